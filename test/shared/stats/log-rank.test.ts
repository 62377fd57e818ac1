import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logRank } from '../../../shared/stats/log-rank.ts'
import { pickSubjects } from '../../../shared/stats/survival-data.ts'
import {
  afterLandmark,
  codesOf,
  type Dataset,
  expectClose,
  isMissing,
  type LogRankReference,
  levelsOf,
  placesOf,
  type Reference,
  readAnswers,
  readDataset,
  readReference,
  referenceNames,
  survivalOf,
} from '../../reference/reference.ts'

function testOf(dataset: Dataset, columns: Reference['columns'], spec: LogRankReference) {
  const places = placesOf(dataset, [columns.time])
  const levels = spec.levels ?? levelsOf(dataset.column(spec.group))
  const keys = places.map((i) => {
    const values = spec.strata.map((name) => dataset.column(name)[i])
    return values.some(isMissing) ? '' : values.join('|')
  })
  const strata = [...new Set(keys)].filter((key) => key !== '')
  return logRank({
    data: survivalOf(dataset, columns, places),
    group: codesOf(dataset.column(spec.group), levels, places),
    groups: levels.length,
    rho: spec.rho,
    ...(spec.strata.length > 0 && { strata: Int32Array.from(keys, (key) => strata.indexOf(key)) }),
  })
}

function expectTest(dataset: Dataset, columns: Reference['columns'], spec: LogRankReference): void {
  const test = testOf(dataset, columns, spec)
  expectClose(test.n, spec.n)
  expectClose(test.observed, spec.observed, 1e-9)
  expectClose(test.expected, spec.expected, 1e-9)
  expectClose(test.variance.flat(), spec.variance.flat(), 1e-9)
  expectClose([test.chiSquared, test.df], [spec.chiSquared, spec.df], 1e-9)
  expectClose([test.p], [spec.p], 1e-7)
}

describe('logRank', () => {
  for (const name of [...referenceNames, 'customers-hr15', 'customers-null']) {
    const reference = readReference(name)
    const dataset = readDataset(reference.dataset)
    for (const spec of reference.logRank) {
      const how = `${spec.strata.length > 0 ? ` within ${spec.strata.join(', ')}` : ''}${spec.rho > 0 ? ', rho 1' : ''}`
      it(`equals R survdiff on ${name} by ${spec.group}${how}`, () => expectTest(dataset, reference.columns, spec))
    }
    for (const { landmark, logRank: specs } of reference.landmarks ?? [])
      it(`equals R survdiff on ${name} after landmark ${landmark}`, () => {
        const strata = specs.flatMap((spec) => spec.strata)
        const later = afterLandmark(dataset, reference.columns, landmark, strata)
        for (const spec of specs) expectTest(later, reference.columns, spec)
      })
  }

  it.each([
    ['lymphoma.csv', { time: 'Time', event: 'Censor', eventIs: '1' }, 'Stage_group', 6.70971, 1, 0.0096],
    ['regimes.csv', { time: 'duration', event: 'observed', eventIs: '1' }, 'regime', 322.5991, 5, 0],
    ['g3.csv', { time: 'time', event: 'event', eventIs: 'True' }, 'group', Number.NaN, 1, 0.0138],
  ])('equals the published test of %s', (file, columns, group, chiSquared, df, p) => {
    const dataset = readDataset(file)
    const rows = file === 'g3.csv' ? placesOf(dataset, [], { histology: 'Grade3' }) : placesOf(dataset, [])
    const levels = levelsOf(dataset.column(group))
    const test = logRank({
      data: survivalOf(dataset, columns, rows),
      group: codesOf(dataset.column(group), levels, rows),
      groups: levels.length,
    })
    if (!Number.isNaN(chiSquared)) expect(test.chiSquared).toBeCloseTo(chiSquared, 4)
    expect(test.df).toBe(df)
    expect(test.p).toBeCloseTo(p, 4)
  })

  it.each(['all_tied', 'group_without_events', 'one_in_group', 'time_zero'])(
    'equals R survdiff in the edge case %s',
    (name) => {
      const edge = readAnswers<Record<string, Edge>>('edge-cases')[name] as Edge
      const labels = (edge.data.x ?? edge.data.g ?? []).map(String)
      const levels = levelsOf(labels)
      const test = logRank({
        data: { time: Float64Array.from(edge.data.time), event: Uint8Array.from(edge.data.status) },
        group: Int32Array.from(labels, (label) => levels.indexOf(label)),
        groups: levels.length,
      })
      expectClose(test.observed, edge.logrank.observed, 1e-9)
      expectClose(test.expected, edge.logrank.expected, 1e-9)
      expectClose([test.chiSquared, test.df, test.p], [edge.logrank.chisq, edge.logrank.df, edge.logrank.p], 1e-8)
    },
  )

  const toy = { time: Float64Array.of(1, 2, 3, 4, 5, 6), event: Uint8Array.of(1, 1, 1, 1, 1, 1) }

  it('tests nothing with one group, no events or nobody', () => {
    const nothing = { chiSquared: 0, df: 0, p: 1 }
    expect(logRank({ data: toy, group: new Int32Array(6), groups: 1 })).toMatchObject(nothing)
    const group = Int32Array.of(0, 1, 0, 1, 0, 1)
    expect(logRank({ data: { ...toy, event: new Uint8Array(6) }, group, groups: 2 })).toMatchObject(nothing)
    const nobody = { time: new Float64Array(0), event: new Uint8Array(0) }
    expect(logRank({ data: nobody, group: new Int32Array(0), groups: 2 })).toMatchObject(nothing)
  })

  it('leaves out who is in no group', () => {
    const group = Int32Array.of(0, 1, -1, 1, 0, -1)
    const places = [0, 1, 3, 4]
    expect(logRank({ data: toy, group, groups: 2 })).toEqual(
      logRank({
        data: pickSubjects(toy, places),
        group: Int32Array.from(places, (i) => group[i] as number),
        groups: 2,
      }),
    )
  })

  it('refuses weights, for which its variance would be wrong', () => {
    const weighted = { ...toy, weight: new Float64Array(6).fill(1) }
    expect(() => logRank({ data: weighted, group: new Int32Array(6), groups: 1 })).toThrow(/weighted/)
  })

  it('is unmoved by the order of rows, the names of groups and the clock', () => {
    const row = fc.record({
      time: fc.integer({ min: 0, max: 20 }),
      event: fc.integer({ min: 0, max: 1 }),
      group: fc.integer({ min: 0, max: 2 }),
      stratum: fc.integer({ min: 0, max: 1 }),
    })
    fc.assert(
      fc.property(fc.array(row, { minLength: 5, maxLength: 60 }), (rows) => {
        const of = (all: typeof rows, rename: (g: number) => number, clock: number) =>
          logRank({
            data: {
              time: Float64Array.from(all, ({ time }) => time * clock),
              event: Uint8Array.from(all, ({ event }) => event),
            },
            group: Int32Array.from(all, ({ group }) => rename(group)),
            groups: 3,
            strata: Int32Array.from(all, ({ stratum }) => stratum),
          })
        const plain = of(rows, (g) => g, 1)
        const other = of([...rows].reverse(), (g) => 2 - g, 0.37)
        expectClose([other.chiSquared, other.df], [plain.chiSquared, plain.df], 1e-7)
      }),
    )
  })

  it('says the same of delayed entry as a Cox score test would: only those at risk count', () => {
    // The subject who enters at 3 can't be expected to leave before.
    const test = logRank({
      data: { time: Float64Array.of(2, 4, 5), event: Uint8Array.of(1, 1, 1), entry: Float64Array.of(0, 0, 3) },
      group: Int32Array.of(0, 1, 1),
      groups: 2,
    })
    expectClose(test.expected, [0.5, 2.5])
  })
})

interface Edge {
  readonly data: {
    readonly time: readonly number[]
    readonly status: readonly number[]
    readonly x?: readonly (number | string)[]
    readonly g?: readonly (number | string)[]
  }
  readonly logrank: {
    readonly observed: readonly number[]
    readonly expected: readonly number[]
    readonly chisq: number
    readonly df: number
    readonly p: number
  }
}
