import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs'
import Papa from 'papaparse'
import { must } from '../../shared/base/assert.ts'
import { Refusal } from '../../shared/base/refusal.ts'

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

const blockSize = 4 * 1024 * 1024

/**
 * Reads chosen columns of a CSV file straight into typed arrays, block by block, so that a million rows need little more memory than their numbers. Refuses a
 * file that is none, an empty one, a missing or doubled column, and a cell that isn't what its column must hold, naming the row.
 */
export async function readCsvColumns(file: string, requests: readonly ColumnRequest[]): Promise<CsvColumns> {
  const encoding = encodingOf(file)
  let wanted = requests
  for (;;) {
    const read = await readOnce(file, encoding, wanted)
    if (read.kind === 'columns') return read.columns
    // A column that began with numbers holds text: read again, knowing that.
    wanted = wanted.map((request, k) => (k === read.column ? { ...request, kind: 'text' } : request))
  }
}

type Reading =
  | { readonly kind: 'columns'; readonly columns: CsvColumns }
  | { readonly kind: 'is-text'; readonly column: number }

function readOnce(file: string, encoding: BufferEncoding, requests: readonly ColumnRequest[]): Promise<Reading> {
  return new Promise((resolve, reject) => {
    const sinks = requests.map(({ kind }) => new Sink(kind))
    let places: number[] | null = null
    let rows = 0
    let kept = 0
    let outcome: Reading | Error | null = null
    const stream = createReadStream(file, { highWaterMark: blockSize, encoding })
    const take = (row: readonly string[]) => {
      rows++
      for (const place of places as number[]) if (isMissing(row[place])) return
      for (let k = 0; k < sinks.length; k++) {
        const cell = row[(places as number[])[k] as number] as string
        if ((sinks[k] as Sink).put(kept, cell)) continue
        const { name, kind } = requests[k] as ColumnRequest
        outcome = kind === 'number-or-text' ? { kind: 'is-text', column: k } : badCell(name, kind, cell, rows + 1)
        return
      }
      kept++
    }
    Papa.parse<string[]>(stream, {
      skipEmptyLines: true,
      chunk: ({ data, errors, meta }, parser) => {
        const broken = errors.find(({ type }) => type === 'Quotes')
        if (broken) outcome = brokenQuotes(rows + (broken.row ?? 0) + 1)
        let at = 0
        if (!outcome && places === null && data.length > 0) {
          try {
            places = placesOf(must(data[0], 'heading'), requests)
            for (const sink of sinks) sink.decimalComma = meta.delimiter === ';'
          } catch (error) {
            outcome = error as Error
          }
          at = 1
        }
        for (; at < data.length && !outcome; at++) take(data[at] as string[])
        if (outcome) parser.abort()
      },
      complete: () => {
        stream.destroy()
        if (outcome instanceof Error) reject(outcome)
        else if (outcome) resolve(outcome)
        else if (places === null) reject(emptyFile(file))
        else if (rows === 0)
          reject(new Refusal('no-data', `${file} has a heading but no rows under it`, 'export it again with its rows'))
        else {
          const columns = sinks.map((sink, k) => sink.finish((requests[k] as ColumnRequest).name, kept))
          resolve({ kind: 'columns', columns: { columns, rows, missing: rows - kept } })
        }
      },
      error: reject,
    })
  })
}

/** One column as it grows. */
class Sink {
  decimalComma = false
  readonly #kind: ColumnKind
  #numbers = new Float64Array(0)
  #codes = new Int32Array(0)
  readonly #levels = new Map<string, number>()
  constructor(kind: ColumnKind) {
    this.#kind = kind
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
    const value = this.#kind === 'flag' ? flagOf(cell) : numberOf(cell, this.decimalComma)
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

function badCell(name: string, kind: ColumnKind, cell: string, row: number): Refusal {
  const value = cell.length > 60 ? `${cell.slice(0, 60)}…` : cell
  return kind === 'flag'
    ? new Refusal(
        'bad-value',
        `column “${name}” must hold 0 or 1 (or true or false), but row ${row} has “${value}”`,
        'write 1 where the event happened and 0 where it did not',
      )
    : new Refusal(
        'bad-value',
        `column “${name}” must hold numbers, but row ${row} has “${value}”`,
        'correct the cell, leave it empty, or choose another column',
      )
}

function brokenQuotes(row: number): Refusal {
  return new Refusal('not-a-table', `a quotation mark is not closed at row ${row}`, 'export the file as CSV again')
}

function emptyFile(file: string): Refusal {
  return new Refusal('empty-file', `${file} is empty`, 'choose a CSV file with a heading and rows')
}

/** UTF-8, or UTF-16 when the file says so; refuses what isn't a text file. */
function encodingOf(file: string): BufferEncoding {
  const stats = statSync(file, { throwIfNoEntry: false })
  if (!stats) throw new Refusal('not-found', `there is no file ${file}`, 'check the name and the folder')
  if (!stats.isFile()) throw new Refusal('not-a-file', `${file} is not a file`, 'choose a CSV file')
  if (stats.size === 0) throw emptyFile(file)
  const start = Buffer.alloc(Math.min(stats.size, 4096))
  const handle = openSync(file, 'r')
  try {
    readSync(handle, start, 0, start.length, 0)
  } finally {
    closeSync(handle)
  }
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf16le'
  if (start.includes(0)) throw new Refusal('not-a-table', `${file} is not a text file`, 'export it as CSV')
  return 'utf8'
}
