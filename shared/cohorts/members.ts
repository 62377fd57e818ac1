import { assertNever } from '../base/assert.ts'
import type { Handler, Tier } from '../base/model.ts'

/**
 * The default design. Time zero is the end of a classification window after a customer's first contact of four quarters; arms are told by how that
 * contact was handled, from facts known by then; who left before is in no arm. Nobody's later survival can leak into the arm they are put in.
 */
export const design = {
  version: 1,
  windowDays: 14,
  indexQuarters: 4,
  /** Contacts in this many days before the index contact tell how heavily a customer uses support. */
  priorDays: 90,
  /** A drop of recurring revenue in this many days before the index contact is the outcome that the handling cannot have changed. */
  placeboDays: 180,
  horizons: [365, 180, 90],
  reportDays: [30, 60, 90, 180, 365],
} as const

/** How an index contact was handled. */
export type Arm = 'strong AI' | 'poor AI' | 'strong human' | 'poor human' | 'other'
export const arms: readonly Arm[] = ['strong AI', 'poor AI', 'strong human', 'poor human', 'other']

/** A customer with an index contact who was paying at time zero. */
export interface CohortMember {
  readonly payerId: number
  readonly contactId: number
  readonly handler: Handler
  readonly tier: Tier
  /** Id of the tier rule that decided. */
  readonly rule: string
  /** Instant of time zero. */
  readonly startAt: number
  /** Whole days from time zero to leaving, or to the end of the data. */
  readonly days: number
  readonly left: boolean
  /** Monthly recurring amount at time zero. */
  readonly mrrMinor: number
  readonly plan: string
  readonly segment: string
  readonly topic: string
  readonly channel: string
  /** Contacts in the ninety days before the index contact. */
  readonly priorContacts: number
  /** Days as a customer at the index contact. */
  readonly tenureDays: number
  /** Did the recurring amount fall in the half year before the index contact? */
  readonly shrankBefore: boolean
  /** What the subscription counts (seats, licences) at time zero; `null` or left out when the billing export has no quantity. */
  readonly seats?: number | null
  /** All contacts before the index contact, and the days in which they could be seen: how heavily a customer uses support, over longer than ninety days. */
  readonly allPrior?: number
  readonly seenDays?: number
  /** What the customer said about the index contact by time zero; `null` when it said nothing. */
  readonly satisfied?: boolean | null
  /** Recurring amount at days after time zero that were reached; 0 after leaving. */
  readonly laterMinor?: Readonly<Record<number, number>>
}

/** The arm of an index contact: AI counts as poor when it failed, handed over to a person or was rated badly. */
export function armOf(member: Pick<CohortMember, 'handler' | 'tier' | 'rule'>): Arm {
  const { handler, tier, rule } = member
  if (tier === 'unknown') return 'other'
  switch (handler) {
    case 'ai-to-human':
      return 'poor AI'
    case 'ai-only':
      return tier === 'failed' || rule === 'rated-badly' ? 'poor AI' : 'strong AI'
    case 'human-only':
      return tier === 'failed' || rule === 'rated-badly' ? 'poor human' : 'strong human'
    case 'self-service':
    case 'unknown':
      return 'other'
    default:
      return assertNever(handler)
  }
}

/** What an arm is called in a sentence. */
export function armWords(arm: Arm): string {
  switch (arm) {
    case 'strong AI':
      return 'a strong AI contact'
    case 'poor AI':
      return 'a poorly handled AI contact'
    case 'strong human':
      return 'a well handled contact with a person'
    case 'poor human':
      return 'a poorly handled contact with a person'
    case 'other':
      return 'another contact'
    default:
      return assertNever(arm)
  }
}

/** Bands by which customers are compared like with like. */
export function stratumOf(member: CohortMember): string {
  const prior =
    member.priorContacts === 0 ? 'no earlier contact' : member.priorContacts <= 2 ? '1–2 earlier' : '3+ earlier'
  const tenure = member.tenureDays < 180 ? 'new' : 'established'
  return `${member.plan} · ${prior} · ${tenure}`
}

/** What the strata hold constant, in words. */
export const adjustedFor: readonly string[] = ['plan', 'contacts in the ninety days before', 'time as a customer']

/** Days as a customer, in bands. */
export function tenureBand(member: Pick<CohortMember, 'tenureDays'>): string {
  const { tenureDays } = member
  if (tenureDays < 90) return 'under 3 months'
  if (tenureDays < 365) return '3 to 12 months'
  return tenureDays < 1095 ? '1 to 3 years' : 'over 3 years'
}

/** Monthly recurring amount at time zero, in bands of the project's currency. */
export function mrrBand(member: Pick<CohortMember, 'mrrMinor'>): string {
  const { mrrMinor } = member
  if (mrrMinor < 10_000) return 'under 100 a month'
  if (mrrMinor < 50_000) return '100 to 500 a month'
  return mrrMinor < 200_000 ? '500 to 2,000 a month' : '2,000 a month and over'
}

/** What the customer said of the index contact while its window was open. */
export function csatBand(member: Pick<CohortMember, 'satisfied'>): string {
  if (member.satisfied === undefined || member.satisfied === null) return 'not rated'
  return member.satisfied ? 'satisfied' : 'not satisfied'
}

/** The word that puts a member into a group, for each way of grouping that can be asked for. "Ever had a bad contact" is not among them, and can't be. */
export const groupings: Readonly<Record<string, (member: CohortMember) => string>> = {
  'tier-and-handler': (m) => `${m.tier} · ${m.handler}`,
  handling: (m) => armOf(m),
  handler: (m) => m.handler,
  tier: (m) => m.tier,
  csat: csatBand,
  topic: (m) => m.topic,
  channel: (m) => m.channel,
  segment: (m) => m.segment,
  plan: (m) => m.plan,
  tenure: tenureBand,
  mrr: mrrBand,
}
