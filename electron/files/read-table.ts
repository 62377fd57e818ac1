import type { Hash } from 'node:crypto'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Refusal } from '../../shared/base/refusal.ts'
import type { TableSample } from '../../shared/import/table.ts'
import type { OnRow } from '../../shared/import/tokenise-csv.ts'
import type { InputFile } from './input-file.ts'
import { type CsvProfile, readCsv, sniffCsv } from './read-csv.ts'
import { isBinary } from './read-text.ts'

/** Some whole rows, handed on one by one. Each piece is gone through once, before the next is asked for. */
export interface RowPiece {
  readonly each: (onRow: OnRow) => void
  /** Bytes of the (unpacked) file read so far. */
  readonly bytes: number
}

/** How a table is written. */
export type TableProfile = CsvProfile

/** A file that holds one table, ready to be read from its beginning as often as needed. */
export interface InputTable {
  readonly input: InputFile
  readonly encoding: string
  readonly delimiter: string
  /** What was found out about the format: opening the file with it finds the same table again. */
  readonly profile: TableProfile
  readonly sample: TableSample
  readonly rows: (options?: { readonly hash?: Hash }) => AsyncGenerator<RowPiece>
}

const headSize = 1 << 19
const sampleRows = 2_000

/** Opens a file as a table: finds out its format by its content, never by its name, and reads the beginning. */
export async function openTable(input: InputFile, profile?: TableProfile): Promise<InputTable> {
  const raw = await readHead(input.chunks({ most: headSize }))
  const isGzip = raw[0] === 0x1f && raw[1] === 0x8b
  const unpack = (chunks: AsyncGenerator<Buffer>): AsyncIterable<Buffer> => (isGzip ? gunzip(chunks, input) : chunks)
  const head = isGzip ? await readHead(gunzip(input.chunks(), input)) : raw
  refuseForeign(head, input.file)
  const csv = profile ?? sniffCsv(head)
  const isWhole = isGzip ? head.length < headSize : head.length === input.bytes
  const sample = await readSample(readCsv(once(head), csv, isWhole), isWhole)
  if (sample.rows.length === 0) throw new Refusal('empty-file', `${input.file} holds no rows`, 'export it again')
  return {
    input,
    encoding: csv.encoding,
    delimiter: csv.delimiter,
    profile: csv,
    sample,
    rows: (options) => readCsv(unpack(input.chunks(options)), csv),
  }
}

async function* once(buffer: Buffer): AsyncGenerator<Buffer> {
  yield buffer
}

/** The first half megabyte. Stops reading after it. */
async function readHead(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const chunk of chunks) {
    parts.push(chunk)
    size += chunk.length
    if (size >= headSize) break
  }
  return Buffer.concat(parts).subarray(0, headSize)
}

async function readSample(pieces: AsyncIterable<RowPiece>, isWhole: boolean): Promise<TableSample> {
  const rows: (readonly string[])[] = []
  const lines: number[] = []
  let count = 0
  for await (const piece of pieces) {
    piece.each((cells, line) => {
      count += 1
      if (count > sampleRows) return
      rows.push([...cells])
      lines.push(line)
    })
  }
  return {
    rows,
    lines,
    isWhole: isWhole && count <= sampleRows,
    isTyped: false,
  }
}

/** A packed file may unpack to many times its size; a text that is honest stays below this. */
const mostRatio = 200
const freeBytes = 100 << 20

async function* gunzip(chunks: AsyncIterable<Buffer>, input: InputFile): AsyncGenerator<Buffer> {
  const unpacked = pipeline(chunks, createGunzip({ chunkSize: 1 << 18 }), () => undefined)
  let bytes = 0
  try {
    for await (const chunk of unpacked as unknown as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > freeBytes && bytes > input.bytes * mostRatio) {
        throw new Refusal(
          'too-large',
          `${input.file} unpacks to more than ${mostRatio} times its size`,
          'unpack it yourself and look at what is in it',
        )
      }
      yield chunk
    }
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('unknown-format', `${input.file} is a damaged gzip file`, 'export or download it again')
  }
}

const signatures: readonly (readonly [string, string, string])[] = [
  ['504b0304', 'a ZIP file or workbook', 'export it as CSV'],
  ['d0cf11e0a1b11ae1', 'an old Excel workbook (.xls)', 'save it as .xlsx or CSV'],
  ['25504446', 'a PDF document', 'export the data behind it as CSV'],
  ['89504e47', 'a picture', 'export the data behind it as CSV'],
  ['ffd8ff', 'a picture', 'export the data behind it as CSV'],
  ['53514c69746520666f726d6174203300', 'a database file', 'export its tables as CSV'],
  ['7f454c46', 'a program', 'name an export'],
  ['4d5a9000', 'a program', 'name an export'],
  ['50415231', 'a Parquet file', 'export it as CSV'],
]

function refuseForeign(head: Buffer, file: string): void {
  const hex = head.subarray(0, 16).toString('hex')
  for (const [signature, what, hint] of signatures) {
    if (hex.startsWith(signature)) throw new Refusal('unknown-format', `${file} is ${what}`, hint)
  }
  if (isBinary(head)) throw new Refusal('unknown-format', `${file} is a binary file, not a table`, 'export it as CSV')
  const text = head.subarray(0, 1000).toString('latin1').trimStart()
  if (/^(<!doctype|<html|<\?xml|\{\\rtf)/i.test(text)) {
    throw new Refusal(
      'not-a-table',
      `${file} is a web page or document, not a table`,
      'download the export itself; a sign-in page may have been saved instead',
    )
  }
}
