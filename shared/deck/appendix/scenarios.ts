import { formatMoneyShort, formatNumber, formatShare, plural } from '../../base/format.ts'
import type { DeckInput } from '../deck-input.ts'
import type { Draft } from '../draft.ts'
import { appendixSlide } from './appendix-slide.ts'

/** F: the case under other assumptions, and what else could be done. */
export function scenarioSlide(input: DeckInput): Draft {
  const made = input.businessCase
  const money = (minor: number) => formatMoneyShort(minor, made?.currency ?? input.facts.currency)
  const scenarios = (made?.scenarios ?? []).map((one) => [
    `scenario: ${one.name}`,
    money(one.npv),
    one.roi === null ? '–' : formatShare(one.roi),
    one.paybackMonths === null ? 'not within three years' : formatNumber(one.paybackMonths, 1),
    one.means,
  ])
  const others = (made?.alternatives ?? []).map((one) => [
    `instead: ${one.name}`,
    one.npv === null ? '–' : money(one.npv),
    '',
    '',
    one.means,
  ])
  return appendixSlide(
    {
      letter: 'F',
      says: `${plural(scenarios.length, 'scenario')} and ${plural(others.length, 'alternative')}`,
      subtitle: 'Net present value, return and months to pay back',
      columns: [
        ['what if', 'left'],
        ['value today', 'right'],
        ['return', 'right'],
        ['months', 'right'],
        ['what is assumed', 'left'],
      ],
      rows: [...scenarios, ...others],
      empty: 'There is no case, so there are no scenarios.',
      likelyQuestion: 'What if only half of it comes true?',
    },
    input,
  )
}
