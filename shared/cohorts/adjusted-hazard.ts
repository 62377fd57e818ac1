import type { CoxCoefficient, CoxFit, CoxInput } from '../stats/cox.ts'
import { coxRegression } from '../stats/cox.ts'
import { type CoxDesign, coxDesign } from '../stats/cox-design.ts'
import { covariatesOf, levelsOf } from './covariates.ts'
import type { CohortMember } from './members.ts'
import { survivalOf } from './retention.ts'

/** The ratio of the rates of leaving between two arms, all else that is known alike. */
export interface AdjustedHazard {
  readonly ratio: number
  readonly low: number
  readonly high: number
  readonly log: number
  readonly se: number
  readonly p: number
  readonly model: CoxInput
  readonly design: CoxDesign
  readonly fit: CoxFit
}

/**
 * Cox regression of leaving on being in arm `a`, with a baseline of its own for every plan and the other covariates as columns; `null` when the data put no bound on it. One column for every
 * eight leavers at most; what no longer fits is brought in through the propensity score, when there is one.
 */
export function adjustedHazard(
  members: readonly CohortMember[],
  isA: ArrayLike<number>,
  score: Float64Array | null = null,
): AdjustedHazard | null {
  const data = survivalOf(members)
  const events = data.event.reduce((sum, own) => sum + own, 0)
  const { columns, names, tooMany } = covariatesOf(members, Math.max(1, Math.floor(events / 8) - 1), ['plan'])
  const exposure = Float64Array.from({ length: members.length }, (_, i) => isA[i] as number)
  const logit = tooMany.length > 0 && score ? [score.map((e) => Math.log(e / (1 - e)))] : []
  const model: CoxInput = {
    data,
    covariates: [exposure, ...columns, ...logit],
    names: ['a', ...names, ...(logit.length > 0 ? ['propensity score'] : [])],
    strata: levelsOf(members, (m) => m.plan).of,
  }
  const design = coxDesign(model)
  const fit = coxRegression(model, design)
  const own = told(fit.coefficients[0])
  return own && { ...own, model, design, fit }
}

/** A coefficient's numbers, when it has some. */
export function told(
  coefficient: CoxCoefficient | undefined,
): Pick<AdjustedHazard, 'ratio' | 'low' | 'high' | 'log' | 'se' | 'p'> | null {
  if (!coefficient) return null
  const { coef, expCoef, low, high, p, se, robustSe } = coefficient
  if (coef === null || expCoef === null || low === null || high === null || p === null || se === null) return null
  return { ratio: expCoef, low, high, log: coef, se: robustSe ?? se, p }
}
