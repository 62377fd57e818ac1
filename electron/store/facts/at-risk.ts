import { handlers, tiers } from '../../../shared/base/model.ts'
import type { RiskSigns } from '../../../shared/metrics/at-risk.ts'
import { familyOf } from '../../../shared/metrics/signals.ts'
import type { ReadStore } from '../store.ts'
import { readSignals } from './customer-counts.ts'
import { readPayments } from './payments.ts'

const look = 90 * 86_400
const priceTopics = ['pric', 'contract', 'renew', 'discount', 'preis', 'vertrag', 'tarif', 'kündig', 'cancel']

/** What was seen of every paying customer in the ninety days before an instant: only what was known then. */
export function readRiskSigns(store: ReadStore, at: number): RiskSigns[] {
  const payments = readPayments(store)
  const rows = store
    .sql(
      `SELECT f.payer_id, COUNT(*), SUM(CASE WHEN f.issue_id <> f.contact_id THEN 1 ELSE 0 END), SUM(CASE WHEN f.handler = ${handlers.indexOf('ai-to-human')} THEN 1 ELSE 0 END),
              SUM(CASE WHEN f.tier = ${tiers.indexOf('failed')} AND f.closed_at <= ? THEN 1 ELSE 0 END), SUM(CASE WHEN f.satisfied = 0 AND f.closed_at <= ? THEN 1 ELSE 0 END),
              SUM(CASE WHEN ${priceTopics.map((word) => `COALESCE(t.term, '') LIKE '%${word}%'`).join(' OR ')} THEN 1 ELSE 0 END)
         FROM facts f LEFT JOIN terms t ON t.id = f.topic_id WHERE f.payer_id IS NOT NULL AND f.opened_at >= ? AND f.opened_at < ? GROUP BY f.payer_id`,
    )
    .raw()
    .all(at - 14 * 86_400, at - 14 * 86_400, at - look, at) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ][]
  const seen = new Map(rows.map((row) => [row[0], row]))
  const dropped = new Set(
    readSignals(store)
      .filter((signal) => familyOf(signal.type) === 'usage-drop' && signal.at >= at - look && signal.at < at)
      .map((signal) => signal.payer),
  )
  const name = store.sql('SELECT vendor_id FROM payers WHERE id = ?').pluck()
  return payments.payers.flatMap((payer) => {
    const mrrMinor = payments.paidAt(payer, at - 1)
    if (mrrMinor <= 0) return []
    const row = seen.get(payer)
    return [
      {
        payer,
        customer: String(name.get(payer)),
        mrrMinor,
        contacts: row?.[1] ?? 0,
        repeats: row?.[2] ?? 0,
        handOvers: row?.[3] ?? 0,
        failed: row?.[4] ?? 0,
        ratedBadly: row?.[5] ?? 0,
        priceQuestions: row?.[6] ?? 0,
        usageDropped: dropped.has(payer),
        leftAt: payments.leftAfter(payer, at) ?? null,
      },
    ]
  })
}
