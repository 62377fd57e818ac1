import {
  type Assumption,
  type AssumptionId,
  type Assumptions,
  assumptionIds,
  cautious,
  valuesOf,
} from './assumption.ts'
import { judgeCase } from './case-model.ts'

/** What one driver alone does to the net present value, all others at their cautious value. */
export interface TornadoBar {
  readonly id: AssumptionId
  readonly title: string
  readonly npvAtLow: number
  readonly npvAtHigh: number
}

/** Swings every driver from its low to its high end, one at a time, widest first. Drivers that change nothing are left out. */
export function tornadoOf(assumptions: Assumptions): TornadoBar[] {
  return assumptionIds
    .map((id): TornadoBar => {
      const { title, low, high } = assumptions[id]
      return { id, title, npvAtLow: npvWith(assumptions, id, low), npvAtHigh: npvWith(assumptions, id, high) }
    })
    .filter((bar) => Math.abs(bar.npvAtHigh - bar.npvAtLow) >= 0.5)
    .sort((a, b) => Math.abs(b.npvAtHigh - b.npvAtLow) - Math.abs(a.npvAtHigh - a.npvAtLow))
}

/** The value at which the case is worth nothing. */
export interface BreakEven {
  readonly id: AssumptionId
  readonly title: string
  readonly unit: Assumption['unit']
  /** `null` when no possible value does it. */
  readonly value: number | null
  /** Does the case hold above it or below it? */
  readonly holds: 'above' | 'below'
  /** Does it lie within the low and high that were thought possible? Then the case may well break. */
  readonly within: boolean
}

/** Where the net present value turns negative, for these drivers, each alone and the others at their cautious value. */
export function breakEvensOf(assumptions: Assumptions, ids: readonly AssumptionId[]): BreakEven[] {
  return ids.map((id) => {
    const { title, unit, low, high, good } = assumptions[id]
    const value = maybeValueFor(assumptions[id], (at) => npvWith(assumptions, id, at), 0)
    return {
      id,
      title,
      unit,
      value,
      holds: good === 'up' ? 'above' : 'below',
      within: value !== null && value >= low && value <= high,
    }
  })
}

/** The value of a driver at which `outcome` reaches a target; `null` when no possible value does. Bisection: every outcome is monotone in every driver. */
export function maybeValueFor(driver: Assumption, outcome: (at: number) => number, target: number): number | null {
  let low = 0
  let high = mostPossible(driver)
  const rises = outcome(high) >= outcome(low)
  const reached = (at: number): boolean => outcome(at) >= target
  if (reached(low) === reached(high)) return null
  for (let i = 0; i < 200; i += 1) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) break
    if (reached(middle) === rises) high = middle
    else low = middle
  }
  return rises ? high : low
}

/** Far beyond what anyone would assume, within what the unit allows. */
function mostPossible({ unit, high }: Assumption): number {
  if (unit === 'share') return 1
  if (unit === 'months') return 12
  return Math.max(1, high) * 1000
}

function npvWith(assumptions: Assumptions, id: AssumptionId, value: number): number {
  return judgeCase({ ...valuesOf(assumptions, cautious), [id]: value }).npv
}
