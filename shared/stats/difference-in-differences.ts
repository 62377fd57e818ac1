import { invariant, must } from '../base/assert.ts'
import { chiSquaredUpper } from './chi-squared.ts'
import { clusteredCovariance, coefficientTable, leastSquares } from './least-squares.ts'
import { partOf, quadraticForm } from './linear-algebra.ts'
import { numberIds } from './number-ids.ts'
import { studentsTQuantile, studentsTTwoSided } from './students-t.ts'

export interface DifferenceInDifferencesInput {
  readonly outcome: Float64Array
  /** The team, market or queue of each row, and its period; whole numbers. */
  readonly unit: Int32Array
  readonly period: Int32Array
  /** 1 for rows of units that got the change at some time; all of them at the same time. */
  readonly treated: Uint8Array
  /** The first period with the change. */
  readonly changeAt: number
  readonly level?: number
}

export interface DifferenceInDifferences {
  /** Change of the treated units beyond the change of the others. */
  readonly effect: number
  readonly standardError: number
  readonly low: number
  readonly high: number
  readonly t: number
  /** On (units − 1) degrees of freedom. */
  readonly p: number
  readonly units: number
  readonly treatedUnits: number
  /** Group means: others before, treated before, others after, treated after. */
  readonly means: readonly [number, number, number, number]
  /** Difference to the others in each period, held against the last period before the change. */
  readonly eventStudy: readonly { readonly period: number; readonly estimate: number; readonly standardError: number }[]
  /** Were the treated units on another path before? Joint test of the periods before; it should not be small. Null with fewer than two. */
  readonly preTrend: { readonly chiSquared: number; readonly df: number; readonly p: number } | null
  /** Fewer than thirty units: clustered errors are then too small; say so, or use a permutation. */
  readonly fewUnits: boolean
}

/**
 * Difference in differences of a panel: how much more did the treated units change than the others, from before to after? Unit and period effects, standard
 * errors clustered by unit. Assumes parallel trends (see `preTrend`) and one common date: with staggered roll-outs this estimate is biased (Goodman-Bacon
 * 2021, J. Econometrics 225:254) and isn't offered. Bertrand, Duflo & Mullainathan 2004, QJE 119:249. Example: 40 teams over 24 months with an effect of 1.8 built in: 2.017 (0.192).
 */
export function differenceInDifferences(input: DifferenceInDifferencesInput): DifferenceInDifferences {
  const { outcome, unit, period, treated, changeAt, level = 0.95 } = input
  const n = outcome.length
  invariant(
    unit.length === n && period.length === n && treated.length === n,
    'the columns of the panel differ in length',
  )
  const units = numberIds(unit)
  const periods = numberIds(period)
  const effectColumn = Float64Array.from(period, (when, i) => (when >= changeAt ? (treated[i] as number) : 0))
  const within = (values: Float64Array) => takeOutMeans(values, units.codes, units.count, periods.codes, periods.count)
  const fit = leastSquares({ outcome: within(outcome), columns: [within(effectColumn)], names: ['effect'] })
  invariant(fit.names.length === 1, 'no unit was both seen before and after the change in both arms')
  const parameters = units.count + periods.count
  const df = units.count - 1
  const row = must(coefficientTable(fit, clusteredCovariance(fit, units.codes, parameters), df)[0], 'effect')
  const reach = studentsTQuantile(1 - (1 - level) / 2, df) * row.standardError
  const cell = (arm: number, after: boolean) => {
    let sum = 0
    let count = 0
    for (let i = 0; i < n; i++) {
      if (treated[i] !== arm || (period[i] as number) >= changeAt !== after) continue
      sum += outcome[i] as number
      count++
    }
    return sum / count
  }
  return {
    effect: row.estimate,
    standardError: row.standardError,
    low: row.estimate - reach,
    high: row.estimate + reach,
    t: row.t,
    p: studentsTTwoSided(row.t, df),
    units: units.count,
    treatedUnits: new Set(Array.from(unit).filter((_, i) => treated[i] === 1)).size,
    means: [cell(0, false), cell(1, false), cell(0, true), cell(1, true)],
    ...studyEvents(input, within, units.codes, parameters),
    fewUnits: units.count < 30,
  }
}

/** One coefficient per period but the last before the change, for the treated units. */
function studyEvents(
  { outcome, period, treated, changeAt }: DifferenceInDifferencesInput,
  within: (values: Float64Array) => Float64Array,
  cluster: Int32Array,
  parameters: number,
): Pick<DifferenceInDifferences, 'eventStudy' | 'preTrend'> {
  const all = [...new Set(period)].sort((a, b) => a - b)
  const reference = all.filter((when) => when < changeAt).at(-1)
  const others = all.filter((when) => when !== reference)
  const fit = leastSquares({
    outcome: within(outcome),
    names: others.map(String),
    columns: others.map((when) =>
      within(Float64Array.from(period, (own, i) => (own === when ? (treated[i] as number) : 0))),
    ),
  })
  const covariance = clusteredCovariance(fit, cluster, parameters + others.length - 1)
  const eventStudy = fit.names.map((name, j) => ({
    period: Number(name),
    estimate: fit.values[j] as number,
    standardError: Math.sqrt(covariance.values[j * covariance.size + j] as number),
  }))
  const before = eventStudy.flatMap((point, j) => (point.period < changeAt ? [j] : []))
  if (before.length < 2) return { eventStudy, preTrend: null }
  const form = quadraticForm(
    partOf(covariance, before),
    before.map((j) => fit.values[j] as number),
  )
  return { eventStudy, preTrend: { chiSquared: form.value, df: form.rank, p: chiSquaredUpper(form.value, form.rank) } }
}

/** Takes out unit and period effects by turns until nothing changes (one turn in a balanced panel). */
function takeOutMeans(
  values: Float64Array,
  unit: Int32Array,
  units: number,
  period: Int32Array,
  periods: number,
): Float64Array {
  const rest = values.slice()
  for (let turn = 0; turn < 1000; turn++) {
    const moved = takeOut(rest, unit, units) + takeOut(rest, period, periods)
    if (moved < 1e-13) break
  }
  return rest
}

function takeOut(values: Float64Array, group: Int32Array, groups: number): number {
  const sum = new Float64Array(groups)
  const count = new Float64Array(groups)
  for (let i = 0; i < values.length; i++) {
    const g = group[i] as number
    sum[g] = (sum[g] as number) + (values[i] as number)
    count[g] = (count[g] as number) + 1
  }
  let most = 0
  for (let g = 0; g < groups; g++) {
    sum[g] = (sum[g] as number) / (count[g] as number)
    most = Math.max(most, Math.abs(sum[g] as number))
  }
  for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) - (sum[group[i] as number] as number)
  return most
}
