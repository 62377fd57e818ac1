import { must } from '../../../shared/base/assert.ts'
import { handlers } from '../../../shared/base/model.ts'
import type { Buyer } from '../../../shared/cohorts/orders.ts'
import { tierRules } from '../../../shared/metrics/resolution.ts'
import type { ReadStore } from '../store.ts'
import { ruleAtWindow, windowSeconds } from './index-contacts.ts'

interface ContactRow {
  readonly who: string
  readonly opened_at: number
  readonly handler: number
  readonly rule: number
  readonly satisfied: number | null
}

interface OrderRow {
  readonly who: string
  readonly ordered_at: number
  readonly net_minor: number
}

/**
 * Everybody with an order and a contact, joined by e-mail address or, without one, by the company's own customer id: the first contact opened in [from, until), judged by what was known when its window
 * closed (for people who are no known payer, by their tier: returns within seven days of the close), and all orders in the project's currency net of refunds (a refund has no date of its own). Cancelled orders whose refund is the whole are worth nothing but still orders.
 */
export function readBuyers(
  store: ReadStore,
  span: { readonly from: number; readonly until: number },
  currency: string,
): { readonly buyers: readonly Buyer[]; readonly until: number } {
  const until = store
    .sql('SELECT COALESCE(MAX(ordered_at), 0) FROM orders WHERE currency = ?')
    .pluck()
    .get(currency) as number
  if (until === 0) return { buyers: [], until }
  const who = "COALESCE('e ' || w.email, 'x ' || w.external_id)"
  const orders = new Map<string, { at: number; netMinor: number }[]>()
  const ordered = store
    .sql(
      `SELECT ${who} AS who, o.ordered_at, o.total_minor - o.refunded_minor AS net_minor
         FROM orders o JOIN people w ON w.id = o.person_id
        WHERE o.currency = ? AND ${who} IS NOT NULL ORDER BY o.ordered_at, o.id`,
    )
    .all(currency) as OrderRow[]
  for (const row of ordered) {
    const known = orders.get(row.who)
    const order = { at: row.ordered_at, netMinor: row.net_minor }
    if (known) known.push(order)
    else orders.set(row.who, [order])
  }
  const contacts = store
    .sql(
      `SELECT * FROM (
         SELECT ${who} AS who, i.opened_at, i.handler, CASE WHEN i.payer_id IS NULL THEN i.rule ELSE ${ruleAtWindow(store)} END AS rule,
                CASE WHEN COALESCE(c.rated_at, c.closed_at) <= i.opened_at + ${windowSeconds} THEN c.satisfied END AS satisfied,
                ROW_NUMBER() OVER (PARTITION BY ${who} ORDER BY i.opened_at, i.contact_id) AS nth
           FROM facts i JOIN contacts c ON c.id = i.contact_id JOIN people w ON w.id = c.person_id
          WHERE i.opened_at >= :from AND i.opened_at < :until AND ${who} IS NOT NULL)
        WHERE nth = 1 ORDER BY who`,
    )
    .all(span) as ContactRow[]
  const buyers = contacts.flatMap((row): Buyer[] => {
    const own = orders.get(row.who)
    if (!own) return []
    return [
      {
        contactAt: row.opened_at,
        handler: must(handlers[row.handler], 'handler'),
        tier: must(tierRules[row.rule], 'tier rule').tier,
        satisfied: row.satisfied === null ? null : row.satisfied === 1,
        orders: own,
      },
    ]
  })
  return { buyers, until }
}
