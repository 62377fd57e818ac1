import type { Definition, Evidence } from '../base/evidence.ts'
import type { LineExhibit } from '../deck/exhibit.ts'
import type { Restatement } from './restatement.ts'

/** One metric over every quarter, with all that a trend must not hide. */
export interface HistoryReport {
  readonly definition: Definition
  readonly quarters: readonly string[]
  /** The number of each quarter under the definition that holds now, in the order of the quarters. */
  readonly now: readonly Evidence[]
  /** Numbers told under earlier windows, by version. */
  readonly before: readonly { readonly version: number; readonly reason: string; readonly told: readonly Evidence[] }[]
  /** Days on which a vendor in use changed its count, or this project its windows. */
  readonly breaks: readonly { readonly quarter: string; readonly text: string }[]
  readonly restatements: readonly Restatement[]
  /** Every version as a line of its own, with the breaks; `null` with fewer than two quarters that can be told. */
  readonly exhibit: LineExhibit | null
}
