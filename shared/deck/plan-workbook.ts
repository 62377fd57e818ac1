import { registry } from '../metrics/registry/index.ts'
import { wordsOf } from '../story/language/language.ts'
import type { Workbook } from './deck.ts'
import { allEvidence, type DeckInput } from './deck-input.ts'
import { answersSheet } from './sheets/answers.ts'
import { assumptionSheet } from './sheets/assumptions.ts'
import { caseSheet } from './sheets/case.ts'
import { cohortSheet } from './sheets/cohorts.ts'
import { costSheet } from './sheets/cost.ts'
import { definitionSheet } from './sheets/definitions.ts'
import { evidenceSheet } from './sheets/evidence.ts'
import { ledgerSheet } from './sheets/ledger.ts'
import { reconciliationSheet } from './sheets/reconciliation.ts'
import { scorecardSheet } from './sheets/scorecard.ts'
import { sourceSheet } from './sheets/sources.ts'
import { storySheet } from './sheets/story.ts'

/** The workbook for finance: one sheet per question, live sums and rates where a person would follow the arithmetic, then what stands behind them. */
export function planWorkbook(input: DeckInput): Workbook {
  const { facts, businessCase } = input
  const words = wordsOf(facts)
  return {
    title: words.slides.deck.title({ company: facts.company, quarter: words.format.quarter(facts.quarter) }),
    date: input.date,
    sheets: [
      answersSheet(input),
      ...(facts.cost ? [costSheet(facts.cost, words)] : []),
      scorecardSheet(
        facts.evidence.filter((e) => e.period === facts.quarter),
        words,
      ),
      cohortSheet(input),
      ...(facts.ledger ? [ledgerSheet(facts.ledger, words)] : []),
      ...(businessCase ? [caseSheet(businessCase, words), assumptionSheet(businessCase, words)] : []),
      reconciliationSheet(input),
      storySheet(input),
      definitionSheet(registry, words),
      sourceSheet(input.receipts, words),
      evidenceSheet(allEvidence(input), words),
    ],
  }
}
