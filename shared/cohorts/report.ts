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
  /** The same share weighted by what customers paid at time zero, with the infinitesimal jackknife's interval. */
  readonly byRevenue?: readonly {
    readonly day: number
    readonly estimate: number
    readonly low: number
    readonly high: number
  }[]
  /** Recurring amount still there (gross) and with growth (net), of what the customers followed to a day paid at time zero; the latest day that enough reached. */
  readonly revenue?: {
    readonly day: number
    readonly customers: number
    readonly grr: number
    readonly nrr: number
  } | null
}

/** Something that a comparison was put to. `null`: it could not be run. */
export interface CohortCheck {
  readonly id: string
  readonly name: string
  readonly passed: boolean | null
  /** One sentence with its numbers. */
  readonly finding: string
  /** What would have to be there for it to pass, as the end of "it would be lifted by …". */
  readonly lift: string
}

/** How alike the arms are in what was known at time zero, before and after weighting (standardised mean differences). */
export interface CohortBalance {
  readonly rows: readonly {
    readonly name: string
    readonly a: number
    readonly b: number
    readonly before: number
    readonly after: number
  }[]
  readonly worst: number
  /** Whom the weighted comparison speaks for. */
  readonly target: 'exposed' | 'overlap'
  readonly size: {
    readonly a: { readonly n: number; readonly effective: number }
    readonly b: { readonly n: number; readonly effective: number }
  }
  /** Members unlike anyone in the other arm. */
  readonly outsideSupport: number
  readonly notInData: readonly string[]
  readonly tooMany: readonly string[]
}

/** The adjusted ratio in each segment that can carry one. */
export interface CohortForest {
  readonly rows: readonly {
    readonly by: string
    readonly name: string
    readonly n: number
    readonly events: number
    readonly hazardRatio: number
    readonly low: number
    readonly high: number
    readonly p: number
    /** p corrected for all segments that were tested (Benjamini–Hochberg). */
    readonly q: number
    readonly says: 'holds up' | 'worth a look' | 'not told apart'
    readonly evidence?: string
  }[]
  readonly tested: number
  readonly tooFew: number
  /** The cut by which "the segments agree" is judged, and the test of whether they differ. */
  readonly judgedBy: string | null
  readonly interactionP: number | null
}

/** Arm a by how bad the handling was, each against arm b. */
export interface CohortDose {
  readonly levels: readonly {
    readonly name: string
    readonly n: number
    readonly events: number
    readonly hazardRatio: number
    readonly low: number
    readonly high: number
  }[]
}

/** The same question asked by another design. */
export interface CohortDesignResult {
  readonly id: string
  readonly name: string
  /** What it asks and how, in one sentence. */
  readonly what: string
  readonly n: { readonly a: number; readonly b: number }
  readonly events: { readonly a: number; readonly b: number }
  readonly hazardRatio: number | null
  readonly low: number | null
  readonly high: number | null
  readonly p: number | null
  /** Why there is no number. */
  readonly note: string | null
}

/** What the days lost are worth for the customers of arm a, up to the horizon. */
export interface CohortRevenue {
  readonly minor: number
  readonly low: number
  readonly high: number
  readonly perCustomerMinor: number
  readonly customers: number
  readonly currency: string
  readonly isDistinguishable: boolean
  readonly words: string
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
  /** Everything the comparison was put to; empty when it was refused. */
  readonly checks?: readonly CohortCheck[]
  readonly balance?: CohortBalance | null
  readonly segments?: CohortForest | null
  readonly dose?: CohortDose | null
  readonly designs?: readonly CohortDesignResult[]
  readonly revenueAtStake?: CohortRevenue | null
  /** For the estimate and for the nearer end of its interval, and the two in words. */
  readonly eValue?: { readonly estimate: number; readonly limit: number; readonly words: string } | null
}

/** Buyers without a contract, after their first contact: a description, not an adjusted comparison. */
export interface OrderCohorts {
  readonly currency: string
  readonly buyers: number
  /** Silent for longer than this counts as gone, at 0.5, 1 and 2 times. */
  readonly inactivityDays: number
  readonly inactivityFrom: string
  /** By what the customer said and who handled the contact. */
  readonly nextPurchase: readonly {
    readonly name: string
    readonly n: number
    readonly tooFew: boolean
    /** Share that has bought again by a day. */
    readonly again: readonly {
      readonly day: number
      readonly estimate: number
      readonly low: number
      readonly high: number
      readonly atRisk: number
    }[]
    /** Share still silent at a multiple of the inactivity limit. */
    readonly silent: readonly {
      readonly factor: number
      readonly days: number
      readonly estimate: number
      readonly low: number
      readonly high: number
    }[]
  }[]
  /** Mean net spending of a customer within the horizon, by how the contact was resolved. */
  readonly lifetime: {
    readonly horizonDays: number | null
    readonly tiers: readonly {
      readonly tier: string
      readonly n: number
      readonly tooFew: boolean
      readonly spentMinor: number | null
      readonly low: number | null
      readonly high: number | null
      readonly orders: number | null
    }[]
  }
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
  /** For shops: what became of buyers after their first contact; `null` without orders. */
  readonly orders?: OrderCohorts | null
}
