import { assertNever } from '../../shared/base/assert.ts'
import type { Unit } from '../../shared/base/evidence.ts'
import { roundTo } from '../../shared/base/format.ts'
import { minorDigits } from '../../shared/base/money.ts'
import type { Exhibit, Series } from '../../shared/deck/exhibit.ts'
import { words } from '../words/words.ts'

/** The numbers of a picture as a spreadsheet takes them: plain digits with a point, an interval in two columns of its own, a gap as an empty cell. */
export interface ExhibitData {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

function plain(value: number | null | undefined, unit: Unit, currency: string | null): string {
  if (value === null || value === undefined) return ''
  if (unit !== 'money') return String(roundTo(value, 6))
  const digits = minorDigits(currency ?? '')
  return (value / 10 ** digits).toFixed(digits)
}

/** A heading with the unit that plain digits leave out. */
function titled(name: string, unit: Unit, currency: string | null): string {
  return unit === 'money' && currency ? `${name} (${currency})` : name
}

/** Turns any picture into plain numbers; money is in whole units of its currency, shares are of 1. */
export function exhibitData(exhibit: Exhibit): ExhibitData {
  if (exhibit.kind === 'table') return { columns: exhibit.columns.map((column) => column.title), rows: exhibit.rows }
  const { unit, currency } = exhibit
  const say = (value: number | null | undefined) => plain(value, unit, currency)
  const ends = (name: string) => [
    titled(name, unit, currency),
    `${name}, ${words.charts.low}`,
    `${name}, ${words.charts.high}`,
  ]
  switch (exhibit.kind) {
    case 'waterfall':
      return {
        columns: ['', titled(exhibit.caption, unit, currency)],
        rows: exhibit.bars.map((bar) => [bar.label, say(bar.value)]),
      }
    case 'line':
    case 'bar':
    case 'stacked': {
      const told = (series: Series) => (series.low ?? series.high ?? []).some((value) => value !== null)
      return {
        columns: [
          '',
          ...exhibit.series.flatMap((series) =>
            told(series) ? ends(series.name) : [titled(series.name, unit, currency)],
          ),
        ],
        rows: exhibit.categories.map((category, index) => [
          category,
          ...exhibit.series.flatMap((series) =>
            told(series)
              ? [say(series.values[index]), say(series.low?.[index]), say(series.high?.[index])]
              : [say(series.values[index])],
          ),
        ]),
      }
    }
    case 'forest':
      return {
        columns: ['', '', ...ends(exhibit.caption)],
        rows: exhibit.rows.map((row) => [row.label, row.under, say(row.value), say(row.low), say(row.high)]),
      }
    case 'step':
      return {
        columns: [words.charts.group, words.charts.day, ...ends(exhibit.caption), words.charts.atRisk],
        rows: exhibit.curves.flatMap((curve) =>
          curve.days.map((day, index) => [
            curve.name,
            String(day),
            say(curve.estimate[index]),
            say(curve.low[index]),
            say(curve.high[index]),
            String(curve.atRisk.find((at) => at.day === day)?.n ?? ''),
          ]),
        ),
      }
    default:
      return assertNever(exhibit)
  }
}
