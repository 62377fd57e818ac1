import { eachRow } from '../each-row.ts'
import type { ReadStore } from '../store.ts'
import { derivedStamp } from './payments.ts'
import type { Span } from './span.ts'

/** The contacts opened in a span in their order, as columns; lengths of time are in seconds, negative where the export does not tell them. */
export interface PeriodContacts {
  readonly count: number
  /** The payer's number, or a negative one of somebody who is none. */
  readonly party: Float64Array
  readonly openedAt: Float64Array
  readonly tier: Uint8Array
  readonly handleSeconds: Float64Array
  readonly closeSeconds: Float64Array
  readonly replySeconds: Float64Array
}

const known = new WeakMap<
  ReadStore,
  { readonly stamp: string; readonly span: Span; readonly contacts: PeriodContacts }
>()

/** Below this, a party is one contact of nobody known. */
export const nobody = -1_000_000_000_000

/** Reads the contacts of a span; asked for the same span again, it answers from memory until facts are derived anew. One reading serves everything that is told of a period. */
export function readPeriodContacts(store: ReadStore, span: Span): PeriodContacts {
  const stamp = derivedStamp(store)
  const last = known.get(store)
  const isSame = last?.stamp === stamp && stamp !== '' && last.span.from === span.from && last.span.until === span.until
  if (last && isSame) return last.contacts
  const contacts = readContactsOf(store, span)
  known.set(store, { stamp, span, contacts })
  return contacts
}

function readContactsOf(store: ReadStore, { from, until }: Span): PeriodContacts {
  const count = Number(
    store.sql('SELECT COUNT(*) FROM facts WHERE opened_at >= ? AND opened_at < ?').pluck().get(from, until),
  )
  const contacts: PeriodContacts = {
    count,
    party: new Float64Array(count),
    openedAt: new Float64Array(count),
    tier: new Uint8Array(count),
    handleSeconds: new Float64Array(count),
    closeSeconds: new Float64Array(count),
    replySeconds: new Float64Array(count),
  }
  let i = 0
  eachRow<[number, number, number, number, number, number]>(
    store,
    `SELECT party, opened_at, tier, COALESCE(handle_seconds, -1), COALESCE(closed_at - opened_at, -1), COALESCE(first_reply_seconds, -1)
       FROM facts WHERE opened_at >= ? AND opened_at < ? ORDER BY opened_at, contact_id`,
    [from, until],
    (party, openedAt, tier, handle, close, reply) => {
      contacts.party[i] = party
      contacts.openedAt[i] = openedAt
      contacts.tier[i] = tier
      contacts.handleSeconds[i] = handle
      contacts.closeSeconds[i] = close
      contacts.replySeconds[i] = reply
      i += 1
    },
  )
  return contacts
}
