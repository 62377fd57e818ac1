import { maybeAgreedFactors } from '../../shared/case/register.ts'
import { association } from '../../shared/cohorts/association.ts'
import { arrBridge } from '../../shared/ledger/arr-bridge.ts'
import { claimsByPayer, gradeFactor } from '../../shared/ledger/claims.ts'
import { cxPnl, type PnlCategories, type PnlReport } from '../../shared/ledger/cx-pnl.ts'
import { savedByPayer } from '../../shared/ledger/ledger-report.ts'
import { validatedByPayer } from '../../shared/ledger/pilot-result.ts'
import { readAssumptionEdits } from '../store/assumptions.ts'
import { readBridgeGround } from '../store/facts/arr-bridge.ts'
import { readCategories } from '../store/facts/category-money.ts'
import { readPayerSpans } from '../store/facts/movements.ts'
import { readSettings } from '../store/settings.ts'
import type { ReadStore } from '../store/store.ts'
import { retentionReport } from './cohorts.ts'
import { keptReport } from './kept-report.ts'
import { readLedgerFigures } from './ledger.ts'
import { chooseQuarter, type Period } from './periods.ts'
import { keptCost, keptLedger } from './quarter-facts.ts'
import { quarterEvidence } from './scorecard.ts'

/** The function's profit and loss up to a quarter. */
export function pnlReport(store: ReadStore, asked?: string): PnlReport {
  const { period, quarters } = chooseQuarter(store, asked)
  return keptReport(store, `pnl/${period.name}`, () => {
    const has = (table: 'costs' | 'subscriptions'): boolean =>
      store.sql(`SELECT 1 FROM ${table} LIMIT 1`).get() !== undefined
    const [costs, subscriptions] = [has('costs'), has('subscriptions')]
    const report = cxPnl(
      quarters
        .filter((quarter) => quarter.until <= period.until)
        .map((quarter) => {
          const metrics = quarterEvidence(store, quarter, null)
          return {
            quarter: quarter.name,
            cost: costs ? keptCost(store, quarter.name) : null,
            ledger: subscriptions ? keptLedger(store, quarter.name) : null,
            satisfaction: metrics.find((one) => one.metric === 'csat-on-kept'),
            metrics,
          }
        }),
      maybeAgreedFactors(readAssumptionEdits(store)),
      readSettings(store).currency,
      costs && subscriptions ? readPnlCategories(store, period, quarters) : null,
    )
    return { report, evidence: report.evidence }
  })
}

/** What the lines by category of one quarter are made from. */
function readPnlCategories(store: ReadStore, period: Period, quarters: readonly Period[]): PnlCategories | null {
  const { currency } = readSettings(store)
  const figures = readLedgerFigures(store, period, quarters)
  const comparison = retentionReport(store, period.name).comparisons[0]
  const found = comparison ? association(comparison) : null
  const { result, isRead } = figures.pilot
  const bridge = arrBridge(readBridgeGround(store, period.name, period))
  return {
    categories: readCategories(store, period, readPayerSpans(store, currency)),
    claims: claimsByPayer(
      figures.touched,
      found,
      savedByPayer(figures.signals),
      isRead ? validatedByPayer(result) : new Map(),
    ),
    qualityFactor: found === null ? 0 : gradeFactor(found.grade),
    from: period.from,
    until: period.until,
    arrUnexplainedMinor: bridge.financeMinor === null ? null : bridge.unexplainedMinor,
  }
}
