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
