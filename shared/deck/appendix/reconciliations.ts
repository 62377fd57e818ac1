import { wordsOf } from '../../story/language/language.ts'
import type { DeckInput } from '../deck-input.ts'
import type { Draft } from '../draft.ts'
import { appendixSlide } from './appendix-slide.ts'

/** C: what was checked, and what does not tie. */
export function reconciliationSlide(input: DeckInput): Draft {
  const say = wordsOf(input.facts).appendix.reconciliations
  const tied = input.ties.filter((one) => one.ok).length
  return appendixSlide(
    {
      letter: 'C',
      says: say.says({ tied, checks: input.ties.length }),
      subtitle: say.subtitle,
      columns: [
        [say.columns.check, 'left'],
        [say.columns.ties, 'left'],
        [say.columns.found, 'left'],
      ],
      rows: input.ties.map((one) => [one.name, one.ok ? say.yesNo.yes : say.yesNo.no, one.detail]),
      empty: say.empty,
      likelyQuestion: say.likely,
    },
    input,
  )
}
