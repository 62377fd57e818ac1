import { wordsOf } from '../../story/language/language.ts'
import type { DeckInput } from '../deck-input.ts'
import type { Draft } from '../draft.ts'
import { appendixSlide } from './appendix-slide.ts'

/** F: the case under other assumptions, and what else could be done. */
export function scenarioSlide(input: DeckInput): Draft {
  const { appendix, format } = wordsOf(input.facts)
  const say = appendix.scenarios
  const made = input.businessCase
  const money = (minor: number) => format.moneyShort(minor, made?.currency ?? input.facts.currency)
  const scenarios = (made?.scenarios ?? []).map((one) => [
    say.scenario(one.name),
    money(one.npv),
    one.roi === null ? '–' : format.share(one.roi),
    one.paybackMonths === null ? say.never : format.number(one.paybackMonths, 1),
    one.means,
  ])
  const others = (made?.alternatives ?? []).map((one) => [
    say.instead(one.name),
    one.npv === null ? '–' : money(one.npv),
    '',
    '',
    one.means,
  ])
  return appendixSlide(
    {
      letter: 'F',
      says: say.says({ scenarios: scenarios.length, alternatives: others.length }),
      subtitle: say.subtitle,
      columns: [
        [say.columns.whatIf, 'left'],
        [say.columns.value, 'right'],
        [say.columns.return, 'right'],
        [say.columns.months, 'right'],
        [say.columns.assumed, 'left'],
      ],
      rows: [...scenarios, ...others],
      empty: say.empty,
      likelyQuestion: say.likely,
    },
    input,
  )
}
