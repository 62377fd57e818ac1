import { type Evidence, evidenceId } from '../../shared/base/evidence.ts'
import { makeZone } from '../../shared/base/zone.ts'
import { association } from '../../shared/cohorts/association.ts'
import type { CostReport } from '../../shared/cost/report.ts'
import type { LedgerReport } from '../../shared/ledger/report.ts'
import { definitionOf } from '../../shared/metrics/registry/index.ts'
import type { FactsOfQuarter } from '../../shared/story/facts-of-quarter.ts'
import { readCoverage } from '../store/facts/coverage.ts'
import { readSettings } from '../store/settings.ts'
import type { ReadStore } from '../store/store.ts'
import { retentionReport } from './cohorts.ts'
import { costReport } from './cost.ts'
import { keptReport } from './kept-report.ts'
import { ledgerReport } from './ledger.ts'
import { readLink } from './link.ts'
import { chooseQuarter } from './periods.ts'
import { metricsReport, quarterEvidence } from './scorecard.ts'

/** Everything known about a quarter, gathered for its story and its deck. */
export function factsOfQuarter(store: ReadStore, asked?: string): FactsOfQuarter {
  const { period, quarters } = chooseQuarter(store, asked)
  const kept = keptReport(store, `facts/${period.name}`, () => {
    const settings = readSettings(store)
    const until = quarters.filter((q) => q.until <= period.until)
    const evidence = [
      ...until.flatMap((q) => quarterEvidence(store, q, null)),
      ...quarterEvidence(store, period, 'handler'),
    ]
    const facts: Omit<FactsOfQuarter, 'language'> = {
      company: settings.name,
      quarter: period.name,
      quarters: until.map((q) => q.name),
      before: until.at(-2)?.name ?? null,
      currency: settings.currency,
      metrics: metricsReport(store, period.name),
      evidence,
      cohorts: retentionReport(store, period.name, 'tier-and-handler'),
      cost: maybeCost(store, period.name),
      ledger: maybeLedger(store, period.name),
      matchRate: readLink(store).matchRate.contacts,
    }
    return { report: facts, evidence }
  })
  return { ...kept, language: 'en' }
}

/** The cost report, or `null` when no ledger was imported. */
function maybeCost(store: ReadStore, quarter: string): CostReport | null {
  return store.sql('SELECT 1 FROM costs LIMIT 1').get() === undefined ? null : keptCost(store, quarter)
}

/** The ledger report, or `null` when no subscriptions were imported. */
function maybeLedger(store: ReadStore, quarter: string): LedgerReport | null {
  return store.sql('SELECT 1 FROM subscriptions LIMIT 1').get() === undefined ? null : keptLedger(store, quarter)
}

/** Cost per outcome of a quarter, kept with its evidence. */
export function keptCost(store: ReadStore, asked?: string): CostReport {
  const { period } = chooseQuarter(store, asked)
  return keptReport(store, `cost/${period.name}`, () => {
    const report = costReport(store, period.name)
    return { report, evidence: report.evidence }
  })
}

/** Movements and claims of a quarter, kept with their evidence. */
export function keptLedger(store: ReadStore, asked?: string): LedgerReport {
  const { period } = chooseQuarter(store, asked)
  return keptReport(store, `ledger/${period.name}`, () => {
    const comparison = retentionReport(store, period.name).comparisons[0]
    const made = ledgerReport(store, period.name, comparison ? association(comparison) : null)
    const report = { ...made, evidence: [...made.evidence, customersLost(store, made, period)] }
    return { report, evidence: report.evidence }
  })
}

function customersLost(
  store: ReadStore,
  ledger: LedgerReport,
  period: { readonly name: string; readonly from: number; readonly until: number },
): Evidence {
  const definition = definitionOf('customers-lost')
  return {
    id: evidenceId(definition.id, definition.version, period.name),
    metric: definition.id,
    version: definition.version,
    title: definition.title,
    value: ledger.customers.left,
    unit: 'count',
    currency: null,
    numerator: ledger.customers.left,
    denominator: ledger.customers.opening,
    n: ledger.customers.opening,
    low: null,
    high: null,
    period: period.name,
    filter: {},
    excluded: {},
    grade: 'fact',
    caveats: [],
    note: null,
    dataThrough: readCoverage(store).billingThrough,
    sources: ledger.rates[0]?.sources ?? [],
    rows: { table: 'movements', selection: 'mrr-churn', from: period.from, until: period.until, filter: {} },
  }
}

/** The last day that the contacts reach to, as a date. */
export function dataThroughDay(store: ReadStore): number | null {
  const { contactsThrough, billingThrough } = readCoverage(store)
  const through = contactsThrough ?? billingThrough
  return through === null ? null : makeZone(readSettings(store).timeZone).dayOf(through)
}
