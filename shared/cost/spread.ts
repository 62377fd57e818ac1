import { addMonths, type Month } from '../base/calendar.ts'
import { shareOut } from '../base/money.ts'
import type { SpreadMethod } from './edit.ts'

/** How a one-off cost is spread when nobody has decided: equal parts over three years from the month of its posting. */
export const defaultSpread: { readonly method: SpreadMethod; readonly months: number } = {
  method: 'straight-line',
  months: 36,
}

/**
 * Spreads a one-off amount over months, whole minor units that sum exactly to it. Straight-line: equal parts. Declining: sum of the digits, the first of n months bears
 * n parts and the last one. A credit is spread the same way.
 * @example spreadOver(100, { method: 'declining', months: 4, from: '2026-11' }) // 40 in 2026-11, 30, 20, 10 in 2027-02
 */
export function spreadOver(
  amountMinor: number,
  how: { readonly method: SpreadMethod; readonly months: number; readonly from: Month },
): readonly { readonly month: Month; readonly amountMinor: number }[] {
  const months = how.method === 'at-once' ? 1 : Math.max(1, how.months)
  const weights = Array.from({ length: months }, (_, i) => (how.method === 'declining' ? months - i : 1))
  return shareOut(amountMinor, weights).map((part, i) => ({ month: addMonths(how.from, i), amountMinor: part }))
}
