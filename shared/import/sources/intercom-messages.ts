import type { Instant } from '../../base/model.ts'
import { contactOf } from '../empty-record.ts'
import { gatherRows } from '../gathered-rows.ts'
import { maybeExclusion, tagsOf } from '../reading.ts'
import type { Source } from '../source.ts'
import { maybeStatus } from '../words/status.ts'

interface Conversation {
  userId: string | null
  externalId: string | null
  email: string | null
  company: string | null
  closedAt: Instant | null
  state: string | null
  tags: readonly string[]
  isInbound: boolean
  isHuman: boolean
  isAi: boolean
  reopens: number
}

/** Intercom conversations with one row per message or event, as the IntercomExport (Prodsight) tool writes them. Times are UTC. */
export const intercomMessages: Source = {
  id: 'intercom-messages',
  title: 'Intercom messages (IntercomExport CSV)',
  system: 'intercom',
  kinds: ['contact'],
  verified: true,
  timeZone: 'UTC',
  fingerprint: { all: ['message id', 'message type', 'conversation id', 'message created at'] },
  fields: {
    vendorId: { type: 'id', names: ['conversation id'], required: true },
    at: { type: 'time', names: ['message created at'], required: true },
    kind: { type: 'text', names: ['message type'], required: true },
    authorType: { type: 'text', names: ['message author type'], required: true },
    vendorPersonId: { type: 'id', names: ['message author id'] },
    externalId: { type: 'id', names: ['message author user id'] },
    email: { type: 'email', names: ['message author email'] },
    organisation: { type: 'text', names: ['message author companies'] },
    state: { type: 'text', names: ['conversation state'] },
    closedAt: { type: 'time', names: ['conversation closed at'] },
    tags: { type: 'text', names: ['conversation tags'] },
  },
  read: (columns) => {
    const kind = columns.text('kind')
    const authorType = columns.text('authorType')
    const vendorPersonId = columns.id('vendorPersonId')
    const externalId = columns.id('externalId')
    const email = columns.email('email')
    const organisation = columns.text('organisation')
    const state = columns.text('state')
    const closedAt = columns.time('closedAt')
    const tags = tagsOf(columns, 'tags', /[,;|]/)
    return gatherRows<Conversation>(columns, {
      begin: () => ({
        userId: null,
        externalId: null,
        email: null,
        company: null,
        closedAt: null,
        state: null,
        tags: [],
        isInbound: false,
        isHuman: false,
        isAi: false,
        reopens: 0,
      }),
      take: (conversation, at, isFirst) => {
        const what = kind()?.toLowerCase() ?? ''
        const who = authorType()?.toLowerCase() ?? ''
        const isCustomer = /user|lead|contact|visitor/.test(who)
        if (isFirst) conversation.isInbound = isCustomer
        if (isCustomer) {
          conversation.userId ??= vendorPersonId()
          conversation.externalId ??= externalId()
          conversation.email ??= email()
          conversation.company ??= organisation()
        } else if (what === 'comment' || what === 'assign_and_reopen' || what === 'conversation_message') {
          if (who === 'bot') conversation.isAi = true
          else conversation.isHuman = true
        }
        if (what === 'assign_and_reopen' || (what === 'open' && conversation.closedAt !== null))
          conversation.reopens += 1
        conversation.closedAt = what === 'close' ? at : (conversation.closedAt ?? closedAt())
        conversation.state = state() ?? conversation.state
        const words = tags()
        if (words.length > 0) conversation.tags = words
      },
      finish: (id, { first, of }) => {
        const excluded = maybeExclusion(of.tags)
        if (excluded !== undefined) return { excluded }
        if (!of.isInbound) return { excluded: 'outbound' }
        const status = of.state === null ? null : (maybeStatus(of.state) ?? null)
        const isClosed = status === null ? of.closedAt !== null : status === 'closed'
        return contactOf({
          vendorId: id,
          person: {
            vendorPersonId: of.userId,
            externalId: of.externalId,
            email: of.email,
            companyId: null,
            organisation: of.company,
          },
          openedAt: first,
          closedAt: isClosed && of.closedAt !== null ? Math.max(of.closedAt, first) : null,
          channel: 'chat',
          topic: of.tags[0] ?? null,
          status: status ?? (isClosed ? 'closed' : 'open'),
          aiInvolved: of.isAi ? true : null,
          humanInvolved: of.isHuman,
          vendorResolved: isClosed,
          outcomeRaw: of.state,
          reopens: of.reopens,
        })
      },
    })
  },
}
