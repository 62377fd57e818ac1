import { formatValue, plural } from '../../base/format.ts'
import { definitionOf } from '../../metrics/registry/index.ts'
import type { DeckInput } from '../deck-input.ts'
import type { Draft } from '../draft.ts'
import { appendixSlide } from './appendix-slide.ts'

/** G: numbers that were told and are told differently now, and days on which a vendor began to count otherwise. */
export function restatementSlide(input: DeckInput): Draft {
  const { facts, restatements } = input
  const say = (id: string, value: number | null) =>
    value === null ? 'too few to say' : formatValue(value, definitionOf(id.split('@')[0] ?? '').unit, facts.currency)
  const trend = facts.metrics.trend
  const breaks = trend?.kind === 'line' ? (trend.breaks ?? []) : []
  return appendixSlide(
    {
      letter: 'G',
      says: `${plural(restatements.length, 'restated number')}, ${plural(breaks.length, 'break')} in a vendor’s definition`,
      subtitle: 'Both values stand, with the reason',
      columns: [
        ['number', 'left'],
        ['told before', 'right'],
        ['told now', 'right'],
        ['reason', 'left'],
      ],
      rows: [
        ...restatements.map((one) => [
          one.evidence,
          say(one.evidence, one.before),
          say(one.evidence, one.after),
          one.reason,
        ]),
        ...breaks.map((one) => [`break in ${one.category}`, '', '', one.text]),
      ],
      empty: 'No number was restated and no vendor changed its definition in these quarters.',
      likelyQuestion: 'Which of the numbers you showed last time still hold?',
    },
    input,
  )
}
