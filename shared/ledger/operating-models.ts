import type { Evidence } from '../base/evidence.ts'
import { formatQuarter } from '../base/format.ts'
import { maybeDefinition } from '../metrics/registry/index.ts'

/** One line of a model, then and now. */
export interface ModelLine {
  readonly metric: string
  readonly title: string
  readonly before: Evidence | null
  readonly now: Evidence | null
  /** `same` when the two intervals overlap; `can’t be told` when one is missing or the metric has no good direction. */
  readonly moved: 'better' | 'worse' | 'same' | 'can’t be told'
}

/** The function told as a cost centre by its activity, beside the same function told by what it achieves and keeps. */
export interface OperatingModels {
  readonly before: string | null
  readonly now: string
  readonly old: readonly ModelLine[]
  readonly next: readonly ModelLine[]
  readonly sentence: string
}

/** What the old model reports: volume, unit cost, deflection, speed, satisfaction over everything. */
const oldMetrics = ['contacts', 'cost-per-contact', 'containment-rate', 'handle-time-median', 'csat'] as const
/** What the new model reports: what held, what it cost, who stayed, what it kept. */
const newMetrics = [
  'kept-resolutions',
  'cost-per-kept-resolution',
  'end-to-end-resolution-rate',
  'csat-on-kept',
  'gross-revenue-retention',
  'pnl-retained',
  'pnl-net',
] as const

/** Both models of one quarter against an earlier one, from the same evidence. */
export function operatingModels(
  now: { readonly quarter: string; readonly evidence: readonly Evidence[] },
  before: { readonly quarter: string; readonly evidence: readonly Evidence[] } | null,
): OperatingModels {
  const find = (of: { readonly quarter: string; readonly evidence: readonly Evidence[] } | null, metric: string) =>
    of?.evidence.find(
      (one) => one.metric === metric && one.period === of.quarter && Object.keys(one.filter).length === 0,
    ) ?? null
  const lines = (metrics: readonly string[]): ModelLine[] =>
    metrics.flatMap((metric) => {
      const [is, was] = [find(now, metric), find(before, metric)]
      const title = is?.title ?? was?.title
      return title === undefined ? [] : { metric, title, before: was, now: is, moved: movedOf(metric, was, is) }
    })
  const [old, next] = [lines(oldMetrics), lines(newMetrics)]
  return {
    before: before?.quarter ?? null,
    now: now.quarter,
    old,
    next,
    sentence: sentenceOf(before?.quarter ?? null, old, next),
  }
}

function movedOf(metric: string, was: Evidence | null, is: Evidence | null): ModelLine['moved'] {
  const direction = maybeDefinition(metric)?.goodDirection
  if (was?.value == null || is?.value == null || direction === undefined || direction === 'neither')
    return 'can’t be told'
  const overlap = (is.high ?? is.value) >= (was.low ?? was.value) && (was.high ?? was.value) >= (is.low ?? is.value)
  if (is.value === was.value || (overlap && (is.low !== null || was.low !== null))) return 'same'
  return is.value > was.value === (direction === 'up') ? 'better' : 'worse'
}

function sentenceOf(before: string | null, old: readonly ModelLine[], next: readonly ModelLine[]): string {
  if (before === null) return 'There is no earlier quarter to hold either model against.'
  const tally = (lines: readonly ModelLine[]): string => {
    const count = (moved: ModelLine['moved']) => lines.filter((line) => line.moved === moved).length
    return `${count('better')} better, ${count('worse')} worse, ${count('same')} the same`
  }
  return `Since ${formatQuarter(before)} the old model shows ${tally(old)}; the new one ${tally(next)}.`
}
