import type { Instant } from '../../base/model.ts'
import { readEmail } from '../cells/read-email.ts'
import { contactOf, nobody } from '../empty-record.ts'
import { gatherRows } from '../gathered-rows.ts'
import { maybeExclusion, tagsOf } from '../reading.ts'
import type { Source } from '../source.ts'
import { channelOf } from '../words/channel.ts'
import { maybeStatus } from '../words/status.ts'

/** One span from open to closed: when it began as far as seen, and when it ended if it did. */
interface Segment {
  start: Instant
  end: Instant | null
  isClosed: boolean
}

interface Conversation {
  isInbound: boolean
  isHuman: boolean
  handleSeconds: number | null
  email: string | null
  handle: string | null
  account: string | null
  inbox: string | null
  tags: readonly string[]
  status: string | null
  readonly segments: Map<string, Segment>
}

/** Front's analytics export: a row is a message, a segment is one span from open to closed, so a conversation with more than one was reopened. */
export const frontMessages: Source = {
  id: 'front-messages',
  title: 'Front messages (analytics export)',
  system: 'front',
  kinds: ['contact'],
  verified: true,
  fingerprint: {
    all: ['message id', 'conversation id', /^segment( id)?$/],
    any: ['reaction time', 'message date', 'attributed to', 'first response', 'contact handle'],
  },
  fields: {
    vendorId: { type: 'id', names: ['conversation id', 'conversation api id'], required: true },
    at: { type: 'time', names: ['message date'], required: true },
    segment: { type: 'text', names: ['segment id', 'segment'] },
    segmentStart: { type: 'time', names: ['segment start'] },
    segmentEnd: { type: 'time', names: ['segment end'] },
    segmentClosed: { type: 'text', names: ['segment closed'] },
    direction: { type: 'text', names: ['direction'] },
    status: { type: 'text', names: ['ticket status category'] },
    author: { type: 'text', names: ['author'] },
    handle: { type: 'text', names: ['contact handle'] },
    account: { type: 'text', names: ['account names'] },
    inbox: { type: 'text', names: ['inbox'] },
    tags: { type: 'text', names: ['tags'] },
    handleTime: { type: 'duration', names: ['handle time'], unit: 'seconds' },
    autoreply: { type: 'flag', names: ['autoreply'] },
  },
  read: (columns) => {
    const segment = columns.text('segment')
    const segmentStart = columns.time('segmentStart')
    const segmentEnd = columns.time('segmentEnd')
    const segmentClosed = columns.text('segmentClosed')
    const direction = columns.text('direction')
    const status = columns.text('status')
    const author = columns.text('author')
    const handle = columns.text('handle')
    const account = columns.text('account')
    const inbox = columns.text('inbox')
    const tags = tagsOf(columns, 'tags', /[,;]/)
    const handleTime = columns.duration('handleTime')
    const autoreply = columns.flag('autoreply')
    return gatherRows<Conversation>(columns, {
      begin: () => ({
        isInbound: false,
        isHuman: false,
        handleSeconds: null,
        email: null,
        handle: null,
        account: null,
        inbox: null,
        tags: [],
        status: null,
        segments: new Map(),
      }),
      take: (conversation, at, isFirst) => {
        const way = direction()?.toLowerCase() ?? ''
        if (isFirst) conversation.isInbound = !way.startsWith('out')
        if (way.startsWith('out') && author() !== null && autoreply() !== true) conversation.isHuman = true
        const name = segment() ?? ''
        const known = conversation.segments.get(name)
        const start = segmentStart() ?? at
        const of = known ?? { start, end: null, isClosed: false }
        if (known === undefined) conversation.segments.set(name, of)
        of.start = Math.min(of.start, start)
        of.end = segmentEnd() ?? of.end
        const closed = segmentClosed()
        // The column holds the moment of closing in some exports and a yes or no in others.
        of.isClosed ||=
          closed === null ? of.end !== null && !columns.has('segmentClosed') : !/^(no|false|0)$/i.test(closed)
        const seconds = handleTime()
        if (seconds !== null) conversation.handleSeconds = (conversation.handleSeconds ?? 0) + seconds
        const who = handle()
        conversation.handle ??= who
        conversation.email ??= who === null ? null : readEmail(who)
        conversation.account ??= account()
        conversation.inbox ??= inbox()
        conversation.status = status() ?? conversation.status
        const words = tags()
        if (words.length > 0) conversation.tags = words
      },
      finish: (id, { first, last, of }) => {
        const excluded = maybeExclusion(of.tags)
        if (excluded !== undefined) return { excluded }
        const segments = [...of.segments.values()].sort((a, b) => a.start - b.start)
        // Nobody wrote to the company: a campaign or a note.
        if (!of.isInbound && segments.length < 2) return { excluded: 'outbound' }
        const newest = segments.at(-1)
        const word = of.status === null ? undefined : maybeStatus(of.status)
        const isOpen = word === undefined ? newest?.isClosed !== true : word !== 'closed'
        return contactOf({
          vendorId: id,
          person: {
            ...nobody,
            vendorPersonId: of.email === null ? of.handle : null,
            email: of.email,
            organisation: of.account,
          },
          openedAt: first,
          closedAt: isOpen ? null : Math.max(newest?.end ?? last, first),
          channel: of.email !== null ? 'email' : channelOf(null),
          topic: of.tags[0] ?? null,
          team: of.inbox,
          status: isOpen ? (word ?? 'open') : 'closed',
          humanInvolved: of.isHuman,
          vendorResolved: !isOpen,
          outcomeRaw: of.status ?? (isOpen ? 'Open' : 'Closed'),
          reopens: Math.max(0, segments.length - 1),
          handleSeconds: of.handleSeconds,
        })
      },
    })
  },
}
