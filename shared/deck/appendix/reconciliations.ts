import { formatCount, plural } from '../../base/format.ts'
import type { DeckInput } from '../deck-input.ts'
import type { Draft } from '../draft.ts'
import { appendixPages } from './pages.ts'

/** C: what was checked, and what does not tie. */
export function reconciliationPages(input: DeckInput): Draft[] {
  const tied = input.ties.filter((one) => one.ok).length
  return appendixPages(
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
      rowsPerPage: 10,
      empty: 'Nothing could be checked.',
      likelyQuestion: 'How does this bridge to the figures that we report?',
    },
    input,
  )
}
