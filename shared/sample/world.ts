import type { Instant } from '../base/model.ts'

/** What the invented company is made from. */
export interface SampleSettings {
  readonly customers: number
  readonly months: number
  readonly seed: number
  readonly hazardRatio: number
  /** The last day in the data, `2026-09-30`. */
  readonly through: string
}

/** The borders of the data, fixed before anything happens in it. */
export interface Frame extends SampleSettings {
  readonly from: Instant
  /** The first instant after the data: midnight in Berlin after `through`. */
  readonly end: Instant
  /** Index contacts are looked for from here on: twelve months before the end. */
  readonly indexFrom: Instant
}

export const windowDays = 14
export const recontactDays = 7
export const priorDays = 90
export const day = 86_400

export const planNames = ['Starter', 'Growth', 'Scale'] as const
export type Plan = (typeof planNames)[number]

/** How a person's contacts can be matched to who pays; `null` when they can't. */
export type LinkRoute = 'crosswalk' | 'external-id' | 'email' | 'company-id' | 'domain'

export interface Person {
  readonly name: string
  /** Empty when the helpdesk was never told. */
  readonly email: string
  readonly requesterId: string
  readonly externalId: string
  readonly organisation: string
  readonly userId: string
  readonly companyId: string
  readonly companyName: string
  readonly zendeskRoute: LinkRoute | null
  readonly intercomRoute: LinkRoute | null
}

/** One paying customer as it is before anything happens. */
export interface Company {
  readonly index: number
  readonly stripeId: string
  /** The company's id in the product, which the chat tool and billing know. */
  readonly companyNo: string
  /** The number that finance and the helpdesk know the customer by. */
  readonly customerNo: string
  readonly name: string
  readonly billingEmail: string
  readonly plan: Plan
  readonly segment: string
  readonly seats: number
  readonly isAnnual: boolean
  readonly country: string
  /** Log of how heavily the product is used against its plan's usual; nobody can see it. */
  readonly ownUse: number
  readonly contactsPerMonth: number
  readonly monthlyHazard: number
  /** When the first paid period begins. */
  readonly paidFrom: Instant
  readonly trialFrom: Instant | null
  /** Leaves in the middle of a period, this many days into it; `null`: always at a period's end. */
  readonly leavesOnDay: number | null
  readonly people: readonly Person[]
  /** What joins its people to billing when nothing else can: helpdesk keys for the crosswalk file. */
  readonly crosswalkKeys: readonly string[]
}

export type ContactHandler = 'ai-only' | 'ai-to-human' | 'human-only'
export type FinState = 'Assumed resolved' | 'Confirmed resolved' | 'Escalated' | 'Negative feedback' | ''

/** Rows that are no customer's contact: they must be left out by whoever reads the files. */
export type Oddity = 'spam' | 'merged' | 'preview' | 'deleted'

/** One customer-initiated contact, with what was known of it when the files were written. */
export interface Contact {
  /** Names its own stream of chance. */
  readonly key: string
  /** `null`: somebody who is no customer. */
  readonly company: Company | null
  readonly person: Person
  readonly source: 'zendesk' | 'intercom'
  readonly channel: 'email' | 'web' | 'phone' | 'chat'
  readonly handler: ContactHandler
  readonly topic: string
  readonly openedAt: Instant
  readonly firstReplyAt: Instant | null
  readonly firstClosedAt: Instant | null
  readonly closedAt: Instant | null
  readonly finState: FinState
  /** Of the AI agent, 1 to 5. */
  readonly finRating: number | null
  readonly finRatedAt: Instant | null
  /** Of the person who helped, 1 to 5. */
  readonly humanRating: number | null
  readonly reopens: number
  readonly handleSeconds: number
  readonly isFollowUp: boolean
  readonly oddity: Oddity | null
}

/** True when whoever reads the files can find out which customer this contact is from. */
export function isLinkable(contact: Contact): boolean {
  return (contact.source === 'zendesk' ? contact.person.zendeskRoute : contact.person.intercomRoute) !== null
}

/** One row of the subscriptions file. */
export interface Subscription {
  readonly id: string
  readonly company: Company
  readonly plan: Plan
  readonly quantity: number
  readonly unitAmountMinor: number
  readonly isAnnual: boolean
  readonly startedAt: Instant
  readonly trialEndAt: Instant | null
  /** First instant with recurring revenue. */
  readonly paidFrom: Instant
  readonly canceledAt: Instant | null
  readonly endedAt: Instant | null
  readonly mrrMinor: number
  readonly why: 'open' | 'left' | 'changed' | 'trial-only'
  readonly reason: string
}

/** Everything that happened to one customer. */
export interface Life {
  readonly company: Company
  readonly contacts: readonly Contact[]
  readonly subscriptions: readonly Subscription[]
  /** When recurring revenue first ended; `null` while it has not. */
  readonly leftAt: Instant | null
  /** Asked to leave, but still there at the end of the data. */
  readonly leavesAt: Instant | null
  /** When it asked to leave, which is mostly some weeks before it left. */
  readonly canceledAt: Instant | null
  readonly index: IndexContact | null
}

/** The first contact that can be seen in the index period, and how it was handled by facts of its window. */
export interface IndexContact {
  readonly contact: Contact
  readonly arm: Arm
  readonly priorContacts: number
  /** The end of the window: time zero of the comparison. */
  readonly zeroAt: Instant
}

export type Arm = 'AI strong' | 'AI poor' | 'human only'
