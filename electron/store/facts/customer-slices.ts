import type { ReadStore } from '../store.ts'
import { readPayments } from './payments.ts'
import { bandOfMrr, bandOfTenure, contactSliceSql, payerSlices } from './selections.ts'

/** A customer at an instant: what a customer metric counts. */
export interface CustomerAt {
  readonly payer: number
  readonly at: number
}

/** Slices of customers: by what is known of the customer, and by the first contact where the metric is about one. */
export const customerSlices: readonly string[] = [...Object.keys(payerSlices), 'mrr-band', 'tenure']
export const firstContactSlices: readonly string[] = Object.keys(contactSliceSql)

/** The word of a slice for each customer at its instant: what it paid then, for how long, its segment, plan or country; undefined for a slice that customers do not have. */
export function maybeCustomerWord(store: ReadStore, by: string): ((one: CustomerAt) => string) | undefined {
  const column = payerSlices[by]
  if (column !== undefined) {
    const words = new Map(
      store
        .sql(`SELECT p.id, COALESCE(t.term, 'not told') FROM payers p LEFT JOIN terms t ON t.id = p.${column}`)
        .raw()
        .all() as [number, string][],
    )
    return ({ payer }) => words.get(payer) ?? 'not told'
  }
  if (by === 'mrr-band') {
    const { paidAt } = readPayments(store)
    return ({ payer, at }) => bandOfMrr(paidAt(payer, at))
  }
  if (by === 'tenure') {
    const since = new Map(
      store.sql('SELECT payer_id, MIN(at) FROM movements GROUP BY payer_id').raw().all() as [number, number][],
    )
    return ({ payer, at }) => bandOfTenure(since.has(payer) ? at - (since.get(payer) as number) : -1)
  }
  return undefined
}

/** The word of a slice for the contact that a customer opened at an instant; undefined for a slice that contacts do not have. */
export function maybeContactWord(store: ReadStore, by: string): ((one: CustomerAt) => string) | undefined {
  const slice = contactSliceSql[by]
  if (slice === undefined) return undefined
  const find = store
    .sql(
      `SELECT ${slice.word} FROM facts f ${slice.join} WHERE f.payer_id = ? AND f.opened_at = ? ORDER BY f.contact_id LIMIT 1`,
    )
    .pluck()
  return ({ payer, at }) => String(find.get(payer, at) ?? 'not told')
}
