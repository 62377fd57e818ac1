import { must } from '../base/assert.ts'
import { wordsOf } from '../story/language/language.ts'
import { assumptionSlide } from './appendix/assumptions.ts'
import { definitionSlide } from './appendix/definitions.ts'
import { methodSlide } from './appendix/method.ts'
import { reconciliationSlide } from './appendix/reconciliations.ts'
import { restatementSlide } from './appendix/restatements.ts'
import { scenarioSlide } from './appendix/scenarios.ts'
import { sourceSlide } from './appendix/sources.ts'
import type { Deck } from './deck.ts'
import { allEvidence, type DeckInput } from './deck-input.ts'
import { type Draft, finishSlide } from './draft.ts'
import { askSlide } from './slides/ask.ts'
import { businessCaseSlide } from './slides/business-case.ts'
import { claimsSlide } from './slides/claims.ts'
import { costSlide } from './slides/cost.ts'
import { fatesSlide } from './slides/fates.ts'
import { ledgerSlide } from './slides/ledger.ts'
import { onePageSlide } from './slides/one-page.ts'
import { promisesSlide } from './slides/promises.ts'
import { retentionSlide } from './slides/retention.ts'
import { revenueSlide } from './slides/revenue.ts'
import { savesSlide } from './slides/saves.ts'
import { segmentsSlide } from './slides/segments.ts'
import { sensitivitySlide } from './slides/sensitivity.ts'
import { signalsSlide } from './slides/signals.ts'
import { waterfallSlide } from './slides/waterfall.ts'
import { whatHoldsSlide } from './slides/what-holds.ts'

/** Nine slides for a quarter of an hour, or sixteen with everything that stands behind them. */
export type DeckLength = 'short' | 'full'
export const deckLengths: readonly DeckLength[] = ['short', 'full']

/** The slides in the order in which they are told; `short` ones stand in both decks. */
const story: readonly { readonly short: boolean; readonly slide: (input: DeckInput) => Draft }[] = [
  { short: true, slide: onePageSlide },
  { short: false, slide: promisesSlide },
  { short: true, slide: ({ facts }) => ledgerSlide(facts) },
  { short: true, slide: ({ facts }) => costSlide(facts) },
  { short: true, slide: ({ facts }) => waterfallSlide(facts) },
  { short: false, slide: ({ facts }) => fatesSlide(facts) },
  { short: true, slide: ({ facts }) => retentionSlide(facts) },
  { short: false, slide: ({ facts }) => segmentsSlide(facts) },
  { short: true, slide: ({ facts }) => revenueSlide(facts) },
  { short: false, slide: ({ facts }) => savesSlide(facts) },
  { short: false, slide: ({ facts }) => signalsSlide(facts) },
  { short: true, slide: ({ facts }) => claimsSlide(facts) },
  { short: true, slide: businessCaseSlide },
  { short: false, slide: sensitivitySlide },
  { short: false, slide: whatHoldsSlide },
  { short: true, slide: askSlide },
]

/** A deck that tells the quarter by its titles alone, each title a claim with its number; the full one carries the appendices A to G. */
export function planDeck(input: DeckInput, length: DeckLength = 'short'): Deck {
  const { facts } = input
  const { slides, format } = wordsOf(facts)
  const told = story
    .filter(({ short }) => length === 'full' || short)
    .map(({ slide }) => finishSlide(slide(input), input))
  const appendix =
    length === 'full'
      ? appendices(
          told.flatMap((slide) => slide.evidence),
          input,
        )
      : []
  return {
    title: slides.deck.title({ company: facts.company, quarter: format.quarter(facts.quarter) }),
    subject: slides.deck.subject,
    language: facts.language,
    company: facts.company,
    quarter: facts.quarter,
    date: input.date,
    slides: [...told, ...appendix.map((draft) => finishSlide(draft, input))],
  }
}

function appendices(evidence: readonly string[], input: DeckInput): Draft[] {
  const known = new Map(allEvidence(input).map((e) => [e.id, e]))
  return [
    definitionSlide(
      evidence.map((id) => must(known.get(id), `evidence ${id}`).metric),
      input,
    ),
    sourceSlide(input),
    reconciliationSlide(input),
    methodSlide(input),
    assumptionSlide(input),
    scenarioSlide(input),
    restatementSlide(input),
  ]
}
