import { CholeskyDecomposition, Matrix } from 'ml-matrix'

/** A symmetric matrix as `size` rows of `size` in one array. */
export interface SymmetricMatrix {
  readonly size: number
  readonly values: Float64Array
}

/** Place of row j, column k ≤ j in a lower triangle. */
export function triangle(j: number, k: number): number {
  return (j * (j + 1)) / 2 + k
}

/** The whole symmetric matrix of a lower triangle. */
export function fullOf(lower: Float64Array, p: number): SymmetricMatrix {
  const values = new Float64Array(p * p)
  for (let j = 0; j < p; j++)
    for (let k = 0; k <= j; k++) {
      const cell = lower[triangle(j, k)] as number
      values[j * p + k] = cell
      values[k * p + j] = cell
    }
  return { size: p, values }
}

/**
 * Which rows of a covariance or information matrix carry something that the rows before them don't: a row is left out when less than `tolerance` of
 * its own variance remains after the kept ones are accounted for (a constant or copied covariate). Answers the kept places in order.
 */
export function independentRows({ size, values }: SymmetricMatrix, tolerance = 1e-9, floor = 0): number[] {
  const kept: number[] = []
  const factor: Float64Array[] = []
  for (let j = 0; j < size; j++) {
    const own = values[j * size + j] as number
    if (!(own > floor)) continue
    const row = new Float64Array(kept.length + 1)
    let rest = own
    for (let k = 0; k < kept.length; k++) {
      const before = factor[k] as Float64Array
      let sum = values[j * size + (kept[k] as number)] as number
      for (let l = 0; l < k; l++) sum -= (row[l] as number) * (before[l] as number)
      row[k] = sum / (before[k] as number)
      rest -= (row[k] as number) ** 2
    }
    if (!(rest > tolerance * own)) continue
    row[kept.length] = Math.sqrt(rest)
    factor.push(row)
    kept.push(j)
  }
  return kept
}

/** The part of a symmetric matrix at the given places. */
export function partOf({ size, values }: SymmetricMatrix, places: readonly number[]): SymmetricMatrix {
  const part = new Float64Array(places.length * places.length)
  for (const [r, j] of places.entries())
    for (const [c, k] of places.entries()) part[r * places.length + c] = values[j * size + k] as number
  return { size: places.length, values: part }
}

/** Inverse of a positive definite matrix by Cholesky; null when it isn't positive definite. Scaled first, so that units don't matter. */
export function inversePositive({ size, values }: SymmetricMatrix): SymmetricMatrix | null {
  const scale = new Float64Array(size)
  for (let j = 0; j < size; j++) {
    const own = values[j * size + j] as number
    if (!(own > 0) || own === Number.POSITIVE_INFINITY) return null
    scale[j] = 1 / Math.sqrt(own)
  }
  const scaled = Matrix.zeros(size, size)
  for (let j = 0; j < size; j++)
    for (let k = 0; k <= j; k++) {
      const cell = (values[j * size + k] as number) * (scale[j] as number) * (scale[k] as number)
      scaled.set(j, k, cell)
      scaled.set(k, j, cell)
    }
  const cholesky = new CholeskyDecomposition(scaled)
  if (!cholesky.isPositiveDefinite()) return null
  const inverse = cholesky.solve(Matrix.eye(size, size))
  const result = new Float64Array(size * size)
  for (let j = 0; j < size; j++)
    for (let k = 0; k < size; k++)
      result[j * size + k] = inverse.get(j, k) * (scale[j] as number) * (scale[k] as number)
  return { size, values: result }
}

/** Matrix times vector. */
export function timesVector({ size, values }: SymmetricMatrix, vector: ArrayLike<number>): Float64Array {
  const result = new Float64Array(size)
  for (let j = 0; j < size; j++) {
    let sum = 0
    for (let k = 0; k < size; k++) sum += (values[j * size + k] as number) * (vector[k] as number)
    result[j] = sum
  }
  return result
}

/** Sandwich A B A of symmetric A and B. */
export function sandwich(a: SymmetricMatrix, b: SymmetricMatrix): SymmetricMatrix {
  const left = new Matrix(rowsOf(a))
  const product = left.mmul(new Matrix(rowsOf(b))).mmul(left)
  return { size: a.size, values: Float64Array.from(product.to1DArray()) }
}

/** u' A^-1 u for a covariance matrix A that may have dependent rows, and how many independent ones it has. */
export function quadraticForm(
  a: SymmetricMatrix,
  u: ArrayLike<number>,
): { readonly value: number; readonly rank: number } {
  let largest = 0
  for (let j = 0; j < a.size; j++) largest = Math.max(largest, a.values[j * a.size + j] as number)
  const kept = independentRows(a, 1e-9, largest * 1e-14)
  if (kept.length === 0) return { value: 0, rank: 0 }
  const inverse = inversePositive(partOf(a, kept))
  if (!inverse) return { value: Number.NaN, rank: kept.length }
  const part = kept.map((place) => u[place] as number)
  const solved = timesVector(inverse, part)
  return { value: part.reduce((sum, value, j) => sum + value * (solved[j] as number), 0), rank: kept.length }
}

/** The same matrix as an array of rows. */
export function rowsOf({ size, values }: SymmetricMatrix): number[][] {
  return Array.from({ length: size }, (_, j) => Array.from(values.subarray(j * size, (j + 1) * size)))
}
