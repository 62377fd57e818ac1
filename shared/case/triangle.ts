import type { Random } from '../stats/random.ts'

/** A value that a person is not sure of: the least it may be, the most likely, the most. */
export interface Triangle {
  readonly low: number
  readonly value: number
  readonly high: number
}

/** Mean of the triangular distribution: (low + most likely + high) ÷ 3, as Total Economic Impact adjusts for risk. */
export function triangleMean({ low, value, high }: Triangle): number {
  return (low + value + high) / 3
}

/** One draw from the triangular distribution, by its inverse (Evans, Hastings & Peacock 2000). Always within low and high. */
export function drawTriangle({ low, value, high }: Triangle, random: Random): number {
  const width = high - low
  if (width <= 0) return value
  const u = random.uniform()
  const below = (value - low) / width
  const drawn =
    u < below ? low + Math.sqrt(u * width * (value - low)) : high - Math.sqrt((1 - u) * width * (high - value))
  return Math.min(high, Math.max(low, drawn))
}

/**
 * What is left of a benefit that may fall short: 1 − chance × loss, the other way in which Total Economic Impact adjusts for risk.
 * @example 1 - riskKept(0.66, 0.3) // 0.198: a chance of 66 % to lose 30 % takes a fifth off
 */
export function riskKept(chance: number, loss: number): number {
  return 1 - chance * loss
}
