import { describe, expect, it } from 'vitest'
import { isMoneyColumn, plainRows } from '../../../shared/base/plain-rows.ts'

describe('plainRows', () => {
  it('writes amounts with the decimals of the row’s own currency, else of the project’s', () => {
    expect(
      plainRows(
        ['amount', 'currency'],
        [
          ['-1250', 'EUR'],
          ['1250', 'JPY'],
          ['1250', ''],
        ],
        'EUR',
      ),
    ).toEqual([
      ['-12.50', 'EUR'],
      ['1250', 'JPY'],
      ['12.50', ''],
    ])
  })

  it('leaves everything else as it is', () => {
    expect(plainRows(['contact', 'line'], [['1250', '7']], 'EUR')).toEqual([['1250', '7']])
    expect(plainRows(['amount'], [[''], ['yes']], 'EUR')).toEqual([[''], ['yes']])
  })

  it('knows columns of money by their names', () => {
    expect(['amount', 'after', 'monthly revenue', 'of it associated'].every(isMoneyColumn)).toBe(true)
    expect(['contact', 'days', 'afternoon'].some(isMoneyColumn)).toBe(false)
  })
})
