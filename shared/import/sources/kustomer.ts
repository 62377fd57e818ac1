import { readHelpdesk } from '../helpdesk-rows.ts'
import type { Source } from '../source.ts'

/** Kustomer conversations by display names or API names (the attribute list is known in part only). */
export const kustomerConversations: Source = {
  id: 'kustomer-conversations',
  title: 'Kustomer conversations',
  system: 'kustomer',
  kinds: ['contact'],
  verified: false,
  timeZone: 'UTC',
  fingerprint: {
    all: [/^(id|conversation id)$/],
    any: [
      'satisfactionlevel.score',
      'satisfactionlevel.rating',
      'queue name',
      'queue.name',
      'snooze status at',
      'satisfaction channel',
      'donecount',
      'done count',
      'attributes.donecount',
      'attributes.satisfactionlevel.score',
      'attributes.snoozecount',
    ],
    none: ['requester id'],
  },
  fields: {
    vendorId: { type: 'id', names: ['id', 'conversation id'], required: true },
    vendorPersonId: { type: 'id', names: ['customer.id', 'customer id', 'relationships.customer.data.id'] },
    externalId: { type: 'id', names: ['customer external id', 'customer.externalid', 'external id', 'externalid'] },
    email: { type: 'email', names: ['customer email', 'customer.email', 'customer.emails.0.email'] },
    organisation: { type: 'text', names: ['company', 'company name', 'customer company name'] },
    openedAt: { type: 'time', names: ['created at', 'createdat', 'attributes.createdat'], required: true },
    closedAt: {
      type: 'time',
      names: [
        'ended at',
        'endedat',
        'attributes.endedat',
        'last done at',
        'lastdone.createdat',
        'first done at',
        'firstdone.createdat',
      ],
    },
    updatedAt: {
      type: 'time',
      names: ['updated at', 'updatedat', 'modified at', 'modifiedat', 'attributes.updatedat', 'attributes.modifiedat'],
    },
    channel: { type: 'text', names: ['channels', 'channel', 'attributes.channels', 'first message channel'] },
    topic: { type: 'text', names: ['contact reason', 'topic', 'custom.contactreasonstr'] },
    team: { type: 'text', names: ['queue name', 'queue.name', 'team name', 'assigned teams'] },
    status: { type: 'text', names: ['status', 'attributes.status'] },
    tags: { type: 'text', names: ['tags', 'attributes.tags'] },
    doneCount: { type: 'number', names: ['done count', 'donecount', 'attributes.donecount'] },
    rating: {
      type: 'rating',
      names: ['satisfaction rating', 'satisfactionlevel.rating', 'attributes.satisfactionlevel.rating'],
    },
    score: {
      type: 'rating',
      names: ['satisfaction score', 'satisfactionlevel.score', 'attributes.satisfactionlevel.score'],
    },
    direction: {
      type: 'text',
      names: [
        'direction',
        'first message direction',
        'firstmessagein.directiontype',
        'attributes.firstmessagein.directiontype',
      ],
    },
  },
  read: (columns) =>
    readHelpdesk(columns, {
      scaleMax: 5,
      complete: (file) => {
        const doneCount = file.number('doneCount')
        const score = file.number('score')
        const direction = file.text('direction')
        return (contact) => {
          if (/^(out|outbound|initial-out)/i.test(direction() ?? '')) return { excluded: 'outbound' }
          const done = doneCount()
          const thumbs = score()
          const channel = contact.channel?.split(',')[0]?.trim() ?? null
          return {
            ...contact,
            channel,
            reopens: done === null ? contact.reopens : Math.max(0, done - 1),
            satisfied: contact.satisfied ?? (thumbs === null ? null : thumbs >= 1),
          }
        }
      },
    }),
}
