import type { Encoding } from '../../shared/import/encoding.ts'
import { flattenRecord, type JsonShape, makeJsonSplitter } from '../../shared/import/split-json.ts'
import { decodeText } from './read-text.ts'
import type { RowPiece } from './row-piece.ts'

/** How a JSON file is written, and the columns that its beginning has. */
export interface JsonProfile {
  readonly encoding: Encoding
  readonly shape: JsonShape
  readonly columns: readonly string[]
}

/** The columns of the records at the beginning of a file, in the order in which they first occur. */
export function sniffJsonColumns(head: string, shape: JsonShape): string[] {
  const columns = new Set<string>()
  makeJsonSplitter(shape).push(
    head,
    false,
    (record) => {
      for (const name of flattenRecord(record).keys()) columns.add(name)
    },
    () => undefined,
  )
  // A file of one line has no line end that would make its only record whole.
  if (columns.size === 0 && shape.kind === 'lines') {
    makeJsonSplitter(shape).push(
      head,
      true,
      (record) => {
        for (const name of flattenRecord(record).keys()) columns.add(name)
      },
      () => undefined,
    )
  }
  return [...columns]
}

/** The columns of the records in the first `most` bytes of a file, in the order in which they first occur. What can't be decoded any more ends the search. */
export async function findJsonColumns(
  chunks: AsyncIterable<Buffer>,
  { encoding, shape, columns }: JsonProfile,
  most: number,
): Promise<string[]> {
  const found = new Set(columns)
  const decoding = decodeText(encoding === 'utf-8' ? 'utf-8-damaged' : encoding)
  const splitter = makeJsonSplitter(shape)
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.length
    splitter.push(
      decoding.push(chunk, false),
      false,
      (record) => {
        for (const name of flattenRecord(record).keys()) found.add(name)
      },
      () => undefined,
    )
    if (bytes >= most) break
  }
  return [...found].slice(0, mostColumns)
}

/** A file whose records have keys without end (ids as keys) is read by the first of them. */
const mostColumns = 2_000

/** The records of a JSON file as rows under one heading row. */
export async function* readJson(
  chunks: AsyncIterable<Buffer>,
  profile: JsonProfile,
  isWhole = true,
): AsyncGenerator<RowPiece> {
  const decoding = decodeText(profile.encoding)
  const splitter = makeJsonSplitter(profile.shape)
  const { columns } = profile
  let bytes = 0
  let isFirst = true
  const pieceOf = (text: string, last: boolean): RowPiece => ({
    bytes,
    each: (onRow, onBad) => {
      if (isFirst) onRow(columns, 1)
      isFirst = false
      splitter.push(
        text,
        last,
        (record, line) => {
          const values = flattenRecord(record)
          onRow(
            columns.map((column) => values.get(column) ?? ''),
            line,
          )
        },
        onBad ?? (() => undefined),
      )
    },
  })
  for await (const chunk of chunks) {
    bytes += chunk.length
    yield pieceOf(decoding.push(chunk, false), false)
  }
  if (isWhole) yield pieceOf(decoding.push(Buffer.alloc(0), true), true)
}
