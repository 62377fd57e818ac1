import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CostClass, costClasses, handlers } from '../../../shared/base/model.ts'
import { allocateCost, type ContactCell, type Pool } from '../../../shared/cost/allocate.ts'
import type { Driver } from '../../../shared/cost/edit.ts'
import { usualDriver } from '../../../shared/cost/lines.ts'
import type { Quantity } from '../../../shared/cost/quantity.ts'
import { draws } from '../../helpers/draws.ts'

const issue = { began: 'human-only', mature: true, kept: true, single: true } as const
const cell = (of: Partial<ContactCell>): ContactCell => ({
  handler: 'human-only',
  channel: 'email',
  aiInvolved: of.handler === 'ai-only' || of.handler === 'ai-to-human',
  vendorResolved: null,
  issue,
  contacts: 1,
  handleSeconds: 0,
  untimed: 0,
  ...of,
})

const names = { account: '', costCentre: null, supplier: null, memo: null }
/** One pool for each class, by the driver that its class usually has. */
const pools = (amounts: Readonly<Partial<Record<CostClass, number>>>): Pool[] =>
  Object.entries(amounts).map(([costClass, amountMinor]) => ({
    costClass: costClass as CostClass,
    driver: usualDriver(costClass as CostClass, names),
    amountMinor,
  }))

const anyCell = fc
  .record({
    handler: fc.constantFrom(...handlers),
    aiInvolved: fc.boolean(),
    contacts: fc.integer({ min: 1, max: 100_000 }),
    mean: fc.integer({ min: 0, max: 9_000 }),
    untimedShare: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ handler, aiInvolved, contacts, mean, untimedShare }) => {
    const untimed = Math.round(contacts * untimedShare)
    return cell({ handler, aiInvolved, contacts, untimed, handleSeconds: (contacts - untimed) * mean })
  })
const anyDriver = fc.constantFrom<Driver>(
  'handle-time',
  'human-contacts',
  'ai-contacts',
  'contacts',
  'none',
  'quantity:seats',
  'quantity:licences',
)
const anyPools = fc.array(
  fc.record({
    costClass: fc.constantFrom(...costClasses),
    driver: anyDriver,
    amountMinor: fc.integer({ min: -1_000_000_000, max: 1_000_000_000_000 }),
  }),
  { maxLength: 12 },
)
const months = ['2026-07', '2026-08', '2026-09']
const anyQuantities: fc.Arbitrary<Quantity[]> = fc.array(
  fc.record({
    month: fc.constantFrom(...months, '2026-10'),
    name: fc.constantFrom('seats', 'headcount'),
    by: fc.constantFrom('all', 'team', 'channel', 'handler', 'topic'),
    key: fc.constantFrom('Tier 1', 'Tier 2', 'email', 'chat', 'human-only', ''),
    value: fc.double({ min: 0, max: 500, noNaN: true }),
  }),
  { maxLength: 8 },
)

describe('allocateCost', () => {
  it('neither makes nor loses a cent, whatever the cost and the contacts', () => {
    fc.assert(
      fc.property(anyPools, fc.array(anyCell, { maxLength: 40 }), anyQuantities, (cost, cells, quantities) => {
        const allocation = allocateCost(cost, cells, { quantities, months })
        const inScope = cost.reduce((sum, pool) => sum + pool.amountMinor, 0)
        const shared = allocation.perCell.reduce((a, b) => a + b, 0)
        expect(allocation.perCell.every(Number.isInteger)).toBe(true)
        expect(shared).toBe(allocation.allocatedMinor)
        expect(allocation.allocatedMinor + allocation.unallocatedMinor).toBe(inScope)
        for (const one of allocation.pools) {
          expect(one.perCell.reduce((a, b) => a + b, 0)).toBe(one.allocatedMinor)
          expect(one.allocatedMinor + one.unallocatedMinor).toBe(one.amountMinor)
          expect(one.reason === null).toBe(one.unallocatedMinor === 0)
        }
      }),
      draws(500, 7),
    )
  })

  it('gives nobody more than a cent away from the exact share of a class', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e9 }),
        fc.array(anyCell, { minLength: 1, maxLength: 30 }),
        (minor, cells) => {
          const { perCell } = allocateCost(pools({ overhead: minor }), cells)
          const contacts = cells.reduce((sum, c) => sum + c.contacts, 0)
          cells.forEach((c, i) => {
            expect(Math.abs((perCell[i] as number) - (minor * c.contacts) / contacts)).toBeLessThan(1)
          })
        },
      ),
      draws(200, 7),
    )
  })

  it('shares people’s cost by handling time and never gives any to AI alone', () => {
    const cells = [
      cell({ handler: 'human-only', contacts: 2, handleSeconds: 300 }),
      cell({ handler: 'ai-to-human', contacts: 1, handleSeconds: 100 }),
      cell({ handler: 'ai-only', contacts: 50, handleSeconds: 5000 }),
    ]
    const allocation = allocateCost(pools({ labour: 1000 }), cells)
    expect(allocation.perCell).toEqual([750, 250, 0])
    expect(allocation.caveats).toEqual([])
  })

  it('gives contacts without a handling time the mean of their kind, and says so', () => {
    const cells = [
      cell({ channel: 'chat', contacts: 2, handleSeconds: 600 }),
      cell({ channel: 'email', contacts: 2, handleSeconds: 300, untimed: 1 }),
    ]
    // chat 600 s; email 300 s + 1 contact × mean of 300 s
    expect(allocateCost(pools({ labour: 1000 }), cells).perCell).toEqual([500, 500])
    expect(allocateCost(pools({ labour: 1000 }), cells).caveats[0]).toMatch(/mean time/)
  })

  it('falls back to the number of contacts when more than half have no handling time, and says so', () => {
    const cells = [
      cell({ handler: 'human-only', contacts: 3, untimed: 2, handleSeconds: 900 }),
      cell({ handler: 'ai-to-human', contacts: 1, untimed: 1 }),
      cell({ handler: 'ai-only', contacts: 6, untimed: 6 }),
    ]
    const allocation = allocateCost(pools({ labour: 100 }), cells)
    expect(allocation.perCell).toEqual([75, 25, 0])
    expect(allocation.pools[0]?.driver).toBe('human-contacts')
    expect(allocation.caveats[0]).toMatch(/more than half/)
  })

  it('keeps to handling time at exactly half', () => {
    const cells = [cell({ contacts: 2, untimed: 1, handleSeconds: 60 })]
    expect(allocateCost(pools({ labour: 100 }), cells).pools[0]?.driver).toBe('handle-time')
  })

  it('shares AI by contacts with AI, and everything else by all contacts', () => {
    const cells = [cell({ handler: 'human-only', contacts: 6 }), cell({ handler: 'ai-only', contacts: 4 })]
    const cost = pools({ 'ai-usage': 40, 'ai-platform': 4, tools: 100 })
    expect(allocateCost(cost, cells).perCell).toEqual([60, 84])
  })

  it('takes contacts of unknown handler for people’s work', () => {
    expect(
      allocateCost(pools({ labour: 10 }), [cell({ handler: 'unknown', contacts: 5, untimed: 5 })]).perCell,
    ).toEqual([10])
  })

  it('leaves unallocated what no contact can carry, with the reason', () => {
    const cost = pools({ labour: 500, 'ai-usage': 70, unclassified: 30 })
    const allocation = allocateCost(cost, [cell({ handler: 'self-service', contacts: 9 })])
    expect(allocation.perCell).toEqual([0])
    expect(allocation.unallocatedMinor).toBe(600)
    expect(allocation.pools.map((c) => c.reason)).toEqual([
      'no contact was handled by a person',
      'no contact says that an AI agent took part',
      'nothing is decided that it could be shared out by',
    ])
  })

  it('shares a credit note out as it shares a cost', () => {
    const cells = [cell({ contacts: 1 }), cell({ contacts: 2 })]
    expect(allocateCost(pools({ tools: -100 }), cells).perCell).toEqual([-33, -67])
  })

  it('shares out by seats: to the teams by their seats, in each to its contacts, and what no contact can carry stays', () => {
    const cells = [
      cell({ team: 'Tier 1', contacts: 3 }),
      cell({ team: 'tier 1', channel: 'chat', contacts: 1 }),
      cell({ team: 'Tier 2', contacts: 10 }),
    ]
    const seats = (key: string, value: number): Quantity => ({
      month: '2026-08',
      name: 'seats',
      by: 'team',
      key,
      value,
    })
    const cost: Pool[] = [{ costClass: 'tools', driver: 'quantity:seats', amountMinor: 1000 }]
    const quantities = [seats('Tier 1', 6), seats('Tier 2', 3), seats('Night', 1)]
    const allocation = allocateCost(cost, cells, { quantities, months })
    expect(allocation.perCell).toEqual([450, 150, 300])
    expect(allocation.unallocatedMinor).toBe(100)
    expect(allocation.pools[0]?.reason).toBe('no contact of the period belongs to Night, which seats are counted for')
    const without = allocateCost(cost, cells, { quantities, months: ['2026-12'] })
    expect(without.unallocatedMinor).toBe(1000)
    expect(without.pools[0]?.reason).toMatch(/import a file with month, team and seats/)
  })
})
