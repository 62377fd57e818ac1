import type { CanonicalRecord } from '../../shared/base/model.ts'
import { makeRowImporter } from '../../shared/import/import-rows.ts'
import type { ImportSettings } from '../../shared/import/propose-mapping.ts'
import { recognise, recogniseAs } from '../../shared/import/recognise.ts'
import { sniffDelimiter } from '../../shared/import/sniff-delimiter.ts'
import { maybeSource } from '../../shared/import/sources/index.ts'
import { flattenRecord } from '../../shared/import/split-json.ts'
import type { TableSample } from '../../shared/import/table.ts'
import { makeCsvTokeniser } from '../../shared/import/tokenise-csv.ts'

/** What a small export came to, without files and store. */
export interface ReadSource {
  readonly source: string | null
  readonly records: readonly CanonicalRecord[]
  /** `line column value code` of rows not used. */
  readonly problems: readonly string[]
  /** The same of cells not used. */
  readonly notes: readonly string[]
  readonly excluded: Readonly<Record<string, number>>
  readonly rowsIn: number
  readonly joined: number
}

/** Reads the text of a small export as whatever it is recognised as, or as the named source. */
export function readSource(
  text: string,
  settings: Partial<ImportSettings> & { readonly as?: string } = {},
): ReadSource {
  const rows: (readonly string[])[] = []
  const lines: number[] = []
  makeCsvTokeniser({ delimiter: sniffDelimiter(text).delimiter, quote: '"' }).push(text, true, (cells, line) => {
    rows.push([...cells])
    lines.push(line)
  })
  return readSample({ rows, lines, isWhole: true, isTyped: false }, settings)
}

/** Reads records of JSON the same way. */
export function readObjects(
  objects: readonly object[],
  settings: Partial<ImportSettings> & { readonly as?: string } = {},
): ReadSource {
  const flat = objects.map((object) => flattenRecord(object))
  const columns = [...new Set(flat.flatMap((values) => [...values.keys()]))]
  const rows = [columns, ...flat.map((values) => columns.map((column) => values.get(column) ?? ''))]
  return readSample({ rows, lines: rows.map((_, i) => i), isWhole: true, isTyped: true }, settings)
}

function readSample(
  sample: TableSample,
  { timeZone = 'UTC', currency = 'EUR', as }: Partial<ImportSettings> & { readonly as?: string },
): ReadSource {
  const named = as === undefined ? undefined : maybeSource(as)
  const found =
    named === undefined ? recognise(sample, { timeZone, currency }) : recogniseAs(named, sample, { timeZone, currency })
  const records: CanonicalRecord[] = []
  const problems: string[] = []
  const notes: string[] = []
  if (found.source === null || found.proposal === null)
    return { source: null, records, problems, notes, excluded: {}, rowsIn: 0, joined: 0 }
  const first = found.layout.headerAt + 1 + found.layout.explained
  const importer = makeRowImporter(found.source, found.proposal.mapping, found.layout.headings, sample, first, {
    record: (record) => records.push(record),
    problem: ({ line, column, value, code }) => problems.push(`${line} ${column} ${value} ${code}`),
    note: ({ line, column, value, code }) => notes.push(`${line} ${column} ${value} ${code}`),
  })
  sample.rows.slice(first).forEach((cells, i) => {
    importer.push(cells, sample.lines[first + i] as number)
  })
  importer.finish()
  const { counts } = importer
  return {
    source: found.source.id,
    records,
    problems,
    notes,
    excluded: Object.fromEntries(counts.exclusions),
    rowsIn: counts.rowsIn,
    joined: counts.joined,
  }
}
