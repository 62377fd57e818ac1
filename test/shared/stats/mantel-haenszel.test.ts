import { describe, expect, it } from 'vitest'
import { mantelHaenszel } from '../../../shared/stats/mantel-haenszel.ts'
import { normalCritical } from '../../../shared/stats/normal.ts'
import { expectClose, levelsOf, readAnswers, readDataset } from '../../reference/reference.ts'

interface Answers {
  readonly mh_or: number
  readonly mh_or_ci_rbg: readonly number[]
  readonly cmh_chisq_cc: number
  readonly cmh_p_cc: number
  readonly cmh_chisq_nocc: number
  readonly cmh_p_nocc: number
  readonly mh_risk_difference: { readonly est: number; readonly se_greenland_robins: number }
  readonly mh_risk_ratio: { readonly est: number; readonly se_log: number }
  readonly woolf: { readonly chisq: number; readonly df: number; readonly p: number }
}

describe('mantelHaenszel', () => {
  const dataset = readDataset('admissions.csv')
  const r = readAnswers<Answers>('mantel-haenszel')
  const count = (department: string, gender: string, admit?: string) =>
    dataset
      .column('Freq')
      .reduce(
        (sum, freq, i) =>
          dataset.column('Dept')[i] === department &&
          dataset.column('Gender')[i] === gender &&
          (admit === undefined || dataset.column('Admit')[i] === admit)
            ? sum + Number(freq)
            : sum,
        0,
      )
  const strata = levelsOf(dataset.column('Dept')).map((department) => ({
    exposedWith: count(department, 'Male', 'Admitted'),
    exposed: count(department, 'Male'),
    controlWith: count(department, 'Female', 'Admitted'),
    control: count(department, 'Female'),
  }))

  it('equals R mantelhaen.test and the formulas for risks on the Berkeley admissions', () => {
    const own = mantelHaenszel(strata)
    expectClose([own.oddsRatio.estimate, own.oddsRatio.low, own.oddsRatio.high], [r.mh_or, ...r.mh_or_ci_rbg], 1e-10)
    expectClose([own.test.chiSquared, own.test.p], [r.cmh_chisq_cc, r.cmh_p_cc], 1e-10)
    expectClose([own.uncorrected.chiSquared, own.uncorrected.p], [r.cmh_chisq_nocc, r.cmh_p_nocc], 1e-10)
    expectClose(
      [own.riskDifference.estimate, own.riskDifference.standardError],
      [r.mh_risk_difference.est, r.mh_risk_difference.se_greenland_robins],
      1e-10,
    )
    const logError = Math.log(own.riskRatio.high / own.riskRatio.estimate) / normalCritical(0.95)
    expectClose([own.riskRatio.estimate, logError], [r.mh_risk_ratio.est, r.mh_risk_ratio.se_log], 1e-10)
    expectClose(
      [own.homogeneity.chiSquared, own.homogeneity.df, own.homogeneity.p],
      [r.woolf.chisq, r.woolf.df, r.woolf.p],
      1e-10,
    )
    expect(own.strata).toBe(6)
  })

  it('turns around what the crude numbers say', () => {
    const crude = mantelHaenszel([
      strata.reduce((sum, one) => ({
        exposedWith: sum.exposedWith + one.exposedWith,
        exposed: sum.exposed + one.exposed,
        controlWith: sum.controlWith + one.controlWith,
        control: sum.control + one.control,
      })),
    ])
    expect(crude.oddsRatio.estimate).toBeCloseTo(1.84, 2)
    expect(mantelHaenszel(strata).oddsRatio.estimate).toBeLessThan(1)
  })

  it('passes over strata with one arm empty, and says nothing of none', () => {
    const lone = { exposedWith: 3, exposed: 9, controlWith: 0, control: 0 }
    expect(mantelHaenszel([...strata, lone])).toEqual(mantelHaenszel(strata))
    expect(mantelHaenszel([lone]).riskDifference.estimate).toBeNaN()
  })
})
