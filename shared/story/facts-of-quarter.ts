import type { Evidence } from '../base/evidence.ts'
import type { PromiseReport } from '../case/promise.ts'
import type { CohortReport } from '../cohorts/report.ts'
import type { CostReport } from '../cost/report.ts'
import type { LedgerReport } from '../ledger/report.ts'
import type { MetricsReport } from '../metrics/report.ts'
import { type Language, wordsOf } from './language/language.ts'

/** Everything that is known about a quarter when its story is told. */
export interface FactsOfQuarter {
  /** In which the reports’ words are, and the story is told. */
  readonly language: Language
  readonly company: string
  readonly quarter: string
  readonly quarters: readonly string[]
  /** The quarter before, when there are data for it. */
  readonly before: string | null
  readonly currency: string
  readonly metrics: MetricsReport
  /** Contact metrics of the quarter, whole and by handler, and of the quarter before. */
  readonly evidence: readonly Evidence[]
  readonly cohorts: CohortReport
  /** `null` when no ledger was imported. */
  readonly cost: CostReport | null
  /** `null` when no subscriptions were imported. */
  readonly ledger: LedgerReport | null
  /** Share of contacts matched to a paying customer. */
  readonly matchRate: number | null
  /** What only the story and the deck need. */
  readonly extras?: StoryExtras
}

/** What a story tells besides the reports: signs that came before losses, promises, one example. */
export interface StoryExtras {
  /** Hazard ratios of signs of risk, judged together; `filter.words` ends "customers who …". */
  readonly signs: readonly Evidence[]
  readonly promise: PromiseReport | null
  readonly example: { readonly told: ExampleTold; readonly evidence: Evidence; readonly after: Evidence } | null
}

/** One customer's story without a name; days on the project's calendar, amounts a month in minor units. */
export interface ExampleTold {
  readonly plan: string | null
  readonly topic: string | null
  readonly contactDays: readonly number[]
  readonly signalDay: number | null
  readonly signalType: string | null
  readonly signalStatus: string | null
  readonly movementDay: number | null
  readonly movementKind: string | null
}

/** All evidence that a quarter's reports brought along, each number once: where two reports tell the same one, as the first of them tells it. */
export function evidenceOf(facts: FactsOfQuarter): Evidence[] {
  const made = [
    ...facts.evidence,
    ...facts.cohorts.evidence,
    ...(facts.cost?.evidence ?? []),
    ...(facts.ledger?.evidence ?? []),
    ...(facts.extras?.signs ?? []),
    ...(facts.extras?.promise?.evidence ?? []),
    ...(facts.extras?.example ? [facts.extras.example.evidence, facts.extras.example.after] : []),
  ]
  const first = new Map<string, Evidence>()
  for (const one of made) if (!first.has(one.id)) first.set(one.id, one)
  return [...first.values()]
}

/** The evidence of a metric for a quarter and slice, when it was made. */
export function maybeEvidenceOf(
  facts: FactsOfQuarter,
  metric: string,
  period: string = facts.quarter,
  filter: Evidence['filter'] = {},
): Evidence | undefined {
  const wanted = JSON.stringify(Object.entries(filter).sort())
  return evidenceOf(facts).find(
    (e) => e.metric === metric && e.period === period && JSON.stringify(Object.entries(e.filter).sort()) === wanted,
  )
}

/** The evidence of a metric, when it was made and could be told. */
export function maybeTold(
  facts: FactsOfQuarter,
  metric: string,
  period: string = facts.quarter,
  filter: Evidence['filter'] = {},
): (Evidence & { readonly value: number }) | undefined {
  const found = maybeEvidenceOf(facts, metric, period, filter)
  return found && found.value !== null ? { ...found, value: found.value } : undefined
}

/** Evidence by its ids, in their order; what was not made is left out. */
export function evidenceByIds(facts: FactsOfQuarter, ids: readonly string[]): Evidence[] {
  const known = new Map(evidenceOf(facts).map((e) => [e.id, e]))
  return [...new Set(ids)].flatMap((id) => known.get(id) ?? [])
}

/** The evidence of some metrics, in any quarter, whose number a sentence says as the one formatter writes it: what the sentence stands on. */
export function evidenceSaid(facts: FactsOfQuarter, sentence: string, metrics: readonly string[]): string[] {
  const { format } = wordsOf(facts)
  return facts.quarters.flatMap((quarter) =>
    metrics.flatMap((metric) => {
      const found = maybeTold(facts, metric, quarter)
      return found && sentence.includes(format.evidence(found)) ? [found.id] : []
    }),
  )
}
