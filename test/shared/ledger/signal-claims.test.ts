import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AgreedFactors, claimsOf } from '../../../shared/ledger/claims.ts'
import {
  type ClaimSource,
  type CustomerClaim,
  maybeSignalKind,
  type Paying,
  type Signal,
  type SignalKind,
  signalClaims,
  withoutDoubles,
} from '../../../shared/ledger/signal-claims.ts'

const day = 86_400
const through = 400 * day
const whole = { from: 0, until: through }

/** Everybody pays 100 a month until the day named. */
function paying(leaves: ReadonlyMap<number, number> = new Map(), more: Partial<Paying> = {}): Paying {
  return {
    mrrBefore: (payer, at) => (at <= (leaves.get(payer) ?? 1e9) * day ? 10_000 : 0),
    expansions: [],
    noticeAt: new Map(),
    isValuable: () => true,
    through,
    ...more,
  }
}
const signal = (payer: number, kind: SignalKind, on: number, actedOn = false): Signal => ({
  payer,
  kind,
  at: on * day,
  actedOn,
})

/** Eighty flagged and worked, of whom 72 stay; sixty flagged and not worked, of whom 30 stay. */
const flags = [
  ...Array.from({ length: 80 }, (_, i) => signal(i, 'at-risk', 10, true)),
  ...Array.from({ length: 60 }, (_, i) => signal(100 + i, 'at-risk', 10)),
]
const leaves = new Map([
  ...Array.from({ length: 8 }, (_, i) => [i, 60] as const),
  ...Array.from({ length: 30 }, (_, i) => [100 + i, 60] as const),
])

describe('signalClaims', () => {
  it('counts saves by the lower bound of worked against not worked only', () => {
    const made = signalClaims(flags, paying(leaves), whole)
    expect(made.worked).toMatchObject({ kept: 72, of: 80 })
    expect(made.notWorked).toMatchObject({ kept: 30, of: 60 })
    // Newcombe: 0.90 − 0.50 = 0.40, from 0.253 to 0.530.
    expect(made.difference?.value).toBeCloseTo(0.4, 12)
    expect(made.difference?.low).toBeCloseTo(0.253, 2)
    const saves = made.claims.filter((one) => one.source === 'saves')
    expect(saves).toHaveLength(80)
    expect(saves.every((one) => one.associatedMinor === Math.floor(10_000 * (made.difference?.low ?? 0)))).toBe(true)
  })

  it('claims nothing where as many stay without being worked', () => {
    const made = signalClaims(flags, paying(), whole)
    expect(made.difference?.value).toBe(0)
    expect(made.claims.reduce((sum, one) => sum + one.associatedMinor, 0)).toBe(0)
  })

  it('says nothing of a difference when few were not worked', () => {
    expect(signalClaims(flags.slice(0, 90), paying(leaves), whole).difference).toBeNull()
  })

  it.each([
    [
      'after notice',
      paying(new Map(), { noticeAt: new Map([[1, 5 * day]]) }),
      [signal(1, 'at-risk', 10, true)],
      { afterNotice: 1, of: 0 },
    ],
    ['too young', paying(), [signal(1, 'at-risk', 350, true)], { immature: 1, of: 0 }],
    ['of nobody who pays', paying(new Map([[1, 5]])), [signal(1, 'at-risk', 10, true)], { of: 0 }],
    ['twice within ninety days', paying(), [signal(1, 'at-risk', 10, true), signal(1, 'at-risk', 60, true)], { of: 1 }],
    ['again after ninety days', paying(), [signal(1, 'at-risk', 10, true), signal(1, 'at-risk', 110, true)], { of: 2 }],
    ['worked by a later signal', paying(), [signal(1, 'at-risk', 10), signal(1, 'worked', 20)], { of: 1 }],
    ['worked too late', paying(), [signal(1, 'at-risk', 10), signal(1, 'worked', 50)], { of: 0, not: 1 }],
  ] as const)('a flag %s', (_name, world, signals, wanted) => {
    const made = signalClaims(signals, world, whole)
    expect({
      of: made.worked.of,
      not: made.notWorked.of,
      afterNotice: made.afterNotice,
      immature: made.immature,
    }).toEqual({ not: 0, afterNotice: 0, immature: 0, ...wanted })
  })

  it('counts each save in the one quarter in which its ninety days end', () => {
    const quarters = [0, 100, 200, 300].map((from) => ({ from: from * day, until: (from + 100) * day }))
    const counts = quarters.map((span) => signalClaims(flags, paying(), span).worked.of)
    expect(counts).toEqual([0, 80, 0, 0])
  })

  it('counts expansion within thirty days after a signal, never before it', () => {
    const world = paying(new Map(), {
      expansions: [
        { payer: 1, at: 20 * day, amountMinor: 500 },
        { payer: 1, at: 60 * day, amountMinor: 900 },
        { payer: 2, at: 5 * day, amountMinor: 700 },
      ],
    })
    const made = signalClaims([signal(1, 'expansion', 10), signal(2, 'expansion', 10)], world, whole)
    expect(made.expansionMinor).toBe(500)
  })

  it('reads the words that tables use', () => {
    expect(
      ['at-risk', 'churn-risk', 'saved', 'upsell', 'expansion-signal', 'policy-exception', 'failed-payment', 'nps'].map(
        maybeSignalKind,
      ),
    ).toEqual(['at-risk', 'at-risk', 'worked', 'expansion', 'expansion', 'exception', 'payment-recovered', undefined])
  })
})

describe('payments, exceptions and who flagged first', () => {
  const word = (payer: number, kind: SignalKind, on: number, more: Partial<Signal>): Signal => ({
    ...signal(payer, kind, on),
    ...more,
  })

  it('claims exceptions by granted against refused, for valuable customers with a clean record only', () => {
    const granted = Array.from({ length: 60 }, (_, i) => word(i, 'exception', 100, { actedOn: true }))
    const refused = Array.from({ length: 40 }, (_, i) => word(100 + i, 'exception', 100, { refused: true }))
    const poor = word(200, 'exception', 100, { actedOn: true })
    const second = [word(300, 'payment-recovered', 20, {}), word(300, 'exception', 100, { actedOn: true })]
    const world = paying(new Map([...Array(20).keys()].map((i) => [100 + i, 150] as const)), {
      isValuable: (payer) => payer !== 200,
    })
    const made = signalClaims([...granted, ...refused, poor, ...second], world, whole)
    expect(made.exceptions).toMatchObject({ done: { kept: 60, of: 60 }, notDone: { kept: 20, of: 40 }, notEligible: 2 })
    const claims = made.claims.filter((one) => one.source === 'exceptions')
    expect(claims).toHaveLength(60)
    expect(claims[0]?.associatedMinor).toBe(Math.floor(10_000 * (made.exceptions.difference?.low ?? 0)))
    expect(claims[0]?.associatedMinor).toBeGreaterThan(2_000)
  })

  it('claims failed payments by reached out to against left alone, and lists them where nobody was left alone', () => {
    const reached = Array.from({ length: 50 }, (_, i) =>
      word(i, 'payment-recovered', 100, { actedOn: true, reachedOut: true }),
    )
    const alone = Array.from({ length: 50 }, (_, i) => word(100 + i, 'payment-recovered', 100, {}))
    const world = paying(new Map([...Array(25).keys()].map((i) => [100 + i, 150] as const)))
    const both = signalClaims([...reached, ...alone], world, whole)
    expect(both.payments.difference?.value).toBe(0.5)
    expect(both.claims.filter((one) => one.source === 'payments' && one.associatedMinor > 3_000)).toHaveLength(50)
    const only = signalClaims(reached, world, whole)
    expect(only.payments.difference).toBeNull()
    expect(only.claims.map((one) => [one.atRiskMinor, one.associatedMinor])).toEqual(reached.map(() => [10_000, 0]))
  })

  it('says whom support flagged before usage data did, and by how many days', () => {
    const all = [
      signal(1, 'at-risk', 100, true),
      signal(1, 'usage-risk', 112),
      signal(2, 'at-risk', 100, true),
      signal(2, 'usage-risk', 90),
      signal(3, 'at-risk', 100),
      signal(4, 'at-risk', 100),
      signal(4, 'usage-risk', 130),
    ]
    expect(signalClaims(all, paying(), whole).flaggedFirst).toEqual({
      flagged: 4,
      first: 3,
      confirmed: 2,
      leadDays: 21,
      mrrMinor: 30_000,
      payers: [1, 3, 4],
    })
    expect(signalClaims([signal(1, 'at-risk', 100)], paying(), whole).flaggedFirst).toBeNull()
  })
})

describe('no customer’s money twice', () => {
  const sources: readonly ClaimSource[] = ['saves', 'payments', 'exceptions']
  const claims = fc.array(
    fc.record({
      source: fc.constantFrom(...sources),
      payer: fc.integer({ min: 1, max: 5 }),
      at: fc.integer({ min: 0, max: 100 }),
      atRiskMinor: fc.integer({ min: 0, max: 100_000 }),
      associatedMinor: fc.integer({ min: 0, max: 200_000 }),
    }),
    { maxLength: 30 },
  )

  it('holds Σ claims of a customer to what was at risk', () => {
    fc.assert(
      fc.property(claims, (all: CustomerClaim[]) => {
        const kept = withoutDoubles(all)
        for (const payer of new Set(all.map((one) => one.payer))) {
          const first = all.find((one) => one.payer === payer)
          const sum = kept.filter((one) => one.payer === payer).reduce((total, one) => total + one.associatedMinor, 0)
          expect(sum).toBeLessThanOrEqual(first?.atRiskMinor ?? 0)
        }
      }),
    )
  })

  it('holds quality and saves together to it as well, whatever was found and agreed', () => {
    const customers = fc.array(
      fc.record({
        mrrMinor: fc.integer({ min: 0, max: 50_000 }),
        exposed: fc.boolean(),
        saved: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { maxLength: 40 },
    )
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(customers, share, share, share, (all, low, attribution, grossMargin) => {
        const touched = all.map((one, payer) => ({ payer, mrrMinor: one.mrrMinor, exposed: one.exposed }))
        const claimed = new Map(all.map((one, payer) => [payer, Math.floor(one.mrrMinor * one.saved)]))
        const rungs = claimsOf(
          touched,
          { grade: 'A', riskDifference: Math.max(low, 0.01), low, high: 1 },
          (rung) => rung,
          { attribution, grossMargin, horizonMonths: 12, decay: 0 },
          claimed,
        )
        const attributed = rungs.find((one) => one.rung === 'attributed')
        expect(attributed?.amountMinor).toBeLessThanOrEqual(touched.reduce((sum, one) => sum + one.mrrMinor, 0))
      }),
    )
  })
})

describe('the attributed rung', () => {
  const touched = [{ payer: 1, mrrMinor: 100_000, exposed: true }]
  const found = { grade: 'C' as const, riskDifference: 0.1, low: 0.04, high: 0.16 }
  const amount = (agreed: AgreedFactors | null) =>
    claimsOf(touched, found, (rung) => rung, agreed).find((one) => one.rung === 'attributed')?.amountMinor

  it('is zero until finance has agreed, then the lower bound times what was agreed, C by half', () => {
    expect(amount(null)).toBe(0)
    expect(amount({ attribution: 0.5, grossMargin: 0.8, horizonMonths: 12, decay: 0.02 })).toBe(800)
  })
})
