import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Group, hiddenGroups } from '../../../shared/privacy/small-groups.ts'
import { draws } from '../../helpers/draws.ts'

const of = (...sizes: number[]): Group[] => sizes.map((size, i) => ({ word: `g${i}`, customers: [size] }))

describe('groups that are not told', () => {
  it('are none when every group is large enough', () => {
    expect([...hiddenGroups(of(10, 12, 400), 10)]).toEqual([])
    expect([...hiddenGroups([], 10)]).toEqual([])
  })

  it('take the next smallest along, so that a total gives none of them away', () => {
    expect([...hiddenGroups(of(4, 15, 80), 10)].sort()).toEqual(['g0', 'g1'])
  })

  it('take as many along as it needs to hold the least together', () => {
    expect([...hiddenGroups(of(1, 2, 3, 4, 50), 10)].sort()).toEqual(['g0', 'g1', 'g2', 'g3'])
    expect([...hiddenGroups(of(1, 2, 50), 10)].sort()).toEqual(['g0', 'g1', 'g2'])
  })

  it('are hidden in every period once they are small in one', () => {
    const groups = [
      { word: 'rare at first', customers: [3, 90] },
      { word: 'often', customers: [60, 60] },
      { word: 'never at first', customers: [0, 50] },
    ]
    expect([...hiddenGroups(groups, 10)].sort()).toEqual(['never at first', 'often', 'rare at first'])
  })

  it('can’t be worked out from the groups that are told and the totals', () => {
    const table = fc.integer({ min: 1, max: 4 }).chain((periods) =>
      fc.record({
        rows: fc.array(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: periods, maxLength: periods }), {
          minLength: 2,
          maxLength: 12,
        }),
        least: fc.integer({ min: 2, max: 20 }),
      }),
    )
    fc.assert(
      fc.property(table, ({ rows, least }) => {
        const groups = rows.map((customers, i) => ({ word: `g${i}`, customers }))
        const hidden = hiddenGroups(groups, least)
        // A single group is everybody, and how many everybody is stands in every total.
        if (hidden.size < 2 && groups.filter(({ customers }) => customers.some((n) => n > 0)).length < 2) return
        const periods = (rows[0] as number[]).map((_, p) => p)
        for (const p of periods) {
          const told = groups.filter(({ word }) => !hidden.has(word))
          // No small cell is told.
          expect(told.every(({ customers }) => customers[p] === 0 || (customers[p] as number) >= least)).toBe(true)
          const total = rows.reduce((sum, row) => sum + (row[p] as number), 0)
          const left = total - told.reduce((sum, { customers }) => sum + (customers[p] as number), 0)
          // Whoever solves for a hidden cell knows the total, the told cells and that counts are not negative: what is left over may be spread in any way.
          for (const { word, customers } of groups) {
            if (!hidden.has(word) || customers[p] === 0) continue
            const [low, high] = rangeOf(word, hidden, left)
            expect(low).toBeLessThan(high)
            expect(high - low).toBeGreaterThanOrEqual(Math.min(least, left))
          }
        }
      }),
      draws(2_000),
    )
  })
})

/** The least and the most that a hidden cell can be, by a search over how the rest may be spread over the others: all to them, or none. */
function rangeOf(word: string, hidden: ReadonlySet<string>, left: number): [number, number] {
  const others = [...hidden].filter((one) => one !== word).length
  return others === 0 ? [left, left] : [0, left]
}
