import type { Definition, Evidence } from '../base/evidence.ts'
import { formatQuarter } from '../base/format.ts'
import type { LineExhibit } from '../deck/exhibit.ts'
import type { HistoryReport } from './history-report.ts'
import type { ResolutionRules } from './resolution.ts'
import type { Restatement } from './restatement.ts'
import type { TrendBreak } from './trend.ts'

/** Everything that one metric's history is made from; `now` and `superseded` are of that metric and slice only. */
export interface HistoryFigures {
  readonly definition: Definition
  readonly quarters: readonly string[]
  readonly now: readonly Evidence[]
  readonly superseded: readonly Evidence[]
  readonly rules: readonly ResolutionRules[]
  readonly breaks: readonly TrendBreak[]
  /** Decisions on windows that lie in a quarter shown. */
  readonly decisions: readonly { readonly quarter: string; readonly text: string }[]
  readonly restatements: readonly Restatement[]
}

/** One metric over the quarters: told as it is defined now, as it was told before, and what happened to its definition in between. */
export function historyReport(figures: HistoryFigures): HistoryReport {
  const { definition, quarters, now, superseded } = figures
  const versions = [...new Set(superseded.map((e) => e.version))].sort((a, b) => a - b)
  const before = versions.map((version) => ({
    version,
    reason: reasonOf(figures, version),
    told: superseded.filter((e) => e.version === version),
  }))
  const breaks = [...figures.breaks.filter((one) => one.metrics.includes(definition.id)), ...figures.decisions].map(
    ({ quarter, text }) => ({ quarter, text }),
  )
  return {
    definition,
    quarters,
    now,
    before,
    breaks,
    restatements: figures.restatements,
    exhibit: exhibitOf(figures, before, breaks),
  }
}

/** A metric's version rises with the windows: the version after it says why it was left. */
function reasonOf({ definition, rules }: HistoryFigures, version: number): string {
  const next = rules.find((one) => definition.version + one.version - 1 === version + 1)
  return next === undefined ? 'an earlier definition' : `told until ${next.effectiveFrom}: ${next.reason}`
}

function exhibitOf(
  { definition, quarters, now }: HistoryFigures,
  before: HistoryReport['before'],
  breaks: HistoryReport['breaks'],
): LineExhibit | null {
  const at = (told: readonly Evidence[], quarter: string) => told.find((e) => e.period === quarter)
  const shown = quarters.filter((quarter) =>
    [now, ...before.map(({ told }) => told)].some((told) => (at(told, quarter)?.value ?? null) !== null),
  )
  if (shown.length < 2) return null
  const marked = breaks.filter(({ quarter }) => shown.includes(quarter))
  return {
    kind: 'line',
    caption: `${definition.title}, by quarter`,
    alt: `${definition.title} by quarter${before.length > 0 ? ', as told now and as told under earlier definitions' : ''}.`,
    unit: definition.unit,
    currency: now.find((e) => e.currency !== null)?.currency ?? null,
    categories: shown.map(formatQuarter),
    series: [
      {
        name: definition.title,
        tone: 'accent',
        values: shown.map((quarter) => at(now, quarter)?.value ?? null),
        low: shown.map((quarter) => at(now, quarter)?.low ?? null),
        high: shown.map((quarter) => at(now, quarter)?.high ?? null),
      },
      ...before.map(({ version, told }) => ({
        name: `as told under version ${version}`,
        tone: 'quiet' as const,
        dashed: true,
        values: shown.map((quarter) => at(told, quarter)?.value ?? null),
      })),
    ],
    ...(marked.length > 0
      ? { breaks: marked.map(({ quarter, text }) => ({ category: formatQuarter(quarter), text })) }
      : {}),
    evidence: [...now, ...before.flatMap(({ told }) => told)].filter((e) => shown.includes(e.period)).map((e) => e.id),
  }
}
