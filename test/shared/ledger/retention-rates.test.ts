import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CohortMember, retentionRates } from '../../../shared/ledger/retention-rates.ts'

const member = (payer: number, start: number, end: number, left = end === 0): CohortMember => ({
  payer,
  start,
  end,
  left,
})

describe('retentionRates', () => {
  it('gives ChartMogul’s churn: 100 at the start, 10 churned, 10 less, 10 more: gross 20 %, net 10 %', () => {
    const rates = retentionRates([member(1, 10, 0), member(2, 40, 30), member(3, 30, 40), member(4, 20, 20)])
    expect(1 - (rates.grossRevenueRetention ?? 0)).toBeCloseTo(0.2, 12)
    expect(1 - (rates.netRevenueRetention ?? 0)).toBeCloseTo(0.1, 12)
  })

  it('gives ChartMogul’s negative net churn: 100 at the start, 120 at the end, 10 of it new: −10 %', () => {
    expect(1 - (retentionRates([member(1, 100, 110)]).netRevenueRetention ?? 0)).toBeCloseTo(-0.1, 12)
  })

  it('caps what one customer can take along, as Baremetrics does: $500 up to $1,379 and gone is 100 %, not 275.8 %', () => {
    const rates = retentionRates([member(1, 50_000, 0)])
    expect(rates.grossRevenueRetention).toBe(0)
    expect(rates.netRevenueRetention).toBe(0)
    expect(rates.logoChurn).toBe(1)
  })

  it('gives ChartMogul’s logo churn: of 100, 11 gone of whom one came back: 10 %', () => {
    const stayed = Array.from({ length: 89 }, (_, i) => member(i, 10, 10))
    const gone = Array.from({ length: 10 }, (_, i) => member(100 + i, 10, 0))
    const rates = retentionRates([...stayed, ...gone, member(200, 10, 10, true)])
    expect(rates.logoChurn).toBeCloseTo(0.1, 12)
    expect(rates.cameBack).toBe(1)
  })

  it('counts who left and came back as lost revenue, and says how much it is', () => {
    const rates = retentionRates([member(1, 100, 150, true), member(2, 100, 100)])
    expect(rates).toMatchObject({ grossRevenueRetention: 0.5, netRevenueRetention: 0.5, cameBackMinor: 150, lost: 0 })
  })

  it('has no rate when nobody paid at the start', () => {
    expect(retentionRates([])).toMatchObject({
      grossRevenueRetention: null,
      netRevenueRetention: null,
      logoChurn: null,
      customers: 0,
    })
  })

  it('keeps gross between 0 and 1 and never above net', () => {
    const anyMember = fc
      .record({ start: fc.integer({ min: 1, max: 1e6 }), end: fc.integer({ min: 0, max: 1e6 }), left: fc.boolean() })
      .map(({ start, end, left }) => member(1, start, end, left || end === 0))
    fc.assert(
      fc.property(fc.array(anyMember, { minLength: 1, maxLength: 50 }), (members) => {
        const { grossRevenueRetention: gross, netRevenueRetention: net, logoChurn } = retentionRates(members)
        expect(gross).toBeGreaterThanOrEqual(0)
        expect(gross).toBeLessThanOrEqual(1)
        expect(net).toBeGreaterThanOrEqual(gross as number)
        expect(logoChurn).toBeLessThanOrEqual(1)
      }),
      { seed: 7 },
    )
  })
})
