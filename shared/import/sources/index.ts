import type { Source } from '../source.ts'
import { adaConversations, aiTurns, resolutionAudit, zendeskAiAgents } from './ai-agents.ts'
import { crosswalk } from './crosswalk.ts'
import { harvestTime, netsuiteInvoices, netsuiteLedger, quickbooksProfitAndLoss, togglTime } from './finance.ts'
import { freshdeskTickets } from './freshdesk.ts'
import { frontMessages } from './front.ts'
import { genericArr } from './generic-arr.ts'
import { genericCustomers, genericOrders, genericSubscriptions } from './generic-billing.ts'
import { genericContacts } from './generic-contacts.ts'
import { genericCosts } from './generic-costs.ts'
import { genericInvoices } from './generic-invoices.ts'
import { genericQuantities } from './generic-quantities.ts'
import { ecbRates, genericRates } from './generic-rates.ts'
import { genericSignals } from './generic-signals.ts'
import { genericSurveys } from './generic-surveys.ts'
import { gorgiasTickets } from './gorgias.ts'
import { helpScoutConversations, helpScoutRatings } from './help-scout.ts'
import { hubspotCompanies, hubspotDeals, hubspotTickets } from './hubspot.ts'
import { intercomConversations } from './intercom-conversations.ts'
import { intercomMessages } from './intercom-messages.ts'
import { intercomRatings } from './intercom-ratings.ts'
import { kustomerConversations } from './kustomer.ts'
import { qualtricsSurvey } from './qualtrics.ts'
import { quickbooksTransactions } from './quickbooks-transactions.ts'
import {
  salesforceAccounts,
  salesforceCases,
  salesforceContacts,
  salesforceOpportunities,
  salesforceReport,
} from './salesforce.ts'
import {
  shopifyCustomers,
  shopifyOrders,
  stripeActivity,
  stripeBalance,
  wooAnalyticsOrders,
  wooPluginOrders,
} from './shops.ts'
import { stripeCustomers, stripePayments, stripeSubscriptions } from './stripe.ts'
import {
  chargebeeCustomers,
  chargebeeSubscriptions,
  chartmogulActivities,
  chartmogulCustomers,
  recurlyAccounts,
  recurlySubscriptions,
  subscriptionTemplate,
} from './subscription-billing.ts'
import { delighted, surveyMonkey } from './surveys.ts'
import { zendeskJson, zendeskOrganizations, zendeskRatings, zendeskUsers } from './zendesk-json.ts'
import { zendeskExplore, zendeskTickets, zendeskView } from './zendesk-tickets.ts'

/** Exports whose headings are known. */
export const vendorSources: readonly Source[] = [
  zendeskTickets,
  zendeskExplore,
  zendeskView,
  zendeskJson,
  zendeskUsers,
  zendeskRatings,
  zendeskOrganizations,
  zendeskAiAgents,
  intercomConversations,
  intercomMessages,
  intercomRatings,
  freshdeskTickets,
  gorgiasTickets,
  kustomerConversations,
  salesforceCases,
  salesforceReport,
  salesforceAccounts,
  salesforceContacts,
  salesforceOpportunities,
  hubspotTickets,
  hubspotCompanies,
  hubspotDeals,
  frontMessages,
  helpScoutConversations,
  helpScoutRatings,
  adaConversations,
  aiTurns,
  resolutionAudit,
  qualtricsSurvey,
  surveyMonkey,
  delighted,
  stripeSubscriptions,
  stripeCustomers,
  stripePayments,
  stripeBalance,
  stripeActivity,
  chargebeeSubscriptions,
  chargebeeCustomers,
  recurlySubscriptions,
  recurlyAccounts,
  subscriptionTemplate,
  chartmogulCustomers,
  chartmogulActivities,
  shopifyOrders,
  shopifyCustomers,
  wooAnalyticsOrders,
  wooPluginOrders,
  quickbooksTransactions,
  quickbooksProfitAndLoss,
  netsuiteLedger,
  netsuiteInvoices,
  harvestTime,
  togglTime,
  crosswalk,
  ecbRates,
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
  genericRates,
  genericArr,
  genericInvoices,
  genericQuantities,
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
