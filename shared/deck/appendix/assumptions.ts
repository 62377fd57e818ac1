import { formatCount, formatNumber, formatValue, plural } from '../../base/format.ts'
import type { Assumption } from '../../case/assumption.ts'
import type { DeckInput } from '../deck-input.ts'
import type { Draft } from '../draft.ts'
import { appendixSlide } from './appendix-slide.ts'

/** E: every assumption of the case with its range, source, owner and what finance says of it. */
export function assumptionSlide(input: DeckInput): Draft {
  const assumptions = input.businessCase?.assumptions ?? []
  const agreed = assumptions.filter((one) => one.status === 'agreed').length
  const say = (one: Assumption, value: number) => assumptionWords(one, value, input.facts.currency)
  return appendixSlide(
    {
      letter: 'E',
      says: `finance has agreed ${formatCount(agreed)} of ${plural(assumptions.length, 'assumption')}`,
      subtitle: 'Most likely value and range, where it comes from, who owns it',
      columns: [
        ['assumption', 'left'],
        ['value', 'right'],
        ['low', 'right'],
        ['high', 'right'],
        ['class', 'left'],
        ['source', 'left'],
        ['owner', 'left'],
        ['finance', 'left'],
      ],
      rows: assumptions.map((one) => [
        one.title,
        say(one, one.value),
        say(one, one.low),
        say(one, one.high),
        one.class,
        one.source,
        one.owner,
        one.status,
      ]),
      empty: 'There is no case, so nothing is assumed.',
      likelyQuestion: 'Which of these did you choose yourself?',
    },
    input,
  )
}

/** The value of an assumption in its unit: money and shares as everywhere, months with one decimal. */
export function assumptionWords(one: Pick<Assumption, 'unit'>, value: number, currency: string): string {
  return one.unit === 'months' ? formatNumber(value, 1) : formatValue(value, one.unit, currency)
}
