import { describe, expect, it } from 'vitest'
import { balanceTable } from '../../../shared/stats/balance-table.ts'
import { bootstrap } from '../../../shared/stats/bootstrap.ts'
import { coxRegression } from '../../../shared/stats/cox.ts'
import { gComputation } from '../../../shared/stats/g-computation.ts'
import { kaplanMeierByGroup, survivalAt } from '../../../shared/stats/kaplan-meier.ts'
import { logisticRegression } from '../../../shared/stats/logistic-regression.ts'
import { effectiveSampleSize, propensityWeights, type WeightTarget } from '../../../shared/stats/propensity-weights.ts'
import { restrictedMean, restrictedMeanDifference } from '../../../shared/stats/restricted-mean.ts'
import { revenueAtStake } from '../../../shared/stats/revenue-at-stake.ts'
import {
  afterLandmark,
  type Dataset,
  expectClose,
  placesOf,
  readAnswers,
  readDataset,
  readReference,
  type StandardisedReference,
  survivalOf,
  type WeightingReference,
} from '../../reference/reference.ts'

interface Study {
  readonly name: string
  readonly dataset: Dataset
  readonly time: string
  readonly event: string
  readonly exposure: string
  readonly covariates: readonly { readonly column: string; readonly is?: string }[]
  readonly weighting: WeightingReference
  readonly gComputation: StandardisedReference
}

const rotterdam = readReference('rotterdam')
const studies: Study[] = [
  {
    name: 'rotterdam',
    dataset: readDataset('rotterdam.csv'),
    time: 'time',
    event: 'event',
    exposure: 'hormon',
    covariates: [
      { column: 'age' },
      { column: 'meno' },
      { column: 'size', is: '20-50' },
      { column: 'size', is: '>50' },
      { column: 'grade' },
      { column: 'nodes10' },
    ],
    weighting: rotterdam.weighting as WeightingReference,
    gComputation: rotterdam.gComputation as StandardisedReference,
  },
  ...['customers-hr15', 'customers-null'].flatMap((name) => {
    const reference = readReference(name)
    const dataset = readDataset(reference.dataset)
    return (reference.landmarks ?? []).map(({ landmark, weighting, gComputation: standardised }) => ({
      name: `${name} after ${landmark} days`,
      dataset: afterLandmark(dataset, reference.columns, landmark, ['plan', 'region', 'prior_contacts', 'arpa']),
      time: 'followup_days',
      event: 'churned',
      exposure: 'exposed',
      covariates: [
        { column: 'plan', is: 'pro' },
        { column: 'plan', is: 'business' },
        { column: 'region', is: 'EU' },
        { column: 'region', is: 'APAC' },
        { column: 'prior_contacts' },
      ],
      weighting: weighting as WeightingReference,
      gComputation: standardised as StandardisedReference,
    }))
  }),
]

function inputsOf({ dataset, time, event, exposure, covariates }: Study) {
  const places = placesOf(dataset, [time])
  return {
    data: survivalOf(dataset, { time, event, eventIs: '1' }, places),
    exposed: Uint8Array.from(dataset.column(exposure), Number),
    covariates: covariates.map(({ column, is }) =>
      Float64Array.from(dataset.column(column), (value) => (is === undefined ? Number(value) : Number(value === is))),
    ),
    names: covariates.map(({ column, is }) => `${column}${is ?? ''}`),
  }
}

describe.each(studies)('weighting of $name', (study) => {
  const { data, exposed, covariates, names } = inputsOf(study)
  const { weighting } = study
  const score = logisticRegression({ outcome: exposed, covariates, names })

  it('has the propensity model of R glm', () => {
    expectClose([score.intercept, ...score.coefficients.map(({ coef }) => coef)], weighting.coef, 1e-8)
    // R stops one step earlier, which shows in its standard errors.
    expectClose(
      score.coefficients.map(({ se }) => se),
      weighting.se.slice(1),
      2e-5,
    )
    expectClose([score.deviance], [weighting.deviance], 1e-9)
    expectClose(Array.from(score.fitted.subarray(0, 5)), weighting.first, 1e-8)
  })

  it.each(Object.keys(weighting.targets) as WeightTarget[])(
    'has the balance, curves and means of R for %s',
    (target) => {
      const answer = weighting.targets[target]
      const weight = propensityWeights(exposed, score.fitted, target)
      const table = balanceTable(exposed, covariates, names, weight)
      expectClose([table.unexposedSize.effective, table.exposedSize.effective], answer.effective, 1e-7)
      expectClose([table.largestWeight], [answer.largest], 1e-7)
      expectClose(
        table.rows.map(({ before }) => before),
        weighting.before,
        1e-9,
      )
      for (const [k, { after }] of table.rows.entries()) expect(after).toBeCloseTo(answer.after[k] as number, 8)
      if (target === 'overlap') expect(table.worst).toBeLessThan(1e-9)
      const curves = kaplanMeierByGroup({ ...data, weight }, Int32Array.from(exposed), 2)
      const points = curves.flatMap((curve) => survivalAt(curve, answer.time))
      expectClose(
        points.map(({ estimate }) => estimate),
        answer.estimate,
        1e-8,
      )
      expectClose(
        points.map(({ se }) => se),
        answer.standardError,
        1e-7,
      )
      if (answer.mean) {
        const means = curves.map((curve) => restrictedMean(curve, answer.mean?.tau as number))
        expectClose(
          means.map(({ estimate }) => estimate),
          answer.mean.estimate,
          1e-8,
        )
        // Not the naive weighted-Greenwood error that R prints, which is four times too small on rotterdam.
        expectClose(
          means.map(({ standardError }) => standardError),
          answer.mean.standardError,
          1e-7,
        )
      }
      if (answer.cox) {
        const fit = coxRegression({
          data: { ...data, weight },
          covariates: [Float64Array.from(exposed)],
          names: ['exposed'],
        })
        const one = fit.coefficients[0]
        expectClose(
          [one?.coef, one?.se, one?.robustSe, fit.logLik],
          [answer.cox.coef, answer.cox.se, answer.cox.robustSe, answer.cox.logLik],
          2e-7,
        )
      }
    },
  )

  it('has the standardised survival that R’s Cox model gives (g-computation)', () => {
    const model = { data, covariates: [Float64Array.from(exposed), ...covariates], names: ['exposed', ...names] }
    const fit = coxRegression(model)
    const { points, restrictedMean: kept } = gComputation({
      model,
      fit,
      exposure: 0,
      times: study.gComputation.time,
      tau: 200,
    })
    expectClose(
      points.map((point) => point.exposed),
      study.gComputation.exposed,
      1e-7,
    )
    expectClose(
      points.map((point) => point.unexposed),
      study.gComputation.unexposed,
      1e-7,
    )
    expectClose(
      points.map((point) => point.difference),
      study.gComputation.difference,
      1e-6,
    )
    // The area under the standardised curve, step by step of a day.
    const days = Array.from({ length: 200 }, (_, day) => day)
    const daily = gComputation({ model, fit, exposure: 0, times: days }).points
    expectClose([kept?.exposed], [daily.reduce((sum, point) => sum + point.exposed, 0)], 1e-9)
  })
})

describe('revenueAtStake', () => {
  const study = studies.find(({ name }) => name === 'customers-hr15 after 90 days') as Study
  const { data, exposed, covariates, names } = inputsOf(study)
  const r = readAnswers<RevenueAnswers>('revenue-at-stake')
  const arpa = Float64Array.from(study.dataset.column('arpa'), Number)

  it('equals R from customers to money', () => {
    const score = logisticRegression({ outcome: exposed, covariates, names })
    const weight = propensityWeights(exposed, score.fitted, 'exposed')
    const [control, treated] = kaplanMeierByGroup({ ...data, weight }, Int32Array.from(exposed), 2)
    const days = restrictedMeanDifference(control as never, treated as never, 365)
    const own = arpa.filter((_, i) => exposed[i] === 1)
    const mean = own.reduce((sum, value) => sum + value, 0) / own.length
    const error = Math.sqrt(own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (own.length - 1) / own.length)
    expectClose(
      [days.difference, days.standardError, mean, error, own.length],
      [r.point.days_lost, r.point.se_days, r.point.arpa, r.point.se_arpa, r.point.n1],
      1e-8,
    )
    const stake = revenueAtStake({
      daysLost: days.difference,
      daysError: days.standardError,
      monthlyRevenue: mean,
      revenueError: error,
      customers: own.length,
    })
    expectClose(
      [stake.perCustomer, stake.standardError, stake.total, stake.low, stake.high],
      [r.perCustomer, r.perCustomerError, r.total, ...r.totalInterval],
      1e-8,
    )
  })

  it('keeps revenue as R does when the curve is weighted by what customers pay', () => {
    const curves = kaplanMeierByGroup({ ...data, weight: arpa }, Int32Array.from(exposed), 2)
    for (const [arm, answer] of [r.retention.unexposed, r.retention.exposed].entries()) {
      const curve = curves[arm] as (typeof curves)[0]
      const points = survivalAt(curve, answer.time)
      expectClose(
        points.flatMap(({ estimate, se, low, high }) => [estimate, se, low, high]),
        answer.time.flatMap((_, k) => [
          answer.revenue_retained[k],
          answer.se_robust[k],
          answer.lower[k],
          answer.upper[k],
        ]),
        1e-8,
      )
      const mean = restrictedMean(curve, 365)
      expectClose([mean.estimate, mean.standardError], [answer.rmst365, answer.rmst365_se_ij], 1e-8)
    }
  })

  it('has a bootstrap error within ten per cent of R’s, the propensity model refitted each time', () => {
    const outcome = bootstrap({
      n: exposed.length,
      repeats: 200,
      seed: 11,
      statistic: (places) => {
        const take = (values: Float64Array) => Float64Array.from(places, (i) => values[i] as number)
        const own = Uint8Array.from(places, (i) => exposed[i] as number)
        const { fitted } = logisticRegression({ outcome: own, covariates: covariates.map(take), names })
        const resampled = {
          time: take(data.time),
          event: Uint8Array.from(places, (i) => data.event[i] as number),
          weight: propensityWeights(own, fitted, 'exposed'),
        }
        const [control, treated] = kaplanMeierByGroup(resampled, Int32Array.from(own), 2, { variance: 'greenwood' })
        return restrictedMean(control as never, 365).estimate - restrictedMean(treated as never, 365).estimate
      },
    })
    expect(Math.abs(outcome.standardError / r.bootstrap.se_days - 1)).toBeLessThan(0.1)
    expect(outcome.failed).toBe(0)
  })
})

describe('logisticRegression', () => {
  const outcome = Uint8Array.of(0, 0, 1, 0, 1, 1, 0, 1)
  const x = Float64Array.of(1, 2, 3, 4, 5, 6, 3.5, 2.5)

  it('says which covariate separates the outcomes', () => {
    const fit = logisticRegression({ outcome, covariates: [Float64Array.from(outcome), x], names: ['same', 'x'] })
    expect(fit.coefficients[0]).toMatchObject({ status: 'infinite', coef: null })
    expect(fit.warnings.join()).toContain('separates the outcomes: same')
  })
  it('leaves out a constant and a copy', () => {
    const fit = logisticRegression({
      outcome,
      covariates: [new Float64Array(8).fill(3), x, x],
      names: ['one', 'x', 'again'],
    })
    expect(fit.coefficients.map(({ status }) => status)).toEqual(['aliased', 'estimated', 'aliased'])
    const alone = logisticRegression({ outcome, covariates: [x], names: ['x'] })
    expectClose([fit.coefficients[1]?.coef, fit.intercept], [alone.coefficients[0]?.coef, alone.intercept], 1e-10)
  })
  it('answers when everyone is the same', () => {
    const fit = logisticRegression({ outcome: new Uint8Array(8).fill(1), covariates: [x], names: ['x'] })
    expect(fit.warnings[0]).toContain('is 1 for everyone')
    expect(Array.from(fit.fitted)).toEqual(new Array(8).fill(1))
  })
})

describe('effectiveSampleSize', () => {
  it.each([
    [[1, 1, 2], 36 / 13.5],
    [[3, 3, 3, 3], 4],
    [[], 0],
  ])('of %j is %d', (weights, size) => expect(effectiveSampleSize(weights)).toBeCloseTo(size, 12))
})

describe('bootstrap', () => {
  const values = Float64Array.from({ length: 400 }, (_, i) => Math.sin(i) * 10)
  const mean = (places: Uint32Array) => places.reduce((sum, i) => sum + (values[i] as number), 0) / places.length

  it('gives the standard error of a mean, and the same answer for the same seed', () => {
    const first = bootstrap({ n: 400, statistic: mean, repeats: 2000, seed: 5 })
    const own = mean(Uint32Array.from(values.keys()))
    const exact = Math.sqrt(values.reduce((sum, value) => sum + (value - own) ** 2, 0) / 400 / 400)
    expect(Math.abs(first.standardError / exact - 1)).toBeLessThan(0.06)
    expect(first.low < own && own < first.high).toBe(true)
    expect(bootstrap({ n: 400, statistic: mean, repeats: 2000, seed: 5 })).toEqual(first)
  })
  it('draws whole customers when rows belong to one', () => {
    // Four identical rows per customer say no more than one.
    const cluster = Int32Array.from({ length: 400 }, (_, i) => Math.floor(i / 4))
    const same = (places: Uint32Array) =>
      places.reduce((sum, i) => sum + (values[Math.floor(i / 4)] as number), 0) / places.length
    const clustered = bootstrap({ n: 400, statistic: same, repeats: 1000, seed: 6, cluster })
    const naive = bootstrap({ n: 400, statistic: same, repeats: 1000, seed: 6 })
    expect(clustered.standardError / naive.standardError).toBeGreaterThan(1.8)
  })
  it('counts resamples that could not be computed', () => {
    let call = 0
    const every = bootstrap({ n: 10, statistic: () => (call++ % 2 ? Number.NaN : 1), repeats: 10, seed: 1 })
    expect(every.failed).toBe(5)
  })
})

interface RevenueAnswers {
  readonly point: Readonly<Record<'days_lost' | 'se_days' | 'arpa' | 'se_arpa' | 'n1', number>>
  readonly perCustomer: number
  readonly perCustomerError: number
  readonly total: number
  readonly totalInterval: readonly number[]
  readonly bootstrap: { readonly se_days: number }
  readonly retention: Readonly<
    Record<
      'exposed' | 'unexposed',
      {
        readonly time: readonly number[]
        readonly revenue_retained: readonly number[]
        readonly se_robust: readonly number[]
        readonly lower: readonly number[]
        readonly upper: readonly number[]
        readonly rmst365: number
        readonly rmst365_se_ij: number
      }
    >
  >
}
