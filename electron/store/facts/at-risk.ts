import type { RiskSigns } from '../../../shared/metrics/at-risk.ts'
import { familyOf } from '../../../shared/metrics/signals.ts'
import type { ReadStore } from '../store.ts'
import { noSigns, readContactSigns } from './contact-signs.ts'
import { readSignals } from './customer-counts.ts'
import { readPayments } from './payments.ts'

const look = 90 * 86_400

/** What was seen of every paying customer in the ninety days before an instant: only what was known then. */
export function readRiskSigns(store: ReadStore, at: number): RiskSigns[] {
  const payments = readPayments(store)
  const seen = readContactSigns(store, at)
  const dropped = new Set(
    readSignals(store)
      .filter((signal) => familyOf(signal.type) === 'usage-drop' && signal.at >= at - look && signal.at < at)
      .map((signal) => signal.payer),
  )
  const name = store.sql('SELECT vendor_id FROM payers WHERE id = ?').pluck()
  return payments.payers.flatMap((payer) => {
    const mrrMinor = payments.paidAt(payer, at - 1)
    if (mrrMinor <= 0) return []
    return [
      {
        payer,
        customer: String(name.get(payer)),
        mrrMinor,
        ...(seen.get(payer) ?? noSigns),
        usageDropped: dropped.has(payer),
        leftAt: payments.leftAfter(payer, at) ?? null,
      },
    ]
  })
}
