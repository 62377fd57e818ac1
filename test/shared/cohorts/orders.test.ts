import { describe, expect, it } from 'vitest'
import { type Buyer, orderCohorts } from '../../../shared/cohorts/orders.ts'
import { seededRandom } from '../../../shared/stats/random.ts'

const day = 86_400
const through = 500 * day

/** Buyers who order every thirty days on average; after a bad contact half of them never again. */
function shop(n: number): Buyer[] {
  const random = seededRandom(12)
  return Array.from({ length: n }, (_, i) => {
    const bad = i % 2 === 0
    const contactAt = Math.floor((60 + random.uniform() * 60) * day)
    const stopsAt = bad && i % 4 === 0 ? contactAt : through
    const orders: { at: number; netMinor: number }[] = []
    for (let at = random.exponential() * 5 * day; at < stopsAt; at += random.exponential() * 30 * day)
      orders.push({ at: Math.floor(at), netMinor: 4_000 })
    return { contactAt, handler: 'ai-only', tier: bad ? 'failed' : 'durable', satisfied: !bad, orders }
  })
}

describe('orders without a contract', () => {
  const found = orderCohorts(shop(800), through, 'EUR')

  it('tells who bought again, by rating and handler', () => {
    const again = (name: string) =>
      found?.nextPurchase.find((g) => g.name === name)?.again.find((a) => a.day === 180)?.estimate ?? Number.NaN
    expect(again('satisfied · ai-only')).toBeGreaterThan(0.98)
    expect(again('not satisfied · ai-only')).toBeGreaterThan(0.42)
    expect(again('not satisfied · ai-only')).toBeLessThan(0.58)
  })

  it('states its inactivity limit, and how the answer moves at half and twice of it', () => {
    // Nine in ten exponential gaps of mean 30 are under 69 days.
    expect(found?.inactivityDays).toBeGreaterThan(60)
    expect(found?.inactivityDays).toBeLessThan(78)
    const silent = found?.nextPurchase.find((g) => g.name === 'satisfied · ai-only')?.silent ?? []
    expect(silent.map((s) => s.factor)).toContain(1)
    expect(silent.map((s) => s.estimate)).toEqual([...silent.map((s) => s.estimate)].sort((a, b) => b - a))
    expect(silent.find((s) => s.factor === 1)?.estimate).toBeCloseTo(0.1, 1)
  })

  it('sums what customers spend by how their contact was resolved', () => {
    const tier = (name: string) => found?.lifetime.tiers.find((t) => t.tier === name)
    expect(found?.lifetime.horizonDays).toBe(365)
    // 365 / 30 orders at 40 each.
    expect(tier('durable')?.spentMinor).toBeGreaterThan(46_000)
    expect(tier('durable')?.spentMinor).toBeLessThan(51_500)
    expect(tier('failed')?.high).toBeLessThan(tier('durable')?.low as number)
  })

  it('tells nothing about fewer than ten', () => {
    expect(orderCohorts(shop(8), through, 'EUR')).toBeNull()
    const odd = shop(60).map((b, i): Buyer => (i < 3 ? { ...b, handler: 'human-only' } : b))
    const few = orderCohorts(odd, through, 'EUR')?.nextPurchase.filter((g) => g.tooFew) ?? []
    expect(few.length).toBeGreaterThan(0)
    for (const group of few) expect([group.again, group.silent]).toEqual([[], []])
  })
})
