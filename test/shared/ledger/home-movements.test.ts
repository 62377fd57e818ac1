import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { convertMinor, makeRates } from '../../../shared/base/exchange.ts'
import { makeZone } from '../../../shared/base/zone.ts'
import { homeMovements } from '../../../shared/ledger/home-movements.ts'
import { movementKinds } from '../../../shared/ledger/movements.ts'
import { draws } from '../../helpers/draws.ts'

const { dayOf, startOfDay } = makeZone('Europe/Berlin')
const on = (n: number, seconds = 0): number => startOfDay(20_454 + n) + 43_200 + seconds
const currencies = ['EUR', 'USD', 'JPY', 'KWD'] as const

interface Change {
  readonly payer: number
  readonly at: number
  readonly currency: number
  readonly after: number
}

const columns = (changes: readonly Change[]) => {
  const sorted = [...changes].sort((a, b) => a.payer - b.payer || a.at - b.at)
  return {
    payer: sorted.map((one) => one.payer),
    at: sorted.map((one) => one.at),
    currency: sorted.map((one) => one.currency),
    after: sorted.map((one) => one.after),
  }
}
const span = (from: number, until: number, worth: (currency: number, minor: number, day: number) => number) => ({
  from: startOfDay(20_454 + from),
  until: startOfDay(20_454 + until),
  openingDay: 20_454 + from - 1,
  closingDay: 20_454 + until - 1,
  dayOf,
  worth,
})

describe('homeMovements', () => {
  /** 1 USD is €1 in January, €0.9 from day 31 on and €0.8 from day 59 on. */
  const worth = (currency: number, minor: number, day: number): number =>
    currency === 0 ? minor : Math.round(minor * (day < 20_454 + 31 ? 1 : day < 20_454 + 59 ? 0.9 : 0.8))

  it('tells what customers changed from what the rate did', () => {
    const found = homeMovements(
      columns([
        { payer: 1, at: on(-20), currency: 1, after: 10_000 },
        { payer: 1, at: on(40), currency: 1, after: 15_000 },
        { payer: 2, at: on(35), currency: 1, after: 2_000 },
        { payer: 3, at: on(-5), currency: 1, after: 4_000 },
        { payer: 3, at: on(62), currency: 1, after: 0 },
      ]),
      span(10, 80, worth),
    )
    expect(found.openingMinor).toBe(14_000)
    expect(found.sums.new).toEqual({ minor: 1_800, count: 1 })
    expect(found.sums.expansion).toEqual({ minor: 4_500, count: 1 })
    expect(found.sums.churn).toEqual({ minor: -3_200, count: 1 })
    expect(found.fxMinor).toBe(-1_000 - 1_500 - 200 - 800)
    expect(found.closingMinor).toBe(12_000 + 1_600)
  })

  it('takes a contract moved to another currency as a net change, not as churn', () => {
    const found = homeMovements(
      columns([
        { payer: 1, at: on(-20), currency: 1, after: 10_000 },
        { payer: 1, at: on(40), currency: 1, after: 0 },
        { payer: 1, at: on(40, 60), currency: 0, after: 9_000 },
      ]),
      span(35, 50, worth),
    )
    expect(found.sums.churn.count + found.sums.reactivation.count).toBe(0)
    expect([found.openingMinor, found.closingMinor, found.fxMinor]).toEqual([9_000, 9_000, 0])
  })

  it('ties to the minor unit for any changes in four currencies at any dated rates, per payer and in total', () => {
    const change = fc.record({
      payer: fc.integer({ min: 1, max: 4 }),
      at: fc.integer({ min: on(0), max: on(120) }),
      currency: fc.integer({ min: 0, max: 3 }),
      after: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 900_000 })),
    })
    const quote = fc.record({
      day: fc.integer({ min: 20_454 - 1, max: 20_454 + 121 }),
      from: fc.constantFrom('USD', 'JPY', 'KWD'),
      rate: fc.double({ min: 0.001, max: 4, noNaN: true }),
    })
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 30 }),
        fc.array(quote, { maxLength: 12 }),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 61, max: 121 }),
        (changes, quotes, from, until) => {
          const rates = makeRates([
            ...['USD', 'JPY', 'KWD'].map((code) => ({ day: 20_454 - 2, from: code, to: 'EUR', rate: 0.5 })),
            ...quotes.map((one) => ({ ...one, to: 'EUR' })),
          ])
          const exact = (currency: number, minor: number, day: number): number => {
            const rate = rates.maybeRate({ from: currencies[currency] as string, to: 'EUR', day, rule: 'on-the-day' })
            if (rate === undefined) throw new Error('no rate')
            return convertMinor(minor, rate)
          }
          const of = span(from, until, exact)
          const all = homeMovements(columns(changes), of)
          const moved = movementKinds.reduce((sum, kind) => sum + all.sums[kind].minor, 0)
          expect(all.openingMinor + moved + all.fxMinor).toBe(all.closingMinor)
          const balance = (payer: number, t: number, day: number): number => {
            const last = new Map<number, number>()
            for (const one of [...changes].filter((c) => c.payer === payer).sort((a, b) => a.at - b.at))
              if (one.at < t) last.set(one.currency, one.after)
            return [...last].reduce((sum, [currency, minor]) => sum + exact(currency, minor, day), 0)
          }
          let closing = 0
          for (const payer of [1, 2, 3, 4]) {
            const own = all.changes.filter((one) => one.payer === payer).reduce((sum, one) => sum + one.minor, 0)
            const [open, close] = [balance(payer, of.from, of.openingDay), balance(payer, of.until, of.closingDay)]
            expect(open + own).toBe(close)
            closing += close
          }
          expect(all.closingMinor).toBe(closing)
        },
      ),
      draws(300),
    )
  })
})
