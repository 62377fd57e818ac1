import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pnlByCategory } from '../../../shared/ledger/pnl-by-category.ts'
import { draws } from '../../helpers/draws.ts'

it('sums to the function’s cost and revenue to the minor unit, whatever the categories and claims', () => {
  const anyClaim = fc.record({
    qualityMinor: fc.integer({ min: 0, max: 10_000 }),
    signalledMinor: fc.integer({ min: 0, max: 10_000 }),
    validatedMinor: fc.integer({ min: 0, max: 10_000 }),
    topic: fc.integer({ min: 0, max: 4 }),
  })
  const weight = fc.constantFrom(0, 0.5, 1, 2)
  fc.assert(
    fc.property(
      fc.array(anyClaim, { maxLength: 30 }),
      fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 5, maxLength: 5 }),
      fc.integer({ min: 0, max: 1_000_000 }),
      fc.tuple(weight, weight, weight),
      (claims, costs, unallocated, [quality, signalled, validated]) => {
        const all = claims.map((one, payer) => ({ ...one, payer, atRiskMinor: 30_000 }))
        const weighs = all.reduce(
          (sum, one) =>
            sum + one.qualityMinor * quality + one.signalledMinor * signalled + one.validatedMinor * validated,
          0,
        )
        const whole = {
          quarter: '2026Q3',
          costMinor: costs.reduce((sum, one) => sum + one, 0) + unallocated,
          // Where nothing weighs anything nothing is retained.
          retainedMinor: weighs > 0 ? 123_457 : 0,
          weights: { quality, signalled, validated },
        }
        const lines = pnlByCategory(
          costs.map((costMinor, topic) => ({
            topic: topic === 0 ? null : `t${topic}`,
            contacts: 1,
            costMinor,
            byAi: { kept: 0, of: 0 },
            byPeople: { kept: 0, of: 0 },
            exposed: all.filter((one) => one.topic === topic).map(({ payer }) => ({ payer, mrrMinor: 30_000 })),
          })),
          all,
          whole,
        )
        expect(lines.reduce((sum, one) => sum + one.costMinor, 0)).toBe(whole.costMinor)
        expect(lines.reduce((sum, one) => sum + one.retainedMinor, 0)).toBe(whole.retainedMinor)
        expect(lines.reduce((sum, one) => sum + one.netMinor, 0)).toBe(whole.retainedMinor - whole.costMinor)
      },
    ),
    draws(300),
  )
})
