import { formatCount, formatShare, plural } from '../../base/format.ts'
import type { DeckInput } from '../deck-input.ts'
import type { Draft } from '../draft.ts'
import { appendixSlide } from './appendix-slide.ts'

/** B: every imported file with its rows, span and fingerprint. */
export function sourceSlide(input: DeckInput): Draft {
  const rows = input.receipts.reduce((sum, one) => sum + one.rowsIn, 0)
  const matched = input.facts.matchRate
  return appendixSlide(
    {
      letter: 'B',
      says: `${plural(rows, 'row')} from ${plural(input.receipts.length, 'file')}${matched === null ? '' : `; ${formatShare(matched)} of contacts are matched to a customer`}`,
      subtitle: 'Rows in = records + merged + left out + problems, for every file',
      columns: [
        ['file', 'left'],
        ['read as', 'left'],
        ['rows', 'right'],
        ['records', 'right'],
        ['merged', 'right'],
        ['left out', 'right'],
        ['problems', 'right'],
        ['from', 'left'],
        ['through', 'left'],
        ['SHA-256', 'left'],
      ],
      rows: input.receipts.map((one) => [
        one.file,
        one.title,
        formatCount(one.rowsIn),
        formatCount(one.records),
        formatCount(one.merged),
        formatCount(one.excluded),
        formatCount(one.problems),
        one.dataFrom?.slice(0, 10) ?? '',
        one.dataThrough?.slice(0, 10) ?? '',
        one.sha256.slice(0, 12),
      ]),
      empty: 'No file was imported.',
      likelyQuestion: 'Who exported these files, and when?',
    },
    input,
  )
}
