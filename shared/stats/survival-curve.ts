/** How the interval of a survival curve is made: on S itself, on log S (R's default), or on log(−log S) (never leaves 0 to 1; ours). */
export type ConfidenceType = 'plain' | 'log' | 'log-log'

/** One row per distinct time at which someone left or stopped being followed, ascending. With weights, counts are sums of weights. */
export interface SurvivalTable {
  readonly time: Float64Array
  /** At risk just before `time`. */
  readonly atRisk: Float64Array
  readonly events: Float64Array
  readonly censored: Float64Array
  /** Share still there just after `time`. */
  readonly estimate: Float64Array
  /** Standard error of `estimate`; NaN once the estimate is 0, where none can be given. */
  readonly standardError: Float64Array
  readonly low: Float64Array
  readonly high: Float64Array
}

/** The share of a group that is still there as time goes on. */
export interface SurvivalCurve {
  readonly table: SurvivalTable
  /** Subjects (rows), not weighted. */
  readonly n: number
  /** Subjects with the event, not weighted. */
  readonly events: number
  /** The time by which half have left; null when that was not reached. */
  readonly median: number | null
  readonly medianLow: number | null
  readonly medianHigh: number | null
  readonly level: number
  readonly confType: ConfidenceType
  /** The last time anyone was followed to; beyond it nothing is known. NaN without subjects. */
  readonly lastTime: number
  /** Entry times in ascending order with the weight that has entered up to each; null when all are at risk from the start. */
  readonly entered: { readonly time: Float64Array; readonly weight: Float64Array } | null
  /** Who made the curve, kept only for robust variances (weights or clusters). */
  readonly members: CurveMembers | null
}

/** The subjects of a curve as rows of its table, for variances that go subject by subject. */
export interface CurveMembers {
  /** Row of the table at which the subject exits. */
  readonly exitRow: Int32Array
  /** Number of rows that had passed when it entered (0: at risk from the start). */
  readonly entryRow: Int32Array | null
  readonly event: Uint8Array
  readonly weight: Float64Array
  /** Which cluster each belongs to, from 0 to `clusters - 1`. */
  readonly cluster: Int32Array
  readonly clusters: number
}
