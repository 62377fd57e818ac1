import { type Day, firstDay, type Month, monthOfDay } from '../base/calendar.ts'
import type { CoverageState } from './report.ts'

/** How many rows there are on a day; days without rows are left out. */
export interface DayRows {
  readonly day: Day
  readonly rows: number
}

export interface MonthCoverage {
  readonly cells: readonly { readonly state: CoverageState; readonly rows: number }[]
  /** Days without rows, longer than is usual for these data, between days with rows; both ends included. */
  readonly holes: readonly { readonly from: Day; readonly through: Day }[]
  /** Months with far fewer rows than the others. */
  readonly thin: readonly Month[]
}

/** A stretch of silence is unusual from three times the usual one on, and never below this many days: a long weekend is none. */
const shortestSilence = 5

/**
 * Which months a kind of data covers fully, partly or not at all. A month is partly covered when an unusually long silence reaches into it (the beginning and the end of
 * the data count as silence), or when it holds less than a quarter of the rows of the middle month. What is usual is taken from the data: three times the silence that nineteen of twenty are
 * shorter than. Postings of a ledger (`byMonth`) come when they come: there only months count. `days` ascend.
 */
export function monthCoverage(
  days: readonly DayRows[],
  months: readonly Month[],
  { byMonth = false }: { readonly byMonth?: boolean } = {},
): MonthCoverage {
  const rows = new Map<Month, number>()
  for (const { day, rows: count } of days) {
    const month = monthOfDay(day)
    rows.set(month, (rows.get(month) ?? 0) + count)
  }
  const counts = months.map((month) => rows.get(month) ?? 0)
  const first = days[0]?.day
  const last = days.at(-1)?.day
  if (first === undefined || last === undefined || months.length === 0)
    return { cells: counts.map((count) => ({ state: 'none', rows: count })), holes: [], thin: [] }
  const limit = byMonth ? Number.POSITIVE_INFINITY : longestUsualSilence(days)
  const holes: { from: Day; through: Day }[] = []
  for (let i = 1; i < days.length; i += 1) {
    const from = (days[i - 1] as DayRows).day + 1
    const through = (days[i] as DayRows).day - 1
    if (through - from + 1 > limit) holes.push({ from, through })
  }
  const begin = firstDay(months[0] as Month)
  const end = firstDay(nextMonth(months.at(-1) as Month)) - 1
  const silences = [{ from: begin, through: first - 1 }, ...holes, { from: last + 1, through: end }]
  const typical = middle(counts.filter((count) => count > 0))
  const thin: Month[] = []
  const cells = months.map((month, i) => {
    const count = counts[i] as number
    if (count === 0) return { state: 'none' as const, rows: 0 }
    const from = firstDay(month)
    const through = firstDay(nextMonth(month)) - 1
    const isSilent =
      !byMonth &&
      silences.some(
        (silence) => Math.min(silence.through, through) - Math.max(silence.from, from) + 1 > Math.min(limit, 27),
      )
    const isInside = month !== monthOfDay(first) && month !== monthOfDay(last)
    const isThin = typical >= 20 && count < typical / 4
    if (isThin && isInside && !isSilent) thin.push(month)
    return { state: isSilent || isThin ? ('partial' as const) : ('full' as const), rows: count }
  })
  return { cells, holes, thin }
}

/** Three times the silence that nineteen of twenty silences are shorter than, in days. */
function longestUsualSilence(days: readonly DayRows[]): number {
  const silences = days
    .slice(1)
    .map((one, i) => one.day - (days[i] as DayRows).day - 1)
    .sort((a, b) => a - b)
  const usual = silences[Math.floor(silences.length * 0.95)] ?? 0
  return Math.max(shortestSilence, 3 * usual)
}

function middle(counts: readonly number[]): number {
  const sorted = [...counts].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

function nextMonth(month: Month): Month {
  return monthOfDay(firstDay(month) + 31)
}
