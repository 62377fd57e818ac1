import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kaplanMeier, kaplanMeierByGroup, survivalAt } from '../../../shared/stats/kaplan-meier.ts'
import { nelsonAalen } from '../../../shared/stats/nelson-aalen.ts'
import { restrictedMean } from '../../../shared/stats/restricted-mean.ts'
import type { ConfidenceType } from '../../../shared/stats/survival-curve.ts'
import { pickSubjects, type SurvivalData } from '../../../shared/stats/survival-data.ts'
import { survivalQuantile } from '../../../shared/stats/survival-quantile.ts'
import {
  afterLandmark,
  type CurveReference,
  type Dataset,
  expectClose,
  listOf,
  placesOf,
  type Reference,
  readAnswers,
  readDataset,
  readReference,
  referenceNames,
  survivalOf,
  withExposureOverTime,
} from '../../reference/reference.ts'

const confTypes = ['plain', 'log', 'log-log'] as const

function words(where: Readonly<Record<string, string>>): string {
  return Object.entries(where)
    .map(([name, value]) => ` where ${name} is ${value}`)
    .join('')
}

/** R 3.5-3 gives no log-log interval at S = 1; 3.8-6 gives [1, 1], which is the rule here. */
function ruleAtOne(limits: readonly (number | null)[], estimate: readonly (number | null)[]): (number | null)[] {
  return limits.map((limit, k) => (estimate[k] === 1 ? 1 : limit))
}

function expectCurve(dataset: Dataset, columns: Reference['columns'], block: CurveReference, atRisk = true): void {
  const places = placesOf(dataset, [columns.time], block.where)
  const data = survivalOf(dataset, columns, places, block.weight)
  const cluster = block.cluster
    ? Int32Array.from(places, (i) => Number(dataset.column(block.cluster as string)[i]))
    : undefined
  for (const confType of confTypes) {
    const curve = kaplanMeier(data, {
      confType,
      // Whole-number weights are counts to R unless it is told otherwise.
      ...(block.weight && { variance: 'greenwood' }),
      ...(cluster && { cluster }),
    })
    expect(curve.n).toBe(block.n)
    const { table } = curve
    if (block.curve) {
      expectClose(table.time, block.curve.time)
      expectClose(table.atRisk, block.curve.atRisk)
      expectClose(table.events, block.curve.events)
      expectClose(table.censored, block.curve.censored)
      expectClose(table.estimate, block.curve.estimate, 1e-9)
      expectClose(table.standardError, block.curve.standardError, 1e-9)
      const hazard = nelsonAalen(curve)
      expectClose(hazard.estimate, block.curve.nelsonAalen, 1e-9)
      if (!block.weight) expectClose(hazard.standardError, block.curve.nelsonAalenError, 1e-9)
    }
    const limits = block.intervals?.[confType]
    if (limits && block.curve) {
      expectClose(table.low, ruleAtOne(limits.low, block.curve.estimate), 1e-9)
      expectClose(table.high, ruleAtOne(limits.high, block.curve.estimate), 1e-9)
    }
    const points = survivalAt(curve, block.at.time)
    expectClose(
      points.map(({ estimate }) => estimate),
      block.at.estimate,
      1e-9,
    )
    expectClose(
      points.map(({ se }) => se),
      block.at.standardError,
      1e-9,
    )
    if (atRisk)
      expectClose(
        points.map((point) => point.atRisk),
        block.at.atRisk,
      )
    const atLimits = block.at.intervals?.[confType]
    if (atLimits) {
      expectClose(
        points.map(({ low }) => low),
        ruleAtOne(atLimits.low, block.at.estimate),
        1e-9,
      )
      expectClose(
        points.map(({ high }) => high),
        ruleAtOne(atLimits.high, block.at.estimate),
        1e-9,
      )
    }
    const quantiles = block.quantiles?.[confType]
    if (quantiles) {
      const own = quantiles.p.map((p) => survivalQuantile(curve, p))
      expectClose(
        own.map(({ estimate }) => estimate),
        quantiles.estimate,
      )
      expectClose(
        own.map(({ low }) => low),
        quantiles.low,
      )
      expectClose(
        own.map(({ high }) => high),
        quantiles.high,
      )
    }
    for (const mean of block.means) {
      const own = restrictedMean(curve, mean.tau)
      expectClose([own.estimate, own.standardError], [mean.estimate, mean.standardError], 1e-9)
    }
  }
}

describe('kaplanMeier', () => {
  for (const name of referenceNames) {
    const reference = readReference(name)
    const dataset = readDataset(reference.dataset)
    for (const block of reference.km) {
      const how = `${block.weight ? ' weighted' : ''}${block.cluster ? ' by cluster' : ''}`
      // With delayed entry R counts those who enter up to its next row; here they count once they have entered.
      it(`equals R survfit on ${name}${words(block.where)}${how}`, () =>
        expectCurve(dataset, reference.columns, block, reference.columns.entry === undefined))
    }
    for (const { landmark, km } of reference.landmarks ?? [])
      it(`equals R survfit on ${name} after landmark ${landmark}`, () => {
        const later = afterLandmark(dataset, reference.columns, landmark, [])
        for (const block of km) expectCurve(later, reference.columns, block)
      })
  }

  for (const name of ['customers-hr15', 'customers-null'])
    it(`equals R survfit on ${name} with the exposure as it comes (Simon and Makuch) and after landmarks`, () => {
      const reference = readReference(name)
      const dataset = readDataset(reference.dataset)
      const rows = withExposureOverTime(dataset, reference.columns, [])
      const columns = { time: 'stop', event: 'event', eventIs: '1', entry: 'start' }
      for (const block of reference.simonMakuch ?? []) expectCurve(rows, columns, block, false)
      for (const { landmark, km } of reference.landmarks ?? [])
        for (const block of km)
          expectCurve(afterLandmark(dataset, reference.columns, landmark, []), reference.columns, block)
    })

  const edges = readAnswers<Record<string, EdgeCase>>('edge-cases')
  for (const name of ['no_events', 'all_tied', 'time_zero', 'last_is_event_S0'])
    it(`equals R survfit in the edge case ${name}`, () => {
      const edge = edges[name] as EdgeCase
      const curve = kaplanMeier(dataOf(edge.data.time, edge.data.status), { confType: 'log' })
      const expected = edge.km.overall
      expectClose(curve.table.time, listOf(expected.curve.time))
      expectClose(curve.table.estimate, listOf(expected.curve.surv))
      expectClose(curve.table.standardError, listOf(expected.curve.se_surv))
      expectClose(curve.table.low, listOf(expected.curve.ci95.log.lower))
      expectClose(curve.table.high, listOf(expected.curve.ci95.log.upper))
      expectClose([curve.median], [listOf(expected.quantiles.log.estimate)[1]])
    })

  it('gives the middle of the flat stretch as the median, as R does', () => {
    expect(kaplanMeier(dataOf([1, 2, 3, 4], [1, 1, 1, 1])).median).toBe(2.5)
  })

  it('says that the median was not reached instead of giving a number', () => {
    const curve = kaplanMeier(dataOf([1, 2, 3, 4], [1, 0, 0, 0]))
    expect([curve.median, curve.medianLow === null, curve.medianHigh]).toEqual([null, false, null])
    expect(kaplanMeier(dataOf([1, 2], [0, 0])).medianLow).toBe(null)
  })

  it('keeps the interval at 1 while nobody has left, and gives none at 0', () => {
    const { table } = kaplanMeier(dataOf([1, 2, 3], [0, 1, 1]))
    expect([table.estimate[0], table.low[0], table.high[0]]).toEqual([1, 1, 1])
    expect([table.estimate[2], table.standardError[2], table.low[2], table.high[2]]).toEqual([0, NaN, NaN, NaN])
  })

  it('counts someone censored at a time among those at risk of an event at that time', () => {
    expect(kaplanMeier(dataOf([5, 5], [1, 0])).table.estimate[0]).toBe(0.5)
  })

  it('takes times that differ only by rounding as one', () => {
    const curve = kaplanMeier(dataOf([0.1 + 0.2, 0.3, 1], [1, 1, 0]))
    expect(Array.from(curve.table.events)).toEqual([2, 0])
  })

  it('answers for nobody with an empty curve', () => {
    const curve = kaplanMeier(dataOf([], []))
    expect([curve.n, curve.table.time.length, curve.median, curve.lastTime]).toEqual([0, 0, null, NaN])
    expect(survivalAt(curve, [10])).toEqual([{ time: 10, estimate: 1, se: 0, low: 1, high: 1, atRisk: 0 }])
  })

  it('counts those at risk at any time under delayed entry, and nobody beyond the last follow-up', () => {
    const data = { ...dataOf([10, 20, 30], [1, 1, 0]), entry: Float64Array.of(0, 12, 5) }
    const points = survivalAt(kaplanMeier(data), [5, 6, 12, 13, 20, 31])
    expect(points.map(({ atRisk }) => atRisk)).toEqual([1, 2, 1, 2, 2, 0])
  })

  it.each([
    ['a time that is NaN', dataOf([1, Number.NaN], [1, 0])],
    ['a negative time', dataOf([1, -1], [1, 0])],
    ['an event that is 2', dataOf([1, 2], [1, 2])],
    ['unequal lengths', { time: Float64Array.of(1, 2), event: Uint8Array.of(1) }],
    ['an entry at the exit', { ...dataOf([1, 2], [1, 0]), entry: Float64Array.of(0, 2) }],
    ['a weight that is NaN', { ...dataOf([1, 2], [1, 0]), weight: Float64Array.of(1, Number.NaN) }],
  ])('refuses %s', (_, data) => {
    expect(() => kaplanMeier(data)).toThrow(/invariant/)
  })

  const subjects = fc.array(
    fc.record({ time: fc.integer({ min: 0, max: 40 }), event: fc.boolean(), weight: fc.integer({ min: 1, max: 4 }) }),
    { minLength: 1, maxLength: 60 },
  )

  it('gives the same curve whatever the order of the rows', () => {
    fc.assert(
      fc.property(subjects, fc.nat(), (rows, seed) => {
        const data = dataOf(
          rows.map(({ time }) => time / 7),
          rows.map(({ event }) => Number(event)),
        )
        const order = rows.map((_, i) => i).sort((a, b) => ((a * 7919 + seed) % 101) - ((b * 7919 + seed) % 101))
        const shuffled = kaplanMeier(pickSubjects(data, order))
        const plain = kaplanMeier(data)
        expect(shuffled.table).toEqual(plain.table)
        expect(shuffled.median).toEqual(plain.median)
      }),
    )
  })

  it('is the share still there when nobody was censored', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 50 }), (times) => {
        const curve = kaplanMeier(
          dataOf(
            times,
            times.map(() => 1),
          ),
        )
        for (const [row, time] of curve.table.time.entries())
          expect(curve.table.estimate[row]).toBeCloseTo(times.filter((one) => one > time).length / times.length, 12)
      }),
    )
  })

  it('gives Greenwood’s variance when the robust one is asked for without weights', () => {
    fc.assert(
      fc.property(subjects, (rows) => {
        const data = dataOf(
          rows.map(({ time }) => time),
          rows.map(({ event }) => Number(event)),
        )
        const robust = kaplanMeier(data, { variance: 'robust' })
        const plain = kaplanMeier(data)
        expectClose(robust.table.standardError, plain.table.standardError, 1e-9)
        expect(restrictedMean(robust, 25).standardError).toBeCloseTo(restrictedMean(plain, 25).standardError, 9)
      }),
    )
  })

  it('takes a whole weight as that many subjects', () => {
    fc.assert(
      fc.property(subjects, (rows) => {
        const data = dataOf(
          rows.map(({ time }) => time),
          rows.map(({ event }) => Number(event)),
        )
        const weighted = { ...data, weight: Float64Array.from(rows, ({ weight }) => weight) }
        const repeated = pickSubjects(
          data,
          rows.flatMap(({ weight }, i) => Array.from({ length: weight }, () => i)),
        )
        const a = kaplanMeier(weighted, { variance: 'greenwood' }).table
        const b = kaplanMeier(repeated).table
        expectClose(a.estimate, b.estimate, 1e-12)
        expectClose(a.standardError, b.standardError, 1e-9)
      }),
    )
  })
})

describe('kaplanMeierByGroup', () => {
  it('gives each group the curve it has on its own, and leaves out those in none', () => {
    const data = dataOf([3, 1, 4, 1, 5, 9, 2, 6], [1, 1, 0, 1, 1, 0, 1, 1])
    const group = Int32Array.of(0, 1, 0, 1, -1, 1, 2, 0)
    const curves = kaplanMeierByGroup(data, group, 4)
    for (let g = 0; g < 4; g++) {
      const places = Array.from(group.keys()).filter((i) => group[i] === g)
      expect(curves[g]).toEqual(kaplanMeier(pickSubjects(data, places)))
    }
  })
})

function dataOf(time: readonly number[], event: readonly number[]): SurvivalData {
  return { time: Float64Array.from(time), event: Uint8Array.from(event) }
}

type OneOrMore = number | readonly (number | null)[]

interface EdgeCase {
  readonly data: { readonly time: readonly number[]; readonly status: readonly number[] }
  readonly km: {
    readonly overall: {
      readonly curve: {
        readonly time: OneOrMore
        readonly surv: OneOrMore
        readonly se_surv: OneOrMore
        readonly ci95: Record<ConfidenceType, { readonly lower: OneOrMore; readonly upper: OneOrMore }>
      }
      readonly quantiles: Record<ConfidenceType, { readonly estimate: OneOrMore }>
    }
  }
}
