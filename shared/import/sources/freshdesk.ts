import { readHelpdesk } from '../helpdesk-rows.ts'
import type { Source } from '../source.ts'

/** Freshdesk's (and Freshservice's) ticket export; columns are chosen by the person who exports, and times are in the helpdesk's zone. */
export const freshdeskTickets: Source = {
  id: 'freshdesk-tickets',
  title: 'Freshdesk tickets (CSV)',
  system: 'freshdesk',
  kinds: ['contact'],
  verified: true,
  fingerprint: {
    all: ['ticket id', 'created time'],
    any: [
      'agent interactions',
      'due by time',
      'first response status',
      'resolution status',
      'resolved time',
      'initial response time',
      'customer interactions',
    ],
  },
  fields: {
    vendorId: { type: 'id', names: ['ticket id'], required: true },
    email: { type: 'email', names: ['email', 'requester email', 'contact email'] },
    vendorPersonId: { type: 'id', names: ['contact id', 'requester id', 'customer id'] },
    externalId: { type: 'id', names: ['unique external id', 'external id'] },
    organisation: { type: 'text', names: ['company name', 'company', 'department'] },
    openedAt: { type: 'time', names: ['created time'], required: true },
    closedAt: { type: 'time', names: ['resolved time', 'closed time'] },
    updatedAt: { type: 'time', names: ['last update time', 'last updated time'] },
    channel: { type: 'text', names: ['source'] },
    topic: { type: 'text', names: ['type', 'category', 'case category'] },
    team: { type: 'text', names: ['group'] },
    status: { type: 'text', names: ['status'] },
    tags: { type: 'text', names: ['tags'] },
    replies: { type: 'number', names: ['agent interactions'] },
    customerReplies: { type: 'number', names: ['customer interactions'] },
    // “Initial response time” is the moment of the reply, not how long it took.
    firstReply: { type: 'duration', names: [/^first response time( \(in hrs\))?$/], unit: 'hours' },
    sentiment: { type: 'text', names: ['sentiment', 'customer sentiment', 'ticket sentiment'] },
    handleSeconds: { type: 'duration', names: ['time tracked', /^time tracked \(/], unit: 'hours' },
    rating: { type: 'rating', names: ['survey results', 'survey result'] },
    escalated: { type: 'flag', names: ['escalated', 'is escalated'] },
  },
  read: (columns) =>
    readHelpdesk(columns, {
      complete: (file) => {
        const source = file.text('channel')
        return (contact) => {
          const { vendorPersonId, email } = contact.person
          if (/outbound/i.test(source() ?? '')) return { excluded: 'outbound' }
          // "Contact ID" holds an e-mail address in some accounts.
          if (vendorPersonId?.includes('@')) {
            return {
              ...contact,
              person: { ...contact.person, vendorPersonId: null, email: email ?? vendorPersonId.toLowerCase() },
            }
          }
          return contact
        }
      },
    }),
}
