import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Association,
  claimsByPayer,
  claimsOf,
  monthsWorth,
  type TouchedCustomer,
} from '../../../shared/ledger/claims.ts'
import { draws } from '../../helpers/draws.ts'

const customers: readonly TouchedCustomer[] = [
  { payer: 1, mrrMinor: 10_000, exposed: true },
  { payer: 2, mrrMinor: 30_000, exposed: false },
  { payer: 3, mrrMinor: 20_000, exposed: true },
  { payer: 4, mrrMinor: 0, exposed: true },
]
const association = (riskDifference: number, low: number, high: number): Association => ({
  grade: 'B',
  riskDifference,
  low,
  high,
})
const amounts = (found: Association | null, of = customers) =>
  claimsOf(of, found, (rung) => rung).map(({ rung, amountMinor, lowMinor, highMinor, customers, grade }) => [
    rung,
    amountMinor,
    lowMinor,
    highMinor,
    customers,
    grade,
  ])

describe('claimsOf', () => {
  it('climbs from touched to nothing claimed', () => {
    expect(amounts(association(0.1, 0.04, 0.16))).toEqual([
      ['touched', 60_000, null, null, 3, 'fact'],
      ['influenced', 30_000, null, null, 2, 'fact'],
      ['associated', 3_000, 1_200, 4_800, 2, 'B'],
      ['attributed', 0, null, null, 0, 'fact'],
      ['validated', 0, null, null, 0, 'fact'],
    ])
  })

  it.each([
    ['nothing was found', null],
    ['the interval holds zero', association(0.1, -0.02, 0.2)],
    ['the interval touches zero', association(0.1, 0, 0.2)],
    ['customers stayed longer', association(-0.1, -0.2, -0.05)],
  ])('associates nothing when %s', (_, found) => {
    expect(amounts(found)[2]?.[1]).toBe(0)
    expect(amounts(found)[2]?.[4]).toBe(0)
  })

  it('never gives a higher rung more than the one below, whatever was found', () => {
    const anyCustomer = fc.record({
      payer: fc.integer(),
      mrrMinor: fc.integer({ min: -10, max: 1e7 }),
      exposed: fc.boolean(),
    })
    const any01 = fc.double({ min: -1, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.array(anyCustomer), any01, any01, any01, (of, risk, low, high) => {
        const climbed = amounts(association(risk, low, high), of).map((rung) => rung[1] as number)
        for (let i = 1; i < climbed.length; i += 1) {
          expect(climbed[i]).toBeLessThanOrEqual(climbed[i - 1] as number)
          expect(climbed[i]).toBeGreaterThanOrEqual(0)
        }
      }),
      { seed: 7, examples: [[[{ payer: 1, mrrMinor: 5, exposed: true }], -1, 0.5, 1]] },
    )
  })

  it('gives a reason on every rung', () => {
    for (const claim of claimsOf(customers, null, (rung) => rung)) expect(claim.reason).toMatch(/^[a-z]/)
  })
})

describe('claimsByPayer', () => {
  it('holds Σ claims of each customer, from every ground together, to the revenue at risk', () => {
    const one = fc.record({
      payer: fc.integer({ min: 1, max: 30 }),
      mrrMinor: fc.integer({ min: -10, max: 1e7 }),
      exposed: fc.boolean(),
      signalled: fc.option(fc.integer({ min: 0, max: 2e7 }), { nil: undefined }),
      validated: fc.option(fc.integer({ min: 0, max: 2e7 }), { nil: undefined }),
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(one, { maxLength: 20, selector: (x) => x.payer }),
        fc.double({ min: -1, max: 1, noNaN: true }),
        (all, low) => {
          const pick = (key: 'signalled' | 'validated') =>
            new Map(all.flatMap((x) => (x[key] === undefined ? [] : [[x.payer, x[key] as number] as const])))
          const [signalled, validated] = [pick('signalled'), pick('validated')]
          const found = claimsByPayer(all, association(low, low, low), signalled, validated)
          for (const claim of found) {
            const customer = all.find((x) => x.payer === claim.payer)
            const sum = claim.validatedMinor + claim.signalledMinor + claim.qualityMinor
            expect(sum).toBeLessThanOrEqual(claim.atRiskMinor)
            expect(claim.atRiskMinor).toBe(Math.max(0, customer?.mrrMinor ?? 0))
            for (const part of [claim.validatedMinor, claim.signalledMinor, claim.qualityMinor])
              expect(part).toBeGreaterThanOrEqual(0)
          }
        },
      ),
      draws(500),
    )
  })
})

describe('monthsWorth', () => {
  it.each([
    [3, 12, 0, 3],
    [3, 12, 0.1, 2.71],
    [12, 6, 0, 6],
    [3, 0, 0, 0],
  ])('%d months with a horizon of %d and a decay of %d are worth %d', (months, horizonMonths, decay, worth) => {
    expect(monthsWorth(months, { horizonMonths, decay })).toBeCloseTo(worth, 12)
  })
})
