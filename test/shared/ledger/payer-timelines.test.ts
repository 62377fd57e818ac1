import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { payerTimelines } from '../../../shared/ledger/payer-timelines.ts'
import { cohortOf } from '../../../shared/ledger/retention-rates.ts'
import { draws } from '../../helpers/draws.ts'

/** Rows of payer, time, MRR from then on, and currency (0 is the one that is told). */
type Row = readonly [payer: number, at: number, after: number, currency?: number]
const timelines = (rows: readonly Row[]) =>
  payerTimelines({
    payer: Int32Array.from(rows, (r) => r[0]),
    at: Float64Array.from(rows, (r) => r[1]),
    after: Float64Array.from(rows, (r) => r[2]),
    currency: Uint8Array.from(rows, (r) => r[3] ?? 0),
  })

describe('payerTimelines', () => {
  const some = timelines([
    [3, 10, 100],
    [3, 20, 250],
    [3, 30, 0],
    [3, 50, 80],
    [7, 15, 40],
    [7, 60, 0],
  ])

  it('knows who ever paid, since when, and until when for good', () => {
    expect([...some.payerId]).toEqual([3, 7])
    expect([...some.startedAt]).toEqual([10, 15])
    expect([...some.endedAt]).toEqual([Number.NaN, 60])
  })

  it('tells MRR with what happens at that moment, and just before it', () => {
    expect([9, 10, 19, 20, 29, 30, 49, 50, 99].map((t) => some.mrrAt(3, t))).toEqual([
      0, 100, 100, 250, 250, 0, 0, 80, 80,
    ])
    expect([10, 11, 20, 30, 50, 51].map((t) => some.mrrBefore(3, t))).toEqual([0, 100, 100, 250, 0, 80])
    expect([29, 30, 50].map((t) => some.isPayingAt(3, t))).toEqual([true, false, true])
  })

  it('finds the next time that somebody leaves, strictly after the moment', () => {
    expect([0, 10, 29, 30, 50].map((t) => some.churnAfter(3, t))).toEqual([30, 30, 30, Number.NaN, Number.NaN])
    expect([0, 59, 60].map((t) => some.churnAfter(7, t))).toEqual([60, 60, Number.NaN])
  })

  it('knows nothing of somebody who never paid', () => {
    expect([some.mrrAt(5, 99), some.mrrBefore(99, 99), some.isPayingAt(0, 9)]).toEqual([0, 0, false])
    expect(some.churnAfter(5, 0)).toBeNaN()
    expect(timelines([]).mrrAt(1, 1)).toBe(0)
  })

  it('lets a payer in two currencies leave only with the last, and tells amounts in the first', () => {
    const two = timelines([
      [1, 10, 100, 0],
      [1, 20, 500, 1],
      [1, 30, 0, 0],
      [1, 40, 0, 1],
    ])
    expect([10, 20, 30, 40].map((t) => two.mrrAt(1, t))).toEqual([100, 100, 0, 0])
    expect([10, 20, 30, 40].map((t) => two.isPayingAt(1, t))).toEqual([true, true, true, false])
    expect(two.churnAfter(1, 10)).toBe(40)
    expect([...two.endedAt]).toEqual([40])
  })

  it('agrees with reading the rows one by one', () => {
    const anyRows = fc
      .array(
        fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 3 })),
        {
          maxLength: 40,
        },
      )
      .map((rows) => [...new Map(rows.map((r) => [`${r[0]} ${r[1]}`, r])).values()])
      .map((rows) => rows.sort((a, b) => a[0] - b[0] || a[1] - b[1]))
    fc.assert(
      fc.property(anyRows, fc.integer({ min: 1, max: 5 }), fc.integer({ min: -1, max: 61 }), (rows, payer, t) => {
        const made = timelines(rows)
        const mine = rows.filter((r) => r[0] === payer)
        expect(made.mrrAt(payer, t)).toBe(mine.filter((r) => r[1] <= t).at(-1)?.[2] ?? 0)
        expect(made.mrrBefore(payer, t)).toBe(mine.filter((r) => r[1] < t).at(-1)?.[2] ?? 0)
        expect(made.churnAfter(payer, t)).toEqual(mine.find((r) => r[1] > t && r[2] === 0)?.[1] ?? Number.NaN)
      }),
      draws(300, 7),
    )
  })
})

describe('cohortOf', () => {
  it('takes who paid just before the start, with what they pay just before the end', () => {
    const some = timelines([
      [1, 10, 100],
      [2, 10, 100],
      [2, 100, 0],
      [3, 100, 50],
      [4, 10, 100],
      [4, 150, 0],
      [4, 160, 70],
      [5, 10, 100],
      [5, 200, 0],
      [6, 5, 100],
      [6, 50, 0],
    ])
    expect(cohortOf(some, 100, 200)).toEqual([
      { payer: 1, start: 100, end: 100, left: false },
      { payer: 2, start: 100, end: 0, left: true },
      { payer: 4, start: 100, end: 70, left: true },
      { payer: 5, start: 100, end: 100, left: false },
    ])
  })
})
