import { invariant } from '../base/assert.ts'
import { independentRows, inversePositive, partOf, type SymmetricMatrix, sandwich } from './linear-algebra.ts'
import { studentsTTwoSided } from './students-t.ts'

export interface LeastSquaresInput {
  readonly outcome: Float64Array
  /** Columns, an intercept (all 1) among them where there is to be one. Columns fixed by those before are left out. */
  readonly columns: readonly Float64Array[]
  readonly names: readonly string[]
}

/** A fit without standard errors: those depend on what is assumed about the residuals (see `coefficientTable`). */
export interface LeastSquaresFit {
  /** Names and values of the columns kept. */
  readonly names: readonly string[]
  readonly values: Float64Array
  readonly residuals: Float64Array
  /** Inverse of X'X of the columns kept. */
  readonly bread: SymmetricMatrix
  readonly columns: readonly Float64Array[]
  readonly n: number
}

export interface LeastSquaresCoefficient {
  readonly name: string
  readonly estimate: number
  readonly standardError: number
  readonly t: number
  readonly p: number
}

/** Ordinary least squares: the straight-line fit with the smallest sum of squared residuals. Solved by normal equations on scaled columns. */
export function leastSquares({ outcome, columns, names }: LeastSquaresInput): LeastSquaresFit {
  const n = outcome.length
  const product = (a: Float64Array, b: Float64Array) => {
    let sum = 0
    for (let i = 0; i < n; i++) sum += (a[i] as number) * (b[i] as number)
    return sum
  }
  const size = columns.length
  const gram = new Float64Array(size * size)
  for (let j = 0; j < size; j++)
    for (let k = 0; k <= j; k++) {
      const cell = product(columns[j] as Float64Array, columns[k] as Float64Array)
      gram[j * size + k] = cell
      gram[k * size + j] = cell
    }
  const kept = independentRows({ size, values: gram }, 1e-10)
  const bread = inversePositive(partOf({ size, values: gram }, kept))
  invariant(bread !== null, 'the columns of a least-squares fit depend on each other')
  const own = kept.map((j) => columns[j] as Float64Array)
  const values = new Float64Array(kept.length)
  const residuals = outcome.slice()
  // The second round takes off what rounding left of the first.
  for (let round = 0; round < 2; round++) {
    const rest = own.map((column) => product(column, residuals))
    for (let j = 0; j < own.length; j++) {
      let step = 0
      for (let k = 0; k < own.length; k++) step += (bread.values[j * own.length + k] as number) * (rest[k] as number)
      values[j] = (values[j] as number) + step
      const column = own[j] as Float64Array
      for (let i = 0; i < n; i++) residuals[i] = (residuals[i] as number) - step * (column[i] as number)
    }
  }
  return { names: kept.map((j) => names[j] as string), values, residuals, bread, columns: own, n }
}

/** Covariance of the coefficients when residuals are independent and equally spread. */
export function plainCovariance({ bread, residuals, n, columns }: LeastSquaresFit): SymmetricMatrix {
  const variance = residuals.reduce((sum, value) => sum + value * value, 0) / (n - columns.length)
  return { size: bread.size, values: bread.values.map((cell) => cell * variance) }
}

/**
 * Covariance when residuals within a cluster (a team, a market) may hang together in any way, with the small-sample factor G/(G − 1) · (n − 1)/(n − k). Liang &
 * Zeger 1986, Biometrika 73:13. `parameters` counts columns taken out beforehand too.
 */
export function clusteredCovariance(
  fit: LeastSquaresFit,
  cluster: Int32Array,
  parameters = fit.columns.length,
): SymmetricMatrix {
  const size = fit.columns.length
  const sums = new Map<number, Float64Array>()
  for (let i = 0; i < fit.n; i++) {
    const id = cluster[i] as number
    let sum = sums.get(id)
    if (!sum) {
      sum = new Float64Array(size)
      sums.set(id, sum)
    }
    for (let j = 0; j < size; j++)
      sum[j] = (sum[j] as number) + (fit.residuals[i] as number) * ((fit.columns[j] as Float64Array)[i] as number)
  }
  const meat = new Float64Array(size * size)
  for (const sum of sums.values())
    for (let j = 0; j < size; j++)
      for (let k = 0; k < size; k++)
        meat[j * size + k] = (meat[j * size + k] as number) + (sum[j] as number) * (sum[k] as number)
  const groups = sums.size
  const factor = (groups / (groups - 1)) * ((fit.n - 1) / (fit.n - parameters))
  const covariance = sandwich(fit.bread, { size, values: meat })
  return { size, values: covariance.values.map((cell) => cell * factor) }
}

/**
 * Covariance when residuals follow each other in time, for rows in order of time: Newey & West 1987, Econometrica 55:703, Bartlett weights up to `lag`, with the
 * small-sample factor n/(n − k).
 */
export function neweyWestCovariance(fit: LeastSquaresFit, lag: number): SymmetricMatrix {
  const size = fit.columns.length
  const meat = new Float64Array(size * size)
  const pull = (i: number, j: number) => (fit.residuals[i] as number) * ((fit.columns[j] as Float64Array)[i] as number)
  for (let back = 0; back <= lag; back++) {
    const weight = 1 - back / (lag + 1)
    for (let i = back; i < fit.n; i++)
      for (let j = 0; j < size; j++)
        for (let k = 0; k < size; k++) {
          const both =
            back === 0 ? pull(i, j) * pull(i, k) : pull(i, j) * pull(i - back, k) + pull(i - back, j) * pull(i, k)
          meat[j * size + k] = (meat[j * size + k] as number) + weight * both
        }
  }
  const factor = fit.n / (fit.n - size)
  const covariance = sandwich(fit.bread, { size, values: meat })
  return { size, values: covariance.values.map((cell) => cell * factor) }
}

/** Estimates with standard errors, t statistics and two-sided p-values on `df` degrees of freedom. */
export function coefficientTable(
  fit: LeastSquaresFit,
  covariance: SymmetricMatrix,
  df: number,
): LeastSquaresCoefficient[] {
  return fit.names.map((name, j) => {
    const estimate = fit.values[j] as number
    const standardError = Math.sqrt(covariance.values[j * covariance.size + j] as number)
    const t = estimate / standardError
    return { name, estimate, standardError, t, p: studentsTTwoSided(t, df) }
  })
}
