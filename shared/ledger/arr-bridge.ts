import { type Evidence, evidenceId, type Filter } from '../base/evidence.ts'
import { formatMoney, formatMoneyShort, formatShare, plural } from '../base/format.ts'
import type { Exhibit } from '../deck/exhibit.ts'

/** Why finance's annual recurring revenue (ARR) may differ from what the billing data say. */
export type DifferenceKind =
  | 'timing'
  | 'currency'
  | 'excluded-plans'
  | 'one-offs'
  | 'credits'
  | 'discounts'
  | 'rounding'
  | 'other'
export const differenceKinds: readonly DifferenceKind[] = [
  'timing',
  'currency',
  'excluded-plans',
  'one-offs',
  'credits',
  'discounts',
  'rounding',
  'other',
]

/** Something about one customer that would change what finance counts, if finance sees it so: `minor` is finance less here. */
export interface Candidate {
  readonly kind: DifferenceKind
  /** What it is, in words: "plan Services", "begins 12 Oct 2026". */
  readonly what: string
  readonly minor: number
  /** The plan, where the reason is that finance leaves a plan out. */
  readonly plan?: string
}

/** One customer in both books on one day; ARR in minor units of the project's currency. */
export interface CustomerArr {
  readonly customer: string
  readonly oursMinor: number
  readonly financeMinor: number
  /** The part of `oursMinor` that was turned over from another currency. */
  readonly foreignMinor: number
  /** Pays in a currency that there is no rate for: nothing of it is in `oursMinor`. */
  readonly withoutRate: boolean
  readonly plans: readonly string[]
  readonly candidates: readonly Candidate[]
}

export interface Explained {
  readonly customer: string
  readonly oursMinor: number
  readonly financeMinor: number
  readonly parts: readonly Candidate[]
  readonly unexplainedMinor: number
}

/** Annual amounts are kept as a twelfth, rounded: a subscription may be half a year's minor units off. */
const roundingEach = 6
/** Two tables of rates differ by so much at most before a difference is more than a rate. */
const mostRateGap = 0.15
/** More candidates than this about one customer and only the first are tried. */
const mostCandidates = 12
/** Finance's figure and ours tie when less than this share of it is unexplained. */
export const arrTolerance = 0.005

/**
 * Explains each customer's difference by the fewest of its candidates that add up to it, to within rounding; what remains of a customer who pays in another
 * currency is the rate's, up to 15 %; the rest stays unexplained. That finance leaves a plan out is only believed when no customer on that plan ties.
 */
export function explainDifferences(customers: readonly CustomerArr[]): Explained[] {
  const slackOf = (one: CustomerArr): number => roundingEach * Math.max(1, one.plans.length)
  const counted = new Set(
    customers
      .filter((one) => Math.abs(one.financeMinor - one.oursMinor) <= slackOf(one))
      .flatMap((one) => (one.oursMinor === 0 ? [] : one.plans)),
  )
  return customers.map((one) => {
    const { customer, oursMinor, financeMinor } = one
    const difference = financeMinor - oursMinor
    const told = (parts: readonly Candidate[]): Explained => ({
      customer,
      oursMinor,
      financeMinor,
      parts,
      unexplainedMinor: difference - parts.reduce((sum, part) => sum + part.minor, 0),
    })
    if (difference === 0) return told([])
    const slack = slackOf(one)
    if (Math.abs(difference) <= slack)
      return told([{ kind: 'rounding', what: 'annual amounts kept as a twelfth', minor: difference }])
    if (one.withoutRate)
      return told([{ kind: 'currency', what: 'pays in a currency without a rate here', minor: difference }])
    const possible = one.candidates.filter(({ plan }) => plan === undefined || !counted.has(plan))
    const parts = fewestThatAddUp(possible.slice(0, mostCandidates), difference, slack)
    if (parts !== null) {
      const left = difference - parts.reduce((sum, part) => sum + part.minor, 0)
      return told(
        left === 0 ? parts : [...parts, { kind: 'rounding', what: 'annual amounts kept as a twelfth', minor: left }],
      )
    }
    if (one.foreignMinor !== 0 && Math.abs(difference) <= mostRateGap * Math.abs(one.foreignMinor))
      return told([{ kind: 'currency', what: 'turned over at another rate', minor: difference }])
    return told([])
  })
}

function fewestThatAddUp(candidates: readonly Candidate[], wanted: number, slack: number): Candidate[] | null {
  let best: Candidate[] | null = null
  const take = (from: number, left: number, taken: readonly Candidate[]): void => {
    if (taken.length > 0 && Math.abs(left) <= slack) {
      if (best === null || taken.length < best.length) best = [...taken]
      return
    }
    if (best !== null && taken.length + 1 >= best.length) return
    for (let i = from; i < candidates.length; i += 1) {
      const one = candidates[i] as Candidate
      take(i + 1, left - one.minor, [...taken, one])
    }
  }
  take(0, wanted, [])
  return best
}

/** A difference that a person named; it counts for the whole, not for one customer. */
export interface NamedDifference {
  readonly kind: DifferenceKind
  readonly name: string
  readonly amountMinor: number
  readonly note: string
}

/** Everything that the bridge of one quarter is made from. */
export interface BridgeGround {
  readonly quarter: string
  /** The day that both books are compared on, in words. */
  readonly day: string
  readonly currency: string
  readonly oursMinor: number
  readonly customers: number
  /** The figure that finance gave; `null` when there is only a list, or nothing. */
  readonly figureMinor: number | null
  /** Customers of finance's list and of the billing data; `null` without a list. */
  readonly list: readonly CustomerArr[] | null
  readonly named: readonly NamedDifference[]
  /** What finance may count otherwise, summed over everybody: offered where there is no list. */
  readonly offered: readonly {
    readonly kind: DifferenceKind
    readonly title: string
    readonly minor: number
    readonly customers: number
  }[]
  readonly caveats: readonly string[]
  readonly dataThrough: number | null
  readonly sources: readonly string[]
}

export interface BridgeLine {
  readonly kind: DifferenceKind
  readonly title: string
  readonly minor: number
  readonly customers: number
  /** `counted` from finance's list, or `named` by a person. */
  readonly how: 'counted' | 'named'
  readonly reason: string
  /** The name under which a person's difference is kept. */
  readonly name: string | null
  readonly evidence: string
}

export interface ArrBridge {
  readonly quarter: string
  readonly day: string
  readonly currency: string
  readonly oursMinor: number
  readonly customers: number
  readonly financeMinor: number | null
  readonly financeFrom: 'list' | 'figure' | null
  readonly lines: readonly BridgeLine[]
  readonly unexplainedMinor: number
  readonly unexplainedShare: number | null
  readonly ties: boolean
  /** Customers whose difference nothing explains, biggest first. */
  readonly unexplained: readonly {
    readonly customer: string
    readonly oursMinor: number
    readonly financeMinor: number
    readonly minor: number
  }[]
  readonly offered: BridgeGround['offered']
  readonly chart: Exhibit | null
  readonly sentence: string
  readonly evidence: readonly Evidence[]
}

const kindTitles: Readonly<Record<DifferenceKind, string>> = {
  timing: 'Timing: begun or ended close to the day',
  currency: 'Currency: other rates, or none here',
  'excluded-plans': 'Plans that finance leaves out',
  'one-offs': 'One-offs in finance’s list',
  credits: 'Credits and credit notes',
  discounts: 'Discounts',
  rounding: 'Rounding of annual amounts to months',
  other: 'Other',
}

/** The bridge from what the billing data call annual recurring revenue (twelve times the monthly) to finance's figure: named differences, and what nothing explains. */
export function arrBridge(ground: BridgeGround): ArrBridge {
  const { quarter, currency, oursMinor, list } = ground
  const explained = list === null ? [] : explainDifferences(list)
  const listMinor = list === null ? null : list.reduce((sum, one) => sum + one.financeMinor, 0)
  const financeMinor = ground.figureMinor ?? listMinor
  const id = (kind: string, name?: string): string =>
    evidenceId('arr-difference', 1, quarter, name === undefined ? { kind } : { kind, name })
  const counted = differenceKinds.flatMap((kind): BridgeLine[] => {
    const parts = explained.flatMap((one) =>
      one.parts.filter((part) => part.kind === kind).map((part) => ({ one, part })),
    )
    if (parts.length === 0) return []
    return [
      {
        kind,
        title: kindTitles[kind],
        minor: parts.reduce((sum, { part }) => sum + part.minor, 0),
        customers: new Set(parts.map(({ one }) => one.customer)).size,
        how: 'counted',
        reason: mostOften(parts.map(({ part }) => part.what)),
        name: null,
        evidence: id(kind),
      },
    ]
  })
  const beside: BridgeLine[] =
    ground.figureMinor !== null && listMinor !== null && ground.figureMinor !== listMinor
      ? [
          {
            kind: 'other',
            title: 'In finance’s figure, not in its list',
            minor: ground.figureMinor - listMinor,
            customers: 0,
            how: 'counted',
            reason: 'the figure that finance gave less the sum of its list',
            name: null,
            evidence: id('other', 'list'),
          },
        ]
      : []
  const named = ground.named.map(
    (one): BridgeLine => ({
      kind: one.kind,
      title: `${kindTitles[one.kind].split(':')[0]}: ${one.name}`,
      minor: one.amountMinor,
      customers: 0,
      how: 'named',
      reason: one.note,
      name: one.name,
      evidence: id(one.kind, one.name),
    }),
  )
  const lines = financeMinor === null ? named : [...counted, ...beside, ...named]
  const unexplainedMinor =
    financeMinor === null ? 0 : financeMinor - oursMinor - lines.reduce((sum, line) => sum + line.minor, 0)
  const unexplainedShare =
    financeMinor === null || financeMinor === 0 ? null : Math.abs(unexplainedMinor) / Math.abs(financeMinor)
  const ties = financeMinor !== null && Math.abs(unexplainedMinor) <= arrTolerance * Math.abs(financeMinor)
  const report = {
    quarter,
    day: ground.day,
    currency,
    oursMinor,
    customers: ground.customers,
    financeMinor,
    financeFrom: financeMinor === null ? null : ground.figureMinor === null ? ('list' as const) : ('figure' as const),
    lines,
    unexplainedMinor,
    unexplainedShare,
    ties,
    unexplained: explained
      .filter((one) => one.unexplainedMinor !== 0)
      .sort((a, b) => Math.abs(b.unexplainedMinor) - Math.abs(a.unexplainedMinor) || (a.customer < b.customer ? -1 : 1))
      .slice(0, 20)
      .map(({ customer, oursMinor: ours, financeMinor: theirs, unexplainedMinor: minor }) => ({
        customer,
        oursMinor: ours,
        financeMinor: theirs,
        minor,
      })),
    offered: ground.offered,
  }
  return { ...report, chart: maybeChart(report), sentence: sentenceOf(report), evidence: evidenceOf(ground, report) }
}

type Bare = Omit<ArrBridge, 'chart' | 'sentence' | 'evidence'>

/** The reason given most, and how many others there are. */
function mostOften(reasons: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const one of reasons) counts.set(one, (counts.get(one) ?? 0) + 1)
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const others = sorted.length - 1
  return `${sorted[0]?.[0] ?? ''}${others > 0 ? `, and ${plural(others, 'other reason')}` : ''}`
}

function sentenceOf(report: Bare): string {
  const { currency, financeMinor, unexplainedMinor, unexplainedShare } = report
  const money = (minor: number): string => formatMoneyShort(minor, currency)
  const ours = `The billing data come to ${money(report.oursMinor)} of annual recurring revenue on ${report.day}`
  if (financeMinor === null) return `${ours}; finance’s figure is not known yet, so nothing says whether they tie.`
  const share = unexplainedShare === null ? '' : ` (${formatShare(unexplainedShare)})`
  const moved = financeMinor - report.oursMinor
  if (moved === 0 && report.lines.length === 0) return `${ours}, exactly as finance has it.`
  const explained = `finance has ${money(financeMinor)}; ${plural(report.lines.length, 'named difference')} ${report.lines.length === 1 ? 'comes' : 'come'} to ${money(moved - unexplainedMinor)}`
  if (unexplainedMinor === 0) return `${ours}, ${explained}, and nothing is left unexplained.`
  return report.ties
    ? `${ours}, ${explained}, and ${formatMoney(unexplainedMinor, currency)}${share} is left unexplained: within tolerance.`
    : `${ours}, ${explained}, and ${formatMoney(unexplainedMinor, currency)}${share} is left unexplained: they do not tie.`
}

function maybeChart(report: Bare): Exhibit | null {
  if (report.financeMinor === null) return null
  const steps = report.lines.filter((line) => line.minor !== 0)
  return {
    kind: 'waterfall',
    alt: `Annual recurring revenue from ${formatMoneyShort(report.oursMinor, report.currency)} in the billing data to ${formatMoneyShort(report.financeMinor, report.currency)} in finance’s books, with ${formatMoneyShort(report.unexplainedMinor, report.currency)} unexplained.`,
    caption: `Annual recurring revenue on ${report.day}: from the billing data to finance’s figure`,
    unit: 'money',
    currency: report.currency,
    evidence: [
      evidenceId('arr-ours', 1, report.quarter),
      ...steps.map((line) => line.evidence),
      evidenceId('arr-unexplained', 1, report.quarter),
      evidenceId('arr-finance', 1, report.quarter),
    ],
    bars: [
      { label: 'Billing data', value: report.oursMinor, role: 'total', tone: 'quiet' },
      ...steps.map((line) => ({
        label: line.how === 'named' ? (line.name ?? line.title) : (line.title.split(':')[0] ?? line.title),
        value: line.minor,
        role: 'step' as const,
        tone: 'human' as const,
      })),
      { label: 'Unexplained', value: report.unexplainedMinor, role: 'step', tone: 'failed' },
      { label: 'Finance', value: report.financeMinor, role: 'total', tone: 'accent' },
    ],
  }
}

function evidenceOf(ground: BridgeGround, report: Bare): Evidence[] {
  const make = (
    metric: string,
    title: string,
    value: number | null,
    n: number,
    filter: Filter = {},
    more: Partial<Evidence> = {},
  ): Evidence => ({
    id: evidenceId(metric, 1, ground.quarter, filter),
    metric,
    version: 1,
    title,
    value,
    unit: 'money',
    currency: ground.currency,
    numerator: value,
    denominator: null,
    n,
    low: null,
    high: null,
    period: ground.quarter,
    filter,
    excluded: {},
    grade: 'fact',
    caveats: ground.caveats,
    note: null,
    dataThrough: ground.dataThrough,
    sources: ground.sources,
    rows: {
      table: 'customers',
      selection: metric,
      from: null,
      until: null,
      filter: { ...filter, quarter: ground.quarter },
    },
    ...more,
  })
  return [
    make('arr-ours', 'Annual recurring revenue in the billing data', report.oursMinor, report.customers),
    make(
      'arr-finance',
      'Annual recurring revenue as finance has it',
      report.financeMinor,
      ground.list?.length ?? 0,
      {},
      {
        note: report.financeMinor === null ? 'finance’s figure is not known yet' : null,
      },
    ),
    ...report.lines.map((line) =>
      make(
        'arr-difference',
        line.title,
        line.minor,
        line.customers,
        line.name === null
          ? line.evidence.endsWith('+name=list')
            ? { kind: line.kind, name: 'list' }
            : { kind: line.kind }
          : { kind: line.kind, name: line.name },
        line.how === 'named' ? { caveats: [...ground.caveats, `Named by a person: ${line.reason || 'no note'}.`] } : {},
      ),
    ),
    make(
      'arr-unexplained',
      'Left unexplained between the two',
      report.financeMinor === null ? null : report.unexplainedMinor,
      report.unexplained.length,
      {},
      {
        denominator: report.financeMinor,
        note: report.financeMinor === null ? 'finance’s figure is not known yet' : null,
      },
    ),
  ]
}
