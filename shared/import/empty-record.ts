import type { ContactRecord, PersonKeys } from '../base/model.ts'

/** Nobody: every key unknown. */
export const nobody: PersonKeys = {
  vendorPersonId: null,
  externalId: null,
  email: null,
  companyId: null,
  organisation: null,
}

type Known = Partial<ContactRecord> & Pick<ContactRecord, 'vendorId' | 'openedAt' | 'person'>

/** A contact of which only some things are known; the rest is `null`. */
export function contactOf(known: Known): ContactRecord {
  return {
    kind: 'contact',
    vendorId: known.vendorId,
    person: known.person,
    openedAt: known.openedAt,
    closedAt: known.closedAt ?? null,
    updatedAt: known.updatedAt ?? null,
    channel: known.channel ?? null,
    topic: known.topic ?? null,
    team: known.team ?? null,
    status: known.status ?? null,
    aiInvolved: known.aiInvolved ?? null,
    humanInvolved: known.humanInvolved ?? null,
    vendorResolved: known.vendorResolved ?? null,
    outcomeRaw: known.outcomeRaw ?? null,
    escalated: known.escalated ?? null,
    reopens: known.reopens ?? null,
    handleSeconds: known.handleSeconds ?? null,
    replies: known.replies ?? null,
    customerReplies: known.customerReplies ?? null,
    closes: known.closes ?? null,
    teammates: known.teammates ?? null,
    firstReplySeconds: known.firstReplySeconds ?? null,
    sentiment: known.sentiment ?? null,
    rating: known.rating ?? null,
    satisfied: known.satisfied ?? null,
    ratedAt: known.ratedAt ?? null,
    ratingOffered: known.ratingOffered ?? null,
  }
}
