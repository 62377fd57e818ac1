import { chiSquaredQuantile } from './chi-squared.ts'
import type { Proportion } from './wilson.ts'

/**
 * Exact interval of a rate: `events` counted over an exposure of `amount` (customer-days, contacts), if they come independently. Garwood 1936, Biometrika 28:437. 5 in 100:
 * 0.0162 to 0.1167; 0 in 100: 0 to 0.0369.
 */
export function poissonRate(events: number, amount: number, level = 0.95): Proportion {
  const tail = (1 - level) / 2
  return {
    estimate: events / amount,
    low: events === 0 ? 0 : chiSquaredQuantile(tail, 2 * events) / 2 / amount,
    high: chiSquaredQuantile(1 - tail, 2 * events + 2) / 2 / amount,
  }
}
