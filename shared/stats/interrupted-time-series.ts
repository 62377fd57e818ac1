import { invariant, must } from '../base/assert.ts'
import { coefficientTable, type LeastSquaresCoefficient, leastSquares, neweyWestCovariance } from './least-squares.ts'
import { studentsTQuantile } from './students-t.ts'

export interface InterruptedTimeSeriesInput {
  /** One value per period, in order of time, without gaps. */
  readonly outcome: Float64Array
  /** Place of the first period after the change; the date must be known beforehand, not found in the curve. */
  readonly changeAt: number
  /** Periods over which residuals may hang together; by default the usual n^(1/4) rule. */
  readonly lag?: number
  readonly level?: number
  /** The same periods where nothing changed: the series is then the difference of both. */
  readonly control?: Float64Array
}

export interface InterruptedTimeSeries {
  /** Trend before (per period), jump at the change, and change of trend after it. */
  readonly trend: LeastSquaresCoefficient
  readonly jump: LeastSquaresCoefficient & { readonly low: number; readonly high: number }
  readonly trendChange: LeastSquaresCoefficient & { readonly low: number; readonly high: number }
  readonly intercept: LeastSquaresCoefficient
  /** 2 when residuals don't follow each other; well under it, they do and the lag matters. */
  readonly durbinWatson: number
  /** Correlation of residuals with those one, two … six periods before. */
  readonly autocorrelation: readonly number[]
  readonly lag: number
  /** Fewer than twelve periods on one side: too short to tell a jump from a trend. */
  readonly tooShort: boolean
}

/**
 * Interrupted time series: did the level or the trend of a series change at a known date, beyond the trend it was on? y = b0 + b1 t + b2 after + b3 (periods since,
 * 1 in the first one after) with Newey–West standard errors. Assumes that nothing else changed at that date; a control series makes that far more believable. Wagner
 * et al. 2002, J. Clin. Pharm. Ther. 27:299; Lopez Bernal et al. 2017, Int. J. Epidemiol. 46:348. Example: a series with a jump of 2.5 built in: 3.62 (0.78).
 */
export function interruptedTimeSeries(input: InterruptedTimeSeriesInput): InterruptedTimeSeries {
  const { changeAt, level = 0.95, control } = input
  const n = input.outcome.length
  invariant(changeAt > 1 && changeAt < n - 1, `the change at ${changeAt} leaves no series on one side of ${n} periods`)
  invariant(control === undefined || control.length === n, `control has ${control?.length} periods, outcome has ${n}`)
  const outcome = control ? input.outcome.map((value, i) => value - (control[i] as number)) : input.outcome
  const lag = input.lag ?? Math.floor(4 * (n / 100) ** (2 / 9))
  const column = (value: (period: number) => number) => Float64Array.from({ length: n }, (_, i) => value(i))
  const fit = leastSquares({
    outcome,
    names: ['intercept', 'trend', 'jump', 'trendChange'],
    columns: [
      column(() => 1),
      column((i) => i + 1),
      column((i) => (i >= changeAt ? 1 : 0)),
      column((i) => Math.max(i - changeAt + 1, 0)),
    ],
  })
  const table = coefficientTable(fit, neweyWestCovariance(fit, lag), n - 4)
  const reach = studentsTQuantile(1 - (1 - level) / 2, n - 4)
  const named = (name: string) => {
    const row = must(
      table.find((one) => one.name === name),
      name,
    )
    return { ...row, low: row.estimate - reach * row.standardError, high: row.estimate + reach * row.standardError }
  }
  const squares = fit.residuals.reduce((sum, value) => sum + value * value, 0)
  const product = (back: number) => {
    let sum = 0
    for (let i = back; i < n; i++) sum += (fit.residuals[i] as number) * (fit.residuals[i - back] as number)
    return sum
  }
  let steps = 0
  for (let i = 1; i < n; i++) steps += ((fit.residuals[i] as number) - (fit.residuals[i - 1] as number)) ** 2
  return {
    intercept: named('intercept'),
    trend: named('trend'),
    jump: named('jump'),
    trendChange: named('trendChange'),
    durbinWatson: steps / squares,
    autocorrelation: [1, 2, 3, 4, 5, 6].map((back) => product(back) / squares),
    lag,
    tooShort: changeAt < 12 || n - changeAt < 12,
  }
}
