import { formatCount, plural } from '../../base/format.ts'
import { maybeEvidenceOf } from '../../story/facts-of-quarter.ts'
import type { AppendixLetter } from '../deck.ts'
import type { DeckInput } from '../deck-input.ts'
import { type Draft, honest, table } from '../draft.ts'

/** A table of the appendix before it is divided into pages. */
export interface AppendixTable {
  readonly letter: AppendixLetter
  /** What it holds, as the end of "Appendix A: …"; a clause with a number. */
  readonly says: string
  readonly subtitle: string
  readonly columns: readonly (readonly [string, 'left' | 'right'])[]
  readonly rows: readonly (readonly string[])[]
  /** Rows a page, by how long their words are. */
  readonly rowsPerPage: number
  /** Said instead of a table without rows. */
  readonly empty: string
  readonly likelyQuestion: string
}

/** An appendix as its slides: one table a page, none of its rows left out. */
export function appendixPages(appendix: AppendixTable, { facts }: DeckInput): Draft[] {
  const { letter, says, subtitle, columns, rows, rowsPerPage, likelyQuestion } = appendix
  const pages = Array.from({ length: Math.max(1, Math.ceil(rows.length / rowsPerPage)) }, (_, i) =>
    rows.slice(i * rowsPerPage, (i + 1) * rowsPerPage),
  )
  return pages.map((page, i) => ({
    id: `appendix-${letter.toLowerCase()}${i === 0 ? '' : `-${i + 1}`}`,
    appendix: letter,
    title: `Appendix ${letter}: ${says}${pages.length > 1 ? ` (page ${formatCount(i + 1)} of ${formatCount(pages.length)})` : ''}`,
    subtitle,
    exhibit: page.length === 0 ? null : table(`${subtitle}: ${plural(page.length, 'row')}`, columns, page, []),
    figure: null,
    remarks: page.length === 0 ? [honest(appendix.empty)] : [],
    grade: 'fact',
    evidence: [maybeEvidenceOf(facts, 'contacts')],
    likelyQuestion,
  }))
}
