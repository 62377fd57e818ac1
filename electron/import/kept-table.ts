import type { TableSample } from '../../shared/import/table.ts'
import type { InputTable } from '../files/read-table.ts'
import type { RowPiece } from '../files/row-piece.ts'
import { type KeptFile, readPacks } from '../store/kept-files.ts'
import type { ReadStore } from '../store/store.ts'
import { unpackRows } from './keep-rows.ts'

/** The rows of an imported file as the project kept them, to be read like the file itself. */
export function keptTable(
  store: ReadStore,
  { importId, file, bytes, sha256 }: KeptImport,
  { path, entry, shape }: KeptFile,
): InputTable {
  const { encoding, delimiter } = shape
  const input = {
    path,
    entry,
    file,
    bytes,
    // biome-ignore lint/correctness/useYield: there are no bytes to hand on
    chunks: async function* (): AsyncGenerator<Buffer> {
      throw new Error(`${file} was not kept byte by byte`)
    },
  }
  const rows = async function* (): AsyncGenerator<RowPiece> {
    let read = 0
    for (const pack of readPacks(store, importId)) {
      read += pack.length
      yield { each: (onRow, onBad) => unpackRows(pack, onRow, onBad), bytes: read }
    }
  }
  return {
    input,
    encoding,
    delimiter,
    encodings: [],
    profile: { format: 'csv', encoding: 'utf-8', delimiter, quote: '"', hasBackslashes: false },
    sample: readSample(store, importId, shape),
    sha256,
    rows,
  }
}

/** What a receipt says of the file whose rows are read. */
export interface KeptImport {
  readonly importId: number
  readonly file: string
  readonly bytes: number
  readonly sha256: string
}

function readSample(store: ReadStore, importId: number, shape: KeptFile['shape']): TableSample {
  const { sampleRows, isWhole, isTyped } = shape
  const rows: (readonly string[])[] = []
  const lines: number[] = []
  for (const pack of readPacks(store, importId)) {
    if (rows.length >= sampleRows) break
    unpackRows(pack, (cells, line) => {
      if (rows.length >= sampleRows) return
      rows.push(cells)
      lines.push(line)
    })
  }
  return { rows, lines, isWhole, isTyped }
}
