import { readHelpdesk } from '../helpdesk-rows.ts'
import type { Source } from '../source.ts'

/** Gorgias tickets as its API gives them (no CSV export with a known heading was found). Times carry no zone and are UTC. */
export const gorgiasTickets: Source = {
  id: 'gorgias-tickets',
  title: 'Gorgias tickets',
  system: 'gorgias',
  kinds: ['contact'],
  verified: false,
  timeZone: 'UTC',
  fingerprint: {
    all: ['id', 'created datetime', 'status'],
    any: [
      'closed datetime',
      'from agent',
      'last message datetime',
      'snooze datetime',
      'messages count',
      'opened datetime',
    ],
  },
  fields: {
    vendorId: { type: 'id', names: ['id'], required: true },
    vendorPersonId: { type: 'id', names: ['customer.id', 'customer id'] },
    externalId: { type: 'id', names: ['customer.external id', 'customer external id'] },
    email: { type: 'email', names: ['customer.email', 'customer email'] },
    openedAt: { type: 'time', names: ['created datetime'], required: true },
    closedAt: { type: 'time', names: ['closed datetime'] },
    updatedAt: { type: 'time', names: ['updated datetime'] },
    channel: { type: 'text', names: ['channel', 'via'] },
    topic: { type: 'text', names: ['contact reason', 'topic', 'custom fields.contact reason'] },
    team: { type: 'text', names: ['assignee team.name', 'assignee team'] },
    status: { type: 'text', names: ['status'] },
    tags: { type: 'text', names: ['tags', 'tags.0.name'] },
    rating: { type: 'rating', names: ['satisfaction survey.score', 'satisfaction score'] },
    fromAgent: { type: 'flag', names: ['from agent'] },
    spam: { type: 'flag', names: ['spam'] },
  },
  read: (columns) =>
    readHelpdesk(columns, {
      scaleMax: 5,
      complete: (file) => {
        const fromAgent = file.flag('fromAgent')
        const spam = file.flag('spam')
        return (contact) =>
          spam() === true ? { excluded: 'spam' } : fromAgent() === true ? { excluded: 'outbound' } : contact
      },
    }),
}
