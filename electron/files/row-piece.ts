import type { OnBad } from '../../shared/import/split-json.ts'
import type { OnRow } from '../../shared/import/tokenise-csv.ts'

/** Some whole rows, handed on one by one. Each piece is gone through once, before the next is asked for. */
export interface RowPiece {
  readonly each: (onRow: OnRow, onBad?: OnBad) => void
  /** Bytes of the (unpacked) file read so far. */
  readonly bytes: number
}
