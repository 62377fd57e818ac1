import { formatCount } from '../base/format.ts'

/** A billing account in the words of its system: `stripe/cus_1`. Stays the same over imports. */
export type CustomerRef = string

/**
 * Whom of the helpdesk a decision is about: one person (`person:zendesk/id:123`), everybody with an address (`email:ana@example.com`), everybody who writes from
 * a domain or for an organisation and whom no key of their own places (`domain:example.com`, `organisation:Example Ltd`).
 */
export type Subject = string

/** What a person decided about who is who. */
export type Decision =
  /** `from` is counted as `into`: one customer under two numbers. */
  | { readonly kind: 'same-customer'; readonly from: CustomerRef; readonly into: CustomerRef }
  /** Two customers, whatever they share and whatever a vendor merged. */
  | { readonly kind: 'different-customers'; readonly from: CustomerRef; readonly into: CustomerRef }
  | { readonly kind: 'belongs-to'; readonly who: Subject; readonly customer: CustomerRef }
  | { readonly kind: 'does-not-belong-to'; readonly who: Subject; readonly customer: CustomerRef }
  /** Stays without a customer: a colleague, a tester, a supplier. */
  | { readonly kind: 'belongs-to-nobody'; readonly who: Subject }

export type DecisionKind = Decision['kind']
export const decisionKinds: readonly DecisionKind[] = [
  'same-customer',
  'different-customers',
  'belongs-to',
  'does-not-belong-to',
  'belongs-to-nobody',
]

/** What a decision decides: of two decisions about the same thing the newer one stands. */
export function decidedThing(decision: Decision): string {
  switch (decision.kind) {
    case 'same-customer':
    case 'different-customers':
      return `customers ${[decision.from, decision.into].sort().join(' ')}`
    case 'belongs-to':
    case 'belongs-to-nobody':
      return `who ${decision.who}`
    case 'does-not-belong-to':
      return `not ${decision.who} ${decision.customer}`
  }
}

/** Of decisions in the order in which they were made, those that stand; in an order that doesn't depend on when they were made. */
export function standingDecisions<T extends Decision>(decisions: readonly T[]): T[] {
  const newest = new Map<string, T>()
  for (const decision of decisions) newest.set(decidedThing(decision), decision)
  return [...newest].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, decision]) => decision)
}

/** A customer as shown where a choice is to be made. */
export interface CustomerLine {
  readonly customer: CustomerRef
  /** Organisation or e-mail; `null` when neither is known. */
  readonly name: string | null
  /** In the project's currency, now. */
  readonly mrrMinor: number
}

export type ConflictKind =
  /** Several customers share a key, or people's keys fit several of them. */
  | 'customers-alike'
  /** Two keys of a person point at different customers. */
  | 'keys-disagree'
  | 'domain-of-several'
  | 'shared-mailbox'
  | 'name-is-like'
  /** People of different domains under one external id. */
  | 'id-of-several'
  /** A line of a crosswalk whose customer isn't there. */
  | 'crosswalk-astray'

/** One question that only a person can answer, and the answers. */
export interface Conflict {
  /** Stays the same as long as the question does. */
  readonly id: string
  readonly kind: ConflictKind
  /** What is shared or disagrees: `e-mail ana@example.com`. */
  readonly shared: readonly string[]
  readonly customers: readonly CustomerLine[]
  readonly people: number
  readonly contacts: number
  /** A few of the people. */
  readonly examples: readonly { readonly who: Subject; readonly name: string; readonly contacts: number }[]
  readonly choices: readonly Choice[]
  /** Decided already; people are still unmatched because of it. */
  readonly isSettled: boolean
}

export interface Choice {
  readonly words: string
  readonly decisions: readonly Decision[]
}

export interface DecisionLine {
  readonly id: number
  readonly decision: Decision
  readonly words: string
  readonly note: string
  /** ISO 8601 date. */
  readonly on: string
  /** It names somebody who isn't in the data now; it holds again when they are. */
  readonly waits: boolean
}

/** A billing account that is counted as another one. */
export interface MergeLine {
  readonly account: CustomerRef
  readonly into: CustomerRef
  readonly by: 'decision' | 'vendor' | 'ids'
}

/** Everything about who is who that a person may want to decide, or has decided. */
export interface IdentityReport {
  readonly currency: string
  readonly open: number
  readonly total: number
  /** Those that touch most contacts first. */
  readonly conflicts: readonly Conflict[]
  /** Decisions that stand, newest first. */
  readonly decisions: readonly DecisionLine[]
  readonly merges: readonly MergeLine[]
  readonly mergesTotal: number
}

/** A decision as a clause. */
export function decisionWords(decision: Decision): string {
  switch (decision.kind) {
    case 'same-customer':
      return `${idOf(decision.from)} is counted as ${idOf(decision.into)}`
    case 'different-customers':
      return `${idOf(decision.from)} and ${idOf(decision.into)} are two customers`
    case 'belongs-to':
      return `${subjectWords(decision.who)} belongs to ${idOf(decision.customer)}`
    case 'does-not-belong-to':
      return `${subjectWords(decision.who)} does not belong to ${idOf(decision.customer)}`
    case 'belongs-to-nobody':
      return `${subjectWords(decision.who)} belongs to no customer`
  }
}

/** Whom a decision is about, in words. */
export function subjectWords(who: Subject): string {
  const at = who.indexOf(':')
  const rest = who.slice(at + 1)
  switch (who.slice(0, at)) {
    case 'domain':
      return `whoever writes from ${rest}`
    case 'organisation':
      return `whoever writes for ${rest}`
    case 'person':
      return rest.replace('/', ' ').replace(/ (id|external|email|company|organisation):/, ' ')
    default:
      return rest
  }
}

const idOf = (ref: CustomerRef): string => ref.slice(ref.indexOf('/') + 1)

/** The question that a conflict asks, as a clause. */
export function conflictWords(conflict: Pick<Conflict, 'kind' | 'shared' | 'customers' | 'people'>): string {
  const write = conflict.people === 1 ? 'one person writes' : `${formatCount(conflict.people)} people write`
  const first = conflict.shared[0] ?? ''
  const bare = first.replace(/^(domain|organisation) /, '')
  const names = new Set(conflict.customers.map(({ name }) => name))
  const areTold = !names.has(null) && names.size === conflict.customers.length
  const called = conflict.customers.map(({ customer, name }) => (areTold && name !== null ? name : idOf(customer)))
  const several =
    called.length > 3 ? `${called.slice(0, 3).join(', ')} and ${called.length - 3} more` : called.join(' and ')
  switch (conflict.kind) {
    case 'customers-alike':
      return `${several} share ${conflict.shared.slice(0, 2).join(' and ')}`
    case 'keys-disagree':
      return `${first} name different customers, ${several}`
    case 'domain-of-several':
      return `${write} from ${bare}, a domain that ${several} share`
    case 'shared-mailbox':
      return `${write} from a shared mailbox at ${bare}, a domain of ${several}`
    case 'name-is-like':
      return `${write} for ${bare}, a name like that of ${several}`
    case 'id-of-several':
      return `${first} stands beside addresses of different domains`
    case 'crosswalk-astray':
      return `${first} names no customer in the data`
  }
}
