import { maybeEvidenceOf } from '../../story/facts-of-quarter.ts'
import { wordsOf } from '../../story/language/language.ts'
import type { AppendixLetter } from '../deck.ts'
import type { DeckInput } from '../deck-input.ts'
import { type Draft, honest, table } from '../draft.ts'

/** A part of the appendix: a table, and what it says. */
export interface Appendix {
  readonly letter: AppendixLetter
  /** What it holds, as the end of "Appendix A: …"; a clause with a number. */
  readonly says: string
  readonly subtitle: string
  readonly columns: readonly (readonly [string, 'left' | 'right'])[]
  readonly rows: readonly (readonly string[])[]
  /** Said instead of a table without rows. */
  readonly empty: string
  readonly likelyQuestion: string
}

/** A part of the appendix as a slide; the writer continues a table that is longer than a page on the next. */
export function appendixSlide(appendix: Appendix, { facts }: DeckInput): Draft {
  const say = wordsOf(facts).appendix
  const { letter, says, subtitle, columns, rows, empty, likelyQuestion } = appendix
  return {
    id: `appendix-${letter.toLowerCase()}`,
    appendix: letter,
    title: say.title({ letter, says }),
    subtitle,
    exhibit: rows.length === 0 ? null : table(say.caption({ subtitle, rows: rows.length }), columns, rows, []),
    figure: null,
    remarks: rows.length === 0 ? [honest(empty)] : [],
    grade: 'fact',
    evidence: [maybeEvidenceOf(facts, 'contacts')],
    likelyQuestion,
  }
}
