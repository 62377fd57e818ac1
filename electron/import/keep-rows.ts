import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { ProblemCode } from '../../shared/base/problem.ts'
import { isBlank } from '../../shared/import/cells/is-blank.ts'
import type { OnBad } from '../../shared/import/split-json.ts'
import type { OnRow } from '../../shared/import/tokenise-csv.ts'

/** Packs the rows of a file so that it can be read again without it. */
export interface RowKeeper {
  readonly add: OnRow
  readonly addBad: (text: string, line: number, code: ProblemCode) => void
  /** Packed rows that are full; with `all` also the rest. */
  readonly take: (all: boolean) => Uint8Array[]
  /** False when the rows became too many; then none are worth keeping. */
  readonly isWhole: () => boolean
}

/** Files above this are not kept: the project would grow with them, and the import would take longer. */
export const mostKeptBytes = 32 << 20
const mostKeptText = 96 << 20
const packedAt = 1 << 20
const longestBad = 1_000

/** What stands for a cell of a column that nothing is read from: that there was something, and not what. */
const mask = '…'

/** A row without what it says in columns that aren't used. */
export function maskColumns(cells: readonly string[], used: ReadonlySet<number>): readonly string[] {
  return cells.map((cell, i) => (used.has(i) || isBlank(cell) ? cell : mask))
}

/** Makes a keeper of rows. */
export function makeRowKeeper(): RowKeeper {
  let lines: string[] = []
  let length = 0
  let total = 0
  let packed: Uint8Array[] = []
  const pack = (): void => {
    if (lines.length > 0) packed.push(deflateRawSync(lines.join('\n'), { level: 1 }))
    lines = []
    length = 0
  }
  const put = (row: unknown): void => {
    if (total > mostKeptText) return
    const text = JSON.stringify(row)
    lines.push(text)
    length += text.length
    total += text.length
    if (length > packedAt) pack()
    if (total > mostKeptText) {
      lines = []
      packed = []
    }
  }
  return {
    add: (cells, line) => put([line, ...cells]),
    addBad: (text, line, code) => put([line, null, code, text.slice(0, longestBad)]),
    take: (all) => {
      if (all) pack()
      return packed.splice(0)
    },
    isWhole: () => total <= mostKeptText,
  }
}

/** Hands on the rows of one pack. */
export function unpackRows(pack: Uint8Array, onRow: OnRow, onBad?: OnBad): void {
  for (const text of inflateRawSync(pack).toString('utf8').split('\n')) {
    const [line, ...cells] = JSON.parse(text) as [number, ...(string | null)[]]
    if (cells[0] === null) onBad?.(cells[2] as string, line, cells[1] as ProblemCode)
    else onRow(cells as string[], line)
  }
}
