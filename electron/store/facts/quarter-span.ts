import { addMonths, firstDay, monthsOfQuarter, type Quarter } from '../../../shared/base/calendar.ts'
import { makeZone, type Zone } from '../../../shared/base/zone.ts'
import type { Settings } from '../settings.ts'

/** The instants at which a fiscal quarter begins and ends in the project's time zone: `from` included, `until` not. */
export function quarterSpan(
  quarter: Quarter,
  settings: Settings,
  zone: Zone = makeZone(settings.timeZone),
): { readonly from: number; readonly until: number } {
  const [first, , last] = monthsOfQuarter(quarter, settings.fiscalYearStart)
  return { from: zone.startOfDay(firstDay(first)), until: zone.startOfDay(firstDay(addMonths(last, 1))) }
}
