import { chiSquaredUpper } from './chi-squared.ts'
import { normalCritical } from './normal.ts'
import type { Proportion } from './wilson.ts'

/** Counts of one stratum: of `exposed` (of `control`) subjects, how many had the outcome. */
export interface TwoByTwo {
  readonly exposedWith: number
  readonly exposed: number
  readonly controlWith: number
  readonly control: number
}

export interface MantelHaenszel {
  readonly oddsRatio: Proportion
  readonly riskRatio: Proportion
  readonly riskDifference: Proportion & { readonly standardError: number }
  /** Cochran–Mantel–Haenszel test of no association in any stratum, with R's continuity correction and without. */
  readonly test: { readonly chiSquared: number; readonly df: number; readonly p: number }
  readonly uncorrected: { readonly chiSquared: number; readonly df: number; readonly p: number }
  /** Woolf's test that the odds ratio is the same in every stratum (strata with an empty cell can't take part). */
  readonly homogeneity: { readonly chiSquared: number; readonly df: number; readonly p: number }
  /** Strata in which both arms have someone: only these say anything. */
  readonly strata: number
}

/**
 * Mantel–Haenszel: one odds ratio, risk ratio and risk difference from several strata, each compared only within itself, so that a factor that makes the
 * strata can't confound. Assumes that the effect is alike in all strata (see `homogeneity`). Mantel & Haenszel 1959, JNCI 22:719; interval of the odds
 * ratio: Robins, Breslow & Greenland 1986, Biometrics 42:311; of risk ratio and difference: Greenland & Robins 1985, Biometrics 41:55. Example:
 * Berkeley admissions by department: crude odds ratio of men 1.84, within departments 0.905 (0.772 to 1.060). Where nothing can be said the numbers are NaN.
 */
export function mantelHaenszel(strata: readonly TwoByTwo[], level = 0.95): MantelHaenszel {
  const z = normalCritical(level)
  let r = 0
  let s = 0
  let pr = 0
  let psqr = 0
  let qs = 0
  let delta = 0
  let spread = 0
  let difference = 0
  let weight = 0
  let differenceVariance = 0
  let ratioAbove = 0
  let ratioBelow = 0
  let ratioVariance = 0
  let used = 0
  const logs: { readonly log: number; readonly weight: number }[] = []
  for (const table of strata) {
    const a = table.exposedWith
    const b = table.exposed - a
    const c = table.controlWith
    const d = table.control - c
    const n1 = table.exposed
    const n0 = table.control
    const n = n1 + n0
    if (n1 === 0 || n0 === 0) continue
    used++
    const agree = (a * d) / n
    const cross = (b * c) / n
    const p = (a + d) / n
    const q = (b + c) / n
    r += agree
    s += cross
    pr += p * agree
    psqr += p * cross + q * agree
    qs += q * cross
    delta += a - (n1 * (a + c)) / n
    if (n > 1) spread += (n1 * n0 * (a + c) * (b + d)) / (n * n * (n - 1))
    difference += (a * n0 - c * n1) / n
    weight += (n1 * n0) / n
    differenceVariance += (a * b * n0 ** 3 + c * d * n1 ** 3) / (n1 * n0 * n * n)
    ratioAbove += (a * n0) / n
    ratioBelow += (c * n1) / n
    ratioVariance += (n1 * n0 * (a + c) - a * c * n) / (n * n)
    if (a > 0 && b > 0 && c > 0 && d > 0)
      logs.push({ log: Math.log((a * d) / (b * c)), weight: 1 / (1 / a + 1 / b + 1 / c + 1 / d) })
  }
  const oddsRatio = r / s
  const oddsError = Math.sqrt(pr / (2 * r * r) + psqr / (2 * r * s) + qs / (2 * s * s))
  const riskRatio = ratioAbove / ratioBelow
  const ratioError = Math.sqrt(ratioVariance / (ratioAbove * ratioBelow))
  const riskDifference = difference / weight
  const differenceError = Math.sqrt(differenceVariance) / weight
  const corrected = (Math.abs(delta) - Math.min(0.5, Math.abs(delta))) ** 2 / spread
  const logWeight = logs.reduce((sum, one) => sum + one.weight, 0)
  const logMean = logs.reduce((sum, one) => sum + one.weight * one.log, 0) / logWeight
  const woolf = logs.reduce((sum, one) => sum + one.weight * (one.log - logMean) ** 2, 0)
  return {
    oddsRatio: onLogScale(oddsRatio, oddsError, z),
    riskRatio: onLogScale(riskRatio, ratioError, z),
    riskDifference: {
      estimate: riskDifference,
      low: riskDifference - z * differenceError,
      high: riskDifference + z * differenceError,
      standardError: differenceError,
    },
    test: { chiSquared: corrected, df: 1, p: chiSquaredUpper(corrected, 1) },
    uncorrected: { chiSquared: delta ** 2 / spread, df: 1, p: chiSquaredUpper(delta ** 2 / spread, 1) },
    homogeneity: {
      chiSquared: woolf,
      df: Math.max(logs.length - 1, 0),
      p: chiSquaredUpper(woolf, Math.max(logs.length - 1, 0)),
    },
    strata: used,
  }
}

function onLogScale(estimate: number, logError: number, z: number): Proportion {
  return { estimate, low: estimate * Math.exp(-z * logError), high: estimate * Math.exp(z * logError) }
}
