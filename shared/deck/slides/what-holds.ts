import { formatCount, plural } from '../../base/format.ts'
import { evidenceByIds } from '../../story/facts-of-quarter.ts'
import type { DeckInput } from '../deck-input.ts'
import { type Draft, table } from '../draft.ts'

/** The quarter's proof points: what stands, and what went the wrong way or found nothing. */
export function whatHoldsSlide({ facts, proofPoints }: DeckInput): Draft {
  const worked = proofPoints.filter((p) => p.worked).length
  const not = proofPoints.length - worked
  return {
    id: 'what-holds',
    title: `${formatCount(worked)} of ${plural(proofPoints.length, 'proof point')} ${worked === 1 ? 'stands' : 'stand'} this quarter; ${formatCount(not)} went the wrong way or found nothing`,
    subtitle: 'What the evidence supports, and what it does not',
    exhibit: table(
      'Proof points',
      [
        ['stands', 'left'],
        ['claim', 'left'],
        ['grade', 'right'],
      ],
      proofPoints.map((p) => [p.worked ? 'yes' : 'no', p.title, p.grade === 'fact' ? '✓' : p.grade]),
      proofPoints.flatMap((p) => p.evidence),
    ),
    figure: null,
    remarks: [],
    grade: 'fact',
    evidence: evidenceByIds(
      facts,
      proofPoints.flatMap((p) => p.evidence),
    ),
    likelyQuestion: 'What will you do about the ones that did not work?',
  }
}
