import { maybeSpent } from '../../story/answers.ts'
import { evidenceByIds, maybeEvidenceOf, maybeTold } from '../../story/facts-of-quarter.ts'
import { wordsOf } from '../../story/language/language.ts'
import type { DeckInput } from '../deck-input.ts'
import { type Draft, fallbackTitle, gradeMarks, table } from '../draft.ts'

/** The quarter on one page: the CFO's three questions, each with its number and grade. */
export function onePageSlide({ facts, answers }: DeckInput): Draft {
  const { format, slides } = wordsOf(facts)
  const say = slides.onePage
  const kept = maybeTold(facts, 'cost-per-kept-resolution')
  const spent = maybeSpent(facts)
  const lost = maybeTold(facts, 'customers-lost')
  const claimed = facts.ledger?.claims.find((c) => c.rung === 'attributed')
  const parts = [
    ...(kept ? [say.kept(format.evidence(kept))] : spent ? [say.spent(format.evidence(spent))] : []),
    ...(lost ? [say.lost(lost.value)] : []),
    ...(claimed && facts.ledger ? [say.claimed(format.moneyShort(claimed.amountMinor, facts.ledger.currency))] : []),
  ]
  const title =
    parts.length > 0 ? say.title({ quarter: format.quarter(facts.quarter), parts }) : fallbackTitle(facts, say.untold)
  return {
    id: 'one-page',
    title,
    subtitle: say.subtitle,
    exhibit: table(
      say.caption,
      [
        [say.columns.question, 'left'],
        [say.columns.answer, 'left'],
        [say.columns.number, 'right'],
        [slides.grade, 'right'],
      ],
      answers.answers.map((a) => [
        a.asked,
        a.claim,
        `${a.figure} (${a.figureNote})`,
        a.grade === null ? '' : gradeMarks[a.grade],
      ]),
      answers.answers.flatMap((a) => a.evidence),
    ),
    figure: null,
    remarks: [],
    grade: 'fact',
    evidence: [
      ...evidenceByIds(
        facts,
        answers.answers.flatMap((a) => a.evidence),
      ),
      // What the title says where no answer has a number.
      ...(parts.length > 0 ? [] : [maybeEvidenceOf(facts, 'contacts')]),
    ],
    likelyQuestion: say.likely,
  }
}
