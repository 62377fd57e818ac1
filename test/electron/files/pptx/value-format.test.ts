import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { axisFormat, labelFormat, plottedValue, signedWords } from '../../../../electron/files/pptx/value-format.ts'
import type { Unit } from '../../../../shared/base/evidence.ts'
import { formatValue } from '../../../../shared/base/format.ts'
import { wordsOf } from '../../../../shared/story/language/language.ts'
import { draws } from '../../../helpers/draws.ts'
import { showNumber } from '../show-number.ts'

const words = wordsOf({ language: 'en' })
const shown = (value: number, unit: Unit, currency: string | null) =>
  showNumber(plottedValue(value, { unit, currency }), labelFormat(value, { unit, currency, words }))

describe('labelFormat', () => {
  it.each([
    [41_200_00, 'money', 'EUR', '€41k'],
    [610, 'money', 'EUR', '€6.10'],
    [0, 'money', 'EUR', '€0'],
    [-5_804_100, 'money', 'EUR', '−€58k'],
    [193_124_000, 'money', 'USD', '$1.9m'],
    [500, 'money', 'JPY', '¥500'],
    [1_250_500, 'money', 'KWD', 'KWD\u202f1,251'],
    [0.41, 'share', null, '41\u202f%'],
    [0.094, 'share', null, '9.4\u202f%'],
    [-0.094, 'share', null, '−9.4\u202f%'],
    [0.032, 'points', null, '+3.2 points'],
    [-0.00001, 'count', null, '0'],
    [1, 'days', null, '1 day'],
    [-23, 'days', null, '−23 days'],
    [1.8, 'hazard-ratio', null, '1.80'],
    [5837, 'count', null, '5,837'],
  ] as const)('shows %d %s %s as %s', (value, unit, currency, words) => {
    expect(formatValue(value, unit, currency)).toBe(words)
    expect(shown(value, unit, currency)).toBe(words)
  })

  it('shows every value as the one formatter says it', () => {
    const units = fc.constantFrom<Unit>('count', 'share', 'ratio', 'points', 'days', 'hazard-ratio')
    fc.assert(
      fc.property(
        units,
        fc.integer({ min: -10_000_000, max: 10_000_000 }),
        fc.integer({ min: 0, max: 5 }),
        (unit, n, power) => {
          const value = n / 10 ** power
          expect(shown(value, unit, null)).toBe(formatValue(value, unit, null))
        },
      ),
      draws(500, 7),
    )
  })

  it('shows every amount as the one formatter says it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('EUR', 'USD', 'JPY', 'KWD', 'CHF'),
        fc.integer({ min: -1_000_000_000_00, max: 1_000_000_000_00 }),
        fc.integer({ min: 0, max: 10 }),
        (currency, n, power) => {
          const minor = Math.round(n / 10 ** power)
          expect(shown(minor, 'money', currency)).toBe(formatValue(minor, 'money', currency))
        },
      ),
      draws(500, 7),
    )
  })
})

describe('plottedValue', () => {
  it.each([
    [947.123456, 'money', 'EUR', 947.123456 / 100],
    [500, 'money', 'JPY', 500],
    [0.07, 'points', null, 7],
    [0.1832, 'share', null, 0.1832],
  ] as const)('holds %d %s as %d', (value, unit, currency, plotted) => {
    expect(plottedValue(value, { unit, currency })).toBe(plotted)
  })
})

describe('axisFormat', () => {
  it.each([
    [0.05, 1, 'share', null, 0.85, '85\u202f%'],
    [0.025, 1, 'share', null, 0.975, '97.5\u202f%'],
    [100_000, 500_000, 'money', 'EUR', 400_000, '€400k'],
    [2_500, 12_500, 'money', 'EUR', 2_500, '€2.5k'],
    [500_000, 2_000_000, 'money', 'EUR', 1_500_000, '€1.5m'],
    [100_000, 500_000, 'money', 'EUR', 0, '€0'],
    [0.5, 2, 'money', 'EUR', 1.5, '€1.50'],
    [2.5, 10, 'ratio', null, 7.5, '7.5'],
    [100, 500, 'count', null, -100, '−100'],
  ] as const)('marks steps of %d up to %d in %s %s', (step, top, unit, currency, mark, said) => {
    expect(showNumber(mark, axisFormat(step, top, { unit, currency, words }))).toBe(said)
  })
})

describe('signedWords', () => {
  it('says which way a step goes', () => {
    expect(signedWords(812, { unit: 'count', currency: null, words })).toBe('+812')
    expect(signedWords(-812, { unit: 'count', currency: null, words })).toBe('−812')
    expect(signedWords(0.032, { unit: 'points', currency: null, words })).toBe('+3.2 points')
  })
})
