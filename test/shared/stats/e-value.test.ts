import { describe, expect, it } from 'vitest'
import {
  eValue,
  eValueOfInterval,
  riskRatioOfHazardRatio,
  riskRatioOfOddsRatio,
} from '../../../shared/stats/e-value.ts'
import { expectClose, readAnswers } from '../../reference/reference.ts'

const { cases } = readAnswers<{ readonly cases: Readonly<Record<string, number | Readonly<Record<string, number>>>> }>(
  'e-values',
)

describe('eValue', () => {
  it('equals the published 7.26 and 3.0 of a risk ratio of 3.9 (1.8 to 8.7)', () => {
    expectClose([eValue(3.9), eValueOfInterval(1.8, 8.7)], [cases['rr_3.9'] as number, 3], 1e-10)
  })
  it('equals the EValue package for common outcomes', () => {
    const expected = cases['hr_0.56_common'] as Readonly<Record<string, number>>
    const ratio = riskRatioOfHazardRatio(0.56)
    expectClose([ratio, eValue(ratio)], [expected.rr, expected.e], 1e-10)
    expectClose([eValueOfInterval(expected.lo as number, expected.hi as number)], [expected.e_limit], 1e-9)
    expectClose(
      [eValue(riskRatioOfHazardRatio(1.5))],
      [(cases['hr_1.5_common'] as Readonly<Record<string, number>>).e],
      1e-10,
    )
    expectClose(
      [eValue(1.5), eValue(riskRatioOfOddsRatio(2))],
      [cases['hr_1.5_rare'] as number, cases.or_2_common as number],
      1e-10,
    )
  })
  it('needs nothing to explain away an interval that covers 1', () => expect(eValueOfInterval(0.9, 1.4)).toBe(1))
  it('is the same for a ratio and its inverse', () => expect(eValue(0.5)).toBeCloseTo(eValue(2), 12))
})
