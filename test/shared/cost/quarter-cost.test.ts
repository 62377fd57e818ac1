import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { handlers } from '../../../shared/base/model.ts'
import type { ContactCell } from '../../../shared/cost/allocate.ts'
import { costPerOutcome } from '../../../shared/cost/cost-per-outcome.ts'
import { type CostCell, maybeUnallocatedReason, quarterCost } from '../../../shared/cost/quarter-cost.ts'

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
  month: fc.constantFrom(...months),
  currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'USD'),
  lines: fc.integer({ min: 1, max: 50 }),
  amountMinor: fc.integer({ min: -1_000_000, max: 1_000_000_000 }),
})
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

const figures = (costs: readonly CostCell[], contacts: readonly ContactCell[]) => ({
  quarter: '2026Q3',
  from: 0,
  until: 1,
  months,
  costs,
  contacts,
  issues: contacts.map(({ issue, contacts: issues }) => ({ ...issue, issues })),
  systems: new Map([['zendesk', 1]]),
})

describe('quarterCost', () => {
  it('loses no cent between the ledger, its classes and the contacts, whatever the ledger holds', () => {
    fc.assert(
      fc.property(fc.array(anyCost, { maxLength: 40 }), fc.array(anyContact, { maxLength: 20 }), (costs, contacts) => {
        const cost = quarterCost(figures(costs, contacts), 'EUR')
        const ledger = costs.filter((c) => c.currency === 'EUR').reduce((sum, c) => sum + c.amountMinor, 0)
        expect(cost.totalMinor).toBe(ledger)
        expect(cost.inScopeMinor + cost.outOfScopeMinor).toBe(ledger)
        expect(cost.lines.reduce((sum, line) => sum + line.amountMinor, 0)).toBe(ledger)
        expect([...cost.inScope.values()].reduce((a, b) => a + b, 0)).toBe(cost.inScopeMinor)
        const { allocation } = cost
        expect(allocation.perCell.reduce((a, b) => a + b, 0) + allocation.unallocatedMinor).toBe(cost.inScopeMinor)
        const lines = cost.lines.reduce((sum, line) => sum + line.lines, 0)
        const foreign = cost.otherCurrencies.reduce((sum, other) => sum + other.lines, 0)
        expect(lines + foreign).toBe(costs.reduce((sum, c) => sum + c.lines, 0))
        const silent = maybeUnallocatedReason(cost, 'EUR') === null
        expect(silent).toBe(foreign === 0 && allocation.classes.every((one) => one.unallocatedMinor === 0))
      }),
      { numRuns: 300, seed: 7 },
    )
  })

  it('splits cost per contact by handler without loss, and never gives a number without a denominator of thirty', () => {
    const about = { currency: 'EUR', dataThrough: null, sources: [] }
    fc.assert(
      fc.property(fc.array(anyCost, { maxLength: 20 }), fc.array(anyContact, { maxLength: 20 }), (costs, contacts) => {
        const cost = quarterCost(figures(costs, contacts), 'EUR')
        const evidence = costPerOutcome(cost, about)
        const perContact = evidence.filter((e) => e.metric === 'cost-per-contact')
        const whole = perContact.find((e) => e.filter.handler === undefined)
        const parts = perContact.filter((e) => e.filter.handler !== undefined)
        expect(whole?.numerator).toBe(cost.allocation.allocatedMinor)
        expect(parts.reduce((sum, e) => sum + (e.numerator ?? 0), 0)).toBe(whole?.numerator)
        expect(parts.reduce((sum, e) => sum + e.n, 0)).toBe(whole?.n)
        for (const e of evidence) {
          expect(e.value === null).toBe(e.note !== null)
          if (e.value !== null) {
            expect(e.denominator).toBeGreaterThanOrEqual(30)
            expect(Number.isInteger(e.value)).toBe(true)
          }
        }
        expect(new Set(evidence.map((e) => e.id)).size).toBe(evidence.length)
      }),
      { numRuns: 200, seed: 7 },
    )
  })

  it('names the months that have no cost of support', () => {
    const line: CostCell = {
      account: 'Support salaries',
      costCentre: null,
      supplier: null,
      memo: null,
      month: '2026-08',
      currency: 'EUR',
      lines: 1,
      amountMinor: 100,
    }
    const cost = quarterCost(figures([line, { ...line, account: 'Marketing', month: '2026-07' }], []), 'EUR')
    expect(cost.emptyMonths).toEqual(['2026-07', '2026-09'])
    expect(cost.full).toBe(false)
  })
})
