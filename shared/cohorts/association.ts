import type { Grade } from '../base/evidence.ts'
import type { CohortComparison } from './report.ts'
import { isClaimed } from './verdict.ts'

/** What the revenue ledger may build on: a claimed difference in the risk of leaving with its interval. */
export interface Association {
  readonly grade: Grade
  readonly riskDifference: number
  readonly low: number
  readonly high: number
}

/** The association that a comparison earned; `null` unless it was claimed and poor handling goes with more leaving. */
export function association(comparison: CohortComparison): Association | null {
  const { verdict, riskDifference, low, high, grade } = comparison
  if (!isClaimed(verdict) || riskDifference === null || low === null || high === null || riskDifference <= 0)
    return null
  return { grade, riskDifference, low: Math.max(0, low), high }
}
