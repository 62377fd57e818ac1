import { invariant } from '../base/assert.ts'
import { effectiveSampleSize } from './propensity-weights.ts'

export interface BalanceRow {
  readonly name: string
  /** Means before weighting. */
  readonly exposed: number
  readonly unexposed: number
  /** Standardised mean differences, exposed minus unexposed: under 0.1 counts as alike. */
  readonly before: number
  readonly after: number
}

export interface BalanceTable {
  readonly rows: readonly BalanceRow[]
  /** Largest absolute difference after weighting. */
  readonly worst: number
  readonly exposedSize: { readonly n: number; readonly effective: number }
  readonly unexposedSize: { readonly n: number; readonly effective: number }
  readonly largestWeight: number
}

/**
 * Balance table: how far apart the arms are in each covariate, in standard deviations, before and after weighting. Always divided by the unweighted standard
 * deviation (root of the mean of both arms' variances, p(1 − p) for 0/1 columns), so that weighting can't hide a difference by changing the yardstick. Austin 2009,
 * Stat. Med. 28:3083. Without weights, after equals before. A covariate that never varies has difference 0.
 */
export function balanceTable(
  exposed: Uint8Array,
  covariates: readonly Float64Array[],
  names: readonly string[],
  weight?: Float64Array,
): BalanceTable {
  const n = exposed.length
  invariant(names.length === covariates.length, `${names.length} names for ${covariates.length} covariates`)
  const rows = covariates.map((values, at): BalanceRow => {
    invariant(values.length === n, `covariate ${names[at]} has ${values.length} elements, exposed has ${n}`)
    const isFlag = values.every((value) => value === 0 || value === 1)
    const arms = [0, 1].map((arm) => armOf(values, exposed, arm, weight))
    const [control, treated] = arms as [Arm, Arm]
    const spread = (arm: Arm) => (isFlag ? arm.mean * (1 - arm.mean) : arm.squares / (arm.n - 1))
    const yardstick = Math.sqrt((spread(treated) + spread(control)) / 2)
    const distance = (difference: number) => (yardstick > 0 ? difference / yardstick : 0)
    return {
      name: names[at] as string,
      exposed: treated.mean,
      unexposed: control.mean,
      before: distance(treated.mean - control.mean),
      after: distance(treated.weightedMean - control.weightedMean),
    }
  })
  const sizeOf = (arm: number) => {
    const weights = Array.from(exposed, (own, i) => (own === arm ? (weight ? (weight[i] as number) : 1) : 0))
    return { n: exposed.reduce((sum, own) => sum + (own === arm ? 1 : 0), 0), effective: effectiveSampleSize(weights) }
  }
  return {
    rows,
    worst: rows.reduce((most, { after }) => Math.max(most, Math.abs(after)), 0),
    exposedSize: sizeOf(1),
    unexposedSize: sizeOf(0),
    largestWeight: weight ? weight.reduce((most, w) => Math.max(most, w), 0) : 1,
  }
}

interface Arm {
  readonly n: number
  readonly mean: number
  readonly squares: number
  readonly weightedMean: number
}

function armOf(values: Float64Array, exposed: Uint8Array, arm: number, weight?: Float64Array): Arm {
  let n = 0
  let sum = 0
  let weights = 0
  let weighted = 0
  for (let i = 0; i < values.length; i++) {
    if (exposed[i] !== arm) continue
    const w = weight ? (weight[i] as number) : 1
    n++
    sum += values[i] as number
    weights += w
    weighted += w * (values[i] as number)
  }
  const mean = sum / n
  let squares = 0
  for (let i = 0; i < values.length; i++) if (exposed[i] === arm) squares += ((values[i] as number) - mean) ** 2
  return { n, mean, squares, weightedMean: weighted / weights }
}
