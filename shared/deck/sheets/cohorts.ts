import type { Cell, CellFormat, Sheet } from '../deck.ts'
import type { DeckInput } from '../deck-input.ts'
import { heads, money, text } from './cells.ts'

/** How long customers stayed by how they were handled, and the comparison. */
export function cohortSheet({ facts }: DeckInput): Sheet {
  const days = [30, 60, 90, 180, 365]
  return {
    name: 'Cohorts',
    widths: [34, 12, 12, 16, 12, 12, 12, 12, 12],
    frozenRows: 1,
    rows: [
      heads('group', 'customers', 'left', 'monthly revenue', ...days.map((day) => `kept, day ${day}`)),
      ...facts.cohorts.groups.map((g): Cell[] => [
        text(g.name),
        { kind: 'number', value: g.n, format: 'count' },
        g.tooFew ? text('too few') : { kind: 'number', value: g.events, format: 'count' },
        g.tooFew ? null : money(g.mrr.minor, g.mrr.currency),
        ...days.map((day): Cell => {
          const point = g.retention.find((r) => r.day === day)
          return point ? { kind: 'number', value: point.estimate, format: 'share' } : null
        }),
      ]),
      [],
      heads('comparison', 'verdict', 'grade', 'p', 'days', 'low', 'high', 'risk', 'hazard ratio'),
      ...facts.cohorts.comparisons.map((c): Cell[] => {
        const number = (value: number | null, format: CellFormat): Cell =>
          value === null ? null : { kind: 'number', value, format }
        return [
          text(`${c.a} against ${c.b}`),
          text(c.verdict),
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
