import type { Month } from '../base/calendar.ts'
import type { Evidence } from '../base/evidence.ts'
import type { RateRule } from '../base/exchange.ts'
import type { Exhibit } from '../deck/exhibit.ts'
import type { AllocatedPool } from './allocate.ts'
import type { LineMatch, SpreadMethod } from './edit.ts'
import type { AccountLine } from './lines.ts'
import type { CostClassLine, QuarterCost } from './quarter-cost.ts'
import type { Stack } from './stack.ts'

/** A one-off cost and how it is spread over the months that use it. */
export interface OneOff {
  readonly about: LineMatch
  readonly account: string
  readonly supplier: string | null
  readonly memo: string | null
  readonly posted: Month
  readonly amountMinor: number
  readonly method: SpreadMethod
  readonly months: number
  readonly from: Month
  /** What this quarter bears of it, and what is left after the quarter. */
  readonly chargedMinor: number
  readonly leftMinor: number
}

/** The cost of one quarter. Every amount is in minor units of the project's currency unless it names another. */
export interface CostReport {
  readonly quarter: string
  readonly quarters: readonly string[]
  readonly currency: string
  /** Everything in the ledger file for the quarter; `inScope + outOfScope = total`, to the cent. */
  readonly totalMinor: number
  readonly inScopeMinor: number
  readonly outOfScopeMinor: number
  /** One-off cost that later months bear, and that earlier months left to this quarter. */
  readonly carriedForwardMinor: number
  readonly broughtForwardMinor: number
  /** What the quarter bears: `inScope − carriedForward + broughtForward = charged = allocated + unallocated`, to the cent. */
  readonly chargedMinor: number
  readonly allocatedMinor: number
  readonly unallocatedMinor: number
  readonly unallocatedReason: string | null
  readonly lines: readonly CostClassLine[]
  /** The ledger by account, cost centre and month, each in or out, with its reason. */
  readonly accounts: readonly AccountLine[]
  /** What each class was shared out by, and what of it was not. */
  readonly pools: readonly Omit<AllocatedPool, 'perCell'>[]
  readonly oneOffs: readonly OneOff[]
  readonly rateRule: RateRule
  /** What was posted in other currencies and counts at a dated rate. */
  readonly converted: QuarterCost['converted']
  /** What is in no total, and what to do about it; whole sentences. */
  readonly problems: readonly string[]
  /** Names of imported counts that cost can be shared out by. */
  readonly drivers: readonly string[]
  /** True when a decision can be taken back. */
  readonly canUndo: boolean
  /** Cost per contact, per vendor-reported resolution, per kept resolution and per other outcome; whole and by handler. */
  readonly perOutcome: readonly Evidence[]
  /** From the AI vendor's price to the whole cost of a resolution that AI kept. */
  readonly ai: { readonly steps: Exhibit | null; readonly sentence: string | null }
  /** The average contact against one more, by handler. */
  readonly marginal: Exhibit | null
  readonly tools: Stack
  readonly stack: Exhibit | null
  readonly trend: Exhibit | null
  readonly sentence: string
  readonly evidence: readonly Evidence[]
}

/** Cost per contact and per kept resolution for every word of one slice. */
export interface CostBy {
  readonly quarter: string
  readonly by: string
  readonly currency: string
  /** Sums to what was shared out to contacts, to the cent (a month's to what that month bears). */
  readonly rows: readonly {
    readonly word: string
    readonly allocatedMinor: number
    readonly contacts: number
    readonly evidence: readonly Evidence[]
  }[]
  readonly chart: Exhibit | null
  readonly evidence: readonly Evidence[]
}
