import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  asSentence,
  formatCount,
  formatDay,
  formatDays,
  formatMoney,
  formatMoneyShort,
  formatNumber,
  formatP,
  formatPoints,
  formatQuarter,
  formatSeconds,
  formatShare,
  plural,
  roundTo,
} from '../../../shared/base/format.ts'

describe('roundTo', () => {
  it('rounds half away from zero without binary surprises', () => {
    expect([1.005, 2.675, -1.005, 0.5, -0.5, 1e-9].map((v) => roundTo(v, 2))).toEqual([1.01, 2.68, -1.01, 0.5, -0.5, 0])
    expect([0.5, 1.5, -0.5, -1.5].map((v) => roundTo(v, 0))).toEqual([1, 2, -1, -2])
  })

  it('never gives minus zero', () => {
    expect(Object.is(roundTo(-0.001, 2), -0)).toBe(false)
    expect(formatNumber(-0.001, 2)).toBe('0.00')
  })
})

describe('numbers as words', () => {
  it.each([
    [formatCount(1_234_567), '1,234,567'],
    [formatNumber(-1204.5, 1), '−1,204.5'],
    [formatShare(0.414), '41\u202f%'],
    [formatShare(0.056), '5.6\u202f%'],
    [formatShare(0.934), '93.4\u202f%'],
    [formatShare(0.05), '5\u202f%'],
    [formatShare(1), '100\u202f%'],
    [formatPoints(0.0321), '+3.2 points'],
    [formatPoints(-0.1), '−10.0 points'],
    [formatPoints(0), '0.0 points'],
    [formatMoney(120450, 'EUR'), '€1,204.50'],
    [formatMoney(-5, 'EUR'), '−€0.05'],
    [formatMoney(5000, 'JPY'), '¥5,000'],
    [formatMoney(1234567, 'KWD'), 'KWD\u202f1,234.567'],
    [formatMoneyShort(610, 'EUR'), '€6.10'],
    [formatMoneyShort(41_249, 'EUR'), '€412'],
    [formatMoneyShort(4_123_456, 'EUR'), '€41k'],
    [formatMoneyShort(99_949_999, 'EUR'), '€999k'],
    [formatMoneyShort(99_950_000, 'EUR'), '€1.0m'],
    [formatMoneyShort(190_000_000, 'EUR'), '€1.9m'],
    [formatMoneyShort(-21_200_000, 'EUR'), '−€212k'],
    [formatMoneyShort(0, 'EUR'), '€0'],
    [formatDays(-23.4), '−23 days'],
    [formatDays(1), '1 day'],
    [formatSeconds(45), '45\u202fs'],
    [formatSeconds(450), '7.5\u202fmin'],
    [formatSeconds(11_520), '3.2\u202fh'],
    [formatDay(20_726), '30 Sep 2026'],
    [formatQuarter('2026Q3'), 'Q3 2026'],
    [formatP(0.0004), 'p < 0.001'],
    [formatP(0.0312), 'p = 0.031'],
    [formatP(0.512), 'p = 0.51'],
    [plural(1, 'contact'), '1 contact'],
    [plural(1204, 'contact'), '1,204 contacts'],
    [plural(2, 'person', 'people'), '2 people'],
  ])('%s', (written, expected) => expect(written).toBe(expected))

  it('never change the sign of money', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (minor) => {
        const words = formatMoneyShort(minor, 'EUR')
        expect(words.startsWith('−')).toBe(minor < 0)
      }),
    )
  })
})

describe('asSentence', () => {
  it('gives a clause its capital letter and full stop, and leaves a sentence alone', () => {
    expect(['nothing is claimed', 'Is it?', ''].map(asSentence)).toEqual(['Nothing is claimed.', 'Is it?', ''])
  })
})
