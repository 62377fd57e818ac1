import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { benjaminiHochberg } from '../../../shared/stats/benjamini-hochberg.ts'
import { expectClose, readAnswers } from '../../reference/reference.ts'

const { benjamini_hochberg: r } = readAnswers<{
  readonly benjamini_hochberg: { readonly p: readonly number[]; readonly bh: readonly number[] }
}>('proportions')

describe('benjaminiHochberg', () => {
  it('equals R p.adjust on the 15 p-values of 1995, of which four hold up', () => {
    expectClose(benjaminiHochberg(r.p), r.bh, 1e-10)
    expect(benjaminiHochberg(r.p).filter((q) => q <= 0.05)).toHaveLength(4)
  })
  it('keeps the order of its input, never lowers a p-value, and stays at or under 1', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (p) => {
        const q = benjaminiHochberg(p)
        const turned = benjaminiHochberg([...p].reverse()).reverse()
        expect(turned).toEqual(q)
        for (let i = 0; i < p.length; i++) {
          expect(q[i]).toBeGreaterThanOrEqual((p[i] as number) * (1 - 1e-12))
          expect(q[i]).toBeLessThanOrEqual(1)
        }
      }),
    )
  })
})
