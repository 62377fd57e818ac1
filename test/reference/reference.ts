import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { CoxInput } from '../../shared/stats/cox-design.ts'
import type { SurvivalData } from '../../shared/stats/survival-data.ts'

/** R's answers and the datasets they were computed from: what every statistic is held against. `SOURCES.md` says where both come from. */

type Numbers = readonly (number | null)[]

export interface Intervals {
  readonly low: Numbers
  readonly high: Numbers
}

export interface CurveReference {
  readonly where: Readonly<Record<string, string>>
  readonly n: number
  readonly events: number
  readonly weight?: string
  readonly cluster?: string
  readonly curve?: Readonly<
    Record<
      'time' | 'atRisk' | 'events' | 'censored' | 'estimate' | 'standardError' | 'nelsonAalen' | 'nelsonAalenError',
      readonly number[]
    >
  >
  readonly intervals?: Readonly<Record<'plain' | 'log' | 'log-log', Intervals>>
  readonly at: {
    readonly time: readonly number[]
    readonly atRisk: readonly number[]
    readonly estimate: Numbers
    readonly standardError: Numbers
    readonly intervals?: Readonly<Record<'plain' | 'log' | 'log-log', Intervals>>
  }
  readonly quantiles?: Readonly<
    Record<'plain' | 'log' | 'log-log', Intervals & { readonly p: readonly number[]; readonly estimate: Numbers }>
  >
  readonly means: readonly { readonly tau: number; readonly estimate: number; readonly standardError: number }[]
}

export interface LogRankReference {
  readonly group: string
  readonly levels: readonly string[] | null
  readonly strata: readonly string[]
  readonly rho: number
  readonly n: readonly number[]
  readonly observed: readonly number[]
  readonly expected: readonly number[]
  readonly variance: readonly (readonly number[])[]
  readonly chiSquared: number
  readonly df: number
  readonly p: number
}

interface TestReference {
  readonly chisq: number
  readonly df: number
  readonly p: number
}

export interface CoxReference {
  readonly covariates: readonly { readonly column: string; readonly is?: string }[]
  readonly ties: 'efron' | 'breslow'
  readonly strata?: readonly string[]
  readonly cluster?: string
  readonly weight?: string
  readonly robust?: boolean
  readonly terms?: readonly (readonly number[])[]
  readonly expected: {
    readonly coef: Numbers
    readonly se: Numbers
    readonly robustSe?: Numbers
    readonly z: Numbers
    readonly p: Numbers
    readonly low?: Numbers
    readonly high?: Numbers
    readonly vcov: readonly Numbers[]
    readonly n: number
    readonly events: number
    readonly logLik: number
    readonly logLikNull: number
    readonly likelihoodRatio: TestReference
    readonly wald: TestReference
    readonly score: TestReference
    readonly concordance?: Readonly<Record<string, number>>
    readonly baseline?: { readonly time: readonly number[]; readonly cumulative: readonly number[] }
    readonly proportionality?: Readonly<
      Record<'km' | 'rank' | 'identity', { readonly chiSquared: Numbers; readonly df: Numbers; readonly p: Numbers }>
    >
  }
}

export interface WeightingReference {
  readonly coef: Numbers
  readonly se: Numbers
  readonly deviance: number
  readonly first: Numbers
  readonly before: Numbers
  readonly targets: Readonly<
    Record<
      'overlap' | 'exposed' | 'everyone' | 'everyone-stabilised',
      {
        readonly effective: Numbers
        readonly largest: number
        readonly after: Numbers
        readonly time: readonly number[]
        readonly estimate: Numbers
        readonly standardError: Numbers
        readonly mean?: {
          readonly tau: number
          readonly estimate: Numbers
          readonly standardError: Numbers
          readonly difference: number
          readonly differenceError: number
        }
        readonly cox?: {
          readonly coef: number
          readonly se: number
          readonly robustSe: number
          readonly logLik: number
        }
      }
    >
  >
}

export interface StandardisedReference {
  readonly time: readonly number[]
  readonly exposed: Numbers
  readonly unexposed: Numbers
  readonly difference: Numbers
}

export interface LandmarkReference {
  readonly landmark: number
  readonly n: number
  readonly exposed: number
  readonly km: readonly CurveReference[]
  readonly logRank: readonly LogRankReference[]
  readonly cox: readonly CoxReference[]
  readonly gComputation?: StandardisedReference
  readonly weighting?: WeightingReference
}

export interface Reference {
  readonly dataset: string
  readonly columns: {
    readonly time: string
    readonly event: string
    readonly eventIs: string
    readonly entry?: string
    readonly exposure?: string
  }
  readonly km: readonly CurveReference[]
  readonly logRank: readonly LogRankReference[]
  readonly cox: readonly CoxReference[]
  readonly landmarks?: readonly LandmarkReference[]
  readonly naive?: CoxReference
  readonly timeVarying?: readonly CoxReference[]
  readonly simonMakuch?: readonly CurveReference[]
  readonly gComputation?: StandardisedReference
  readonly weighting?: WeightingReference
}

/** The datasets of which R's curves, tests and regressions are known. */
export const referenceNames = [
  'aml',
  'bladder2',
  'flchain',
  'gehan',
  'hand-1',
  'hand-2',
  'hand-3',
  'heart',
  'jasa',
  'kidney',
  'lung',
  'ovarian',
  'rossi',
  'rotterdam',
  'stanford2',
  'telco',
  'veteran',
]

export function readAnswers<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8')) as T
}

export function readReference(name: string): Reference {
  return readAnswers<Reference>(name)
}

/** A dataset as columns of text. */
export interface Dataset {
  readonly n: number
  readonly column: (name: string) => readonly string[]
}

/** Columns by name. */
export function datasetOf(columns: Readonly<Record<string, readonly string[]>>): Dataset {
  const names = Object.keys(columns)
  return {
    n: columns[names[0] as string]?.length ?? 0,
    column: (name) => {
      const values = columns[name]
      if (!values) throw new Error(`no column ${name}`)
      return values
    },
  }
}

export function readDataset(file: string): Dataset {
  const [heading = [], ...rows] = readFileSync(new URL(`./datasets/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','))
  return datasetOf(Object.fromEntries(heading.map((name, k) => [name, rows.map((row) => row[k] as string)])))
}

export function numbersOf(values: readonly string[], places: readonly number[]): Float64Array {
  return Float64Array.from(places, (i) => Number(values[i]))
}

/** Codes 0, 1, 2 … of a text column at the given places, −1 for values that aren't levels. */
export function codesOf(values: readonly string[], levels: readonly string[], places: readonly number[]): Int32Array {
  return Int32Array.from(places, (i) => levels.indexOf(values[i] as string))
}

/** The levels of a text column, numbers by size and words by the alphabet. */
export function levelsOf(values: readonly string[]): string[] {
  const levels = [...new Set(values)].filter((value) => !isMissing(value))
  return levels.every((level) => Number.isFinite(Number(level)))
    ? levels.sort((a, b) => Number(a) - Number(b))
    : levels.sort()
}

export function isMissing(value: string | undefined): boolean {
  return value === undefined || value === '' || value === 'NA'
}

/** Places of the rows that are complete in the given columns and fit `where`. */
export function placesOf(
  dataset: Dataset,
  columns: readonly string[],
  where: Readonly<Record<string, string>> = {},
): number[] {
  return Array.from({ length: dataset.n }, (_, i) => i).filter(
    (i) =>
      columns.every((name) => !isMissing(dataset.column(name)[i])) &&
      Object.entries(where).every(([name, value]) => dataset.column(name)[i] === value),
  )
}

export function survivalOf(
  dataset: Dataset,
  { time, event, eventIs, entry }: Reference['columns'],
  places: readonly number[],
  weight?: string,
): SurvivalData {
  return {
    time: numbersOf(dataset.column(time), places),
    event: Uint8Array.from(places, (i) => (dataset.column(event)[i] === eventIs ? 1 : 0)),
    ...(entry && { entry: numbersOf(dataset.column(entry), places) }),
    ...(weight && { weight: numbersOf(dataset.column(weight), places) }),
  }
}

/** A Cox model as R was asked for it, on the rows that are complete in its columns. */
export function modelOf(dataset: Dataset, columns: Reference['columns'], spec: CoxReference): CoxInput {
  const used = [
    ...spec.covariates.map(({ column }) => column),
    ...(spec.strata ?? []),
    ...(spec.cluster ? [spec.cluster] : []),
  ]
  const places = placesOf(dataset, used)
  const codes = (names: readonly string[]) => {
    const keys = places.map((i) => names.map((name) => dataset.column(name)[i]).join('|'))
    const levels = [...new Set(keys)]
    return Int32Array.from(keys, (key) => levels.indexOf(key))
  }
  return {
    data: survivalOf(dataset, columns, places, spec.weight),
    covariates: spec.covariates.map(({ column, is }) => {
      const values = dataset.column(column)
      return Float64Array.from(places, (i) => (is === undefined ? Number(values[i]) : Number(values[i] === is)))
    }),
    names: spec.covariates.map(({ column, is }) => (is === undefined ? column : `${column}=${is}`)),
    ties: spec.ties,
    ...(spec.strata && { strata: codes(spec.strata) }),
    ...(spec.cluster && { cluster: codes([spec.cluster]) }),
    robust: spec.expected.robustSe !== undefined,
  }
}

/** Customers still there after a landmark, clock restarted, with `exposed` saying whether the exposure had come by then. */
export function afterLandmark(
  dataset: Dataset,
  columns: Reference['columns'],
  landmark: number,
  more: readonly string[],
): Dataset {
  const { time, event, exposure = '' } = columns
  const places = placesOf(dataset, [time]).filter((i) => Number(dataset.column(time)[i]) > landmark)
  const came = (i: number) => {
    const when = dataset.column(exposure)[i]
    return !isMissing(when) && Number(when) <= landmark ? '1' : '0'
  }
  return datasetOf({
    [time]: places.map((i) => String(Number(dataset.column(time)[i]) - landmark)),
    [event]: places.map((i) => dataset.column(event)[i] as string),
    exposed: places.map(came),
    ...Object.fromEntries(more.map((name) => [name, places.map((i) => dataset.column(name)[i] as string)])),
  })
}

/** Rows (start, stop] with the exposure switched on at its day, and the customer's number as `id`. */
export function withExposureOverTime(
  dataset: Dataset,
  columns: Reference['columns'],
  more: readonly string[],
): Dataset {
  const { time, event, exposure = '' } = columns
  const rows = placesOf(dataset, [time]).flatMap((i) => {
    const end = dataset.column(time)[i] as string
    const left = dataset.column(event)[i] as string
    const when = dataset.column(exposure)[i] as string
    const rest = more.map((name) => dataset.column(name)[i] as string)
    if (isMissing(when) || Number(when) >= Number(end)) return [[String(i), '0', end, left, '0', ...rest]]
    return [
      [String(i), '0', when, '0', '0', ...rest],
      [String(i), when, end, left, '1', ...rest],
    ]
  })
  const names = ['id', 'start', 'stop', 'event', 'exposed', ...more]
  return datasetOf(Object.fromEntries(names.map((name, k) => [name, rows.map((row) => row[k] as string)])))
}

/** Expects numbers to agree to a relative tolerance (or 1e-11 absolutely); null, NaN and "none" are the same. */
export function expectClose(
  actual: ArrayLike<number | null | undefined>,
  expected: ArrayLike<number | null | undefined>,
  relative = 1e-6,
): void {
  expect(actual.length).toBe(expected.length)
  const apart: string[] = []
  for (let i = 0; i < expected.length; i++) {
    const a = actual[i] ?? Number.NaN
    const e = expected[i] ?? Number.NaN
    if (Number.isNaN(a) && Number.isNaN(e)) continue
    const distance = Math.abs(a - e)
    if (!(distance <= relative * Math.abs(e) || distance < 1e-11)) apart.push(`${i}: ${a} instead of ${e}`)
  }
  expect(apart).toEqual([])
}

/** R's writer makes a vector of length one a plain number. */
export function listOf(value: number | null | readonly (number | null)[]): Numbers {
  return Array.isArray(value) ? value : [value as number | null]
}
