import type { Instant } from '../../base/model.ts'
import { contactOf, nobody } from '../empty-record.ts'
import { readHelpdesk } from '../helpdesk-rows.ts'
import { endOf, personOf } from '../reading.ts'
import type { Source } from '../source.ts'
import { channelOf } from '../words/channel.ts'
import { maybeResolution } from '../words/resolution.ts'

/** Ada's conversations export (JSON). Every conversation begins with the AI agent. */
export const adaConversations: Source = {
  id: 'ada-conversations',
  title: 'Ada conversations (data export)',
  system: 'ada',
  kinds: ['contact'],
  verified: false,
  timeZone: 'UTC',
  fingerprint: {
    all: [/^( ?id|conversation id)$/, 'automated resolution classification'],
    any: ['is escalated', 'is test user', 'bot handle time', 'agent handle time', 'chatter id'],
  },
  fields: {
    vendorId: { type: 'id', names: ['id', 'conversation id'], required: true },
    vendorPersonId: { type: 'id', names: ['chatter id'] },
    externalId: { type: 'id', names: ['meta variables.user id', 'meta variables.customer id', 'external id'] },
    email: { type: 'email', names: ['meta variables.email', 'variables.email', 'email'] },
    openedAt: { type: 'time', names: ['date created', 'created at', 'start time', 'created', 'date'], required: true },
    closedAt: { type: 'time', names: ['date ended', 'ended at', 'end time', 'date updated', 'updated at'] },
    channel: { type: 'text', names: ['channel', 'platform'] },
    topic: { type: 'text', names: ['topic', 'topics'] },
    handleSeconds: { type: 'duration', names: ['agent handle time'], unit: 'seconds' },
    rating: { type: 'rating', names: ['csat.score', 'csat.survey response.score', 'csat'] },
    escalated: { type: 'flag', names: ['is escalated'] },
    resolution: { type: 'text', names: ['automated resolution classification'] },
    test: { type: 'flag', names: ['is test user'] },
  },
  read: (columns) =>
    readHelpdesk(columns, {
      scaleMax: 5,
      complete: (file) => {
        const test = file.flag('test')
        const resolution = file.text('resolution')
        const meaning = file.meaning('resolution')
        return (contact) => {
          if (test() === true) return { excluded: 'test' }
          const word = resolution()
          const end = word === null ? undefined : maybeResolution(meaning(word))
          return {
            ...contact,
            closedAt: contact.closedAt,
            status: contact.closedAt === null ? null : 'closed',
            aiInvolved: true,
            humanInvolved: contact.escalated === true || (contact.handleSeconds ?? 0) > 0,
            vendorResolved: end === undefined ? null : end === 'resolved',
            outcomeRaw: word,
          }
        }
      },
    }),
}

/** A billing audit of AI resolutions: which conversations a vendor charged for, and whether the customer came back. */
export const resolutionAudit: Source = {
  id: 'ai-resolution-audit',
  title: 'AI resolution audit',
  system: 'ai-audit',
  kinds: ['contact'],
  verified: true,
  fingerprint: {
    all: ['conversation id', 'human agent participated'],
    any: ['vendor billed', 'issue addressed', 'customer recontacted within window'],
  },
  fields: {
    vendorId: { type: 'id', names: ['conversation id'], required: true },
    vendorPersonId: { type: 'id', names: ['customer id', 'user id'] },
    email: { type: 'email', names: ['customer email', 'email'] },
    openedAt: { type: 'time', names: ['opened at'], required: true },
    closedAt: { type: 'time', names: ['closed at'] },
    human: { type: 'flag', names: ['human agent participated'] },
    addressed: { type: 'flag', names: ['issue addressed'] },
    billed: { type: 'flag', names: ['vendor billed'] },
  },
  read: (columns) => {
    const vendorId = columns.id('vendorId')
    const person = personOf(columns)
    const openedAt = columns.time('openedAt')
    const closedAt = endOf(columns, 'closedAt')
    const human = columns.flag('human')
    const addressed = columns.flag('addressed')
    const billed = columns.flag('billed')
    return {
      row: () => {
        const id = vendorId()
        if (id === null) return { problem: 'missing-id', field: 'vendorId' }
        const opened = openedAt()
        if (opened === null) return { problem: 'missing-date', field: 'openedAt' }
        const closed = closedAt(opened)
        const charged = billed()
        return contactOf({
          vendorId: id,
          person: person(),
          openedAt: opened,
          closedAt: closed,
          status: closed === null ? null : 'closed',
          aiInvolved: true,
          humanInvolved: human(),
          vendorResolved: charged ?? addressed(),
          outcomeRaw: charged === null ? null : charged ? 'billed' : 'not billed',
        })
      },
    }
  },
}

interface Talk {
  readonly line: number
  first: Instant
  last: Instant
  isAi: boolean
  isHuman: boolean
  handoff: boolean
  outcome: string | null
  user: string | null
  channel: string | null
}

/** A log of an AI agent with one turn a line: `conversation_id, ts, role, handoff, outcome`. Texts and tokens are not kept. */
export const aiTurns: Source = {
  id: 'ai-turns',
  title: 'AI agent log (one turn a line)',
  system: 'ai-log',
  kinds: ['contact'],
  verified: true,
  timeZone: 'UTC',
  fingerprint: {
    all: ['conversation id', 'role', /^(ts|timestamp|created at|time)$/],
    any: ['turn id', 'tokens in', 'handoff', 'outcome', 'model', 'confidence'],
  },
  fields: {
    vendorId: { type: 'id', names: ['conversation id'], required: true },
    at: { type: 'time', names: ['ts', 'timestamp', 'created at', 'time'], required: true },
    role: { type: 'text', names: ['role'], required: true },
    handoff: { type: 'flag', names: ['handoff', 'handed off'] },
    outcome: { type: 'text', names: ['outcome'] },
    user: { type: 'id', names: ['user id', 'customer id'] },
    channel: { type: 'text', names: ['channel'] },
  },
  read: (columns) => {
    const vendorId = columns.id('vendorId')
    const at = columns.time('at')
    const role = columns.text('role')
    const handoff = columns.flag('handoff')
    const outcome = columns.text('outcome')
    const user = columns.id('user')
    const channel = columns.text('channel')
    const meaning = columns.meaning('outcome')
    const known = new Map<string, Talk>()
    return {
      row: () => {
        const id = vendorId()
        if (id === null) return { problem: 'missing-id', field: 'vendorId' }
        const when = at()
        if (when === null) return { problem: 'missing-date', field: 'at' }
        let talk = known.get(id)
        const isNew = talk === undefined
        if (talk === undefined) {
          talk = {
            line: columns.line(),
            first: when,
            last: when,
            isAi: false,
            isHuman: false,
            handoff: false,
            outcome: null,
            user: null,
            channel: null,
          }
          known.set(id, talk)
        }
        talk.first = Math.min(talk.first, when)
        talk.last = Math.max(talk.last, when)
        const who = (role() ?? '').toLowerCase()
        if (/assistant|bot|ai|model/.test(who)) talk.isAi = true
        else if (/human|agent|teammate|operator/.test(who)) talk.isHuman = true
        if (handoff() === true) talk.handoff = true
        talk.outcome = outcome() ?? talk.outcome
        talk.user ??= user()
        talk.channel ??= channel()
        return isNew ? 'deferred' : 'merged'
      },
      finish: () =>
        [...known].map(([id, talk]) => {
          const end = talk.outcome === null ? undefined : maybeResolution(meaning(talk.outcome))
          return {
            line: talk.line,
            record: contactOf({
              vendorId: id,
              person: { ...nobody, externalId: talk.user },
              openedAt: talk.first,
              closedAt: talk.last,
              channel: channelOf(talk.channel) ?? 'chat',
              status: 'closed',
              aiInvolved: talk.isAi,
              humanInvolved: talk.isHuman || talk.handoff,
              vendorResolved: end === undefined ? null : end === 'resolved',
              outcomeRaw: talk.outcome,
              escalated: talk.handoff || end === 'escalated',
            }),
          }
        }),
    }
  },
}
