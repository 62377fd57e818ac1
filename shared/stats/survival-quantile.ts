import type { SurvivalCurve } from './survival-curve.ts'

const tolerance = 2 ** -26

/** When a share of subjects had left, with its interval; null is "not reached", a valid answer. */
export interface SurvivalQuantile {
  readonly estimate: number | null
  readonly low: number | null
  readonly high: number | null
}

/**
 * Quantile of survival time: the smallest time by which a share `p` has left, the median for 0.5. Where the curve lies flat exactly at 1 − p it is the middle
 * of that stretch, as in R (times 1, 2, 3, 4: 2.5). Its interval is where the curve's own limits cross 1 − p (Brookmeyer & Crowley 1982,
 * Biometrics 38:29), so it needs no further assumption.
 */
export function survivalQuantile(curve: Pick<SurvivalCurve, 'table' | 'lastTime'>, p: number): SurvivalQuantile {
  const { time, estimate, low, high } = curve.table
  return {
    estimate: crossing(time, estimate, 1 - p, curve.lastTime),
    low: crossing(time, low, 1 - p, curve.lastTime),
    high: crossing(time, high, 1 - p, curve.lastTime),
  }
}

function crossing(time: Float64Array, values: Float64Array, level: number, lastTime: number): number | null {
  const touching = highestUnder(values, level + tolerance)
  const below = highestUnder(values, level - tolerance)
  if (touching < 0) return null
  const first = time[touching] as number
  return (first + (below < 0 ? lastTime : (time[below] as number))) / 2
}

/** Row of the highest value at or under `level`, the first of equals: the first crossing of a falling curve, and R's choice where a limit rises again. */
function highestUnder(values: Float64Array, level: number): number {
  let found = -1
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    if (value <= level && (found < 0 || value > (values[found] as number))) found = row
  }
  return found
}
