import { invariant } from './assert.ts'
import { type Day, type Month, monthOfDay } from './calendar.ts'
import { minorDigits } from './money.ts'

/** One line of a table of rates: on that day, one unit of `from` was `rate` units of `to`. */
export interface DatedRate {
  readonly day: Day
  readonly from: string
  readonly to: string
  readonly rate: number
}

/**
 * Which rate an amount is turned over at. `on-the-day`: the newest one that is no later than the amount's day, and no older than a year.
 * `month-average`: the mean of the rates dated in the amount's month.
 */
export type RateRule = 'on-the-day' | 'month-average'
export const rateRules: readonly RateRule[] = ['on-the-day', 'month-average']

/** A rate as the exact fraction that it is, and the day of the oldest quote in it. */
export interface ExchangeRate {
  readonly from: string
  readonly to: string
  readonly numerator: bigint
  readonly denominator: bigint
  readonly asOf: Day
  /** Straight from the table, one over it, or over a third currency. */
  readonly by: 'quote' | 'inverse' | 'cross'
}

/** What a table of rates can be asked. */
export interface Rates {
  /** The rate for an amount of that day; `undefined` when the table can't tell: there is no silent 1. */
  readonly maybeRate: (asked: {
    readonly from: string
    readonly to: string
    readonly day: Day
    readonly rule: RateRule
  }) => ExchangeRate | undefined
  /** Every currency that the table speaks of, in the order of the alphabet. */
  readonly currencies: readonly string[]
}

/** A quote older than this many days is no rate of the day any more. */
export const oldestQuoteDays = 366

/**
 * Reads a table of dated rates. A pair is looked for as it was quoted, then the other way round (one over the quote, or over the mean of the
 * quotes), then over the first third currency that has both. Of two quotes of one pair and day the later in the list counts.
 */
export function makeRates(table: readonly DatedRate[]): Rates {
  const quotes = new Map<string, Quotes>()
  const currencies = [...new Set(table.flatMap(({ from, to }) => [from, to]))].sort()
  const byDay = new Map(table.map((quote) => [`${quote.from} ${quote.to} ${quote.day}`, quote]))
  for (const { from, to, day, rate } of [...byDay.values()].sort((a, b) => a.day - b.day)) {
    invariant(rate > 0 && Number.isFinite(rate), `rate from ${from} to ${to} is not above zero: ${rate}`)
    const key = `${from} ${to}`
    const known: Quotes = quotes.get(key) ?? { days: [], rates: [], months: new Map() }
    quotes.set(key, known)
    const fraction = fractionOf(rate)
    known.days.push(day)
    known.rates.push(fraction)
    const month = monthOfDay(day)
    const inMonth = known.months.get(month)
    if (inMonth === undefined) known.months.set(month, { fractions: [fraction], first: day })
    else inMonth.fractions.push(fraction)
  }
  const maybeQuoted = (from: string, to: string, day: Day, rule: RateRule): Found | undefined => {
    const known = quotes.get(`${from} ${to}`)
    if (known === undefined) return undefined
    return rule === 'on-the-day' ? maybeOnTheDay(known, day) : maybeMonthAverage(known, monthOfDay(day))
  }
  const maybeEitherWay = (from: string, to: string, day: Day, rule: RateRule): ExchangeRate | undefined => {
    const quoted = maybeQuoted(from, to, day, rule)
    if (quoted) return { from, to, ...quoted.fraction, asOf: quoted.asOf, by: 'quote' }
    const back = maybeQuoted(to, from, day, rule)
    if (!back) return undefined
    const { numerator, denominator } = back.fraction
    return { from, to, numerator: denominator, denominator: numerator, asOf: back.asOf, by: 'inverse' }
  }
  const found = new Map<string, ExchangeRate | undefined>()
  return {
    currencies,
    maybeRate: ({ from, to, day, rule }) => {
      if (from === to) return { from, to, numerator: 1n, denominator: 1n, asOf: day, by: 'quote' }
      const key = `${from} ${to} ${rule === 'on-the-day' ? day : monthOfDay(day)} ${rule}`
      if (found.has(key)) return found.get(key)
      const rate = maybeEitherWay(from, to, day, rule) ?? maybeCross(from, to, day, rule)
      found.set(key, rate)
      return rate
    },
  }

  function maybeCross(from: string, to: string, day: Day, rule: RateRule): ExchangeRate | undefined {
    for (const between of currencies) {
      if (between === from || between === to) continue
      const first = maybeEitherWay(from, between, day, rule)
      const second = first && maybeEitherWay(between, to, day, rule)
      if (!first || !second) continue
      return {
        from,
        to,
        numerator: first.numerator * second.numerator,
        denominator: first.denominator * second.denominator,
        asOf: Math.min(first.asOf, second.asOf),
        by: 'cross',
      }
    }
    return undefined
  }
}

/**
 * Turns whole minor units of one currency into whole minor units of another: exact in between, rounded once, half away from zero. Knows that a yen has no
 * cents and a dinar a thousand fils.
 * @example convertMinor(10_000, rate) // 100.00 USD at 0.92 are 92.00 EUR: 9200
 */
export function convertMinor(minor: number, rate: ExchangeRate): number {
  invariant(Number.isSafeInteger(minor), `amount is not a whole number of minor units: ${minor}`)
  const above = BigInt(minor) * rate.numerator * 10n ** BigInt(minorDigits(rate.to))
  const below = rate.denominator * 10n ** BigInt(minorDigits(rate.from))
  const size = above < 0n ? -above : above
  const rounded = Number((2n * size + below) / (2n * below))
  invariant(Number.isSafeInteger(rounded), `amount is too large in ${rate.to}: ${rounded}`)
  return above < 0n && rounded !== 0 ? -rounded : rounded
}

/** A rate as a plain number, for showing: six digits that count. */
export function rateNumber({ numerator, denominator }: ExchangeRate): number {
  return Number((Number(numerator) / Number(denominator)).toPrecision(6))
}

interface Fraction {
  readonly numerator: bigint
  readonly denominator: bigint
}

interface Quotes {
  /** Ascending. */
  readonly days: Day[]
  readonly rates: Fraction[]
  readonly months: Map<Month, { readonly fractions: Fraction[]; readonly first: Day }>
}

interface Found {
  readonly fraction: Fraction
  readonly asOf: Day
}

function maybeOnTheDay({ days, rates }: Quotes, day: Day): Found | undefined {
  let low = 0
  let high = days.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((days[middle] as number) <= day) low = middle + 1
    else high = middle
  }
  const asOf = days[low - 1]
  if (asOf === undefined || day - asOf > oldestQuoteDays) return undefined
  return { fraction: rates[low - 1] as Fraction, asOf }
}

function maybeMonthAverage({ months }: Quotes, month: Month): Found | undefined {
  const known = months.get(month)
  if (known === undefined) return undefined
  const { fractions, first } = known
  let sum: Fraction = { numerator: 0n, denominator: 1n }
  for (const one of fractions) {
    sum = {
      numerator: sum.numerator * one.denominator + one.numerator * sum.denominator,
      denominator: sum.denominator * one.denominator,
    }
  }
  return {
    fraction: { numerator: sum.numerator, denominator: sum.denominator * BigInt(fractions.length) },
    asOf: first,
  }
}

/** The decimal that a number was written as, which is what finance's file says: 0.92 is 92/100 and nothing near it. */
function fractionOf(rate: number): Fraction {
  const [mantissa = '', exponent = '0'] = rate.toExponential().split('e')
  const [whole = '', decimals = ''] = mantissa.split('.')
  const power = Number(exponent) - decimals.length
  const digits = BigInt(whole + decimals)
  return power >= 0
    ? { numerator: digits * 10n ** BigInt(power), denominator: 1n }
    : { numerator: digits, denominator: 10n ** BigInt(-power) }
}
