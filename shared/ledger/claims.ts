import type { Grade } from '../base/evidence.ts'
import type { Claim } from './report.ts'

/** A paying customer with a contact in the period. Minor units. */
export interface TouchedCustomer {
  readonly payer: number
  /** MRR at the customer's first contact of the period: what there was to lose. */
  readonly mrrMinor: number
  /** Did an AI contact of the period fail, or have to be handed to a person? */
  readonly exposed: boolean
}

/** What the retention cohorts found: risk of leaving after poor minus after strong AI handling, with its 95 % interval. */
export interface Association {
  readonly grade: Grade
  readonly riskDifference: number
  readonly low: number
  readonly high: number
}

/** What finance has agreed to; without all of it nothing is attributed. */
export interface AgreedFactors {
  readonly attribution: number
  readonly grossMargin: number
}

/** A and B count in full, C by half, D and E never. */
export function gradeFactor(grade: Grade): number {
  return grade === 'A' || grade === 'B' ? 1 : grade === 'C' ? 0.5 : 0
}

/**
 * The ladder from revenue that was merely touched to revenue that may be claimed; each rung is a part of the one before, and no customer counts
 * twice. Associated = exposed MRR × the risk difference that the cohorts found, and nothing when its interval holds zero. Attributed takes its lower
 * bound, less what `claimed` holds under another source already, times the factors that finance has agreed and the factor of the grade; zero until it has.
 */
export function claimsOf(
  customers: readonly TouchedCustomer[],
  association: Association | null,
  evidenceOf: (rung: Claim['rung']) => string,
  agreed: AgreedFactors | null = null,
  claimed: ReadonlyMap<number, number> = new Map(),
): Claim[] {
  const paying = customers.filter((customer) => customer.mrrMinor > 0)
  const exposed = paying.filter((customer) => customer.exposed)
  const exposedMinor = sum(exposed)
  const rung = (name: Claim['rung'], rest: Omit<Claim, 'rung' | 'evidence'>): Claim => ({
    rung: name,
    ...rest,
    evidence: evidenceOf(name),
  })
  const nothing = { amountMinor: 0, lowMinor: null, highMinor: null, customers: 0, grade: 'fact' as const }
  return [
    rung('touched', {
      ...nothing,
      title: 'Touched: customers with a contact',
      amountMinor: sum(paying),
      customers: paying.length,
      reason: 'monthly revenue of customers who had a contact; it says nothing about what support did for it',
    }),
    rung('influenced', {
      ...nothing,
      title: 'Exposed: customers whose AI contact failed or was handed over',
      amountMinor: exposedMinor,
      customers: exposed.length,
      reason: 'monthly revenue of customers for whom AI handling did not hold; most of them stay all the same',
    }),
    rung('associated', associated(exposed.length, exposedMinor, association)),
    rung('attributed', attributed(exposed, association, agreed, claimed)),
    rung('validated', {
      ...nothing,
      title: 'Validated: shown by a holdout or staged rollout',
      reason: 'no holdout or staged rollout has been read in',
    }),
  ]
}

function attributed(
  exposed: readonly TouchedCustomer[],
  association: Association | null,
  agreed: AgreedFactors | null,
  claimed: ReadonlyMap<number, number>,
): Omit<Claim, 'rung' | 'evidence'> {
  const nothing = {
    title: 'Attributed: agreed with finance',
    amountMinor: 0,
    lowMinor: null,
    highMinor: null,
    customers: 0,
    grade: 'fact' as const,
  }
  if (agreed === null)
    return {
      ...nothing,
      reason: 'nothing is claimed until finance has agreed an attribution factor, gross margin and horizon',
    }
  const saved = [...claimed.values()].reduce((total, minor) => total + minor, 0)
  const risk = association === null ? 0 : Math.max(0, association.low)
  const byQuality = exposed.map((customer) =>
    Math.min(
      Math.floor(customer.mrrMinor * risk),
      customer.mrrMinor - Math.min(customer.mrrMinor, claimed.get(customer.payer) ?? 0),
    ),
  )
  const quality =
    byQuality.reduce((total, minor) => total + minor, 0) * (association === null ? 0 : gradeFactor(association.grade))
  // Worked against not worked is a comparison without adjustment: grade C.
  const amountMinor = Math.round((quality + saved * gradeFactor('C')) * agreed.attribution * agreed.grossMargin)
  if (amountMinor === 0) return { ...nothing, reason: 'nothing that is associated is strong enough to be credited' }
  return {
    ...nothing,
    amountMinor,
    customers:
      byQuality.filter((minor) => minor > 0).length + [...claimed.values()].filter((minor) => minor > 0).length,
    grade: association?.grade ?? 'C',
    reason:
      'the lower bound of what is associated, times attribution, gross margin and the factor of its grade, as agreed with finance',
  }
}

function associated(
  customers: number,
  exposedMinor: number,
  association: Association | null,
): Omit<Claim, 'rung' | 'evidence'> {
  const title = 'Associated: exposed revenue × difference in the risk of leaving'
  if (association === null) {
    return {
      title,
      amountMinor: 0,
      lowMinor: null,
      highMinor: null,
      customers: 0,
      grade: 'fact',
      reason: 'the retention cohorts can’t tell a difference in the risk of leaving',
    }
  }
  const { grade, riskDifference, low, high } = association
  const of = (risk: number): number => Math.round(exposedMinor * risk)
  const isDetectable = low > 0 && riskDifference > 0
  return {
    title,
    amountMinor: isDetectable ? Math.min(of(riskDifference), exposedMinor) : 0,
    lowMinor: of(low),
    highMinor: of(high),
    customers: isDetectable ? customers : 0,
    grade,
    reason: isDetectable
      ? 'exposed monthly revenue times the adjusted difference in the risk of leaving; an association, not a cause'
      : riskDifference < 0 && high < 0
        ? 'customers left less often after poor handling than after strong: there is nothing to claim'
        : 'no difference in the risk of leaving was detectable: the interval holds zero',
  }
}

function sum(customers: readonly TouchedCustomer[]): number {
  return customers.reduce((total, customer) => total + customer.mrrMinor, 0)
}
