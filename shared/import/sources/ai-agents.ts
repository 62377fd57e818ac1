import { contactOf, nobody } from '../empty-record.ts'
import { gatherRows } from '../gathered-rows.ts'
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
    any: ['is escalated', 'is test user', /^(bot|agent) handle time/, 'chatter id', 'agent id'],
  },
  fields: {
    vendorId: { type: 'id', names: ['id', 'conversation id'], required: true },
    vendorPersonId: { type: 'id', names: ['chatter id'] },
    externalId: { type: 'id', names: ['meta variables.user id', 'meta variables.customer id', 'external id'] },
    email: { type: 'email', names: ['meta variables.email', 'variables.email', 'email'] },
    openedAt: {
      type: 'time',
      names: [
        'date created',
        'created at',
        'conversation created',
        'conversation created at',
        'start time',
        'started at',
        'created',
        'date',
      ],
      required: true,
    },
    closedAt: { type: 'time', names: ['date ended', 'ended at', 'end time', 'date updated', 'updated at'] },
    channel: { type: 'text', names: ['channel', 'platform'] },
    topic: { type: 'text', names: ['topic', 'topics'] },
    handleSeconds: {
      type: 'duration',
      names: ['agent handle time', /^agent handle time \(s\)$|^agent handle time\(s\)$/],
      unit: 'seconds',
    },
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

/** Conversations of Zendesk AI agents (Advanced), as their data export gives them; only its first fields are known, so that mapping asks for the rest. */
export const zendeskAiAgents: Source = {
  ...adaConversations,
  id: 'zendesk-ai-agents',
  title: 'Zendesk AI agents (data export)',
  system: 'zendesk-ai',
  fingerprint: { all: ['bot id', 'conversation id'], any: ['bot name', 'conversation started at', 'language'] },
  fields: {
    vendorId: { type: 'id', names: ['conversation id'], required: true },
    vendorPersonId: { type: 'id', names: ['user id', 'requester id', 'platform user id'] },
    email: { type: 'email', names: ['user email', 'email', 'requester email'] },
    openedAt: {
      type: 'time',
      names: [/^(conversation )?(started|created|start|begin)( (at|time|date))?$/, 'timestamp', 'date', 'time'],
      required: true,
    },
    closedAt: { type: 'time', names: [/^(conversation )?(ended|closed|end|finished)( (at|time|date))?$/] },
    channel: { type: 'text', names: ['channel', 'platform', 'crm platform', 'channel type'] },
    topic: { type: 'text', names: ['intent', 'first intent', 'last intent', 'use case', 'topic'] },
    rating: { type: 'rating', names: ['csat', 'csat score', 'bsat score', 'rating'] },
    escalated: { type: 'flag', names: ['escalated', 'is escalated', 'handed over', 'escalation'] },
    resolution: {
      type: 'text',
      names: ['automated resolution', 'automated resolution status', 'resolution', 'resolution status', 'outcome'],
    },
    test: { type: 'flag', names: ['is test', 'test', 'is test conversation'] },
  },
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
  isAi: boolean
  isHuman: boolean
  handoff: boolean
  outcome: string | null
  user: string | null
  email: string | null
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
    all: ['conversation id', /^(role|sender|author type|speaker)$/, /^(ts|timestamp|created at|time)$/],
    any: ['turn id', 'tokens in', 'tokens out', 'handoff', 'outcome', 'model', 'confidence', 'cost'],
  },
  fields: {
    vendorId: { type: 'id', names: ['conversation id'], required: true },
    at: { type: 'time', names: ['ts', 'timestamp', 'created at', 'time'], required: true },
    role: { type: 'text', names: ['role', 'sender', 'author type', 'speaker'], required: true },
    handoff: { type: 'flag', names: ['handoff', 'handed off', 'escalated'] },
    outcome: { type: 'text', names: ['outcome', 'resolution'] },
    user: { type: 'id', names: ['user id', 'customer id'] },
    email: { type: 'email', names: ['user email', 'customer email', 'email'] },
    channel: { type: 'text', names: ['channel'] },
  },
  read: (columns) => {
    const role = columns.text('role')
    const handoff = columns.flag('handoff')
    const outcome = columns.text('outcome')
    const user = columns.id('user')
    const email = columns.email('email')
    const channel = columns.text('channel')
    const meaning = columns.meaning('outcome')
    return gatherRows<Talk>(columns, {
      begin: () => ({
        isAi: false,
        isHuman: false,
        handoff: false,
        outcome: null,
        user: null,
        email: null,
        channel: null,
      }),
      take: (talk) => {
        const who = (role() ?? '').toLowerCase()
        if (/assistant|bot|\bai\b|model/.test(who)) talk.isAi = true
        else if (/human|agent|teammate|operator/.test(who)) talk.isHuman = true
        if (handoff() === true) talk.handoff = true
        talk.outcome = outcome() ?? talk.outcome
        talk.user ??= user()
        talk.email ??= email()
        talk.channel ??= channel()
      },
      finish: (id, { first, last, of }) => {
        const end = of.outcome === null ? undefined : maybeResolution(meaning(of.outcome))
        return contactOf({
          vendorId: id,
          person: { ...nobody, externalId: of.user, email: of.email },
          openedAt: first,
          closedAt: last,
          channel: channelOf(of.channel) ?? 'chat',
          status: 'closed',
          aiInvolved: of.isAi,
          humanInvolved: of.isHuman || of.handoff,
          vendorResolved: end === undefined ? null : end === 'resolved',
          outcomeRaw: of.outcome,
          escalated: of.handoff || end === 'escalated',
        })
      },
    })
  },
}
