import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wilsonInterval } from '../../../shared/stats/wilson.ts'
import { expectClose, readAnswers } from '../../reference/reference.ts'

const { wilson } = readAnswers<{
  readonly wilson: {
    readonly cases: readonly { readonly x: number; readonly n: number; readonly check_prop_test: number[] }[]
  }
}>('proportions')

describe('wilsonInterval', () => {
  it.each(wilson.cases)('equals R prop.test on $x of $n', ({ x, n, check_prop_test }) => {
    const { estimate, low, high } = wilsonInterval(x, n)
    expectClose([low, high], check_prop_test, 1e-10)
    expect(estimate).toBe(x / n)
  })
  it('says nothing of nobody', () => expect(wilsonInterval(0, 0)).toEqual({ estimate: Number.NaN, low: 0, high: 1 }))
  it('refuses more successes than cases', () => expect(() => wilsonInterval(3, 2)).toThrow(/3 of 2/))
  it('covers its estimate, stays within 0 and 1, and mirrors', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
        const x = Math.round(n * share)
        const { estimate, low, high } = wilsonInterval(x, n)
        expect(low >= 0 && low <= estimate && estimate <= high && high <= 1).toBe(true)
        const mirror = wilsonInterval(n - x, n)
        expectClose([1 - mirror.high, 1 - mirror.low], [low, high], 1e-9)
      }),
    )
  })
})
