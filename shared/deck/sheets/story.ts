import type { Sheet } from '../deck.ts'
import type { DeckInput } from '../deck-input.ts'
import { heads, text } from './cells.ts'

/** The proof points with what stands behind them. */
export function storySheet({ proofPoints }: DeckInput): Sheet {
  return {
    name: 'Story',
    widths: [80, 100, 8, 10, 60],
    frozenRows: 1,
    rows: [
      heads('claim', 'what stands behind it', 'grade', 'held', 'evidence'),
      ...proofPoints.map((p) => [
        text(p.title),
        text(p.text),
        text(p.grade),
        text(p.worked ? 'yes' : 'no'),
        text(p.evidence.join(', ')),
      ]),
    ],
  }
}
