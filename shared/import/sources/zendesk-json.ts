import { readHelpdesk } from '../helpdesk-rows.ts'
import { personOf, ratingOf } from '../reading.ts'
import type { Source } from '../source.ts'

const of = (...names: string[]): string[] => names.flatMap((name) => [`ticket.${name}`, name])

/** Zendesk tickets as its JSON export and API give them: one ticket a line, wrapped or not, or a list. Times are UTC. */
export const zendeskJson: Source = {
  id: 'zendesk-json',
  title: 'Zendesk tickets (JSON export)',
  system: 'zendesk',
  kinds: ['contact'],
  verified: true,
  timeZone: 'UTC',
  fingerprint: {
    all: [/^(ticket\.)?id$/, /^(ticket\.)?status$/, /^(ticket\.)?created at$/],
    any: [
      /^(ticket\.)?(requester id|via\.channel|via channel|submitter id|satisfaction rating\.score|brand id|ticket form id)$/,
      'ticket.id',
    ],
    none: ['summation column', 'ticket type', 'customer.id', 'chatter id'],
  },
  fields: {
    vendorId: { type: 'id', names: of('id'), required: true },
    vendorPersonId: { type: 'id', names: of('requester id', 'requester.id') },
    externalId: { type: 'id', names: of('requester.external id', 'requester external id') },
    email: { type: 'email', names: of('requester.email', 'via.source.from.address') },
    companyId: { type: 'id', names: of('organization id') },
    organisation: { type: 'text', names: of('organization.name') },
    openedAt: { type: 'time', names: of('created at'), required: true },
    closedAt: { type: 'time', names: of('metric set.solved at', 'solved at', 'metrics.solved at') },
    updatedAt: { type: 'time', names: of('updated at') },
    channel: { type: 'text', names: of('via.channel', 'via channel') },
    topic: { type: 'text', names: of('type') },
    team: { type: 'text', names: of('group.name', 'group id') },
    status: { type: 'text', names: of('status') },
    tags: { type: 'text', names: of('tags') },
    replies: { type: 'number', names: of('metric set.replies', 'metrics.replies') },
    firstReply: {
      type: 'duration',
      names: of('metric set.reply time in minutes.calendar', 'metrics.reply time in minutes.calendar'),
      unit: 'minutes',
    },
    sentiment: { type: 'text', names: of('sentiment', 'intelligent triage.sentiment', 'metric set.sentiment') },
    reopens: { type: 'number', names: of('metric set.reopens', 'metrics.reopens', 'reopens') },
    rating: { type: 'rating', names: of('satisfaction rating.score', 'satisfaction rating') },
    otherKind: { type: 'id', names: ['user.id', 'organization.id'] },
  },
  read: (columns) => {
    const other = columns.id('otherKind')
    const id = columns.id('vendorId')
    const reader = readHelpdesk(columns)
    return { row: () => (id() === null && other() !== null ? { excluded: 'no ticket' } : reader.row()) }
  },
}

/** Zendesk users as its JSON export gives them: which person of the helpdesk has which external id and e-mail. */
export const zendeskUsers: Source = {
  id: 'zendesk-users',
  title: 'Zendesk users (JSON export)',
  system: 'crosswalk',
  kinds: ['crosswalk'],
  verified: true,
  fingerprint: {
    all: [/^(user\.)?id$/, /^(user\.)?email$/, /^(user\.)?role$/],
    any: ['user.id', /^(user\.)?(restricted agent|moderator|only private comments|shared agent|ticket restriction)$/],
    none: ['ticket.id'],
  },
  fields: {
    left: { type: 'id', names: ['user.id', 'id'], required: true },
    externalId: { type: 'id', names: ['user.external id', 'external id'] },
    email: { type: 'email', names: ['user.email', 'email'] },
    role: { type: 'text', names: ['user.role', 'role'] },
  },
  read: (columns) => {
    const left = columns.id('left')
    const externalId = columns.id('externalId')
    const email = columns.email('email')
    const role = columns.text('role')
    return {
      row: () => {
        const id = left()
        if (id === null) return { problem: 'missing-id', field: 'left' }
        const who = role()?.toLowerCase()
        if (who === 'agent' || who === 'admin') return { excluded: 'agent' }
        const right = externalId() ?? email()
        return right === null ? { excluded: 'no key' } : { kind: 'crosswalk', vendorId: id, left: id, right }
      },
    }
  },
}

/** Zendesk organizations as its JSON export gives them: which organization of the helpdesk has which external id or domain. */
export const zendeskOrganizations: Source = {
  id: 'zendesk-organizations',
  title: 'Zendesk organizations (JSON export)',
  system: 'crosswalk',
  kinds: ['crosswalk'],
  verified: true,
  fingerprint: {
    all: [/^(organization\.)?id$/, /^(organization\.)?domain names$/],
    any: [/^(organization\.)?(external id|shared tickets|shared comments|organization fields|group id)/],
  },
  fields: {
    left: { type: 'id', names: ['organization.id', 'id'], required: true },
    externalId: { type: 'id', names: ['organization.external id', 'external id'] },
    domains: { type: 'text', names: ['organization.domain names', 'domain names'] },
    deletedAt: { type: 'text', names: ['organization.deleted at', 'deleted at'] },
  },
  read: (columns) => {
    const left = columns.id('left')
    const externalId = columns.id('externalId')
    const domains = columns.text('domains')
    const deletedAt = columns.text('deletedAt')
    return {
      row: () => {
        const id = left()
        if (id === null) return { problem: 'missing-id', field: 'left' }
        if (deletedAt() !== null) return { excluded: 'deleted' }
        const right =
          externalId() ??
          domains()
            ?.split(/[,;\s]/, 1)[0]
            ?.toLowerCase() ??
          null
        return right === null || right === ''
          ? { excluded: 'no key' }
          : { kind: 'crosswalk', vendorId: id, left: id, right }
      },
    }
  },
}

/** Zendesk satisfaction ratings as its API gives them. */
export const zendeskRatings: Source = {
  id: 'zendesk-satisfaction-ratings',
  title: 'Zendesk satisfaction ratings',
  system: 'zendesk',
  kinds: ['survey'],
  verified: true,
  timeZone: 'UTC',
  fingerprint: {
    all: ['id', 'ticket id', 'score', 'requester id'],
    any: ['assignee id', 'reason', 'reason id', 'comment', 'group id'],
  },
  fields: {
    vendorId: { type: 'id', names: ['id'], required: true },
    contactVendorId: { type: 'id', names: ['ticket id'], required: true },
    vendorPersonId: { type: 'id', names: ['requester id'] },
    score: { type: 'rating', names: ['score'], required: true },
    respondedAt: { type: 'time', names: ['updated at', 'created at'], required: true },
  },
  read: (columns) => {
    const vendorId = columns.id('vendorId')
    const contact = columns.id('contactVendorId')
    const person = personOf(columns)
    const score = ratingOf(columns, 'score')
    const at = columns.time('respondedAt')
    return {
      row: () => {
        const id = vendorId()
        if (id === null) return { problem: 'missing-id', field: 'vendorId' }
        const responded = at()
        if (responded === null) return { problem: 'missing-date', field: 'respondedAt' }
        const rated = score.read()
        if (rated.satisfied === null) return { excluded: 'no rating given' }
        return {
          kind: 'survey',
          vendorId: id,
          person: person(),
          contactVendorId: contact(),
          type: 'csat',
          score: rated.rating,
          scaleMax: rated.rating === null ? null : score.scaleMax,
          satisfied: rated.satisfied,
          respondedAt: responded,
        }
      },
    }
  },
}
