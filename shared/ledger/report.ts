import type { Evidence, Grade } from '../base/evidence.ts'
import type { Exhibit } from '../deck/exhibit.ts'
import type { CommerceLedger } from './commerce.ts'

/** Monthly recurring revenue from the start to the end of a period; `residual` must be 0. All in minor units. */
export interface Movements {
  readonly opening: number
  readonly new: number
  readonly expansion: number
  readonly contraction: number
  readonly churn: number
  readonly reactivation: number
  /** What moved by exchange rates alone. */
  readonly fx: number
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
  /** What it is worth over the horizon agreed with finance, with decay; `null` below the rungs that are claimed and until finance has agreed. */
  readonly overHorizonMinor: number | null
  readonly evidence: string
}

/** What signals about customers may claim, by source; amounts a month in minor units. */
export interface ClaimSourceLine {
  readonly source: 'saves' | 'payments' | 'exceptions' | 'expansion' | 'quality'
  readonly title: string
  readonly customers: number
  readonly atRiskMinor: number
  readonly associatedMinor: number
  readonly grade: Grade
  readonly reason: string
  readonly evidence: string
}

/** Whom support flagged before data of how they use the product did; their money is claimed under saves. */
export interface FlaggedFirstLine {
  readonly flagged: number
  readonly first: number
  readonly leadDays: number | null
  readonly mrrMinor: number
  readonly sentence: string
  readonly evidence: string
}

/** What a pilot that was read back came to. */
export interface PilotLineOfReport {
  readonly verdict: string
  readonly sentence: string
  readonly grade: Grade
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
  /** What a shop's orders say; `null` without orders. */
  readonly commerce: CommerceLedger | null
  /** `null` when no flag from usage data was imported. */
  readonly flaggedFirst: FlaggedFirstLine | null
  /** `null` when no pilot was read in. */
  readonly pilot: PilotLineOfReport | null
  readonly bridge: Exhibit | null
  readonly ladder: Exhibit | null
  readonly sentence: string
  readonly evidence: readonly Evidence[]
}
