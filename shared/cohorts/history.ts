import type { Handler, Tier } from '../base/model.ts'

/** A contact with how it was handled, judged only by what was known at the end of its classification window. */
export interface HandledContact {
  readonly openedAt: number
  readonly handler: Handler
  readonly tier: Tier
  readonly rule: string
}

/** One customer from its first payment on: what it paid, when it left, and its contacts that were not about leaving. */
export interface CustomerHistory {
  readonly payerId: number
  readonly plan: string
  readonly segment: string
  readonly seats: number | null
  readonly firstPaidAt: number
  /** When the recurring amount first ended after the beginning of the period; `null` while it has not. */
  readonly leftAt: number | null
  readonly cancelWantedAt: number | null
  /** Recurring amount from each instant on, in order of time. */
  readonly paying: readonly { readonly at: number; readonly minor: number }[]
  /** In order of time, from the beginning of the period on. */
  readonly contacts: readonly HandledContact[]
}

/** Everybody who could have had a contact in a period, and how far they are followed. */
export interface Histories {
  readonly customers: readonly CustomerHistory[]
  /** Beginning of the period in which contacts count. */
  readonly from: number
  /** End of the data on who left. */
  readonly through: number
}

/** What a customer paid at an instant. */
export function payingAt(history: Pick<CustomerHistory, 'paying'>, at: number): number {
  let minor = 0
  for (const step of history.paying) {
    if (step.at > at) break
    minor = step.minor
  }
  return minor
}
