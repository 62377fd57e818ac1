import { type Evidence, evidenceId, type Filter } from '../base/evidence.ts'
import { formatCount, formatEvidence, formatMoneyShort, formatQuarter, formatShare, plural } from '../base/format.ts'
import type { Exhibit } from '../deck/exhibit.ts'
import { allocateCost, type ContactCell } from './allocate.ts'
import { notKnown } from './cost-per-outcome.ts'
import type { Provenance } from './provenance.ts'
import { caveatsOf, type QuarterCost } from './quarter-cost.ts'

/** Contacts of one payer that are alike; `null` for contacts of nobody known to pay. */
export type PayerCell = ContactCell & { readonly payer: number | null }

/** Who pays, and what they paid in the quarter. */
export interface PayingCustomer {
  readonly payer: number
  readonly customer: string
  readonly segment: string | null
  /** What the quarter brought, minor units of the project's currency; 0 for who pays nothing recurring, `null` for who pays in a currency without a rate. */
  readonly revenueMinor: number | null
}

/** What one customer costs to serve beside what it brings. */
export interface ServedCustomer extends PayingCustomer {
  readonly contacts: number
  readonly costMinor: number
  /** Gross margin on the quarter's revenue less the cost to serve; `null` when the revenue can't be told. */
  readonly leftMinor: number | null
}

export interface CostToServe {
  readonly quarter: string
  readonly currency: string
  readonly grossMargin: number
  /** Customers who cost more than their margin, the greatest loss first; empty in a private copy. */
  readonly beyondMargin: readonly ServedCustomer[]
  readonly beyondMarginCount: number
  readonly customers: number
  /** Borne by contacts of nobody known to pay. */
  readonly unmatchedMinor: number
  readonly distribution: Exhibit | null
  readonly bySegment: readonly Evidence[]
  readonly sentence: string
  readonly evidence: readonly Evidence[]
}

/** A group of fewer customers is not told: one of them could be found in it. */
export const fewestCustomers = 10

const bands: readonly { readonly label: string; readonly until: number }[] = [
  { label: 'nothing', until: 0 },
  { label: 'under 2 %', until: 0.02 },
  { label: '2 to 5 %', until: 0.05 },
  { label: '5 to 10 %', until: 0.1 },
  { label: '10 to 25 %', until: 0.25 },
  { label: '25 % and more', until: Number.POSITIVE_INFINITY },
]

/**
 * What each customer cost to serve in the quarter: every contact bears its part of the cost by the same drivers as everywhere, so that customers and contacts of nobody
 * known sum exactly to what was shared out. Ascending by payer.
 */
export function servedCustomers(
  cost: QuarterCost,
  provenance: Provenance,
  cells: readonly PayerCell[],
  paying: readonly PayingCustomer[],
  grossMargin: number,
): { readonly customers: readonly ServedCustomer[]; readonly unmatchedMinor: number } {
  const shared = allocateCost(cost.allocation.pools, cells, {
    quantities: provenance.basis.quantities,
    months: cost.figures.months,
  })
  const borne = new Map<number, { minor: number; contacts: number }>()
  let unmatchedMinor = 0
  cells.forEach((cell, i) => {
    const minor = shared.perCell[i] as number
    if (cell.payer === null) {
      unmatchedMinor += minor
      return
    }
    const sum = borne.get(cell.payer) ?? { minor: 0, contacts: 0 }
    sum.minor += minor
    sum.contacts += cell.contacts
    borne.set(cell.payer, sum)
  })
  const customers = paying
    .filter((one) => one.revenueMinor === null || one.revenueMinor > 0 || borne.has(one.payer))
    .map((one): ServedCustomer => {
      const { minor, contacts } = borne.get(one.payer) ?? { minor: 0, contacts: 0 }
      return {
        ...one,
        contacts,
        costMinor: minor,
        leftMinor: one.revenueMinor === null ? null : Math.round(one.revenueMinor * grossMargin) - minor,
      }
    })
    .sort((a, b) => a.payer - b.payer)
  return { customers, unmatchedMinor }
}

/** Cost-to-serve per customer and as a share of recurring revenue; whole, by segment, how it is distributed, and who costs more than their margin. */
export function costToServe(
  cost: QuarterCost,
  provenance: Provenance,
  served: ReturnType<typeof servedCustomers>,
  options: { readonly grossMargin: number; readonly isPrivate: boolean },
): CostToServe {
  const { customers, unmatchedMinor } = served
  const { currency } = provenance.basis
  const segments = [...new Set(customers.map((one) => one.segment ?? notKnown))].sort()
  const bySegment = segments.flatMap((segment) =>
    ratios(
      cost,
      provenance,
      customers.filter((one) => (one.segment ?? notKnown) === segment),
      { segment },
    ),
  )
  const whole = ratios(cost, provenance, customers, {})
  const beyond = customers.filter(isBeyondMargin).sort((a, b) => (a.leftMinor ?? 0) - (b.leftMinor ?? 0))
  const beyondEvidence = beyondMargin(cost, provenance, customers, beyond.length, options.grossMargin)
  const evidence = [...whole, ...bySegment, beyondEvidence]
  return {
    quarter: cost.figures.quarter,
    currency,
    grossMargin: options.grossMargin,
    beyondMargin: options.isPrivate ? [] : beyond.slice(0, listed),
    beyondMarginCount: beyond.length,
    customers: customers.length,
    unmatchedMinor,
    distribution: distribution(customers, evidence, options.isPrivate),
    bySegment,
    sentence: sentenceOf(cost, customers, whole, beyond, provenance, options.grossMargin),
    evidence,
  }
}

/** Does serving the customer cost more than the margin that they bring? */
export function isBeyondMargin(one: ServedCustomer): boolean {
  return one.leftMinor !== null && one.leftMinor < 0 && one.costMinor > 0
}

/** As many customers are listed; the rest stand in the rows behind. */
const listed = 20

/** Cost per customer and as a share of what they brought. */
function ratios(
  cost: QuarterCost,
  provenance: Provenance,
  customers: readonly ServedCustomer[],
  filter: Filter,
): Evidence[] {
  const costMinor = customers.reduce((sum, one) => sum + one.costMinor, 0)
  const known = customers.filter((one) => one.revenueMinor !== null)
  const revenueMinor = known.reduce((sum, one) => sum + (one.revenueMinor ?? 0), 0)
  const knownCost = known.reduce((sum, one) => sum + one.costMinor, 0)
  const of = filter.segment === undefined ? '' : `, ${filter.segment}`
  const few =
    customers.length < fewestCustomers
      ? `${plural(customers.length, 'customer')}, fewer than ${fewestCustomers}: not told, so that nobody can be found in it`
      : null
  const base = { version: 1, n: customers.length, low: null, high: null, filter, excluded: {}, grade: 'fact' as const }
  const { quarter, from, until } = cost.figures
  const made = (
    metric: string,
  ): Pick<Evidence, 'id' | 'metric' | 'period' | 'caveats' | 'dataThrough' | 'sources' | 'rows'> => ({
    id: evidenceId(metric, 1, quarter, filter),
    metric,
    period: quarter,
    caveats: caveatsOf(cost, provenance.basis),
    dataThrough: provenance.dataThrough,
    sources: provenance.sources,
    rows: { table: 'customers', selection: 'cost-to-serve', from, until, filter },
  })
  return [
    {
      ...base,
      ...made('cost-to-serve'),
      title: `Cost-to-serve per customer in the quarter${of}`,
      value: few === null ? Math.round(costMinor / customers.length) : null,
      unit: 'money',
      currency: provenance.basis.currency,
      numerator: few === null ? costMinor : null,
      denominator: customers.length,
      note: few,
    },
    {
      ...base,
      ...made('cost-to-serve-share'),
      title: `Cost-to-serve as a share of recurring revenue${of}`,
      value: few === null && revenueMinor > 0 ? knownCost / revenueMinor : null,
      unit: 'share',
      currency: null,
      excluded: known.length < customers.length ? { 'revenue without a rate': customers.length - known.length } : {},
      numerator: few === null ? knownCost : null,
      denominator: few === null ? revenueMinor : null,
      note: few ?? (revenueMinor > 0 ? null : 'no recurring revenue of these customers is known'),
    },
  ]
}

function beyondMargin(
  cost: QuarterCost,
  provenance: Provenance,
  customers: readonly ServedCustomer[],
  beyond: number,
  grossMargin: number,
): Evidence {
  const { quarter, from, until } = cost.figures
  return {
    id: evidenceId('customers-beyond-margin', 1, quarter),
    metric: 'customers-beyond-margin',
    version: 1,
    title: 'Customers whose cost-to-serve is more than their gross margin',
    value: customers.length === 0 ? null : beyond,
    unit: 'count',
    currency: null,
    numerator: beyond,
    denominator: customers.length,
    n: customers.length,
    low: null,
    high: null,
    period: quarter,
    filter: {},
    excluded: {},
    grade: 'fact',
    caveats: [
      `Gross margin is taken as ${formatShare(grossMargin)} of revenue, the case’s assumption. If support is part of the cost of revenue, that margin bears it already.`,
      ...caveatsOf(cost, provenance.basis),
    ],
    note: customers.length === 0 ? 'no customer is known' : null,
    dataThrough: provenance.dataThrough,
    sources: provenance.sources,
    rows: { table: 'customers', selection: 'customers-beyond-margin', from, until, filter: {} },
  }
}

function bandOf(one: ServedCustomer): number {
  if (one.costMinor <= 0) return 0
  if (one.revenueMinor === null || one.revenueMinor <= 0) return bands.length - 1
  const share = one.costMinor / one.revenueMinor
  return bands.findIndex((band, i) => i > 0 && share < band.until)
}

/** Shares of customers, revenue and cost by how much of their revenue it takes to serve them. */
function distribution(
  all: readonly ServedCustomer[],
  evidence: readonly Evidence[],
  isPrivate: boolean,
): Exhibit | null {
  const customers = all.filter((one) => one.revenueMinor !== null)
  const costMinor = customers.reduce((sum, one) => sum + one.costMinor, 0)
  const revenueMinor = customers.reduce((sum, one) => sum + (one.revenueMinor ?? 0), 0)
  if (customers.length < fewestCustomers || costMinor <= 0 || revenueMinor <= 0) return null
  const groups = bands.map((band, i) => ({ band, own: customers.filter((one) => bandOf(one) === i) }))
  const share = (of: (one: ServedCustomer) => number, whole: number): (number | null)[] =>
    groups.map(({ own }) =>
      isPrivate && own.length > 0 && own.length < fewestCustomers
        ? null
        : own.reduce((sum, one) => sum + of(one), 0) / whole,
    )
  return {
    kind: 'bar',
    horizontal: false,
    alt: 'Customers, their revenue and what they cost, by the share of their revenue that serving them takes.',
    caption: 'Who takes the cost: by the share of their revenue that it takes to serve them',
    unit: 'share',
    currency: null,
    evidence: evidence.filter((one) => Object.keys(one.filter).length === 0).map((one) => one.id),
    categories: bands.map((band) => band.label),
    series: [
      { name: 'Customers', tone: 'quiet', values: share(() => 1, customers.length) },
      { name: 'Revenue', tone: 'durable', values: share((one) => one.revenueMinor ?? 0, revenueMinor) },
      { name: 'Cost', tone: 'failed', values: share((one) => one.costMinor, costMinor) },
    ],
  }
}

function sentenceOf(
  cost: QuarterCost,
  customers: readonly ServedCustomer[],
  [each, share]: readonly Evidence[],
  beyond: readonly ServedCustomer[],
  provenance: Provenance,
  grossMargin: number,
): string {
  const when = formatQuarter(cost.figures.quarter)
  if (!each || each.value === null)
    return `What a customer costs to serve can’t be told for ${when}: ${each?.note ?? 'nobody is known to pay'}.`
  const said = `Serving a customer cost ${formatEvidence(each)} in ${when}`
  const ofRevenue = share && share.value !== null ? `, ${formatEvidence(share)} of their recurring revenue` : ''
  const sorted = [...customers].sort((a, b) => b.costMinor - a.costMinor)
  const top = sorted.slice(0, Math.max(1, Math.round(sorted.length / 10)))
  const whole = sorted.reduce((sum, one) => sum + one.costMinor, 0)
  const taken = top.reduce((sum, one) => sum + one.costMinor, 0)
  const most = whole > 0 ? ` The costliest tenth takes ${formatShare(taken / whole)} of it.` : ''
  const loss = beyond.reduce((sum, one) => sum - (one.leftMinor ?? 0), 0)
  const beyondWords =
    beyond.length === 0
      ? ` No customer costs more than a gross margin of ${formatShare(grossMargin)}.`
      : ` ${formatCount(beyond.length)} ${beyond.length === 1 ? 'costs' : 'cost'} more than ${beyond.length === 1 ? 'its' : 'their'} gross margin of ${formatShare(grossMargin)}, by ${formatMoneyShort(loss, provenance.basis.currency)} in all.`
  return `${said}${ofRevenue}.${most}${beyondWords}`
}
