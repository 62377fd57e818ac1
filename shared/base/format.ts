import { dateOfDay } from './calendar.ts'
import type { Evidence, Unit } from './evidence.ts'
import { minorDigits } from './money.ts'

/**
 * The only place where numbers become words. One rounding rule: half away from zero, on the digits that are shown, so that screen, slide,
 * workbook and command line read the same.
 */

const minus = '\u2212'
const thin = '\u202f'
const dash = '\u2013'

/** Rounds half away from zero to `digits` decimals, without binary surprises (1.005 to 1.01). */
export function roundTo(value: number, digits: number): number {
  if (!Number.isFinite(value)) return value
  const [mantissa, exponent] = Math.abs(value).toExponential(14).split('e') as [string, string]
  const rounded = Number(`${Math.round(Number(`${mantissa}e${Number(exponent) + digits}`))}e${-digits}`)
  return value < 0 && rounded !== 0 ? -rounded : rounded
}

/** A plain number with grouping commas and a true minus sign: `−1,204.5`. */
export function formatNumber(value: number, digits = 0): string {
  const rounded = roundTo(value, digits)
  const text = Math.abs(rounded).toFixed(digits)
  const [whole, fraction] = text.split('.') as [string, string | undefined]
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return `${rounded < 0 ? minus : ''}${grouped}${fraction ? `.${fraction}` : ''}`
}

/** A count: `1,204`. */
export function formatCount(value: number): string {
  return formatNumber(value, 0)
}

/** A share as a percentage: `41 %`; one decimal under 10 % and over 90 %, where a whole percent would hide the change. */
export function formatShare(share: number): string {
  return formatPercent(share, shareDigits(share))
}

function shareDigits(share: number): 0 | 1 {
  const percent = share * 100
  const near = Math.abs(percent) < 10 || Math.abs(percent) > 90
  return near && !Number.isInteger(roundTo(percent, 4)) ? 1 : 0
}

function formatPercent(share: number, digits: number): string {
  return `${formatNumber(share * 100, digits)}${thin}%`
}

/** A difference of shares in percentage points, with its sign: `+3.2 points`. */
export function formatPoints(difference: number): string {
  const rounded = roundTo(difference * 100, 1)
  const sign = rounded > 0 ? '+' : ''
  return `${sign}${formatNumber(rounded, 1)} points`
}

const symbols: Readonly<Record<string, string>> = {
  EUR: '€',
  USD: '$',
  GBP: '£',
  JPY: '¥',
  INR: '₹',
  BRL: 'R$',
  AUD: 'A$',
  CAD: 'C$',
}

/** The sign of a currency where it has a common one, else its code with a thin space. */
export function currencySign(currency: string): string {
  return symbols[currency] ?? `${currency}${thin}`
}

/** Money in full, to the minor unit: `€1,204.50`. */
export function formatMoney(minor: number, currency: string): string {
  const digits = minorDigits(currency)
  const value = minor / 10 ** digits
  const text = formatNumber(Math.abs(value), digits)
  return `${roundTo(value, digits) < 0 ? minus : ''}${currencySign(currency)}${text}`
}

/** Money as it is said: `€6.10`, `€412`, `€41k`, `€212k`, `€1.9m`. */
export function formatMoneyShort(minor: number, currency: string): string {
  const value = Math.abs(minor) / 10 ** minorDigits(currency)
  const sign = minor < 0 ? minus : ''
  const mark = currencySign(currency)
  if (minor === 0) return `${mark}0`
  if (value >= 999_500) {
    const millions = value / 1e6
    return `${sign}${mark}${formatNumber(millions, millions < 99.95 ? 1 : 0)}m`
  }
  if (value >= 9_999.5) return `${sign}${mark}${formatNumber(value / 1e3, 0)}k`
  if (value >= 99.995) return `${sign}${mark}${formatNumber(value, 0)}`
  return `${minor < 0 && roundTo(value, minorDigits(currency)) !== 0 ? minus : ''}${mark}${formatNumber(value, minorDigits(currency))}`
}

/** Days: `23 days`, `1 day`. */
export function formatDays(days: number): string {
  const whole = roundTo(days, 0)
  return `${formatNumber(whole)} ${Math.abs(whole) === 1 ? 'day' : 'days'}`
}

/** A length of time in seconds, in the largest unit that keeps it readable: `45 s`, `7.5 min`, `3.2 h`. */
export function formatSeconds(seconds: number): string {
  if (seconds < 90) return `${formatNumber(seconds)}${thin}s`
  if (seconds < 5400) return `${formatNumber(seconds / 60, 1)}${thin}min`
  return `${formatNumber(seconds / 3600, 1)}${thin}h`
}

/** A value in its unit, in the one way that the app writes it. */
export function formatValue(value: number, unit: Unit, currency: string | null = null): string {
  switch (unit) {
    case 'count':
      return formatCount(value)
    case 'share':
      return formatShare(value)
    case 'ratio':
    case 'hazard-ratio':
      return formatNumber(value, 2)
    case 'points':
      return formatPoints(value)
    case 'money':
      return formatMoneyShort(value, currency ?? '')
    case 'days':
      return formatDays(value)
    case 'seconds':
      return formatSeconds(value)
  }
}

/** The value of a piece of evidence, or "too few to say". */
export function formatEvidence(evidence: Evidence): string {
  return evidence.value === null
    ? (evidence.note ?? 'too few to say')
    : formatValue(evidence.value, evidence.unit, evidence.currency)
}

/** The 95 % interval as words, both ends with the same decimals: `38 % to 44 %`; empty when there is none. */
export function formatInterval(evidence: Evidence): string {
  if (evidence.low === null || evidence.high === null) return ''
  if (evidence.unit === 'share') {
    const digits = Math.max(shareDigits(evidence.low), shareDigits(evidence.high))
    return `${formatPercent(evidence.low, digits)} to ${formatPercent(evidence.high, digits)}`
  }
  return `${formatValue(evidence.low, evidence.unit, evidence.currency)} to ${formatValue(evidence.high, evidence.unit, evidence.currency)}`
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A day number as `30 Sep 2026`. */
export function formatDay(day: number): string {
  const [year, month, date] = dateOfDay(day).split('-') as [string, string, string]
  return `${Number(date)} ${months[Number(month) - 1]} ${year}`
}

/** A month as `Sep 2026`. */
export function formatMonth(month: string): string {
  return `${months[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`
}

/** A quarter as `Q3 2026`. */
export function formatQuarter(quarter: string): string {
  return `${quarter.slice(4)} ${quarter.slice(0, 4)}`
}

/** A range of words with an en dash: `Q3 2025 – Q3 2026`. */
export function formatRange(from: string, to: string): string {
  return `${from}${thin}${dash}${thin}${to}`
}

/** A p-value: `p = 0.03`, `p < 0.001`. */
export function formatP(p: number): string {
  if (p < 0.001) return 'p < 0.001'
  return `p = ${formatNumber(p, p < 0.1 ? 3 : 2)}`
}

/** One or many: `plural(1, 'contact')` is `1 contact`, `plural(1204, 'contact')` is `1,204 contacts`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`
}

/** A clause as a sentence: a capital letter first, a full stop last. */
export function asSentence(clause: string): string {
  const text = clause.trim()
  if (text === '') return ''
  return `${text[0]?.toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`
}
