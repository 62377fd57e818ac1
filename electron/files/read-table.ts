import type { Hash } from 'node:crypto'
import { Refusal } from '../../shared/base/refusal.ts'
import type { Encoding, EncodingChoice, TextEncoding } from '../../shared/import/encoding.ts'
import { maybeJsonShape } from '../../shared/import/split-json.ts'
import type { TableSample } from '../../shared/import/table.ts'
import { encodingChoices } from './encoding-choices.ts'
import { gunzip, isGzip } from './gunzip.ts'
import type { InputFile } from './input-file.ts'
import { type CsvProfile, readCsv, sniffCsv } from './read-csv.ts'
import { findJsonColumns, type JsonProfile, readJson, sniffJsonColumns } from './read-json.ts'
import { decodeText, encodingToRead, isBinary, NotUtf8, sniffEncoding } from './read-text.ts'
import { readXlsx, sniffXlsx, type XlsxProfile } from './read-xlsx.ts'
import type { RowPiece } from './row-piece.ts'
import type { ZipPlace } from './zip-archive.ts'

/** How a table is written. */
export type TableProfile =
  | ({ readonly format: 'csv' } & CsvProfile)
  | ({ readonly format: 'json' } & JsonProfile)
  | ({ readonly format: 'xlsx' } & XlsxProfile)

/** A file that holds one table, ready to be read from its beginning as often as needed. */
export interface InputTable {
  readonly input: InputFile
  readonly encoding: string
  readonly delimiter: string
  /** How its letters would read in other encodings; empty where there is no doubt. */
  readonly encodings: readonly EncodingChoice[]
  /** What was found out about the format: opening the file with it finds the same table again. */
  readonly profile: TableProfile
  readonly sample: TableSample
  /** The hash of the file, when the rows don't come from it but were kept. */
  readonly sha256?: string
  readonly rows: (options?: { readonly hash?: Hash }) => AsyncGenerator<RowPiece>
}

const headSize = 1 << 19
const sampleRows = 2_000

/**
 * Opens a file as a table: finds out its format by its content, never by its name, and reads the beginning. `known` is what was found out before, `chosen` the
 * encoding that a person told; a workbook has none to choose.
 */
export async function openTable(input: InputFile, known?: TableProfile, chosen?: TextEncoding): Promise<InputTable> {
  try {
    return await openAs(input, known, chosen)
  } catch (error) {
    // A file can end inside a character: it is no whole UTF-8 then, though its beginning looked so.
    if (!(error instanceof NotUtf8) || known !== undefined) throw error
    return openAs(input, undefined, chosen === 'utf-8' ? 'utf-8-damaged' : error.guess)
  }
}

async function openAs(
  input: InputFile,
  known: TableProfile | undefined,
  chosen: Encoding | undefined,
): Promise<InputTable> {
  const raw = await readHead(input.chunks({ most: headSize }))
  const isPacked = isGzip(raw)
  const unpack = (chunks: AsyncGenerator<Buffer>): AsyncIterable<Buffer> =>
    isPacked ? gunzip(chunks, { file: input.file, packedBytes: input.bytes }) : chunks
  const head = isPacked ? await readHead(unpack(input.chunks())) : raw
  if (isZip(head)) {
    // A workbook is read from its end, so one inside another file is unpacked into memory first.
    const isInside = isPacked || input.entry !== null
    return openWorkbook(input, isInside ? await readWhole(unpack(input.chunks()), input.file) : input.path, known)
  }
  refuseForeign(head, input.file)
  const isWhole = isPacked ? head.length < headSize : head.length === input.bytes
  const profile = known ?? (await completeColumns(sniffText(head, input.file, chosen), unpack(input.chunks()), isWhole))
  if (profile.format === 'xlsx') throw new Error('a workbook became a text')
  const read = (chunks: AsyncIterable<Buffer>, whole: boolean): AsyncGenerator<RowPiece> =>
    profile.format === 'csv' ? readCsv(chunks, profile, input.file, whole) : readJson(chunks, profile, whole)
  const sample = await readSample(read(once(head), isWhole), isWhole, profile.format === 'json')
  if (sample.rows.length === 0) throw new Refusal('empty-file', `${input.file} holds no rows`, 'export it again')
  return {
    input,
    encoding: profile.encoding,
    delimiter: profile.format === 'csv' ? profile.delimiter : profile.format,
    encodings: profile.encoding === 'utf-8' && chosen === undefined ? [] : encodingChoices(head, profile.encoding),
    profile,
    sample,
    rows: (options) => read(unpack(input.chunks(options)), true),
  }
}

function sniffText(head: Buffer, file: string, chosen: Encoding | undefined): TableProfile {
  const encoding = chosen === undefined ? sniffEncoding(head) : encodingToRead(head, chosen)
  const text = decodeText(encoding === 'utf-8' ? 'utf-8-damaged' : encoding).push(head, false)
  if (!/^\s*[[{]/.test(text)) return { format: 'csv', ...sniffCsv(head, encoding) }
  const shape = maybeJsonShape(text)
  const columns = shape === undefined ? [] : sniffJsonColumns(text, shape)
  if (shape !== undefined && columns.length > 0) return { format: 'json', encoding, shape, columns }
  // A table whose first heading begins with a bracket, or JSON that is no list of records.
  const csv = sniffCsv(head, encoding)
  if (/^\s*(\{\s*["}]|\[\s*["[{\]\d])/.test(text)) {
    throw new Refusal('not-a-table', `${file} is JSON, but no list of records`, 'export the list itself')
  }
  return { format: 'csv', ...csv }
}

/** Records name their own columns, and one that few have may come late: the columns of a JSON file are those of its first 64 MB. */
const columnsSearched = 64 << 20

async function completeColumns(
  profile: TableProfile,
  chunks: AsyncIterable<Buffer>,
  isWhole: boolean,
): Promise<TableProfile> {
  if (profile.format !== 'json' || isWhole) return profile
  return { ...profile, columns: await findJsonColumns(chunks, profile, columnsSearched) }
}

async function openWorkbook(input: InputFile, place: ZipPlace, known: TableProfile | undefined): Promise<InputTable> {
  const { file } = input
  const profile: TableProfile = known?.format === 'xlsx' ? known : { format: 'xlsx', ...(await sniffXlsx(place, file)) }
  const sample = await readSample(readXlsx(place, file, profile), true, true)
  if (sample.rows.length === 0) throw new Refusal('empty-file', `${file} holds no rows`, 'export it again')
  return {
    input,
    encoding: 'xlsx',
    delimiter: profile.sheet,
    encodings: [],
    profile,
    sample,
    rows: async function* (options) {
      if (options?.hash) for await (const _ of input.chunks({ hash: options.hash }));
      yield* readXlsx(place, file, profile)
    },
  }
}

async function* once(buffer: Buffer): AsyncGenerator<Buffer> {
  yield buffer
}

function isZip(head: Buffer): boolean {
  return head.length >= 4 && head.readUInt32BE(0) === 0x504b0304
}

/** Workbooks inside archives may be this large, packed. */
const mostInside = 200 << 20

async function readWhole(chunks: AsyncIterable<Buffer>, file: string): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const chunk of chunks) {
    parts.push(chunk)
    size += chunk.length
    if (size > mostInside)
      throw new Refusal('too-large', `${file} is too large to be read inside another file`, 'unpack it and import it')
  }
  return Buffer.concat(parts)
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

async function readSample(pieces: AsyncIterable<RowPiece>, isWhole: boolean, isTyped: boolean): Promise<TableSample> {
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
    if (count > sampleRows) break
  }
  return { rows, lines, isWhole: isWhole && count <= sampleRows, isTyped }
}

const signatures: readonly (readonly [string, string, string])[] = [
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
