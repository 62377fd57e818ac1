import { formatCount, plural } from '../../base/format.ts'
import type { DeckInput } from '../deck-input.ts'
import type { Draft } from '../draft.ts'
import { appendixSlide } from './appendix-slide.ts'

/** C: what was checked, and what does not tie. */
export function reconciliationSlide(input: DeckInput): Draft {
  const tied = input.ties.filter((one) => one.ok).length
  return appendixSlide(
    {
      letter: 'C',
      says: `${formatCount(tied)} of ${plural(input.ties.length, 'check')} ${tied === 1 ? 'ties' : 'tie'}`,
      subtitle: 'Receipts, ledger, movements and customers, checked against each other',
      columns: [
        ['check', 'left'],
        ['ties', 'left'],
        ['what was found', 'left'],
      ],
      rows: input.ties.map((one) => [one.name, one.ok ? 'yes' : 'NO', one.detail]),
      empty: 'Nothing could be checked.',
      likelyQuestion: 'How does this bridge to the figures that we report?',
    },
    input,
  )
}
