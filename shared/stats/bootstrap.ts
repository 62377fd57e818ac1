import { invariant } from '../base/assert.ts'
import { numberIds } from './number-ids.ts'
import { quantileOfSorted } from './quantile.ts'
import { seededRandom } from './random.ts'

export interface BootstrapInput {
  /** Number of subjects, or of clusters when `cluster` is given. */
  readonly n: number
  /** What to compute from a resample, given as places of subjects (a place can come more than once). NaN counts as failed. */
  readonly statistic: (places: Uint32Array) => number
  readonly repeats?: number
  readonly seed: number
  readonly level?: number
  /** The customer of each of the `n` rows, from 0 up: customers are drawn with all their rows. */
  readonly cluster?: Int32Array
}

export interface Bootstrap {
  readonly standardError: number
  /** Percentile interval. */
  readonly low: number
  readonly high: number
  readonly repeats: number
  /** Resamples in which the statistic could not be computed. */
  readonly failed: number
}

/**
 * Bootstrap: redraw the customers with replacement many times, recompute, and see how far the answer moves; the same seed always gives the same answer.
 * Percentile interval. Efron 1979, Ann. Stat. 7:1. Everything that was estimated from the data (a propensity model too) belongs inside `statistic`.
 */
export function bootstrap({ n, statistic, repeats = 1000, seed, level = 0.95, cluster }: BootstrapInput): Bootstrap {
  invariant(n > 0 && repeats > 1, `nothing to resample: ${n} subjects, ${repeats} repeats`)
  const random = seededRandom(seed)
  const members = cluster ? rowsByCluster(cluster) : null
  const values = new Float64Array(repeats)
  const places = new Uint32Array(n)
  let done = 0
  for (let repeat = 0; repeat < repeats; repeat++) {
    let drawn = places
    if (members) {
      const rows: number[] = []
      for (let k = 0; k < members.length; k++)
        for (const i of members[random.integer(members.length)] as number[]) rows.push(i)
      drawn = Uint32Array.from(rows)
    } else for (let i = 0; i < n; i++) places[i] = random.integer(n)
    const value = statistic(drawn)
    if (!Number.isNaN(value)) values[done++] = value
  }
  const sorted = values.subarray(0, done).sort()
  let sum = 0
  for (const value of sorted) sum += value
  const mean = sum / done
  let squares = 0
  for (const value of sorted) squares += (value - mean) ** 2
  return {
    standardError: Math.sqrt(squares / (done - 1)),
    low: quantileOfSorted(sorted, (1 - level) / 2),
    high: quantileOfSorted(sorted, 1 - (1 - level) / 2),
    repeats,
    failed: repeats - done,
  }
}

function rowsByCluster(cluster: Int32Array): number[][] {
  const { codes, count } = numberIds(cluster)
  const rows: number[][] = Array.from({ length: count }, () => [])
  for (let i = 0; i < codes.length; i++) (rows[codes[i] as number] as number[]).push(i)
  return rows
}
