import { maybeAgreedFactors } from '../../shared/case/register.ts'
import { cxPnl, type PnlReport } from '../../shared/ledger/cx-pnl.ts'
import { readAssumptionEdits } from '../store/assumptions.ts'
import { readSettings } from '../store/settings.ts'
import type { ReadStore } from '../store/store.ts'
import { keptReport } from './kept-report.ts'
import { chooseQuarter } from './periods.ts'
import { quarterEvidence } from './scorecard.ts'
import { keptCost, keptLedger } from './story.ts'

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
        .map((quarter) => ({
          quarter: quarter.name,
          cost: costs ? keptCost(store, quarter.name) : null,
          ledger: subscriptions ? keptLedger(store, quarter.name) : null,
          satisfaction: quarterEvidence(store, quarter, null).find((one) => one.metric === 'csat-on-kept'),
        })),
      maybeAgreedFactors(readAssumptionEdits(store)),
      readSettings(store).currency,
    )
    return { report, evidence: report.evidence }
  })
}
