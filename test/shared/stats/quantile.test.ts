import { describe, expect, it } from 'vitest'
import { quantile } from '../../../shared/stats/quantile.ts'

describe('quantile', () => {
  it.each([
    [[1, 2, 3, 4], 0.25, 1.75],
    [[4, 1, 3, 2], 0.5, 2.5],
    [[15, 20, 35, 40, 50], 0.4, 29],
    [[7], 0.9, 7],
    [[1, 2, 3], 0, 1],
    [[1, 2, 3], 1, 3],
  ])('of %j at %d is %d (R type 7)', (values, p, expected) => {
    const input = Object.freeze(values)
    expect(quantile(input, p)).toBeCloseTo(expected, 12)
  })
  it('of nothing is not a number', () => expect(quantile([], 0.5)).toBeNaN())
})
