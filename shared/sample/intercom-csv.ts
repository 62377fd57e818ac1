import { berlinTime } from './berlin.ts'
import { makeChance } from './chance.ts'
import { csvLine } from './csv-text.ts'
import type { Contact, Frame } from './world.ts'
import { humanTeam, type WrittenContacts } from './zendesk-csv.ts'

const zone = '(Europe/Berlin)'

/** The 97 columns of Intercom's conversations report (Reporting, drill in, CSV) in their order; the zone stands in the headings. */
export const intercomHeader: readonly string[] = [
  'Conversation ID',
  `Conversation started at ${zone}`,
  ...'Teammate currently assigned,Team currently assigned,Agent type,Channel,Chatbot replied,Conversation tag'.split(
    ',',
  ),
  ...'Current conversation state,Last teammate rating,Last teammate rating remark,Started by,Ticket type,Topics'.split(
    ',',
  ),
  `Conversation first closed at ${zone}`,
  `Conversation first replied at ${zone}`,
  `Fin AI Agent rating updated at ${zone}`,
  ...'Fin AI Agent deflected,Fin AI Agent involved,Fin AI Agent last sent answer,Fin AI Agent rating'.split(','),
  ...'Fin AI Agent rating remark,Fin AI Agent resolution state,Fin content referenced,Call types,With calls'.split(','),
  ...'Call participants,First closed by teammate,Last closed by teammate,Last teammate rated,Last teammate rated ID'.split(
    ',',
  ),
  ...'Teammate currently assigned ID,Teammate first replied,Teammate replied to,Team currently assigned ID'.split(','),
  'First response time (seconds)',
  'First response time excluding time spent in bot inbox (seconds)',
  'First response time excluding time spent in bot inbox, only within office hours (seconds)',
  'First response time, only within office hours (seconds)',
  ...'Number of reassignments,Replies to close a conversation,Handling time (seconds)'.split(','),
  'Time from first assignment to close (seconds)',
  'Time from first assignment to close, within office hours (seconds)',
  ...['Time to close', 'Time to first close'].flatMap((what) => [
    `${what} (seconds)`,
    `${what} excluding bot inbox time (seconds)`,
    `${what} excluding bot inbox time, within office hours (seconds)`,
    `${what}, within office hours (seconds)`,
  ]),
  ...'Conversation priority,Conversation source,CX Score explanation,CX Score rating,Resolved on first contact,Source URL,Title'.split(
    ',',
  ),
  `Conversation created at ${zone}`,
  `Conversation last closed at ${zone}`,
  `Conversation updated at ${zone}`,
  `First assignment at ${zone}`,
  `Last assignment at ${zone}`,
  ...'Escalation rules applied,Fin answer coverage,Guidance applied,Last chatbot rated,Last chatbot rating'.split(','),
  ...'Last chatbot rating remark,Last closed by,Last closed by ID'.split(','),
  'Time to assignment before first admin reply (seconds)',
  'Time to assignment before first admin reply, within office hours (seconds)',
  ...'Conversation URL,User participant emails,User participant IDs,User participant names,Copilot used'.split(','),
  ...'Customer reports,Ticket category,Company ID,Company name,Company plan,Company size,Company tag,Continent,Country'.split(
    ',',
  ),
  ...'User email,User ID,User name,User pseudonym,User tag,User type,AI Issue summary,AI Subtopic,AI Topic'.split(','),
]

const column = new Map(intercomHeader.map((name, at) => [name, at]))

/** A conversation with the number it has in the file. */
export interface Conversation {
  readonly id: string
  readonly contact: Contact
}

/** Conversations get their numbers in the order in which they were started. */
export function numberConversations(contacts: readonly Contact[]): Conversation[] {
  return contacts
    .filter((c) => c.source === 'intercom')
    .sort((a, b) => a.openedAt - b.openedAt || (a.key < b.key ? -1 : 1))
    .map((contact, n) => ({ id: String(215_470_000_012_345 + n * 31), contact }))
}

/** The conversations file; unused columns of the real export stay empty here as they mostly do there. */
export function intercomCsv(frame: Frame, conversations: readonly Conversation[]): WrittenContacts {
  const lines = [csvLine(intercomHeader)]
  const late: string[] = []
  const damagedContacts: Contact[] = []
  let strangers = 0
  for (const conversation of conversations) {
    const cells = conversationCells(frame, conversation)
    const { contact } = conversation
    if (contact.company === null && contact.oddity === null) {
      strangers += 1
      if (strangers % 60 === 11) cells[column.get(`Conversation started at ${zone}`) as number] = '########'
      if (strangers % 120 === 50) cells.splice(90, 4)
      if (strangers % 60 === 11 || strangers % 120 === 50) damagedContacts.push(contact)
    }
    lines.push(csvLine(cells))
    if (
      contact.company !== null &&
      contact.closedAt !== null &&
      contact.oddity === null &&
      Number(conversation.id) % 1009 === 0
    ) {
      cells[column.get(`Conversation updated at ${zone}`) as number] = berlinTime(frame.end - 5400)
      late.push(csvLine(cells))
    }
  }
  lines.push(...late)
  return {
    name: 'intercom-conversations.csv',
    text: `${lines.join('\n')}\n`,
    rows: lines.length - 1,
    repeated: late.length,
    damaged: damagedContacts.length,
    damagedContacts,
  }
}

function conversationCells(frame: Frame, { id, contact }: Conversation): string[] {
  const chance = makeChance(frame.seed, 'intercom', contact.key)
  const cells = new Array<string>(intercomHeader.length).fill('')
  const set = (name: string, value: string | number | null): void => {
    cells[column.get(name) as number] = value === null ? '' : String(value)
  }
  const at = (name: string, time: number | null): void =>
    set(`${name} ${zone}`, time === null ? null : berlinTime(time))
  const { person, handler, oddity } = contact
  const isAi = handler !== 'human-only'
  const hasHuman = handler !== 'ai-only' && contact.firstReplyAt !== null
  const agent = chance.pick(humanTeam)
  const agentId = String(5_400_100 + humanTeam.indexOf(agent))
  set('Conversation ID', id)
  at('Conversation started at', contact.openedAt)
  at('Conversation created at', contact.openedAt)
  at('Conversation first closed at', contact.firstClosedAt)
  at('Conversation last closed at', contact.closedAt)
  at('Conversation first replied at', hasHuman || isAi ? contact.firstReplyAt : null)
  at(
    'Conversation updated at',
    Math.min(contact.finRatedAt ?? contact.closedAt ?? contact.firstReplyAt ?? contact.openedAt, frame.end - 60),
  )
  set('Channel', 'Chat')
  set('Conversation tag', oddity === 'spam' ? 'spam' : '')
  set('Current conversation state', contact.closedAt === null ? (chance.isLucky(0.2) ? 'Snoozed' : 'Open') : 'Closed')
  set('Started by', 'Customer')
  set(
    'Conversation source',
    oddity === 'preview' ? (chance.isLucky(0.7) ? 'fin_preview' : 'workflow_preview') : 'Messenger',
  )
  set('Fin AI Agent involved', String(isAi))
  set('Fin AI Agent deflected', isAi ? String(!hasHuman && contact.closedAt !== null) : 'false')
  set('Fin AI Agent resolution state', contact.finState)
  set('Fin AI Agent rating', contact.finRating)
  at('Fin AI Agent rating updated at', contact.finRatedAt)
  if (contact.finRating === 1 && chance.isLucky(0.4))
    set('Fin AI Agent rating remark', 'It said "done", but nothing changed')
  if (handler === 'ai-to-human' && contact.finState !== '')
    set('Escalation rules applied', chance.pick(['Asks for a person', 'Repeated question', 'Topic rule']))
  if (hasHuman) {
    set('Teammate currently assigned', agent)
    set('Teammate currently assigned ID', agentId)
    set('Team currently assigned', contact.topic === 'Billing' ? 'Billing desk' : 'Support Tier 1')
    set('Teammate first replied', agent)
    set('Last teammate rating', contact.humanRating)
    set('Number of reassignments', chance.weighted([0.8, 0.15, 0.05]))
    set('Replies to close a conversation', contact.closedAt === null ? null : chance.whole(1, 5))
    set('Handling time (seconds)', contact.handleSeconds)
    if (contact.firstClosedAt !== null) set('First closed by teammate', agent)
    if (contact.closedAt !== null) set('Last closed by teammate', agent)
  }
  if (contact.closedAt !== null) set('Last closed by', hasHuman ? agent : isAi ? 'Fin' : 'Workflow')
  if (contact.firstReplyAt !== null) set('First response time (seconds)', contact.firstReplyAt - contact.openedAt)
  set('Company ID', person.companyId)
  set('Company name', person.companyName)
  set('User email', person.email)
  set('User ID', person.userId)
  set('User name', person.name)
  set('User type', contact.company === null ? 'Lead' : 'User')
  set('AI Topic', contact.topic)
  return cells
}
