import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AssumptionId, assumptionIds, cautious, valuesOf } from '../../../shared/case/assumption.ts'
import { judgeCase } from '../../../shared/case/case-model.ts'
import { caseReport } from '../../../shared/case/case-report.ts'
import { presentValue } from '../../../shared/case/cash-flows.ts'
import { rampOf } from '../../../shared/case/ramp.ts'
import { breakEvensOf, tornadoOf } from '../../../shared/case/sensitivity.ts'
import { simulateCase } from '../../../shared/case/simulate-case.ts'
import { drawTriangle, triangleMean } from '../../../shared/case/triangle.ts'
import { seededRandom } from '../../../shared/stats/random.ts'
import { draws } from '../../helpers/draws.ts'
import { nothingKnown, someAssumptions } from './case.ts'

const report = (assumptions = someAssumptions()) => caseReport(nothingKnown, assumptions, false)
const sum = (amounts: readonly number[]) => amounts.reduce((total, one) => total + one, 0)

const triangle = (most: number) =>
  fc
    .tuple(
      fc.double({ min: 0, max: most, noNaN: true }),
      fc.double({ min: 0, max: most, noNaN: true }),
      fc.double({ min: 0, max: most, noNaN: true }),
    )
    .map((three) => three.sort((a, b) => a - b) as [number, number, number])
const registers = fc
  .record({
    'failed-attempts': triangle(1e6),
    'saving-per-failure': triangle(1e4),
    'failures-avoided': triangle(1),
    'cash-share': triangle(1),
    'tools-retired': triangle(1e8),
    'exposed-revenue': triangle(1e9),
    'risk-difference': triangle(0.3),
    'months-kept': triangle(12),
    'gross-margin': triangle(1),
    attribution: triangle(1),
    implementation: triangle(1e9),
    fees: triangle(1e8),
  })
  .map((changes) => someAssumptions(changes))

describe('the case', () => {
  it('adds up: net present value is what the counted benefits are worth less what the costs are', () => {
    const { npv, benefits, costs, net } = report()
    const counted = sum(benefits.filter((line) => line.counts).map((line) => line.today))
    expect(Math.abs(counted - sum(costs.map((line) => line.today)) - npv)).toBeLessThanOrEqual(8)
    expect(Math.abs(presentValue(net, 0.1) - npv)).toBeLessThanOrEqual(4)
  })

  it('keeps the time of people freed out of the headline', () => {
    const all = report()
    const capacity = all.benefits.filter((line) => line.class === 'capacity')
    expect(capacity.map((line) => line.counts)).toEqual([false])
    expect(Math.abs(all.withCapacity.npv - all.npv - sum(capacity.map((line) => line.today)))).toBeLessThanOrEqual(2)
    const moreTime = report(someAssumptions({ 'cash-share': [0, 0, 0] }))
    expect(moreTime.npv).toBeLessThan(all.npv)
    expect(moreTime.withCapacity.npv).toBeGreaterThan(moreTime.npv)
  })

  it('never adjusts a benefit up or a cost down, whatever the ranges', () => {
    fc.assert(
      fc.property(registers, (assumptions) => {
        const { benefits, costs } = report(assumptions)
        const cash = benefits.filter((line) => line.class !== 'capacity')
        for (const line of cash)
          for (const [year, flow] of line.adjusted.entries())
            expect(flow).toBeLessThanOrEqual((line.unadjusted[year] as number) + 1)
        for (const line of costs)
          for (const [year, flow] of line.adjusted.entries())
            expect(flow).toBeGreaterThanOrEqual((line.unadjusted[year] as number) - 1)
      }),
      draws(25),
    )
  })

  it('rests on nothing when nothing is known, and says so', () => {
    const empty = caseReport(
      nothingKnown,
      someAssumptions(
        Object.fromEntries(
          assumptionIds
            .filter((id) => !['discount-rate', 'ramp-first-month', 'ramp-sixth-month'].includes(id))
            .map((id) => [id, [0, 0, 0]]),
        ),
      ),
      false,
    )
    expect(empty.npv).toBe(0)
    expect(empty.roi).toBeNull()
    expect(empty.irr).toBeNull()
    expect(empty.sentence).toMatch(/no case yet/)
  })

  it('orders its scenarios from worst to best, by hand-computed halves', () => {
    const { scenarios, npv, benefitsToday, costsToday } = report()
    const of = (name: string) => scenarios.find((one) => one.name === name)?.npv ?? Number.NaN
    expect(of('headline')).toBe(npv)
    expect(Math.abs(of('half') - (benefitsToday / 2 - costsToday))).toBeLessThanOrEqual(2)
    expect(of('worst')).toBeLessThan(of('half'))
    expect(of('as assumed')).toBeGreaterThan(npv)
    expect(of('best')).toBeGreaterThan(of('as assumed'))
  })

  it('gives every figure as evidence that opens the register', () => {
    const { evidence, npv } = report()
    expect(evidence.find((one) => one.id === 'case-npv@1/2026Q3')?.value).toBe(npv)
    expect(evidence.every((one) => one.rows?.table === 'assumptions' && one.grade === 'projection')).toBe(true)
  })
})

describe('the tornado', () => {
  it('is sorted by width, centred on the headline and leaves out what moves nothing', () => {
    const assumptions = someAssumptions({ 'tools-retired': [5, 5, 5] })
    const bars = tornadoOf(assumptions)
    const widths = bars.map((bar) => Math.abs(bar.npvAtHigh - bar.npvAtLow))
    expect(widths).toEqual([...widths].sort((a, b) => b - a))
    expect(bars.map((bar) => bar.id)).not.toContain('tools-retired')
    const { npv } = judgeCase(valuesOf(assumptions, cautious))
    for (const bar of bars) {
      expect(Math.min(bar.npvAtLow, bar.npvAtHigh)).toBeLessThanOrEqual(npv)
      expect(Math.max(bar.npvAtLow, bar.npvAtHigh)).toBeGreaterThanOrEqual(npv)
    }
  })

  it('finds break-evens at which the case is worth nothing, and a break on either side', () => {
    fc.assert(
      fc.property(registers, (assumptions) => {
        const ids: AssumptionId[] = ['failures-avoided', 'implementation', 'exposed-revenue']
        for (const one of breakEvensOf(assumptions, ids)) {
          if (one.value === null) continue
          const at = (value: number) => judgeCase({ ...valuesOf(assumptions, cautious), [one.id]: value }).npv
          const scale = Math.max(1, Math.abs(at(one.value * 2)), Math.abs(at(0)))
          expect(Math.abs(at(one.value)) / scale).toBeLessThan(1e-9)
          const better = one.holds === 'above' ? one.value * 1.01 : one.value * 0.99
          expect(at(better)).toBeGreaterThanOrEqual(-1e-9 * scale)
        }
      }),
      draws(50),
    )
  })
})

describe('the simulation', () => {
  it('is the same for the same seed and another for another', () => {
    const assumptions = someAssumptions()
    expect(simulateCase(assumptions, 1000, 5)).toEqual(simulateCase(assumptions, 1000, 5))
    expect(simulateCase(assumptions, 1000, 5).mean).not.toBe(simulateCase(assumptions, 1000, 6).mean)
  })

  it('has the mean that products of independent means have', () => {
    // The ramp is no product, so it is held still.
    const assumptions = someAssumptions({
      'ramp-first-month': [0.2, 0.2, 0.2],
      'ramp-sixth-month': [0.85, 0.85, 0.85],
      'evidence-factor': [0.5, 0.5, 0.5],
    })
    const means = valuesOf(assumptions, (one) => (one.id === 'discount-rate' ? one.value : triangleMean(one)))
    const exact = judgeCase(means).npv
    const { mean, p5, p95, runs } = simulateCase(assumptions)
    const error = (p95 - p5) / 3.29 / Math.sqrt(runs)
    expect(Math.abs(mean - exact)).toBeLessThan(4 * error)
  })

  it('orders its percentiles and says how often money is lost', () => {
    const { p5, p10, p50, p90, p95, lossShare, cumulative } = simulateCase(someAssumptions())
    expect([p5, p10, p50, p90, p95]).toEqual([p5, p10, p50, p90, p95].sort((a, b) => a - b))
    expect(lossShare).toBeGreaterThan(0)
    expect(lossShare).toBeLessThan(1)
    expect(cumulative.map((one) => one.year)).toEqual([0, 1, 2, 3])
    expect(cumulative[0]?.p90).toBeLessThan(0)
  })

  it('draws triangles within their ends, with their mean and variance', () => {
    const random = seededRandom(3)
    const wide = { low: 2, value: 3, high: 10 }
    const draws = Array.from({ length: 40_000 }, () => drawTriangle(wide, random))
    const mean = sum(draws) / draws.length
    const variance = sum(draws.map((one) => (one - mean) ** 2)) / draws.length
    expect(Math.min(...draws)).toBeGreaterThanOrEqual(2)
    expect(Math.max(...draws)).toBeLessThanOrEqual(10)
    expect(mean).toBeCloseTo(5, 1)
    // (a² + b² + c² − ab − ac − bc) ÷ 18
    expect(variance).toBeCloseTo((4 + 9 + 100 - 6 - 20 - 30) / 18, 1)
    expect(drawTriangle({ low: 4, value: 4, high: 4 }, random)).toBe(4)
  })
})

describe('the ramp', () => {
  it('passes through the first and the sixth month and never falls', () => {
    const yearly = rampOf(0.2, 0.85, 3)
    expect(yearly[0]).toBeCloseTo(0.7515, 4)
    expect(yearly[2]).toBeGreaterThan(yearly[1] as number)
    expect(yearly[2]).toBeLessThan(1)
    expect(rampOf(1, 1, 2)).toEqual([1, 1])
  })
})
