import type { Format } from '../../base/format.ts'
import type { Assumption } from '../../case/assumption.ts'
import { wordsOf } from '../../story/language/language.ts'
import type { DeckInput } from '../deck-input.ts'
import type { Draft } from '../draft.ts'
import { appendixSlide } from './appendix-slide.ts'

/** E: every assumption of the case with its range, source, owner and what finance says of it. */
export function assumptionSlide(input: DeckInput): Draft {
  const assumptions = input.businessCase?.assumptions ?? []
  const agreed = assumptions.filter((one) => one.status === 'agreed').length
  const words = wordsOf(input.facts)
  const say = words.appendix.assumptions
  const amount = (one: Assumption, value: number) => assumptionWords(one, value, input.facts.currency, words.format)
  return appendixSlide(
    {
      letter: 'E',
      says: say.says({ agreed, assumptions: assumptions.length }),
      subtitle: say.subtitle,
      columns: [
        [say.columns.assumption, 'left'],
        [say.columns.value, 'right'],
        [say.columns.low, 'right'],
        [say.columns.high, 'right'],
        [say.columns.class, 'left'],
        [say.columns.source, 'left'],
        [say.columns.owner, 'left'],
        [say.columns.finance, 'left'],
      ],
      rows: assumptions.map((one) => [
        one.title,
        amount(one, one.value),
        amount(one, one.low),
        amount(one, one.high),
        words.retell(one.class),
        one.source,
        one.owner,
        words.retell(one.status),
      ]),
      empty: say.empty,
      likelyQuestion: say.likely,
    },
    input,
  )
}

/** The value of an assumption in its unit: money and shares as everywhere, months with one decimal. */
export function assumptionWords(
  one: Pick<Assumption, 'unit'>,
  value: number,
  currency: string,
  format: Format,
): string {
  return one.unit === 'months' ? format.number(value, 1) : format.value(value, one.unit, currency)
}
