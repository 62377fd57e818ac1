import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { baselineHazard, hazardAt } from '../../../shared/stats/baseline-hazard.ts'
import { concordance } from '../../../shared/stats/concordance.ts'
import { coxRegression, linearPredictor } from '../../../shared/stats/cox.ts'
import { type CoxInput, coxDesign } from '../../../shared/stats/cox-design.ts'
import { proportionality } from '../../../shared/stats/proportionality.ts'
import { pickSubjects } from '../../../shared/stats/survival-data.ts'
import { draws } from '../../helpers/draws.ts'
import {
  afterLandmark,
  type CoxReference,
  type Dataset,
  expectClose,
  modelOf,
  type Reference,
  readAnswers,
  readDataset,
  readReference,
  referenceNames,
  withExposureOverTime,
} from '../../reference/reference.ts'

function expectFit(dataset: Dataset, columns: Reference['columns'], spec: CoxReference): void {
  const { expected } = spec
  const input = modelOf(dataset, columns, spec)
  const design = coxDesign(input)
  const fit = coxRegression(input, design)
  const column = <K extends keyof (typeof fit.coefficients)[0]>(key: K) =>
    fit.coefficients.map((one) => one[key]) as (number | null)[]
  expect([fit.n, fit.events]).toEqual([expected.n, expected.events])
  expectClose(column('coef'), expected.coef, 2e-7)
  expectClose(column('se'), expected.se, 2e-7)
  if (expected.robustSe) expectClose(column('robustSe'), expected.robustSe, 2e-7)
  expectClose(column('z'), expected.z, 5e-7)
  expectClose(column('p'), expected.p, 1e-5)
  if (expected.low) expectClose(column('low'), expected.low, 5e-7)
  if (expected.high) expectClose(column('high'), expected.high, 5e-7)
  expectClose(fit.vcov.flat(), expected.vcov.flat(), 1e-6)
  expectClose([fit.logLikNull, fit.logLik], [expected.logLikNull, expected.logLik], 1e-9)
  for (const test of ['likelihoodRatio', 'wald', 'score'] as const) {
    expectClose([fit.tests[test].chiSquared, fit.tests[test].df], [expected[test].chisq, expected[test].df], 1e-6)
    if (expected[test].p > 1e-300) expectClose([fit.tests[test].p], [expected[test].p], 1e-5)
  }
  if (expected.concordance) {
    const order = concordance(input.data, linearPredictor(design, fit), input.strata)
    const keys = Object.keys(expected.concordance)
    expectClose(
      keys.map((key) => (order as unknown as Record<string, number>)[key]),
      keys.map((key) => expected.concordance?.[key]),
      1e-9,
    )
  }
  if (expected.baseline && !input.strata) {
    const [hazard] = baselineHazard(input, fit, design)
    expectClose(
      expected.baseline.time.map((time) => (hazard ? hazardAt(hazard, time) * hazard.atZero : Number.NaN)),
      expected.baseline.cumulative,
      1e-6,
    )
  }
  const terms = spec.terms?.map((places, k) => ({ name: String(k), columns: places }))
  for (const [transform, answer] of Object.entries(expected.proportionality ?? {})) {
    const tests = proportionality(
      input,
      fit,
      { transform: transform as 'km' | 'rank' | 'identity', ...(terms && { terms }) },
      design,
    )
    expectClose(
      tests.map(({ chiSquared }) => chiSquared),
      answer.chiSquared,
      1e-6,
    )
    expectClose(
      tests.map(({ df }) => df),
      answer.df,
    )
    expectClose(
      tests.map(({ p }) => p),
      answer.p,
      1e-5,
    )
  }
}

function describeSpec(spec: CoxReference): string {
  const parts = [
    spec.ties,
    ...(spec.strata ? [`strata ${spec.strata.join(', ')}`] : []),
    ...(spec.cluster ? [`cluster ${spec.cluster}`] : []),
    ...(spec.weight ? [`weight ${spec.weight}`] : []),
    ...(spec.robust ? ['robust'] : []),
  ]
  return `${spec.covariates.map(({ column }) => column).join(', ')} (${parts.join('; ')})`
}

describe('coxRegression, with concordance, baseline hazard and proportionality test', () => {
  for (const name of referenceNames) {
    const reference = readReference(name)
    const dataset = readDataset(reference.dataset)
    for (const spec of reference.cox)
      it(`equals R coxph on ${name}: ${describeSpec(spec)}`, () => expectFit(dataset, reference.columns, spec))
    for (const { landmark, cox } of reference.landmarks ?? [])
      it(`equals R coxph on ${name} after landmark ${landmark}`, () => {
        const more = cox
          .flatMap(({ covariates }) => covariates.map(({ column }) => column))
          .filter((one) => one !== 'exposed')
        const later = afterLandmark(dataset, reference.columns, landmark, [...new Set(more)])
        for (const spec of cox) expectFit(later, reference.columns, spec)
      })
  }

  const adjusted = ['plan', 'region', 'prior_contacts']
  for (const name of ['customers-hr15', 'customers-null']) {
    const reference = readReference(name)
    const dataset = readDataset(reference.dataset)
    it(`equals R coxph on ${name} after landmarks`, () => {
      for (const { landmark, cox } of reference.landmarks ?? [])
        for (const spec of cox)
          expectFit(afterLandmark(dataset, reference.columns, landmark, adjusted), reference.columns, spec)
    })
    it(`equals R coxph on ${name} with the exposure switched on at its day`, () => {
      const rows = withExposureOverTime(dataset, reference.columns, adjusted)
      const columns = { time: 'stop', event: 'event', eventIs: '1', entry: 'start' }
      for (const spec of reference.timeVarying ?? []) expectFit(rows, columns, spec)
    })
  }

  it('shows immortal time: split by "ever exposed", a harmful contact looks protective; switched on at its day it does not', () => {
    const reference = readReference('customers-hr15')
    const dataset = readDataset(reference.dataset)
    const everExposed = afterLandmark(dataset, reference.columns, -1, adjusted)
    const came = dataset.column('first_bad_ai_day')
    const naive: Dataset = {
      n: everExposed.n,
      column: (name) => (name === 'exposed' ? came.map((day) => (day === '' ? '0' : '1')) : dataset.column(name)),
    }
    const fit = coxRegression(modelOf(naive, reference.columns, reference.naive as CoxReference))
    expect(fit.coefficients[0]?.expCoef).toBeCloseTo(0.395, 3)
    const rows = withExposureOverTime(dataset, reference.columns, adjusted)
    const spec = reference.timeVarying?.[1] as CoxReference
    const honest = coxRegression(modelOf(rows, { time: 'stop', event: 'event', eventIs: '1', entry: 'start' }, spec))
    expect(honest.coefficients[0]?.expCoef).toBeCloseTo(1.502, 3)
  })

  it('equals the exact roots of the likelihood worked out by hand (Therneau and Grambsch)', () => {
    const { dataset: file, columns, cox } = readReference('hand-1')
    const [breslow, efron] = cox.map((spec) => coxRegression(modelOf(readDataset(file), columns, spec)))
    expect(breslow?.coefficients[0]?.coef).toBeCloseTo(Math.log((3 + Math.sqrt(33)) / 2), 10)
    expect(breslow?.logLikNull).toBeCloseTo(-Math.log(6) - 2 * Math.log(4), 10)
    const r = Math.exp(efron?.coefficients[0]?.coef as number)
    expect(-(r ** 3) + 23 * r + 30).toBeCloseTo(0, 8)
  })

  it('equals the published robust errors of the regression data', () => {
    const dataset = readDataset('regression.csv')
    const spec = {
      covariates: ['var1', 'var2', 'var3'].map((column) => ({ column })),
      ties: 'efron',
    } as unknown as CoxReference
    const input = modelOf(dataset, { time: 'T', event: 'E', eventIs: '1' }, {
      ...spec,
      expected: { robustSe: [] },
    } as unknown as CoxReference)
    const fit = coxRegression(input)
    expectClose(
      fit.coefficients.map(({ robustSe }) => Math.round((robustSe as number) * 1e5) / 1e5),
      [0.08792, 0.08469, 0.06546],
    )
    expectClose(
      proportionality(input, fit, { transform: 'rank' })
        .map(({ chiSquared }) => Math.round(chiSquared * 1e3) / 1e3)
        .slice(0, 3),
      [1.514, 0.429, 2.622],
    )
  })

  const edges = readAnswers<Record<string, Edge>>('edge-cases')

  it.each(['monotone_likelihood', 'time_zero', 'group_without_events'])(
    'says that the coefficient cannot be estimated in the edge case %s, where R gives a huge one',
    (name) => {
      const fit = coxRegression(edgeModel(edges[name] as Edge))
      expect(fit.coefficients[0]).toEqual({
        name: 'x',
        status: 'infinite',
        coef: null,
        expCoef: null,
        se: null,
        robustSe: null,
        low: null,
        high: null,
        z: null,
        p: null,
      })
      expect(fit.warnings.join(' ')).toContain('Cannot be estimated')
      const r = (edges[name]?.r ?? edges[name]?.cox) as { loglik: readonly number[] }
      expectClose([fit.logLikNull, fit.logLik], r.loglik, 1e-6)
    },
  )

  it('leaves out constant and copied covariates, names them, and fits the rest', () => {
    const fit = coxRegression(edgeModel(edges.constant_covariate as Edge))
    expect(fit.coefficients.map(({ status }) => status)).toEqual(['aliased', 'estimated', 'aliased'])
    expect(fit.coefficients[1]?.coef).toBeCloseTo(-0.362453183498, 9)
    expect(fit.warnings[0]).toBe('Left out, being constant or fixed by the covariates before: x, z.')
    expect(proportionality(edgeModel(edges.constant_covariate as Edge), fit).map(({ name }) => name)).toEqual([
      'y',
      'GLOBAL',
    ])
  })

  it('is unmoved by a huge offset of a covariate', () => {
    const edge = edges.huge_offset_covariate as Edge
    const fit = coxRegression(edgeModel(edge))
    const r = edge.r as { coef: number; se: number }
    expectClose([fit.coefficients[0]?.coef, fit.coefficients[0]?.se], [r.coef, r.se], 1e-8)
  })

  it('answers without events, without covariates and without subjects', () => {
    const none = coxRegression(edgeModel(edges.no_events as Edge))
    expect(none.coefficients[0]?.status).toBe('aliased')
    expect(none.warnings).toEqual(['There are no events, so nothing can be estimated.'])
    const data = { time: Float64Array.of(1, 2, 3), event: Uint8Array.of(1, 1, 0) }
    expect(coxRegression({ data, covariates: [], names: [] }).logLik).toBeCloseTo(-Math.log(3) - Math.log(2), 12)
    const empty = { time: new Float64Array(0), event: new Uint8Array(0) }
    expect(coxRegression({ data: empty, covariates: [new Float64Array(0)], names: ['x'] }).n).toBe(0)
  })

  it('estimates the rest when one arm separates', () => {
    // Arm c has no events; a against b is as it would be without c.
    const time = [5, 8, 3, 9, 4, 7, 6, 10, 11, 12]
    const event = [1, 1, 1, 0, 1, 1, 0, 0, 0, 0]
    const arm = ['a', 'a', 'b', 'a', 'b', 'b', 'b', 'c', 'c', 'c']
    const fitOf = (keep: (i: number) => boolean, names: readonly string[]) => {
      const places = time.map((_, i) => i).filter(keep)
      return coxRegression({
        data: pickSubjects({ time: Float64Array.from(time), event: Uint8Array.from(event) }, places),
        covariates: names.map((name) => Float64Array.from(places, (i) => Number(arm[i] === name))),
        names,
      })
    }
    const all = fitOf(() => true, ['b', 'c'])
    const pair = fitOf((i) => arm[i] !== 'c', ['b'])
    expect(all.coefficients.map(({ status }) => status)).toEqual(['estimated', 'infinite'])
    expect(all.coefficients[0]?.coef).toBeCloseTo(pair.coefficients[0]?.coef as number, 6)
    expect(all.coefficients[0]?.se).toBeCloseTo(pair.coefficients[0]?.se as number, 6)
  })

  it('warns when there are fewer than ten events per covariate', () => {
    const { dataset: file, columns, cox } = readReference('hand-2')
    const fit = coxRegression(modelOf(readDataset(file), columns, cox[0] as CoxReference))
    expect(fit.warnings).toEqual(['There are fewer than ten events per covariate (7 for 1).'])
  })

  it('refuses a covariate with NaN', () => {
    const data = { time: Float64Array.of(1, 2), event: Uint8Array.of(1, 1) }
    expect(() => coxRegression({ data, covariates: [Float64Array.of(1, Number.NaN)], names: ['x'] })).toThrow(
      /not a number/,
    )
  })

  const rows = fc.array(
    fc.record({
      start: fc.integer({ min: 0, max: 5 }),
      length: fc.integer({ min: 1, max: 20 }),
      event: fc.integer({ min: 0, max: 1 }),
      x: fc.integer({ min: -3, max: 3 }),
      y: fc.integer({ min: 0, max: 1 }),
      customer: fc.integer({ min: 0, max: 8 }),
      stratum: fc.integer({ min: 0, max: 1 }),
    }),
    { minLength: 12, maxLength: 40 },
  )
  type Rows = typeof rows extends fc.Arbitrary<infer T> ? T : never
  const modelFrom = (all: Rows, change: (x: number) => number = (x) => x): CoxInput => ({
    data: {
      time: Float64Array.from(all, ({ start, length }) => start + length),
      event: Uint8Array.from(all, ({ event }) => event),
      entry: Float64Array.from(all, ({ start }) => start),
    },
    covariates: [Float64Array.from(all, ({ x }) => change(x)), Float64Array.from(all, ({ y }) => y)],
    names: ['x', 'y'],
    strata: Int32Array.from(all, ({ stratum }) => stratum),
    cluster: Int32Array.from(all, ({ customer }) => customer),
  })

  it('gives the same fit whatever the order of the rows, with strata, clusters and delayed entry', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const plain = coxRegression(modelFrom(all))
        const turned = coxRegression(modelFrom([...all].reverse()))
        expectClose([turned.logLik], [plain.logLik], 1e-7)
        // Whether three events separate can hang on rounding: then only the likelihood is held.
        if ([...plain.coefficients, ...turned.coefficients].some(({ status }) => status !== 'estimated')) return
        for (const [k, one] of plain.coefficients.entries())
          expectClose([turned.coefficients[k]?.coef, turned.coefficients[k]?.robustSe], [one.coef, one.robustSe], 1e-5)
      }),
      draws(50, 7),
    )
  })

  it('divides a coefficient by what multiplies its covariate, and forgets what is added to it', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const plain = coxRegression(modelFrom(all))
        const scaled = coxRegression(modelFrom(all, (x) => 1000 * x + 7))
        expectClose([scaled.logLik], [plain.logLik], 1e-8)
        if (plain.coefficients.every(({ status }) => status === 'estimated'))
          expectClose([(scaled.coefficients[0]?.coef ?? Number.NaN) * 1000], [plain.coefficients[0]?.coef], 1e-4)
      }),
      draws(50, 7),
    )
  })

  it('splits follow-up into rows without changing anything', () => {
    const { dataset: file, columns, cox } = readReference('rossi')
    const input = modelOf(readDataset(file), columns, cox[0] as CoxReference)
    const n = input.data.time.length
    const halves = Array.from({ length: n }, (_, i) => i).flatMap((i) =>
      (input.data.time[i] as number) > 20 ? [i, i] : [i],
    )
    const second = halves.map((i, at) => at > 0 && halves[at - 1] === i)
    const first = halves.map((i, at) => halves[at + 1] === i)
    const split = coxRegression({
      ...input,
      data: {
        time: Float64Array.from(halves, (i, at) => (first[at] ? 20 : (input.data.time[i] as number))),
        event: Uint8Array.from(halves, (i, at) => (first[at] ? 0 : (input.data.event[i] as number))),
        entry: Float64Array.from(halves, (_, at) => (second[at] ? 20 : 0)),
      },
      covariates: input.covariates.map((values) => Float64Array.from(halves, (i) => values[i] as number)),
      cluster: Int32Array.from(halves),
      robust: true,
    })
    const whole = coxRegression({ ...input, robust: true })
    expectClose(
      split.coefficients.flatMap(({ coef, se, robustSe }) => [coef, se, robustSe]),
      whole.coefficients.flatMap(({ coef, se, robustSe }) => [coef, se, robustSe]),
      1e-8,
    )
  })
})

function edgeModel(edge: Edge): CoxInput {
  const { time, status, x, g, y, z } = edge.data
  const columns = Object.entries({ x: x ?? g, y, z }).filter(
    (one): one is [string, (number | string)[]] => one[1] !== undefined,
  )
  return {
    data: { time: Float64Array.from(time), event: Uint8Array.from(status) },
    covariates: columns.map(([, values]) =>
      Float64Array.from(values, (value) => (typeof value === 'number' ? value : Number(value === 'b'))),
    ),
    names: columns.map(([name]) => name),
  }
}

interface Edge {
  readonly data: {
    readonly time: readonly number[]
    readonly status: readonly number[]
    readonly x?: readonly (number | string)[]
    readonly g?: readonly (number | string)[]
    readonly y?: readonly number[]
    readonly z?: readonly number[]
  }
  readonly r?: unknown
  readonly cox?: unknown
}
