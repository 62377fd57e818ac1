import { formatCount, formatQuarter, formatValue, plural } from '../../base/format.ts'
import { definitionOf } from '../../metrics/registry/index.ts'
import { maybeEvidenceOf } from '../../story/facts-of-quarter.ts'
import type { DeckInput } from '../deck-input.ts'
import { type Draft, honest, plain, table, untoldSlide } from '../draft.ts'

/** What was told in earlier quarters and is told differently now. */
export function promisesSlide({ facts, restatements }: DeckInput): Draft {
  const changed = restatements.filter((one) => one.before !== null && one.after !== null)
  if (changed.length === 0)
    return untoldSlide(
      facts,
      'promises',
      'No number that was told before had to be restated; promises can be held against results',
      'What did you promise last time?',
    )
  return {
    id: 'promises',
    title: `${plural(changed.length, 'number')} of earlier quarters ${changed.length === 1 ? 'is' : 'are'} told differently since later data came in`,
    subtitle: `Restated up to ${formatQuarter(facts.quarter)}: both values stand, with the reason`,
    exhibit: table(
      'Restated numbers',
      [
        ['number', 'left'],
        ['told before', 'right'],
        ['told now', 'right'],
        ['reason', 'left'],
      ],
      changed
        .slice(0, 8)
        .map((one) => [
          one.evidence,
          formatValue(one.before ?? 0, unitOf(one.evidence), facts.currency),
          formatValue(one.after ?? 0, unitOf(one.evidence), facts.currency),
          one.reason,
        ]),
      changed.map((one) => one.evidence),
    ),
    figure: null,
    remarks: [
      plain(`${formatCount(changed.length)} in all; the log is in the appendix.`),
      honest('A number is restated, never quietly replaced: both values stand.'),
    ],
    grade: 'fact',
    evidence: [maybeEvidenceOf(facts, 'contacts')],
    likelyQuestion: 'Which of the numbers you showed last time still hold?',
  }
}

function unitOf(evidenceId: string) {
  const metric = evidenceId.split('@')[0] ?? ''
  return definitionOf(metric).unit
}
