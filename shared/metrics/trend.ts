import type { Evidence } from '../base/evidence.ts'
import { formatQuarter } from '../base/format.ts'
import type { LineExhibit, Series } from '../deck/exhibit.ts'

const shown: readonly { metric: string; name: string; tone: Series['tone']; dashed?: boolean }[] = [
  { metric: 'vendor-reported-resolution-rate', name: 'AI, by its vendor’s count', tone: 'quiet', dashed: true },
  { metric: 'ai-end-to-end-rate', name: 'AI, end to end', tone: 'ai' },
  { metric: 'end-to-end-resolution-rate', name: 'all issues, end to end', tone: 'durable' },
]

/** The resolution rates over the quarters; `null` with fewer than two quarters. */
export function rateTrend(evidence: readonly Evidence[], quarters: readonly string[]): LineExhibit | null {
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
  return {
    kind: 'line',
    caption: 'Share resolved, by quarter',
    alt: 'Resolution rates by quarter: what the AI vendor counts beside what stayed resolved.',
    unit: 'share',
    currency: null,
    categories: quarters.map(formatQuarter),
    series,
    evidence: quarters.flatMap((quarter) => shown.flatMap(({ metric }) => find(metric, quarter)?.id ?? [])),
  }
}
