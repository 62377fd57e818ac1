import type { Definition, Evidence } from '../base/evidence.ts'
import type { Exhibit } from '../deck/exhibit.ts'
import type { TrendBreak } from './trend.ts'

/** The scorecard of one quarter. */
export interface MetricsReport {
  readonly quarter: string
  readonly quarters: readonly string[]
  readonly by: string | null
  readonly metrics: readonly Evidence[]
  readonly definitions: readonly Definition[]
  /** Activity beside the outcome that it should have led to. */
  readonly pairs: readonly { readonly activity: string; readonly outcome: string; readonly sentence: string }[]
  /** Vendor-reported → contained → not reopened → not re-contacted = end to end. */
  readonly waterfall: Exhibit | null
  readonly waterfallSentence: string
  /** The headline rates over the quarters. */
  readonly trend: Exhibit | null
  /** Days on which a vendor in use changed its count, with the quarter that each lies in and the metrics that may step there. */
  readonly breaks: readonly TrendBreak[]
  /** Numbers as they were told under earlier windows, up to this quarter. */
  readonly superseded: readonly Evidence[]
}
