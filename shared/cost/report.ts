import type { Evidence } from '../base/evidence.ts'
import type { CostClass } from '../base/model.ts'
import type { Exhibit } from '../deck/exhibit.ts'

/** Ledger cost of one class in one quarter. */
export interface CostClassLine {
  readonly costClass: CostClass
  readonly inScope: boolean
  readonly reason: string
  readonly lines: number
  readonly amountMinor: number
}

export interface CostReport {
  readonly quarter: string
  readonly quarters: readonly string[]
  readonly currency: string
  /** Everything in the ledger file for the quarter; `inScope + outOfScope = total`, to the cent. */
  readonly totalMinor: number
  readonly inScopeMinor: number
  readonly outOfScopeMinor: number
  /** In-scope cost shared out to contacts; `allocated + unallocated = inScope`, to the cent. */
  readonly allocatedMinor: number
  readonly unallocatedMinor: number
  readonly unallocatedReason: string | null
  readonly lines: readonly CostClassLine[]
  /** Cost per contact, per vendor-reported resolution, per kept resolution; whole and by handler. */
  readonly perOutcome: readonly Evidence[]
  readonly stack: Exhibit | null
  readonly trend: Exhibit | null
  readonly sentence: string
  readonly evidence: readonly Evidence[]
}
