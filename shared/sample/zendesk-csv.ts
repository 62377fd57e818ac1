import { berlinTime } from './berlin.ts'
import { type Chance, makeChance } from './chance.ts'
import { csvLine } from './csv-text.ts'
import { type Contact, day, type Frame } from './world.ts'

/** The 41 columns of Zendesk's admin export (Admin Center, Reports, Export) in their order, and two custom fields with their type suffix. */
export const zendeskHeader: readonly string[] = [
  ...'Summation column,Id,Requester,Requester id,Requester external id,Requester email,Requester domain,Submitter,Assignee,Group'.split(
    ',',
  ),
  ...'Subject,Tags,Status,Priority,Via,Ticket type,Created at,Updated at,Assigned at,Organization,Due date'.split(','),
  ...'Initially assigned at,Solved at,Resolution time,Satisfaction Score,Group stations,Assignee stations,Reopens,Replies'.split(
    ',',
  ),
  ...[
    'First reply time',
    'First resolution time',
    'Full resolution time',
    'Agent wait time',
    'Requester wait time',
    'On hold time',
  ].flatMap((what) => [`${what} in minutes`, `${what} in minutes within business hours`]),
  'Topic [list]',
  'Total time spent (sec) [int]',
]

export const humanTeam = [
  'Aylin Tannwald',
  'Henrik Dünnwald',
  'Nadia Quastel',
  'Oskar Immerath',
  'Tilda Nørholm',
] as const
const groups = ['Support Tier 1', 'Support Tier 2', 'Billing desk', 'Outsourced desk'] as const

const subjects: Record<string, readonly string[]> = {
  Billing: ['Invoice question', 'VAT ID on invoice, please', 'Charged twice?', 'Change of billing address'],
  'Login & access': ['Cannot log in', 'Reset link does not arrive', 'SSO asks for "tenant"'],
  'How-to': ['How do I share a board?', 'Where are templates', 'Question about filters'],
  'User management': ['Add seats', 'Remove a colleague', 'Rights for external people'],
  Integrations: ['Webhook stopped', 'API returns 422', 'CRM sync, fields missing'],
  'Bug report': ['Button does nothing', 'Export shows "undefined"', 'Chart is empty'],
  'Data import': ['Import stops at row 812', 'Umlauts broken after import', 'Duplicate records after import'],
  Performance: ['Dashboard very slow', 'Timeouts since this morning'],
  Cancellation: ['We want to cancel', 'Kündigung zum Monatsende', 'Please do not renew'],
}

/** A ticket with the number it has in the file. */
export interface Ticket {
  readonly id: string
  readonly contact: Contact
}

/** Tickets get their numbers in the order in which they were opened. */
export function numberTickets(contacts: readonly Contact[]): Ticket[] {
  return contacts
    .filter((c) => c.source === 'zendesk')
    .sort((a, b) => a.openedAt - b.openedAt || (a.key < b.key ? -1 : 1))
    .map((contact, n) => ({ id: String(48_211 + n), contact }))
}

/** What was written, row by row, so that receipts can be checked. */
export interface Written {
  readonly name: string
  readonly text: string
  /** Data rows in the file, damaged ones included. */
  readonly rows: number
  /** Rows that repeat an id that stands above, with newer values. */
  readonly repeated: number
  readonly damaged: number
}

/** A file of contacts, and the ones whose rows nobody can read. */
export interface WrittenContacts extends Written {
  readonly damagedContacts: readonly Contact[]
}

/** The tickets file in the account's time zone, with its few damaged rows at the places where people damage them. */
export function zendeskCsv(frame: Frame, tickets: readonly Ticket[]): WrittenContacts {
  const lines = [csvLine(zendeskHeader)]
  const late: string[] = []
  const damagedContacts: Contact[] = []
  let strangers = 0
  for (const ticket of tickets) {
    const cells = ticketCells(frame, ticket)
    const { contact } = ticket
    if (contact.company === null && contact.oddity === null) {
      strangers += 1
      if (strangers % 40 === 7)
        cells[zendeskHeader.indexOf('Created at')] = strangers % 80 === 7 ? '2026-02-30 10:15' : 'gestern'
      if (strangers % 40 === 21) cells[zendeskHeader.indexOf('Requester id')] = '1.03006E+13'
      if (strangers % 80 === 33) cells.splice(zendeskHeader.indexOf('Resolution time'), 1)
      if (strangers % 40 === 7 || strangers % 80 === 33) damagedContacts.push(contact)
    }
    lines.push(csvLine(cells))
    if (contact.company !== null && contact.closedAt !== null && contact.oddity === null && ticket.id.endsWith('517')) {
      late.push(csvLine(laterCells(frame, cells)))
    }
  }
  lines.push(...late)
  return {
    name: 'zendesk-tickets.csv',
    text: `${lines.join('\n')}\n`,
    rows: lines.length - 1,
    repeated: late.length,
    damaged: damagedContacts.length,
    damagedContacts,
  }
}

function ticketCells(frame: Frame, { id, contact }: Ticket): string[] {
  const chance = makeChance(frame.seed, 'zendesk', contact.key)
  const { person, oddity } = contact
  const at = (time: number | null): string => (time === null ? '' : berlinTime(time).slice(0, 16))
  const solved = contact.closedAt
  const closesAt = solved === null ? null : solved + 4 * day
  const isClosed = oddity !== null || (closesAt !== null && closesAt < frame.end)
  const status =
    oddity === 'deleted'
      ? 'Deleted'
      : isClosed
        ? 'Closed'
        : solved !== null
          ? 'Solved'
          : contact.firstReplyAt === null
            ? 'New'
            : chance.pick(['Open', 'Open', 'Pending', 'On-hold'])
  const updated = Math.min(
    isClosed ? (closesAt ?? contact.openedAt) : (solved ?? contact.firstReplyAt ?? contact.openedAt),
    frame.end - 3600,
  )
  const agent = chance.pick(humanTeam)
  const assigned =
    contact.firstReplyAt === null
      ? null
      : contact.openedAt + 60 * chance.whole(0, Math.max(0, Math.floor((contact.firstReplyAt - contact.openedAt) / 60)))
  const group = contact.topic === 'Billing' ? groups[2] : groups[chance.weighted([0.5, 0.24, 0, 0.26])]
  const stations = chance.weighted([0.8, 0.16, 0.04]) + 1
  const minutes = (from: number, to: number | null): number | null =>
    to === null ? null : Math.round((to - from) / 60)
  const first = minutes(contact.openedAt, contact.firstReplyAt)
  const firstDone = minutes(contact.openedAt, contact.firstClosedAt)
  const done = minutes(contact.openedAt, solved)
  const waits = done === null ? null : Math.round(done * chance.between(0.1, 0.4))
  const both = (value: number | null): string[] =>
    value === null ? ['', ''] : [String(value), String(Math.round(value * 0.36))]
  return [
    '1',
    id,
    person.name,
    person.requesterId,
    person.externalId,
    contact.channel === 'phone' && person.zendeskRoute === 'external-id' ? '' : person.email,
    contact.channel === 'phone' && person.zendeskRoute === 'external-id' ? '' : (person.email.split('@')[1] ?? ''),
    contact.channel === 'phone' ? agent : person.name,
    contact.firstReplyAt === null ? '' : agent,
    group ?? '',
    subjectOf(chance, contact),
    tagsOf(chance, contact),
    status,
    chance.pick(['Normal', 'Normal', 'Normal', 'High', 'Low', 'Urgent']),
    contact.channel === 'email' ? 'Mail' : contact.channel === 'web' ? 'Web form' : 'Phone call (inbound)',
    chance.pick(['Question', 'Question', 'Incident', 'Problem', '']),
    at(contact.openedAt),
    at(updated),
    at(assigned),
    person.organisation,
    '',
    at(assigned),
    at(solved),
    done === null ? '' : String(Math.round(done / 60)),
    satisfactionOf(chance, contact),
    String(stations),
    String(stations + (chance.isLucky(0.2) ? 1 : 0)),
    String(contact.reopens),
    contact.firstReplyAt === null ? '0' : String(chance.whole(1, 4) + contact.reopens),
    ...both(first),
    ...both(firstDone),
    ...both(done),
    ...both(waits),
    ...both(done === null || waits === null ? null : done - waits),
    ...both(done === null ? null : 0),
    contact.topic,
    String(contact.handleSeconds),
  ]
}

/** The same ticket as a later export has it: touched again two days on. */
function laterCells(frame: Frame, cells: readonly string[]): string[] {
  const later = [...cells]
  later[zendeskHeader.indexOf('Updated at')] = berlinTime(frame.end - 7200).slice(0, 16)
  later[zendeskHeader.indexOf('Tags')] = `${later[zendeskHeader.indexOf('Tags')]} reviewed`.trim()
  return later
}

function subjectOf(chance: Chance, contact: Contact): string {
  if (contact.oddity === 'spam') return 'You have been selected, act now'
  if (contact.oddity === 'deleted') return 'SCRUBBED'
  const subject = chance.pick(subjects[contact.topic] ?? ['Question'])
  return chance.isLucky(0.003)
    ? `${subject}\n(forwarded)`
    : contact.isFollowUp && chance.isLucky(0.5)
      ? `Re: ${subject}`
      : subject
}

function tagsOf(chance: Chance, contact: Contact): string {
  if (contact.oddity === 'spam') return 'spam'
  if (contact.oddity === 'merged') return 'closed_by_merge'
  const tags = [contact.company === null ? '' : `plan_${contact.company.plan.toLowerCase()}`]
  if (contact.isFollowUp) tags.push('follow_up')
  if (chance.isLucky(0.06)) tags.push('vip')
  return tags.filter((t) => t !== '').join(' ')
}

function satisfactionOf(chance: Chance, contact: Contact): string {
  if (contact.oddity !== null || contact.closedAt === null || contact.channel === 'phone') return 'Not Offered'
  if (contact.humanRating !== null) return contact.humanRating >= 4 ? 'Good' : 'Bad'
  return chance.isLucky(0.72) ? 'Offered' : chance.isLucky(0.9) ? 'Not Offered' : ''
}
