import type { ContactRecord, Instant } from '../../base/model.ts'
import { readEmail } from '../cells/read-email.ts'
import { contactOf, nobody } from '../empty-record.ts'
import type { Source } from '../source.ts'
import { channelOf } from '../words/channel.ts'

interface Conversation {
  readonly line: number
  first: Instant
  last: Instant
  isOpen: boolean
  isInbound: boolean
  isHuman: boolean
  handleSeconds: number | null
  email: string | null
  handle: string | null
  account: string | null
  inbox: string | null
  tags: string | null
  readonly segments: Set<string>
}

/** Front's analytics export: a row is a message, a segment is one span from open to closed, so a conversation with more than one was reopened. */
export const frontMessages: Source = {
  id: 'front-messages',
  title: 'Front messages (analytics export)',
  system: 'front',
  kinds: ['contact'],
  verified: true,
  fingerprint: {
    all: ['message id', 'conversation id', 'segment'],
    any: ['reaction time', 'message date', 'attributed to', 'first response'],
  },
  fields: {
    vendorId: { type: 'id', names: ['conversation id', 'conversation api id'], required: true },
    at: { type: 'time', names: ['message date'], required: true },
    segment: { type: 'text', names: ['segment', 'segment id'] },
    segmentEnd: { type: 'time', names: ['segment end'] },
    segmentClosed: { type: 'text', names: ['segment closed'] },
    direction: { type: 'text', names: ['direction'] },
    status: { type: 'text', names: ['ticket status category', 'status'] },
    author: { type: 'text', names: ['author'] },
    handle: { type: 'text', names: ['contact handle'] },
    account: { type: 'text', names: ['account names'] },
    inbox: { type: 'text', names: ['inbox'] },
    tags: { type: 'text', names: ['tags'] },
    handleTime: { type: 'duration', names: ['handle time'], unit: 'seconds' },
    autoreply: { type: 'flag', names: ['autoreply'] },
  },
  read: (columns) => {
    const vendorId = columns.id('vendorId')
    const at = columns.time('at')
    const segment = columns.text('segment')
    const segmentEnd = columns.time('segmentEnd')
    const segmentClosed = columns.text('segmentClosed')
    const direction = columns.text('direction')
    const author = columns.text('author')
    const handle = columns.text('handle')
    const account = columns.text('account')
    const inbox = columns.text('inbox')
    const tags = columns.text('tags')
    const handleTime = columns.duration('handleTime')
    const autoreply = columns.flag('autoreply')
    const known = new Map<string, Conversation>()
    return {
      row: () => {
        const id = vendorId()
        if (id === null) return { problem: 'missing-id', field: 'vendorId' }
        const when = at()
        if (when === null) return { problem: 'missing-date', field: 'at' }
        let conversation = known.get(id)
        const isNew = conversation === undefined
        if (conversation === undefined) {
          conversation = {
            line: columns.line(),
            first: when,
            last: when,
            isOpen: true,
            isInbound: false,
            isHuman: false,
            handleSeconds: null,
            email: null,
            handle: null,
            account: null,
            inbox: null,
            tags: null,
            segments: new Set(),
          }
          known.set(id, conversation)
        }
        const way = direction()?.toLowerCase() ?? ''
        const isInbound = way.startsWith('in')
        if (when < conversation.first || isNew) {
          conversation.first = when
          conversation.isInbound = isInbound
        }
        if (way.startsWith('out') && author() !== null && autoreply() !== true) conversation.isHuman = true
        conversation.segments.add(segment() ?? '')
        const end = segmentEnd()
        const closed = segmentClosed()
        if (end !== null || (closed !== null && !/^(no|false|0)$/i.test(closed))) conversation.isOpen = false
        conversation.last = Math.max(conversation.last, end ?? when)
        const seconds = handleTime()
        if (seconds !== null) conversation.handleSeconds = (conversation.handleSeconds ?? 0) + seconds
        const who = handle()
        conversation.handle ??= who
        conversation.email ??= who === null ? null : readEmail(who)
        conversation.account ??= account()
        conversation.inbox ??= inbox()
        conversation.tags ??= tags()
        return isNew ? 'deferred' : 'merged'
      },
      finish: () =>
        [...known].map(([id, conversation]) => ({ line: conversation.line, record: toContact(id, conversation) })),
    }
  },
}

function toContact(id: string, of: Conversation): ContactRecord {
  return contactOf({
    vendorId: id,
    person: {
      ...nobody,
      vendorPersonId: of.email === null ? of.handle : null,
      email: of.email,
      organisation: of.account,
    },
    openedAt: of.first,
    closedAt: of.isOpen ? null : of.last,
    channel: of.email !== null ? 'email' : channelOf(null),
    topic: of.tags?.split(',', 1)[0]?.trim().toLowerCase() ?? null,
    team: of.inbox,
    status: of.isOpen ? 'open' : 'closed',
    humanInvolved: of.isHuman,
    vendorResolved: !of.isOpen,
    outcomeRaw: of.isOpen ? 'Open' : 'Closed',
    reopens: Math.max(0, of.segments.size - 1),
    handleSeconds: of.handleSeconds,
  })
}
