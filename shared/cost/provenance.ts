import type { Instant } from '../base/model.ts'
import type { CostBasis } from './lines.ts'

/** What every number of a report has in common. */
export interface Provenance {
  readonly basis: CostBasis
  /** Last instant that the data behind the numbers cover. */
  readonly dataThrough: Instant | null
  readonly sources: readonly string[]
}
