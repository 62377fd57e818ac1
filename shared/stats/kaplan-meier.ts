import { invariant } from '../base/assert.ts'
import { curveVariance } from './infinitesimal-jackknife.ts'
import { normalCritical } from './normal.ts'
import { numberIds } from './number-ids.ts'
import type { ConfidenceType, CurveMembers, SurvivalCurve, SurvivalTable } from './survival-curve.ts'
import { checkSurvivalData, type SurvivalData } from './survival-data.ts'
import { survivalQuantile } from './survival-quantile.ts'
import { orderByKey, placeOf, type TimeGrid, timeGrid } from './time-grid.ts'

export interface KaplanMeierOptions {
  readonly confType?: ConfidenceType
  /** Coverage of the intervals, 0.95 when left out. */
  readonly level?: number
  /** `greenwood` (independent subjects), or `robust`: the infinitesimal jackknife, right for weights and clusters and their default. */
  readonly variance?: 'greenwood' | 'robust'
  /** The customer of each row, when one can have several (whole numbers; any values). */
  readonly cluster?: Int32Array
}

/**
 * Kaplan–Meier estimate of the share of subjects without the event over time, from data in which some were only followed for a while.
 *
 * S(t) is the product over event times up to t of (1 − events / at risk). Assumes that being censored tells nothing about leaving. Someone censored
 * at t still counts as at risk for events at t. Kaplan & Meier 1958, JASA 53:457; standard error by Greenwood 1926, or with weights or clusters by the
 * infinitesimal jackknife (the same number for unit weights); intervals: Borgan & Liestøl 1990, Scand. J. Stat. 17:35; at S = 1 the interval is
 * [1, 1]. Example: times 9, 13+, 18 (plus: censored) give 0.667 from 9 and 0 from 18. Throws for NaN, negative times and unequal lengths.
 */
export function kaplanMeier(data: SurvivalData, options: KaplanMeierOptions = {}): SurvivalCurve {
  return kaplanMeierByGroup(data, new Int32Array(data.time.length), 1, options)[0] as SurvivalCurve
}

/** One curve per group, `group` giving each subject's from 0 to `groups - 1` (a negative one is in none); linear in subjects for whole-day times. */
export function kaplanMeierByGroup(
  data: SurvivalData,
  group: Int32Array,
  groups: number,
  options: KaplanMeierOptions = {},
): SurvivalCurve[] {
  checkSurvivalData(data)
  invariant(group.length === data.time.length, `group has ${group.length} elements, time has ${data.time.length}`)
  const grid = timeGrid(data.time, data.entry)
  const shifted = group.map((g) => Math.max(g, -1) + 1)
  const order = orderByKey(shifted, groups + 1)
  const scratch = {
    exits: new Int32Array(grid.times.length),
    events: new Float64Array(grid.times.length),
    censored: new Float64Array(grid.times.length),
    entered: new Float64Array(grid.entry ? grid.times.length : 0),
  }
  const curves: SurvivalCurve[] = []
  let from = 0
  while (from < order.length && shifted[order[from] as number] === 0) from++
  for (let g = 1; g <= groups; g++) {
    let to = from
    while (to < order.length && shifted[order[to] as number] === g) to++
    curves.push(curveOf(data, grid, order.subarray(from, to), scratch, options))
    from = to
  }
  return curves
}

interface Scratch {
  readonly exits: Int32Array
  readonly events: Float64Array
  readonly censored: Float64Array
  readonly entered: Float64Array
}

function curveOf(
  data: SurvivalData,
  grid: TimeGrid,
  subjects: Uint32Array,
  scratch: Scratch,
  options: KaplanMeierOptions,
): SurvivalCurve {
  const { confType = 'log-log', level = 0.95 } = options
  const { exits, events, censored, entered } = scratch
  exits.fill(0)
  events.fill(0)
  censored.fill(0)
  entered.fill(0)
  let eventCount = 0
  let total = 0
  for (const i of subjects) {
    const place = grid.exit[i] as number
    const weight = data.weight ? (data.weight[i] as number) : 1
    total += weight
    exits[place] = (exits[place] as number) + 1
    if (data.event[i] === 1) {
      events[place] = (events[place] as number) + weight
      eventCount++
    } else censored[place] = (censored[place] as number) + weight
    if (grid.entry) {
      const start = grid.entry[i] as number
      entered[start] = (entered[start] as number) + weight
    }
  }
  let rows = 0
  for (let place = 0; place < exits.length; place++) if (exits[place] !== 0) rows++
  const table = {
    time: new Float64Array(rows),
    atRisk: new Float64Array(rows),
    events: new Float64Array(rows),
    censored: new Float64Array(rows),
    estimate: new Float64Array(rows),
    standardError: new Float64Array(rows),
    low: new Float64Array(rows),
    high: new Float64Array(rows),
  }
  /** Rows at or before each place, to turn entries into rows. */
  const rowsThrough = new Int32Array(exits.length)
  let row = 0
  let left = 0
  let come = 0
  let survival = 1
  for (let place = 0; place < exits.length; place++) {
    if (exits[place] !== 0) {
      const died = events[place] as number
      const lost = censored[place] as number
      const atRisk = (grid.entry ? come : total) - left
      table.time[row] = grid.times[place] as number
      table.atRisk[row] = atRisk
      table.events[row] = died
      table.censored[row] = lost
      if (died > 0) survival *= died >= atRisk * (1 - 1e-14) ? 0 : (atRisk - died) / atRisk
      table.estimate[row] = survival
      left += died + lost
      row++
    }
    if (grid.entry) come += entered[place] as number
    rowsThrough[place] = row
  }
  const robust = (options.variance ?? (data.weight || options.cluster ? 'robust' : 'greenwood')) === 'robust'
  const members = robust ? membersOf(data, grid, subjects, rowsThrough, options.cluster) : null
  const relative = members ? curveVariance(table, members) : greenwood(table)
  fillIntervals(table, relative, confType, normalCritical(level))
  const curve = {
    table,
    n: subjects.length,
    events: eventCount,
    median: null,
    medianLow: null,
    medianHigh: null,
    level,
    confType,
    lastTime: rows > 0 ? (table.time[rows - 1] as number) : Number.NaN,
    entered: grid.entry ? enteredOf(grid, entered) : null,
    members,
  }
  const half = survivalQuantile(curve, 0.5)
  return { ...curve, median: half.estimate, medianLow: half.low, medianHigh: half.high }
}

/** Greenwood's variance of log S at each row. */
function greenwood(table: SurvivalTable): Float64Array {
  const variance = new Float64Array(table.time.length)
  let sum = 0
  for (let row = 0; row < variance.length; row++) {
    const died = table.events[row] as number
    const atRisk = table.atRisk[row] as number
    if (died > 0) sum += died / (atRisk * (atRisk - died))
    variance[row] = sum
  }
  return variance
}

function fillIntervals(table: SurvivalTable, relative: Float64Array, confType: ConfidenceType, z: number): void {
  for (let row = 0; row < relative.length; row++) {
    const survival = table.estimate[row] as number
    const sigma = Math.sqrt(Math.max(relative[row] as number, 0))
    const [low, high] = survivalInterval(survival, sigma, confType, z)
    table.standardError[row] = survival > 0 ? survival * sigma : Number.NaN
    table.low[row] = low
    table.high[row] = high
  }
}

/** Interval of a survival share from the standard error `sigma` of its logarithm. [1, 1] at 1, none (NaN) at 0. */
export function survivalInterval(
  survival: number,
  sigma: number,
  confType: ConfidenceType,
  z: number,
): readonly [number, number] {
  if (!(survival > 0)) return [Number.NaN, Number.NaN]
  if (survival === 1) return [1, 1]
  switch (confType) {
    case 'plain':
      return [Math.max(0, survival - z * survival * sigma), Math.min(1, survival + z * survival * sigma)]
    case 'log':
      return [survival * Math.exp(-z * sigma), Math.min(1, survival * Math.exp(z * sigma))]
    case 'log-log': {
      const spread = (z * sigma) / Math.log(survival)
      return [survival ** Math.exp(-spread), survival ** Math.exp(spread)]
    }
  }
}

function membersOf(
  data: SurvivalData,
  grid: TimeGrid,
  subjects: Uint32Array,
  rowsThrough: Int32Array,
  cluster?: Int32Array,
): CurveMembers {
  const n = subjects.length
  const exitRow = new Int32Array(n)
  const entryRow = grid.entry ? new Int32Array(n) : null
  const event = new Uint8Array(n)
  const weight = new Float64Array(n)
  const places = new Int32Array(n)
  for (let k = 0; k < n; k++) {
    const i = subjects[k] as number
    exitRow[k] = (rowsThrough[grid.exit[i] as number] as number) - 1
    if (entryRow && grid.entry) entryRow[k] = rowsThrough[grid.entry[i] as number] as number
    event[k] = data.event[i] as number
    weight[k] = data.weight ? (data.weight[i] as number) : 1
    places[k] = cluster ? (cluster[i] as number) : k
  }
  const { codes, count } = cluster ? numberIds(places) : { codes: places, count: n }
  return { exitRow, entryRow, event, weight, cluster: codes, clusters: count }
}

function enteredOf(grid: TimeGrid, entered: Float64Array): NonNullable<SurvivalCurve['entered']> {
  const time: number[] = []
  const weight: number[] = []
  let sum = 0
  for (let place = 0; place < entered.length; place++) {
    if (entered[place] === 0) continue
    sum += entered[place] as number
    time.push(grid.times[place] as number)
    weight.push(sum)
  }
  return { time: Float64Array.from(time), weight: Float64Array.from(weight) }
}

export interface SurvivalPoint {
  readonly time: number
  readonly estimate: number
  readonly se: number
  readonly low: number
  readonly high: number
  /** At risk just before `time`; 0 beyond the last follow-up. */
  readonly atRisk: number
}

/**
 * Reads a curve at chosen times (R's `summary(fit, times, extend = TRUE)`): before the first event 1 with the interval [1, 1]; beyond the last follow-up
 * the last value is carried with 0 at risk, which is for the reader to see.
 */
export function survivalAt(curve: SurvivalCurve, times: readonly number[]): SurvivalPoint[] {
  const { table } = curve
  const rows = table.time.length
  return times.map((time) => {
    const row = placeOf(table.time, time)
    const next = row >= 0 && table.time[row] === time ? row : row + 1
    let atRisk = 0
    if (curve.entered === null) atRisk = next < rows ? (table.atRisk[next] as number) : 0
    else {
      // Entries at exactly `time` are not at risk yet.
      const { time: entries, weight } = curve.entered
      let came = placeOf(entries, time)
      if (came >= 0 && entries[came] === time) came--
      let gone = 0
      for (let earlier = 0; earlier < next; earlier++)
        gone += (table.events[earlier] as number) + (table.censored[earlier] as number)
      atRisk = (came >= 0 ? (weight[came] as number) : 0) - gone
    }
    if (row < 0) return { time, estimate: 1, se: 0, low: 1, high: 1, atRisk }
    return {
      time,
      estimate: table.estimate[row] as number,
      se: table.standardError[row] as number,
      low: table.low[row] as number,
      high: table.high[row] as number,
      atRisk,
    }
  })
}
