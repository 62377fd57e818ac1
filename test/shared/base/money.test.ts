import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMoney, minorDigits, shareOut } from '../../../shared/base/money.ts'

describe('shareOut', () => {
  it('gives the left-over cent to the largest remainder, ties to the earlier part', () => {
    expect(shareOut(100, [1, 1, 1])).toEqual([34, 33, 33])
    expect(shareOut(10, [1, 2, 3])).toEqual([2, 3, 5])
    expect(shareOut(-100, [1, 1, 1])).toEqual([-34, -33, -33])
  })

  it('shares nothing when all weights are zero', () => {
    expect(shareOut(100, [0, 0])).toEqual([0, 0])
    expect(shareOut(0, [1, 2])).toEqual([0, 0])
    expect(shareOut(5, [])).toEqual([])
  })

  it('gives nothing to a weight of zero', () => {
    expect(shareOut(7, [0, 1, 0, 1])).toEqual([0, 4, 0, 3])
  })

  it('refuses parts of cents and impossible weights', () => {
    expect(() => shareOut(1.5, [1])).toThrow(/whole number of minor units/)
    expect(() => shareOut(1, [-1])).toThrow(/negative/)
    expect(() => shareOut(1, [Number.NaN])).toThrow(/not finite/)
  })

  it('sums exactly to the amount, and every part is within one cent of its exact share', () => {
    const weights = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), weights, (total, ws) => {
        const parts = shareOut(total, ws)
        const sum = ws.reduce((a, b) => a + b, 0)
        const given = parts.reduce((a, b) => a + b, 0)
        expect(given).toBe(sum === 0 ? 0 : total)
        if (sum > 1e-300)
          for (const [i, part] of parts.entries())
            expect(Math.abs(part - (total * (ws[i] as number)) / sum)).toBeLessThanOrEqual(1.001)
      }),
    )
  })
})

describe('minorDigits', () => {
  it('knows currencies without and with three decimals', () => {
    expect(['EUR', 'JPY', 'KWD', 'XYZ'].map(minorDigits)).toEqual([2, 0, 3, 2])
  })
})

describe('addMoney', () => {
  it('adds amounts of one currency and refuses to mix', () => {
    expect(addMoney({ minor: 100, currency: 'EUR' }, { minor: -30, currency: 'EUR' })).toEqual({
      minor: 70,
      currency: 'EUR',
    })
    expect(() => addMoney({ minor: 1, currency: 'EUR' }, { minor: 1, currency: 'USD' })).toThrow(/can't add/)
  })
})
