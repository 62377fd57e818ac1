import { describe, expect, it } from 'vitest'
import { lifetimeValue } from '../../../shared/metrics/lifetime-value.ts'
import { registry } from '../../../shared/metrics/registry/index.ts'
import { familyOf, hasReached, type Signal, signalEpisodes, stageOf } from '../../../shared/metrics/signals.ts'
import { breaksBetween } from '../../../shared/metrics/vendor-breaks.ts'

const input = { monthlyMinor: 10_000, grossMargin: 0.8, monthlyChurn: 0.02, discountRate: 0, capMonths: 60 }

describe('lifetimeValue', () => {
  it('is ARPU × margin ÷ churn without a cap, as Baremetrics and the margin-based formula say', () => {
    expect(lifetimeValue({ ...input, capMonths: 100_000 }).minor).toBeCloseTo(400_000, 6)
    expect(lifetimeValue(input)).toEqual({ minor: expect.closeTo(280_979, 0), isCapped: true })
  })
  it('is capped, never infinite, without churn', () => {
    expect(lifetimeValue({ ...input, monthlyChurn: 0 }).minor).toBe(10_000 * 0.8 * 60)
  })
})

describe('vendor breaks', () => {
  it.each([
    [['Zendesk tickets'], '2026-04-30', '2026-06-30', ['2026-05-18']],
    [['Zendesk tickets'], '2026-05-18', '2026-06-30', []],
    [['Intercom conversations'], '2025-01-01', '2026-12-31', []],
    [['Canada helpdesk', 'Ada conversations'], '2025-01-01', '2026-12-31', ['2025-02-24']],
    [['Helply'], '2026-03-05', '2026-03-06', ['2026-03-06']],
  ])('of %j between %s and %s are %j', (sources, from, until, dates) => {
    expect(breaksBetween(sources, ['vendor-reported-resolution-rate'], from, until).map((one) => one.on)).toEqual(dates)
  })
})

describe('signals', () => {
  const day = 86_400
  const signal = (id: string, at: number, status: string | null, payer = 1): Signal => ({
    id,
    payer,
    customer: `c${payer}`,
    type: 'Upsell lead',
    at: at * day,
    status,
    amountMinor: null,
  })
  it('are one episode within ninety days, at the furthest stage, in any order', () => {
    const all = [signal('a', 0, 'new'), signal('b', 89, 'accepted'), signal('c', 90, 'won'), signal('d', 3, 'lost', 2)]
    const episodes = signalEpisodes(all, 'expansion')
    expect(episodes.map((e) => [e.customer, e.at / day, e.stage, e.signals])).toEqual([
      ['c1', 0, 'accepted', 2],
      ['c2', 3, 'conversation', 1],
      ['c1', 90, 'won', 1],
    ])
    expect(signalEpisodes([...all].reverse(), 'expansion')).toEqual(episodes)
    expect(episodes.map((e) => hasReached(e, 'accepted'))).toEqual([true, true, true])
  })
  it.each([
    ['churn-risk', 'at-risk'],
    ['usage-drop', 'usage-drop'],
    ['expansion', 'expansion'],
    ['First Value', 'first-value'],
    ['goodwill exception', 'exception'],
    ['note', 'other'],
  ])('calls “%s” %s', (type, family) => expect(familyOf(type)).toBe(family))
  it.each([
    [null, 'raised'],
    ['Open', 'raised'],
    ['rejected', 'raised'],
    ['accepted', 'accepted'],
    ['meeting held', 'conversation'],
    ['closed lost', 'conversation'],
    ['Closed Won', 'won'],
    ['contacted', 'worked'],
  ])('reads the status %j as %s', (status, stage) => expect(stageOf(status)).toBe(stage))
})

describe('the registry', () => {
  it('answers every question about every metric, each id once', () => {
    expect(new Set(registry.map((d) => d.id)).size).toBe(registry.length)
    for (const definition of registry)
      for (const [field, value] of Object.entries(definition))
        expect([definition.id, field, String(value).trim().length > 0]).toEqual([definition.id, field, true])
  })
})
