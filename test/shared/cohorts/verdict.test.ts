import { describe, expect, it } from 'vitest'
import type { CohortCheck } from '../../../shared/cohorts/report.ts'
import { type Finding, judge } from '../../../shared/cohorts/verdict.ts'

const ids = [
  'balance',
  'effective-size',
  'cox',
  'g-computation',
  'log-rank',
  'designs',
  'segments',
  'big-account',
  'dose-response',
  'placebo',
]
const checks = (over: Readonly<Record<string, boolean | null>> = {}): CohortCheck[] =>
  ids.map((id) => ({ id, name: id, passed: id in over ? (over[id] ?? null) : true, finding: '', lift: `lift ${id}` }))

const finding = (over: Partial<Finding> = {}): Finding => ({
  n: { a: 400, b: 400 },
  events: { a: 60, b: 40 },
  horizon: 180,
  matchRate: 0.95,
  p: 0.001,
  daysLow: -12,
  daysHigh: -3,
  pointsAlike: true,
  placeboPassed: true,
  checks: checks(),
  ...over,
})

describe('judge', () => {
  it.each([
    ['everything agrees', {}, 'consistent across segments', 'B'],
    [
      'the placebo could not be run',
      { placeboPassed: null, checks: checks({ placebo: null }) },
      'consistent across segments',
      'B',
    ],
    ['no other design has enough customers', { checks: checks({ designs: null }) }, 'associated', 'C'],
    ['the segments differ', { checks: checks({ segments: false }) }, 'associated', 'C'],
    ['it hangs on one account', { checks: checks({ 'big-account': false }) }, 'associated', 'C'],
    ['worse handling goes with less leaving', { checks: checks({ 'dose-response': false }) }, 'associated', 'C'],
    ['no check was made', { checks: [] }, 'associated', 'C'],
    ['the arms are not alike', { checks: checks({ balance: false }) }, 'suggestive', 'C'],
    ['too few carry it', { checks: checks({ 'effective-size': false }) }, 'suggestive', 'C'],
    ['weighting and prediction disagree', { checks: checks({ 'g-computation': false }) }, 'suggestive', 'C'],
    ['the past differs too', { placeboPassed: false }, 'suggestive', 'C'],
    ['days and ratio point apart', { pointsAlike: false }, 'suggestive', 'C'],
    ['only the days are clear', { p: 0.2 }, 'no detectable difference', 'C'],
    ['the ratio is very clear and the days are not', { p: 0.009, daysHigh: 1 }, 'associated', 'C'],
    ['the ratio is clear and the days are not', { p: 0.03, daysHigh: 1 }, 'suggestive', 'C'],
    ['nothing is clear', { p: 0.4, daysHigh: 4 }, 'no detectable difference', 'C'],
    ['an arm has 29 customers', { n: { a: 29, b: 400 } }, 'too few to say', 'C'],
    ['an arm has nine leavers', { events: { a: 9, b: 40 } }, 'too few to say', 'C'],
    ['the match rate is 79.9 %', { matchRate: 0.799 }, 'match rate too low to say', 'C'],
    ['follow-up is short', { horizon: null }, 'too little follow-up to say', 'C'],
  ] as const)('when %s', (_, over, verdict, grade) => {
    const judged = judge(finding(over as Partial<Finding>))
    expect([judged.verdict, judged.grade]).toEqual([verdict, grade])
    expect(judged.reasons.length).toBeGreaterThan(0)
    expect(judged.liftedBy.length).toBeGreaterThan(0)
  })

  it('says what would lift it: exactly the checks that did not pass', () => {
    expect(judge(finding({ checks: checks({ segments: false, designs: null, placebo: null }) })).liftedBy).toEqual([
      'lift designs',
      'lift segments',
    ])
  })

  it('never says caused without random assignment', () => {
    const said = [judge(finding()), judge(finding({ p: 0.5, daysHigh: 3 }))].flatMap((j) => j.reasons)
    expect(said.join(' ')).not.toMatch(/caused|because of|impact|drives|leads to/)
  })
})
