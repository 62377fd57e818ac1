import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Evidence, evidenceId, type Filter } from '../../../shared/base/evidence.ts'
import { ownCount, withheldNumbers } from '../../../shared/privacy/small-numbers.ts'
import { draws } from '../../helpers/draws.ts'
import { inventEvidence } from '../../helpers/invent-evidence.ts'

const number = (
  metric: string,
  filter: Filter,
  numerator: number,
  of: number,
  more: Partial<Evidence> = {},
): Evidence =>
  inventEvidence(evidenceId(metric, 1, '2026Q3', filter), {
    value: of === 0 ? null : numerator / of,
    unit: 'share',
    numerator,
    denominator: of,
    n: of,
    filter,
    ...more,
  })

const csat = (topic: string, satisfied: number, answers: number) => number('csat', { topic }, satisfied, answers)
const heldOf = (evidence: readonly Evidence[], least: number) => [...withheldNumbers(evidence, least)].sort()

describe('numbers that tell of few', () => {
  it('are held back by their own count, however large the group is', () => {
    expect(ownCount(csat('refund', 20, 80))).toBe(20)
    expect(ownCount(csat('refund', 77, 80))).toBe(3)
    expect(ownCount(csat('refund', 0, 80))).toBe(80)
    expect(ownCount(csat('refund', 0, 0))).toBe(Number.POSITIVE_INFINITY)
    expect(ownCount(number('csat', {}, 3, 80))).toBe(80)
    expect(
      ownCount(
        number('saved', {}, 3, 80, { rows: { table: 'customers', selection: 'saved', from: 0, until: 1, filter: {} } }),
      ),
    ).toBe(3)
  })

  it('count money by its customers and never by its cents', () => {
    expect(ownCount(number('grr', { plan: 'pro' }, 5, 900, { n: 40 }))).toBe(40)
    expect(ownCount(number('cost', { team: 'a' }, 12_345, 70, { unit: 'money', currency: 'EUR', n: 70 }))).toBe(70)
  })

  it('take the next smallest along, until what is left of the total is shared by two or more and by enough', () => {
    expect(heldOf([csat('a', 2, 4), csat('b', 20, 40), csat('c', 60, 120)], 10)).toEqual([
      'csat@1/2026Q3/topic=a',
      'csat@1/2026Q3/topic=b',
    ])
    expect(heldOf([csat('a', 20, 40), csat('b', 20, 40)], 10)).toEqual([])
    expect(heldOf([csat('a', 2, 4)], 1)).toEqual([])
  })

  it('hold back a second part of a partition, and what lies between nested numbers', () => {
    const fate = (id: string, count: number) => number(`fate-${id}`, { handler: 'AI' }, count, 200)
    const fates = [
      fate('confirmed', 60),
      fate('stayed', 60),
      fate('came-back', 37),
      fate('left', 3),
      fate('unknowable', 40),
    ]
    expect(heldOf(fates, 10)).toEqual(['fate-came-back@1/2026Q3/handler=AI', 'fate-left@1/2026Q3/handler=AI'])
    const nested = [
      number('recontact-30d', { team: 'x' }, 30, 100),
      number('recontact-7d', { team: 'x' }, 26, 100),
      number('recontact-48h', { team: 'x' }, 12, 100),
    ]
    expect(heldOf(nested, 10)).toEqual(['recontact-7d@1/2026Q3/team=x'])
  })

  it('hold back the same count under another name', () => {
    const held = heldOf(
      [
        number('durable', { team: 'x' }, 96, 100),
        number('kept-of-all', { team: 'x' }, 96, 150),
        number('resolved', { team: 'x' }, 100, 150),
      ],
      10,
    )
    expect(held).toEqual(['durable@1/2026Q3/team=x', 'kept-of-all@1/2026Q3/team=x'])
  })

  it('can be worked out from no total: of the parts of each, none or two and more are held back', () => {
    const family = fc.array(
      fc
        .integer({ min: 0, max: 60 })
        .chain((n) => fc.record({ n: fc.constant(n), yes: fc.integer({ min: 0, max: n }) })),
      { minLength: 2, maxLength: 10 },
    )
    fc.assert(
      fc.property(family, fc.integer({ min: 2, max: 20 }), (parts, least) => {
        const evidence = parts.map(({ n, yes }, i) => csat(`t${i}`, yes, n))
        const held = withheldNumbers(evidence, least)
        const told = evidence.filter(({ id }) => !held.has(id))
        for (const one of told) expect(ownCount(one)).toBeGreaterThanOrEqual(least)
        const counted = evidence.filter((one) => Number.isFinite(ownCount(one)))
        // A single group is everybody, and is held back with the total by its own count.
        if (held.size > 0 && counted.length > 1) {
          expect(held.size).toBeGreaterThanOrEqual(2)
          const [whole, rest] = [counted, counted.filter(({ id }) => held.has(id))].map((of) =>
            of.reduce((sum, one) => sum + (one.denominator as number), 0),
          ) as [number, number]
          expect(rest).toBeGreaterThanOrEqual(Math.min(least, whole))
        }
        expect(heldOf([...evidence].reverse(), least)).toEqual([...held].sort())
      }),
      draws(2_000),
    )
  })
})
