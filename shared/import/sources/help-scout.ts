import { readHelpdesk } from '../helpdesk-rows.ts'
import { personOf } from '../reading.ts'
import type { Source } from '../source.ts'

/** Help Scout conversations as its API gives them (no CSV export with a known heading was found). Times are UTC. */
export const helpScoutConversations: Source = {
  id: 'help-scout-conversations',
  title: 'Help Scout conversations',
  system: 'help-scout',
  kinds: ['contact'],
  verified: false,
  timeZone: 'UTC',
  fingerprint: {
    all: ['id', 'number', 'status'],
    any: [
      'mailboxid',
      'mailbox id',
      'primarycustomer.id',
      'primary customer.id',
      'customer waiting since',
      'customerwaitingsince.time',
      'closedby',
    ],
  },
  fields: {
    vendorId: { type: 'id', names: ['number', 'id'], required: true },
    vendorPersonId: { type: 'id', names: ['primarycustomer.id', 'primary customer.id', 'customer.id', 'customer id'] },
    email: {
      type: 'email',
      names: ['primarycustomer.email', 'primary customer.email', 'customer.email', 'customer email'],
    },
    organisation: { type: 'text', names: ['primarycustomer.organization', 'organization', 'company'] },
    openedAt: { type: 'time', names: ['createdat', 'created at'], required: true },
    closedAt: { type: 'time', names: ['closedat', 'closed at'] },
    updatedAt: { type: 'time', names: ['userupdatedat', 'user updated at', 'modifiedat', 'updated at'] },
    channel: { type: 'text', names: ['source.type', 'type', 'source type'] },
    topic: { type: 'text', names: ['tags.tag', 'tags.0.tag', 'tags'] },
    team: { type: 'text', names: ['mailbox name', 'mailbox.name', 'mailboxid', 'mailbox id'] },
    status: { type: 'text', names: ['status'] },
    via: { type: 'text', names: ['source.via', 'source via'] },
  },
  read: (columns) =>
    readHelpdesk(columns, {
      complete: (file) => {
        const via = file.text('via')
        return (contact) => (via()?.toLowerCase() === 'user' ? { excluded: 'outbound' } : contact)
      },
    }),
}

/** Help Scout's happiness ratings as its report gives them: 1 is great, 2 okay, 3 not good. */
export const helpScoutRatings: Source = {
  id: 'help-scout-ratings',
  title: 'Help Scout happiness ratings',
  system: 'help-scout',
  kinds: ['survey'],
  verified: false,
  timeZone: 'UTC',
  fingerprint: {
    all: [/^rating ?id$/, /^(rating created at|ratingcreatedat)$/],
    any: ['conversation id', 'conversationid', 'number', 'id'],
  },
  fields: {
    contactVendorId: {
      type: 'id',
      names: ['number', 'conversation number', 'conversation id', 'conversationid', 'id'],
      required: true,
    },
    vendorPersonId: { type: 'id', names: ['rating customer id', 'ratingcustomerid'] },
    respondedAt: { type: 'time', names: ['rating created at', 'ratingcreatedat'], required: true },
    rating: { type: 'number', names: ['rating id', 'ratingid'], required: true },
  },
  read: (columns) => {
    const contact = columns.id('contactVendorId')
    const person = personOf(columns)
    const at = columns.time('respondedAt')
    const rating = columns.number('rating')
    return {
      row: () => {
        const id = contact()
        if (id === null) return { problem: 'missing-id', field: 'contactVendorId' }
        const when = at()
        if (when === null) return { problem: 'missing-date', field: 'respondedAt' }
        const given = rating()
        if (given === null) return { excluded: 'no rating given' }
        if (given !== 1 && given !== 2 && given !== 3) return { problem: 'bad-number', field: 'rating' }
        return {
          kind: 'survey',
          vendorId: `${id}|${when}`,
          person: person(),
          contactVendorId: id,
          type: 'csat',
          score: 4 - given,
          scaleMax: 3,
          satisfied: given === 1,
          respondedAt: when,
        }
      },
    }
  },
}
