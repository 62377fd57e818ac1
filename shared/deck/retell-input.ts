import type { CaseReport } from '../case/report.ts'
import { type Words, wordsOf } from '../story/language/language.ts'
import { retellEvidence, retellExhibit } from '../story/retell-facts.ts'
import type { DeckInput } from './deck-input.ts'

/** What a deck is planned from, with everything that is not yet in the language of its facts told in it: the case, checks, receipts, restatements. */
export function retellInput(input: DeckInput): DeckInput {
  if (input.facts.language === 'en') return input
  const words = wordsOf(input.facts)
  const { retell } = words
  return {
    ...input,
    businessCase: input.businessCase && retellCase(input.businessCase, words),
    receipts: input.receipts.map((one) => ({ ...one, title: retell(one.title) })),
    ties: input.ties.map((one) => ({ ...one, name: retell(one.name), detail: retell(one.detail) })),
    restatements: input.restatements.map((one) => ({ ...one, reason: retell(one.reason) })),
  }
}

function retellCase(made: CaseReport, words: Words): CaseReport {
  const { retell } = words
  const titled = <T extends { readonly title: string }>(line: T): T => ({ ...line, title: retell(line.title) })
  return {
    ...made,
    benefits: made.benefits.map(titled),
    costs: made.costs.map(titled),
    breakEvens: made.breakEvens.map(titled),
    assumptions: made.assumptions.map((one) => ({
      ...titled(one),
      source: retell(one.source),
      owner: retell(one.owner),
      meaning: retell(one.meaning),
    })),
    scenarios: made.scenarios.map((one) => ({ ...one, name: retell(one.name), means: retell(one.means) })),
    alternatives: made.alternatives.map((one) => ({ ...one, name: retell(one.name), means: retell(one.means) })),
    flows: made.flows && retellExhibit(made.flows, words),
    tornadoExhibit: made.tornadoExhibit && retellExhibit(made.tornadoExhibit, words),
    evidence: made.evidence.map((one) => retellEvidence(one, words)),
  }
}
