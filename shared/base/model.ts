/**
 * The canonical records: what every export becomes, whatever vendor it came from. Times are whole seconds since 1970 UTC,
 * money is integer minor units beside its currency, ids stay text, and `null` always means "the file does not say".
 */

/** Whole seconds since 1970-01-01T00:00Z. */
export type Instant = number

/** Who somebody is, in the words of the system that exported them. Names and phone numbers are not kept. */
export interface PersonKeys {
  /** The exporting system's own id of the person (Zendesk `Requester id`, Intercom contact id). */
  readonly vendorPersonId: string | null
  /** The company's own customer id, when the exporting system was given it (`Requester external id`, `User ID`, Stripe metadata). */
  readonly externalId: string | null
  /** Lower case, trimmed. */
  readonly email: string | null
  readonly companyId: string | null
  readonly organisation: string | null
}

/** One customer-initiated ticket, conversation or call. */
export interface ContactRecord {
  readonly kind: 'contact'
  readonly vendorId: string
  readonly person: PersonKeys
  readonly openedAt: Instant
  readonly closedAt: Instant | null
  readonly updatedAt: Instant | null
  readonly channel: string | null
  readonly topic: string | null
  readonly team: string | null
  readonly status: 'open' | 'pending' | 'closed' | null
  /** Did an AI agent take part? `null` when the export can't say. */
  readonly aiInvolved: boolean | null
  /** Did a person on the company's side take part? Never inferred from an assignee alone. */
  readonly humanInvolved: boolean | null
  /** Does the vendor count this as resolved, by its own rule? */
  readonly vendorResolved: boolean | null
  /** The vendor's own word for how it ended ("Assumed resolved", "Solved"). */
  readonly outcomeRaw: string | null
  readonly escalated: boolean | null
  readonly reopens: number | null
  readonly handleSeconds: number | null
  /** Public replies of people on the company's side. */
  readonly replies: number | null
  /** Messages of the customer after the first. */
  readonly customerReplies: number | null
  /** How often it was closed. */
  readonly closes: number | null
  /** How many different people on the company's side took part. */
  readonly teammates: number | null
  /** Seconds from the opening to the first reply. */
  readonly firstReplySeconds: number | null
  /** How the customer sounded, where the export says so: −1 negative, 0 neutral, 1 positive. */
  readonly sentiment: number | null
  /** The raw rating as a number on its own scale, and what the scale's owner calls satisfied. */
  readonly rating: number | null
  readonly satisfied: boolean | null
  readonly ratedAt: Instant | null
  /** Was a rating asked for? `null` when the export can't say. */
  readonly ratingOffered: boolean | null
}

/** Who pays. */
export interface CustomerRecord {
  readonly kind: 'customer'
  readonly vendorId: string
  readonly person: PersonKeys
  readonly createdAt: Instant | null
  readonly segment: string | null
  readonly plan: string | null
  readonly country: string | null
  /** The customer of the same system that this one was merged into, where the vendor says so. */
  readonly mergedInto?: string | null
}

/** One subscription from start to end; `mrrMinor` is its monthly recurring amount. */
export interface SubscriptionRecord {
  readonly kind: 'subscription'
  readonly vendorId: string
  readonly customerVendorId: string
  readonly person: PersonKeys
  readonly plan: string | null
  readonly quantity: number | null
  readonly currency: string
  readonly mrrMinor: number
  readonly status: string | null
  readonly startedAt: Instant
  readonly trialEndAt: Instant | null
  readonly cancelRequestedAt: Instant | null
  /** When the customer stopped paying (not when they asked to). */
  readonly endedAt: Instant | null
  readonly endReason: string | null
}

/** One order of a shop; `refundedMinor` is cumulative and may have no date of its own. */
export interface OrderRecord {
  readonly kind: 'order'
  readonly vendorId: string
  readonly person: PersonKeys
  readonly orderedAt: Instant
  readonly currency: string
  readonly totalMinor: number
  readonly refundedMinor: number
  readonly status: string | null
}

/** What kind of cost it is, in the order in which it is listed. */
export const costClasses = [
  'labour',
  'bpo',
  'ai-usage',
  'ai-platform',
  'tools',
  'telecom',
  'facilities',
  'overhead',
  'one-off',
  'unclassified',
] as const
export type CostClass = (typeof costClasses)[number]

/** One posting of the general ledger. */
export interface CostRecord {
  readonly kind: 'cost'
  /** The ledger's own id where it has one, else file position: identical postings legitimately repeat. */
  readonly vendorId: string
  readonly postedAt: Instant
  readonly account: string
  readonly costCentre: string | null
  readonly supplier: string | null
  readonly memo: string | null
  readonly currency: string
  readonly amountMinor: number
}

/** One answer to a survey. */
export interface SurveyRecord {
  readonly kind: 'survey'
  readonly vendorId: string
  readonly person: PersonKeys
  /** The contact it is about, by the helpdesk's id, when known. */
  readonly contactVendorId: string | null
  readonly type: 'csat' | 'nps' | 'ces' | 'other'
  readonly score: number | null
  readonly scaleMax: number | null
  readonly satisfied: boolean | null
  readonly respondedAt: Instant
}

/** One line of a crosswalk: this key in the helpdesk is that customer in billing. */
export interface CrosswalkRecord {
  readonly kind: 'crosswalk'
  readonly vendorId: string
  /** A helpdesk person id, external id, e-mail, domain, company id or organisation name. */
  readonly left: string
  /** A billing customer id, external id or e-mail. */
  readonly right: string
}

/** Something a person or rule noticed about a customer: at risk, wants more, an exception granted, saved. */
export interface SignalRecord {
  readonly kind: 'signal'
  readonly vendorId: string
  readonly person: PersonKeys
  readonly type: string
  readonly at: Instant
  readonly amountMinor: number | null
  readonly currency: string | null
  readonly status: string | null
  /** Who takes it on. */
  readonly owner: string | null
  /** When it was, or has to be, handed on. */
  readonly dueAt: Instant | null
}

/** One line of a table of exchange rates: on that day, one unit of `from` was `rate` units of `to`. */
export interface RateRecord {
  readonly kind: 'rate'
  readonly vendorId: string
  readonly at: Instant
  readonly from: string
  readonly to: string
  readonly rate: number
}

/** One line of finance's own list of annual recurring revenue on a day: a customer's, or the whole when no customer is named. */
export interface ArrRecord {
  readonly kind: 'arr'
  readonly vendorId: string
  readonly at: Instant
  readonly customer: string | null
  /** What it is for, in finance's words. */
  readonly product: string | null
  readonly currency: string
  readonly amountMinor: number
}

/** How many there were of something that drives cost, in a month: people, seats, or whatever finance counts. */
export interface QuantityRecord {
  readonly kind: 'quantity'
  readonly vendorId: string
  readonly at: Instant
  /** `headcount`, `seats`, or a driver's own name, in lower case. */
  readonly name: string
  /** What it is counted by, and for which: `team`, `Tier 1`; `all` and `''` for the whole function. */
  readonly by: 'all' | 'team' | 'channel' | 'handler' | 'topic'
  readonly key: string
  readonly value: number
}

export type CanonicalRecord =
  | ContactRecord
  | CustomerRecord
  | SubscriptionRecord
  | OrderRecord
  | CostRecord
  | SurveyRecord
  | CrosswalkRecord
  | SignalRecord
  | RateRecord
  | ArrRecord
  | QuantityRecord

export type RecordKind = CanonicalRecord['kind']

/** Who took care of a contact. */
export type Handler = 'self-service' | 'ai-only' | 'ai-to-human' | 'human-only' | 'unknown'
export const handlers: readonly Handler[] = ['self-service', 'ai-only', 'ai-to-human', 'human-only', 'unknown']

/** How well a contact held: the quality of its resolution, seen from the customer's side. */
export type Tier = 'durable' | 'fragile' | 'failed' | 'unknown'
export const tiers: readonly Tier[] = ['durable', 'fragile', 'failed', 'unknown']
