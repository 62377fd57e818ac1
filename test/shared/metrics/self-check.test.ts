import { describe, expect, it } from 'vitest'
import { metricEvidence } from '../../../shared/metrics/metric-evidence.ts'
import { type SelfCheckInput, type SelfCheckSign, selfCheck } from '../../../shared/metrics/self-check.ts'

const rate = (metric: string, numerator: number, denominator: number, period = '2026Q3') =>
  metricEvidence(
    { metric, slice: '', numerator, denominator, excluded: {} },
    { period, from: 0, until: 1, by: null, dataThrough: 1, sources: [] },
  )

const nothing: SelfCheckInput = {
  quarter: '2026Q3',
  evidence: [],
  before: [],
  monthsJoined: 0,
  monthsNeeded: 6,
  lost: null,
}

const stateOf = (input: SelfCheckInput, id: SelfCheckSign['id']) =>
  selfCheck(input).signs.find((sign) => sign.id === id)?.state

describe('selfCheck', () => {
  it('judges nothing without data, and says so of all five', () => {
    const { signs, sentence } = selfCheck(nothing)
    expect(signs.map(({ state }) => state)).toEqual(Array(5).fill('can’t be told'))
    expect(sentence).toContain('None of the five signs')
    expect(sentence).toContain('5 signs can’t be told yet')
  })

  it('sees activity that stands without its outcome', () => {
    const alone = [rate('containment-rate', 520, 1000), rate('csat', 80, 100)]
    expect(stateOf({ ...nothing, evidence: alone }, 'activity-without-outcome')).toBe('shows')
    const paired = [...alone, rate('ai-end-to-end-rate', 310, 1000), rate('csat-on-kept', 70, 80)]
    expect(stateOf({ ...nothing, evidence: paired }, 'activity-without-outcome')).toBe('does not show')
  })

  it.each([
    ['apart by more than ten points, intervals apart', 700, 520, 'shows'],
    ['apart by less', 560, 520, 'does not show'],
  ])('holds deflection against what was resolved end to end: %s', (_name, contained, kept, state) => {
    const evidence = [rate('containment-rate', contained, 1000), rate('ai-end-to-end-rate', kept, 1000)]
    expect(stateOf({ ...nothing, evidence }, 'deflection-as-success')).toBe(state)
  })

  it('does not take ten points between forty contacts for a gap', () => {
    const evidence = [rate('containment-rate', 24, 40), rate('ai-end-to-end-rate', 19, 40)]
    expect(stateOf({ ...nothing, evidence }, 'deflection-as-success')).toBe('does not show')
  })

  it('sees satisfaction that holds while more customers leave', () => {
    const quarters = (csatNow: number, churnNow: number) => [
      rate('csat', 700, 1000, '2025Q3'),
      rate('contact-churn-90d', 100, 1000, '2025Q3'),
      rate('csat', csatNow, 1000),
      rate('contact-churn-90d', churnNow, 1000),
    ]
    expect(stateOf({ ...nothing, before: quarters(720, 140) }, 'satisfied-but-leaving')).toBe('shows')
    expect(stateOf({ ...nothing, before: quarters(600, 140) }, 'satisfied-but-leaving')).toBe('does not show')
    expect(stateOf({ ...nothing, before: quarters(720, 80) }, 'satisfied-but-leaving')).toBe('does not show')
  })

  it('counts how many losses were announced', () => {
    const lost = (customers: number, announced: number) =>
      stateOf({ ...nothing, lost: { customers, announced } }, 'losses-unannounced')
    expect(lost(118, 25)).toBe('shows')
    expect(lost(118, 59)).toBe('does not show')
    expect(lost(9, 0)).toBe('can’t be told')
  })

  it('wants four contacts of five matched and six months of joined history', () => {
    const joined = (matched: number, monthsJoined: number) =>
      stateOf({ ...nothing, monthsJoined, evidence: [rate('match-rate', matched, 1000)] }, 'service-apart-from-revenue')
    expect(joined(900, 18)).toBe('does not show')
    expect(joined(790, 18)).toBe('shows')
    expect(joined(900, 5)).toBe('shows')
  })

  it('says no number that is not in its evidence', () => {
    const evidence = [
      rate('containment-rate', 700, 1000),
      rate('ai-end-to-end-rate', 520, 1000),
      rate('match-rate', 900, 1000),
    ]
    const known = new Set(evidence.map(({ id }) => id))
    for (const sign of selfCheck({ ...nothing, evidence }).signs)
      for (const id of sign.evidence) expect(known.has(id)).toBe(true)
  })
})
