import { invariant } from '../base/assert.ts'

/** Where a covariate lies and how far it spreads. */
export interface ColumnScale {
  readonly mean: number
  /** Standard deviation over n; infinite for a constant, so that dividing by it gives zeros. */
  readonly scale: number
}

/**
 * Mean and spread by which a covariate is centred and scaled before a model is fitted, so that neither units nor a huge offset can hurt. Throws when it has another
 * length than `n` or holds a number that is none.
 */
export function columnScale(values: Float64Array, name: string | undefined, n: number): ColumnScale {
  invariant(values.length === n, `covariate ${name} has ${values.length} elements, the subjects are ${n}`)
  let sum = 0
  for (let i = 0; i < n; i++) sum += values[i] as number
  invariant(Number.isFinite(sum), `covariate ${name} has a value that is not a number`)
  const mean = n > 0 ? sum / n : 0
  let squares = 0
  for (let i = 0; i < n; i++) squares += ((values[i] as number) - mean) ** 2
  const spread = Math.sqrt(squares / Math.max(n, 1))
  // What is left of a constant after centring is rounding: it must not be blown up into a covariate.
  return { mean, scale: spread > 1e-12 * Math.abs(mean) ? spread : Number.POSITIVE_INFINITY }
}
