import { addQuarters, dateOfDay } from '../../shared/base/calendar.ts'
import { Refusal } from '../../shared/base/refusal.ts'
import { makeZone } from '../../shared/base/zone.ts'
import { cohortReport } from '../../shared/cohorts/cohort-report.ts'
import { design, groupings } from '../../shared/cohorts/members.ts'
import { orderCohorts } from '../../shared/cohorts/orders.ts'
import type { CohortReport } from '../../shared/cohorts/report.ts'
import { keepCohortMembers } from '../store/cohort-members.ts'
import { readBuyers } from '../store/facts/buyers.ts'
import { readCoverage } from '../store/facts/coverage.ts'
import { readHistories, readIndexContacts } from '../store/facts/index-contacts.ts'
import { readSettings } from '../store/settings.ts'
import { readSourceTitles } from '../store/sources.ts'
import type { ReadStore } from '../store/store.ts'
import { keptReport } from './kept-report.ts'
import { readLink } from './link.ts'
import { chooseQuarter, quarterPeriod } from './periods.ts'

/** The retention cohorts of the four quarters that end with the one asked for. */
export function retentionReport(store: ReadStore, asked?: string, by = 'tier-and-handler'): CohortReport {
  if (!(by in groupings)) {
    throw new Refusal(
      'bad-value',
      `the cohorts can’t be grouped by “${by}”`,
      `choose one of ${Object.keys(groupings).join(', ')}`,
    )
  }
  const { period, quarters } = chooseQuarter(store, asked)
  return keptReport(store, `cohorts/${period.name}/${by}`, () => {
    const settings = readSettings(store)
    const zone = makeZone(settings.timeZone)
    const coverage = readCoverage(store)
    const first = quarterPeriod(addQuarters(period.name, 1 - design.indexQuarters), settings, zone)
    const from = Math.max(first.from, coverage.contactsFrom ?? first.from)
    const through = coverage.billingThrough ?? 0
    const found = readIndexContacts(store, { from, until: period.until, through })
    const matchRate = readLink(store).matchRate.contacts
    const date = (at: number) => dateOfDay(zone.dayOf(at))
    const report = cohortReport({
      quarter: period.name,
      quarters: quarters.map((q) => q.name),
      by,
      members: found.members,
      leftOut: found.leftOut,
      matchRate,
      currency: settings.currency,
      indexFrom: date(from),
      indexThrough: date(Math.min(period.until, coverage.contactsThrough ?? period.until) - 1),
      followedThrough: date(through),
      dataThrough: coverage.billingThrough,
      sources: readSourceTitles(store, ['contact', 'customer', 'subscription']),
      histories: readHistories(store, { from, until: period.until, through }),
    })
    keepCohortMembers(store, period.name, found.members)
    const { buyers, until } = readBuyers(store, { from, until: period.until }, settings.currency)
    return { report: { ...report, orders: orderCohorts(buyers, until, settings.currency) }, evidence: report.evidence }
  })
}
