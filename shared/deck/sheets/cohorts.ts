import { wordsOf } from '../../story/language/language.ts'
import type { Cell, CellFormat, Sheet } from '../deck.ts'
import type { DeckInput } from '../deck-input.ts'
import { heads, money, text } from './cells.ts'

/** How long customers stayed by how they were handled, and the comparison. */
export function cohortSheet({ facts }: DeckInput): Sheet {
  const { sheets, retell } = wordsOf(facts)
  const say = sheets.cohorts
  const days = [30, 60, 90, 180, 365]
  return {
    name: say.name,
    widths: [34, 12, 12, 16, 12, 12, 12, 12, 12],
    frozenRows: 1,
    rows: [
      heads(...say.heads, ...days.map(say.kept)),
      ...facts.cohorts.groups.map((g): Cell[] => [
        text(retell(g.name)),
        { kind: 'number', value: g.n, format: 'count' },
        g.tooFew ? text(say.tooFew) : { kind: 'number', value: g.events, format: 'count' },
        g.tooFew ? null : money(g.mrr.minor, g.mrr.currency),
        ...days.map((day): Cell => {
          const point = g.retention.find((r) => r.day === day)
          return point ? { kind: 'number', value: point.estimate, format: 'share' } : null
        }),
      ]),
      [],
      heads(...say.comparison),
      ...facts.cohorts.comparisons.map((c): Cell[] => {
        const number = (value: number | null, format: CellFormat): Cell =>
          value === null ? null : { kind: 'number', value, format }
        return [
          text(say.against({ a: retell(c.a), b: retell(c.b) })),
          text(retell(c.verdict)),
          text(c.grade),
          number(c.p, 'decimal'),
          number(c.daysDifference, 'decimal'),
          number(c.daysLow, 'decimal'),
          number(c.daysHigh, 'decimal'),
          number(c.riskDifference, 'share'),
          number(c.hazardRatio, 'decimal'),
        ]
      }),
    ],
  }
}
