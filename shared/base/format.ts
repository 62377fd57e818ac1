import { dateOfDay } from './calendar.ts'
import type { Evidence, Unit } from './evidence.ts'
import { minorDigits } from './money.ts'
import { codesInText, englishNumbers, type NumberWords } from './number-words.ts'

/**
 * The only place where numbers become words. One rounding rule in every language: half away from zero, on the digits that are shown, so that screen, slide,
 * workbook and command line read the same. `makeFormat` gives the formatter of a language; the functions beside it are the English ones, in which the
 * screens speak.
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

/** The formatter of one language. Each function is described beside its English twin below. */
export interface Format {
  readonly words: NumberWords
  readonly number: (value: number, digits?: number) => string
  readonly count: (value: number) => string
  readonly share: (share: number) => string
  readonly points: (difference: number) => string
  readonly money: (minor: number, currency: string) => string
  readonly moneyShort: (minor: number, currency: string) => string
  /** One way for a whole axis: in the step, plain, thousand or million, in which `largest` is said; with as many decimals as it needs. */
  readonly moneyOnAxis: (minor: number, currency: string, largest: number) => string
  readonly days: (days: number) => string
  readonly seconds: (seconds: number) => string
  readonly value: (value: number, unit: Unit, currency?: string | null) => string
  readonly evidence: (evidence: Evidence) => string
  readonly interval: (evidence: Evidence) => string
  readonly day: (day: number) => string
  readonly month: (month: string) => string
  readonly quarter: (quarter: string) => string
  readonly p: (p: number) => string
  readonly plural: (count: number, one: string, many: string) => string
  readonly numbersIn: (text: string) => string[]
}

/** The sign of a currency where it has a common one, else its code with a thin space. */
export function currencySign(currency: string): string {
  return symbols[currency] ?? `${currency}${thin}`
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

function shareDigits(share: number): 0 | 1 {
  const percent = share * 100
  const near = Math.abs(percent) < 10 || Math.abs(percent) > 90
  return near && !Number.isInteger(roundTo(percent, 4)) ? 1 : 0
}

/** Makes the formatter of a language from how it writes numbers. */
export function makeFormat(words: NumberWords): Format {
  const number = (value: number, digits = 0): string => {
    const rounded = roundTo(value, digits)
    const [whole, fraction] = Math.abs(rounded).toFixed(digits).split('.') as [string, string | undefined]
    const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, words.group)
    return `${rounded < 0 ? minus : ''}${grouped}${fraction ? `${words.decimal}${fraction}` : ''}`
  }
  const count = (value: number): string => number(value, 0)
  const percent = (share: number, digits: number): string => `${number(share * 100, digits)}${thin}%`
  const share = (value: number): string => percent(value, shareDigits(value))
  const points = (difference: number): string => {
    const rounded = roundTo(difference * 100, 1)
    return `${rounded > 0 ? '+' : ''}${number(rounded, 1)}${words.points}`
  }
  const amount = (isNegative: boolean, text: string, currency: string): string =>
    `${isNegative ? minus : ''}${words.money(text, currencySign(currency))}`
  const money = (minor: number, currency: string): string => {
    const digits = minorDigits(currency)
    const value = minor / 10 ** digits
    return amount(roundTo(value, digits) < 0, number(Math.abs(value), digits), currency)
  }
  const moneyShort = (minor: number, currency: string): string => {
    const digits = minorDigits(currency)
    const value = Math.abs(minor) / 10 ** digits
    const said = (text: string) => amount(minor < 0, text, currency)
    if (minor === 0) return said('0')
    if (value >= 999_500) {
      const millions = value / 1e6
      return said(`${number(millions, millions < 99.95 ? 1 : 0)}${words.million}`)
    }
    if (value >= 9_999.5) return said(`${number(value / 1e3, 0)}${words.thousand}`)
    if (value >= 99.995) return said(number(value, 0))
    return amount(minor < 0 && roundTo(value, digits) !== 0, number(value, digits), currency)
  }
  const moneyOnAxis = (minor: number, currency: string, largest: number): string => {
    const units = 10 ** minorDigits(currency)
    const most = Math.abs(largest) / units
    const [step, word] = most >= 999_500 ? [1e6, words.million] : most >= 9_999.5 ? [1e3, words.thousand] : [1, '']
    const value = Math.abs(minor) / units / step
    if (value === 0) return amount(false, '0', currency)
    const decimals = step === 1 ? [0, minorDigits(currency)] : [0, 1, 2]
    const digits = decimals.find((count) => roundTo(value, count) === roundTo(value, 4)) ?? 2
    return amount(minor < 0, `${number(value, digits)}${word}`, currency)
  }
  const days = (value: number): string => {
    const whole = roundTo(value, 0)
    return words.days(number(whole), Math.abs(whole) === 1)
  }
  const seconds = (value: number): string => {
    const [s, min, h] = words.seconds
    if (value < 90) return `${number(value)}${s}`
    return value < 5400 ? `${number(value / 60, 1)}${min}` : `${number(value / 3600, 1)}${h}`
  }
  const value = (given: number, unit: Unit, currency: string | null = null): string => {
    switch (unit) {
      case 'count':
        return count(given)
      case 'share':
        return share(given)
      case 'ratio':
      case 'hazard-ratio':
        return number(given, 2)
      case 'points':
        return points(given)
      case 'money':
        return moneyShort(given, currency ?? '')
      case 'days':
        return days(given)
      case 'seconds':
        return seconds(given)
    }
  }
  const month = (name: string): string => words.months[Number(name) - 1] ?? name
  return {
    words,
    number,
    count,
    share,
    points,
    money,
    moneyShort,
    moneyOnAxis,
    days,
    seconds,
    value,
    evidence: (evidence) =>
      evidence.value === null
        ? (evidence.note ?? words.tooFew)
        : value(evidence.value, evidence.unit, evidence.currency),
    interval: ({ low, high, unit, currency }) => {
      if (low === null || high === null) return ''
      if (unit === 'share') {
        const digits = Math.max(shareDigits(low), shareDigits(high))
        return words.range(percent(low, digits), percent(high, digits))
      }
      return words.range(value(low, unit, currency), value(high, unit, currency))
    },
    day: (given) => {
      const [year, name, date] = dateOfDay(given).split('-') as [string, string, string]
      return words.day(Number(date), month(name), year)
    },
    month: (given) => words.month(month(given.slice(5, 7)), given.slice(0, 4)),
    quarter: (given) => words.quarter(given.slice(4), given.slice(0, 4)),
    p: (p) => (p < 0.001 ? `p < ${number(0.001, 3)}` : `p = ${number(p, p < 0.1 ? 3 : 2)}`),
    plural: (given, one, many) => `${count(given)} ${given === 1 ? one : many}`,
    numbersIn: (text) => {
      let plain = text
      for (const pattern of [...codesInText, ...words.noNumbers]) plain = plain.replace(pattern, ' ')
      const [group, decimal] = [words.group, words.decimal].map((mark) => `\\${mark}`)
      return plain.match(new RegExp(`\\d+(?:${group}\\d{3})*(?:${decimal}\\d+)?`, 'g')) ?? []
    },
  }
}

/** English, in which the screens and the command line speak. */
export const english: Format = makeFormat(englishNumbers)

/** A plain number with grouping commas and a true minus sign: `−1,204.5`. */
export function formatNumber(value: number, digits = 0): string {
  return english.number(value, digits)
}

/** A count: `1,204`. */
export function formatCount(value: number): string {
  return english.count(value)
}

/** A share as a percentage: `41 %`; one decimal under 10 % and over 90 %, where a whole percent would hide the change. */
export function formatShare(share: number): string {
  return english.share(share)
}

/** A difference of shares in percentage points, with its sign: `+3.2 points`. */
export function formatPoints(difference: number): string {
  return english.points(difference)
}

/** Money in full, to the minor unit: `€1,204.50`. */
export function formatMoney(minor: number, currency: string): string {
  return english.money(minor, currency)
}

/** Money as it is said: `€6.10`, `€412`, `€41k`, `€212k`, `€1.9m`. */
export function formatMoneyShort(minor: number, currency: string): string {
  return english.moneyShort(minor, currency)
}

/** Days: `23 days`, `1 day`. */
export function formatDays(days: number): string {
  return english.days(days)
}

/** A length of time in seconds, in the largest unit that keeps it readable: `45 s`, `7.5 min`, `3.2 h`. */
export function formatSeconds(seconds: number): string {
  return english.seconds(seconds)
}

/** A value in its unit, in the one way that the app writes it. */
export function formatValue(value: number, unit: Unit, currency: string | null = null): string {
  return english.value(value, unit, currency)
}

/** The value of a piece of evidence, or "too few to say". */
export function formatEvidence(evidence: Evidence): string {
  return english.evidence(evidence)
}

/** The 95 % interval as words, both ends with the same decimals: `38 % to 44 %`; empty when there is none. */
export function formatInterval(evidence: Evidence): string {
  return english.interval(evidence)
}

/** A day number as `30 Sep 2026`. */
export function formatDay(day: number): string {
  return english.day(day)
}

/** A month as `Sep 2026`. */
export function formatMonth(month: string): string {
  return english.month(month)
}

/** A quarter as `Q3 2026`. */
export function formatQuarter(quarter: string): string {
  return english.quarter(quarter)
}

/** A range of words with an en dash: `Q3 2025 – Q3 2026`. */
export function formatRange(from: string, to: string): string {
  return `${from}${thin}${dash}${thin}${to}`
}

/** A p-value: `p = 0.03`, `p < 0.001`. */
export function formatP(p: number): string {
  return english.p(p)
}

/** One or many: `plural(1, 'contact')` is `1 contact`, `plural(1204, 'contact')` is `1,204 contacts`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return english.plural(count, one, many)
}

/** A clause as a sentence: a capital letter first, a full stop last. */
export function asSentence(clause: string): string {
  const text = clause.trim()
  if (text === '') return ''
  return `${text[0]?.toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`
}
