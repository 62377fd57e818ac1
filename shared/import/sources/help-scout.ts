import { readHelpdesk } from '../helpdesk-rows.ts'
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
    topic: { type: 'text', names: ['tags.0.tag', 'tags'] },
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
