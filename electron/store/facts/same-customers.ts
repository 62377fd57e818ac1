import type { Filter } from '../../../shared/base/evidence.ts'
import type { Instant } from '../../../shared/base/model.ts'
import type { ReadStore } from '../store.ts'

/** Name of the filter that keeps to customers who paid at two instants. */
export const sameCustomers = 'same-customers'

const iso = (at: Instant): string => new Date(at * 1000).toISOString().replace('.000Z', 'Z')

/** Filter for customers who paid just before both instants: `{ 'same-customers': '2026-04-01T00:00:00Z..2026-10-01T00:00:00Z' }`. */
export function sameCustomersFilter(before: Instant, after: Instant): Filter {
  return { [sameCustomers]: `${iso(before)}..${iso(after)}` }
}

/** SQL that holds for a payer's number when a filter asks for the same customers; undefined when it does not. Instants are read as numbers, so that no text gets into SQL. */
export function maybeSameCustomersSql(filter: Filter, payer: string): string | undefined {
  const [before, after] = (filter[sameCustomers] ?? '').split('..').map((text) => Date.parse(text) / 1000)
  if (before === undefined || after === undefined || !Number.isInteger(before) || !Number.isInteger(after))
    return undefined
  return `${payer} IN (SELECT p.id FROM payers p WHERE ${payingBefore('p.id', before)} AND ${payingBefore('p.id', after)})`
}

/** How many customers paid just before both instants. */
export function countSameCustomers(store: ReadStore, before: Instant, after: Instant): number {
  return Number(
    store
      .sql(
        `SELECT COUNT(*) FROM payers p WHERE ${payingBefore('p.id', Math.trunc(before))} AND ${payingBefore('p.id', Math.trunc(after))}`,
      )
      .pluck()
      .get(),
  )
}

/** Pays in some currency: the last change in it before the instant left an amount. */
function payingBefore(payer: string, at: number): string {
  return `EXISTS (SELECT 1 FROM movements m WHERE m.payer_id = ${payer} AND m.at < ${at} AND m.after_minor > 0
    AND NOT EXISTS (SELECT 1 FROM movements n WHERE n.payer_id = m.payer_id AND n.currency = m.currency AND n.at < ${at}
      AND (n.at > m.at OR (n.at = m.at AND n.id > m.id))))`
}
