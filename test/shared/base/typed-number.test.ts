import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editableNumber, typedNumber } from '../../../shared/base/typed-number.ts'

describe('a typed number', () => {
  it.each([
    ['1204', 1204, 1204],
    ['1204.5', 1204.5, 1204.5],
    ['1204,5', 1204.5, 1204.5],
    ['1,204.50', 1204.5, 1204.5],
    ['1.204,50', 1204.5, 1204.5],
    ['1 204,50', 1204.5, 1204.5],
    ['1’204.50', 1204.5, 1204.5],
    ['1,204', 1204, 1.204],
    ['1.204', 1.204, 1204],
    ['1,204,000', 1204000, 1204000],
    ['1.204.000', 1204000, 1204000],
    ['0.125', 0.125, 0.125],
    ['0,125', 0.125, 0.125],
    ['.5', 0.5, 0.5],
    ['−12,5', -12.5, -12.5],
    ['7.', 7, 7],
    ['1,20,400', null, null],
    ['12.3.4', null, null],
    ['1,2.3,4', null, null],
    ['12 apples', null, null],
    ['1e3', null, null],
    ['', null, null],
    ['-', null, null],
  ])('%s is %s in London and %s in Berlin', (typed, london, berlin) => {
    expect(typedNumber(typed, '.')).toBe(london)
    expect(typedNumber(typed, ',')).toBe(berlin)
  })

  it('is read back as it was shown, in every region', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.integer({ min: 0, max: 6 }),
        fc.constantFrom('.' as const, ',' as const),
        (digits, decimals, mark) => {
          const value = digits / 10 ** decimals
          if (/e/.test(String(value))) return
          expect(typedNumber(editableNumber(value, mark), mark)).toBe(value === 0 ? 0 : value)
        },
      ),
    )
  })
})
