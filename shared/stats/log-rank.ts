import { invariant } from '../base/assert.ts'
import { chiSquaredUpper } from './chi-squared.ts'
import { quadraticForm, rowsOf } from './linear-algebra.ts'
import { checkSurvivalData, type SurvivalData } from './survival-data.ts'
import { orderByKey, type TimeGrid, timeGrid } from './time-grid.ts'

export interface LogRankInput {
  readonly data: SurvivalData
  /** Each subject's group from 0 to `groups - 1`; a negative one is in none and is left out. */
  readonly group: Int32Array
  readonly groups: number
  /** Each subject's stratum from 0 up; a negative one is left out. Groups are compared only within strata. */
  readonly strata?: Int32Array
  /** Harrington–Fleming weight S(t−)^rho: 0 (default) is the log-rank test, 1 Peto–Peto's, which counts early events more. */
  readonly rho?: number
}

export interface LogRankTest {
  readonly chiSquared: number
  /** Groups that were ever at risk at an event, minus one. */
  readonly df: number
  readonly p: number
  readonly n: readonly number[]
  /** Events in each group (weighted by S^rho when rho is not 0), and those expected if all groups left alike. */
  readonly observed: readonly number[]
  readonly expected: readonly number[]
  /** Covariance of observed minus expected. */
  readonly variance: readonly (readonly number[])[]
}

/**
 * Log-rank test: do groups leave at the same rate at every time? Compares each group's events with those expected from its share of everyone at risk,
 * summed over event times and over strata. Strongest when the rates stay proportional. Mantel 1966, Cancer Chemother. Rep. 50:163; Peto & Peto 1972,
 * JRSS-A 135:185; Harrington & Fleming 1982, Biometrika 69:553. Not for weighted data, whose usual variance would be wrong: use a weighted Cox fit with its
 * robust variance there. Example: leukaemia data (R `aml`), maintained against not: 3.396 on 1 df, p = 0.0653.
 */
export function logRank({ data, group, groups, strata, rho = 0 }: LogRankInput): LogRankTest {
  checkSurvivalData(data)
  invariant(data.weight === undefined, 'a log-rank test of weighted data has no usual variance')
  const n = data.time.length
  invariant(group.length === n, `group has ${group.length} elements, time has ${n}`)
  invariant(strata === undefined || strata.length === n, `strata has ${strata?.length} elements, time has ${n}`)
  const grid = timeGrid(data.time, data.entry)
  const places = grid.times.length
  let strataCount = 1
  if (strata) for (let i = 0; i < n; i++) strataCount = Math.max(strataCount, (strata[i] as number) + 1)

  // Subjects in order of stratum, then exit; whoever is in no group or stratum comes in stratum 0, which is passed over.
  const key = new Int32Array(n)
  for (let i = 0; i < n; i++) {
    const stratum = strata ? (strata[i] as number) : 0
    const own = group[i] as number
    invariant(own < groups, `group ${own} at ${i} is not below ${groups}`)
    key[i] = own < 0 || stratum < 0 ? 0 : stratum + 1
  }
  const byExit = orderByKey(key, strataCount + 1, orderByKey(grid.exit, places))
  const byEntry = grid.entry ? orderByKey(key, strataCount + 1, orderByKey(grid.entry, places)) : null
  const sums: Sums = {
    n: new Float64Array(groups),
    observed: new Float64Array(groups),
    expected: new Float64Array(groups),
    variance: new Float64Array(groups * groups),
  }
  let from = 0
  while (from < n && key[byExit[from] as number] === 0) from++
  while (from < n) {
    let to = from
    while (to < n && key[byExit[to] as number] === key[byExit[from] as number]) to++
    addStratum(
      sums,
      data.event,
      grid,
      group,
      groups,
      byExit.subarray(from, to),
      byEntry ? byEntry.subarray(from, to) : null,
      rho,
    )
    from = to
  }

  const compared: number[] = []
  for (let g = 0; g < groups; g++) if ((sums.expected[g] as number) > 0) compared.push(g)
  const tested = compared.slice(1)
  const part = new Float64Array(tested.length * tested.length)
  for (const [r, g] of tested.entries())
    for (const [c, h] of tested.entries()) part[r * tested.length + c] = sums.variance[g * groups + h] as number
  const form = quadraticForm(
    { size: tested.length, values: part },
    tested.map((g) => (sums.observed[g] as number) - (sums.expected[g] as number)),
  )
  return {
    chiSquared: form.value,
    df: form.rank,
    p: chiSquaredUpper(form.value, form.rank),
    n: Array.from(sums.n),
    observed: Array.from(sums.observed),
    expected: Array.from(sums.expected),
    variance: rowsOf({ size: groups, values: sums.variance }),
  }
}

interface Sums {
  readonly n: Float64Array
  readonly observed: Float64Array
  readonly expected: Float64Array
  readonly variance: Float64Array
}

function addStratum(
  sums: Sums,
  event: Uint8Array,
  grid: TimeGrid,
  group: Int32Array,
  groups: number,
  byExit: Uint32Array,
  byEntry: Uint32Array | null,
  rho: number,
): void {
  const atRisk = new Float64Array(groups)
  const died = new Float64Array(groups)
  let total = 0
  for (const i of byExit) {
    const g = group[i] as number
    sums.n[g] = (sums.n[g] as number) + 1
    if (byEntry) continue
    atRisk[g] = (atRisk[g] as number) + 1
    total++
  }
  let survival = 1
  let at = 0
  let entering = 0
  while (at < byExit.length) {
    const place = grid.exit[byExit[at] as number] as number
    if (byEntry && grid.entry) {
      while (entering < byEntry.length) {
        const i = byEntry[entering] as number
        if ((grid.entry[i] as number) >= place) break
        const g = group[i] as number
        atRisk[g] = (atRisk[g] as number) + 1
        total++
        entering++
      }
    }
    died.fill(0)
    let deaths = 0
    let next = at
    while (next < byExit.length && grid.exit[byExit[next] as number] === place) {
      const i = byExit[next] as number
      if (event[i] === 1) {
        const g = group[i] as number
        died[g] = (died[g] as number) + 1
        deaths++
      }
      next++
    }
    if (deaths > 0) {
      const weight = rho === 0 ? 1 : survival ** rho
      const spread = total > 1 ? (weight * weight * deaths * (total - deaths)) / (total - 1) : 0
      for (let g = 0; g < groups; g++) {
        const share = (atRisk[g] as number) / total
        if (share === 0) continue
        sums.observed[g] = (sums.observed[g] as number) + weight * (died[g] as number)
        sums.expected[g] = (sums.expected[g] as number) + weight * deaths * share
        for (let h = 0; h < groups; h++) {
          const cell = g * groups + h
          const other = (atRisk[h] as number) / total
          sums.variance[cell] = (sums.variance[cell] as number) + spread * share * ((g === h ? 1 : 0) - other)
        }
      }
      survival *= (total - deaths) / total
    }
    for (; at < next; at++) {
      const g = group[byExit[at] as number] as number
      atRisk[g] = (atRisk[g] as number) - 1
      total--
    }
  }
}
