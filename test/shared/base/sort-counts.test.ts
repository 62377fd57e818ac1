import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sortCounts } from '../../../shared/base/sort-counts.ts'

it('sorts whole numbers of any size, and others, as the engine does', () => {
  const value = fc.oneof(
    fc.integer({ min: 0, max: 50 }),
    fc.integer({ min: 0, max: 100_000 }),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  )
  const few = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 300 })
  fc.assert(
    fc.property(fc.oneof(few, fc.array(value, { maxLength: 40 })), (drawn) => {
      const values = drawn.map((one) => one + 0)
      expect([...sortCounts(Float64Array.from(values))]).toEqual([...Float64Array.from(values).sort()])
    }),
  )
})
