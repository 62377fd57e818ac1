import type { Evidence } from '../base/evidence.ts'
import { formatCount, formatEvidence, formatQuarter, plural } from '../base/format.ts'
import type { LikeForLikeReport, LikeForLikeRow } from './like-for-like-report.ts'
import { maybeChange, movementOf } from './movement.ts'
import { definitionOf } from './registry/index.ts'

/** Metrics that are held against an earlier quarter, in reading order. */
export const comparedMetrics: readonly string[] = [
  'end-to-end-resolution-rate',
  'ai-end-to-end-rate',
  'vendor-reported-resolution-rate',
  'containment-rate',
  'self-service-success-rate',
  'durable-share',
  'recontact-48h',
  'recontact-7d',
  'recontact-7d-same-topic',
  'fcr-one-contact',
  'ai-handed-over-issues',
  'csat',
  'csat-on-kept',
  'contacts-per-customer',
  'handle-time',
]

/** The same metrics in both periods, for the same customers and for everybody. */
export interface LikeForLikeFigures {
  readonly quarter: string
  readonly quarters: readonly string[]
  readonly against: string | null
  readonly days: number
  readonly isPartial: boolean
  readonly customers: number
  readonly now: readonly Evidence[]
  readonly before: readonly Evidence[]
  readonly everybodyNow: readonly Evidence[]
  readonly everybodyBefore: readonly Evidence[]
}

/** A quarter held against an earlier one over the same customers and the same number of days. */
export function likeForLikeReport(figures: LikeForLikeFigures): LikeForLikeReport {
  const rows = comparedMetrics.flatMap((metric): LikeForLikeRow[] => {
    const find = (all: readonly Evidence[]) => all.find((e) => e.metric === metric)
    const [now, before, everybodyNow, everybodyBefore] = [
      find(figures.now),
      find(figures.before),
      find(figures.everybodyNow),
      find(figures.everybodyBefore),
    ]
    if (!now || !before || !everybodyNow || !everybodyBefore) return []
    const definition = definitionOf(metric)
    return [
      {
        metric,
        title: definition.title,
        now,
        before,
        change: maybeChange(now, before),
        movement: movementOf(now, before, definition.goodDirection),
        everybodyNow,
        everybodyBefore,
      },
    ]
  })
  const { quarter, quarters, against, days, isPartial, customers } = figures
  return { quarter, quarters, against, days, isPartial, customers, sentence: sentenceOf(figures, rows), rows }
}

function sentenceOf(
  { quarter, against, days, customers }: LikeForLikeFigures,
  rows: readonly LikeForLikeRow[],
): string {
  if (against === null) return 'There is no earlier quarter to compare with.'
  const headline = rows.find(({ now, before }) => now.value !== null && before.value !== null)
  const over = `Over the first ${plural(days, 'day')} of ${formatQuarter(quarter)} and of ${formatQuarter(against)}, and the ${formatCount(customers)} customers who paid in both`
  if (!headline) return `${over}, there are too few contacts to compare.`
  const words = {
    better: 'better',
    worse: 'worse',
    'no clear change': 'no clear change',
    'can’t be told': 'no judgement',
  }[headline.movement]
  return `${over}: ${headline.title.toLowerCase()} ${formatEvidence(headline.now)} after ${formatEvidence(headline.before)}, ${words}.`
}
