import { assertNever } from '../../shared/base/assert.ts'
import { formatCount, formatDays, formatValue } from '../../shared/base/format.ts'
import type { Exhibit, Series, StepExhibit, TableExhibit } from '../../shared/deck/exhibit.ts'
import { words } from '../words/words.ts'
import { categoryWords } from './chart-frame.ts'
import { isGap } from './exhibit-gaps.ts'
import { lastDay, stepAt } from './step-option.ts'

/** The numbers of a picture as a table of words: what a screen reader, a sceptic or a spreadsheet gets. */
export interface ExhibitTable {
  readonly columns: TableExhibit['columns']
  readonly rows: readonly (readonly string[])[]
}

const left = (title: string) => ({ title, align: 'left' as const })
const right = (title: string) => ({ title, align: 'right' as const })

function cellWords(all: readonly Series[], series: Series, index: number, say: (value: number) => string): string {
  const value = series.values[index] ?? null
  if (value === null) return isGap(all, series, index) ? words.tooFew : words.charts.notDrawn
  const low = series.low?.[index] ?? null
  const high = series.high?.[index] ?? null
  return low === null || high === null ? say(value) : `${say(value)} (${words.range(say(low), say(high))})`
}

function stepDays(exhibit: StepExhibit): readonly number[] {
  const days = new Set(exhibit.curves.flatMap((curve) => curve.atRisk.map((at) => at.day)))
  return [...days].filter((day) => day <= exhibit.until).sort((a, b) => a - b)
}

/** Turns any picture into its table; an interval stands in brackets, a gap says that it is one. */
export function exhibitTable(exhibit: Exhibit): ExhibitTable {
  const say = (value: number) => formatValue(value, exhibit.unit, exhibit.currency)
  switch (exhibit.kind) {
    case 'table':
      return { columns: exhibit.columns, rows: exhibit.rows }
    case 'waterfall':
      return {
        columns: [left(''), right(exhibit.caption)],
        rows: exhibit.bars.map((bar) => [bar.label, say(bar.value)]),
      }
    case 'line':
    case 'bar':
    case 'stacked':
      return {
        columns: [left(''), ...exhibit.series.map((series) => right(series.name))],
        rows: exhibit.categories.map((category, index) => [
          exhibit.kind === 'line' && exhibit.breaks?.some((one) => one.category === category)
            ? `${categoryWords(category)} (${words.charts.broken})`
            : categoryWords(category),
          ...exhibit.series.map((series) => cellWords(exhibit.series, series, index, say)),
        ]),
      }
    case 'forest':
      return {
        columns: [left(''), left(''), right(exhibit.caption)],
        rows: exhibit.rows.map((row) => [
          row.label,
          row.under,
          `${say(row.value)} (${words.range(say(row.low), say(row.high))})`,
        ]),
      }
    case 'step':
      return {
        columns: [
          left(words.charts.day),
          ...exhibit.curves.flatMap((curve) => [right(curve.name), right(words.charts.atRiskOf(curve.name))]),
        ],
        rows: stepDays(exhibit).map((day) => [
          formatDays(day),
          ...exhibit.curves.flatMap((curve) => {
            const index = day <= lastDay(curve, exhibit.until) ? stepAt(curve, day) : -1
            const n = curve.atRisk.find((at) => at.day === day)?.n
            return [
              index < 0
                ? words.tooFew
                : `${say(curve.estimate[index] as number)} (${words.range(say(curve.low[index] as number), say(curve.high[index] as number))})`,
              n === undefined ? '' : formatCount(n),
            ]
          }),
        ]),
      }
    default:
      return assertNever(exhibit)
  }
}
