import { must } from '../base/assert.ts'
import { baselineHazard, hazardAt } from './baseline-hazard.ts'
import { type CoxFit, type CoxInput, linearPredictor } from './cox.ts'
import { type CoxDesign, coxDesign } from './cox-design.ts'

export interface GComputation {
  readonly points: readonly {
    readonly time: number
    readonly exposed: number
    readonly unexposed: number
    /** Share still there if all were exposed minus if none was. */
    readonly difference: number
  }[]
  /** Days kept up to `tau` if all were exposed, if none was, and the difference; null without a `tau`. */
  readonly restrictedMean: { readonly exposed: number; readonly unexposed: number; readonly difference: number } | null
}

export interface GComputationInput {
  readonly model: CoxInput
  readonly fit: CoxFit
  /** Which covariate is the exposure (0/1). */
  readonly exposure: number
  readonly times: readonly number[]
  readonly tau?: number
  /** Over whom to average: all subjects, or those who were exposed. */
  readonly over?: 'everyone' | 'exposed'
}

/**
 * g-computation (standardisation) from a Cox model: everyone's predicted survival as if all had been exposed, and as if none had been, averaged. Answers in
 * shares and days instead of hazard ratios, and cross-checks weighting: it leans on the outcome model where weights lean on the exposure model. Robins 1986,
 * Math. Model. 7:1393. No interval of its own: bootstrap it. Example: rotterdam, hormone treatment, 5 years: 0.6344 against 0.5524, difference 0.0821.
 */
export function gComputation(
  { model, fit, exposure, times, tau, over = 'everyone' }: GComputationInput,
  design: CoxDesign = coxDesign(model),
): GComputation {
  const predictor = linearPredictor(design, fit)
  const own = must(model.covariates[exposure], 'exposure covariate')
  const effect = must(fit.coefficients[exposure], 'exposure coefficient').coef ?? 0
  const hazards = baselineHazard(model, fit, design)
  const chosen = own.reduce((count, value) => count + (over === 'everyone' || value === 1 ? 1 : 0), 0)
  const averageAt = (time: number) => {
    const byStratum = new Map(hazards.map((hazard) => [hazard.stratum, hazardAt(hazard, time)]))
    let exposed = 0
    let unexposed = 0
    for (let i = 0; i < own.length; i++) {
      if (over === 'exposed' && own[i] !== 1) continue
      const cumulative = byStratum.get(model.strata ? (model.strata[i] as number) : 0) ?? 0
      const without = (predictor[i] as number) - effect * (own[i] as number)
      unexposed += Math.exp(-cumulative * Math.exp(without))
      exposed += Math.exp(-cumulative * Math.exp(without + effect))
    }
    return { exposed: exposed / chosen, unexposed: unexposed / chosen }
  }
  const points = times.map((time) => {
    const { exposed, unexposed } = averageAt(time)
    return { time, exposed, unexposed, difference: exposed - unexposed }
  })
  if (tau === undefined) return { points, restrictedMean: null }
  const steps = [...new Set(hazards.flatMap(({ time }) => Array.from(time)))].filter((time) => time < tau)
  steps.sort((a, b) => a - b)
  let exposed = 0
  let unexposed = 0
  let before = { exposed: 1, unexposed: 1 }
  let since = 0
  for (const time of [...steps, tau]) {
    exposed += (time - since) * before.exposed
    unexposed += (time - since) * before.unexposed
    since = time
    if (time < tau) before = averageAt(time)
  }
  return { points, restrictedMean: { exposed, unexposed, difference: exposed - unexposed } }
}
