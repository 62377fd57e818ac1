import type { CoxFit, CoxInput } from './cox.ts'
import { type CoxDesign, coxDesign } from './cox-design.ts'
import { type RiskSet, sumTies, sweepRiskSets, type TieSums } from './risk-sets.ts'
import { placeOf } from './time-grid.ts'

/** Cumulative baseline hazard of one stratum: a step function that rises at each event time. */
export interface BaselineHazard {
  readonly stratum: number
  readonly time: Float64Array
  /** For a subject whose covariates are all at their means; multiply by exp(x'b) measured from the means (see `linearPredictor`). */
  readonly cumulative: Float64Array
  /** Factor that turns it into the hazard of a subject whose covariates are all 0. */
  readonly atZero: number
}

/**
 * Breslow's estimate of the cumulative baseline hazard after a Cox fit (with Efron's ties handled as in the fit), per stratum: the sum over event times of
 * events divided by the total risk of those still there. Breslow 1972, JRSS-B 34:216. R: `basehaz`. Example: Rossi's prisoners at all covariates 0, week 52: 0.9565.
 */
export function baselineHazard(input: CoxInput, fit: CoxFit, design: CoxDesign = coxDesign(input)): BaselineHazard[] {
  const strata: { readonly stratum: number; readonly time: number[]; readonly step: number[] }[] = []
  const sums: TieSums = { log: 0, c0: 0, c1: 0, e0: 0, e1: 0, e2: 0 }
  sweepRiskSets(design, fit.scaled, (set: RiskSet) => {
    sumTies(sums, set, fit.ties)
    const stratum = input.strata ? (input.strata[design.subject[set.from] as number] as number) : 0
    let own = strata.at(-1)
    if (own?.stratum !== stratum) {
      own = { stratum, time: [], step: [] }
      strata.push(own)
    }
    own.time.push(design.times[set.place] as number)
    own.step.push(sums.c0)
  })
  let shift = 0
  for (let j = 0; j < design.p; j++)
    if (design.scale[j] !== Number.POSITIVE_INFINITY)
      shift += ((fit.scaled[j] as number) * (design.mean[j] as number)) / (design.scale[j] as number)
  return strata.map(({ stratum, time, step }) => {
    const ascending = Float64Array.from(time).reverse()
    const cumulative = Float64Array.from(step).reverse()
    for (let k = 1; k < cumulative.length; k++)
      cumulative[k] = (cumulative[k] as number) + (cumulative[k - 1] as number)
    return { stratum, time: ascending, cumulative, atZero: Math.exp(-shift) }
  })
}

/** The cumulative hazard at a time: 0 before the first event. */
export function hazardAt(hazard: Pick<BaselineHazard, 'time' | 'cumulative'>, time: number): number {
  const place = placeOf(hazard.time, time)
  return place < 0 ? 0 : (hazard.cumulative[place] as number)
}
