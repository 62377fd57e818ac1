import { invariant } from '../base/assert.ts'
import { chiSquaredUpper } from './chi-squared.ts'
import { type CoxDesign, type CoxInput, coxDesign } from './cox-design.ts'
import {
  fullOf,
  independentRows,
  inversePositive,
  partOf,
  quadraticForm,
  rowsOf,
  type SymmetricMatrix,
  sandwich,
  timesVector,
  triangle,
} from './linear-algebra.ts'
import { normalCritical, normalTwoSided } from './normal.ts'
import { numberIds } from './number-ids.ts'
import { addInformation, sumTies, sweepRiskSets, type TieSums } from './risk-sets.ts'
import { scoreResiduals } from './score-residuals.ts'

export type { CoxInput } from './cox-design.ts'

export interface CoxCoefficient {
  readonly name: string
  /** `aliased`: constant, or fixed by the covariates before it; `infinite`: the data put no bound on it; both have no numbers. */
  readonly status: 'estimated' | 'aliased' | 'infinite'
  /** Log hazard ratio for one unit more. */
  readonly coef: number | null
  /** Hazard ratio. */
  readonly expCoef: number | null
  /** Standard error from the model alone. */
  readonly se: number | null
  /** Standard error that holds with weights and clusters; null when not asked for. */
  readonly robustSe: number | null
  /** Interval of the hazard ratio, by the robust standard error when there is one. */
  readonly low: number | null
  readonly high: number | null
  readonly z: number | null
  readonly p: number | null
}

export interface CoxTest {
  readonly chiSquared: number
  readonly df: number
  readonly p: number
}

export interface CoxFit {
  readonly coefficients: readonly CoxCoefficient[]
  readonly n: number
  readonly events: number
  readonly logLik: number
  readonly logLikNull: number
  /** Covariance of the coefficients, robust when that was asked for; rows of zeros for those without numbers. */
  readonly vcov: readonly (readonly number[])[]
  readonly naiveVcov: readonly (readonly number[])[]
  readonly tests: { readonly likelihoodRatio: CoxTest; readonly wald: CoxTest; readonly score: CoxTest }
  readonly iterations: number
  readonly ties: 'efron' | 'breslow'
  /** Plain sentences about what could not be estimated or should not be trusted. */
  readonly warnings: readonly string[]
  /** Coefficients in the design's scaled covariates, for what is computed from the fit; an infinite one stands where the search left it. */
  readonly scaled: Float64Array
}

const mostIterations = 60

/**
 * Cox proportional hazards regression: by what factor does one unit of each covariate multiply the rate of leaving, all others equal? Assumes that the factor
 * is the same at all times (test it with `proportionality`). Partial likelihood with Efron's or Breslow's ties, strata, weights, delayed entry and
 * start–stop rows; robust variance by score residuals summed over clusters. Cox 1972, JRSS-B 34:187; Efron 1977, JASA 72:557; Lin & Wei 1989,
 * JASA 84:1074. Never throws for awkward data: constant and copied covariates and those that separate the events are named in `warnings` and have
 * no numbers. Example: Rossi's released prisoners, financial aid: −0.3794, hazard ratio 0.684, p = 0.047.
 */
export function coxRegression(input: CoxInput, design: CoxDesign = coxDesign(input)): CoxFit {
  const { names, ties = 'efron', level = 0.95 } = input
  const { p } = design
  const zero = new Float64Array(p)
  let now = evaluate(design, zero, ties)
  const logLikNull = now.logLik
  const kept = independentRows(fullOf(now.information, p), 1e-9, 1e-10 * Math.max(design.events, 1e-300))
  const score = quadraticForm(
    partOf(fullOf(now.information, p), kept),
    kept.map((j) => now.score[j] as number),
  )
  let beta: Float64Array<ArrayBufferLike> = zero
  let iterations = 0
  let infinite: readonly number[] = []
  let active = kept
  /** Where those that run to infinity stood when that was seen: far enough to tell, not so far that rounding drowns the residuals. */
  const seen = new Map<number, number>()
  while (active.length > 0 && iterations < mostIterations) {
    const inverse = inversePositive(partOf(fullOf(now.information, p), active))
    if (!inverse) {
      infinite = [...infinite, ...weakest(now, kept, p)]
      active = kept.filter((j) => !infinite.includes(j))
      continue
    }
    const gradient = active.map((j) => now.score[j] as number)
    const step = timesVector(inverse, gradient)
    const decrement = gradient.reduce((sum, value, j) => sum + value * (step[j] as number), 0)
    if (decrement < 1e-8) {
      // The likelihood has stopped rising, yet these still run on: a maximum only at infinity.
      const running = active.filter((_, j) => Math.abs(step[j] as number) > 0.02)
      if (running.length > 0) {
        // Sent most of the rest of their way, so that the others settle where they would with these at infinity.
        for (const j of running) seen.set(j, beta[j] as number)
        const away = active.map((j, k) => (running.includes(j) ? (step[k] as number) : 0))
        const sent = moved(beta, active, away, 20)
        const then = evaluate(design, sent, ties)
        if (then.logLik >= now.logLik) {
          beta = sent
          now = then
        }
        infinite = [...infinite, ...running]
        active = active.filter((j) => !running.includes(j))
        continue
      }
    }
    iterations++
    const next = moved(beta, active, step, 1)
    if (decrement < 1e-12) {
      beta = next
      break
    }
    let candidate = next
    let then = evaluate(design, candidate, ties)
    for (let half = 0.5; !(then.logLik >= now.logLik - 1e-10 * Math.abs(now.logLik)) && half > 1e-4; half /= 2) {
      candidate = moved(beta, active, step, half)
      then = evaluate(design, candidate, ties)
    }
    beta = candidate
    now = then
  }
  return report(
    input,
    design,
    {
      beta,
      held: beta.map((value, j) => seen.get(j) ?? value),
      now,
      logLikNull,
      active,
      kept,
      infinite,
      iterations,
      score,
    },
    names,
    ties,
    level,
  )
}

/** Linear predictor x'b of each subject in the order of the input, measured from the mean covariates. */
export function linearPredictor(design: CoxDesign, fit: CoxFit): Float64Array {
  const predictor = new Float64Array(design.n)
  for (let position = 0; position < design.n; position++) {
    let sum = 0
    for (let j = 0; j < design.p; j++) sum += (fit.scaled[j] as number) * (design.z[position * design.p + j] as number)
    predictor[design.subject[position] as number] = sum
  }
  return predictor
}

interface Evaluation {
  readonly logLik: number
  readonly score: Float64Array
  /** Lower triangle. */
  readonly information: Float64Array
}

function evaluate(design: CoxDesign, beta: Float64Array, ties: 'efron' | 'breslow'): Evaluation {
  const { p } = design
  let logLik = 0
  const score = new Float64Array(p)
  const information = new Float64Array(triangle(p, 0))
  const sums: TieSums = { log: 0, c0: 0, c1: 0, e0: 0, e1: 0, e2: 0 }
  sweepRiskSets(design, beta, (set) => {
    sumTies(sums, set, ties)
    logLik += set.deathEta - sums.log
    for (let j = 0; j < p; j++)
      score[j] =
        (score[j] as number) +
        (set.deathZ[j] as number) -
        ((set.s1[j] as number) * sums.c0 - (set.a1[j] as number) * sums.c1)
    addInformation(information, set, sums, p)
  })
  return { logLik, score, information }
}

function moved(beta: Float64Array, active: readonly number[], step: ArrayLike<number>, by: number): Float64Array {
  const next = beta.slice()
  for (const [k, j] of active.entries()) next[j] = (next[j] as number) + by * (step[k] as number)
  return next
}

/** The covariates about which the current information says nothing any more. */
function weakest(now: Evaluation, kept: readonly number[], p: number): number[] {
  const full = fullOf(now.information, p)
  const strong = independentRows(full, 1e-9, 0).filter((j) => kept.includes(j))
  const weak = kept.filter((j) => !strong.includes(j))
  return weak.length > 0 ? weak : [...kept]
}

interface Search {
  readonly beta: Float64Array
  readonly held: Float64Array
  readonly now: Evaluation
  readonly logLikNull: number
  readonly active: readonly number[]
  readonly kept: readonly number[]
  readonly infinite: readonly number[]
  readonly iterations: number
  readonly score: { readonly value: number; readonly rank: number }
}

function report(
  input: CoxInput,
  design: CoxDesign,
  search: Search,
  names: readonly string[],
  ties: 'efron' | 'breslow',
  level: number,
): CoxFit {
  const { p } = design
  const { beta, held, now, active, kept, infinite } = search
  const inverse = active.length > 0 ? inversePositive(partOf(fullOf(now.information, p), active)) : null
  const naive = spread(inverse, active, design)
  const asked = input.robust ?? (input.cluster !== undefined || input.data.weight !== undefined)
  const robust =
    asked && inverse ? spread(sandwich(inverse, meat(design, held, ties, input.cluster, active)), active, design) : null
  const used = robust ?? naive
  const critical = normalCritical(level)
  const coefficients = names.map((name, j): CoxCoefficient => {
    const nothing = { coef: null, expCoef: null, se: null, robustSe: null, low: null, high: null, z: null, p: null }
    if (infinite.includes(j)) return { name, status: 'infinite', ...nothing }
    if (!active.includes(j)) return { name, status: 'aliased', ...nothing }
    const coef = (beta[j] as number) / (design.scale[j] as number)
    const se = Math.sqrt(naive.values[j * p + j] as number)
    const robustSe = robust ? Math.sqrt(robust.values[j * p + j] as number) : null
    const error = robustSe ?? se
    const z = error > 0 ? coef / error : null
    return {
      name,
      status: 'estimated',
      coef,
      expCoef: Math.exp(coef),
      se,
      robustSe,
      low: Math.exp(coef - critical * error),
      high: Math.exp(coef + critical * error),
      z,
      p: z === null ? null : normalTwoSided(z),
    }
  })
  const estimated = active.map((j) => (beta[j] as number) / (design.scale[j] as number))
  const wald = quadraticForm(partOf(used, active), estimated)
  const gain = Math.max(2 * (now.logLik - search.logLikNull), 0)
  return {
    coefficients,
    n: design.n,
    events: design.events,
    logLik: now.logLik,
    logLikNull: search.logLikNull,
    vcov: rowsOf(used),
    naiveVcov: rowsOf(naive),
    tests: {
      likelihoodRatio: { chiSquared: gain, df: kept.length, p: chiSquaredUpper(gain, kept.length) },
      wald: { chiSquared: wald.value, df: wald.rank, p: chiSquaredUpper(wald.value, wald.rank) },
      score: {
        chiSquared: search.score.value,
        df: search.score.rank,
        p: chiSquaredUpper(search.score.value, search.score.rank),
      },
    },
    iterations: search.iterations,
    ties,
    warnings: warningsOf(coefficients, design, search),
    scaled: held,
  }
}

/** A covariance of the active scaled coefficients as one of all in their own units, zero where there is none. */
function spread(part: SymmetricMatrix | null, active: readonly number[], design: CoxDesign): SymmetricMatrix {
  const { p, scale } = design
  const values = new Float64Array(p * p)
  if (part)
    for (const [r, j] of active.entries())
      for (const [c, k] of active.entries())
        values[j * p + k] =
          (part.values[r * active.length + c] as number) / ((scale[j] as number) * (scale[k] as number))
  return { size: p, values }
}

/** Sum over clusters of the outer products of their score residuals. */
function meat(
  design: CoxDesign,
  beta: Float64Array,
  ties: 'efron' | 'breslow',
  cluster: Int32Array | undefined,
  active: readonly number[],
): SymmetricMatrix {
  const { p, n } = design
  invariant(cluster === undefined || cluster.length === n, `cluster has ${cluster?.length} elements, time has ${n}`)
  const { codes, count } = cluster
    ? numberIds(cluster)
    : { codes: Int32Array.from({ length: n }, (_, i) => i), count: n }
  const residuals = scoreResiduals(design, beta, ties, codes, count)
  const lower = new Float64Array(triangle(p, 0))
  for (let c = 0; c < count; c++) {
    const offset = c * p
    let cell = 0
    for (let j = 0; j < p; j++) {
      const own = residuals[offset + j] as number
      for (let k = 0; k <= j; k++, cell++)
        lower[cell] = (lower[cell] as number) + own * (residuals[offset + k] as number)
    }
  }
  return partOf(fullOf(lower, p), active)
}

function warningsOf(coefficients: readonly CoxCoefficient[], design: CoxDesign, search: Search): string[] {
  const warnings: string[] = []
  if (design.events === 0) return ['There are no events, so nothing can be estimated.']
  const aliased = coefficients.filter(({ status }) => status === 'aliased').map(({ name }) => name)
  const infinite = coefficients.filter(({ status }) => status === 'infinite').map(({ name }) => name)
  if (aliased.length > 0)
    warnings.push(`Left out, being constant or fixed by the covariates before: ${aliased.join(', ')}.`)
  if (infinite.length > 0)
    warnings.push(
      `Cannot be estimated, because the covariate separates those with the event from those without: ${infinite.join(', ')}.`,
    )
  if (search.iterations >= mostIterations) warnings.push('The search for the best fit did not settle.')
  if (search.active.length > 0 && design.events < 10 * search.active.length)
    warnings.push(`There are fewer than ten events per covariate (${design.events} for ${search.active.length}).`)
  return warnings
}
