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
}

/**
 * A cell as evidence: a count as it is, a rate with its Wilson 95 % interval, a mean without one. Below thirty rows nothing is told.
 * @example metricEvidence({ metric: 'csat', slice: '', numerator: 81, denominator: 100, excluded: {} }, q3).value // 0.81
 */
export function metricEvidence(cell: Cell, measured: Measured): Evidence {
  const definition = definitionOf(cell.metric)
  const filter: Filter = measured.by === null ? {} : { [measured.by]: cell.slice }
  const rows: RowsBehind = {
    table: cell.metric === 'end-to-end-resolution-rate' || cell.metric === 'kept-resolutions' ? 'issues' : 'contacts',
    selection: cell.metric,
    from: measured.from,
    until: measured.until,
    filter,
  }
  const known = {
    id: evidenceId(cell.metric, definition.version, measured.period, filter),
    metric: cell.metric,
    version: definition.version,
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
