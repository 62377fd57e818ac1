import type { Evidence } from '../base/evidence.ts'
import type { Movement } from './roles-report.ts'

/** One metric in two periods of the same length, over the same customers. */
export interface LikeForLikeRow {
  readonly metric: string
  readonly title: string
  /** The same customers, both times. */
  readonly now: Evidence
  readonly before: Evidence
  /** Difference of shares with its 95 % interval (Newcombe), or of means without one; `null` when either can't be told. */
  readonly change: { readonly value: number; readonly low: number | null; readonly high: number | null } | null
  readonly movement: Movement
  /** Everybody, as the scorecard has it, cut to the same length: shows how much of a change is another mix of customers. */
  readonly everybodyNow: Evidence
  readonly everybodyBefore: Evidence
}

/** A quarter held against an earlier one: the same number of days from its beginning, the same customers paying in both. */
export interface LikeForLikeReport {
  readonly quarter: string
  readonly quarters: readonly string[]
  /** The quarter compared with; `null` when there is none. */
  readonly against: string | null
  /** Days from the beginning of each that are compared. */
  readonly days: number
  /** Is the quarter still going on, so that only its first days are compared? */
  readonly isPartial: boolean
  /** Customers who paid at the beginning of the earlier period and at the end of the later one. */
  readonly customers: number
  readonly sentence: string
  readonly rows: readonly LikeForLikeRow[]
}
