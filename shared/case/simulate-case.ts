import { quantileOfSorted } from '../stats/quantile.ts'
import { seededRandom } from '../stats/random.ts'
import { type Assumptions, assumptionIds } from './assumption.ts'
import { benefitsOf, costsOf, years } from './case-model.ts'
import { presentValue } from './cash-flows.ts'
import { drawTriangle } from './triangle.ts'

export interface Simulation {
  readonly runs: number
  readonly seed: number
  readonly mean: number
  readonly p5: number
  readonly p10: number
  readonly p50: number
  readonly p90: number
  readonly p95: number
  /** Share of the runs that lose money. */
  readonly lossShare: number
  /** What came in less what went out by the end of each year, undiscounted: for the fan. */
  readonly cumulative: readonly {
    readonly year: number
    readonly p10: number
    readonly p50: number
    readonly p90: number
  }[]
}

/**
 * Draws every assumption from its triangle, independently, and judges the case each time (Monte Carlo simulation). The same seed gives the same answer
 * on every machine. Independence is a simplification: drivers that move together make the truth wider than what is shown.
 */
export function simulateCase(assumptions: Assumptions, runs = 10_000, seed = 1): Simulation {
  const random = seededRandom(seed)
  const npv = new Float64Array(runs)
  const cumulative = Array.from({ length: years + 1 }, () => new Float64Array(runs))
  for (let run = 0; run < runs; run += 1) {
    const values: Record<string, number> = {}
    for (const id of assumptionIds) {
      const one = assumptions[id]
      values[id] = id === 'discount-rate' ? one.value : drawTriangle(one, random)
    }
    const drawn = values as Record<(typeof assumptionIds)[number], number>
    const costs = costsOf(drawn)
    const net = benefitsOf(drawn).map((benefit, year) => benefit - (costs[year] as number))
    npv[run] = presentValue(net, drawn['discount-rate'])
    let sum = 0
    net.forEach((flow, year) => {
      sum += flow
      ;(cumulative[year] as Float64Array)[run] = sum
    })
  }
  npv.sort()
  const at = (p: number): number => quantileOfSorted(npv, p)
  return {
    runs,
    seed,
    mean: npv.reduce((sum, one) => sum + one, 0) / runs,
    p5: at(0.05),
    p10: at(0.1),
    p50: at(0.5),
    p90: at(0.9),
    p95: at(0.95),
    lossShare: npv.filter((one) => one < 0).length / runs,
    cumulative: cumulative.map((sums, year) => {
      sums.sort()
      return {
        year,
        p10: quantileOfSorted(sums, 0.1),
        p50: quantileOfSorted(sums, 0.5),
        p90: quantileOfSorted(sums, 0.9),
      }
    }),
  }
}
