import { describe, expect, it } from 'vitest'
import { addMonths } from '../../../shared/base/calendar.ts'
import { makeRates } from '../../../shared/base/exchange.ts'
import { type MonthOfGrowth, scaling } from '../../../shared/cost/scaling.ts'

const provenance = {
  basis: { currency: 'EUR', rates: makeRates([]), edits: [], quantities: [] },
  dataThrough: null,
  sources: [],
}
const plain = (text: string) => text.replaceAll('\u202f', ' ')
const monthsOf = (rows: readonly (readonly [contacts: number, cost: number, headcount?: number, mrr?: number])[]) =>
  rows.map(
    ([contacts, costMinor, headcount, mrr], i): MonthOfGrowth => ({
      month: addMonths('2025-01', i),
      from: i * 100,
      until: (i + 1) * 100,
      costMinor,
      contacts,
      headcount: headcount ?? null,
      mrrMinor: mrr ?? null,
    }),
  )
const told = (rows: Parameters<typeof monthsOf>[0]) => scaling(monthsOf(rows), provenance, '2026Q1')

describe('scaling', () => {
  it('finds the fixed cost and the cost of one more that a ledger was made from', () => {
    const volumes = [1000, 1200, 1100, 1500, 1700, 1600, 1900, 2100]
    const made = told(volumes.map((v, i) => [v, 500_000 + 300 * v + (i % 2 === 0 ? 40 : -40)] as const))
    expect(made.marginal?.value).toBe(300)
    expect(made.marginal?.low).toBeGreaterThanOrEqual(299)
    const contacts = volumes.reduce((a, b) => a + b, 0)
    expect(made.average).toMatchObject({ value: Math.round((500_000 * 8 + 300 * contacts) / contacts), grade: 'fact' })
    expect(made.growth[0]?.evidence.value).toBeLessThan(0.7)
    expect(made.growth[0]?.sentence).toMatch(/^Cost of support grew less than in proportion to contacts/)
    expect(plain(made.sentence)).toMatch(
      /One contact more a month costs €3\.00, the average one €6\.\d\d: about \d+ % of the cost does not move with contacts\.$/,
    )
    expect(made.curve?.kind).toBe('line')
  })

  it('equals R’s lm on log–log and its confint', () => {
    // x <- c(100,120,150,130,170,200,190,220); y <- c(52,61,70,66,79,88,90,97)
    // m <- lm(log(y) ~ log(x)); coef(m)[2]; confint(m)[2, ]
    const expected = { estimate: 0.779342213557876, low: 0.696371191197063, high: 0.862313235918689 }
    const [x, y] = [
      [100, 120, 150, 130, 170, 200, 190, 220],
      [52, 61, 70, 66, 79, 88, 90, 97],
    ]
    const found = told(x.map((v, i) => [v, y[i] as number] as const)).growth[0]?.evidence
    expect(found?.value).toBeCloseTo(expected.estimate, 10)
    expect(found?.low).toBeCloseTo(expected.low, 8)
    expect(found?.high).toBeCloseTo(expected.high, 8)
  })

  it('says in proportion fits, and more than in proportion, and fell', () => {
    const jitter = [1, 1.04, 0.97, 1.02, 0.98, 1.03, 0.96, 1.01]
    const volumes = [1000, 1150, 1300, 1450, 1600, 1750, 1900, 2050]
    const grown = (power: number) =>
      told(volumes.map((v, i) => [v, 1000 * v ** power * (jitter[i] as number)] as const))
    expect(grown(1).growth[0]?.sentence).toMatch(/growing in proportion fits/)
    expect(grown(1.6).growth[0]?.sentence).toMatch(/more than in proportion/)
    expect(grown(-0.5).growth[0]?.sentence).toMatch(
      /^Cost of support fell while contacts grew: 10.% more contacts came with .* less/,
    )
    expect(grown(-0.5).curve).toBeNull()
    expect(grown(-0.5).sentence).toMatch(/can’t be read from months in which cost fell/)
  })

  it('says nothing of a slope that could be anything, of few months, or of a volume that stands still', () => {
    const wild = [5, 1, 9, 2, 8, 1, 9, 4]
    expect(told(wild.map((c, i) => [1000 + 60 * i, 1000 * c] as const)).growth[0]?.sentence).toMatch(
      /anything from not at all to in proportion/,
    )
    expect(
      told([
        [100, 5],
        [120, 6],
      ]).growth[0]?.evidence,
    ).toMatchObject({
      value: null,
      note: 'too few to say: 2 months, fewer than 8',
    })
    expect(told(wild.map((c, i) => [1000 + i, 1000 * c] as const)).growth[0]?.evidence.note).toMatch(/hardly moved/)
  })

  it('asks for headcount where none is known, and tells of it where it is', () => {
    const volumes = [1000, 1150, 1300, 1450, 1600, 1750, 1900, 2050]
    const without = told(volumes.map((v) => [v, 100 * v] as const))
    expect(without.growth[2]?.evidence.note).toMatch(/no headcount is imported/)
    const heads = told(volumes.map((v, i) => [v, 100 * v, 10 + (i % 3) * 0.1, 1000 * v] as const))
    expect(heads.growth.find((one) => one.of === 'headcount' && one.on === 'revenue')?.evidence.value).not.toBeNull()
    expect(heads.chart?.kind === 'line' && heads.chart.series.map((one) => one.name)).toEqual([
      'Cost of support',
      'Headcount',
      'Contacts',
      'Recurring revenue',
    ])
  })
})
