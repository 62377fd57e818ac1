import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maybeDay } from '../../../shared/base/calendar.ts'
import { type InvoiceLine, monthsPaid, recurringSpans } from '../../../shared/import/invoice-spans.ts'
import { draws } from '../../helpers/draws.ts'

const day = 86_400
const dayOf = (at: number) => Math.floor(at / day)
const at = (date: string) => (maybeDay(date) as number) * day
const line = (from: string, until: string, minor: number): InvoiceLine => ({ from: at(from), until: at(until), minor })
const told = (lines: readonly InvoiceLine[], through = '2030-01-01') =>
  recurringSpans(lines, { dayOf, through: at(through) }).map((span) => [
    new Date(span.from * 1000).toISOString().slice(0, 10),
    span.until === null ? null : new Date(span.until * 1000).toISOString().slice(0, 10),
    span.mrrMinor,
  ])
const months = (from: string, until: string) => monthsPaid(maybeDay(from) as number, maybeDay(until) as number)

describe('monthsPaid', () => {
  it.each([
    ['2026-01-01', '2026-02-01', 1],
    ['2024-02-01', '2025-02-01', 12],
    ['2026-01-31', '2026-02-28', 1],
    ['2026-05-16', '2026-06-01', 16 / 31],
    ['2026-05-01', '2026-05-16', 15 / 31],
  ])('%s to %s is %d', (from, until, wanted) => expect(months(from, until)).toBeCloseTo(wanted, 12))
})

describe('recurringSpans', () => {
  it('reads monthly invoices as one stretch, whatever the length of the months, and knows that the last goes on', () => {
    const lines = [
      line('2026-01-01', '2026-02-01', 10_000),
      line('2026-02-01', '2026-03-01', 10_000),
      line('2026-03-01', '2026-04-01', 10_000),
    ]
    expect(told(lines, '2026-03-01')).toEqual([['2026-01-01', null, 10_000]])
    expect(told(lines, '2026-06-01')).toEqual([['2026-01-01', '2026-04-01', 10_000]])
  })

  it('reads an annual plan as a twelfth a month', () => {
    expect(told([line('2026-01-15', '2027-01-15', 120_000)], '2026-02-01')).toEqual([['2026-01-15', null, 10_000]])
  })

  it('reads an upgrade in the middle of a month from its credit and its charge', () => {
    const lines = [
      line('2026-05-01', '2026-06-01', 10_000),
      line('2026-05-16', '2026-06-01', Math.round((-10_000 * 16) / 31)),
      line('2026-05-16', '2026-06-01', Math.round((15_000 * 16) / 31)),
      line('2026-06-01', '2026-07-01', 15_000),
    ]
    expect(told(lines)).toEqual([
      ['2026-05-01', '2026-05-16', 10_000],
      ['2026-05-16', '2026-07-01', 15_000],
    ])
  })

  it('reads a discount that ends as an increase, a refund of a whole time as nothing paid, a pause as a gap', () => {
    expect(told([line('2026-01-01', '2026-02-01', 8_000), line('2026-02-01', '2026-03-01', 10_000)])).toEqual([
      ['2026-01-01', '2026-02-01', 8_000],
      ['2026-02-01', '2026-03-01', 10_000],
    ])
    expect(told([line('2026-01-01', '2026-02-01', 8_000), line('2026-01-01', '2026-02-01', -8_000)])).toEqual([])
    expect(told([line('2026-01-01', '2026-02-01', 8_000), line('2026-05-01', '2026-06-01', 8_000)])).toEqual([
      ['2026-01-01', '2026-02-01', 8_000],
      ['2026-05-01', '2026-06-01', 8_000],
    ])
  })

  it('makes stretches that follow each other, never overlap and never pay less than nothing, from any lines', () => {
    const anyLine = fc
      .record({
        from: fc.integer({ min: 20_000, max: 20_400 }),
        length: fc.integer({ min: 0, max: 400 }),
        minor: fc.integer({ min: -50_000, max: 200_000 }),
      })
      .map((one): InvoiceLine => ({ from: one.from * day, until: (one.from + one.length) * day, minor: one.minor }))
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 12 }), (lines) => {
        const spans = recurringSpans(lines, { dayOf, through: 20_500 * day })
        spans.forEach((span, i) => {
          expect(span.mrrMinor).toBeGreaterThan(0)
          expect(span.until ?? Number.POSITIVE_INFINITY).toBeGreaterThan(span.from)
          const next = spans[i + 1]
          if (next) expect(span.until as number).toBeLessThanOrEqual(next.from)
        })
        expect(recurringSpans([...lines].reverse(), { dayOf, through: 20_500 * day })).toEqual(spans)
      }),
      draws(300),
    )
  })
})
