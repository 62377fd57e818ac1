import { invariant } from '../base/assert.ts'

/** What a lifetime value is made from. */
export interface LifetimeInput {
  /** Mean monthly amount, minor units. */
  readonly monthlyMinor: number
  /** 0..1. */
  readonly grossMargin: number
  /** Share of customers lost per month, 0..1. */
  readonly monthlyChurn: number
  /** Yearly discount rate, 0.1 for ten percent. */
  readonly discountRate: number
  readonly capMonths: number
}

/**
 * Gross-margin lifetime value: the sum over the months up to the cap of amount × margin × the chance to be still there, discounted monthly; the first month counts in
 * full. With no churn it is the capped sum, never infinite. `lifetimeValue({ monthlyMinor: 10000, grossMargin: 0.8, monthlyChurn: 0.02, discountRate: 0,
 * capMonths: 60 })` is 280,979 minor units; without a cap it would be 400,000, as ARPU × margin ÷ churn says.
 */
export function lifetimeValue(input: LifetimeInput): { readonly minor: number; readonly isCapped: boolean } {
  const { monthlyMinor, grossMargin, monthlyChurn, discountRate, capMonths } = input
  invariant(monthlyChurn >= 0 && monthlyChurn <= 1, `monthly churn is no share: ${monthlyChurn}`)
  const kept = (1 - monthlyChurn) / (1 + discountRate) ** (1 / 12)
  const months = kept === 1 ? capMonths : (1 - kept ** capMonths) / (1 - kept)
  return { minor: monthlyMinor * grossMargin * months, isCapped: kept ** capMonths > 0.001 }
}
