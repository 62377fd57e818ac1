import { type Evidence, evidenceId } from '../base/evidence.ts'
import { shareOut } from '../base/money.ts'
import type { PayerClaims } from './claims.ts'

/** What is known of one category of issue in a quarter; minor units. */
export interface CategoryGround {
  /** The topic; `null` for contacts without one. */
  readonly topic: string | null
  readonly contacts: number
  /** Cost shared out to its contacts. */
  readonly costMinor: number
  /** Issues whose outcome is known, and those kept, by who took them up first. */
  readonly byAi: { readonly kept: number; readonly of: number }
  readonly byPeople: { readonly kept: number; readonly of: number }
  /** Exposed customers who stand here: each in the topic of the first contact that AI did not hold. */
  readonly exposed: readonly { readonly payer: number; readonly mrrMinor: number }[]
}

/** One line of the profit and loss by category. Lines of cost and of revenue each sum to the function's, to the minor unit. */
export interface CategoryLine {
  /** A topic, `no topic`, or what has no category: `not shared out`, `signals`, `pilot`. */
  readonly category: string
  readonly kind: 'topic' | 'rest'
  readonly contacts: number
  readonly customers: number
  readonly costMinor: number
  readonly exposedMinor: number
  /** At the lower bound, a month, out of what other claims have left of each customer: a diagnostic. */
  readonly associatedMinor: number
  readonly retainedMinor: number
  readonly netMinor: number
  readonly byAi: CategoryGround['byAi']
  readonly byPeople: CategoryGround['byPeople']
  readonly evidence: { readonly cost: string; readonly retained: string; readonly exposed: string }
}

const nobody = { kept: 0, of: 0 }

/**
 * The quarter's profit and loss by category of issue. Each exposed customer stands in one category only; revenue is shared out by what each claim weighs in the function's
 * total, so that nothing is counted twice and the lines sum to it.
 */
export function pnlByCategory(
  categories: readonly CategoryGround[],
  claims: readonly PayerClaims[],
  whole: {
    readonly quarter: string
    readonly costMinor: number
    readonly retainedMinor: number
    /** What a unit of each ground weighs in what is retained: quality by its grade, signals by theirs, a pilot in full over attribution. */
    readonly weights: { readonly quality: number; readonly signalled: number; readonly validated: number }
  },
): CategoryLine[] {
  const quality = new Map(claims.map((one) => [one.payer, one.qualityMinor]))
  const sum = (pick: (one: PayerClaims) => number): number => claims.reduce((total, one) => total + pick(one), 0)
  const named = categories.map((one) => ({
    ...one,
    associatedMinor: one.exposed.reduce((total, { payer }) => total + (quality.get(payer) ?? 0), 0),
  }))
  const parts = shareOut(whole.retainedMinor, [
    ...named.map((one) => one.associatedMinor * whole.weights.quality),
    sum((one) => one.signalledMinor) * whole.weights.signalled,
    sum((one) => one.validatedMinor) * whole.weights.validated,
  ])
  const [fromSignals, fromPilot] = [parts[named.length] as number, parts[named.length + 1] as number]
  const shared = named.reduce((total, one) => total + one.costMinor, 0)
  const ids = (category: string) => ({
    cost: evidenceId('pnl-category-cost', 1, whole.quarter, { category }),
    retained: evidenceId('pnl-category-retained', 1, whole.quarter, { category }),
    exposed: evidenceId('pnl-category-exposed', 1, whole.quarter, { category }),
  })
  const rest = (category: string, costMinor: number, retainedMinor: number, customers: number): CategoryLine[] =>
    costMinor === 0 && retainedMinor === 0
      ? []
      : [
          {
            category,
            kind: 'rest',
            contacts: 0,
            customers,
            costMinor,
            exposedMinor: 0,
            associatedMinor: 0,
            retainedMinor,
            netMinor: retainedMinor - costMinor,
            byAi: nobody,
            byPeople: nobody,
            evidence: ids(category),
          },
        ]
  const lines = named.map((one, index): CategoryLine => {
    const category = one.topic ?? 'no topic'
    const retainedMinor = parts[index] as number
    return {
      category,
      kind: 'topic',
      contacts: one.contacts,
      customers: one.exposed.length,
      costMinor: one.costMinor,
      exposedMinor: one.exposed.reduce((total, { mrrMinor }) => total + mrrMinor, 0),
      associatedMinor: one.associatedMinor,
      retainedMinor,
      netMinor: retainedMinor - one.costMinor,
      byAi: one.byAi,
      byPeople: one.byPeople,
      evidence: ids(category),
    }
  })
  return [
    ...lines.sort((a, b) => b.costMinor - a.costMinor || (a.category < b.category ? -1 : 1)),
    ...rest('not shared out', whole.costMinor - shared, 0, 0),
    ...rest('signals', 0, fromSignals, claims.filter((one) => one.signalledMinor > 0).length),
    ...rest('pilot', 0, fromPilot, claims.filter((one) => one.validatedMinor > 0).length),
  ]
}

/** The lines by category as evidence, made like the whole of which they are parts. */
export function categoryEvidence(
  lines: readonly CategoryLine[],
  whole: { readonly cost: Evidence | undefined; readonly retained: Evidence | undefined },
  span: { readonly from: number; readonly until: number },
): Evidence[] {
  const { cost, retained } = whole
  if (!cost || !retained) return []
  return lines.flatMap((line): Evidence[] => {
    const filter = { category: line.category }
    const { from, until } = span
    const rows = (selection: string) => ({ table: 'customers' as const, selection, from, until, filter })
    const part = (id: string, metric: string, title: string, value: number, of: Evidence, n: number): Evidence => ({
      ...of,
      id,
      metric,
      title: `${title}: ${line.category}`,
      value,
      numerator: value,
      denominator: null,
      n,
      low: null,
      high: null,
      filter,
      rows: line.kind === 'topic' ? rows(metric) : of.rows,
    })
    return [
      part(line.evidence.cost, 'pnl-category-cost', 'Cost-to-serve', line.costMinor, cost, line.contacts),
      part(
        line.evidence.retained,
        'pnl-category-retained',
        'Revenue retained',
        line.retainedMinor,
        retained,
        line.customers,
      ),
      {
        ...part(
          line.evidence.exposed,
          'pnl-category-exposed',
          'Exposed monthly revenue',
          line.exposedMinor,
          retained,
          line.customers,
        ),
        grade: 'fact',
        caveats: [
          'Monthly revenue of customers for whom AI handling did not hold, each in the topic of the first such contact.',
        ],
      },
    ]
  })
}
