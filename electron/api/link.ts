import { type LinkReport, linkMethods } from '../../shared/import/report.ts'
import { ensureDerived } from '../store/facts/derive.ts'
import type { ReadStore } from '../store/store.ts'

/** How many contacts, customers and how much recurring revenue could be matched, and what each method added. */
export function readLink(store: ReadStore): LinkReport {
  ensureDerived(store)
  const one = (sql: string) => Number(store.sql(sql).pluck().get() ?? 0)
  const contacts = one('SELECT COUNT(*) FROM facts')
  const matched = one('SELECT COUNT(*) FROM facts WHERE payer_id IS NOT NULL')
  const customers = one('SELECT COUNT(*) FROM payers')
  const withContact = one('SELECT COUNT(DISTINCT payer_id) FROM links')
  const paying = `SELECT payer_id, after_minor FROM (
      SELECT payer_id, after_minor, ROW_NUMBER() OVER (PARTITION BY payer_id ORDER BY at DESC, id DESC) AS newest FROM movements) WHERE newest = 1 AND after_minor > 0`
  const mrr = one(`SELECT SUM(after_minor) FROM (${paying})`)
  const linkedMrr = one(`SELECT SUM(after_minor) FROM (${paying}) WHERE payer_id IN (SELECT payer_id FROM links)`)
  const methods = store
    .sql(
      `SELECT l.method AS method, COUNT(DISTINCT l.person_id) AS people, COUNT(c.id) AS contacts, COUNT(DISTINCT l.payer_id) AS customers
         FROM links l LEFT JOIN contacts c ON c.person_id = l.person_id GROUP BY l.method`,
    )
    .all() as { method: (typeof linkMethods)[number]; people: number; contacts: number; customers: number }[]
  const conflicts = one("SELECT COUNT(*) FROM link_doubts WHERE kind = 'fits-several'")
  return {
    matchRate: {
      contacts: contacts === 0 ? null : matched / contacts,
      customers: customers === 0 ? null : withContact / customers,
      mrr: mrr === 0 ? null : linkedMrr / mrr,
    },
    contacts: { total: contacts, matched },
    customers: { total: customers, withContact },
    methods: linkMethods.flatMap((method) => methods.filter((m) => m.method === method)),
    conflicts,
  }
}
