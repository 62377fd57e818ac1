import { addQuarters } from '../../shared/base/calendar.ts'
import { formatDay, formatQuarter } from '../../shared/base/format.ts'
import { handlers, tiers } from '../../shared/base/model.ts'
import { makeZone } from '../../shared/base/zone.ts'
import { maybeAgreedFactors } from '../../shared/case/register.ts'
import type { Association } from '../../shared/ledger/claims.ts'
import { type LedgerFigures, ledgerReport as makeLedgerReport } from '../../shared/ledger/ledger-report.ts'
import type { LedgerReport } from '../../shared/ledger/report.ts'
import { cohortOf } from '../../shared/ledger/retention-rates.ts'
import { readAssumptionEdits } from '../store/assumptions.ts'
import { readCommerce } from '../store/facts/commerce.ts'
import { readBillingCoverage } from '../store/facts/coverage.ts'
import { readHomeRevenue } from '../store/facts/home-currency.ts'
import { countSubscriptions, readPayerSpans, readTouchedPayers } from '../store/facts/movements.ts'
import { readPilot } from '../store/facts/pilot.ts'
import { readSignalClaims } from '../store/facts/signals.ts'
import { readSettings, type Settings } from '../store/settings.ts'
import { readSourceTitles } from '../store/sources.ts'
import type { ReadStore } from '../store/store.ts'
import { chooseQuarter, type Period, quarterPeriod } from './periods.ts'

/** The recurring revenue of one quarter and what of it may be claimed. `association` is what the retention cohorts found, when they found anything. */
export function ledgerReport(
  store: ReadStore,
  asked: string | undefined,
  association: Association | null,
): LedgerReport {
  const { period, quarters } = chooseQuarter(store, asked)
  return makeLedgerReport(readLedgerFigures(store, period, quarters), association)
}

/** What the store knows of recurring revenue in one quarter. */
export function readLedgerFigures(store: ReadStore, period: Period, quarters: readonly Period[]): LedgerFigures {
  const settings = readSettings(store)
  const { currency } = settings
  const billing = readBillingCoverage(store)
  const { from, until } = period
  const spans = readPayerSpans(store, currency)
  const yearBegan = quarterPeriod(addQuarters(period.name, -3), settings).from
  const touched = readTouchedPayers(store, {
    from,
    until,
    failedTier: tiers.indexOf('failed'),
    handedOver: handlers.indexOf('ai-to-human'),
  })
  const counted = countSubscriptions(store)
  const home = readHomeRevenue(store, currency, { from, until })
  const pilot = readPilot(store, spans)
  const all = counted.byCurrency.reduce((sum, one) => sum + one.subscriptions, 0)
  return {
    quarter: period.name,
    quarters: quarters.map((quarter) => quarter.name),
    from,
    until,
    currency,
    opening: home.opening,
    closing: home.closing,
    sums: home.sums,
    fxMinor: home.fxMinor,
    turnedOver: home.turnedOver,
    pilot: { result: pilot, isRead: isWithin(pilot.ripeAt, period) },
    cohort: cohortOf(spans, from, until),
    yearCohort:
      billing.from !== null && billing.from < yearBegan
        ? { from: yearBegan, members: cohortOf(spans, yearBegan, until) }
        : null,
    touched: touched.map(({ payer, firstAt, exposed }) => ({
      payer,
      mrrMinor: spans.mrrAt(payer, firstAt),
      exposed,
    })),
    signals: readSignalClaims(store, { currency, from, until }, spans),
    commerce: readCommerce(store, period),
    agreed: maybeAgreedFactors(readAssumptionEdits(store)),
    otherCurrencies: counted.byCurrency.filter(
      (other) => other.currency !== currency && !home.turnedOver.includes(other.currency),
    ),
    endsMissing: counted.ended === 0 && all >= 30,
    coverage: coverageCaveats(period, billing.through, settings),
    dataThrough: billing.through,
    sources: readSourceTitles(store, ['subscription', 'customer']),
  }
}

/** A pilot counts in the quarter in which its last customer's horizon is over. */
function isWithin(at: number | null, { from, until }: Period): boolean {
  return at !== null && at >= from && at < until
}

/** Billing data are taken as complete when they reach to within a week of the end: nobody may have come or gone in the last days. */
const slack = 7 * 86_400

function coverageCaveats(period: Period, billingThrough: number | null, settings: Settings): string[] {
  if (billingThrough === null || billingThrough >= period.until - slack) return []
  const through = formatDay(makeZone(settings.timeZone).dayOf(billingThrough))
  return [`The billing data reach to ${through} only: the movements of ${formatQuarter(period.name)} are not complete.`]
}
