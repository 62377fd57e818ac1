import { invariant } from '../base/assert.ts'
import { columnScale } from './scaled-column.ts'
import { checkSurvivalData, type SurvivalData } from './survival-data.ts'
import { orderByKey, timeGrid } from './time-grid.ts'

export interface CoxInput {
  readonly data: SurvivalData
  /** One array per covariate, one element per subject, finite. */
  readonly covariates: readonly Float64Array[]
  readonly names: readonly string[]
  /** Each subject's stratum from 0 up: subjects are compared only within one, each with its own baseline. */
  readonly strata?: Int32Array
  /** The customer of each row (any whole numbers): the variance is then robust to whatever ties a customer's rows together. */
  readonly cluster?: Int32Array
  /** What to do with events at the same time: Efron's approximation (default, R's too) or Breslow's. */
  readonly ties?: 'efron' | 'breslow'
  /** Robust (sandwich) variance also without clusters; the default when there are weights or clusters. */
  readonly robust?: boolean
  readonly level?: number
}

/** A Cox model's rows laid out for passes over risk sets: by stratum, latest exit first, covariates centred and scaled. */
export interface CoxDesign {
  readonly n: number
  readonly p: number
  readonly events: number
  /** Distinct times; `exit` and `entry` are places in it. */
  readonly times: Float64Array
  /** Which subject of the input stands at each position. */
  readonly subject: Uint32Array
  readonly exit: Int32Array
  readonly event: Uint8Array
  readonly weight: Float64Array | null
  /** Row after row of centred and scaled covariates. */
  readonly z: Float64Array
  readonly mean: Float64Array
  readonly scale: Float64Array
  /** Positions where strata begin, and one past the last. */
  readonly strata: Int32Array
  /** For delayed entry, positions by stratum with the latest entry first; `entry` is by position. */
  readonly entry: Int32Array | null
  readonly byEntry: Uint32Array | null
}

/** Sorts and scales the rows of a Cox model once, for the fit and everything computed from it. Throws when lengths differ or a covariate isn't finite. */
export function coxDesign({ data, covariates, names, strata }: CoxInput): CoxDesign {
  checkSurvivalData(data)
  const n = data.time.length
  const p = covariates.length
  invariant(names.length === p, `${names.length} names for ${p} covariates`)
  const mean = new Float64Array(p)
  const scale = new Float64Array(p).fill(1)
  for (const [j, values] of covariates.entries()) {
    const column = columnScale(values, names[j], n)
    mean[j] = column.mean
    scale[j] = column.scale
  }
  const grid = timeGrid(data.time, data.entry)
  const places = grid.times.length
  const latestFirst = (values: Int32Array) => {
    const reversed = new Int32Array(n)
    for (let i = 0; i < n; i++) reversed[i] = places - 1 - (values[i] as number)
    const order = orderByKey(reversed, places)
    return strata ? orderByKey(strata, strataCount, order) : order
  }
  let strataCount = 1
  if (strata) {
    invariant(strata.length === n, `strata has ${strata.length} elements, time has ${n}`)
    for (let i = 0; i < n; i++) {
      const stratum = strata[i] as number
      invariant(stratum >= 0, `stratum ${stratum} at ${i} is below 0`)
      if (stratum >= strataCount) strataCount = stratum + 1
    }
  }
  const subject = latestFirst(grid.exit)
  const exit = new Int32Array(n)
  const event = new Uint8Array(n)
  const weight = data.weight ? new Float64Array(n) : null
  const starts: number[] = [0]
  let events = 0
  for (let position = 0; position < n; position++) {
    const i = subject[position] as number
    exit[position] = grid.exit[i] as number
    event[position] = data.event[i] as number
    events += data.event[i] as number
    if (weight && data.weight) weight[position] = data.weight[i] as number
    if (strata && position > 0 && strata[i] !== strata[subject[position - 1] as number]) starts.push(position)
  }
  starts.push(n)
  const z = new Float64Array(n * p)
  for (const [j, values] of covariates.entries()) {
    const centre = mean[j] as number
    const factor = 1 / (scale[j] as number)
    for (let position = 0; position < n; position++)
      z[position * p + j] = ((values[subject[position] as number] as number) - centre) * factor
  }
  let entry: Int32Array | null = null
  let byEntry: Uint32Array | null = null
  if (grid.entry) {
    const positionOf = new Uint32Array(n)
    entry = new Int32Array(n)
    for (let position = 0; position < n; position++) {
      positionOf[subject[position] as number] = position
      entry[position] = grid.entry[subject[position] as number] as number
    }
    byEntry = latestFirst(grid.entry).map((i) => positionOf[i] as number)
  }
  return {
    n,
    p,
    events,
    times: grid.times,
    subject,
    exit,
    event,
    weight,
    z,
    mean,
    scale,
    strata: Int32Array.from(starts),
    entry,
    byEntry,
  }
}
