import { describe, expect, it } from 'vitest'
import { differenceInDifferences } from '../../../shared/stats/difference-in-differences.ts'
import { expectClose, readAnswers, readDataset } from '../../reference/reference.ts'

interface Answers {
  readonly did: {
    readonly group_means: readonly number[]
    readonly twfe_cluster_HC1: { readonly est: number; readonly se: number }
    readonly event_study_coefs: { readonly names: readonly string[]; readonly est: readonly (number | null)[] }
  }
}

describe('differenceInDifferences', () => {
  const r = readAnswers<Answers>('roll-out').did
  const dataset = readDataset('panel.csv')
  const panel = {
    outcome: Float64Array.from(dataset.column('y'), Number),
    unit: Int32Array.from(dataset.column('unit'), Number),
    period: Int32Array.from(dataset.column('month'), Number),
    treated: Uint8Array.from(dataset.column('treated'), Number),
    changeAt: 13,
  }

  it('equals R’s two-way fixed effects with clustered errors, and covers the effect of 1.8 that was built in', () => {
    const own = differenceInDifferences(panel)
    expectClose([own.effect, own.standardError], [r.twfe_cluster_HC1.est, r.twfe_cluster_HC1.se], 1e-8)
    expectClose(own.means, r.group_means, 1e-9)
    expect([own.units, own.treatedUnits, own.fewUnits, own.low < 1.8 && own.high > 1.8]).toEqual([40, 18, false, true])
    expect(own.preTrend?.df).toBe(11)
    expect(own.preTrend?.p).toBeGreaterThan(0.05)
  })

  it('has R’s event study, which holds periods against the last one', () => {
    const { eventStudy } = differenceInDifferences(panel)
    const last = eventStudy.at(-1)?.estimate ?? Number.NaN
    for (const [k, name] of r.event_study_coefs.names.entries()) {
      const relative = Number(name.replace(/^.*"-1"\)/, ''))
      const expected = r.event_study_coefs.est[k]
      if (expected === null || expected === undefined || relative === -1) continue
      const own = eventStudy.find(({ period }) => period === relative + 13)
      expect((own?.estimate ?? Number.NaN) - last).toBeCloseTo(expected, 8)
    }
  })

  it('sees that treated units were on another path before', () => {
    const outcome = panel.outcome.map((value, i) => value + (panel.treated[i] as number) * (panel.period[i] as number))
    expect(differenceInDifferences({ ...panel, outcome }).preTrend?.p).toBeLessThan(1e-6)
  })

  it('gives the same answer for a panel with gaps, whatever the order of its rows', () => {
    const keep = Array.from(panel.outcome.keys()).filter((i) => i % 7 !== 3)
    const take = (order: readonly number[]) => ({
      outcome: Float64Array.from(order, (i) => panel.outcome[i] as number),
      unit: Int32Array.from(order, (i) => panel.unit[i] as number),
      period: Int32Array.from(order, (i) => panel.period[i] as number),
      treated: Uint8Array.from(order, (i) => panel.treated[i] as number),
      changeAt: 13,
    })
    const plain = differenceInDifferences(take(keep))
    const turned = differenceInDifferences(take([...keep].reverse()))
    expectClose([turned.effect, turned.standardError], [plain.effect, plain.standardError], 1e-9)
    expect(Math.abs(plain.effect - 2)).toBeLessThan(0.5)
  })

  it('refuses a panel in which nobody was treated', () => {
    expect(() => differenceInDifferences({ ...panel, treated: new Uint8Array(panel.treated.length) })).toThrow(
      /both arms/,
    )
  })
})
