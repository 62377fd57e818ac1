import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { handlers, tiers } from '../../../../shared/base/model.ts'
import { tierRules } from '../../../../shared/metrics/resolution.ts'
import { draws } from '../../../helpers/draws.ts'
import { type SmallContact, smallProject } from '../../../helpers/small-project.ts'

interface Fact {
  readonly handler: string
  readonly tier: string
  readonly rule: string
  readonly issue: number
  readonly back48: number | null
  readonly back7: number | null
  readonly backSame: number | null
}

function factsOf(contacts: readonly SmallContact[], lastHour?: number): Record<string, Fact> {
  const { store, remove } = smallProject(contacts, lastHour)
  try {
    const rows = store.db
      .prepare(
        'SELECT c.vendor_id AS id, f.* FROM facts f JOIN contacts c ON c.id = f.contact_id WHERE c.vendor_id <> ?',
      )
      .all('far') as Record<string, number>[]
    return Object.fromEntries(
      rows.map((row) => [
        row.id,
        {
          handler: handlers[row.handler as number] ?? '',
          tier: tiers[row.tier as number] ?? '',
          rule: tierRules[row.rule as number]?.id ?? '',
          issue: row.issue_id as number,
          back48: row.again_any_48h ?? null,
          back7: row.again_any_7d ?? null,
          backSame: row.again_same_7d ?? null,
        },
      ]),
    )
  } finally {
    remove()
  }
}

const done = { who: 'c1', topic: 'billing', opened: 0, closed: 1, human: true, resolved: true } as const

describe('deriveFacts', () => {
  it.each([
    ['durable', { ...done }],
    ['durable', { ...done, human: false, ai: true }],
    ['handed-over', { ...done, ai: true, resolved: false }],
    ['not-resolved', { ...done, resolved: false }],
    ['not-resolved', { ...done, ai: true, human: false, resolved: false }],
    ['reopened', { ...done, reopens: 1 }],
    ['rated-badly', { ...done, satisfied: false }],
    ['durable', { ...done, satisfied: true, reopens: 0 }],
    ['still-open', { who: 'c1', topic: 'billing', opened: 0, human: true }],
    ['unidentified', { ...done, who: undefined }],
    ['not-told', { who: 'c1', topic: 'billing', opened: 0, closed: 1 }],
  ] as const)('puts a contact under the rule “%s”', (rule, contact) => {
    expect(factsOf([{ id: 'a', ...contact }]).a?.rule).toBe(rule)
  })

  it('tells who handled it from what was done, not from who was assigned', () => {
    const facts = factsOf([
      { ...done, id: 'person' },
      { ...done, id: 'ai', ai: true, human: false, who: 'c2' },
      { ...done, id: 'both', ai: true, who: 'c3' },
      { ...done, id: 'unsaid', human: undefined, who: 'c4' },
    ])
    expect([facts.person?.handler, facts.ai?.handler, facts.both?.handler, facts.unsaid?.handler]).toEqual([
      'human-only',
      'ai-only',
      'ai-to-human',
      'unknown',
    ])
  })

  it('sees a return about the same topic on another channel as a failure, about another topic as fragile', () => {
    const facts = factsOf([
      { ...done, id: 'first' },
      { ...done, id: 'again', opened: 100, closed: 101, system: 'chat' },
      { ...done, id: 'other', who: 'c2', topic: 'billing' },
      { ...done, id: 'other-topic', who: 'c2', topic: 'login', opened: 100, closed: 101 },
    ])
    expect([facts.first?.rule, facts.again?.rule]).toEqual(['came-back', 'durable'])
    expect([facts.other?.rule, facts['other-topic']?.rule]).toEqual(['came-back-otherwise', 'durable'])
    expect(facts.first?.issue).toBe(facts.again?.issue)
    expect(facts.other?.issue).not.toBe(facts['other-topic']?.issue)
  })

  it('counts a return from just after the close to exactly the end of the window', () => {
    const at = (opened: number) =>
      factsOf([
        { ...done, id: 'a' },
        { ...done, id: 'b', opened, closed: opened + 1 },
      ]).a
    expect([at(1)?.back48, at(1.001)?.back48, at(49)?.back48, at(49.001)?.back48]).toEqual([0, 1, 1, 0])
    expect([at(169)?.backSame, at(169.001)?.backSame]).toEqual([1, 0])
    expect(at(0.5)?.back7, 'a contact opened before the other was closed is no return').toBe(0)
  })

  it('calls nothing mature before seven days past its close are in the data', () => {
    expect(factsOf([{ ...done, id: 'a' }], 168).a?.rule).toBe('immature')
    expect(factsOf([{ ...done, id: 'a' }], 169).a?.rule).toBe('durable')
    expect(factsOf([{ id: 'a', who: 'c1', opened: 0, human: true }], 13.9 * 24).a?.rule).toBe('immature')
    expect(factsOf([{ id: 'a', who: 'c1', opened: 0, human: true }], 14 * 24).a?.rule).toBe('still-open')
  })

  it('chains contacts of one customer and topic into issues, whatever the order in which they were imported', () => {
    const hours = fc.uniqueArray(fc.integer({ min: 0, max: 24 * 40 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(
        hours,
        fc.array(fc.constantFrom('c1', 'c2'), { minLength: 12, maxLength: 12 }),
        fc.array(fc.constantFrom('billing', 'login'), { minLength: 12, maxLength: 12 }),
        (opened, who, topics) => {
          const contacts = opened.map((hour, i) => ({
            ...done,
            id: `k${i}`,
            opened: hour,
            closed: hour + 1,
            who: who[i] as string,
            topic: topics[i] as string,
          }))
          const straight = factsOf(contacts)
          const shuffled = factsOf([...contacts].reverse())
          const partners = (facts: Record<string, Fact>) =>
            Object.keys(facts)
              .sort()
              .map((id) =>
                Object.keys(facts)
                  .filter((other) => facts[other]?.issue === facts[id]?.issue)
                  .sort()
                  .join(),
              )
          expect(partners(shuffled)).toEqual(partners(straight))
          for (const [id, fact] of Object.entries(straight))
            expect({ ...shuffled[id], issue: 0 }).toEqual({ ...fact, issue: 0 })
          for (const a of contacts) {
            const next = contacts
              .filter((b) => b.who === a.who && b.topic === a.topic && b.opened > a.opened)
              .sort((x, y) => x.opened - y.opened)[0]
            if (next) expect(straight[a.id]?.issue === straight[next.id]?.issue).toBe(next.opened <= a.closed + 168)
          }
        },
      ),
      draws(40),
    )
  })
})
