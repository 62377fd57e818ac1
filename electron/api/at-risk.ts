import { dateOfDay } from '../../shared/base/calendar.ts'
import { makeZone } from '../../shared/base/zone.ts'
import { type AtRiskReport, customersAtRisk, leadingIndicators } from '../../shared/metrics/at-risk.ts'
import { readRiskSigns } from '../store/facts/at-risk.ts'
import { ensureDerived } from '../store/facts/derive.ts'
import { coverageOf } from '../store/facts/payments.ts'
import { readSettings } from '../store/settings.ts'
import type { ReadStore } from '../store/store.ts'
import { chooseQuarter } from './periods.ts'

/** The customers at risk at the end of a quarter (or of the data, when they end before), and which signs came before losses in the quarters until then. */
export function atRiskReport(store: ReadStore, asked?: string): AtRiskReport {
  ensureDerived(store)
  const { period, quarters } = chooseQuarter(store, asked)
  const coverage = coverageOf(store)
  const through = coverage.billingThrough ?? 0
  const at = Math.min(period.until, coverage.contactsThrough ?? period.until)
  const landmarks = quarters
    .filter((q) => q.from > (coverage.contactsFrom ?? 0) + 89 * 86_400 && q.from < Math.min(period.from + 1, through))
    .map((q) => ({ at: q.from, signs: readRiskSigns(store, q.from) }))
  const found = leadingIndicators(landmarks, Math.min(through, at))
  const customers = customersAtRisk(readRiskSigns(store, at))
  const { currency, timeZone } = readSettings(store)
  return {
    asOf: dateOfDay(makeZone(timeZone).dayOf(at - 1)),
    currency,
    customers,
    mrrMinor: customers.reduce((sum, customer) => sum + customer.mrrMinor, 0),
    ...found,
  }
}
