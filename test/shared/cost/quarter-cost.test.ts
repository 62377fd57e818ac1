import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumber } from '../../../shared/base/calendar.ts'
import { convertMinor, type ExchangeRate, makeRates } from '../../../shared/base/exchange.ts'
import { costClasses, handlers } from '../../../shared/base/model.ts'
import type { ContactCell } from '../../../shared/cost/allocate.ts'
import { costPerOutcome } from '../../../shared/cost/cost-per-outcome.ts'
import type { CostEdit } from '../../../shared/cost/edit.ts'
import { type CostBasis, type CostCell, costLines, spreadCharges } from '../../../shared/cost/lines.ts'
import { maybeUnallocatedReason, quarterCost } from '../../../shared/cost/quarter-cost.ts'
import { draws } from '../../helpers/draws.ts'

const months = ['2026-07', '2026-08', '2026-09']
const anyName = fc.constantFrom(
  'Support salaries',
  'Salaries',
  'AI usage fees',
  'Fin AI platform',
  'Implementation',
  'Marketing',
  'Hosting',
  'Customer Support',
  'Zendesk',
  'Rent',
  'Löhne',
  'Kundenservice',
  'Telefonie',
  'Outsourcing',
  'Sundry',
  '',
)
const anyCost: fc.Arbitrary<CostCell> = fc.record({
  account: anyName,
  costCentre: fc.option(anyName, { nil: null }),
  supplier: fc.option(anyName, { nil: null }),
  memo: fc.option(anyName, { nil: null }),
  day: fc.constantFrom(dayNumber(2026, 7, 3), dayNumber(2026, 8, 15), dayNumber(2026, 9, 30)),
  currency: fc.constantFrom('EUR', 'EUR', 'USD', 'JPY', 'KWD'),
  lines: fc.constant(1),
  amountMinor: fc.integer({ min: -1_000_000, max: 1_000_000_000 }),
})
const anyEdit: fc.Arbitrary<CostEdit> = fc.oneof(
  fc.record({
    kind: fc.constant('line' as const),
    about: fc.record({ account: anyName }),
    costClass: fc.option(fc.constantFrom(...costClasses), { nil: undefined }),
    inScope: fc.option(fc.boolean(), { nil: undefined }),
    driver: fc.option(fc.constantFrom('contacts' as const, 'none' as const, 'quantity:seats' as const), {
      nil: undefined,
    }),
    outcome: fc.option(fc.constantFrom('resolved' as const, 'retained' as const), { nil: undefined }),
  }),
  fc.record({
    kind: fc.constant('spread' as const),
    about: fc.record({ account: anyName }),
    method: fc.constantFrom('straight-line' as const, 'declining' as const, 'at-once' as const),
    months: fc.integer({ min: 1, max: 60 }),
  }),
)
/** Dollars and yen have a rate, dinars have none. */
const rates = makeRates([
  { day: dayNumber(2026, 7, 1), from: 'USD', to: 'EUR', rate: 0.9137 },
  { day: dayNumber(2026, 7, 1), from: 'EUR', to: 'JPY', rate: 161.27 },
])
const basis = (edits: readonly CostEdit[] = []): CostBasis => ({ currency: 'EUR', rates, edits, quantities: [] })
const anyContact: fc.Arbitrary<ContactCell> = fc
  .record({
    handler: fc.constantFrom(...handlers),
    channel: fc.constantFrom('email', 'chat', null),
    aiInvolved: fc.boolean(),
    vendorResolved: fc.constantFrom(true, false, null),
    issue: fc.record({
      began: fc.constantFrom(...handlers),
      mature: fc.boolean(),
      kept: fc.constantFrom(true, false, null),
      single: fc.boolean(),
    }),
    contacts: fc.integer({ min: 1, max: 5_000 }),
    handleSeconds: fc.integer({ min: 0, max: 5_000_000 }),
    untimed: fc.nat(5_000),
  })
  .map((cell) => ({ ...cell, untimed: Math.min(cell.untimed, cell.contacts) }))

const figures = (cells: readonly CostCell[], contacts: readonly ContactCell[], edits: readonly CostEdit[] = []) => {
  const costs = costLines(cells, basis(edits))
  return {
    ...whole,
    costs,
    charges: within(spreadCharges(costs, edits)),
    contacts,
    issues: contacts.map(({ issue, contacts: issues }) => ({ ...issue, issues })),
  }
}
const within = <T extends { month: string }>(parts: readonly T[]): T[] =>
  parts.filter((one) => months.includes(one.month))
const whole = {
  quarter: '2026Q3',
  from: 0,
  until: 1,
  months,
  systems: new Map([['zendesk', 1]]),
}

describe('quarterCost', () => {
  it('loses no cent between the ledger, its classes and the contacts, whatever the ledger holds', () => {
    fc.assert(
      fc.property(
        fc.array(anyCost, { maxLength: 40 }),
        fc.array(anyContact, { maxLength: 20 }),
        fc.array(anyEdit, { maxLength: 6 }),
        (costs, contacts, edits) => {
          const cost = quarterCost(figures(costs, contacts, edits), basis(edits))
          const ledger = costs.reduce((sum, { amountMinor, currency, day }) => {
            const rate = rates.maybeRate({ from: currency, to: 'EUR', day, rule: 'on-the-day' })
            return rate === undefined ? sum : sum + convertMinor(amountMinor, rate as ExchangeRate)
          }, 0)
          expect(cost.totalMinor).toBe(ledger)
          expect(cost.inScopeMinor + cost.outOfScopeMinor).toBe(ledger)
          expect(cost.lines.reduce((sum, line) => sum + line.amountMinor, 0)).toBe(ledger)
          expect([...cost.inScope.values()].reduce((a, b) => a + b, 0)).toBe(cost.inScopeMinor)
          // What is shared out and what is not is the whole ledger, with one-off cost carried from and to other quarters.
          const unallocated = cost.outOfScopeMinor + cost.unallocatedMinor + cost.carriedForwardMinor
          expect(cost.allocatedMinor + unallocated - cost.broughtForwardMinor).toBe(ledger)
          expect(cost.allocatedMinor + cost.unallocatedMinor).toBe(cost.chargedMinor)
          const aimed = [...cost.aimed.values()].reduce((a, b) => a + b, 0)
          expect(cost.allocation.perCell.reduce((a, b) => a + b, 0) + aimed).toBe(cost.allocatedMinor)
          const lines = cost.lines.reduce((sum, line) => sum + line.lines, 0)
          const withoutRate = cost.withoutRate.reduce((sum, other) => sum + other.lines, 0)
          expect(lines + withoutRate).toBe(costs.length)
          expect(withoutRate).toBe(costs.filter((one) => one.currency === 'KWD').length)
          const silent = maybeUnallocatedReason(cost, 'EUR') === null
          expect(silent).toBe(cost.allocation.pools.every((one) => one.unallocatedMinor === 0))
        },
      ),
      draws(300, 7),
    )
  })

  it('splits cost per contact by handler without loss, and never gives a number without a denominator of thirty', () => {
    const about = { basis: basis(), dataThrough: null, sources: [] }
    fc.assert(
      fc.property(fc.array(anyCost, { maxLength: 20 }), fc.array(anyContact, { maxLength: 20 }), (costs, contacts) => {
        const cost = quarterCost(figures(costs, contacts), basis())
        const evidence = costPerOutcome(cost, about)
        const perContact = evidence.filter((e) => e.metric === 'cost-per-contact')
        const all = perContact.find((e) => e.filter.handler === undefined)
        const parts = perContact.filter((e) => e.filter.handler !== undefined)
        expect(all?.numerator).toBe(cost.allocation.allocatedMinor)
        expect(parts.reduce((sum, e) => sum + (e.numerator ?? 0), 0)).toBe(all?.numerator)
        expect(parts.reduce((sum, e) => sum + e.n, 0)).toBe(all?.n)
        for (const e of evidence) {
          expect(e.value === null).toBe(e.note !== null)
          if (e.value !== null && e.metric !== 'failed-ai-attempt-ratio') {
            expect(e.denominator).toBeGreaterThanOrEqual(30)
            expect(Number.isInteger(e.value)).toBe(true)
          }
        }
        expect(new Set(evidence.map((e) => e.id)).size).toBe(evidence.length)
      }),
      draws(200, 7),
    )
  })

  it('names the months that have no cost of support', () => {
    const line: CostCell = {
      account: 'Support salaries',
      costCentre: null,
      supplier: null,
      memo: null,
      day: dayNumber(2026, 8, 1),
      currency: 'EUR',
      lines: 1,
      amountMinor: 100,
    }
    const cost = quarterCost(
      figures([line, { ...line, account: 'Marketing', day: dayNumber(2026, 7, 1) }], []),
      basis(),
    )
    expect(cost.emptyMonths).toEqual(['2026-07', '2026-09'])
    expect(cost.full).toBe(false)
  })
})
