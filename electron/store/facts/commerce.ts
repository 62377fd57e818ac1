import type { BuyerOrders, CommerceFigures } from '../../../shared/ledger/commerce.ts'
import { readSettings } from '../settings.ts'
import { readSourceTitles } from '../sources.ts'
import type { ReadStore } from '../store.ts'

const year = 365 * 86_400

/** What orders say of a quarter in the project's currency; `null` when there are none. Buyers are told apart by e-mail, else by the company's own id. */
export function readCommerce(
  store: ReadStore,
  period: { readonly name: string; readonly from: number; readonly until: number },
): CommerceFigures | null {
  const { currency } = readSettings(store)
  const { from, until } = period
  if (store.sql('SELECT 1 FROM orders WHERE currency = ? LIMIT 1').get(currency) === undefined) return null
  const who = "COALESCE('e ' || w.email, 'x ' || w.external_id)"
  const rows = store
    .sql(
      `SELECT ${who}, o.ordered_at, o.total_minor - o.refunded_minor FROM orders o JOIN people w ON w.id = o.person_id
        WHERE o.currency = ? AND o.ordered_at < ? AND ${who} IS NOT NULL ORDER BY 1, 2, o.id`,
    )
    .raw()
    .iterate(currency, until) as IterableIterator<[string, number, number]>
  const buyers: BuyerOrders[] = []
  let last = ''
  let open: { at: number; netMinor: number }[] = []
  for (const [buyer, at, netMinor] of rows) {
    if (buyer !== last) {
      open = []
      buyers.push({ orders: open })
      last = buyer
    }
    open.push({ at, netMinor })
  }
  const known = (a: number, b: number): number =>
    Number(
      store
        .sql(
          `SELECT COALESCE(SUM(o.total_minor - o.refunded_minor), 0) FROM orders o JOIN people w ON w.id = o.person_id
            WHERE o.currency = ? AND o.ordered_at >= ? AND o.ordered_at < ? AND ${who} IS NOT NULL`,
        )
        .pluck()
        .get(currency, a, b),
    )
  const [grossMinor, refundedMinor, orders, withoutBuyer] = store
    .sql(
      `SELECT COALESCE(SUM(o.total_minor), 0), COALESCE(SUM(o.refunded_minor), 0), COUNT(*), COUNT(*) - COUNT(${who})
         FROM orders o LEFT JOIN people w ON w.id = o.person_id WHERE o.currency = ? AND o.ordered_at >= ? AND o.ordered_at < ?`,
    )
    .raw()
    .get(currency, from, until) as [number, number, number, number]
  return {
    quarter: period.name,
    from,
    until,
    currency,
    buyers,
    openingMinor: known(from - year, from),
    closingMinor: known(until - year, until),
    grossMinor,
    refundedMinor,
    orders,
    withoutBuyer,
    dataThrough: store.sql('SELECT MAX(ordered_at) FROM orders').pluck().get() as number | null,
    sources: readSourceTitles(store, ['order']),
  }
}
