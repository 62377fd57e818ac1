/**
 * How strong the ground under a number is; the words a sentence may use follow it. `fact`: a count, a cost, a total that ties out.
 * A: random assignment. B: adjusted and consistent across designs, segments and checks. C: associated. D: before and after. E: one case. `projection`: what a model gives
 * from assumptions; it says nothing of what happened, so it stands beside the ladder and not on it.
 */
export type Grade = 'fact' | 'A' | 'B' | 'C' | 'D' | 'E' | 'projection'

/** What a number is measured in; the one formatter turns it into words. */
export type Unit =
  | 'count'
  | 'share' // 0..1
  | 'ratio' // contacts per customer
  | 'points' // a difference of shares, −1..1
  | 'money' // minor units, with `currency`
  | 'days'
  | 'seconds'
  | 'hazard-ratio'

/** A slice of the data other than time: `{ handler: 'ai-only' }`. */
export type Filter = Readonly<Record<string, string>>

/** Which rows stand behind a number: a metric's own selection, so that the rows can be listed and counted again. */
export interface RowsBehind {
  readonly table: 'contacts' | 'issues' | 'customers' | 'costs' | 'movements' | 'surveys' | 'retention' | 'assumptions'
  /** Which named selection of that table (usually the metric's id). */
  readonly selection: string
  /** Instants: from included, until excluded. `null` where the selection has no period. */
  readonly from: number | null
  readonly until: number | null
  readonly filter: Filter
}

/** A number with everything that is needed to trust or challenge it. Every number that the app shows is one of these. */
export interface Evidence {
  /** `metric@version/period[/slice]`, such as `cost-per-kept-resolution@1/2026Q3`: the same number always has the same id. */
  readonly id: string
  readonly metric: string
  readonly version: number
  readonly title: string
  /** `null` when it can't be told: too few rows, nothing mature yet. `note` says why. */
  readonly value: number | null
  readonly unit: Unit
  readonly currency: string | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly n: number
  /** The 95 % interval where the number is an estimate. */
  readonly low: number | null
  readonly high: number | null
  readonly period: string
  readonly filter: Filter
  /** Rows left out, by reason: `{ immature: 41 }`. */
  readonly excluded: Readonly<Record<string, number>>
  readonly grade: Grade
  /** What a careful reader has to know; whole sentences. */
  readonly caveats: readonly string[]
  readonly note: string | null
  /** Last instant that the data behind it covers. */
  readonly dataThrough: number | null
  /** Names of the sources it was made from ("Zendesk tickets"). */
  readonly sources: readonly string[]
  readonly rows: RowsBehind | null
}

/** The id of a number: what it measures, by which version, when, and for which slice. */
export function evidenceId(metric: string, version: number, period: string, filter: Filter = {}): string {
  const slice = Object.keys(filter)
    .sort()
    .map((key) => `${key}=${filter[key]}`)
    .join('+')
  return `${metric}@${version}/${period}${slice ? `/${slice}` : ''}`
}

/** What a metric is, in words that finance can hold: the help page, the deck's appendix and the rule that the code follows. */
export interface Definition {
  readonly id: string
  readonly version: number
  readonly effectiveFrom: string
  readonly title: string
  readonly family: 'resolution' | 'contact' | 'satisfaction' | 'cost' | 'revenue' | 'retention'
  readonly unit: Unit
  /** The formula in one sentence. */
  readonly formula: string
  readonly numerator: string
  readonly denominator: string
  readonly window: string
  readonly clock: string
  readonly included: string
  readonly excluded: string
  readonly immature: string
  readonly missing: string
  readonly goodDirection: 'up' | 'down' | 'neither'
  readonly owner: string
  readonly vendorDifferences: string
  /** Which imported fields it rests on, in words. */
  readonly needs?: string
  /** Days on which a vendor changed its own count, so that a trend may step there. */
  readonly breaks?: readonly string[]
  /** Is it activity (what the team did) or outcome (what happened to the customer)? */
  readonly speaksOf: 'activity' | 'outcome'
}
