import { invariant } from '../base/assert.ts'
import { fullOf, independentRows, inversePositive, partOf, timesVector, triangle } from './linear-algebra.ts'
import { normalTwoSided } from './normal.ts'
import { columnScale } from './scaled-column.ts'

export interface LogisticInput {
  /** 1 or 0 per subject. */
  readonly outcome: Uint8Array
  readonly covariates: readonly Float64Array[]
  readonly names: readonly string[]
  readonly weight?: Float64Array
}

export interface LogisticCoefficient {
  readonly name: string
  /** `aliased`: constant, or fixed by the covariates before it; `infinite`: it separates the outcomes, so no finite value fits best. */
  readonly status: 'estimated' | 'aliased' | 'infinite'
  /** Log odds ratio for one unit more. */
  readonly coef: number | null
  readonly se: number | null
  readonly z: number | null
  readonly p: number | null
}

export interface LogisticFit {
  readonly intercept: number
  readonly coefficients: readonly LogisticCoefficient[]
  /** Fitted probability of each subject. */
  readonly fitted: Float64Array
  readonly logLik: number
  readonly deviance: number
  readonly iterations: number
  readonly warnings: readonly string[]
}

const mostIterations = 40

/**
 * Logistic regression by maximum likelihood (Newton–Raphson, which is iteratively reweighted least squares here): the probability of a yes from covariates.
 * Proofbook uses it for propensity scores, the probability of being handled in one way given what was known before. McCullagh & Nelder 1989,
 * Generalized Linear Models. Never throws for awkward data: constant, copied and separating covariates are named in `warnings`. Example:
 * rotterdam, hormone treatment on age, menopause, size, grade and nodes: age 0.01077, deviance 1735.29 (R `glm`).
 */
export function logisticRegression({ outcome, covariates, names, weight }: LogisticInput): LogisticFit {
  const n = outcome.length
  const p = covariates.length + 1
  invariant(names.length === covariates.length, `${names.length} names for ${covariates.length} covariates`)
  const { z, mean, scale } = scaledRows(covariates, names, n)
  let beta = new Float64Array(p)
  let now = evaluate(z, outcome, weight, beta, p)
  const kept = independentRows(fullOf(now.information, p), 1e-9, 1e-10 * Math.max(now.total, 1e-300))
  let active = now.yes > 0 && now.yes < now.total ? kept : []
  const infinite: number[] = []
  let iterations = 0
  while (active.length > 0 && iterations < mostIterations) {
    const inverse = inversePositive(partOf(fullOf(now.information, p), active))
    if (!inverse) {
      infinite.push(...active.filter((j) => j > 0))
      break
    }
    const gradient = active.map((j) => now.score[j] as number)
    const step = timesVector(inverse, gradient)
    const decrement = gradient.reduce((sum, value, k) => sum + value * (step[k] as number), 0)
    if (decrement < 1e-8) {
      const running = active.filter((j, k) => j > 0 && Math.abs(step[k] as number) > 0.02)
      if (running.length > 0) {
        infinite.push(...running)
        active = active.filter((j) => !running.includes(j))
        continue
      }
    }
    iterations++
    let size = 1
    let candidate = moved(beta, active, step, size)
    let then = evaluate(z, outcome, weight, candidate, p)
    while (!(then.logLik >= now.logLik - 1e-10 * Math.abs(now.logLik)) && size > 1e-4) {
      size /= 2
      candidate = moved(beta, active, step, size)
      then = evaluate(z, outcome, weight, candidate, p)
    }
    beta = candidate
    now = then
    if (decrement < 1e-12) break
  }
  const variance = inversePositive(partOf(fullOf(now.information, p), active))
  const coefficients = names.map((name, at): LogisticCoefficient => {
    const j = at + 1
    const place = active.indexOf(j)
    if (place < 0 || !variance) {
      const status = infinite.includes(j) ? 'infinite' : 'aliased'
      return { name, status, coef: null, se: null, z: null, p: null }
    }
    const coef = (beta[j] as number) / (scale[at] as number)
    const se = Math.sqrt(variance.values[place * active.length + place] as number) / (scale[at] as number)
    return { name, status: 'estimated', coef, se, z: coef / se, p: normalTwoSided(coef / se) }
  })
  let intercept = beta[0] as number
  for (let at = 0; at < names.length; at++)
    intercept -= ((beta[at + 1] as number) * (mean[at] as number)) / (scale[at] as number)
  const constant = now.yes === 0 ? 0 : now.yes === now.total ? 1 : null
  return {
    intercept: constant === null ? intercept : constant === 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
    coefficients,
    fitted: constant === null ? fittedOf(z, beta, n, p) : new Float64Array(n).fill(constant),
    logLik: constant === null ? now.logLik : 0,
    deviance: constant === null ? -2 * now.logLik : 0,
    iterations,
    warnings: warningsOf(coefficients, constant),
  }
}

/** Rows of 1 and the centred, scaled covariates; a constant becomes zeros. */
function scaledRows(covariates: readonly Float64Array[], names: readonly string[], n: number) {
  const p = covariates.length + 1
  const z = new Float64Array(n * p)
  const mean = new Float64Array(covariates.length)
  const scale = new Float64Array(covariates.length)
  for (let i = 0; i < n; i++) z[i * p] = 1
  for (const [at, values] of covariates.entries()) {
    const column = columnScale(values, names[at], n)
    mean[at] = column.mean
    scale[at] = column.scale
    for (let i = 0; i < n; i++) z[i * p + at + 1] = ((values[i] as number) - column.mean) / column.scale
  }
  return { z, mean, scale }
}

interface Evaluation {
  readonly logLik: number
  readonly score: Float64Array
  readonly information: Float64Array
  readonly yes: number
  readonly total: number
}

function evaluate(
  z: Float64Array,
  outcome: Uint8Array,
  weight: Float64Array | undefined,
  beta: Float64Array,
  p: number,
): Evaluation {
  const score = new Float64Array(p)
  const information = new Float64Array(triangle(p, 0))
  let logLik = 0
  let yes = 0
  let total = 0
  for (let i = 0; i < outcome.length; i++) {
    const w = weight ? (weight[i] as number) : 1
    const offset = i * p
    let eta = 0
    for (let j = 0; j < p; j++) eta += (beta[j] as number) * (z[offset + j] as number)
    const shrunk = Math.exp(-Math.abs(eta))
    const chance = eta >= 0 ? 1 / (1 + shrunk) : shrunk / (1 + shrunk)
    const y = outcome[i] as number
    // log(1 + e^eta) without overflow.
    logLik += w * (y * eta - Math.max(eta, 0) - Math.log1p(shrunk))
    yes += w * y
    total += w
    const surprise = w * (y - chance)
    const spread = (w * shrunk) / ((1 + shrunk) * (1 + shrunk))
    let cell = 0
    for (let j = 0; j < p; j++) {
      const value = z[offset + j] as number
      score[j] = (score[j] as number) + surprise * value
      const scaled = spread * value
      for (let k = 0; k <= j; k++, cell++)
        information[cell] = (information[cell] as number) + scaled * (z[offset + k] as number)
    }
  }
  return { logLik, score, information, yes, total }
}

function fittedOf(z: Float64Array, beta: Float64Array, n: number, p: number): Float64Array {
  const fitted = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    let eta = 0
    for (let j = 0; j < p; j++) eta += (beta[j] as number) * (z[i * p + j] as number)
    fitted[i] = 1 / (1 + Math.exp(-eta))
  }
  return fitted
}

function moved(
  beta: Float64Array,
  active: readonly number[],
  step: Float64Array,
  by: number,
): Float64Array<ArrayBuffer> {
  const next = Float64Array.from(beta)
  for (const [k, j] of active.entries()) next[j] = (next[j] as number) + by * (step[k] as number)
  return next
}

function warningsOf(coefficients: readonly LogisticCoefficient[], constant: number | null): string[] {
  if (constant !== null) return [`The outcome is ${constant} for everyone, so nothing can be estimated.`]
  const named = (status: LogisticCoefficient['status']) =>
    coefficients.filter((one) => one.status === status).map(({ name }) => name)
  const aliased = named('aliased')
  const infinite = named('infinite')
  return [
    ...(aliased.length > 0
      ? [`Left out, being constant or fixed by the covariates before: ${aliased.join(', ')}.`]
      : []),
    ...(infinite.length > 0
      ? [`Cannot be estimated, because the covariate separates the outcomes: ${infinite.join(', ')}.`]
      : []),
  ]
}
