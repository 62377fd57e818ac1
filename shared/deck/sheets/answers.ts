import { wordsOf } from '../../story/language/language.ts'
import type { Sheet } from '../deck.ts'
import type { DeckInput } from '../deck-input.ts'
import { heads, text } from './cells.ts'

/** The three answers. */
export function answersSheet({ answers, facts }: DeckInput): Sheet {
  const say = wordsOf(facts).sheets.answers
  return {
    name: say.name,
    widths: [44, 80, 22, 34, 8],
    frozenRows: 1,
    rows: [
      heads(...say.heads),
      ...answers.answers.map((a) => [
        text(a.asked),
        text(a.claim),
        text(a.figure),
        text(a.figureNote),
        text(a.grade ?? ''),
      ]),
    ],
  }
}
