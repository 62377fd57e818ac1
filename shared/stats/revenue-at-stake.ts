import { normalCritical } from './normal.ts'

export interface RevenueAtStakeInput {
  /** Days lost per exposed customer within the horizon (restricted mean of the unexposed, weighted to the exposed, minus theirs). */
  readonly daysLost: number
  readonly daysError: number
  /** Mean revenue a month of an exposed customer at time zero, in any unit of money, and the standard error of that mean. */
  readonly monthlyRevenue: number
  readonly revenueError: number
  /** Exposed customers. */
  readonly customers: number
  readonly level?: number
}

export interface RevenueAtStake {
  readonly perCustomer: number
  readonly standardError: number
  readonly perCustomerLow: number
  readonly perCustomerHigh: number
  readonly total: number
  readonly low: number
  readonly high: number
}

/** Days in a month, on average over four years. */
const daysPerMonth = 30.4375

/**
 * Revenue at stake within a horizon: days lost per exposed customer × what a day is worth × how many there are, with an interval that carries the uncertainty of
 * both factors (delta method, days and revenue taken as independent). Example: 23.383 days (4.390) at 78.59 (2.30) a month for 1,282 customers: 60.37 each,
 * 77,400 in all (48,576 to 106,224).
 */
export function revenueAtStake(input: RevenueAtStakeInput): RevenueAtStake {
  const { daysLost, daysError, monthlyRevenue, revenueError, customers, level = 0.95 } = input
  const months = daysLost / daysPerMonth
  const perCustomer = monthlyRevenue * months
  const standardError = Math.hypot((monthlyRevenue * daysError) / daysPerMonth, months * revenueError)
  const reach = normalCritical(level) * standardError
  return {
    perCustomer,
    standardError,
    perCustomerLow: perCustomer - reach,
    perCustomerHigh: perCustomer + reach,
    total: perCustomer * customers,
    low: (perCustomer - reach) * customers,
    high: (perCustomer + reach) * customers,
  }
}
