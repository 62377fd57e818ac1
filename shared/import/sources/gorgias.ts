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
    all: [/^(ticket )?id$/, /^(created|creation) (datetime|date)$/, 'status'],
    any: [
      'closed datetime',
      'from agent',
      'last message datetime',
      'snooze datetime',
      'messages count',
      'opened datetime',
      'closed date',
      'survey score',
      'initial channel',
      'ticket url',
    ],
  },
  fields: {
    vendorId: { type: 'id', names: ['id', 'ticket id'], required: true },
    vendorPersonId: { type: 'id', names: ['customer.id', 'customer id'] },
    externalId: { type: 'id', names: ['customer.external id', 'customer external id'] },
    email: { type: 'email', names: ['customer.email', 'customer email'] },
    openedAt: {
      type: 'time',
      names: ['created datetime', 'creation datetime', 'creation date', 'created date'],
      required: true,
    },
    closedAt: { type: 'time', names: ['closed datetime', 'closed date'] },
    updatedAt: { type: 'time', names: ['updated datetime', 'last updated'] },
    channel: { type: 'text', names: ['channel', 'initial channel', 'via', 'last used channel'] },
    topic: { type: 'text', names: ['contact reason', 'topic', 'custom fields.contact reason'] },
    team: { type: 'text', names: ['assignee team.name', 'assignee team', 'assigned team', 'team'] },
    status: { type: 'text', names: ['status'] },
    tags: { type: 'text', names: ['tags', 'tags.name', 'tags.0.name'] },
    rating: { type: 'rating', names: ['satisfaction survey.score', 'satisfaction score', 'survey score', 'csat'] },
    fromAgent: { type: 'flag', names: ['from agent'] },
    replies: { type: 'number', names: ['agent messages count', 'number of agent messages'] },
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
