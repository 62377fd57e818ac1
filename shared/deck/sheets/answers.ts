import type { Sheet } from '../deck.ts'
import type { DeckInput } from '../deck-input.ts'
import { heads, text } from './cells.ts'

/** The three answers. */
export function answersSheet({ answers }: DeckInput): Sheet {
  return {
    name: 'Answers',
    widths: [44, 80, 22, 34, 8],
    frozenRows: 1,
    rows: [
      heads('question', 'answer', 'number', 'of what', 'grade'),
      ...answers.answers.map((a) => [text(a.asked), text(a.claim), text(a.figure), text(a.figureNote), text(a.grade)]),
    ],
  }
}
