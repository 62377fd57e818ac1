import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { decimalEvidence, readMinor, readNumber } from '../../../../shared/import/cells/read-number.ts'

describe('readNumber', () => {
  test.each([
    ['1234.5', null, 1234.5],
    ['-7', null, -7],
    ['1,234.50', null, 1234.5],
    ['1.234,50', null, 1234.5],
    ['1 234,50', null, 1234.5],
    ['1\u00a0234,50', null, 1234.5],
    ['1\u202f234,50', null, 1234.5],
    ["1'234.50", null, 1234.5],
    ['1,23,456.78', null, 123456.78],
    ['1.234.567', null, 1234567],
    ['(500.00)', null, -500],
    ['500.00-', null, -500],
    ['−3', null, -3],
    ['€ 12,00', null, 12],
    ['৳2,999', '.', 2999],
    ['12.50 USD', null, 12.5],
    ['$-3.20', null, -3.2],
    ['45 %', null, 45],
    ['0.125', null, 0.125],
    ['.5', null, 0.5],
    ['1.234', '.', 1.234],
    ['1.234', ',', 1234],
    ['1,234', '.', 1234],
    ['1,234', ',', 1.234],
    ['007', null, 7],
  ] as const)('reads %s with %s as %d', (text, decimal, value) => {
    expect(readNumber(text, decimal)).toBe(value)
  })

  test.each([
    ['1.234', null, 'ambiguous-number'],
    ['1,234', null, 'ambiguous-number'],
    ['12,5', '.', 'bad-number'],
    ['twelve', null, 'bad-number'],
    ['#REF!', null, 'bad-number'],
    ['1.2.3', null, 'bad-number'],
    ['1,2,3', null, 'bad-number'],
    ['1.234,567.8', null, 'bad-number'],
    ['1E+13', null, 'bad-number'],
    ['', null, 'bad-number'],
    ['9'.repeat(80), null, 'bad-number'],
  ] as const)('refuses %s with %s as %s', (text, decimal, code) => {
    expect(readNumber(text, decimal)).toBe(code)
  })
})

describe('readMinor', () => {
  test.each([
    ['15.00', 2, 1500],
    ['0.1', 2, 10],
    ['4,844.00', 2, 484400],
    ['(1,234.56)', 2, -123456],
    ['1234.505', 2, 123451],
    ['-0.004', 2, 0],
    ['5000', 0, 5000],
    ['1.2345', 3, 1235],
    ['90071992547409.91', 2, 9007199254740991],
  ])('reads %s with %d decimals as %d', (text, digits, minor) => {
    expect(readMinor(text, '.', digits)).toBe(minor)
  })

  it('refuses an amount beyond what whole numbers can hold', () => {
    expect(readMinor('90071992547409.92', '.', 2)).toBe('bad-number')
  })

  it('reads every amount written in any locale back to the cent', () => {
    const styles = [
      (whole: string, cents: string) => `${group(whole, ',')}.${cents}`,
      (whole: string, cents: string) => `${group(whole, '.')},${cents}`,
      (whole: string, cents: string) => `${group(whole, '\u202f')},${cents} €`,
      (whole: string, cents: string) => `CHF ${group(whole, '’')}.${cents}`,
    ]
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 12 }),
        fc.boolean(),
        fc.constantFrom(...styles),
        (minor, negative, style) => {
          const text = style(String(Math.floor(minor / 100)), String(minor % 100).padStart(2, '0'))
          const read = readMinor(negative ? `-${text}` : text, null, 2)
          expect(read).toBe(negative && minor !== 0 ? -minor : minor)
        },
      ),
    )
  })
})

const group = (whole: string, mark: string): string => whole.replace(/\B(?=(\d{3})+$)/g, mark)

describe('decimalEvidence', () => {
  test.each([
    ['1,234.50', '.'],
    ['1.234,50', ','],
    ['12.5', '.'],
    ['12,50', ','],
    ['1.234', 'both'],
    ['1.234.567', ','],
    ['1234', null],
  ])('%s says %s', (text, evidence) => {
    expect(decimalEvidence(text)).toBe(evidence)
  })

  test('a cell of a hundred thousand letters is no number, and no work', () => {
    expect(decimalEvidence(`${'x'.repeat(100_000)} 1,5`)).toBe(null)
  })
})
