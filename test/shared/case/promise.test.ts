import { describe, expect, it } from 'vitest'
import type { QuarterActuals } from '../../../shared/case/actuals.ts'
import { cautious, valuesOf } from '../../../shared/case/assumption.ts'
import { benefitFlows, benefitLines, costFlows, costLines } from '../../../shared/case/case-model.ts'
import { type FrozenPromise, promisedIn, promiseReport, realisedIn } from '../../../shared/case/promise.ts'
import { someAssumptions } from './case.ts'

const values = valuesOf(someAssumptions(), cautious)
const actuals = (quarter: string, more: Partial<QuarterActuals> = {}): QuarterActuals => ({
  quarter,
  attempts: 1000,
  failures: 400,
  touchedMinor: 1_000_000,
  exposedMinor: 300_000,
  signalledMinor: 50_000,
  toolsMinor: 90_000,
  aiMinor: 60_000,
  oneOffMinor: 0,
  evidence: { failures: ['f'], exposed: ['e'], signalled: ['s'], cost: ['c'] },
  ...more,
})
const promise: FrozenPromise = {
  name: 'autumn',
  quarter: '2026Q3',
  date: '2026-10-20',
  currency: 'EUR',
  values,
  npv: 1_000_000,
  roi: 1,
  agreed: 3,
  assumptions: 22,
  base: actuals('2026Q3'),
}

describe('promisedIn', () => {
  it('sums over four quarters to each year of the frozen case', () => {
    for (const line of benefitLines) {
      const yearly = benefitFlows(line, values)
      for (const year of [1, 2, 3]) {
        const quarters = [1, 2, 3, 4].map((q) => promisedIn(values, line.id, (year - 1) * 4 + q))
        expect(quarters.reduce((sum, one) => sum + one, 0)).toBeCloseTo(yearly[year] as number, 4)
      }
    }
    for (const line of costLines) {
      const all = Array.from({ length: 12 }, (_, i) => promisedIn(values, line.id, i + 1))
      expect(all.reduce((sum, one) => sum + one, 0)).toBeCloseTo(
        costFlows(line, values).reduce((sum, one) => sum + one, 0),
        4,
      )
    }
  })
})

describe('realisedIn', () => {
  it('measures the change at the promised unit values, worse as well as better', () => {
    const better = realisedIn(promise, actuals('2026Q4', { attempts: 2000, failures: 600 }), 'failures-cash')
    expect(better.minor).toBeCloseTo((0.4 - 0.3) * 2000 * values['saving-per-failure'] * values['cash-share'], 6)
    const worse = realisedIn(promise, actuals('2026Q4', { failures: 500 }), 'failures-cash')
    expect(worse.minor).toBeLessThan(0)
    expect(realisedIn(promise, actuals('2026Q4', { aiMinor: 75_000 }), 'fees').minor).toBe(15_000)
    expect(realisedIn(promise, actuals('2026Q4', { toolsMinor: 40_000 }), 'tools-retired').minor).toBe(50_000)
  })

  it('says what can’t be told instead of guessing', () => {
    expect(realisedIn(promise, actuals('2026Q4', { attempts: null }), 'failures-cash').minor).toBeNull()
    expect(realisedIn(promise, actuals('2026Q4'), 'upkeep')).toEqual({
      minor: null,
      reason: 'no ledger account tells it: enter what it came to',
      evidence: [],
    })
  })
})

describe('promiseReport', () => {
  it('stands still: twelve quarters from the one after the promise, realised only where they are over', () => {
    const report = promiseReport([promise], null, [actuals('2026Q4', { failures: 300 })], [], 'EUR')
    expect(report.quarters.map((one) => one.quarter).slice(0, 2)).toEqual(['2026Q4', '2027Q1'])
    expect(report.quarters).toHaveLength(12)
    expect(report.over).toBe(1)
    expect(report.quarters[1]?.realisedMinor).toBeNull()
    const first = report.quarters[0]
    const counted = first?.lines.filter((line) => line.counts) ?? []
    // A cost that nothing tells counts as promised, a benefit that nothing tells counts nothing.
    const expected = counted.reduce(
      (sum, line) =>
        sum + (line.class === 'cost' ? -(line.realisedMinor ?? line.promisedMinor) : (line.realisedMinor ?? 0)),
      0,
    )
    expect(first?.realisedMinor).toBe(expected)
    expect(first?.lines.find((line) => line.line === 'upkeep')).toMatchObject({ how: 'not told', realisedMinor: null })
    expect(new Set(report.evidence.map((one) => one.id)).size).toBe(report.evidence.length)
    const ids = new Set(report.evidence.map((one) => one.id))
    for (const id of report.chart?.evidence ?? []) expect(ids).toContain(id)
  })

  it('lets a person enter what no ledger tells', () => {
    const entered = [{ promise: 'autumn', quarter: '2026Q4', line: 'upkeep', amountMinor: 12_345, note: 'timesheets' }]
    const report = promiseReport([promise], 'autumn', [actuals('2026Q4')], entered, 'EUR')
    expect(report.quarters[0]?.lines.find((line) => line.line === 'upkeep')).toMatchObject({
      how: 'entered',
      realisedMinor: 12_345,
      reason: 'timesheets',
    })
  })

  it('says that nothing was promised', () => {
    expect(promiseReport([], null, [], [], 'EUR')).toMatchObject({ promise: null, quarters: [], chart: null })
  })
})
