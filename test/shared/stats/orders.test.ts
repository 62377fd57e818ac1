import { describe, expect, it } from 'vitest'
import {
  bgNbdLogLikelihood,
  chanceAlive,
  expectedFurtherOrders,
  expectedOrders,
  fitBgNbd,
} from '../../../shared/stats/bg-nbd.ts'
import { expectedOrderValue, fitGammaGamma } from '../../../shared/stats/gamma-gamma.ts'
import { minimise } from '../../../shared/stats/minimise.ts'
import { fitShiftedBetaGeometric, projectedSurvival } from '../../../shared/stats/shifted-beta-geometric.ts'
import { expectClose, readAnswers, readDataset } from '../../reference/reference.ts'

interface Expected {
  readonly t: readonly number[]
  readonly value: readonly number[]
}
interface Sbg {
  readonly S: readonly number[]
  readonly alpha: number
  readonly beta: number
  readonly loglik: number
  readonly projected_S: readonly number[]
}
interface Answers {
  readonly bgnbd: {
    readonly r: number
    readonly alpha: number
    readonly a: number
    readonly b: number
    readonly loglik: number
    readonly loglik_at_published: number
    readonly at_published_params: {
      readonly expected_repeat_by_t: Expected
      readonly p_alive_first10: readonly number[]
      readonly cond_expected_39w_first10: readonly number[]
      readonly cond_expected_39w_sum_all: number
    }
  }
  readonly gamma_gamma: {
    readonly n: number
    readonly p: number
    readonly q: number
    readonly v: number
    readonly loglik: number
    readonly 'cond_mean_x2_z22.35': number
  }
  readonly sbg: { readonly high_end: Sbg; readonly regular: Sbg }
}

const r = readAnswers<Answers>('orders')
const dataset = readDataset('cdnow.csv')
const column = (name: string) => Float64Array.from(dataset.column(name), Number)
const history = { repeats: column('x'), lastOrder: column('t_x'), observed: column('T') }
const published = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }

describe('fitBgNbd', () => {
  it('equals the published fit of CDNOW', () => {
    const fit = fitBgNbd(history)
    expectClose([fit.r, fit.alpha, fit.a, fit.b], [r.bgnbd.r, r.bgnbd.alpha, r.bgnbd.a, r.bgnbd.b], 1e-5)
    expectClose([fit.logLik, fit.customers], [r.bgnbd.loglik, 2357], 1e-10)
    expectClose([bgNbdLogLikelihood(history, published)], [r.bgnbd.loglik_at_published], 1e-10)
  })
  it('predicts as R does at the published parameters', () => {
    const answer = r.bgnbd.at_published_params
    expectClose(
      answer.expected_repeat_by_t.t.map((time) => expectedOrders(published, time)),
      answer.expected_repeat_by_t.value,
      1e-9,
    )
    const first = Array.from({ length: 10 }, (_, i) => i)
    const of = (i: number) =>
      [history.repeats[i], history.lastOrder[i], history.observed[i]] as [number, number, number]
    expectClose(
      first.map((i) => chanceAlive(published, ...of(i))),
      answer.p_alive_first10,
      1e-9,
    )
    expectClose(
      first.map((i) => expectedFurtherOrders(published, ...of(i), 39)),
      answer.cond_expected_39w_first10,
      1e-9,
    )
    const all = Array.from({ length: 2357 }, (_, i) => expectedFurtherOrders(published, ...of(i), 39))
    expectClose([all.reduce((sum, value) => sum + value, 0)], [answer.cond_expected_39w_sum_all], 1e-9)
  })
  it('refuses a last order after the end of the data', () => {
    const wrong = { repeats: Float64Array.of(1), lastOrder: Float64Array.of(5), observed: Float64Array.of(4) }
    expect(() => fitBgNbd(wrong)).toThrow(/impossible order history/)
  })
})

describe('fitGammaGamma', () => {
  it('equals the published fit of CDNOW', () => {
    const fit = fitGammaGamma(column('x'), column('zbar'))
    expectClose([fit.p, fit.q, fit.v], [r.gamma_gamma.p, r.gamma_gamma.q, r.gamma_gamma.v], 1e-4)
    expectClose([fit.logLik, fit.customers], [r.gamma_gamma.loglik, r.gamma_gamma.n], 1e-9)
    expectClose([expectedOrderValue(fit, 2, 22.35)], [r.gamma_gamma['cond_mean_x2_z22.35']], 1e-5)
  })
})

describe('fitShiftedBetaGeometric', () => {
  it.each(['high_end', 'regular'] as const)('equals the published fit of the %s customers', (name) => {
    const answer = r.sbg[name]
    const fit = fitShiftedBetaGeometric(answer.S.slice(0, 8).map((share) => share * 1000))
    expectClose([fit.alpha, fit.beta], [answer.alpha, answer.beta], 1e-4)
    expectClose([fit.logLik], [answer.loglik], 1e-9)
    expectClose(projectedSurvival(answer, 12), answer.projected_S, 1e-9)
  })
})

describe('minimise', () => {
  it('finds the bottom of Rosenbrock’s valley', () => {
    const { at } = minimise(
      ([x, y]) => (1 - (x as number)) ** 2 + 100 * ((y as number) - (x as number) ** 2) ** 2,
      [-1.2, 1],
    )
    expect(at[0]).toBeCloseTo(1, 5)
    expect(at[1]).toBeCloseTo(1, 5)
  })
  it('walks around places where the function is not a number', () => {
    const { at } = minimise(([x]) => ((x as number) < 0 ? Number.NaN : ((x as number) - 0.1) ** 2), [3])
    expect(at[0]).toBeCloseTo(0.1, 5)
  })
})
