import type { Evidence } from '../base/evidence.ts'
import type { CohortComparison, CohortReport } from '../cohorts/report.ts'
import type { CostReport } from '../cost/report.ts'
import type { Exhibit } from '../deck/exhibit.ts'
import type { LedgerReport } from '../ledger/report.ts'
import { definitionOf } from '../metrics/registry/index.ts'
import type { MetricsReport } from '../metrics/report.ts'
import type { FactsOfQuarter, StoryExtras } from './facts-of-quarter.ts'
import { type Language, type Words, wordsOf } from './language/language.ts'

/**
 * The facts of a quarter with the words of their reports in another language. Reports are made and kept in English; ids, codes and numbers stay, and whatever a person or a vendor wrote
 * stays as it was written.
 */
export function retellFacts(facts: FactsOfQuarter, language: Language): FactsOfQuarter {
  if (language === facts.language) return facts
  const words = wordsOf({ language })
  return {
    ...facts,
    language,
    metrics: retellMetrics(facts.metrics, words),
    evidence: facts.evidence.map((one) => retellEvidence(one, words)),
    cohorts: retellCohorts(facts.cohorts, words),
    cost: facts.cost && retellCost(facts.cost, words),
    ledger: facts.ledger && retellLedger(facts.ledger, words),
    ...(facts.extras ? { extras: retellExtras(facts.extras, words) } : {}),
  }
}

/** A number with its title, remarks and reasons in another language. */
export function retellEvidence(evidence: Evidence, { retell, definition }: Words): Evidence {
  const isMetric = definitionOf(evidence.metric).title === evidence.title
  return {
    ...evidence,
    title: isMetric ? definition(evidence.metric).title : retell(evidence.title),
    note: evidence.note === null ? null : retell(evidence.note),
    caveats: evidence.caveats.map(retell),
    excluded: Object.fromEntries(Object.entries(evidence.excluded).map(([reason, n]) => [retell(reason), n])),
    sources: evidence.sources.map(retell),
  }
}

/** A picture with its words in another language. */
export function retellExhibit<E extends Exhibit>(exhibit: E, words: Words): E {
  return { ...exhibit, ...retoldParts(exhibit, words) }
}

function retoldParts(exhibit: Exhibit, { retell }: Words): Partial<Exhibit> {
  const said = { caption: retell(exhibit.caption), alt: retell(exhibit.alt) }
  switch (exhibit.kind) {
    case 'line':
      return {
        ...said,
        categories: exhibit.categories.map(retell),
        series: exhibit.series.map((one) => ({ ...one, name: retell(one.name) })),
        ...(exhibit.breaks
          ? { breaks: exhibit.breaks.map((one) => ({ category: retell(one.category), text: retell(one.text) })) }
          : {}),
      }
    case 'bar':
    case 'stacked':
      return {
        ...said,
        categories: exhibit.categories.map(retell),
        series: exhibit.series.map((one) => ({ ...one, name: retell(one.name) })),
      }
    case 'waterfall':
      return { ...said, bars: exhibit.bars.map((one) => ({ ...one, label: retell(one.label) })) }
    case 'step':
      return { ...said, curves: exhibit.curves.map((one) => ({ ...one, name: retell(one.name) })) }
    case 'forest':
      return {
        ...said,
        rows: exhibit.rows.map((one) => ({ ...one, label: retell(one.label), under: retell(one.under) })),
      }
    case 'table':
      return {
        ...said,
        columns: exhibit.columns.map((one) => ({ ...one, title: retell(one.title) })),
        rows: exhibit.rows.map((row) => row.map(retell)),
      }
  }
}

function maybeExhibit<E extends Exhibit>(exhibit: E | null, words: Words): E | null {
  return exhibit === null ? null : retellExhibit(exhibit, words)
}

function retellMetrics(metrics: MetricsReport, words: Words): MetricsReport {
  return {
    ...metrics,
    waterfallSentence: words.retell(metrics.waterfallSentence),
    waterfall: maybeExhibit(metrics.waterfall, words),
    trend: maybeExhibit(metrics.trend, words),
  }
}

function retellCohorts(cohorts: CohortReport, words: Words): CohortReport {
  return {
    ...cohorts,
    sentence: words.retell(cohorts.sentence),
    curves: maybeExhibit(cohorts.curves, words),
    comparisons: cohorts.comparisons.map((one) => retellComparison(one, words)),
    evidence: cohorts.evidence.map((one) => retellEvidence(one, words)),
  }
}

function retellComparison(comparison: CohortComparison, { retell }: Words): CohortComparison {
  return {
    ...comparison,
    reasons: comparison.reasons.map(retell),
    liftedBy: comparison.liftedBy.map(retell),
    adjusted: {
      ...comparison.adjusted,
      for: comparison.adjusted.for.map(retell),
      method: retell(comparison.adjusted.method),
    },
    ...(comparison.checks
      ? {
          checks: comparison.checks.map((one) => ({
            ...one,
            name: retell(one.name),
            finding: retell(one.finding),
            lift: retell(one.lift),
          })),
        }
      : {}),
    ...(comparison.segments
      ? {
          segments: {
            ...comparison.segments,
            rows: comparison.segments.rows.map((one) => ({ ...one, by: retell(one.by), name: retell(one.name) })),
          },
        }
      : {}),
  }
}

function retellCost(cost: CostReport, words: Words): CostReport {
  return {
    ...cost,
    sentence: words.retell(cost.sentence),
    unallocatedReason: cost.unallocatedReason === null ? null : words.retell(cost.unallocatedReason),
    trend: maybeExhibit(cost.trend, words),
    stack: maybeExhibit(cost.stack, words),
    perOutcome: cost.perOutcome.map((one) => retellEvidence(one, words)),
    evidence: cost.evidence.map((one) => retellEvidence(one, words)),
  }
}

function retellLedger(ledger: LedgerReport, words: Words): LedgerReport {
  const { retell } = words
  return {
    ...ledger,
    sentence: retell(ledger.sentence),
    bridge: maybeExhibit(ledger.bridge, words),
    ladder: maybeExhibit(ledger.ladder, words),
    claims: ledger.claims.map((one) => ({ ...one, title: retell(one.title), reason: retell(one.reason) })),
    sources: ledger.sources.map((one) => ({ ...one, title: retell(one.title), reason: retell(one.reason) })),
    evidence: ledger.evidence.map((one) => retellEvidence(one, words)),
  }
}

function retellExtras(extras: StoryExtras, words: Words): StoryExtras {
  const { retell } = words
  const { signs, promise, example } = extras
  return {
    signs: signs.map((one) => ({
      ...retellEvidence(one, words),
      filter: one.filter.words === undefined ? one.filter : { ...one.filter, words: retell(one.filter.words) },
    })),
    promise: promise && {
      ...promise,
      sentence: retell(promise.sentence),
      quarters: promise.quarters.map((quarter) => ({
        ...quarter,
        lines: quarter.lines.map((line) => ({ ...line, title: retell(line.title), reason: retell(line.reason) })),
      })),
      evidence: promise.evidence.map((one) => retellEvidence(one, words)),
    },
    example: example && {
      told: example.told,
      evidence: retellEvidence(example.evidence, words),
      after: retellEvidence(example.after, words),
    },
  }
}
