import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  arrBridge,
  type BridgeGround,
  type Candidate,
  type CustomerArr,
  explainDifferences,
} from '../../../shared/ledger/arr-bridge.ts'
import { draws } from '../../helpers/draws.ts'

const customer = (
  name: string,
  oursMinor: number,
  financeMinor: number,
  more: Partial<CustomerArr> = {},
): CustomerArr => ({
  customer: name,
  oursMinor,
  financeMinor,
  foreignMinor: 0,
  withoutRate: false,
  plans: ['Basic'],
  candidates: [],
  ...more,
})
const timing = (what: string, minor: number): Candidate => ({ kind: 'timing', what, minor })
const without = (plan: string, minor: number): Candidate => ({ kind: 'excluded-plans', what: plan, minor, plan })
const ground = (more: Partial<BridgeGround> = {}): BridgeGround => ({
  quarter: '2026Q3',
  day: '30 Sep 2026',
  currency: 'EUR',
  oursMinor: 120_000,
  customers: 2,
  figureMinor: null,
  list: null,
  named: [],
  offered: [],
  caveats: [],
  dataThrough: null,
  sources: [],
  ...more,
})

describe('explainDifferences', () => {
  it.each([
    ['agrees', customer('a', 1200, 1200), [], 0],
    ['is a twelfth’s rounding off', customer('a', 1200, 1205), [['rounding', 5]], 0],
    [
      'began a few days ago and one seat of two is not counted yet',
      customer('a', 2400, 1200, { candidates: [timing('began', -1200), timing('ends', -1100)] }),
      [['timing', -1200]],
      0,
    ],
    [
      'has two reasons at once',
      customer('a', 3600, 900, { candidates: [timing('began', -1200), without('Services', -1500), timing('x', 7)] }),
      [
        ['timing', -1200],
        ['excluded-plans', -1500],
      ],
      0,
    ],
    ['pays where there is no rate', customer('a', 0, 5000, { withoutRate: true }), [['currency', 5000]], 0],
    ['is at another rate', customer('a', 10_000, 10_900, { foreignMinor: 10_000 }), [['currency', 900]], 0],
    ['is far from any rate', customer('a', 10_000, 15_900, { foreignMinor: 10_000 }), [], 5900],
    ['nobody knows why', customer('a', 1000, 9000, { candidates: [timing('began', -1000)] }), [], 8000],
  ] as const)('a customer who %s', (_, one, parts, unexplained) => {
    const [found] = explainDifferences([one])
    expect(found?.parts.map((part) => [part.kind, part.minor])).toEqual(parts)
    expect(found?.unexplainedMinor).toBe(unexplained)
  })

  it('does not believe that finance leaves a plan out when another customer on it ties', () => {
    const one = customer('a', 1200, 0, { plans: ['Services'], candidates: [without('Services', -1200)] })
    expect(explainDifferences([one])[0]?.unexplainedMinor).toBe(0)
    const ties = customer('b', 2400, 2400, { plans: ['Services'] })
    expect(explainDifferences([one, ties])[0]?.unexplainedMinor).toBe(-1200)
  })
})

describe('arrBridge', () => {
  const anyCandidate = fc.record({
    kind: fc.constantFrom('timing' as const, 'one-offs' as const, 'credits' as const),
    what: fc.constant('x'),
    minor: fc.integer({ min: -5000, max: 5000 }),
  })
  const anyCustomer = fc
    .record({
      oursMinor: fc.integer({ min: 0, max: 10_000 }),
      financeMinor: fc.integer({ min: 0, max: 10_000 }),
      candidates: fc.array(anyCandidate, { maxLength: 5 }),
      foreignMinor: fc.integer({ min: 0, max: 100 }),
      withoutRate: fc.boolean(),
    })
    .map((one) => customer('a', one.oursMinor, one.financeMinor, one))

  it('always adds up: billing data + differences + unexplained = finance, to the minor unit', () => {
    fc.assert(
      fc.property(
        fc.array(anyCustomer, { maxLength: 12 }),
        fc.option(fc.integer({ min: 0, max: 200_000 }), { nil: null }),
        fc.array(fc.integer({ min: -900, max: 900 }), { maxLength: 3 }),
        (list, figureMinor, named) => {
          const oursMinor = list.reduce((sum, one) => sum + one.oursMinor, 0)
          const report = arrBridge(
            ground({
              oursMinor,
              figureMinor,
              list,
              named: named.map((amountMinor, i) => ({ kind: 'other', name: `n${i}`, amountMinor, note: '' })),
            }),
          )
          const total = report.lines.reduce((sum, line) => sum + line.minor, oursMinor + report.unexplainedMinor)
          expect(total).toBe(report.financeMinor)
          const fromCustomers = report.unexplained.reduce((sum, one) => sum + one.minor, 0)
          if (named.length === 0 && list.length <= 12) expect(fromCustomers).toBe(report.unexplainedMinor)
        },
      ),
      draws(300),
    )
  })

  it('says that nothing is known without finance’s figure, and that they do not tie beyond half a percent', () => {
    expect(arrBridge(ground())).toMatchObject({ financeMinor: null, ties: false, chart: null })
    const near = arrBridge(ground({ figureMinor: 120_500 }))
    expect([near.ties, near.unexplainedMinor]).toEqual([true, 500])
    const far = arrBridge(
      ground({ figureMinor: 150_000, named: [{ kind: 'timing', name: 'signed', amountMinor: 10_000, note: '' }] }),
    )
    expect([far.ties, far.unexplainedMinor]).toEqual([false, 20_000])
    expect(far.sentence).toContain('€200.00 (13 %) is left unexplained: they do not tie'.replace(' %', '\u202f%'))
    expect(new Set(far.evidence.map((one) => one.id)).size).toBe(far.evidence.length)
  })
})
