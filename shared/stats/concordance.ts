import { invariant } from '../base/assert.ts'
import { checkSurvivalData, type SurvivalData } from './survival-data.ts'
import { orderByKey, placeOf, timeGrid } from './time-grid.ts'

export interface Concordance {
  /** Share of comparable pairs in which the one with the higher score left first, ties of score counting half; NaN without such pairs. */
  readonly estimate: number
  readonly concordant: number
  readonly discordant: number
  /** Pairs with the same score. */
  readonly tiedScore: number
  /** Pairs of events at the same time, with different scores and with the same. */
  readonly tiedTime: number
  readonly tiedBoth: number
}

/**
 * Concordance (Harrell's C): of two subjects of whom it is known who left first, how often did the higher risk score belong to that one? 0.5 is a coin,
 * 1 perfect order. Pairs are compared within strata; weights multiply. Harrell et al. 1982, JAMA 247:2543. A Fenwick tree over the scores makes it
 * n log n. Example: Rossi's prisoners, seven covariates: 0.6403.
 */
export function concordance(data: SurvivalData, score: Float64Array, strata?: Int32Array): Concordance {
  checkSurvivalData(data)
  const n = data.time.length
  invariant(score.length === n, `score has ${score.length} elements, time has ${n}`)
  const { rank, ranks } = rankScores(score)
  const grid = timeGrid(data.time, data.entry)
  const places = grid.times.length
  let strataCount = 1
  if (strata) for (let i = 0; i < n; i++) strataCount = Math.max(strataCount, (strata[i] as number) + 1)
  const inStrata = (order: Uint32Array) => (strata ? orderByKey(strata, strataCount, order) : order)
  const byExit = inStrata(orderByKey(grid.exit, places))
  const byEntry = grid.entry ? inStrata(orderByKey(grid.entry, places)) : null

  const { event, weight } = data
  const tree = new Float64Array(ranks + 1)
  const exact = new Float64Array(ranks)
  const add = (at: number, by: number) => {
    exact[at] = (exact[at] as number) + by
    for (let node = at + 1; node <= ranks; node += node & -node) tree[node] = (tree[node] as number) + by
  }
  const weightBelow = (at: number) => {
    let sum = 0
    for (let node = at; node > 0; node &= node - 1) sum += tree[node] as number
    return sum
  }
  const result = { concordant: 0, discordant: 0, tiedScore: 0, tiedTime: 0, tiedBoth: 0 }
  const stratumOf = (i: number) => (strata ? (strata[i] as number) : 0)
  let last = n
  while (last > 0) {
    const stratum = stratumOf(byExit[last - 1] as number)
    let first = last
    while (first > 0 && stratumOf(byExit[first - 1] as number) === stratum) first--
    let total = 0
    let leaving = last - 1
    let at = last - 1
    while (at >= first) {
      const place = grid.exit[byExit[at] as number] as number
      if (byEntry && grid.entry)
        for (; leaving >= first && (grid.entry[byEntry[leaving] as number] as number) >= place; leaving--) {
          const i = byEntry[leaving] as number
          const w = weight ? (weight[i] as number) : 1
          add(rank[i] as number, -w)
          total -= w
        }
      let from = at
      while (from >= first && grid.exit[byExit[from] as number] === place) from--
      // Someone censored at this time left later than those with the event now, so they are compared first.
      for (let k = at; k > from; k--) {
        const i = byExit[k] as number
        if (event[i] === 1) continue
        const w = weight ? (weight[i] as number) : 1
        add(rank[i] as number, w)
        total += w
      }
      for (let k = at; k > from; k--) {
        const i = byExit[k] as number
        if (event[i] !== 1) continue
        const own = rank[i] as number
        const w = weight ? (weight[i] as number) : 1
        const below = weightBelow(own)
        const equal = exact[own] as number
        result.concordant += w * below
        result.tiedScore += w * equal
        result.discordant += w * (total - below - equal)
      }
      tieEvents(result, byExit.subarray(from + 1, at + 1), event, rank, weight)
      for (let k = at; k > from; k--) {
        const i = byExit[k] as number
        if (event[i] !== 1) continue
        const w = weight ? (weight[i] as number) : 1
        add(rank[i] as number, w)
        total += w
      }
      at = from
    }
    if (first > 0) {
      tree.fill(0)
      exact.fill(0)
    }
    last = first
  }
  const comparable = result.concordant + result.discordant + result.tiedScore
  return { estimate: (result.concordant + result.tiedScore / 2) / comparable, ...result }
}

/** Counts the pairs of events at one time, by whether their scores differ. */
function tieEvents(
  result: { tiedTime: number; tiedBoth: number },
  exits: Uint32Array,
  event: Uint8Array,
  rank: Int32Array,
  weight: Float64Array | undefined,
): void {
  const same = new Map<number, number>()
  let before = 0
  for (const i of exits) {
    if (event[i] !== 1) continue
    const w = weight ? (weight[i] as number) : 1
    const own = rank[i] as number
    const equal = same.get(own) ?? 0
    result.tiedBoth += w * equal
    result.tiedTime += w * (before - equal)
    same.set(own, equal + w)
    before += w
  }
}

function rankScores(score: Float64Array): { readonly rank: Int32Array; readonly ranks: number } {
  const sorted = score.slice().sort()
  let ranks = 0
  for (let i = 0; i < sorted.length; i++)
    if (i === 0 || sorted[i] !== sorted[ranks - 1]) sorted[ranks++] = sorted[i] as number
  const distinct = sorted.subarray(0, ranks)
  const rank = new Int32Array(score.length)
  for (let i = 0; i < score.length; i++) rank[i] = placeOf(distinct, score[i] as number)
  return { rank, ranks }
}
