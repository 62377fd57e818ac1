import { invariant } from '../base/assert.ts'
import { areaVariance } from './infinitesimal-jackknife.ts'
import { normalCritical, normalTwoSided } from './normal.ts'
import type { SurvivalCurve } from './survival-curve.ts'
import { placeOf } from './time-grid.ts'

export interface RestrictedMean {
  readonly tau: number
  readonly estimate: number
  readonly standardError: number
  /** `tau` lies beyond the last follow-up while some were still there: the curve was carried on flat, which no data support. */
  readonly extrapolated: boolean
}

/**
 * Restricted mean survival time: how long a subject stays on average within the first `tau` units of time (the area under the curve up to `tau`).
 * Needs no proportional hazards, which is why it is the number to show: "23 days fewer out of 365". Royston & Parmar 2013, BMC Med. Res. Methodol. 13:152;
 * Uno et al. 2014, J. Clin. Oncol. 32:2380. Standard error from Greenwood's terms, or, for a weighted or clustered curve, the infinitesimal
 * jackknife. Example: lung cancer data (R `lung`), women, 365 days: 297.465 (10.791).
 */
export function restrictedMean(curve: SurvivalCurve, tau: number): RestrictedMean {
  invariant(tau > 0 && tau < Number.POSITIVE_INFINITY, `tau is not a number above 0: ${tau}`)
  const { table } = curve
  const within = placeOf(table.time, tau) + 1
  const toCome = new Float64Array(table.time.length)
  let area = 0
  let until = tau
  for (let row = within - 1; row >= 0; row--) {
    area += (until - (table.time[row] as number)) * (table.estimate[row] as number)
    toCome[row] = area
    until = table.time[row] as number
  }
  const estimate = area + until
  let variance = 0
  if (curve.members) variance = areaVariance(table, curve.members, toCome, within)
  else {
    for (let row = 0; row < within; row++) {
      const died = table.events[row] as number
      const atRisk = table.atRisk[row] as number
      const ahead = toCome[row] as number
      if (died > 0 && ahead > 0) variance += (ahead * ahead * died) / (atRisk * (atRisk - died))
    }
  }
  const last = table.time.length - 1
  const extrapolated = last < 0 || (tau > curve.lastTime && (table.estimate[last] as number) > 0)
  return { tau, estimate, standardError: Math.sqrt(variance), extrapolated }
}

export interface RestrictedMeanDifference {
  readonly a: RestrictedMean
  readonly b: RestrictedMean
  /** a minus b, in the unit of time. */
  readonly difference: number
  readonly standardError: number
  readonly low: number
  readonly high: number
  readonly p: number
  /** a over b, with its interval by the delta method on the logarithm. */
  readonly ratio: number
  readonly ratioLow: number
  readonly ratioHigh: number
}

/** Difference and ratio of the restricted means of two independent groups, with Wald intervals. Lung, women minus men, 365 days: 55.970 (26.653 to 85.288). */
export function restrictedMeanDifference(
  a: SurvivalCurve,
  b: SurvivalCurve,
  tau: number,
  level = 0.95,
): RestrictedMeanDifference {
  const first = restrictedMean(a, tau)
  const second = restrictedMean(b, tau)
  const z = normalCritical(level)
  const difference = first.estimate - second.estimate
  const standardError = Math.hypot(first.standardError, second.standardError)
  const ratio = first.estimate / second.estimate
  const logError = Math.hypot(first.standardError / first.estimate, second.standardError / second.estimate)
  return {
    a: first,
    b: second,
    difference,
    standardError,
    low: difference - z * standardError,
    high: difference + z * standardError,
    p: standardError > 0 ? normalTwoSided(difference / standardError) : difference === 0 ? 1 : 0,
    ratio,
    ratioLow: ratio * Math.exp(-z * logError),
    ratioHigh: ratio * Math.exp(z * logError),
  }
}
