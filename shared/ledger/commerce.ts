import { type Evidence, evidenceId } from '../base/evidence.ts'
import { formatMoneyShort, formatQuarter, formatShare, plural } from '../base/format.ts'
import type { Instant } from '../base/model.ts'
import type { Exhibit } from '../deck/exhibit.ts'
import { wilsonInterval } from '../stats/wilson.ts'

/** A buyer's orders, ascending: when, and what was paid less what was refunded. */
export interface BuyerOrders {
  readonly orders: readonly { readonly at: Instant; readonly netMinor: number }[]
}

/** Buying without a contract has no monthly amount: what somebody bought in the year before stands for it. */
const yearSeconds = 365 * 86_400

/** Twelve months' purchases of all buyers from the start to the end of a period; `residual` must be 0. */
export interface CommerceMovements {
  readonly opening: number
  readonly new: number
  readonly expansion: number
  readonly contraction: number
  /** Bought nothing for twelve months. */
  readonly lapsed: number
  /** Bought again after twelve months without. */
  readonly returned: number
  readonly closing: number
  readonly residual: number
}

export interface CommerceFigures {
  readonly quarter: string
  readonly from: Instant
  readonly until: Instant
  readonly currency: string
  readonly buyers: readonly BuyerOrders[]
  /** Twelve months' purchases just before the start and the end, summed from the orders themselves. */
  readonly openingMinor: number
  readonly closingMinor: number
  /** Orders of the quarter, before and of refunds. */
  readonly grossMinor: number
  readonly refundedMinor: number
  readonly orders: number
  /** Orders of nobody known: they are in the sums of the quarter and in no movement. */
  readonly withoutBuyer: number
  readonly dataThrough: Instant | null
  readonly sources: readonly string[]
}

export interface CommerceLedger {
  readonly movements: CommerceMovements
  readonly buyers: {
    readonly opening: number
    readonly new: number
    readonly lapsed: number
    readonly returned: number
    readonly closing: number
  }
  readonly grossMinor: number
  readonly refundedMinor: number
  readonly netMinor: number
  readonly bridge: Exhibit
  readonly sentence: string
  readonly evidence: readonly Evidence[]
}

type Kind = 'new' | 'expansion' | 'contraction' | 'lapsed' | 'returned'
const kinds: readonly Kind[] = ['new', 'expansion', 'contraction', 'lapsed', 'returned']

/**
 * The ledger of a shop: what buyers bought in the twelve months before the start, who came, bought more or less, lapsed or returned, and what was bought in the twelve
 * months before the end, net of refunds. The counterparts of recurring revenue where nobody has a contract; opening + movements = closing for every buyer.
 */
export function commerceLedger(figures: CommerceFigures): CommerceLedger {
  const { from, until } = figures
  const sums: Record<Kind, number> = { new: 0, expansion: 0, contraction: 0, lapsed: 0, returned: 0 }
  const counts: Record<Kind, number> = { new: 0, expansion: 0, contraction: 0, lapsed: 0, returned: 0 }
  let [opening, closing, bought, again] = [0, 0, 0, 0]
  for (const { orders } of figures.buyers) {
    const valueAt = (t: Instant) => within(orders, t - yearSeconds, t)
    const [was, is] = [valueAt(from), valueAt(until)]
    if (was.orders > 0) opening += 1
    if (is.orders > 0) closing += 1
    const inQuarter = within(orders, from, until).orders
    const before = (orders[0]?.at ?? until) < from
    if (inQuarter > 0) bought += 1
    if (inQuarter > 0 && before) again += 1
    const kind = kindOf(was, is, before)
    if (kind === null) continue
    sums[kind] += is.minor - was.minor
    counts[kind] += 1
  }
  const moved = kinds.reduce((sum, kind) => sum + sums[kind], 0)
  const movements: CommerceMovements = {
    opening: figures.openingMinor,
    ...sums,
    closing: figures.closingMinor,
    residual: figures.closingMinor - figures.openingMinor - moved,
  }
  const buyers = { opening, new: counts.new, lapsed: counts.lapsed, returned: counts.returned, closing }
  const evidence = evidenceOf(figures, movements, counts, { opening, closing, bought, again })
  const netMinor = figures.grossMinor - figures.refundedMinor
  return {
    movements,
    buyers,
    grossMinor: figures.grossMinor,
    refundedMinor: figures.refundedMinor,
    netMinor,
    bridge: bridgeOf(figures, movements),
    sentence: sentenceOf(figures, netMinor, bought, again),
    evidence,
  }
}

interface Worth {
  readonly minor: number
  readonly orders: number
}

function within(orders: BuyerOrders['orders'], from: Instant, until: Instant): Worth {
  let [minor, count] = [0, 0]
  for (const order of orders) {
    if (order.at < from || order.at >= until) continue
    minor += order.netMinor
    count += 1
  }
  return { minor, orders: count }
}

function kindOf(was: Worth, is: Worth, before: boolean): Kind | null {
  if (was.orders === 0 && is.orders === 0) return null
  if (was.orders === 0) return before ? 'returned' : 'new'
  if (is.orders === 0) return 'lapsed'
  return is.minor >= was.minor ? 'expansion' : 'contraction'
}

function evidenceOf(
  figures: CommerceFigures,
  movements: CommerceMovements,
  counts: Readonly<Record<Kind, number>>,
  n: { readonly opening: number; readonly closing: number; readonly bought: number; readonly again: number },
): Evidence[] {
  const make = (
    metric: string,
    title: string,
    value: number,
    cases: number,
    more: Partial<Evidence> = {},
  ): Evidence => ({
    id: evidenceId(metric, 1, figures.quarter, more.filter ?? {}),
    metric,
    version: 1,
    title,
    value,
    unit: 'money',
    currency: figures.currency,
    numerator: value,
    denominator: null,
    n: cases,
    low: null,
    high: null,
    period: figures.quarter,
    filter: {},
    excluded: figures.withoutBuyer > 0 ? { 'orders of nobody known': figures.withoutBuyer } : {},
    grade: 'fact',
    caveats: ['A refund has no date of its own and counts with its order.'],
    note: null,
    dataThrough: figures.dataThrough,
    sources: figures.sources,
    rows: null,
    ...more,
  })
  const interval = n.bought >= 30 ? wilsonInterval(n.again, n.bought) : null
  return [
    make(
      'orders-net',
      'Orders less refunds in the quarter',
      figures.grossMinor - figures.refundedMinor,
      figures.orders,
    ),
    make('orders-opening', 'Bought in the twelve months before the start', movements.opening, n.opening),
    ...kinds.map((kind) => make('orders-movement', titles[kind], movements[kind], counts[kind], { filter: { kind } })),
    make('orders-closing', 'Bought in the twelve months before the end', movements.closing, n.closing),
    make(
      'repeat-buyers',
      'Buyers of the quarter who had bought before',
      n.bought === 0 ? 0 : n.again / n.bought,
      n.bought,
      {
        unit: 'share',
        currency: null,
        value: interval === null ? null : n.again / n.bought,
        numerator: n.again,
        denominator: n.bought,
        low: interval?.low ?? null,
        high: interval?.high ?? null,
        note: interval === null ? `too few to say: ${plural(n.bought, 'buyer')}` : null,
      },
    ),
  ]
}

const titles: Readonly<Record<Kind, string>> = {
  new: 'New buyers',
  expansion: 'Bought more',
  contraction: 'Bought less',
  lapsed: 'Lapsed',
  returned: 'Returned',
}

function bridgeOf(figures: CommerceFigures, movements: CommerceMovements): Exhibit {
  const money = (minor: number) => formatMoneyShort(minor, figures.currency)
  return {
    kind: 'waterfall',
    alt: `Twelve months’ purchases from ${money(movements.opening)} to ${money(movements.closing)} over ${formatQuarter(figures.quarter)}.`,
    caption: `Purchases of the last twelve months, net of refunds, over ${formatQuarter(figures.quarter)}`,
    unit: 'money',
    currency: figures.currency,
    evidence: [
      evidenceId('orders-opening', 1, figures.quarter),
      ...kinds.map((kind) => evidenceId('orders-movement', 1, figures.quarter, { kind })),
      evidenceId('orders-closing', 1, figures.quarter),
    ],
    bars: [
      { label: 'Start', value: movements.opening, role: 'total', tone: 'quiet' },
      ...(['new', 'expansion', 'returned', 'contraction', 'lapsed'] as const).map((kind) => ({
        label: titles[kind],
        value: movements[kind],
        role: 'step' as const,
        tone: kind === 'contraction' || kind === 'lapsed' ? ('failed' as const) : ('durable' as const),
      })),
      { label: 'End', value: movements.closing, role: 'total', tone: 'accent' },
    ],
  }
}

function sentenceOf(figures: CommerceFigures, netMinor: number, bought: number, again: number): string {
  const money = (minor: number) => formatMoneyShort(minor, figures.currency)
  const repeat = bought >= 30 ? ` ${formatShare(again / bought)} of ${plural(bought, 'buyer')} had bought before.` : ''
  return `Orders came to ${money(netMinor)} in ${formatQuarter(figures.quarter)}, after ${money(figures.refundedMinor)} of refunds.${repeat}`
}
