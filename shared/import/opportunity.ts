import type { Instant, PersonKeys, SignalRecord } from '../base/model.ts'

/** What a CRM says of one opportunity or deal. */
export interface Opportunity {
  readonly vendorId: string
  readonly person: PersonKeys
  /** Close date. */
  readonly at: Instant
  readonly type: string | null
  readonly stage: string | null
  /** Whether it was won and whether it is closed, where the CRM has columns for it. */
  readonly won?: boolean | null
  readonly closed?: boolean | null
  readonly owner?: string | null
}

/** An opportunity of any CRM as a signal: new business, an expansion or a renewal by its type's words; won, lost, or its stage. */
export function opportunityOf(of: Opportunity, amountMinor: number | null, currency: string): SignalRecord {
  const word = (of.type ?? '').toLowerCase()
  const isWon = of.won === true || /closed ?won|^won$/i.test(of.stage ?? '')
  const isLost = !isWon && (of.closed === true || /closed ?lost|^lost$/i.test(of.stage ?? ''))
  return {
    kind: 'signal',
    vendorId: of.vendorId,
    person: of.person,
    type: /renew/.test(word)
      ? 'renewal'
      : /existing|upgrade|expansion|upsell|add-on|cross/.test(word)
        ? 'expansion'
        : 'new-business',
    at: of.at,
    amountMinor,
    currency: amountMinor === null || currency === '' ? null : currency,
    owner: of.owner ?? null,
    dueAt: of.at,
    status: isWon ? 'won' : isLost ? 'lost' : (of.stage?.toLowerCase() ?? null),
  }
}
