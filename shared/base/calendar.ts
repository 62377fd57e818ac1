import { invariant } from './assert.ts'

/** A calendar month as `2026-09`. */
export type Month = string & { readonly month?: never }
/** A fiscal quarter as `2026Q3`; the year is the one in which the fiscal year ends. */
export type Quarter = string & { readonly quarter?: never }
/** Whole days since 1970-01-01 on the project's calendar. */
export type Day = number

/** True for `2026-01` to `2026-12` shapes. */
export function isMonth(text: string): text is Month {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text)
}

/** True for `2026Q1` to `2026Q4` shapes. */
export function isQuarter(text: string): text is Quarter {
  return /^\d{4}Q[1-4]$/.test(text)
}

function monthIndex(month: Month): number {
  invariant(isMonth(month), `not a month: ${month}`)
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
}

function monthFromIndex(index: number): Month {
  const year = Math.floor(index / 12)
  return `${String(year).padStart(4, '0')}-${String(index - year * 12 + 1).padStart(2, '0')}`
}

/** `addMonths('2026-11', 3)` is `2027-02`. */
export function addMonths(month: Month, count: number): Month {
  return monthFromIndex(monthIndex(month) + count)
}

/** How many months `to` lies after `from`: 0 for the same month. */
export function monthsBetween(from: Month, to: Month): number {
  return monthIndex(to) - monthIndex(from)
}

/** Every month from `from` to `to`, both included. */
export function monthRange(from: Month, to: Month): Month[] {
  const first = monthIndex(from)
  return Array.from({ length: Math.max(0, monthIndex(to) - first + 1) }, (_, i) => monthFromIndex(first + i))
}

/**
 * The fiscal quarter of a month. `fiscalYearStart` is the month number (1–12) in which the fiscal year begins; the year's name
 * is the calendar year in which it ends, so with a start in October, October 2025 is `2026Q1`.
 */
export function quarterOf(month: Month, fiscalYearStart = 1): Quarter {
  const shifted = monthIndex(month) - (fiscalYearStart - 1)
  const year = Math.floor(shifted / 12) + (fiscalYearStart === 1 ? 0 : 1)
  return `${year}Q${Math.floor((((shifted % 12) + 12) % 12) / 3) + 1}`
}

/** The three months of a fiscal quarter, in order. */
export function monthsOfQuarter(quarter: Quarter, fiscalYearStart = 1): [Month, Month, Month] {
  invariant(isQuarter(quarter), `not a quarter: ${quarter}`)
  const year = Number(quarter.slice(0, 4)) - (fiscalYearStart === 1 ? 0 : 1)
  const first = year * 12 + (fiscalYearStart - 1) + (Number(quarter.slice(5)) - 1) * 3
  return [monthFromIndex(first), monthFromIndex(first + 1), monthFromIndex(first + 2)]
}

/** `addQuarters('2026Q3', 2)` is `2027Q1`. */
export function addQuarters(quarter: Quarter, count: number): Quarter {
  invariant(isQuarter(quarter), `not a quarter: ${quarter}`)
  const index = Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(5)) - 1 + count
  const year = Math.floor(index / 4)
  return `${year}Q${index - year * 4 + 1}`
}

/** Days since 1970-01-01 of a calendar date (proleptic Gregorian). */
export function dayNumber(year: number, month: number, day: number): Day {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yoe = y - era * 400
  const doy = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const doe = yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy
  return era * 146097 + doe - 719468
}

/** The calendar date of a day number, as `2026-09-30`. */
export function dateOfDay(day: Day): string {
  const z = day + 719468
  const era = Math.floor(z / 146097)
  const doe = z - era * 146097
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365)
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const month = mp + (mp < 10 ? 3 : -9)
  const year = yoe + era * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(doy - Math.floor((153 * mp + 2) / 5) + 1).padStart(2, '0')}`
}

/** The day number of a date written as `2026-09-30`; undefined when it is no real date. */
export function maybeDay(date: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  if (!match) return undefined
  const day = dayNumber(Number(match[1]), Number(match[2]), Number(match[3]))
  return dateOfDay(day) === date ? day : undefined
}

/** The month a day lies in. */
export function monthOfDay(day: Day): Month {
  return dateOfDay(day).slice(0, 7)
}

/** The first day of a month. */
export function firstDay(month: Month): Day {
  return dayNumber(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 1)
}
