import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CostClass, handlers } from '../../../shared/base/model.ts'
import { allocateCost, type ContactCell } from '../../../shared/cost/allocate.ts'

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

const costClasses: readonly CostClass[] = [
  'labour',
  'ai-usage',
  'ai-platform',
  'tools',
  'bpo',
  'telecom',
  'facilities',
  'overhead',
  'one-off',
  'unclassified',
]

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
const anyCost = fc
  .dictionary(fc.constantFrom(...costClasses), fc.integer({ min: -1_000_000_000, max: 1_000_000_000_000 }))
  .map((amounts) => new Map(Object.entries(amounts) as [CostClass, number][]))

describe('allocateCost', () => {
  it('neither makes nor loses a cent, whatever the cost and the contacts', () => {
    fc.assert(
      fc.property(anyCost, fc.array(anyCell, { maxLength: 40 }), (cost, cells) => {
        const allocation = allocateCost(cost, cells)
        const inScope = [...cost.values()].reduce((a, b) => a + b, 0)
        const shared = allocation.perCell.reduce((a, b) => a + b, 0)
        expect(allocation.perCell.every(Number.isInteger)).toBe(true)
        expect(shared).toBe(allocation.allocatedMinor)
        expect(allocation.allocatedMinor + allocation.unallocatedMinor).toBe(inScope)
        for (const one of allocation.classes) {
          expect(one.allocatedMinor + one.unallocatedMinor).toBe(one.amountMinor)
          expect(one.reason === null).toBe(one.unallocatedMinor === 0)
        }
      }),
      { numRuns: 500, seed: 7 },
    )
  })

  it('gives nobody more than a cent away from the exact share of a class', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e9 }),
        fc.array(anyCell, { minLength: 1, maxLength: 30 }),
        (minor, cells) => {
          const { perCell } = allocateCost(new Map([['overhead', minor]]), cells)
          const contacts = cells.reduce((sum, c) => sum + c.contacts, 0)
          cells.forEach((c, i) => {
            expect(Math.abs((perCell[i] as number) - (minor * c.contacts) / contacts)).toBeLessThan(1)
          })
        },
      ),
      { numRuns: 200, seed: 7 },
    )
  })

  it('shares people’s cost by handling time and never gives any to AI alone', () => {
    const cells = [
      cell({ handler: 'human-only', contacts: 2, handleSeconds: 300 }),
      cell({ handler: 'ai-to-human', contacts: 1, handleSeconds: 100 }),
      cell({ handler: 'ai-only', contacts: 50, handleSeconds: 5000 }),
    ]
    const allocation = allocateCost(new Map([['labour', 1000]]), cells)
    expect(allocation.perCell).toEqual([750, 250, 0])
    expect(allocation.caveats).toEqual([])
  })

  it('gives contacts without a handling time the mean of their kind, and says so', () => {
    const cells = [
      cell({ channel: 'chat', contacts: 2, handleSeconds: 600 }),
      cell({ channel: 'email', contacts: 2, handleSeconds: 300, untimed: 1 }),
    ]
    // chat 600 s; email 300 s + 1 contact × mean of 300 s
    expect(allocateCost(new Map([['labour', 1000]]), cells).perCell).toEqual([500, 500])
    expect(allocateCost(new Map([['labour', 1000]]), cells).caveats[0]).toMatch(/mean time/)
  })

  it('falls back to the number of contacts when more than half have no handling time, and says so', () => {
    const cells = [
      cell({ handler: 'human-only', contacts: 3, untimed: 2, handleSeconds: 900 }),
      cell({ handler: 'ai-to-human', contacts: 1, untimed: 1 }),
      cell({ handler: 'ai-only', contacts: 6, untimed: 6 }),
    ]
    const allocation = allocateCost(new Map([['labour', 100]]), cells)
    expect(allocation.perCell).toEqual([75, 25, 0])
    expect(allocation.classes[0]?.driver).toBe('human-contacts')
    expect(allocation.caveats[0]).toMatch(/more than half/)
  })

  it('keeps to handling time at exactly half', () => {
    const cells = [cell({ contacts: 2, untimed: 1, handleSeconds: 60 })]
    expect(allocateCost(new Map([['labour', 100]]), cells).classes[0]?.driver).toBe('handle-time')
  })

  it('shares AI by contacts with AI, and everything else by all contacts', () => {
    const cells = [cell({ handler: 'human-only', contacts: 6 }), cell({ handler: 'ai-only', contacts: 4 })]
    const cost = new Map<CostClass, number>([
      ['ai-usage', 40],
      ['ai-platform', 4],
      ['tools', 100],
    ])
    expect(allocateCost(cost, cells).perCell).toEqual([60, 84])
  })

  it('takes contacts of unknown handler for people’s work', () => {
    expect(
      allocateCost(new Map([['labour', 10]]), [cell({ handler: 'unknown', contacts: 5, untimed: 5 })]).perCell,
    ).toEqual([10])
  })

  it('leaves unallocated what no contact can carry, with the reason', () => {
    const cost = new Map<CostClass, number>([
      ['labour', 500],
      ['ai-usage', 70],
      ['one-off', 30],
    ])
    const allocation = allocateCost(cost, [cell({ handler: 'self-service', contacts: 9 })])
    expect(allocation.perCell).toEqual([0])
    expect(allocation.unallocatedMinor).toBe(600)
    expect(allocation.classes.map((c) => c.reason)).toEqual([
      'no contact was handled by a person',
      'no contact says that an AI agent took part',
      'one-off cost is not spread over the contacts of one quarter',
    ])
  })

  it('shares a credit note out as it shares a cost', () => {
    const cells = [cell({ contacts: 1 }), cell({ contacts: 2 })]
    expect(allocateCost(new Map([['tools', -100]]), cells).perCell).toEqual([-33, -67])
  })
})
