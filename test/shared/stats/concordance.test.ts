import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concordance } from '../../../shared/stats/concordance.ts'

const row = fc.record({
  time: fc.integer({ min: 1, max: 12 }),
  event: fc.integer({ min: 0, max: 1 }),
  score: fc.integer({ min: 0, max: 4 }),
  weight: fc.integer({ min: 1, max: 3 }),
  stratum: fc.integer({ min: 0, max: 1 }),
  entry: fc.integer({ min: 0, max: 11 }),
})
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never

/** Every pair, one by one. */
function byPairs(rows: readonly Row[]) {
  const counts = { concordant: 0, discordant: 0, tiedScore: 0, tiedTime: 0, tiedBoth: 0 }
  for (const [i, a] of rows.entries())
    for (const [j, b] of rows.entries()) {
      if (i === j || a.stratum !== b.stratum || a.event === 0) continue
      const w = a.weight * b.weight
      if (a.time === b.time && b.event === 1) {
        if (i < j) counts[a.score === b.score ? 'tiedBoth' : 'tiedTime'] += w
      } else if ((a.time < b.time || a.time === b.time) && b.entry < a.time) {
        counts[a.score === b.score ? 'tiedScore' : a.score > b.score ? 'concordant' : 'discordant'] += w
      }
    }
  return counts
}

describe('concordance', () => {
  it('counts what comparing every pair counts, with weights, strata and delayed entry', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), (all) => {
        const rows = all.filter(({ entry, time }) => entry < time)
        const own = concordance(
          {
            time: Float64Array.from(rows, ({ time }) => time),
            event: Uint8Array.from(rows, ({ event }) => event),
            entry: Float64Array.from(rows, ({ entry }) => entry),
            weight: Float64Array.from(rows, ({ weight }) => weight),
          },
          Float64Array.from(rows, ({ score }) => score / 3),
          Int32Array.from(rows, ({ stratum }) => stratum),
        )
        expect(own).toMatchObject(byPairs(rows))
      }),
    )
  })
  it('is 1 in perfect order, 0 in reverse, and not a number when nobody can be compared', () => {
    const data = { time: Float64Array.of(1, 2, 3), event: Uint8Array.of(1, 1, 1) }
    expect(concordance(data, Float64Array.of(3, 2, 1)).estimate).toBe(1)
    expect(concordance(data, Float64Array.of(1, 2, 3)).estimate).toBe(0)
    expect(concordance({ ...data, event: new Uint8Array(3) }, Float64Array.of(1, 2, 3)).estimate).toBeNaN()
  })
})
