import { wordsOf } from '../../story/language/language.ts'
import type { DeckInput } from '../deck-input.ts'
import type { Draft } from '../draft.ts'
import { appendixSlide } from './appendix-slide.ts'

/** A: every metric that the slides before it use, with version, formula and window. */
export function definitionSlide(metrics: readonly string[], input: DeckInput): Draft {
  const words = wordsOf(input.facts)
  const say = words.appendix.definitions
  const used = [...new Set(metrics)].sort().map(words.definition)
  return appendixSlide(
    {
      letter: 'A',
      says: say.says(used.length),
      subtitle: say.subtitle,
      columns: [
        [say.columns.metric, 'left'],
        [say.columns.formula, 'left'],
        [say.columns.window, 'left'],
        [say.columns.leftOut, 'left'],
      ],
      rows: used.map((d) => [say.metric(d), d.formula, d.window, d.excluded]),
      empty: say.empty,
      likelyQuestion: say.likely,
    },
    input,
  )
}
