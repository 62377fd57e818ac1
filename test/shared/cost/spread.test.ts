import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMonths } from '../../../shared/base/calendar.ts'
import { spreadMethods } from '../../../shared/cost/edit.ts'
import { spreadOver } from '../../../shared/cost/spread.ts'

describe('spreadOver', () => {
  it('spreads in equal parts, the left-over cents first', () => {
    expect(spreadOver(1000, { method: 'straight-line', months: 3, from: '2026-11' })).toEqual([
      { month: '2026-11', amountMinor: 334 },
      { month: '2026-12', amountMinor: 333 },
      { month: '2027-01', amountMinor: 333 },
    ])
  })

  it('spreads by the sum of the digits', () => {
    const parts = spreadOver(100, { method: 'declining', months: 4, from: '2026-11' })
    expect(parts.map((part) => part.amountMinor)).toEqual([40, 30, 20, 10])
  })

  it('puts all of it into one month when it is not to be spread', () => {
    expect(spreadOver(-700, { method: 'at-once', months: 36, from: '2026-02' })).toEqual([
      { month: '2026-02', amountMinor: -700 },
    ])
  })

  it('sums exactly to what was posted, in months that follow each other', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e11, max: 1e11 }),
        fc.constantFrom(...spreadMethods),
        fc.integer({ min: 1, max: 120 }),
        (amount, method, months) => {
          const parts = spreadOver(amount, { method, months, from: '2026-01' })
          expect(parts.reduce((sum, part) => sum + part.amountMinor, 0)).toBe(amount)
          expect(parts).toHaveLength(method === 'at-once' ? 1 : months)
          expect(parts.map((part) => part.month)).toEqual(parts.map((_, i) => addMonths('2026-01', i)))
        },
      ),
    )
  })
})
