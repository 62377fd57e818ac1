import { definitionOf } from '../../metrics/registry/index.ts'
import { wordsOf } from '../../story/language/language.ts'
import type { DeckInput } from '../deck-input.ts'
import type { Draft } from '../draft.ts'
import { appendixSlide } from './appendix-slide.ts'

/** G: numbers that were told and are told differently now, and days on which a vendor began to count otherwise. */
export function restatementSlide(input: DeckInput): Draft {
  const { facts, restatements } = input
  const { appendix, format } = wordsOf(facts)
  const say = appendix.restatements
  const value = (id: string, given: number | null) =>
    given === null
      ? format.words.tooFew
      : format.value(given, definitionOf(id.split('@')[0] ?? '').unit, facts.currency)
  const trend = facts.metrics.trend
  const breaks = trend?.kind === 'line' ? (trend.breaks ?? []) : []
  return appendixSlide(
    {
      letter: 'G',
      says: say.says({ restated: restatements.length, breaks: breaks.length }),
      subtitle: say.subtitle,
      columns: [
        [say.columns.number, 'left'],
        [say.columns.before, 'right'],
        [say.columns.now, 'right'],
        [say.columns.reason, 'left'],
      ],
      rows: [
        ...restatements.map((one) => [
          one.evidence,
          value(one.evidence, one.before),
          value(one.evidence, one.after),
          one.reason,
        ]),
        ...breaks.map((one) => [say.breakIn(one.category), '', '', one.text]),
      ],
      empty: say.empty,
      likelyQuestion: say.likely,
    },
    input,
  )
}
