import type { Encoding } from '../../shared/import/encoding.ts'
import { sniffDelimiter, sniffQuoting } from '../../shared/import/sniff-delimiter.ts'
import { makeCsvTokeniser } from '../../shared/import/tokenise-csv.ts'
import { decodeText, sniffEncoding } from './read-text.ts'
import type { RowPiece } from './row-piece.ts'

/** How a delimited file is written. */
export interface CsvProfile {
  readonly encoding: Encoding
  readonly delimiter: string
  readonly quote: string
  readonly hasBackslashes: boolean
}

/** Encoding, delimiter and quoting of a delimited file by its beginning. */
export function sniffCsv(head: Buffer, encoding: Encoding = sniffEncoding(head)): CsvProfile {
  // The head may end inside a character, so it is decoded leniently here; reading the file is strict.
  const text = decodeText(encoding === 'utf-8' ? 'utf-8-damaged' : encoding).push(head, false)
  const { delimiter } = sniffDelimiter(text)
  return { encoding, delimiter, ...sniffQuoting(text, delimiter) }
}

/** Rows of a delimited file, piece by piece. `bytes` counts what was taken from `chunks` so far. */
export async function* readCsv(
  chunks: AsyncIterable<Buffer>,
  profile: CsvProfile,
  file: string,
  isWhole = true,
): AsyncGenerator<RowPiece> {
  const decoding = decodeText(profile.encoding)
  const tokeniser = makeCsvTokeniser({ ...profile, file })
  let isFirst = true
  let skipped = 0
  let bytes = 0
  const pieceOf = (text: string, last: boolean): RowPiece => {
    let rest = text
    if (isFirst && text !== '') {
      isFirst = false
      const said = /^sep=.\r?\n?\ufeff?/i.exec(text)
      if (said) {
        rest = text.slice(said[0].length)
        skipped = 1
      }
    }
    const each: RowPiece['each'] =
      skipped === 0
        ? (onRow) => tokeniser.push(rest, last, onRow)
        : (onRow) => tokeniser.push(rest, last, (cells, line) => onRow(cells, line + skipped))
    return { each, bytes }
  }
  for await (const chunk of chunks) {
    bytes += chunk.length
    yield pieceOf(decoding.push(chunk, false), false)
  }
  if (isWhole) yield pieceOf(decoding.push(Buffer.alloc(0), true), true)
}
