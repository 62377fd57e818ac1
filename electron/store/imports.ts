import type { RecordKind } from '../../shared/base/model.ts'
import { explainProblem, type Problem } from '../../shared/base/problem.ts'
import type { Mapping } from '../../shared/import/mapping.ts'
import { fixOf, type ProblemGroup } from '../../shared/import/problem-groups.ts'
import type { ProblemList, Receipt } from '../../shared/import/report.ts'
import { maybeSource, sourceTitle } from '../../shared/import/sources/index.ts'
import type { ReadStore, WriteStore } from './store.ts'

/** A column that can't be read at all would give as many notes as rows: the first thousand say it. */
export const mostNotes = 1_000

/** What is known of an import when it begins. */
export interface ImportStart {
  readonly file: string
  readonly bytes: number
  readonly source: string
  readonly mapping: Mapping
  readonly kinds: readonly RecordKind[]
  readonly encoding: string
  readonly delimiter: string
  readonly importedAt: number
  /** The number of an import that is made anew; a new one gets the next. */
  readonly id?: number
}

/** What is known of it when it has ended. */
export interface ImportEnd {
  readonly sha256: string
  readonly rowsIn: number
  readonly records: number
  readonly merged: number
  readonly excluded: number
  readonly problems: number
  readonly exclusions: ReadonlyMap<string, number>
  /** Kinds of records that it really held; those of its source when it held none. */
  readonly kinds: readonly RecordKind[]
  readonly dataFrom: number | null
  readonly dataThrough: number | null
}

/** Opens the entry of an import and gives its number. */
export function beginImport(store: WriteStore, start: ImportStart): number {
  const id = start.id ?? (store.sql('SELECT COALESCE(MAX(id), 0) + 1 FROM imports').pluck().get() as number)
  store
    .sql(
      `INSERT INTO imports (id, sha256, file, bytes, source, mapping, kinds, encoding, delimiter, rows_in, records, merged, excluded, problems, imported_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, ?)`,
    )
    .run(
      id,
      `open ${id}`,
      start.file,
      start.bytes,
      start.source,
      mappingText(start.mapping),
      JSON.stringify(start.kinds),
      start.encoding,
      start.delimiter,
      start.importedAt,
    )
  return id
}

/** Closes the entry of an import with its counts. */
export function endImport(store: WriteStore, id: number, end: ImportEnd): void {
  store
    .sql(
      `UPDATE imports SET sha256 = ?, rows_in = ?, records = ?, merged = ?, excluded = ?, problems = ?, data_from = ?, data_through = ?,
         kinds = COALESCE(?, kinds) WHERE id = ?`,
    )
    .run(
      end.sha256,
      end.rowsIn,
      end.records,
      end.merged,
      end.excluded,
      end.problems,
      end.dataFrom,
      end.dataThrough,
      end.kinds.length === 0 ? null : JSON.stringify(end.kinds),
      id,
    )
  const exclude = store.sql('INSERT INTO exclusions (import_id, reason, rows) VALUES (?, ?, ?)')
  for (const [reason, rows] of end.exclusions) exclude.run(id, reason, rows)
}

/** A mapping as text with its keys in one order, so that equal mappings are equal texts. */
export function mappingText(mapping: Mapping): string {
  return JSON.stringify(sortKeys(mapping))
}

function sortKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(sortKeys)
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortKeys(inner)]),
  )
}

/** Is there an import of this number? */
export function hasImport(store: ReadStore, id: number): boolean {
  return store.sql('SELECT 1 FROM imports WHERE id = ?').get(id) !== undefined
}

/** How an imported file was read. */
export function readMappingOf(store: ReadStore, id: number): Mapping | undefined {
  const text = store.sql('SELECT mapping FROM imports WHERE id = ?').pluck().get(id) as string | undefined
  return text === undefined ? undefined : (JSON.parse(text) as Mapping)
}

/** Is there any import of a file of this size? Only then can the same file have been imported before. */
export function hasImportOfSize(store: ReadStore, bytes: number): boolean {
  return store.sql('SELECT 1 FROM imports WHERE bytes = ? LIMIT 1').get(bytes) !== undefined
}

/** The import of this very file, read the same way. */
export function maybeSameImport(
  store: ReadStore,
  sha256: string,
  source: string,
  mapping: Mapping,
): number | undefined {
  return store
    .sql('SELECT id FROM imports WHERE sha256 = ? AND source = ? AND mapping = ?')
    .pluck()
    .get(sha256, source, mappingText(mapping)) as number | undefined
}

/** The import of this very file as this source, read in another way. */
export function maybeOtherReading(store: ReadStore, sha256: string, source: string): number | undefined {
  const id = store.sql('SELECT MAX(id) FROM imports WHERE sha256 = ? AND source = ?').pluck().get(sha256, source)
  return (id as number | null) ?? undefined
}

/** Keeps a row or cell that could not be used. `cells` is the row as it stood. */
export function keepProblem(
  store: WriteStore,
  importId: number,
  problem: Problem,
  cells: readonly string[] | null,
): void {
  store
    .sql('INSERT INTO problems (import_id, line, column_name, value, code, cells) VALUES (?, ?, ?, ?, ?, ?)')
    .run(
      importId,
      problem.line,
      problem.column,
      problem.value,
      problem.code,
      cells === null ? null : JSON.stringify(cells.map((cell) => cell.slice(0, 1000))),
    )
}

interface ImportRow {
  readonly id: number
  readonly sha256: string
  readonly file: string
  readonly bytes: number
  readonly source: string
  readonly mapping: string
  readonly kinds: string
  readonly encoding: string
  readonly delimiter: string
  readonly rows_in: number
  readonly records: number
  readonly merged: number
  readonly excluded: number
  readonly problems: number
  readonly data_from: number | null
  readonly data_through: number | null
}

const importColumns =
  'id, sha256, file, bytes, source, mapping, kinds, encoding, delimiter, rows_in, records, merged, excluded, problems, data_from, data_through'

/** The receipt of one import. */
export function readReceipt(store: ReadStore, id: number, alreadyImported = false): Receipt {
  return toReceipt(
    store,
    store.sql(`SELECT ${importColumns} FROM imports WHERE id = ?`).get(id) as ImportRow,
    alreadyImported,
  )
}

/** The receipts of all imports, in the order in which they were made. */
export function readReceipts(store: ReadStore): Receipt[] {
  const rows = store.sql(`SELECT ${importColumns} FROM imports ORDER BY id`).all() as ImportRow[]
  return rows.map((row) => toReceipt(store, row, false))
}

function toReceipt(store: ReadStore, row: ImportRow, alreadyImported: boolean): Receipt {
  const exclusions = store
    .sql('SELECT reason, rows FROM exclusions WHERE import_id = ? ORDER BY rows DESC, reason')
    .raw()
    .all(row.id) as [string, number][]
  const mapping = JSON.parse(row.mapping) as Mapping
  const iso = (at: number | null): string | null => (at === null ? null : new Date(at * 1000).toISOString())
  return {
    id: row.id,
    file: row.file,
    source: row.source,
    title: sourceTitle(row.source),
    kinds: JSON.parse(row.kinds) as RecordKind[],
    rowsIn: row.rows_in,
    records: row.records,
    merged: row.merged,
    excluded: row.excluded,
    exclusions: Object.fromEntries(exclusions),
    problems: row.problems,
    dataFrom: iso(row.data_from),
    dataThrough: iso(row.data_through),
    sha256: row.sha256,
    bytes: row.bytes,
    encoding: row.encoding,
    delimiter: row.delimiter,
    timeZone: mapping.timeZone,
    currency: mapping.currency,
    dateOrder: mapping.dateOrder === 'YMD' ? null : mapping.dateOrder,
    alreadyImported,
  }
}

/** Problems of one import or of all, in the order of the files' lines. */
export function readProblems(
  store: ReadStore,
  page: { readonly importId?: number | undefined; readonly offset: number; readonly limit: number },
): ProblemList {
  const { importId = null, offset, limit } = page
  const total = store
    .sql('SELECT COUNT(*) FROM problems WHERE @importId IS NULL OR import_id = @importId')
    .pluck()
    .get({ importId }) as number
  const rows = store
    .sql(
      `SELECT p.import_id AS importId, i.file AS file, p.line AS line, p.column_name AS "column", p.value AS value, p.code AS code
         FROM problems p JOIN imports i ON i.id = p.import_id
        WHERE @importId IS NULL OR p.import_id = @importId ORDER BY p.import_id, p.line, p.id LIMIT @limit OFFSET @offset`,
    )
    .all({ importId, limit, offset }) as (Problem & { importId: number; file: string })[]
  return { total, problems: rows.map((row) => ({ ...row, ...explainProblem(row.code) })) }
}

/** Problems by their cause, those that concern most first; of one import or of all. */
export function readProblemGroups(store: ReadStore, importId: number | null): ProblemGroup[] {
  const groups = store
    .sql(
      `SELECT p.import_id AS importId, i.file, i.source, i.mapping, p.column_name AS "column", p.code, COUNT(*) AS count, MIN(p.line) AS firstLine, MIN(p.cells IS NULL) AS areNotes
         FROM problems p JOIN imports i ON i.id = p.import_id WHERE @importId IS NULL OR p.import_id = @importId
        GROUP BY p.import_id, p.column_name, p.code ORDER BY count DESC, p.import_id, firstLine LIMIT 500`,
    )
    .all({ importId }) as GroupRow[]
  const values = store.sql(
    `SELECT value, COUNT(*) AS count, MIN(line) AS line FROM problems WHERE import_id = ? AND column_name = ? AND code = ?
      GROUP BY value ORDER BY count DESC, line LIMIT 30`,
  )
  return groups.map(({ source, mapping, areNotes, ...group }) => ({
    ...group,
    ...explainProblem(group.code),
    isCut: areNotes === 1 && group.count >= mostNotes,
    values: values.all(group.importId, group.column, group.code) as ProblemGroup['values'],
    fix: fixOf(maybeSource(source), JSON.parse(mapping) as Mapping, group.code, group.column),
  }))
}

interface GroupRow {
  readonly importId: number
  readonly file: string
  readonly source: string
  readonly mapping: string
  readonly column: string
  readonly code: Problem['code']
  readonly count: number
  readonly firstLine: number
  readonly areNotes: number
}
