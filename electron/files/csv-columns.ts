import { Refusal } from '../../shared/base/refusal.ts'
import { inspectInput } from './input-file.ts'
import { type InputTable, openTable, type TableProfile } from './read-table.ts'
import { NotUtf8 } from './read-text.ts'

/** What a column must hold: numbers; flags (0, 1, true, false, yes, no); text; or numbers if all cells are, else text. */
export type ColumnKind = 'number' | 'flag' | 'text' | 'number-or-text'

export interface ColumnRequest {
  readonly name: string
  readonly kind: ColumnKind
}

/** A column without its missing rows: flags as 0 and 1; text as codes into `levels`, which stand in the order of first sight. */
export type Column =
  | { readonly kind: 'number'; readonly name: string; readonly values: Float64Array }
  | { readonly kind: 'text'; readonly name: string; readonly codes: Int32Array; readonly levels: readonly string[] }

export interface CsvColumns {
  readonly columns: readonly Column[]
  /** Rows under the heading. */
  readonly rows: number
  /** Rows left out because one of the columns is empty there (or NA, N/A, NaN, null). */
  readonly missing: number
}

/**
 * Reads chosen columns of a delimited text file straight into typed arrays, piece by piece, so that a million rows need little more memory than their numbers. Refuses a
 * file that is none, an empty one, a missing or doubled column, and a cell that isn't what its column must hold, naming the line.
 */
export async function readCsvColumns(path: string, requests: readonly ColumnRequest[]): Promise<CsvColumns> {
  const input = await inspectInput(path)
  let profile: TableProfile | undefined
  let wanted = requests
  for (;;) {
    try {
      const table = await openTable(input, profile)
      profile = table.profile
      const read = await readOnce(table, wanted)
      if (read.kind === 'columns') return read.columns
      // A column that began with numbers holds text: read again, knowing that.
      wanted = wanted.map((request, k) => (k === read.column ? { ...request, kind: 'text' } : request))
    } catch (error) {
      if (!(error instanceof NotUtf8) || profile === undefined || !('encoding' in profile)) throw error
      profile = { ...profile, encoding: error.guess }
    }
  }
}

type Reading =
  | { readonly kind: 'columns'; readonly columns: CsvColumns }
  | { readonly kind: 'is-text'; readonly column: number }

async function readOnce(table: InputTable, requests: readonly ColumnRequest[]): Promise<Reading> {
  const sinks = requests.map(({ kind }) => new Sink(kind, table.delimiter === ';'))
  let places: readonly number[] | null = null
  let rows = 0
  let kept = 0
  let text: number | null = null
  const take = (row: readonly string[], line: number) => {
    if (text !== null) return
    if (places === null) {
      places = placesOf(row, requests)
      return
    }
    rows++
    for (let k = 0; k < places.length; k++) if (isMissing(row[places[k] as number])) return
    for (let k = 0; k < sinks.length; k++) {
      const cell = row[places[k] as number] as string
      if ((sinks[k] as Sink).put(kept, cell)) continue
      const { name, kind } = requests[k] as ColumnRequest
      if (kind !== 'number-or-text') throw badCell(name, kind, cell, line)
      text = k
      return
    }
    kept++
  }
  for await (const piece of table.rows()) {
    piece.each(take)
    if (text !== null) return { kind: 'is-text', column: text }
  }
  const { file } = table.input
  if (rows === 0)
    throw new Refusal('no-data', `${file} has a heading but no rows under it`, 'export it again with its rows')
  const columns = sinks.map((sink, k) => sink.finish((requests[k] as ColumnRequest).name, kept))
  return { kind: 'columns', columns: { columns, rows, missing: rows - kept } }
}

/** One column as it grows. */
class Sink {
  readonly #kind: ColumnKind
  readonly #decimalComma: boolean
  #numbers = new Float64Array(0)
  #codes = new Int32Array(0)
  readonly #levels = new Map<string, number>()
  constructor(kind: ColumnKind, decimalComma: boolean) {
    this.#kind = kind
    this.#decimalComma = decimalComma
  }
  /** Puts a cell at a row; false when it isn't what the column must hold. */
  put(row: number, cell: string): boolean {
    if (this.#kind === 'text') {
      if (row >= this.#codes.length) this.#codes = grown(this.#codes, new Int32Array(lengthAfter(row)))
      const text = cell.trim()
      let code = this.#levels.get(text)
      if (code === undefined) {
        code = this.#levels.size
        this.#levels.set(text, code)
      }
      this.#codes[row] = code
      return true
    }
    const value = this.#kind === 'flag' ? flagOf(cell) : numberOf(cell, this.#decimalComma)
    if (Number.isNaN(value)) return false
    if (row >= this.#numbers.length) this.#numbers = grown(this.#numbers, new Float64Array(lengthAfter(row)))
    this.#numbers[row] = value
    return true
  }
  finish(name: string, rows: number): Column {
    return this.#kind === 'text'
      ? { kind: 'text', name, codes: this.#codes.subarray(0, rows), levels: [...this.#levels.keys()] }
      : { kind: 'number', name, values: this.#numbers.subarray(0, rows) }
  }
}

function lengthAfter(row: number): number {
  return Math.max(16_384, 2 * row)
}

function grown<T extends Float64Array | Int32Array>(from: T, into: T): T {
  into.set(from)
  return into
}

function isMissing(cell: string | undefined): boolean {
  if (cell === undefined || cell.length === 0) return true
  if (cell.length > 4) return cell.trim().length === 0
  switch (cell.trim()) {
    case '':
    case 'NA':
    case 'N/A':
    case 'NaN':
    case 'null':
    case 'NULL':
      return true
    default:
      return false
  }
}

function numberOf(cell: string, decimalComma: boolean): number {
  const value = Number(cell)
  if (Number.isFinite(value)) return value
  return decimalComma && /^\s*[+-]?\d+,\d+\s*$/.test(cell) ? Number(cell.replace(',', '.')) : Number.NaN
}

function flagOf(cell: string): number {
  switch (cell.trim().toLowerCase()) {
    case '1':
    case '1.0':
    case 'true':
    case 'yes':
      return 1
    case '0':
    case '0.0':
    case 'false':
    case 'no':
      return 0
    default:
      return Number.NaN
  }
}

function placesOf(heading: readonly string[], requests: readonly ColumnRequest[]): number[] {
  const names = heading.map((name) => name.replace(/^\ufeff/, '').trim())
  return requests.map(({ name }) => {
    const place = names.indexOf(name.trim())
    if (place < 0) {
      throw new Refusal('unknown-column', `there is no column “${name}”`, `the file has ${listed(names)}`)
    }
    if (names.indexOf(name.trim(), place + 1) >= 0) {
      throw new Refusal('unknown-column', `two columns are called “${name}”`, 'give one of them another heading')
    }
    return place
  })
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 20).join(', ')
  return names.length > 20 ? `${shown} and ${names.length - 20} more` : shown
}

function badCell(name: string, kind: ColumnKind, cell: string, line: number): Refusal {
  const value = cell.length > 60 ? `${cell.slice(0, 60)}…` : cell
  return kind === 'flag'
    ? new Refusal(
        'bad-value',
        `column “${name}” must hold 0 or 1 (or true or false), but line ${line} has “${value}”`,
        'write 1 where the event happened and 0 where it did not',
      )
    : new Refusal(
        'bad-value',
        `column “${name}” must hold numbers, but line ${line} has “${value}”`,
        'correct the cell, leave it empty, or choose another column',
      )
}
