import type { ContactRecord, SurveyRecord } from '../../base/model.ts'
import { readCustomers } from '../customer-rows.ts'
import { readHelpdesk } from '../helpdesk-rows.ts'
import { opportunityOf } from '../opportunity.ts'
import { personOf, ratingOf } from '../reading.ts'
import type { Source } from '../source.ts'
import { maybeStatus } from '../words/status.ts'

/** HubSpot tickets exported from the CRM. A status is a stage of the company's own pipeline; the close date says that it is over. */
export const hubspotTickets: Source = {
  id: 'hubspot-tickets',
  title: 'HubSpot tickets (CSV)',
  system: 'hubspot',
  kinds: ['contact', 'survey'],
  verified: true,
  fingerprint: {
    all: [/^(ticket id|record id( - tickets?)?)$/, 'ticket name'],
    any: ['pipeline', 'ticket status', 'create date', 'ticket owner', 'associated contact'],
  },
  fields: {
    vendorId: { type: 'id', names: ['ticket id', 'record id', /^record id - tickets?$/], required: true },
    vendorPersonId: { type: 'id', names: ['associated contact ids', 'associated contact id'] },
    email: {
      type: 'email',
      names: ['all associated contact emails', 'associated contact email', 'contact email', 'email'],
    },
    companyId: { type: 'id', names: ['associated company ids', 'associated company id'] },
    organisation: { type: 'text', names: ['associated company (primary)', 'associated company', 'company name'] },
    openedAt: { type: 'time', names: [/^create date( \(.+\))?$/, 'created date', 'create date'], required: true },
    closedAt: { type: 'time', names: [/^close date( \(.+\))?$/] },
    updatedAt: { type: 'time', names: [/^last modified date( \(.+\))?$/] },
    channel: { type: 'text', names: ['source', 'originating channel type'] },
    topic: { type: 'text', names: ['category', 'ticket category', 'subcategory'] },
    team: { type: 'text', names: ['hubspot team', 'team', 'pipeline'] },
    status: { type: 'text', names: ['ticket status', 'status'] },
    tags: { type: 'text', names: ['ticket tags', 'tags'] },
    firstReply: {
      type: 'duration',
      names: [/^time to first (agent|rep) (email )?(reply|response)/, /^time to first response/],
    },
    firstReplyAt: { type: 'time', names: [/^first agent (email )?response date( \(.+\))?$/] },
    aiInvolved: { type: 'flag', names: ['inquiry from bot', 'is bot', 'handled by customer agent'] },
    cesAt: { type: 'time', names: [/^last ces survey date/] },
    rating: { type: 'rating', names: ['last csat survey rating', 'csat rating'] },
    ces: { type: 'rating', names: ['last ces survey rating'] },
  },
  read: (columns) =>
    readHelpdesk(columns, {
      complete: (file) => {
        const firstReplyAt = file.time('firstReplyAt')
        const firstReply = file.duration('firstReply')
        const emails = file.text('email')
        const ces = ratingOf(file, 'ces', 7)
        const cesAt = file.time('cesAt')
        const statusOf = file.text('status')
        return (contact) => {
          // A stage is named with its pipeline: "Closed (Support Pipeline)".
          const stage = maybeStatus((statusOf() ?? '').replace(/\s*\(.*\)$/, '')) ?? contact.status
          const closedAt = stage === 'open' || stage === 'pending' ? null : contact.closedAt
          const record: ContactRecord = {
            ...contact,
            closedAt,
            status: stage,
            person: {
              ...contact.person,
              email: contact.person.email ?? firstOf(emails()),
              vendorPersonId: firstOf(contact.person.vendorPersonId),
              companyId: firstOf(contact.person.companyId),
            },
            humanInvolved: firstReplyAt() !== null || firstReply() !== null ? true : contact.humanInvolved,
            vendorResolved: closedAt !== null ? true : stage === null ? contact.vendorResolved : stage === 'closed',
          }
          // Effort is asked on a scale of its own: it is a survey's answer, not the ticket's satisfaction.
          const effort = ces.read()
          if (effort.rating === null) return record
          const survey: SurveyRecord = {
            kind: 'survey',
            vendorId: `${record.vendorId}|ces`,
            person: record.person,
            contactVendorId: record.vendorId,
            type: 'ces',
            score: effort.rating,
            scaleMax: ces.scaleMax,
            satisfied: effort.satisfied,
            respondedAt: cesAt() ?? closedAt ?? record.openedAt,
          }
          return { record, also: [survey] }
        }
      },
    }),
}

/** HubSpot companies exported from the CRM: who the accounts are, by industry or tier. */
export const hubspotCompanies: Source = {
  id: 'hubspot-companies',
  title: 'HubSpot companies (CSV)',
  system: 'hubspot',
  kinds: ['customer'],
  verified: false,
  fingerprint: {
    all: [/^(record id( - compan(y|ies))?|company id)$/, /^(company )?name$/, /^company (domain name|owner)$/],
    none: ['ticket name', 'deal name', 'email'],
  },
  fields: {
    vendorId: { type: 'id', names: ['record id', /^record id - compan(y|ies)$/, 'company id'], required: true },
    externalId: { type: 'id', names: [/^(external|stripe|customer|billing)[ -]?(customer )?id$/] },
    organisation: { type: 'text', names: ['company name', 'name'] },
    createdAt: { type: 'time', names: [/^create date( \(.+\))?$/] },
    segment: { type: 'text', names: ['segment', 'tier', 'ideal customer profile tier', 'target account', 'industry'] },
    country: { type: 'text', names: ['country/region', 'country'] },
  },
  read: readCustomers,
}

/** HubSpot deals exported from the CRM: new business, expansions and renewals, as signals about companies. */
export const hubspotDeals: Source = {
  id: 'hubspot-deals',
  title: 'HubSpot deals (CSV)',
  system: 'hubspot',
  kinds: ['signal'],
  verified: false,
  fingerprint: { all: ['deal name', 'deal stage'], any: [/^amount/, /^close date/, 'pipeline', 'deal type'] },
  fields: {
    vendorId: { type: 'id', names: ['record id', /^record id - deals?$/, 'deal id'], required: true },
    companyId: { type: 'id', names: ['associated company ids', 'associated company id'] },
    organisation: { type: 'text', names: ['associated company (primary)', 'associated company'] },
    type: { type: 'text', names: ['deal type', 'type'] },
    stage: { type: 'text', names: ['deal stage'] },
    at: { type: 'time', names: [/^close date( \(.+\))?$/, /^create date( \(.+\))?$/], required: true },
    amount: { type: 'amount', names: ['amount', 'amount in company currency'] },
    currency: { type: 'currency', names: ['currency'] },
    owner: { type: 'text', names: ['deal owner', 'owner'] },
  },
  read: (columns) => {
    const vendorId = columns.id('vendorId')
    const person = personOf(columns)
    const type = columns.text('type')
    const stage = columns.text('stage')
    const at = columns.time('at')
    const currency = columns.currency('currency')
    const amount = columns.amount('amount', currency)
    const owner = columns.text('owner')
    return {
      row: () => {
        const id = vendorId()
        if (id === null) return { problem: 'missing-id', field: 'vendorId' }
        const when = at()
        if (when === null) return { problem: 'missing-date', field: 'at' }
        return opportunityOf(
          { vendorId: id, person: person(), at: when, type: type(), stage: stage(), owner: owner() },
          amount(),
          currency(),
        )
      },
    }
  },
}

/** Several associated contacts stand in one cell; the first is the ticket's. */
function firstOf(list: string | null): string | null {
  const first = list?.split(/[;,]/, 1)[0]?.trim().toLowerCase()
  return first === undefined || first === '' ? null : first
}
