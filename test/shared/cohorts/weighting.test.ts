import { describe, expect, it } from 'vitest'
import { covariatesOf } from '../../../shared/cohorts/covariates.ts'
import { estimate } from '../../../shared/cohorts/estimate.ts'
import { armOf, type CohortMember } from '../../../shared/cohorts/members.ts'
import { weighArms } from '../../../shared/cohorts/weighting.ts'
import { honestyMembers } from '../../experiment/honesty-world.ts'

const armsOf = (members: readonly CohortMember[]) => ({
  a: members.filter((m) => armOf(m) === 'poor AI'),
  b: members.filter((m) => armOf(m) === 'strong AI'),
})
const weigh = (members: readonly CohortMember[]) => {
  const { a, b } = armsOf(members)
  return weighArms(
    [...a, ...b],
    Uint8Array.from({ length: a.length + b.length }, (_, i) => (i < a.length ? 1 : 0)),
  )
}

describe('weighArms', () => {
  it('makes unlike arms alike in everything known, and says how many customers that leaves', () => {
    const { balance, isBalanced, isCarried } = weigh(honestyMembers({ customers: 2000, seed: 4, hazardRatio: 1 }))
    expect(Math.max(...balance.rows.map((r) => Math.abs(r.before)))).toBeGreaterThan(0.3)
    expect(balance.worst).toBeLessThan(0.1)
    expect([isBalanced, isCarried]).toEqual([true, true])
    expect(balance.unexposedSize.effective).toBeLessThan(balance.unexposedSize.n)
  })

  it('turns to customers who could have gone either way when the arms hardly overlap', () => {
    const members = honestyMembers({ customers: 1500, seed: 5, hazardRatio: 1 }).map((m) =>
      armOf(m) === 'poor AI' ? { ...m, seats: (m.seats ?? 1) * 3, mrrMinor: m.mrrMinor * 3 } : m,
    )
    const { target, balance } = weigh(members)
    expect(target).toBe('overlap')
    expect(balance.worst).toBeLessThan(0.1)
  })

  it('adjusts for nothing that came after time zero', () => {
    const members = honestyMembers({ customers: 600, seed: 6, hazardRatio: 1 })
    const changed = members.map((m) => ({ ...m, satisfied: m.left, laterMinor: { 90: 1 }, days: 1, left: !m.left }))
    expect(covariatesOf(changed, 50).columns).toEqual(covariatesOf(members, 50).columns)
  })

  it('names what is not in the data, and leaves terms out whole when customers are few', () => {
    const members = honestyMembers({ customers: 600, seed: 6, hazardRatio: 1 }).map((m) => ({
      ...m,
      seats: null,
      topic: 'topic not told',
    }))
    const { notInData } = covariatesOf(members, 50)
    expect(notInData).toEqual(['seats', 'topic', 'use of the product'])
    const few = covariatesOf(members, 4)
    expect(few.columns.length).toBeLessThanOrEqual(4)
    expect(few.adjustedFor).toContain('plan')
    expect(few.tooMany.length).toBeGreaterThan(0)
  })
})

describe('estimate', () => {
  it('says days, risk and money that belong together', () => {
    const { a, b } = armsOf(honestyMembers({ customers: 3000, seed: 8, hazardRatio: 1.8 }))
    const found = estimate(a, b, 180)
    expect(found.days.difference).toBeCloseTo(found.days.a - found.days.b, 9)
    expect(found.risk.difference).toBeCloseTo(found.risk.a - found.risk.b, 12)
    const arpa = a.reduce((sum, m) => sum + m.mrrMinor, 0) / a.length
    expect(found.revenue.perCustomer).toBeCloseTo((-found.days.difference / 30.4375) * arpa, 6)
    expect(found.revenue.total).toBeCloseTo(found.revenue.perCustomer * a.length, 4)
    expect(found.predictedDays).toBeGreaterThan(found.days.low)
    expect(found.predictedDays).toBeLessThan(found.days.high)
    expect(found.eValue.limit).toBeGreaterThan(1)
    expect(found.eValue.estimate).toBeGreaterThan(found.eValue.limit)
  })
})
