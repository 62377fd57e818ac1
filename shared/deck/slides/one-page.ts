import { formatEvidence, formatMoneyShort, formatQuarter, plural } from '../../base/format.ts'
import { evidenceByIds, maybeTold } from '../../story/facts-of-quarter.ts'
import type { DeckInput } from '../deck-input.ts'
import { type Draft, fallbackTitle, table } from '../draft.ts'

/** The quarter on one page: the CFO's three questions, each with its number and grade. */
export function onePageSlide({ facts, answers }: DeckInput): Draft {
  const kept = maybeTold(facts, 'cost-per-kept-resolution')
  const lost = maybeTold(facts, 'customers-lost')
  const claimed = facts.ledger?.claims.find((c) => c.rung === 'attributed')
  const parts = [
    ...(kept ? [`a kept resolution costs ${formatEvidence(kept)}`] : []),
    ...(lost ? [`${plural(lost.value, 'customer')} left`] : []),
    ...(claimed && facts.ledger
      ? [`${formatMoneyShort(claimed.amountMinor, facts.ledger.currency)} of revenue is claimed`]
      : []),
  ]
  const title =
    parts.length > 0
      ? `${formatQuarter(facts.quarter)} in one page: ${parts.join(', ')}`
      : fallbackTitle(facts, 'Money can’t be told yet')
  return {
    id: 'one-page',
    title,
    subtitle: 'Three questions of the CFO, each with what stands behind the answer',
    exhibit: table(
      'Three answers',
      [
        ['question', 'left'],
        ['answer', 'left'],
        ['number', 'right'],
        ['grade', 'right'],
      ],
      answers.answers.map((a) => [
        a.asked,
        a.claim,
        `${a.figure} (${a.figureNote})`,
        a.grade === 'fact' ? '✓' : a.grade,
      ]),
      answers.answers.flatMap((a) => a.evidence),
    ),
    figure: null,
    remarks: [],
    grade: 'fact',
    evidence: evidenceByIds(
      facts,
      answers.answers.flatMap((a) => a.evidence),
    ),
    likelyQuestion: 'Which of the three would you bet your budget on?',
  }
}
