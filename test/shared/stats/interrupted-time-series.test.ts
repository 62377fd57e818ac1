import { describe, expect, it } from 'vitest'
import { interruptedTimeSeries } from '../../../shared/stats/interrupted-time-series.ts'
import { expectClose, readAnswers, readDataset } from '../../reference/reference.ts'

interface Answers {
  readonly its: {
    readonly newey_west_lag3_adjust: Readonly<Record<'est' | 'se' | 't' | 'p', readonly number[]>>
    readonly durbin_watson: number
    readonly resid_acf: readonly number[]
  }
}

describe('interruptedTimeSeries', () => {
  const dataset = readDataset('series.csv')
  const outcome = Float64Array.from(dataset.column('y'), Number)
  const changeAt = dataset.column('post').indexOf('1')

  it('equals R lm with sandwich’s Newey–West errors', () => {
    const r = readAnswers<Answers>('roll-out').its
    const own = interruptedTimeSeries({ outcome, changeAt, lag: 3 })
    const table = [own.intercept, own.trend, own.jump, own.trendChange]
    expectClose(
      table.flatMap(({ estimate, standardError, t, p }) => [estimate, standardError, t, p]),
      r.newey_west_lag3_adjust.est.flatMap((estimate, k) => [
        estimate,
        r.newey_west_lag3_adjust.se[k],
        r.newey_west_lag3_adjust.t[k],
        r.newey_west_lag3_adjust.p[k],
      ]),
      1e-7,
    )
    expectClose([own.durbinWatson, ...own.autocorrelation], [r.durbin_watson, ...r.resid_acf], 1e-8)
    expect([own.tooShort, own.jump.low < own.jump.estimate]).toEqual([false, true])
  })

  it('takes out what a control series went through too', () => {
    const shock = outcome.map((_, i) => (i >= changeAt ? 5 : 0))
    const control = outcome.map((_, i) => (i >= changeAt ? 5 : 0) + Math.cos(i))
    const shocked = interruptedTimeSeries({
      outcome: outcome.map((value, i) => value + (shock[i] as number)),
      changeAt,
      control,
    })
    const plain = interruptedTimeSeries({
      outcome,
      changeAt,
      control: control.map((value, i) => value - (shock[i] as number)),
    })
    expect(shocked.jump.estimate).toBeCloseTo(plain.jump.estimate, 9)
  })

  it('says that fewer than twelve periods on a side are too few, and refuses none', () => {
    expect(interruptedTimeSeries({ outcome, changeAt: 8 }).tooShort).toBe(true)
    expect(() => interruptedTimeSeries({ outcome, changeAt: 0 })).toThrow(/one side/)
  })
})
