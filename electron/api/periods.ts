import {
  addMonths,
  firstDay,
  isQuarter,
  type Month,
  monthOfDay,
  monthRange,
  monthsOfQuarter,
  type Quarter,
  quarterOf,
} from '../../shared/base/calendar.ts'
import type { Instant } from '../../shared/base/model.ts'
import { Refusal } from '../../shared/base/refusal.ts'
import { makeZone, type Zone } from '../../shared/base/zone.ts'
import { readCoverage } from '../store/facts/coverage.ts'
import { quarterSpan } from '../store/facts/quarter-span.ts'
import { readSettings, type Settings } from '../store/settings.ts'
import type { ReadStore } from '../store/store.ts'

/** A quarter or month on the project's calendar: instants, `from` included, `until` not. */
export interface Period {
  readonly name: string
  readonly from: Instant
  readonly until: Instant
}

/** The fiscal quarter as a period in the project's time zone. */
export function quarterPeriod(quarter: Quarter, settings: Settings, zone: Zone = makeZone(settings.timeZone)): Period {
  return { name: quarter, ...quarterSpan(quarter, settings, zone) }
}

/** The three months of a quarter as periods. */
export function monthsOf(period: Period, settings: Settings): Period[] {
  const zone = makeZone(settings.timeZone)
  return monthsOfQuarter(period.name, settings.fiscalYearStart).map((month: Month) => ({
    name: month,
    from: zone.startOfDay(firstDay(month)),
    until: zone.startOfDay(firstDay(addMonths(month, 1))),
  }))
}

/** Every fiscal quarter in which contacts were imported (or, without contacts, subscriptions or costs), oldest first. */
export function quartersOf(store: ReadStore): Period[] {
  const settings = readSettings(store)
  const zone = makeZone(settings.timeZone)
  const coverage = readCoverage(store)
  const from = coverage.contactsFrom ?? coverage.costsFrom ?? coverage.billingFrom
  const through = coverage.contactsThrough ?? coverage.costsThrough ?? coverage.billingThrough
  if (from === null || through === null) return []
  const names = new Set(
    monthRange(monthOfDay(zone.dayOf(from)), monthOfDay(zone.dayOf(through))).map((m) =>
      quarterOf(m, settings.fiscalYearStart),
    ),
  )
  return [...names].map((name) => quarterPeriod(name, settings, zone))
}

/** A quarter counts as complete when the data reach to within three days of its end: weekends have few contacts. */
const slack = 3 * 86_400

/** The quarter asked for, or the last complete one (the last one, when none is complete). Refuses a quarter without data. */
export function chooseQuarter(store: ReadStore, asked?: string): { period: Period; quarters: readonly Period[] } {
  const quarters = quartersOf(store)
  const last = quarters.at(-1)
  if (!last)
    throw new Refusal('no-data', 'this project holds no data yet', 'import your helpdesk and billing exports first')
  if (asked !== undefined) {
    if (!isQuarter(asked)) throw new Refusal('unknown-quarter', `“${asked}” is not a quarter`, 'write it as 2026Q3')
    const period = quarters.find((q) => q.name === asked)
    if (!period) {
      const known = `${quarters[0]?.name} to ${last.name}`
      throw new Refusal('unknown-quarter', `there is no data for ${asked}`, `choose one of ${known}`)
    }
    return { period, quarters }
  }
  const { contactsThrough } = readCoverage(store)
  const complete = quarters.filter((q) => contactsThrough === null || q.until - slack <= contactsThrough)
  return { period: complete.at(-1) ?? last, quarters }
}
