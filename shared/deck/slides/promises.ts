import { formatCount, formatMoneyShort, formatQuarter, formatValue, plural } from '../../base/format.ts'
import { definitionOf } from '../../metrics/registry/index.ts'
import { maybeEvidenceOf } from '../../story/facts-of-quarter.ts'
import type { DeckInput } from '../deck-input.ts'
import { type Draft, honest, plain, table, untoldSlide } from '../draft.ts'

/** What was promised and what came of it; without a promise, what was told in earlier quarters and is told differently now. */
export function promisesSlide(input: DeckInput): Draft {
  const { facts, restatements } = input
  const promised = maybePromise(input)
  if (promised) return promised
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

/** The quarter's promise line by line, when a case was frozen and the quarter is over in the data. */
function maybePromise({ facts, restatements }: DeckInput): Draft | null {
  const report = facts.extras?.promise
  const cells = report?.quarters.find((one) => one.quarter === facts.quarter)
  if (!report?.promise || !cells || cells.realisedMinor === null) return null
  const money = (minor: number) => formatMoneyShort(minor, report.currency)
  const sign = (line: (typeof cells.lines)[number]) => (line.class === 'cost' ? -1 : 1)
  const kept = cells.lines.filter(
    (line) => line.realisedMinor !== null && sign(line) * line.realisedMinor >= sign(line) * line.promisedMinor,
  )
  const ids = cells.lines.flatMap((line) => [
    line.promisedEvidence,
    ...(line.realisedEvidence ? [line.realisedEvidence] : []),
  ])
  return {
    id: 'promises',
    title: `${formatQuarter(facts.quarter)} came to ${money(cells.realisedMinor)} against ${money(cells.promisedMinor)} promised; ${formatCount(kept.length)} of ${plural(cells.lines.length, 'line')} held`,
    subtitle: `Promised as “${report.promise.name}”; benefits that count less costs`,
    exhibit: table(
      'Promised against realised',
      [
        ['line', 'left'],
        ['promised', 'right'],
        ['realised', 'right'],
        ['how it is known', 'left'],
      ],
      cells.lines.map((line) => [
        line.title,
        money(line.promisedMinor),
        line.realisedMinor === null ? 'not told' : money(line.realisedMinor),
        line.reason,
      ]),
      ids,
    ),
    figure: null,
    remarks: [
      ...(restatements.length > 0
        ? [plain('Numbers that were told differently before are in the appendix, with the reason.')]
        : []),
      honest('A benefit that nothing tells counts nothing; a cost that nothing tells counts as promised.'),
    ],
    grade: 'fact',
    evidence: [...report.evidence.filter((one) => one.period === facts.quarter), maybeEvidenceOf(facts, 'contacts')],
    likelyQuestion: 'What will you do about the line that did not come?',
  }
}
