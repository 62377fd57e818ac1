import type { Evidence } from '../base/evidence.ts'
import type { Exhibit } from '../deck/exhibit.ts'
import type { Assumption } from './assumption.ts'
import type { BenefitClass } from './case-model.ts'
import type { BreakEven } from './sensitivity.ts'

/** A benefit or cost over today and three years, as assumed and adjusted for risk. Minor units. */
export interface CaseLine {
  readonly id: string
  readonly title: string
  readonly formula: string
  readonly otherwise: string | null
  readonly drivers: readonly string[]
  readonly unadjusted: readonly number[]
  readonly adjusted: readonly number[]
  /** What the adjusted flows are worth today. */
  readonly today: number
  readonly evidence: string
}

export interface CaseBenefit extends CaseLine {
  readonly class: BenefitClass
  /** Is it in the headline? */
  readonly counts: boolean
}

export interface CaseScenario {
  readonly name: string
  readonly npv: number
  readonly roi: number | null
  readonly paybackMonths: number | null
  /** What is assumed, in one sentence. */
  readonly means: string
}

/** Something else that could be done; `npv` against going on as now. `null` when the data can't tell it. */
export interface CaseAlternative {
  readonly name: string
  readonly npv: number | null
  readonly means: string
  readonly evidence: readonly string[]
}

export interface CaseReport {
  readonly quarter: string
  readonly currency: string
  /** All at cautious values, capacity left out. */
  readonly npv: number
  readonly roi: number | null
  readonly irr: number | null
  readonly paybackMonths: number | null
  readonly benefitsToday: number
  readonly costsToday: number
  /** The same with the time of people freed counted as if it were cash; never the headline. */
  readonly withCapacity: { readonly npv: number; readonly roi: number | null }
  readonly unadjusted: { readonly npv: number; readonly roi: number | null }
  readonly benefits: readonly CaseBenefit[]
  readonly costs: readonly CaseLine[]
  readonly net: readonly number[]
  readonly assumptions: readonly Assumption[]
  readonly tornado: readonly {
    readonly id: string
    readonly title: string
    readonly low: number
    readonly high: number
    readonly npvAtLow: number
    readonly npvAtHigh: number
  }[]
  readonly breakEvens: readonly BreakEven[]
  readonly scenarios: readonly CaseScenario[]
  readonly alternatives: readonly CaseAlternative[]
  readonly simulation: {
    readonly runs: number
    readonly seed: number
    readonly mean: number
    readonly p5: number
    readonly p10: number
    readonly p50: number
    readonly p90: number
    readonly p95: number
    readonly lossShare: number
  }
  /** Is there a change of an assumption that can be taken back? */
  readonly canUndo: boolean
  readonly flows: Exhibit
  readonly tornadoExhibit: Exhibit
  readonly fan: Exhibit
  readonly sentence: string
  readonly evidence: readonly Evidence[]
}
