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

/** What finance has agreed to; without attribution and gross margin nothing is attributed. */
export interface AgreedFactors {
  readonly attribution: number
  readonly grossMargin: number
  /** How many months a claim is worth anything for. */
  readonly horizonMonths: number
  /** Share of what is left that is lost each month: an effect wears off. */
  readonly decay: number
}

/**
 * How many months' worth a monthly claim has over so many months: the first whole, each later one less by the decay, none beyond the horizon.
 * @example monthsWorth(3, { horizonMonths: 12, decay: 0.1 }) // 1 + 0.9 + 0.81 = 2.71
 */
export function monthsWorth(
  months: number,
  { horizonMonths, decay }: Pick<AgreedFactors, 'horizonMonths' | 'decay'>,
): number {
  let worth = 0
  for (let month = 0; month < Math.min(months, horizonMonths); month += 1) worth += (1 - decay) ** month
  return worth
}

/** A and B count in full, C by half, D and E never. */
export function gradeFactor(grade: Grade): number {
  return grade === 'A' || grade === 'B' ? 1 : grade === 'C' ? 0.5 : 0
}

/** What a pilot has shown of each treated customer, a month, and why there is nothing where there is nothing. */
export interface ValidatedClaims {
  readonly byPayer: ReadonlyMap<number, number>
  readonly grade: Grade
  readonly reason: string
}

const nothingValidated: ValidatedClaims = {
  byPayer: new Map(),
  grade: 'fact',
  reason: 'no holdout or staged rollout has been read in',
}

/** One customer's money under each ground; together never more than what the customer paid. Minor units a month. */
export interface PayerClaims {
  readonly payer: number
  readonly atRiskMinor: number
  readonly validatedMinor: number
  readonly signalledMinor: number
  readonly qualityMinor: number
}

/**
 * Every customer's money once: what a pilot validated, then what signals claim, then the lower bound of what is associated with the quality of handling, each out of what
 * the others have left of the customer's monthly revenue.
 */
export function claimsByPayer(
  customers: readonly TouchedCustomer[],
  association: Association | null,
  claimed: ReadonlyMap<number, number>,
  validated: ReadonlyMap<number, number> = new Map(),
): PayerClaims[] {
  const risk = association === null ? 0 : Math.max(0, association.low)
  const touched = new Map(customers.map((one) => [one.payer, one]))
  const payers = [...new Set([...touched.keys(), ...claimed.keys(), ...validated.keys()])].sort((a, b) => a - b)
  return payers.flatMap((payer) => {
    const customer = touched.get(payer)
    const [wished, signalled] = [validated.get(payer) ?? 0, claimed.get(payer) ?? 0]
    // Who had no contact in the quarter was at risk with what the claim itself was measured by.
    const atRiskMinor = Math.max(0, customer?.mrrMinor ?? Math.max(wished, signalled))
    const validatedMinor = Math.min(wished, atRiskMinor)
    const signalledMinor = Math.min(signalled, atRiskMinor - validatedMinor)
    const qualityMinor = customer?.exposed
      ? Math.min(Math.floor(atRiskMinor * risk), atRiskMinor - validatedMinor - signalledMinor)
      : 0
    return validatedMinor + signalledMinor + qualityMinor > 0
      ? { payer, atRiskMinor, validatedMinor, signalledMinor, qualityMinor }
      : []
  })
}

/**
 * The ladder from revenue that was merely touched to revenue that may be claimed; each rung is a part of the one before, but for what a pilot has validated, and no
 * customer counts twice. Associated = exposed MRR × the risk difference that the cohorts found, and nothing when its interval holds zero. Attributed takes its lower
 * bound, less what `claimed` holds under another source already, times the factors that finance has agreed and the factor of the grade; zero until it has.
 */
export function claimsOf(
  customers: readonly TouchedCustomer[],
  association: Association | null,
  evidenceOf: (rung: Claim['rung']) => string,
  agreed: AgreedFactors | null = null,
  claimed: ReadonlyMap<number, number> = new Map(),
  validated: ValidatedClaims = nothingValidated,
): Claim[] {
  const paying = customers.filter((customer) => customer.mrrMinor > 0)
  const exposed = paying.filter((customer) => customer.exposed)
  const exposedMinor = sum(exposed)
  const byPayer = claimsByPayer(paying, association, claimed, validated.byPayer)
  const rung = (name: Claim['rung'], rest: Omit<Claim, 'rung' | 'evidence' | 'overHorizonMinor'>): Claim => ({
    rung: name,
    ...rest,
    overHorizonMinor:
      agreed !== null && (name === 'attributed' || name === 'validated')
        ? Math.round(rest.amountMinor * monthsWorth(agreed.horizonMonths, agreed))
        : null,
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
    rung('attributed', attributed(byPayer, association, agreed)),
    rung('validated', validatedRung(byPayer, validated, agreed)),
  ]
}

type Rung = Omit<Claim, 'rung' | 'evidence' | 'overHorizonMinor'>

function attributed(
  byPayer: readonly PayerClaims[],
  association: Association | null,
  agreed: AgreedFactors | null,
): Rung {
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
      reason: 'nothing is claimed until finance has agreed an attribution factor and gross margin',
    }
  const total = (pick: (one: PayerClaims) => number): number => byPayer.reduce((minor, one) => minor + pick(one), 0)
  const quality = total((one) => one.qualityMinor) * (association === null ? 0 : gradeFactor(association.grade))
  // Worked against not worked is a comparison without adjustment: grade C.
  const amountMinor = Math.round(
    (quality + total((one) => one.signalledMinor) * gradeFactor('C')) * agreed.attribution * agreed.grossMargin,
  )
  if (amountMinor === 0) return { ...nothing, reason: 'nothing that is associated is strong enough to be credited' }
  return {
    ...nothing,
    amountMinor,
    customers: byPayer.filter((one) => one.qualityMinor + one.signalledMinor > 0).length,
    grade: association?.grade ?? 'C',
    reason:
      'the lower bound of what is associated, times attribution, gross margin and the factor of its grade, as agreed with finance',
  }
}

function validatedRung(
  byPayer: readonly PayerClaims[],
  validated: ValidatedClaims,
  agreed: AgreedFactors | null,
): Rung {
  const title = 'Validated: shown by a pilot with arms set by chance'
  const nothing = { title, amountMinor: 0, lowMinor: null, highMinor: null, customers: 0, grade: 'fact' as const }
  const shown = byPayer.filter((one) => one.validatedMinor > 0)
  if (shown.length === 0) return { ...nothing, reason: validated.reason }
  if (agreed === null)
    return { ...nothing, reason: 'a pilot has succeeded; it counts once finance has agreed gross margin' }
  return {
    ...nothing,
    amountMinor: Math.round(shown.reduce((minor, one) => minor + one.validatedMinor, 0) * agreed.grossMargin),
    customers: shown.length,
    grade: validated.grade,
    reason: `${validated.reason}; the lower bound, times gross margin`,
  }
}

function associated(customers: number, exposedMinor: number, association: Association | null): Rung {
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
