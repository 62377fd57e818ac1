import { describe, expect, it } from 'vitest'
import { claimsOf } from '../../../shared/ledger/claims.ts'
import {
  type PilotLine,
  type PilotPromise,
  pilotEvidence,
  pilotResult,
  validatedByPayer,
} from '../../../shared/ledger/pilot-result.ts'
import { newcombeDifference } from '../../../shared/stats/newcombe.ts'

const day = 86_400
const dayOf = (at: number) => Math.floor(at / day)
const plan: PilotPromise = { name: 'plan', day: 5, horizonDays: 90, customersPerArm: 100 }
/** Customers assigned on day 10; `leave` of each arm leave on day 40. */
function pilot(
  sizes: readonly [control: number, treated: number],
  leave: readonly [control: number, treated: number],
  through = 200,
) {
  const lines: PilotLine[] = [
    ...Array.from({ length: sizes[0] }, (_, i): PilotLine => ({ payer: i, arm: 'pilot-control', at: 10 * day })),
    ...Array.from({ length: sizes[1] }, (_, i): PilotLine => ({ payer: 1000 + i, arm: 'pilot-treated', at: 10 * day })),
  ]
  const leaves = (payer: number): boolean => (payer < 1000 ? payer < leave[0] : payer - 1000 < leave[1])
  const paying = {
    mrrBefore: (payer: number, at: number) => (leaves(payer) && at > 40 * day ? 0 : 10_000),
    isPayingAt: (payer: number, at: number) => !(leaves(payer) && at >= 40 * day),
    churnAfter: (payer: number, at: number) => (leaves(payer) && at < 40 * day ? 40 * day : Number.NaN),
    through: through * day,
  }
  return { lines, paying }
}

describe('pilotResult', () => {
  it('tests the planned criterion as assigned, with Newcombe’s interval, grade A', () => {
    const { lines, paying } = pilot([200, 200], [60, 20])
    const found = pilotResult(lines, paying, plan, dayOf)
    expect(found).toMatchObject({ verdict: 'success', grade: 'A', caveats: [] })
    const by = newcombeDifference({ successes: 180, n: 200 }, { successes: 140, n: 200 })
    expect(found.difference).toEqual({ value: by.estimate, low: by.low, high: by.high })
    const validated = validatedByPayer(found)
    expect([validated.size, validated.get(1000)]).toEqual([200, Math.floor(10_000 * by.low)])
    expect(pilotEvidence(found, { period: '2026Q3', dataThrough: null, sources: [] }).map((one) => one.value)).toEqual([
      0.7,
      0.9,
      by.estimate,
    ])
  })

  it('says honestly that there is no detectable difference, or that it went the wrong way', () => {
    const none = pilot([200, 200], [22, 20])
    expect(pilotResult(none.lines, none.paying, plan, dayOf)).toMatchObject({ verdict: 'no detectable difference' })
    expect(validatedByPayer(pilotResult(none.lines, none.paying, plan, dayOf)).size).toBe(0)
    const worse = pilot([200, 200], [20, 60])
    expect(pilotResult(worse.lines, worse.paying, plan, dayOf).verdict).toBe('worse')
  })

  it('shows nothing of the difference before everybody’s horizon is over', () => {
    const early = pilot([200, 200], [60, 20], 95)
    const found = pilotResult(early.lines, early.paying, plan, dayOf)
    expect(found).toMatchObject({ verdict: 'not ripe', difference: null, grade: 'fact' })
    expect(found.sentence).toContain('1970-04-11')
    expect(
      pilotEvidence(found, { period: '2026Q3', dataThrough: null, sources: [] }).every((one) => one.value === null),
    ).toBe(true)
  })

  it('claims nothing from arms that chance would not make so uneven, nor from few', () => {
    const uneven = pilot([100, 300], [60, 20])
    expect(pilotResult(uneven.lines, uneven.paying, plan, dayOf).verdict).toBe('not by chance')
    const few = pilot([20, 20], [10, 0])
    expect(pilotResult(few.lines, few.paying, plan, dayOf)).toMatchObject({ verdict: 'too few', difference: null })
  })

  it('counts who stood in both arms in the first, leaves out who did not pay, and says when no plan was kept before', () => {
    const { lines, paying } = pilot([200, 200], [60, 20])
    const twice: PilotLine = { payer: 3, arm: 'pilot-treated', at: 11 * day }
    const stranger: PilotLine = { payer: 5000, arm: 'pilot-treated', at: 10 * day }
    const isStranger = (payer: number) => payer === 5000
    const world = {
      ...paying,
      mrrBefore: (payer: number, at: number) => (isStranger(payer) ? 0 : paying.mrrBefore(payer, at)),
      isPayingAt: (payer: number, at: number) => !isStranger(payer) && paying.isPayingAt(payer, at),
    }
    const found = pilotResult([...lines, twice, stranger], world, null, dayOf)
    expect(found.excluded).toEqual({ notPaying: 1, inBothArms: 1, notRipe: 0 })
    expect(found.arms.map((arm) => arm.customers)).toEqual([200, 200])
    expect([found.verdict, found.grade, found.caveats[0]]).toEqual([
      'success',
      'C',
      'No plan was kept before: what counts as success was not said beforehand.',
    ])
    expect(validatedByPayer(found).size).toBe(0)
  })

  it('has nothing without a file', () => {
    expect(pilotResult([], pilot([0, 0], [0, 0]).paying, plan, dayOf).verdict).toBe('none')
  })

  it('stands on the validated rung, times gross margin, out of what the customers pay', () => {
    const { lines, paying } = pilot([200, 200], [60, 20])
    const found = pilotResult(lines, paying, plan, dayOf)
    const agreed = { attribution: 0.5, grossMargin: 0.8, horizonMonths: 12, decay: 0 }
    const validated = { byPayer: validatedByPayer(found), grade: 'A' as const, reason: 'a pilot succeeded' }
    const rung = (factors: typeof agreed | null) =>
      claimsOf([], null, (name) => name, factors, new Map(), validated).find((one) => one.rung === 'validated')
    expect(rung(agreed)).toMatchObject({
      amountMinor: Math.round(200 * Math.floor(10_000 * (found.difference?.low ?? 0)) * 0.8),
      customers: 200,
      grade: 'A',
    })
    expect(rung(null)).toMatchObject({ amountMinor: 0 })
  })
})
