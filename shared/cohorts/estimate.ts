import { coxRegression } from '../stats/cox.ts'
import { eValue } from '../stats/e-value.ts'
import { gComputation } from '../stats/g-computation.ts'
import { kaplanMeier, survivalAt } from '../stats/kaplan-meier.ts'
import { logRank } from '../stats/log-rank.ts'
import { normalCritical } from '../stats/normal.ts'
import { restrictedMeanDifference } from '../stats/restricted-mean.ts'
import { type RevenueAtStake, revenueAtStake } from '../stats/revenue-at-stake.ts'
import type { SurvivalCurve } from '../stats/survival-curve.ts'
import { type AdjustedHazard, adjustedHazard, told } from './adjusted-hazard.ts'
import { type CohortMember, stratumOf } from './members.ts'
import { survivalOf } from './retention.ts'
import { type Weighting, weighArms } from './weighting.ts'

/** A difference with its 95 % interval. */
export interface Difference {
  readonly difference: number
  readonly low: number
  readonly high: number
}

/** What two arms differ by, made alike in what is known about them. */
export interface Estimate {
  readonly weighting: Weighting
  /** Days kept up to the horizon, a minus b: the headline. */
  readonly days: Difference & { readonly a: number; readonly b: number; readonly se: number; readonly p: number }
  /** Risk of leaving by the horizon, a minus b. */
  readonly risk: Difference & { readonly a: number; readonly b: number }
  /** Cox regression with a baseline per plan: the second number. `null` when it can't be estimated. */
  readonly hazard: AdjustedHazard | null
  /** Ratio of the rates without any adjustment: shown beside, never claimed. */
  readonly naive: number | null
  /** Log-rank test within readable strata. */
  readonly logRank: { readonly p: number; readonly sign: number }
  /** Days, a minus b, by predicting everyone both ways from the Cox model instead of weighting. */
  readonly predictedDays: number | null
  /** What the days lost are worth for the customers of arm `a`, in minor units; positive when something was lost. */
  readonly revenue: RevenueAtStake
  /** How strongly something unseen would have to be tied to both, for the estimate and for the nearer end of its interval. */
  readonly eValue: { readonly estimate: number; readonly limit: number }
}

/** Estimates how arm `a` differs from arm `b` up to a horizon; both must hold someone in every stratum that is compared. */
export function estimate(a: readonly CohortMember[], b: readonly CohortMember[], horizon: number): Estimate {
  const all = [...a, ...b]
  const isA = Uint8Array.from(all, (_, i) => (i < a.length ? 1 : 0))
  const weighting = weighArms(all, isA)
  const { days, risk, ratio } = weighted(all, isA, weighting, horizon)
  const hazard = adjustedHazard(all, isA, weighting.score)
  const data = survivalOf(all)
  const crude = coxRegression({ data, covariates: [Float64Array.from(isA)], names: ['a'] }).coefficients[0]
  const test = logRank({ data, group: Int32Array.from(isA), groups: 2, strata: strataOf(all) })
  return {
    weighting,
    days,
    risk,
    hazard,
    naive: told(crude)?.ratio ?? null,
    logRank: { p: test.p, sign: Math.sign((test.observed[1] ?? 0) - (test.expected[1] ?? 0)) },
    predictedDays: hazard && predicted(hazard, horizon),
    revenue: revenueOf(a, days),
    eValue: ratio,
  }
}

/** The weighted difference in days kept alone: cheap enough to be made again without some of the customers. */
export function weightedDays(a: readonly CohortMember[], b: readonly CohortMember[], horizon: number): Difference {
  const all = [...a, ...b]
  const isA = Uint8Array.from(all, (_, i) => (i < a.length ? 1 : 0))
  return weighted(all, isA, weighArms(all, isA), horizon).days
}

function strataOf(members: readonly CohortMember[]): Int32Array {
  const place = new Map([...new Set(members.map(stratumOf))].sort().map((name, i) => [name, i]))
  return Int32Array.from(members, (m) => place.get(stratumOf(m)) ?? -1)
}

function weighted(all: readonly CohortMember[], isA: Uint8Array, { weight }: Weighting, horizon: number) {
  const curve = (arm: number): SurvivalCurve => {
    const places = Array.from(isA.keys()).filter((i) => isA[i] === arm)
    return kaplanMeier({
      ...survivalOf(places.map((i) => all[i] as CohortMember)),
      weight: Float64Array.from(places, (i) => weight[i] as number),
    })
  }
  const curves = { a: curve(1), b: curve(0) }
  const found = restrictedMeanDifference(curves.a, curves.b, horizon)
  const a = survivalAt(curves.a, [horizon])[0]
  const b = survivalAt(curves.b, [horizon])[0]
  const riskA = 1 - (a?.estimate ?? 1)
  const riskB = 1 - (b?.estimate ?? 1)
  const reach = normalCritical(0.95) * Math.hypot(a?.se || 0, b?.se || 0)
  return {
    days: {
      difference: found.difference,
      low: found.low,
      high: found.high,
      a: found.a.estimate,
      b: found.b.estimate,
      se: found.standardError,
      p: found.p,
    },
    risk: { difference: riskA - riskB, low: riskA - riskB - reach, high: riskA - riskB + reach, a: riskA, b: riskB },
    ratio: eValues(riskA, riskB, Math.hypot((a?.se || 0) / riskA, (b?.se || 0) / riskB)),
  }
}

function eValues(riskA: number, riskB: number, logError: number): Estimate['eValue'] {
  if (!(riskA > 0 && riskB > 0)) return { estimate: 1, limit: 1 }
  const log = Math.log(riskA / riskB)
  const reach = normalCritical(0.95) * logError
  const nearest = Math.abs(log) - reach
  return { estimate: eValue(Math.exp(Math.abs(log))), limit: nearest > 0 ? eValue(Math.exp(nearest)) : 1 }
}

function predicted({ model, fit, design }: AdjustedHazard, horizon: number): number | null {
  return (
    gComputation({ model, fit, exposure: 0, times: [], tau: horizon, over: 'exposed' }, design).restrictedMean
      ?.difference ?? null
  )
}

function revenueOf(a: readonly CohortMember[], days: Estimate['days']): RevenueAtStake {
  const mean = a.reduce((sum, m) => sum + m.mrrMinor, 0) / Math.max(1, a.length)
  const squares = a.reduce((sum, m) => sum + (m.mrrMinor - mean) ** 2, 0)
  return revenueAtStake({
    daysLost: -days.difference,
    daysError: days.se,
    monthlyRevenue: mean,
    revenueError: a.length > 1 ? Math.sqrt(squares / (a.length - 1) / a.length) : 0,
    customers: a.length,
  })
}
