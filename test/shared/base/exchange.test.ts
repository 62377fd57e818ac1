import Decimal from 'decimal.js'
import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { dayNumber } from '../../../shared/base/calendar.ts'
import {
  convertMinor,
  type DatedRate,
  type ExchangeRate,
  makeRates,
  oldestQuoteDays,
  rateNumber,
} from '../../../shared/base/exchange.ts'
import { minorDigits } from '../../../shared/base/money.ts'
import { draws } from '../../helpers/draws.ts'

const day = (month: number, date: number) => dayNumber(2026, month, date)
const quote = (at: number, from: string, to: string, rate: number): DatedRate => ({ day: at, from, to, rate })

const table = [
  quote(day(7, 1), 'USD', 'EUR', 0.9),
  quote(day(7, 31), 'USD', 'EUR', 0.94),
  quote(day(7, 1), 'EUR', 'JPY', 160.5),
  quote(day(7, 1), 'EUR', 'KWD', 0.33),
]
const rates = makeRates(table)
const found = (from: string, to: string, at: number, rule: 'on-the-day' | 'month-average' = 'on-the-day') =>
  rates.maybeRate({ from, to, day: at, rule }) as ExchangeRate

describe('makeRates', () => {
  it('takes the newest quote that is no later than the day', () => {
    expect(rateNumber(found('USD', 'EUR', day(7, 1)))).toBe(0.9)
    expect(rateNumber(found('USD', 'EUR', day(7, 30)))).toBe(0.9)
    expect(found('USD', 'EUR', day(8, 15))).toMatchObject({ asOf: day(7, 31), by: 'quote' })
  })

  it('takes the mean of a month’s quotes, and none from another month', () => {
    expect(rateNumber(found('USD', 'EUR', day(7, 12), 'month-average'))).toBe(0.92)
    expect(rates.maybeRate({ from: 'USD', to: 'EUR', day: day(8, 1), rule: 'month-average' })).toBeUndefined()
  })

  it('turns a quote round, and goes over a third currency when it must', () => {
    expect(found('EUR', 'USD', day(7, 1))).toMatchObject({ by: 'inverse' })
    expect(convertMinor(9_000, found('EUR', 'USD', day(7, 1)))).toBe(10_000)
    expect(found('USD', 'JPY', day(7, 2))).toMatchObject({ by: 'cross', asOf: day(7, 1) })
    expect(rateNumber(found('USD', 'JPY', day(7, 2)))).toBe(144.45)
  })

  it('never makes a rate up', () => {
    expect(rates.maybeRate({ from: 'GBP', to: 'EUR', day: day(7, 2), rule: 'on-the-day' })).toBeUndefined()
    expect(rates.maybeRate({ from: 'USD', to: 'EUR', day: day(6, 30), rule: 'on-the-day' })).toBeUndefined()
    const old = day(7, 31) + oldestQuoteDays
    expect(rates.maybeRate({ from: 'USD', to: 'EUR', day: old, rule: 'on-the-day' })).toBeDefined()
    expect(rates.maybeRate({ from: 'USD', to: 'EUR', day: old + 1, rule: 'on-the-day' })).toBeUndefined()
  })

  it('lets the later of two quotes of one day count', () => {
    const twice = makeRates([...table, quote(day(7, 1), 'USD', 'EUR', 0.91)])
    const rate = twice.maybeRate({ from: 'USD', to: 'EUR', day: day(7, 1), rule: 'on-the-day' }) as ExchangeRate
    expect(rateNumber(rate)).toBe(0.91)
  })
})

describe('convertMinor', () => {
  test.each([
    ['100.00 USD in EUR', 10_000, 'USD', 'EUR', 9_000],
    ['1.00 EUR in JPY, which has no cents; a half goes up', 100, 'EUR', 'JPY', 161],
    ['1000 JPY in EUR', 1_000, 'JPY', 'EUR', 623],
    ['1.00 EUR in KWD, which has a thousand fils', 100, 'EUR', 'KWD', 330],
    ['a credit', -10_000, 'USD', 'EUR', -9_000],
    ['nothing', 0, 'USD', 'EUR', 0],
  ])('%s', (_name, minor, from, to, expected) => {
    expect(convertMinor(minor, found(from, to, day(7, 1)))).toBe(expected)
  })

  it('equals a decimal library for any amount, any rate and currencies with none, two or three decimals', () => {
    const currency = fc.constantFrom('EUR', 'USD', 'JPY', 'KRW', 'KWD', 'TND', 'GBP')
    const rate = fc.tuple(fc.integer({ min: 1, max: 99_999_999 }), fc.integer({ min: 0, max: 7 }))
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }),
        currency,
        currency,
        rate,
        fc.boolean(),
        (minor, from, to, [digits, decimals], isTurned) => {
          fc.pre(from !== to)
          const text = new Decimal(digits).div(new Decimal(10).pow(decimals))
          const quoted = isTurned ? quote(0, to, from, text.toNumber()) : quote(0, from, to, text.toNumber())
          const exact = makeRates([quoted]).maybeRate({ from, to, day: 0, rule: 'on-the-day' }) as ExchangeRate
          const precise = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP })
          const major = new precise(minor).div(new precise(10).pow(minorDigits(from)))
          const turned = isTurned ? major.div(text) : major.times(text)
          const expected = turned
            .times(new precise(10).pow(minorDigits(to)))
            .toDecimalPlaces(0)
            .toNumber()
          fc.pre(Number.isSafeInteger(expected))
          expect(convertMinor(minor, exact)).toBe(expected === 0 ? 0 : expected)
        },
      ),
      draws(2_000),
    )
  })
})
