import { type Evidence, evidenceId, type Filter, type RowsBehind } from '../base/evidence.ts'
import { formatShare } from '../base/format.ts'
import { wilsonInterval } from '../stats/wilson.ts'
import type { Cell } from './cell.ts'
import { definitionOf } from './registry/index.ts'

/** Fewer rows than this are not turned into a rate. */
export const fewestRows = 30

/** Where and when a metric is measured. */
export interface Measured {
  readonly period: string
  readonly from: number
  readonly until: number
  /** Name of the slice, or `null` for the whole. */
  readonly by: string | null
  readonly dataThrough: number | null
  readonly sources: readonly string[]
  /** Whose rows are counted; contacts when left out. */
  readonly table?: RowsBehind['table']
  /** The version of a metric whose windows this project has decided on; the registry's when left out. */
  readonly versionOf?: (metric: string) => number
}

/**
 * A cell as evidence: a count as it is, a rate with its Wilson 95 % interval, a mean without one. Below thirty rows nothing is told.
 * @example metricEvidence({ metric: 'csat', slice: '', numerator: 81, denominator: 100, excluded: {} }, q3).value // 0.81
 */
export function metricEvidence(cell: Cell, measured: Measured): Evidence {
  const definition = definitionOf(cell.metric)
  const filter: Filter = measured.by === null ? {} : { [measured.by]: cell.slice }
  const version = measured.versionOf?.(cell.metric) ?? definition.version
  const rows: RowsBehind = {
    table: measured.table ?? 'contacts',
    selection: cell.metric,
    from: measured.from,
    until: measured.until,
    filter,
  }
  const known = {
    id: evidenceId(cell.metric, version, measured.period, filter),
    metric: cell.metric,
    version,
    title: definition.title,
    unit: definition.unit,
    currency: null,
    period: measured.period,
    filter,
    excluded: nonZero(cell.excluded),
    grade: 'fact' as const,
    caveats: caveatsOf(cell),
    dataThrough: measured.dataThrough,
    sources: measured.sources,
    rows,
  }
  if (definition.unit === 'count') {
    return {
      ...known,
      value: cell.numerator,
      numerator: cell.numerator,
      denominator: null,
      n: cell.denominator,
      low: null,
      high: null,
      note: null,
    }
  }
  const n = cell.denominator
  if (n < fewestRows) {
    const note = n === 0 ? 'no data' : `too few to report (${n})`
    return { ...known, value: null, numerator: null, denominator: n, n, low: null, high: null, note }
  }
  const value = cell.numerator / n
  const interval = definition.unit === 'share' ? wilsonInterval(cell.numerator, n) : { low: null, high: null }
  return {
    ...known,
    value,
    numerator: cell.numerator,
    denominator: n,
    n,
    low: interval.low,
    high: interval.high,
    note: null,
  }
}

function nonZero(excluded: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(excluded).filter(([, count]) => count > 0))
}

function caveatsOf(cell: Cell): string[] {
  const immature = cell.excluded.immature ?? 0
  const whole = immature + cell.denominator
  if (whole > 0 && immature / whole > 0.2)
    return [`${formatShare(immature / whole)} of the rows are too recent to be counted.`]
  return []
}

/**
 * A number that is told or not told as a whole: a median, a survival median, an amount. Below thirty cases nothing is told.
 * @example valueEvidence('handle-time-median', { value: 312, n: 4100, slice: '' }, q3).value // 312
 */
export function valueEvidence(
  metric: string,
  told: {
    readonly value: number | null
    readonly n: number
    readonly slice: string
    readonly low?: number | null
    readonly high?: number | null
    readonly currency?: string | null
    readonly note?: string
    readonly excluded?: Readonly<Record<string, number>>
    readonly caveats?: readonly string[]
    readonly selection?: string | null
    readonly numerator?: number | null
    readonly denominator?: number | null
  },
  measured: Measured,
): Evidence {
  const definition = definitionOf(metric)
  const version = measured.versionOf?.(metric) ?? definition.version
  const filter: Filter = measured.by === null ? {} : { [measured.by]: told.slice }
  const isTold = told.value !== null && told.n >= fewestRows
  const reason = told.n === 0 ? 'no data' : `too few to report (${told.n})`
  return {
    id: evidenceId(metric, version, measured.period, filter),
    metric,
    version,
    title: definition.title,
    value: isTold ? told.value : null,
    unit: definition.unit,
    currency: told.currency ?? null,
    numerator: isTold ? (told.numerator ?? null) : null,
    denominator: told.denominator ?? null,
    n: told.n,
    low: isTold ? (told.low ?? null) : null,
    high: isTold ? (told.high ?? null) : null,
    period: measured.period,
    filter,
    excluded: nonZero(told.excluded ?? {}),
    grade: 'fact',
    caveats: told.caveats ?? [],
    note: isTold ? null : (told.note ?? (told.value === null && told.n >= fewestRows ? 'not reached yet' : reason)),
    dataThrough: measured.dataThrough,
    sources: measured.sources,
    rows:
      told.selection === undefined || told.selection === null
        ? null
        : {
            table: measured.table ?? 'contacts',
            selection: told.selection,
            from: measured.from,
            until: measured.until,
            filter,
          },
  }
}
