import { definitionOf } from '../metrics/registry/index.ts'
import { wordsOf } from '../story/language/language.ts'
import { assumptionWords } from './appendix/assumptions.ts'
import type { Deck } from './deck.ts'
import { allEvidence, type DeckInput } from './deck-input.ts'
import type { Grounds } from './number-gate.ts'

/** What the numbers of a deck may stand on: the quarter's evidence, what the story counts of itself, and what the project keeps and the appendix lists. */
export function groundsOf(input: DeckInput, deck: Deck): Grounds {
  return {
    language: input.facts.language,
    evidence: allEvidence(input),
    counted: counted(input),
    listed: listed(input, deck),
  }
}

/** How many proof points there are, held and did not, and how many segments agree: numbers that a story counts of itself. */
function counted({ proofPoints, facts, restatements, businessCase }: DeckInput): number[] {
  const worked = proofPoints.filter((p) => p.worked).length
  const comparison = facts.cohorts.comparisons[0]
  const segments = comparison?.segments?.rows ?? []
  const upward = segments.filter((row) => row.hazardRatio > 1).length
  return [
    facts.quarters.length,
    proofPoints.length,
    worked,
    proofPoints.length - worked,
    segments.length,
    upward,
    segments.length - upward,
    segments.filter((row) => row.says === 'holds up').length,
    comparison?.segments?.tooFew ?? 0,
    restatements.length,
    businessCase?.breakEvens.length ?? 0,
  ]
}

/** The texts of the appendix as the project keeps them, made anew from their sources and not from the slides. */
function listed(input: DeckInput, deck: Deck): string[] {
  const { receipts, ties, restatements, businessCase, facts } = input
  const { currency } = facts
  const { format, definition } = wordsOf(facts)
  const money = (minor: number) => format.moneyShort(minor, currency)
  const evidence = allEvidence(input)
  const metrics = [...new Set(evidence.map((e) => e.metric))].map(definition)
  const told = new Set(deck.slides.flatMap((slide) => slide.evidence))
  const comparison = facts.cohorts.comparisons[0]
  const restated = (id: string, value: number | null) =>
    value === null ? '' : format.value(value, definitionOf(id.split('@')[0] ?? '').unit, currency)
  const counts = [
    receipts.length,
    receipts.reduce((sum, one) => sum + one.rowsIn, 0),
    ties.length,
    ties.filter((one) => one.ok).length,
    restatements.length,
    new Set(evidence.filter((e) => told.has(e.id)).map((e) => e.metric)).size,
    businessCase?.assumptions.length ?? 0,
    businessCase?.assumptions.filter((one) => one.status === 'agreed').length ?? 0,
    businessCase?.scenarios.length ?? 0,
    businessCase?.alternatives.length ?? 0,
    comparison?.checks?.length ?? 0,
    comparison?.checks?.filter((one) => one.passed === true).length ?? 0,
    facts.cohorts.groups.length,
    ...deck.slides.map(({ exhibit }) => (exhibit?.kind === 'table' ? exhibit.rows.length : 0)),
  ]
  return [
    ...counts.map(format.count),
    ...(facts.matchRate === null ? [] : [format.share(facts.matchRate)]),
    ...metrics.flatMap((d) => [d.title, d.formula, d.window, d.excluded, format.count(d.version)]),
    ...receipts.flatMap((one) => [
      one.file,
      one.title,
      'SHA-256',
      one.sha256.slice(0, 12),
      ...[one.rowsIn, one.records, one.merged, one.excluded, one.problems].map(format.count),
    ]),
    ...ties.flatMap((one) => [one.name, one.detail]),
    ...(comparison?.checks ?? []).flatMap((one) => [one.name, one.finding]),
    ...(comparison ? [comparison.adjusted.method, ...comparison.adjusted.for, ...comparison.reasons] : []),
    ...(businessCase?.assumptions ?? []).flatMap((one) => [
      one.title,
      one.source,
      one.owner,
      ...[one.value, one.low, one.high].map((value) => assumptionWords(one, value, currency, format)),
    ]),
    ...(businessCase?.scenarios ?? []).flatMap((one) => [
      money(one.npv),
      one.roi === null ? '' : format.share(one.roi),
      one.paybackMonths === null ? '' : format.number(one.paybackMonths, 1),
      one.means,
    ]),
    ...(businessCase?.alternatives ?? []).flatMap((one) => [
      one.name,
      one.means,
      one.npv === null ? '' : money(one.npv),
    ]),
    ...restatements.flatMap((one) => [
      one.reason,
      restated(one.evidence, one.before),
      restated(one.evidence, one.after),
    ]),
  ]
}
