import type { Source } from '../source.ts'
import { crosswalk } from './crosswalk.ts'
import { genericCustomers, genericOrders, genericSubscriptions } from './generic-billing.ts'
import { genericContacts } from './generic-contacts.ts'
import { genericCosts } from './generic-costs.ts'
import { genericSignals } from './generic-signals.ts'
import { genericSurveys } from './generic-surveys.ts'
import { intercomConversations } from './intercom-conversations.ts'
import { qualtricsSurvey } from './qualtrics.ts'
import { quickbooksTransactions } from './quickbooks-transactions.ts'
import { stripeCustomers, stripePayments, stripeSubscriptions } from './stripe.ts'
import { zendeskExplore, zendeskTickets, zendeskView } from './zendesk-tickets.ts'

/** Exports whose headings are known. */
export const vendorSources: readonly Source[] = [
  zendeskTickets,
  zendeskExplore,
  zendeskView,
  intercomConversations,
  qualtricsSurvey,
  stripeSubscriptions,
  stripeCustomers,
  stripePayments,
  quickbooksTransactions,
  crosswalk,
]

/** Tables of no known vendor, mapped by what their columns mean. */
export const genericSources: readonly Source[] = [
  genericContacts,
  genericCustomers,
  genericSubscriptions,
  genericOrders,
  genericCosts,
  genericSurveys,
  genericSignals,
]

/** Every export that can be read. */
export const sources: readonly Source[] = [...vendorSources, ...genericSources]

/** The source with this id. */
export function maybeSource(id: string): Source | undefined {
  return sources.find((source) => source.id === id)
}

/** The title of a source for people; its id when it is none that this version knows. */
export function sourceTitle(id: string): string {
  return maybeSource(id)?.title ?? id
}
