import type { Evidence } from '../base/evidence.ts'
import { formatQuarter } from '../base/format.ts'
import type { LineExhibit, Series } from '../deck/exhibit.ts'

const shown: readonly { metric: string; name: string; tone: Series['tone']; dashed?: boolean }[] = [
  { metric: 'vendor-reported-resolution-rate', name: 'AI, by its vendor’s count', tone: 'quiet', dashed: true },
  { metric: 'ai-end-to-end-rate', name: 'AI, end to end', tone: 'ai' },
  { metric: 'end-to-end-resolution-rate', name: 'all issues, end to end', tone: 'durable' },
]

/** A quarter in which a vendor changed its count, and the metrics that may step there without anything having changed for customers. */
export interface TrendBreak {
  readonly quarter: string
  readonly text: string
  readonly metrics: readonly string[]
}

/** What a trend must not hide: numbers told under earlier windows, and days on which a vendor changed its count. */
export interface TrendHistory {
  readonly superseded: readonly Evidence[]
  readonly breaks: readonly TrendBreak[]
}

/**
 * The resolution rates over the quarters; `null` with fewer than two quarters. Where the project's windows changed, the numbers told before stand beside as a
 * dashed line of their own; breaks in a vendor's count are marked.
 */
export function rateTrend(
  evidence: readonly Evidence[],
  quarters: readonly string[],
  history: TrendHistory = { superseded: [], breaks: [] },
): LineExhibit | null {
  if (quarters.length < 2) return null
  const find = (metric: string, quarter: string) =>
    evidence.find((e) => e.metric === metric && e.period === quarter && Object.keys(e.filter).length === 0)
  const series = shown
    .map(({ metric, name, tone, dashed }) => {
      const cells = quarters.map((quarter) => find(metric, quarter))
      return {
        name,
        tone,
        ...(dashed ? { dashed } : {}),
        values: cells.map((e) => e?.value ?? null),
        low: cells.map((e) => e?.low ?? null),
        high: cells.map((e) => e?.high ?? null),
      }
    })
    .filter((line) => line.values.some((value) => value !== null))
  if (series.length === 0) return null
  const before = shown.slice(1).flatMap(({ metric, name, tone }) => {
    const told = history.superseded.filter((e) => e.metric === metric && Object.keys(e.filter).length === 0)
    return [...new Set(told.map((e) => e.version))].map((version) => ({
      name: `${name}, as told under version ${version}`,
      tone,
      dashed: true,
      values: quarters.map((quarter) => told.find((e) => e.version === version && e.period === quarter)?.value ?? null),
      ids: told.filter((e) => e.version === version && quarters.includes(e.period)).map((e) => e.id),
    }))
  })
  const marked = history.breaks.filter(({ quarter }) => quarters.includes(quarter))
  return {
    kind: 'line',
    caption: 'Share resolved, by quarter',
    alt: 'Resolution rates by quarter: what the AI vendor counts beside what stayed resolved.',
    unit: 'share',
    currency: null,
    categories: quarters.map(formatQuarter),
    series: [...series, ...before.map(({ ids, ...line }) => line)],
    ...(marked.length > 0
      ? { breaks: marked.map(({ quarter, text }) => ({ category: formatQuarter(quarter), text })) }
      : {}),
    evidence: [
      ...before.flatMap(({ ids }) => ids),
      ...quarters.flatMap((quarter) => shown.flatMap(({ metric }) => find(metric, quarter)?.id ?? [])),
    ],
  }
}
