import { describe, expect, it } from 'vitest'
import { kaplanMeier } from '../../../shared/stats/kaplan-meier.ts'
import { restrictedMean, restrictedMeanDifference } from '../../../shared/stats/restricted-mean.ts'
import {
  expectClose,
  placesOf,
  type Reference,
  readAnswers,
  readDataset,
  survivalOf,
} from '../../reference/reference.ts'

interface Estimate {
  readonly 'Est.': number
  readonly se?: number
  readonly 'lower .95': number
  readonly 'upper .95': number
  readonly p?: number
}
interface Arms {
  readonly tau: number
  readonly rmst_arm0: Estimate
  readonly rmst_arm1: Estimate
  readonly unadjusted: Readonly<Record<string, Estimate>>
}

describe('restrictedMeanDifference', () => {
  const r = readAnswers<Readonly<Record<string, Readonly<Record<string, Arms>>>>>('restricted-means')
  const cases: readonly [string, string, Reference['columns'], string, string, string][] = [
    ['lung_sex', 'lung.csv', { time: 'time', event: 'status', eventIs: '2' }, 'sex', '1', '2'],
    ['veteran_trt', 'veteran.csv', { time: 'time', event: 'status', eventIs: '1' }, 'trt', '1', '2'],
    ['rossi_fin', 'rossi.csv', { time: 'week', event: 'arrest', eventIs: '1' }, 'fin', '0', '1'],
    ['telco_techsupport', 'telco.csv', { time: 'tenure', event: 'churned', eventIs: '1' }, 'support', 'no', 'yes'],
  ]
  it.each(cases)('equals survRM2 on %s', (name, file, columns, column, zero, one) => {
    const dataset = readDataset(file)
    const curve = (value: string) =>
      kaplanMeier(survivalOf(dataset, columns, placesOf(dataset, [column], { [column]: value })))
    for (const arms of Object.values(r[name] ?? {})) {
      if (typeof arms !== 'object' || !arms.unadjusted) continue
      const own = restrictedMeanDifference(curve(one), curve(zero), arms.tau)
      expectClose([own.b.estimate, own.b.standardError], [arms.rmst_arm0['Est.'], arms.rmst_arm0.se], 1e-9)
      expectClose([own.a.estimate, own.a.standardError], [arms.rmst_arm1['Est.'], arms.rmst_arm1.se], 1e-9)
      const difference = arms.unadjusted['RMST (arm=1)-(arm=0)'] as Estimate
      expectClose(
        [own.difference, own.low, own.high, own.p],
        [difference['Est.'], difference['lower .95'], difference['upper .95'], difference.p],
        1e-8,
      )
      const ratio = arms.unadjusted['RMST (arm=1)/(arm=0)'] as Estimate
      expectClose(
        [own.ratio, own.ratioLow, own.ratioHigh],
        [ratio['Est.'], ratio['lower .95'], ratio['upper .95']],
        1e-9,
      )
    }
  })
})

describe('restrictedMean', () => {
  const of = (time: readonly number[], event: readonly number[]) =>
    kaplanMeier({ time: Float64Array.from(time), event: Uint8Array.from(event) })

  it('is the whole horizon while nobody leaves', () => {
    expect(restrictedMean(of([50, 60], [0, 0]), 40)).toEqual({
      tau: 40,
      estimate: 40,
      standardError: 0,
      extrapolated: false,
    })
  })
  it('is the plain mean when everybody was seen to leave within the horizon', () => {
    expect(restrictedMean(of([2, 4, 9], [1, 1, 1]), 30)).toMatchObject({ estimate: 5, extrapolated: false })
  })
  it('says when the horizon lies beyond what was followed', () => {
    expect(restrictedMean(of([2, 4, 9], [1, 1, 0]), 10).extrapolated).toBe(true)
    expect(restrictedMean(of([2, 4, 9], [1, 1, 0]), 9).extrapolated).toBe(false)
    expect(restrictedMean(of([], []), 9).extrapolated).toBe(true)
  })
  it('counts an event at the horizon itself for nothing', () => {
    expect(restrictedMean(of([5, 10, 12], [1, 1, 0]), 10).estimate).toBeCloseTo(5 + (5 * 2) / 3, 12)
  })
  it('refuses a horizon that is none', () => expect(() => restrictedMean(of([1], [1]), 0)).toThrow(/tau/))
})
