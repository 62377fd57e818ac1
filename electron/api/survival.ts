import { formatCount, formatNumber, formatP, plural } from '../../shared/base/format.ts'
import { Refusal } from '../../shared/base/refusal.ts'
import { concordance } from '../../shared/stats/concordance.ts'
import { type CoxFit, coxRegression, linearPredictor } from '../../shared/stats/cox.ts'
import { type CoxInput, coxDesign } from '../../shared/stats/cox-design.ts'
import { kaplanMeierByGroup, survivalAt } from '../../shared/stats/kaplan-meier.ts'
import { logRank } from '../../shared/stats/log-rank.ts'
import { numberIds } from '../../shared/stats/number-ids.ts'
import { type CoxTerm, type ProportionalityTest, proportionality } from '../../shared/stats/proportionality.ts'
import { restrictedMean } from '../../shared/stats/restricted-mean.ts'
import type { ConfidenceType } from '../../shared/stats/survival-curve.ts'
import { pickSubjects, type SurvivalData } from '../../shared/stats/survival-data.ts'
import { type Column, type ColumnRequest, type CsvColumns, readCsvColumns } from '../files/csv-columns.ts'

/** What to compute from which columns of a CSV file. Times are in the file's own unit. */
export interface SurvivalOptions {
  readonly time: string
  readonly event: string
  readonly entry?: string | undefined
  readonly group?: string | undefined
  /** One or more columns; customers are compared only where all of them agree. */
  readonly strata?: readonly string[] | undefined
  readonly covariates?: readonly string[] | undefined
  readonly cluster?: string | undefined
  readonly ties?: 'efron' | 'breslow' | undefined
  readonly confType?: ConfidenceType | undefined
  readonly at?: readonly number[] | undefined
  readonly tau?: number | undefined
}

export interface SurvivalReport {
  readonly file: string
  readonly rows: number
  /** Rows used. */
  readonly n: number
  readonly events: number
  readonly leftOut: number
  readonly leftOutBecause: { readonly missingValue: number; readonly entryNotBeforeTime: number }
  readonly confType: ConfidenceType
  readonly km: readonly KaplanMeierGroup[]
  readonly logRank: LogRankReport | null
  readonly cox: CoxReport | null
  readonly proportionality: readonly ProportionalityTest[]
  readonly warnings: readonly string[]
}

export interface KaplanMeierGroup {
  readonly group: string
  readonly n: number
  readonly events: number
  readonly median: number | null
  readonly medianLow: number | null
  readonly medianHigh: number | null
  readonly at: readonly {
    readonly time: number
    readonly estimate: number
    readonly se: number | null
    readonly low: number | null
    readonly high: number | null
    readonly atRisk: number
  }[]
  readonly rmean: number | null
  readonly rmeanSe: number | null
}

export interface LogRankReport {
  readonly chiSquared: number
  readonly df: number
  readonly p: number
  readonly groups: readonly {
    readonly group: string
    readonly n: number
    readonly observed: number
    readonly expected: number
  }[]
}

export interface CoxReport
  extends Pick<CoxFit, 'coefficients' | 'n' | 'events' | 'logLik' | 'logLikNull' | 'iterations' | 'ties' | 'tests'> {
  readonly concordance: number | null
}

const mostLevels = 100

/**
 * Survival statistics of any CSV file: a curve per group, the (stratified) log-rank test, a Cox regression with its proportionality test, so that anyone can
 * hold them against R. Rows with a missing value in a used column, or that enter no earlier than they leave, are left out and counted. Refuses unknown columns,
 * text where numbers must be, events that are neither 0 nor 1, and impossible options.
 */
export async function survivalOfCsv(file: string, options: SurvivalOptions): Promise<SurvivalReport> {
  checkOptions(options)
  const { requests, place } = requestsOf(options)
  const read = await readCsvColumns(file, requests)
  const column = (name: string) => read.columns[place(name)] as Column
  const table = usableRows(file, read, options, column)
  const { data, warnings } = table
  const groups = options.group === undefined ? null : levelsOf(table.text(options.group))
  const strata = strataOf((options.strata ?? []).map(table.text))
  const covariates = covariatesOf((options.covariates ?? []).map(table.keep))

  const curves = kaplanMeierByGroup(
    data,
    groups?.codes ?? new Int32Array(data.time.length),
    groups?.names.length ?? 1,
    {
      confType: options.confType ?? 'log-log',
    },
  )
  const km = curves.map((curve, k): KaplanMeierGroup => {
    const group = groups?.names[k] ?? 'all'
    const mean = options.tau === undefined ? null : restrictedMean(curve, options.tau)
    if (mean?.extrapolated)
      warnings.push(
        `The curve of ${group} ends at ${curve.lastTime}, before ${options.tau}: its mean carries it on flat.`,
      )
    return {
      group,
      n: curve.n,
      events: curve.events,
      median: curve.median,
      medianLow: curve.medianLow,
      medianHigh: curve.medianHigh,
      at: survivalAt(curve, options.at ?? []).map((point) => ({
        ...point,
        se: finite(point.se),
        low: finite(point.low),
        high: finite(point.high),
      })),
      rmean: mean?.estimate ?? null,
      rmeanSe: mean?.standardError ?? null,
    }
  })
  const test = groups
    ? logRank({ data, group: groups.codes, groups: groups.names.length, ...(strata && { strata }) })
    : null
  const cox = covariates.names.length > 0 ? fitCox(data, covariates, strata, table.cluster, options.ties) : null
  if (cox) warnings.push(...cox.warnings)
  return {
    file,
    rows: read.rows,
    n: data.time.length,
    events: data.event.reduce((sum, event) => sum + event, 0),
    leftOut: read.rows - data.time.length,
    leftOutBecause: { missingValue: read.missing, entryNotBeforeTime: table.neverAtRisk },
    confType: options.confType ?? 'log-log',
    km,
    logRank: test && {
      chiSquared: test.chiSquared,
      df: test.df,
      p: test.p,
      groups: test.observed.map((observed, g) => ({
        group: groups?.names[g] ?? '',
        n: test.n[g] as number,
        observed,
        expected: test.expected[g] as number,
      })),
    },
    cox: cox?.report ?? null,
    proportionality: cox?.proportionality ?? [],
    warnings,
  }
}

function checkOptions({ at = [], tau, covariates = [], strata = [] }: SurvivalOptions): void {
  const wrong = at.find((time) => !(time >= 0 && time < Number.POSITIVE_INFINITY))
  if (wrong !== undefined)
    throw new Refusal('bad-value', `--at must be times from 0 up, but one is ${wrong}`, 'write them as --at 90,180,365')
  if (tau !== undefined && !(tau > 0 && tau < Number.POSITIVE_INFINITY))
    throw new Refusal('bad-value', `--tau must be a time above 0, but is ${tau}`, 'write it as --tau 365')
  for (const names of [covariates, strata]) {
    const twice = names.find((name, k) => names.indexOf(name) !== k)
    if (twice !== undefined) throw new Refusal('bad-value', `column “${twice}” is named twice`, 'name each column once')
  }
}

/** Each column once, however often it is used. A column that is to be text somewhere is read as text and turned to numbers where it must be. */
function requestsOf(options: SurvivalOptions): {
  readonly requests: readonly ColumnRequest[]
  readonly place: (name: string) => number
} {
  const requests = new Map<string, ColumnRequest>()
  requests.set(`number ${options.time}`, { name: options.time, kind: 'number' })
  requests.set(`flag ${options.event}`, { name: options.event, kind: 'flag' })
  if (options.entry !== undefined) requests.set(`number ${options.entry}`, { name: options.entry, kind: 'number' })
  for (const name of [options.group, ...(options.strata ?? []), options.cluster])
    if (name !== undefined) requests.set(`text ${name}`, { name, kind: 'text' })
  for (const name of options.covariates ?? []) requests.set(`covariate ${name}`, { name, kind: 'number-or-text' })
  const keys = [...requests.keys()]
  return { requests: [...requests.values()], place: (key) => keys.indexOf(key) }
}

interface Table {
  readonly data: SurvivalData
  readonly cluster: Int32Array | null
  readonly neverAtRisk: number
  readonly warnings: string[]
  /** A text column, or a covariate, at the rows used. */
  readonly text: (name: string) => TextColumn
  readonly keep: (name: string) => Column
}

type TextColumn = Extract<Column, { kind: 'text' }>
type NumberColumn = Extract<Column, { kind: 'number' }>

function usableRows(file: string, read: CsvColumns, options: SurvivalOptions, column: (key: string) => Column): Table {
  const time = (column(`number ${options.time}`) as NumberColumn).values
  const flags = (column(`flag ${options.event}`) as NumberColumn).values
  const entry = options.entry === undefined ? null : (column(`number ${options.entry}`) as NumberColumn).values
  for (let i = 0; i < time.length; i++)
    if ((time[i] as number) < 0)
      throw new Refusal(
        'bad-value',
        `column “${options.time}” must hold times from 0 up, but has ${time[i]}`,
        'correct the cell or leave it empty',
      )
  const everyone = {
    time,
    event: Uint8Array.from(flags),
    ...(entry && { entry }),
  }
  const kept: Uint32Array | null = entry ? rowsAtRisk(time, entry) : null
  const n = kept?.length ?? time.length
  if (n === 0)
    throw new Refusal(
      'no-data',
      `no row of ${file} has a value in every column asked for (${plural(read.rows, 'row')} read)`,
      'check the columns, or ask for fewer',
    )
  const pick = (any: Column): Column => {
    if (!kept) return any
    return any.kind === 'text'
      ? { ...any, codes: Int32Array.from(kept, (i) => any.codes[i] as number) }
      : { ...any, values: Float64Array.from(kept, (i) => any.values[i] as number) }
  }
  return {
    data: kept ? pickSubjects(everyone, kept) : everyone,
    cluster: options.cluster === undefined ? null : (pick(column(`text ${options.cluster}`)) as TextColumn).codes,
    neverAtRisk: time.length - n,
    warnings: [],
    text: (name) => pick(column(`text ${name}`)) as TextColumn,
    keep: (name) => pick(column(`covariate ${name}`)),
  }
}

function rowsAtRisk(time: Float64Array, entry: Float64Array): Uint32Array {
  const kept = new Uint32Array(time.length)
  let count = 0
  for (let i = 0; i < time.length; i++) if ((entry[i] as number) < (time[i] as number)) kept[count++] = i
  return kept.subarray(0, count)
}

interface Levels {
  readonly codes: Int32Array
  readonly names: readonly string[]
}

const alphabet = new Intl.Collator('en')

/** The levels in order, numbers by size and text by the alphabet, and each row's place among those that occur. */
function levelsOf({ codes, levels, name }: TextColumn, most = 1000): Levels {
  const used = new Uint8Array(levels.length)
  for (let i = 0; i < codes.length; i++) used[codes[i] as number] = 1
  const occurring = levels.map((text, code) => ({ text, code })).filter(({ code }) => used[code] === 1)
  if (occurring.length > most)
    throw new Refusal(
      'bad-value',
      `column “${name}” has ${formatCount(occurring.length)} different values, more than ${formatCount(most)}`,
      'choose a column with fewer, such as a plan, a segment or a region',
    )
  const numeric = occurring.every(({ text }) => Number.isFinite(Number(text)))
  occurring.sort((a, b) => (numeric && Number(a.text) - Number(b.text)) || alphabet.compare(a.text, b.text))
  const order = new Int32Array(levels.length)
  for (const [place, { code }] of occurring.entries()) order[code] = place
  return { codes: codes.map((code) => order[code] as number), names: occurring.map(({ text }) => text) }
}

/** One stratum per combination of the columns' values. */
function strataOf(columns: readonly TextColumn[]): Int32Array | null {
  const [first, ...rest] = columns
  if (!first) return null
  let strata = first.codes
  for (const { codes, levels } of rest) {
    strata = numberIds(strata.map((stratum, i) => stratum * levels.length + (codes[i] as number))).codes
  }
  return strata
}

interface Covariates {
  readonly names: readonly string[]
  readonly columns: readonly Float64Array[]
  readonly terms: readonly CoxTerm[]
}

/** Numbers as they are; a text column as one 0/1 column per level but its first. */
function covariatesOf(columns: readonly Column[]): Covariates {
  const names: string[] = []
  const arrays: Float64Array[] = []
  const terms: CoxTerm[] = []
  for (const column of columns) {
    const first = names.length
    if (column.kind === 'number') {
      names.push(column.name)
      arrays.push(column.values)
    } else {
      const { codes, names: levels } = levelsOf(column, mostLevels)
      for (let level = 1; level < levels.length; level++) {
        names.push(`${column.name}=${levels[level]}`)
        arrays.push(Float64Array.from(codes, (code) => (code === level ? 1 : 0)))
      }
    }
    terms.push({ name: column.name, columns: Array.from({ length: names.length - first }, (_, k) => first + k) })
  }
  return { names, columns: arrays, terms }
}

function fitCox(
  data: SurvivalData,
  covariates: Covariates,
  strata: Int32Array | null,
  cluster: Int32Array | null,
  ties: 'efron' | 'breslow' = 'efron',
): {
  readonly report: CoxReport
  readonly proportionality: ProportionalityTest[]
  readonly warnings: readonly string[]
} {
  const input: CoxInput = {
    data,
    covariates: covariates.columns,
    names: covariates.names,
    ties,
    ...(strata && { strata }),
    ...(cluster && { cluster }),
  }
  const design = coxDesign(input)
  const fit = coxRegression(input, design)
  const estimated = fit.coefficients.some(({ status }) => status === 'estimated')
  const order = estimated ? concordance(data, linearPredictor(design, fit), strata ?? undefined) : null
  const { coefficients, n, events, logLik, logLikNull, iterations, tests } = fit
  return {
    report: {
      coefficients,
      n,
      events,
      logLik,
      logLikNull,
      concordance: finite(order?.estimate ?? Number.NaN),
      iterations,
      ties,
      tests,
    },
    proportionality: proportionality(input, fit, { terms: covariates.terms }, design),
    warnings: fit.warnings,
  }
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

/** The report for people: what was used and left out, each curve, the test, the coefficients. */
export function survivalText(report: SurvivalReport): string {
  const lines = [
    `${plural(report.n, 'row')}, ${plural(report.events, 'event')}; ${formatCount(report.leftOut)} left out${reasons(report)}.`,
    '',
    'Kaplan–Meier',
  ]
  for (const { group, n, events, median, medianLow, medianHigh, at, rmean, rmeanSe } of report.km) {
    const middle =
      median === null ? 'median not reached' : `median ${short(median)} (${short(medianLow)} to ${short(medianHigh)})`
    lines.push(`  ${group}: ${formatCount(n)}, ${plural(events, 'event')}, ${middle}`)
    for (const point of at)
      lines.push(
        `    at ${short(point.time)}: ${fixed(point.estimate)} (${fixed(point.low)} to ${fixed(point.high)}), ${formatCount(point.atRisk)} at risk`,
      )
    if (rmean !== null) lines.push(`    mean time kept: ${formatNumber(rmean, 2)} (standard error ${fixed(rmeanSe)})`)
  }
  if (report.logRank) {
    const { chiSquared, df, p } = report.logRank
    lines.push('', `Log-rank: chi-squared ${formatNumber(chiSquared, 3)} on ${df}, ${formatP(p)}`)
  }
  if (report.cox) {
    lines.push('', `Cox regression (${report.cox.ties})`)
    for (const { name, expCoef, low, high, p, status } of report.cox.coefficients)
      lines.push(
        expCoef === null
          ? `  ${name}: ${status === 'infinite' ? 'cannot be estimated' : 'left out'}`
          : `  ${name}: hazard ratio ${fixed(expCoef)} (${fixed(low)} to ${fixed(high)})${p === null ? '' : `, ${formatP(p)}`}`,
      )
    lines.push(`  concordance ${fixed(report.cox.concordance)}`)
    for (const { name, chiSquared, df, p } of report.proportionality)
      lines.push(`  proportional, ${name}: chi-squared ${formatNumber(chiSquared, 3)} on ${df}, ${formatP(p)}`)
  }
  if (report.warnings.length > 0) lines.push('', ...report.warnings)
  return lines.join('\n')
}

function reasons({ leftOutBecause: { missingValue, entryNotBeforeTime } }: SurvivalReport): string {
  const parts = [
    ...(missingValue > 0 ? [`${formatCount(missingValue)} with a missing value`] : []),
    ...(entryNotBeforeTime > 0 ? [`${formatCount(entryNotBeforeTime)} that enter no earlier than they leave`] : []),
  ]
  return parts.length > 0 ? ` (${parts.join(', ')})` : ''
}

function short(value: number | null): string {
  return value === null ? 'not reached' : formatNumber(value, Number.isInteger(value) ? 0 : 2)
}

function fixed(value: number | null): string {
  return value === null ? 'none' : formatNumber(value, 4)
}
