import { describe, expect, it } from 'vitest'
import { makeZone } from '../../../shared/base/zone.ts'
import { judgeFlows } from '../../../shared/case/cash-flows.ts'
import { riskKept } from '../../../shared/case/triangle.ts'
import { maybeMonthly } from '../../../shared/import/monthly.ts'
import { earnedGrowth } from '../../../shared/ledger/earned-growth.ts'
import { movementKinds, mrrMovements } from '../../../shared/ledger/movements.ts'
import { type CohortMember, retentionRates } from '../../../shared/ledger/retention-rates.ts'

// Figures that others have published about money, each with who did; the ones about contacts stand beside their metrics.

const member = (start: number, end: number, left = end === 0): CohortMember => ({ payer: 0, start, end, left })
const many = (count: number, one: CohortMember): CohortMember[] => Array.from({ length: count }, () => one)

describe('published cases', () => {
  it('Forrester on Salesloft (Total Economic Impact, 10 %): NPV 5,496,170, ROI 329 %, payback under six months', () => {
    const judged = judgeFlows([0, 1_606_511, 3_061_331, 4_229_760], [53_150, 666_715, 636_772, 647_783], 0.1)
    expect(Math.round(judged.costsToday)).toBe(1_672_201)
    expect(Math.round(judged.benefitsToday)).toBe(7_168_371)
    expect(Math.round(judged.npv)).toBe(5_496_170)
    expect(Math.round((judged.roi ?? 0) * 100)).toBe(329)
    expect(judged.paybackMonths).toBeLessThan(6)
    expect(judged.paybackMonths).toBeCloseTo(0.7, 1)
  })

  it('Forrester’s confidence risk: 66 % × 30 % takes 19.8 % off', () => {
    expect(1 - riskKept(0.66, 0.3)).toBeCloseTo(0.198, 12)
  })

  it('ChartMogul’s MRR churn: start 100, churn 10, contraction 10, expansion 10 is 20 % gross and 10 % net', () => {
    const rates = retentionRates([member(10, 0), member(30, 20), member(30, 40), member(30, 30)])
    expect(1 - (rates.grossRevenueRetention ?? 0)).toBeCloseTo(0.2, 12)
    expect(1 - (rates.netRevenueRetention ?? 0)).toBeCloseTo(0.1, 12)
  })

  it('ChartMogul’s net churn over a period: from 100 to 120 with 10 new is −10 %', () => {
    expect(1 - (retentionRates([member(100, 110)]).netRevenueRetention ?? 0)).toBeCloseTo(-0.1, 12)
  })

  it('ChartMogul’s lifecycle: an annual plan of $2,000 is 166.67 new, $60 more is expansion, then contraction, churn, reactivation', () => {
    const { dayOf, startOfDay } = makeZone('UTC')
    const on = (n: number): number => startOfDay(20_000 + n)
    const gold = maybeMonthly(200_000, 'year') as number
    const found = mrrMovements(
      {
        payer: Int32Array.from([1, 1, 1]),
        mrr: Float64Array.from([gold, maybeMonthly(3_000 * 2, 'month') as number, gold]),
        startedAt: Float64Array.from([on(0), on(90), on(500)]),
        trialEndAt: Float64Array.from([Number.NaN, Number.NaN, Number.NaN]),
        endedAt: Float64Array.from([on(365), on(200), Number.NaN]),
      },
      { dayOf, through: on(900) },
    )
    expect(Array.from(found.kind, (kind, i) => [movementKinds[kind], found.amount[i]])).toEqual([
      ['new', 16_667],
      ['expansion', 6_000],
      ['contraction', -6_000],
      ['churn', -16_667],
      ['reactivation', 16_667],
    ])
  })

  it('ChartMogul’s customer churn: 100 at the start, 12 churned, one of them back and one joined since, is 10 %', () => {
    // Who joined within the period was not there at its start and is in no cohort.
    const members = [...many(10, member(1, 0)), member(1, 1, true), ...many(89, member(1, 1))]
    expect(retentionRates(members)).toMatchObject({ customers: 100, lost: 10, cameBack: 1, logoChurn: 0.1 })
  })

  it('Baremetrics’ cap: $500, upgraded to $1,379 and gone, is a loss of 100 %, not of 275.8 %', () => {
    expect(retentionRates([member(50_000, 0)]).grossRevenueRetention).toBe(0)
    expect(137_900 / 50_000).toBeCloseTo(2.758, 12)
  })

  it('Bain’s earned growth: 85 % + 25 % is 10 %, a third of a growth of 30 %', () => {
    const { rate, ratio } = earnedGrowth({ netRetention: 0.85, earnedNew: 0.25, growth: 0.3 })
    expect(rate).toBeCloseTo(0.1, 12)
    expect(ratio).toBeCloseTo(0.33, 2)
  })

  it('PostHog’s cohorts: 20 % of 10 and 0 % of 100 is 1.8 % of everybody, not 10 %', () => {
    const churned = retentionRates([...many(2, member(1, 0)), ...many(108, member(1, 1))]).logoChurn ?? 0
    expect(Math.round(churned * 1000) / 10).toBe(1.8)
    expect((0.2 + 0) / 2).toBe(0.1)
  })
})
