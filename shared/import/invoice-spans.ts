import { addMonths, type Day, dateOfDay, firstDay, monthOfDay } from '../base/calendar.ts'
import type { Instant } from '../base/model.ts'

/** A line of an invoice or credit note that pays for a time: amount net of discounts, in minor units, negative for a credit. */
export interface InvoiceLine {
  readonly from: Instant
  readonly until: Instant
  readonly minor: number
}

/** A stretch of one monthly amount. `until` is `null` while it goes on. */
export interface RecurringSpan {
  readonly from: Instant
  readonly until: Instant | null
  readonly mrrMinor: number
}

/** A gap this short between two paid periods is no pause: periods are often written to their last day. */
const bridged = 3 * 86_400
/** Amounts per month differ by days and rounding: less than this is no change. */
const sameShare = 0.005

/**
 * How many months a paid time is: whole calendar months, and the days left over as a part of the month in which they lie. So a year is 12 whatever its days, and a
 * proration of 16 of 31 days is 16/31.
 * @example monthsPaid('2026-01-31', '2027-01-31') // 12
 */
export function monthsPaid(from: Day, until: Day): number {
  const [start, end] = [dateOfDay(from), dateOfDay(until)]
  const date = Number(start.slice(8))
  let whole =
    (Number(end.slice(0, 4)) - Number(start.slice(0, 4))) * 12 + Number(end.slice(5, 7)) - Number(start.slice(5, 7))
  const at = (months: number): Day => {
    const first = firstDay(addMonths(monthOfDay(from), months))
    const length = firstDay(addMonths(monthOfDay(from), months + 1)) - first
    return first + Math.min(date, length) - 1
  }
  while (whole > 0 && at(whole) > until) whole -= 1
  const begun = at(whole)
  const month = monthOfDay(begun)
  const days = firstDay(addMonths(month, 1)) - firstDay(month)
  return whole + Math.max(0, until - begun) / days
}

/**
 * Turns the lines of one subscription's invoices into stretches of monthly recurring revenue: each line counts its amount per month over the time it pays for, and lines
 * that overlap add up, so that a proration's credit and charge leave the new price, an annual plan a twelfth, and a discount that ends an increase. A gap is a
 * pause. What is paid beyond `through`, the newest day of the file, goes on.
 */
export function recurringSpans(
  lines: readonly InvoiceLine[],
  { dayOf, through }: { readonly dayOf: (at: Instant) => Day; readonly through: Instant },
): RecurringSpan[] {
  const paying = lines
    .filter((line) => line.until > line.from)
    // Always added up in one order, so that the order of the file does not show in the last digit.
    .sort((a, b) => a.from - b.from || a.until - b.until || a.minor - b.minor)
    .map((line) => ({ ...line, rate: line.minor / Math.max(monthsPaid(dayOf(line.from), dayOf(line.until)), 1 / 31) }))
  const times = [...new Set(paying.flatMap((line) => [line.from, line.until]))].sort((a, b) => a - b)
  const spans: { from: Instant; until: Instant; mrrMinor: number; longest: number }[] = []
  for (let i = 0; i + 1 < times.length; i += 1) {
    const [from, until] = [times[i] as Instant, times[i + 1] as Instant]
    const sum = paying.reduce(
      (total, line) => (line.from <= from && line.until >= until ? total + line.rate : total),
      0,
    )
    const mrrMinor = Math.max(0, Math.round(sum))
    const last = spans.at(-1)
    if (mrrMinor === 0) continue
    const follows = last !== undefined && from - last.until <= bridged
    if (follows && Math.abs(last.mrrMinor - mrrMinor) <= Math.max(2, sameShare * last.mrrMinor)) {
      // Of amounts that differ by rounding only, the one that was paid for longest is the plain price.
      if (until - from > last.longest) {
        last.mrrMinor = mrrMinor
        last.longest = until - from
      }
      last.until = until
    } else {
      if (follows) last.until = from
      spans.push({ from, until, mrrMinor, longest: until - from })
    }
  }
  return spans.map(({ from, until, mrrMinor }, index) => ({
    from,
    until: index === spans.length - 1 && until > through ? null : until,
    mrrMinor,
  }))
}
