import { formatCount, plural } from '../../base/format.ts'
import type { DeckInput } from '../deck-input.ts'
import type { Draft } from '../draft.ts'
import { appendixSlide } from './appendix-slide.ts'

const outcome = (passed: boolean | null): string => (passed === null ? 'not run' : passed ? 'passed' : 'did not pass')

/** D: how the comparison was made, everything that it was put to, and what would lift its grade. */
export function methodSlide(input: DeckInput): Draft {
  const comparison = input.facts.cohorts.comparisons[0]
  const checks = comparison?.checks ?? []
  const passed = checks.filter((one) => one.passed === true).length
  const design = comparison
    ? [['design', '', `${comparison.adjusted.method}; adjusted for ${comparison.adjusted.for.join(', ')}`]]
    : []
  return appendixSlide(
    {
      letter: 'D',
      says:
        checks.length === 0
          ? `no comparison of ${plural(input.facts.cohorts.groups.length, 'group')} was made`
          : `${formatCount(passed)} of ${plural(checks.length, 'check')} of the retention comparison passed`,
      subtitle: 'First contact of four quarters, judged after fourteen days, customers followed from there',
      columns: [
        ['check', 'left'],
        ['outcome', 'left'],
        ['finding', 'left'],
      ],
      rows: [...design, ...checks.map((one) => [one.name, outcome(one.passed), one.finding])],
      empty: comparison?.reasons.join(' ') ?? 'Too few customers can be followed.',
      likelyQuestion: 'What would make you withdraw this?',
    },
    input,
  )
}
