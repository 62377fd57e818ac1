import { describe, expect, it } from 'vitest'
import { compareArms } from '../../../shared/cohorts/compare.ts'
import { armOf, type CohortMember } from '../../../shared/cohorts/members.ts'
import type { CohortFrame } from '../../../shared/cohorts/retention.ts'
import { inventMembers, type MemberWorld } from './members.ts'

const frame: CohortFrame = {
  quarter: '2026Q3',
  currency: 'EUR',
  dataThrough: null,
  sources: [],
  horizonDays: 180,
  excluded: {},
}

const compare = (members: readonly CohortMember[], matchRate: number | null = 0.95) =>
  compareArms(
    'poor AI',
    'strong AI',
    { a: members.filter((m) => armOf(m) === 'poor AI'), b: members.filter((m) => armOf(m) === 'strong AI') },
    frame,
    matchRate,
  ).comparison

const world = (over: Partial<MemberWorld> = {}) =>
  inventMembers({ n: 1200, seed: 11, hazardRatio: 1.8, confounded: true, ...over })

describe('compareArms', () => {
  it('finds an effect that confounding hides, within its interval', () => {
    const found = compare(world({ n: 3000 }))
    expect(found.verdict).toBe('associated')
    expect(found.grade).toBe('C')
    expect(found.hrLow).toBeLessThan(1.8)
    expect(found.hrHigh).toBeGreaterThan(1.8)
    expect(found.adjusted.naiveHazardRatio).toBeLessThan(found.hrLow as number)
    expect(found.daysDifference).toBeLessThan(0)
    expect(found.riskDifference).toBeGreaterThan(0)
  })

  it('claims nothing where there is no effect, however strong the confounding, in at least 95 of 100 worlds', () => {
    const claims = Array.from(
      { length: 100 },
      (_, i) => compare(world({ n: 800, seed: 500 + i, hazardRatio: 1 })).verdict,
    ).filter((v) => v === 'associated')
    expect(claims.length).toBeLessThanOrEqual(5)
  })

  it('does not care in which order customers come', () => {
    const members = world()
    const toTenDigits = (_: string, value: unknown) =>
      typeof value === 'number' ? Number(value.toPrecision(10)) : value
    expect(JSON.stringify(compare([...members].reverse()), toTenDigits)).toBe(
      JSON.stringify(compare(members), toTenDigits),
    )
  })

  it('refuses small arms, few leavers, a low match rate and short follow-up', () => {
    const refused = [
      compare(world({ n: 40 })),
      compare(world().map((m) => ({ ...m, left: false }))),
      compare(world(), 0.79),
      compare(world().map((m) => ({ ...m, days: Math.min(m.days, 60) }))),
    ]
    expect(refused.map((c) => c.verdict)).toEqual([
      'too few to say',
      'too few to say',
      'match rate too low to say',
      'too little follow-up to say',
    ])
    for (const c of refused)
      expect([c.riskDifference, c.hazardRatio, c.p, c.daysDifference, c.evidence.length]).toEqual([
        null,
        null,
        null,
        null,
        0,
      ])
  })

  it('lowers its claim when the poorly handled were shrinking already before', () => {
    const shrinking = world({ n: 3000 }).map((m, i) => ({
      ...m,
      shrankBefore: armOf(m) === 'poor AI' ? i % 3 === 0 : i % 12 === 0,
    }))
    const found = compare(shrinking)
    expect(found.placebo.passed).toBe(false)
    expect(found.verdict).toBe('suggestive')
  })

  it('compares nobody who has no like in the other arm', () => {
    const alone = world({ n: 1500, confounded: false }).map((m) =>
      armOf(m) === 'poor AI' && m.payerId % 3 === 0 ? { ...m, plan: 'only poor' } : m,
    )
    const found = compareArms(
      'poor AI',
      'strong AI',
      { a: alone.filter((m) => armOf(m) === 'poor AI'), b: alone.filter((m) => armOf(m) === 'strong AI') },
      frame,
      0.95,
    )
    expect(found.evidence[0]?.excluded['no like in the other arm']).toBe(
      alone.filter((m) => m.plan === 'only poor').length,
    )
    expect(found.comparison.adjusted.strata).toBe(2)
  })

  it('gives evidence whose numbers are those of the comparison', () => {
    const members = world({ n: 3000 })
    const { comparison, evidence } = compareArms(
      'poor AI',
      'strong AI',
      { a: members.filter((m) => armOf(m) === 'poor AI'), b: members.filter((m) => armOf(m) === 'strong AI') },
      frame,
      0.95,
    )
    const of = (metric: string) => evidence.find((e) => e.metric === metric)
    expect([of('days-kept-difference')?.value, of('churn-risk-difference')?.value, of('hazard-ratio')?.value]).toEqual([
      comparison.daysDifference,
      comparison.riskDifference,
      comparison.hazardRatio,
    ])
    expect(evidence.map((e) => e.id)).toEqual(comparison.evidence)
  })
})
