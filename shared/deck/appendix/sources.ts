import { wordsOf } from '../../story/language/language.ts'
import type { DeckInput } from '../deck-input.ts'
import type { Draft } from '../draft.ts'
import { appendixSlide } from './appendix-slide.ts'

/** B: every imported file with its rows, span and fingerprint. */
export function sourceSlide(input: DeckInput): Draft {
  const { appendix, format } = wordsOf(input.facts)
  const say = appendix.sources
  const { columns } = say
  const rows = input.receipts.reduce((sum, one) => sum + one.rowsIn, 0)
  const matched = input.facts.matchRate
  return appendixSlide(
    {
      letter: 'B',
      says: say.says({
        rows,
        files: input.receipts.length,
        matched: matched === null ? null : format.share(matched),
      }),
      subtitle: say.subtitle,
      columns: [
        [columns.file, 'left'],
        [columns.readAs, 'left'],
        [columns.rows, 'right'],
        [columns.records, 'right'],
        [columns.merged, 'right'],
        [columns.leftOut, 'right'],
        [columns.problems, 'right'],
        [columns.from, 'left'],
        [columns.through, 'left'],
        ['SHA-256', 'left'],
      ],
      rows: input.receipts.map((one) => [
        one.file,
        one.title,
        format.count(one.rowsIn),
        format.count(one.records),
        format.count(one.merged),
        format.count(one.excluded),
        format.count(one.problems),
        one.dataFrom?.slice(0, 10) ?? '',
        one.dataThrough?.slice(0, 10) ?? '',
        one.sha256.slice(0, 12),
      ]),
      empty: say.empty,
      likelyQuestion: say.likely,
    },
    input,
  )
}
