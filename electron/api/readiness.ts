import { dateOfDay, monthOfDay, monthsBetween } from '../../shared/base/calendar.ts'
import { makeZone } from '../../shared/base/zone.ts'
import type { Readiness } from '../../shared/import/report.ts'
import { readCoverage } from '../store/facts/coverage.ts'
import { readSettings } from '../store/settings.ts'
import type { ReadStore } from '../store/store.ts'
import { readLink } from './link.ts'
import { quartersOf } from './periods.ts'

/** A case needs this many months in which contacts and revenue are known together. */
const monthsNeeded = 6

/** How ready the data are to carry a case, and what to import next, the worthiest first. */
export function readReadiness(store: ReadStore): Readiness {
  const zone = makeZone(readSettings(store).timeZone)
  const { contactsFrom, contactsThrough, billingFrom, billingThrough } = readCoverage(store)
  const joined = contactsFrom !== null && contactsThrough !== null && billingFrom !== null && billingThrough !== null
  const from = joined ? Math.max(contactsFrom, billingFrom) : null
  const through = joined ? Math.min(contactsThrough, billingThrough) : null
  const months =
    from === null || through === null || through <= from
      ? 0
      : monthsBetween(monthOfDay(zone.dayOf(from)), monthOfDay(zone.dayOf(through))) + 1
  const has = (table: 'contacts' | 'subscriptions' | 'costs' | 'surveys' | 'crosswalk') =>
    store.sql(`SELECT 1 FROM ${table} LIMIT 1`).get() !== undefined
  const rate = readLink(store).matchRate.contacts
  const date = (at: number | null) => (at === null ? null : dateOfDay(zone.dayOf(at)))
  return {
    monthsJoined: months,
    monthsNeeded,
    from: date(from),
    through: date(through),
    quarters: quartersOf(store).map((q) => q.name),
    missing: [
      ...(has('contacts')
        ? []
        : [
            {
              what: 'contacts from your helpdesk or AI agent',
              answers: 'how many contacts stay resolved, and who handled them',
            },
          ]),
      ...(has('subscriptions')
        ? []
        : [
            {
              what: 'subscriptions with their ends, cancelled ones included',
              answers: 'who left, and whether service goes with it',
            },
          ]),
      ...(has('costs') ? [] : [{ what: 'a ledger with the cost of support', answers: 'what a kept resolution costs' }]),
      ...(rate !== null && rate < 0.8
        ? [
            {
              what: 'a crosswalk from helpdesk companies to billing customers',
              answers: 'whose customers the unmatched contacts are',
            },
          ]
        : []),
      ...(has('surveys')
        ? []
        : [{ what: 'satisfaction surveys', answers: 'whether those whose issue stayed resolved are satisfied' }]),
    ],
  }
}
