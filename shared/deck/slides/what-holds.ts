import { evidenceByIds } from '../../story/facts-of-quarter.ts'
import { wordsOf } from '../../story/language/language.ts'
import type { DeckInput } from '../deck-input.ts'
import { type Draft, gradeMarks, table } from '../draft.ts'

/** The quarter's proof points: what stands, and what went the wrong way or found nothing. */
export function whatHoldsSlide({ facts, proofPoints }: DeckInput): Draft {
  const say = wordsOf(facts).slides.whatHolds
  const worked = proofPoints.filter((p) => p.worked).length
  const not = proofPoints.length - worked
  return {
    id: 'what-holds',
    title: say.title({ worked, points: proofPoints.length, not }),
    subtitle: say.subtitle,
    exhibit: table(
      say.caption,
      [
        [say.columns.stands, 'left'],
        [say.columns.claim, 'left'],
        [wordsOf(facts).slides.grade, 'right'],
      ],
      proofPoints.map((p) => [p.worked ? say.yes : say.no, p.title, gradeMarks[p.grade]]),
      proofPoints.flatMap((p) => p.evidence),
    ),
    figure: null,
    remarks: [],
    grade: 'fact',
    evidence: evidenceByIds(
      facts,
      proofPoints.flatMap((p) => p.evidence),
    ),
    likelyQuestion: say.likely,
  }
}
