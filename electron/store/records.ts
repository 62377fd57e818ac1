import type { Statement } from 'better-sqlite3'
import type { RecordKind } from '../../shared/base/model.ts'
import { makeRecordMerger } from './merge-records.ts'
import { makePersonKeeper, type PersonRow } from './people.ts'
import type { NumberedPerson, RecordBatch } from './record-batch.ts'
import { type RecordTable, recordTable, type Value } from './record-columns.ts'
import { putStandInsAside, takeStandInsOut } from './stand-ins.ts'
import { rowHead } from './statements.ts'
import type { WriteStore } from './store.ts'
import { termId } from './terms.ts'

export interface RecordWriter {
  readonly write: (batch: RecordBatch) => void
  /** How many rows became new records, how many completed or updated one that was there, and from when to when they speak. */
  readonly finish: () => WrittenRecords
}

export interface WrittenRecords {
  readonly records: number
  readonly merged: number
  readonly dataFrom: number | null
  readonly dataThrough: number | null
  readonly kinds: readonly RecordKind[]
}

/** Rows that one statement inserts: more save little, and SQLite allows 32,766 values in one. */
const group = 32

/**
 * Writes the records of one import. A record that is there already is updated when the new one is newer, and completed where it said nothing;
 * which of two is newer never depends on the order in which files were imported.
 */
export function makeRecordWriter(
  store: WriteStore,
  { importId, system }: { readonly importId: number; readonly system: string },
): RecordWriter {
  const systemId = termId(store, 'system', system)
  const termIds: number[] = []
  const personIds: number[] = []
  const kinds = new Set<RecordBatch['kind']>()
  const keepPerson = makePersonKeeper(store, importId)
  /** Statements of this import only: their texts hold its number. */
  const statements = new Map<string, Statement>()
  const statement = (sql: string): Statement => {
    let known = statements.get(sql)
    if (!known) {
      known = store.db.prepare(sql)
      statements.set(sql, known)
    }
    return known
  }
  const insertPeople = statement(personSql(importId, group))
  const merger = makeRecordMerger(store, importId)
  let records = 0
  let merged = 0
  let from = Number.POSITIVE_INFINITY
  let through = Number.NEGATIVE_INFINITY

  let nextPerson = store.sql('SELECT COALESCE(MAX(id), 0) + 1 FROM people').pluck().get() as number
  /** Ids are given here, so that people who are new can be inserted many at a time. */
  const writePeople = (people: readonly NumberedPerson[]): void => {
    const values = (person: NumberedPerson): PersonRow => {
      const id = nextPerson++
      personIds[person.number] = id
      return [id, systemId, person.key, person.externalId, person.email, person.companyId, person.organisation]
    }
    let at = 0
    while (at + group <= people.length && insertsAll(insertPeople, people.slice(at, at + group).flatMap(values)))
      at += group
    for (const person of people.slice(at)) personIds[person.number] = keepPerson(values(person))
  }

  const write = (batch: RecordBatch): void => {
    from = Math.min(from, batch.from)
    through = Math.max(through, batch.through)
    for (const { number, kind, term } of batch.terms) termIds[number] = termId(store, kind, term)
    writePeople(batch.people)
    if (batch.kind === 'subscription' && !kinds.has('subscription')) takeStandInsOut(store, systemId)
    kinds.add(batch.kind)
    const table = recordTable(batch.kind)
    // Columns that say nothing in the whole batch needn't be bound row by row.
    const used = table.columns.flatMap((column, c) =>
      isSilent(batch, c) ? [] : [{ column, values: batch.columns[c] as ArrayLike<Value> }],
    )
    const width = 1 + used.length
    const fill = (into: Value[], at: number, i: number): void => {
      into[at] = batch.lines[i] as number
      for (let c = 0; c < used.length; c += 1) {
        const { column, values } = used[c] as (typeof used)[number]
        const value = values[i] as Value
        let bound = value
        if (column.type !== 'text') {
          if (Number.isNaN(value)) bound = null
          else if (column.type === 'term') bound = termIds[value as number] as number
          else if (column.type === 'person') bound = personIds[value as number] as number
        }
        into[at + 1 + c] = bound
      }
    }
    const names = ['line', ...used.map(({ column }) => column.name)]
    const one = statement(insertSql(table, { importId, systemId, names, rows: 1, orIgnore: 'OR IGNORE ' }))
    const writeOne = (i: number): void => {
      const row: Value[] = []
      fill(row, 0, i)
      if (one.run(row).changes === 1) records += batch.counts[i] as number
      else {
        merged += batch.counts[i] as number
        merger.merge(table, widen(table, names, row, { import_id: importId, system_id: systemId }))
      }
    }
    const many = statement(insertSql(table, { importId, systemId, names, rows: group }))
    const rows: Value[] = new Array(width * group).fill(null)
    let at = 0
    // Once a record was there already, more will be: a statement that fails as a whole costs more than it saves.
    for (let isFresh = true; isFresh && at + group <= batch.count; ) {
      for (let k = 0; k < group; k += 1) fill(rows, k * width, at + k)
      isFresh = insertsAll(many, rows)
      if (!isFresh) break
      for (let k = 0; k < group; k += 1) records += batch.counts[at + k] as number
      at += group
    }
    for (; at < batch.count; at += 1) writeOne(at)
  }
  const finish = (): WrittenRecords => {
    merger.finish(Number.isFinite(through) ? through : null)
    if (kinds.has('subscription')) putStandInsAside(store, systemId)
    return totals()
  }
  const totals = (): WrittenRecords => ({
    records,
    merged,
    dataFrom: Number.isFinite(from) ? from : null,
    dataThrough: Number.isFinite(through) ? through : null,
    kinds: [...kinds],
  })
  return { write, finish }
}

/** Inserts all of a group of rows, or none when one of them is there already. */
function insertsAll(statement: Statement, rows: readonly Value[]): boolean {
  try {
    statement.run(rows)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_UNIQUE') return false
    throw error
  }
}

function isSilent(batch: RecordBatch, c: number): boolean {
  const column = batch.columns[c] as Float64Array | (string | null)[]
  for (let i = 0; i < batch.count; i += 1) {
    const value = column[i] as Value
    if (value !== null && !Number.isNaN(value)) return false
  }
  return true
}

/** A row with all of its table's columns again. */
function widen(
  table: RecordTable,
  names: readonly string[],
  row: readonly Value[],
  fixed: Readonly<Record<string, number>>,
): Value[] {
  return [...rowHead, ...table.columns.map((column) => column.name)].map((name) => {
    const at = names.indexOf(name)
    return at < 0 ? (fixed[name] ?? null) : (row[at] as Value)
  })
}

/** Import and system are the same in every row of an import, so they stand in the text instead of being bound a million times. */
function insertSql(
  table: RecordTable,
  {
    importId,
    systemId,
    names,
    rows,
    orIgnore = '',
  }: { importId: number; systemId: number; names: readonly string[]; rows: number; orIgnore?: string },
): string {
  const one = `(${importId}, ${systemId}, ${names.map(() => '?').join(', ')})`
  return `INSERT ${orIgnore}INTO ${table.table} (import_id, system_id, ${names.join(', ')}) VALUES ${new Array(rows).fill(one).join(', ')}`
}

function personSql(importId: number, rows: number): string {
  const values = new Array(rows).fill(`(${importId}, ?, ?, ?, ?, ?, ?, ?)`).join(', ')
  return `INSERT INTO people (import_id, id, system_id, person_key, external_id, email, company_id, organisation) VALUES ${values}`
}
