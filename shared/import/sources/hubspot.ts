import { readHelpdesk } from '../helpdesk-rows.ts'
import type { Source } from '../source.ts'

/** HubSpot tickets exported from the CRM. A status is a stage of the company's own pipeline; the close date says that it is over. */
export const hubspotTickets: Source = {
  id: 'hubspot-tickets',
  title: 'HubSpot tickets (CSV)',
  system: 'hubspot',
  kinds: ['contact'],
  verified: true,
  fingerprint: {
    all: ['ticket id', 'ticket name'],
    any: ['pipeline', 'ticket status', 'create date', 'ticket owner', 'associated contact'],
  },
  fields: {
    vendorId: { type: 'id', names: ['ticket id', 'record id'], required: true },
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
    firstReply: { type: 'time', names: [/^first agent (email )?response date( \(.+\))?$/] },
    aiInvolved: { type: 'flag', names: ['inquiry from bot', 'is bot', 'handled by customer agent'] },
    rating: { type: 'rating', names: ['last csat survey rating', 'csat rating'] },
    ces: { type: 'rating', names: ['last ces survey rating'] },
  },
  read: (columns) =>
    readHelpdesk(columns, {
      complete: (file) => {
        const firstReply = file.time('firstReply')
        const tellsReply = file.has('firstReply')
        const emails = file.text('email')
        return (contact) => ({
          ...contact,
          person: {
            ...contact.person,
            email: contact.person.email ?? firstOf(emails()),
            vendorPersonId: firstOf(contact.person.vendorPersonId),
            companyId: firstOf(contact.person.companyId),
          },
          humanInvolved: firstReply() !== null ? true : tellsReply ? contact.humanInvolved : null,
          vendorResolved: contact.closedAt !== null ? true : contact.vendorResolved,
        })
      },
    }),
}

/** Several associated contacts stand in one cell; the first is the ticket's. */
function firstOf(list: string | null): string | null {
  const first = list?.split(/[;,]/, 1)[0]?.trim().toLowerCase()
  return first === undefined || first === '' ? null : first
}
