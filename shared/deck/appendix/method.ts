import { wordsOf } from '../../story/language/language.ts'
import type { DeckInput } from '../deck-input.ts'
import type { Draft } from '../draft.ts'
import { appendixSlide } from './appendix-slide.ts'

/** D: how the comparison was made, everything that it was put to, and what would lift its grade. */
export function methodSlide(input: DeckInput): Draft {
  const words = wordsOf(input.facts)
  const say = words.appendix.method
  const comparison = input.facts.cohorts.comparisons[0]
  const checks = comparison?.checks ?? []
  const passed = checks.filter((one) => one.passed === true).length
  const design = comparison
    ? [
        [
          say.design,
          '',
          say.adjusted({ method: comparison.adjusted.method, alikeIn: comparison.adjusted.for.join(', ') }),
        ],
      ]
    : []
  return appendixSlide(
    {
      letter: 'D',
      says:
        checks.length === 0 ? say.none(input.facts.cohorts.groups.length) : say.says({ passed, checks: checks.length }),
      subtitle: say.subtitle,
      columns: [
        [say.columns.check, 'left'],
        [say.columns.outcome, 'left'],
        [say.columns.finding, 'left'],
      ],
      rows: [
        ...design,
        ...checks.map((one) => [
          one.name,
          one.passed === null ? say.outcome.notRun : one.passed ? say.outcome.passed : say.outcome.failed,
          one.finding,
        ]),
      ],
      empty: comparison?.reasons.join(' ') ?? say.empty,
      likelyQuestion: say.likely,
    },
    input,
  )
}
