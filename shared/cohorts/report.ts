import type { Evidence, Grade } from '../base/evidence.ts'
import type { StepExhibit } from '../deck/exhibit.ts'

/** One arm: customers whose index contact was handled in one way. */
export interface CohortGroup {
  readonly name: string
  readonly n: number
  readonly events: number
  /** Fewer than ten customers: nothing is told about them. */
  readonly tooFew: boolean
  readonly retention: readonly {
    readonly day: number
    readonly estimate: number
    readonly low: number
    readonly high: number
    readonly atRisk: number
  }[]
  /** Monthly recurring revenue at time zero, in minor units. */
  readonly mrr: { readonly minor: number; readonly currency: string }
  readonly evidence: string
}

export type Verdict =
  | 'no detectable difference'
  | 'suggestive'
  | 'associated'
  | 'consistent across segments'
  | 'too few to say'
  | 'match rate too low to say'
  | 'too little follow-up to say'

/** How two arms differ, adjusted, checked and graded. */
export interface CohortComparison {
  readonly a: string
  readonly b: string
  readonly horizonDays: number
  /** Risk of leaving by the horizon in a minus in b. */
  readonly riskDifference: number | null
  readonly low: number | null
  readonly high: number | null
  readonly hazardRatio: number | null
  readonly hrLow: number | null
  readonly hrHigh: number | null
  /** Of the stratified log-rank test. */
  readonly p: number | null
  /** Days kept of the horizon in a minus in b (restricted mean difference), adjusted. */
  readonly daysDifference: number | null
  readonly daysLow: number | null
  readonly daysHigh: number | null
  readonly adjusted: {
    readonly for: readonly string[]
    readonly method: string
    readonly strata: number
    readonly naiveHazardRatio: number | null
  }
  /** The same comparison where there can be no effect: it must find nothing. */
  readonly placebo: { readonly what: string; readonly p: number | null; readonly passed: boolean | null }
  readonly grade: Grade
  readonly verdict: Verdict
  /** Plain sentences: why this verdict, and what would lift it. */
  readonly reasons: readonly string[]
  readonly liftedBy: readonly string[]
  readonly evidence: readonly string[]
}

export interface CohortReport {
  readonly quarter: string
  readonly quarters: readonly string[]
  readonly by: string
  readonly design: {
    readonly indexFrom: string
    readonly indexThrough: string
    readonly windowDays: number
    readonly followedThrough: string
    /** Customers with an index contact who are in no arm, by reason. */
    readonly leftOut: Readonly<Record<string, number>>
  }
  readonly groups: readonly CohortGroup[]
  readonly comparisons: readonly CohortComparison[]
  readonly curves: StepExhibit | null
  readonly sentence: string
  readonly evidence: readonly Evidence[]
}
