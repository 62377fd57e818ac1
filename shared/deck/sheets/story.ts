import { wordsOf } from '../../story/language/language.ts'
import type { Sheet } from '../deck.ts'
import type { DeckInput } from '../deck-input.ts'
import { heads, text } from './cells.ts'

/** The proof points with what stands behind them. */
export function storySheet({ proofPoints, facts }: DeckInput): Sheet {
  const { sheets } = wordsOf(facts)
  const say = sheets.story
  return {
    name: say.name,
    widths: [80, 100, 8, 10, 60],
    frozenRows: 1,
    rows: [
      heads(...say.heads),
      ...proofPoints.map((p) => [
        text(p.title),
        text(p.text),
        text(p.grade),
        text(p.worked ? sheets.yes : sheets.no),
        text(p.evidence.join(', ')),
      ]),
    ],
  }
}
