import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeZone } from '../../../shared/base/zone.ts'
import { type MovementColumns, movementKinds, mrrMovements } from '../../../shared/ledger/movements.ts'
import { draws } from '../../helpers/draws.ts'

interface Sub {
  readonly payer: number
  readonly mrr: number
  readonly start: number
  readonly trialEnd?: number
  readonly end?: number
}

const { dayOf, startOfDay } = makeZone('Europe/Berlin')
/** Noon of a day in 2026; day 0 is 1 January. */
const on = (n: number, seconds = 0): number => startOfDay(20_454 + n) + 43_200 + seconds
const columns = (subs: readonly Sub[]) => {
  const sorted = [...subs].sort((a, b) => a.payer - b.payer)
  return {
    payer: Int32Array.from(sorted, (s) => s.payer),
    mrr: Float64Array.from(sorted, (s) => s.mrr),
    startedAt: Float64Array.from(sorted, (s) => s.start),
    trialEndAt: Float64Array.from(sorted, (s) => s.trialEnd ?? Number.NaN),
    endedAt: Float64Array.from(sorted, (s) => s.end ?? Number.NaN),
  }
}
const derive = (subs: readonly Sub[], through = on(3650)): MovementColumns =>
  mrrMovements(columns(subs), { dayOf, through })
const told = (subs: readonly Sub[], through?: number) => {
  const found = derive(subs, through)
  return Array.from(found.payer, (_, i) => [movementKinds[found.kind[i] as number], found.amount[i], found.after[i]])
}

describe('mrrMovements', () => {
  it('follows ChartMogul’s lifecycle: new, expansion, contraction, churn, reactivation', () => {
    const gold: Sub = { payer: 1, mrr: 16_667, start: on(0), end: on(365) }
    const silver: Sub = { payer: 1, mrr: 6_000, start: on(40), end: on(100) }
    const again: Sub = { payer: 1, mrr: 16_667, start: on(400) }
    expect(told([gold, silver, again])).toEqual([
      ['new', 16_667, 16_667],
      ['expansion', 6_000, 22_667],
      ['contraction', -6_000, 16_667],
      ['churn', -16_667, 0],
      ['reactivation', 16_667, 16_667],
    ])
  })

  it('counts the whole of an upgrade and of the churn that follows it', () => {
    const before: Sub = { payer: 1, mrr: 50_000, start: on(0), end: on(40) }
    const after: Sub = { payer: 1, mrr: 137_900, start: on(40), end: on(80) }
    expect(told([before, after])).toEqual([
      ['new', 50_000, 50_000],
      ['expansion', 87_900, 137_900],
      ['churn', -137_900, 0],
    ])
  })

  it('takes two subscriptions opened within the hour as one new customer', () => {
    expect(
      told([
        { payer: 1, mrr: 100, start: on(0) },
        { payer: 1, mrr: 50, start: on(0, 3600) },
      ]),
    ).toEqual([['new', 150, 150]])
    expect(
      told([
        { payer: 1, mrr: 100, start: on(0) },
        { payer: 1, mrr: 50, start: on(0, 3601) },
      ]),
    ).toEqual([
      ['new', 100, 100],
      ['expansion', 50, 150],
    ])
  })

  it('takes a plan swap within the hour as a net change, in either order', () => {
    const old: Sub = { payer: 1, mrr: 100, start: on(0), end: on(9, 60) }
    expect(told([old, { payer: 1, mrr: 80, start: on(9) }])).toEqual([
      ['new', 100, 100],
      ['contraction', -20, 80],
    ])
    expect(told([old, { payer: 1, mrr: 120, start: on(9, 1800) }])).toEqual([
      ['new', 100, 100],
      ['expansion', 20, 120],
    ])
    expect(told([old, { payer: 1, mrr: 100, start: on(9, 120) }])).toEqual([['new', 100, 100]])
  })

  it('keeps changes on two days apart, so that a period never cuts a change in two', () => {
    const midnight = startOfDay(20_454 + 10)
    const swap = [
      { payer: 1, mrr: 100, start: on(0), end: midnight - 60 },
      { payer: 1, mrr: 100, start: midnight + 60 },
    ]
    expect(told(swap).map(([kind]) => kind)).toEqual(['new', 'churn', 'reactivation'])
  })

  it('lets nobody pay during a trial, nor who ends it, nor for nothing', () => {
    expect(told([{ payer: 1, mrr: 100, start: on(0), trialEnd: on(14) }])).toEqual([['new', 100, 100]])
    expect(derive([{ payer: 1, mrr: 100, start: on(0), trialEnd: on(14) }]).at[0]).toBe(on(14))
    expect(told([{ payer: 1, mrr: 100, start: on(0), trialEnd: on(14), end: on(14) }])).toEqual([])
    expect(told([{ payer: 1, mrr: 100, start: on(0), trialEnd: on(14), end: on(3) }])).toEqual([])
    expect(told([{ payer: 1, mrr: 0, start: on(0), end: on(3) }])).toEqual([])
    expect(told([{ payer: 1, mrr: 100, start: on(5), trialEnd: on(2) }])).toEqual([['new', 100, 100]])
  })

  it('takes what lies after the data as not yet happened', () => {
    expect(told([{ payer: 1, mrr: 100, start: on(0), end: on(30) }], on(29))).toEqual([['new', 100, 100]])
    expect(told([{ payer: 1, mrr: 100, start: on(0), trialEnd: on(30) }], on(29))).toEqual([])
    expect(told([{ payer: 1, mrr: 100, start: on(0), end: on(29) }], on(29))).toHaveLength(2)
  })

  it('refuses rows that are not in the order of payers, instead of counting a payer twice', () => {
    const rows = columns([
      { payer: 2, mrr: 1, start: 0 },
      { payer: 3, mrr: 1, start: 0 },
    ])
    rows.payer.set([3, 2])
    expect(() => mrrMovements(rows, { dayOf, through: 1 })).toThrow(/order of payers/)
  })

  const anySub: fc.Arbitrary<Sub> = fc.record(
    {
      payer: fc.integer({ min: 1, max: 6 }),
      mrr: fc.integer({ min: -200, max: 5_000 }),
      start: fc.integer({ min: on(0), max: on(30) }),
      trialEnd: fc.integer({ min: on(0), max: on(40) }),
      end: fc.integer({ min: on(0), max: on(60) }),
    },
    { requiredKeys: ['payer', 'mrr', 'start'] },
  )
  const paysJustBefore = (sub: Sub, t: number, through: number): boolean => {
    const from = Math.max(sub.start, sub.trialEnd ?? sub.start)
    const end = sub.end ?? Number.POSITIVE_INFINITY
    return sub.mrr > 0 && end > from && from < t && from <= through && (end >= t || end > through)
  }

  it('ties: at the start of any day, per payer and in total, movements add up to what is subscribed', () => {
    fc.assert(
      fc.property(
        fc.array(anySub, { maxLength: 40 }),
        fc.integer({ min: 0, max: 70 }),
        fc.integer({ min: 0, max: 70 }),
        (subs, dayFrom, dayThrough) => {
          const through = on(dayThrough)
          const found = derive(subs, through)
          const t = startOfDay(20_454 + dayFrom)
          for (let payer = 1; payer <= 6; payer += 1) {
            let moved = 0
            for (let i = 0; i < found.payer.length; i += 1) {
              if (found.payer[i] === payer && (found.at[i] as number) < t) moved += found.amount[i] as number
            }
            const subscribed = subs
              .filter((s) => s.payer === payer && paysJustBefore(s, t, through))
              .reduce((sum, s) => sum + s.mrr, 0)
            expect(moved).toBe(subscribed)
          }
        },
      ),
      draws(500, 7),
    )
  })

  it('tells a story that makes sense: never below zero, each kind where it belongs, one new per payer and first', () => {
    fc.assert(
      fc.property(fc.array(anySub, { maxLength: 40 }), (subs) => {
        const found = derive(subs)
        const balance = new Map<number, number>()
        for (let i = 0; i < found.payer.length; i += 1) {
          const payer = found.payer[i] as number
          const before = balance.get(payer)
          const after = found.after[i] as number
          expect((before ?? 0) + (found.amount[i] as number)).toBe(after)
          expect(after).toBeGreaterThanOrEqual(0)
          const kind = movementKinds[found.kind[i] as number]
          if (before === undefined) expect(kind).toBe('new')
          else if (before === 0) expect(kind).toBe('reactivation')
          else if (after === 0) expect(kind).toBe('churn')
          else expect(kind).toBe(after > before ? 'expansion' : 'contraction')
          if (i > 0 && found.payer[i - 1] === payer) expect(found.at[i]).toBeGreaterThan(found.at[i - 1] as number)
          balance.set(payer, after)
        }
      }),
      draws(500, 7),
    )
  })

  it('does not mind the order in which a payer’s subscriptions come', () => {
    fc.assert(
      fc.property(fc.array(anySub, { maxLength: 20 }), (subs) => {
        expect(derive([...subs].reverse())).toEqual(derive(subs))
      }),
      draws(200, 7),
    )
  })
})
