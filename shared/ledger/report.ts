import type { Evidence, Grade } from '../base/evidence.ts'
import type { Exhibit } from '../deck/exhibit.ts'

/** Monthly recurring revenue from the start to the end of a period; `residual` must be 0. All in minor units. */
export interface Movements {
  readonly opening: number
  readonly new: number
  readonly expansion: number
  readonly contraction: number
  readonly churn: number
  readonly reactivation: number
  readonly closing: number
  readonly residual: number
}

/** A step of the ladder from touched revenue to revenue that the team may claim. */
export interface Claim {
  readonly rung: 'touched' | 'influenced' | 'associated' | 'attributed' | 'validated'
  readonly title: string
  readonly amountMinor: number
  readonly lowMinor: number | null
  readonly highMinor: number | null
  readonly customers: number
  readonly grade: Grade
  readonly reason: string
  readonly evidence: string
}

/** What signals about customers may claim, by source; amounts a month in minor units. */
export interface ClaimSourceLine {
  readonly source: 'saves' | 'payments' | 'exceptions' | 'expansion'
  readonly title: string
  readonly customers: number
  readonly atRiskMinor: number
  readonly associatedMinor: number
  readonly grade: Grade
  readonly reason: string
  readonly evidence: string
}

export interface LedgerReport {
  readonly quarter: string
  readonly quarters: readonly string[]
  readonly currency: string
  readonly movements: Movements
  readonly customers: {
    readonly opening: number
    readonly joined: number
    readonly left: number
    readonly returned: number
    readonly closing: number
  }
  readonly claims: readonly Claim[]
  /** From signals; empty when none were imported. */
  readonly sources: readonly ClaimSourceLine[]
  readonly rates: readonly Evidence[]
  readonly bridge: Exhibit | null
  readonly ladder: Exhibit | null
  readonly sentence: string
  readonly evidence: readonly Evidence[]
}
