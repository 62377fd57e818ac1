import { describe, expect, it } from 'vitest'
import { designsCheck, otherDesigns } from '../../../shared/cohorts/designs.ts'
import { type CustomerHistory, type Histories, payingAt } from '../../../shared/cohorts/history.ts'
import { landmarkDesign } from '../../../shared/cohorts/landmark.ts'
import { design, groupings } from '../../../shared/cohorts/members.ts'
import type { CohortDesignResult } from '../../../shared/cohorts/report.ts'
import { timeVaryingDesign } from '../../../shared/cohorts/time-varying.ts'
import { coxRegression } from '../../../shared/stats/cox.ts'
import { seededRandom } from '../../../shared/stats/random.ts'

const day = 86_400
const from = 1000 * day
const through = from + 400 * day

/** Customers who contact at random times for as long as they stay; from the first poor contact's window end on they leave `ratio` times as readily. */
function invent(n: number, seed: number, ratio: number): Histories {
  const random = seededRandom(seed)
  const customers = Array.from({ length: n }, (_, i): CustomerHistory => {
    const firstPaidAt = from - Math.floor(random.uniform() * 300 - 60) * day
    const begins = Math.max(from, firstPaidAt)
    const contacts: CustomerHistory['contacts'][number][] = []
    for (let at = begins + random.exponential() * 60 * day; at < through; at += random.exponential() * 60 * day) {
      const poor = random.uniform() < 0.4
      contacts.push({
        openedAt: Math.floor(at),
        handler: poor ? 'ai-to-human' : 'ai-only',
        tier: poor ? 'fragile' : 'durable',
        rule: poor ? 'handed-over' : 'durable',
      })
    }
    const worse = contacts.find((c) => c.handler === 'ai-to-human')
    const worseFrom = worse ? worse.openedAt + design.windowDays * day : Number.POSITIVE_INFINITY
    const rate = 0.9 / 365
    let patience = random.exponential()
    let leftAt = begins + (patience / rate) * day
    if (leftAt > worseFrom) {
      patience -= (rate * (worseFrom - begins)) / day
      leftAt = worseFrom + (patience / (rate * ratio)) * day
    }
    const gone = leftAt <= through ? Math.ceil(leftAt) : null
    return {
      payerId: i + 1,
      plan: 'one',
      segment: 'all',
      seats: 3,
      firstPaidAt,
      leftAt: gone,
      cancelWantedAt: null,
      paying: [{ at: firstPaidAt, minor: 5_000 }, ...(gone === null ? [] : [{ at: gone, minor: 0 }])],
      contacts: contacts.filter((c) => gone === null || c.openedAt < gone),
    }
  })
  return { customers, from, through }
}

describe('exposure as it changes', () => {
  it('finds the built-in ratio where a split by “ever” would call poor handling a blessing', () => {
    const histories = invent(4000, 5, 1.5)
    const found = timeVaryingDesign(histories)
    expect(found.low).toBeLessThan(1.5)
    expect(found.high).toBeGreaterThan(1.5)
    expect(found.low).toBeGreaterThan(1)
    const watched = histories.customers.map((c) => ({
      days: Math.max(1, Math.floor(((c.leftAt ?? through) - Math.max(from, c.firstPaidAt)) / day)),
      left: c.leftAt !== null,
      ever: c.contacts.some((one) => one.handler === 'ai-to-human'),
    }))
    const naive = coxRegression({
      data: {
        time: Float64Array.from(watched, (w) => w.days),
        event: Uint8Array.from(watched, (w) => (w.left ? 1 : 0)),
      },
      covariates: [Float64Array.from(watched, (w) => (w.ever ? 1 : 0))],
      names: ['ever'],
    }).coefficients[0]
    expect(naive?.high).toBeLessThan(1)
  })

  it('finds nothing where there is nothing, in most of twenty worlds', () => {
    const missed = Array.from({ length: 20 }, (_, i) => timeVaryingDesign(invent(1500, 100 + i, 1))).filter(
      (d) => (d.low ?? 0) > 1 || (d.high ?? 2) < 1,
    )
    expect(missed.length).toBeLessThanOrEqual(3)
  })

  it('lets customers who came before the data in only from when they could be seen', () => {
    const histories = invent(2000, 9, 1.5)
    const late = timeVaryingDesign(histories)
    expect(late.events.a + late.events.b).toBeGreaterThan(100)
    // Nobody is at risk before the period: leaving before it can't be seen and isn't there.
    for (const c of histories.customers) if (c.leftAt !== null) expect(c.leftAt).toBeGreaterThan(from)
  })
})

describe('a landmark', () => {
  it('looks only at customers still there and at contacts whose window had closed', () => {
    const histories = invent(3000, 21, 1)
    const found = landmarkDesign(histories, 90, 'poor AI', 'strong AI')
    const at = from + 90 * day
    const inView = histories.customers.filter(
      (c) =>
        c.firstPaidAt <= at &&
        payingAt(c, at) > 0 &&
        c.contacts.some((one) => one.openedAt + design.windowDays * day <= at),
    )
    expect(found.n.a + found.n.b).toBe(inView.length)
    expect([(found.low ?? 9) < 1, (found.high ?? 0) > 1]).toEqual([true, true])
  })

  it('says that customers are too few rather than guess', () => {
    const found = landmarkDesign(invent(80, 3, 1), 30, 'poor AI', 'strong AI')
    expect([found.hazardRatio, found.note]).toEqual([null, 'too few to say'])
  })
})

describe('whether other designs agree', () => {
  const result = (hazardRatio: number | null, low: number | null, high: number | null): CohortDesignResult => ({
    id: 'x',
    name: 'X',
    what: '',
    n: { a: 100, b: 100 },
    events: { a: 20, b: 20 },
    hazardRatio,
    low,
    high,
    p: null,
    note: null,
  })

  it.each([
    ['one shows it clearly, the others point the same way', [result(1.6, 1.2, 2.1), result(1.2, 0.8, 1.8)], true],
    ['none shows it clearly', [result(1.2, 0.9, 1.6), result(1.1, 0.8, 1.5)], false],
    ['one shows the opposite', [result(1.6, 1.2, 2.1), result(1.5, 1.1, 2), result(0.5, 0.3, 0.8)], false],
    ['there is none', [result(null, null, null)], null],
  ] as const)('when %s', (_, designs, passed) => {
    expect(designsCheck(designs, 1).passed).toBe(passed)
  })

  it('asks five times, and never by “ever”', () => {
    expect(otherDesigns(invent(300, 1, 1)).map((d) => d.id)).toEqual([
      'landmark-30',
      'landmark-60',
      'landmark-90',
      'landmark-180',
      'time-varying',
    ])
    expect(Object.keys(groupings).filter((name) => /ever|any/.test(name))).toEqual([])
  })
})
