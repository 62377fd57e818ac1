import type { Evidence } from '../../base/evidence.ts'
import type { Words } from '../../story/language/language.ts'
import type { Cell, Sheet } from '../deck.ts'
import { heads, text, valueCell } from './cells.ts'

/** Every metric of the quarter with the division that gives it. */
export function scorecardSheet(evidence: readonly Evidence[], { sheets, retell }: Words): Sheet {
  const say = sheets.scorecard
  return {
    name: say.name,
    widths: [48, 16, 14, 14, 12, 12, 12, 44],
    frozenRows: 1,
    rows: [
      heads(...say.heads),
      ...evidence.map((e, i) => {
        const row = i + 2
        const rate = e.value !== null && e.unit === 'share' && e.numerator !== null && e.denominator
        const value: Cell = rate
          ? {
              kind: 'formula',
              formula: `C${row}/D${row}`,
              value: (e.numerator as number) / (e.denominator as number),
              format: 'share',
            }
          : e.value === null
            ? text(e.note ?? '')
            : valueCell(e.value, e)
        const number = (n: number | null): Cell =>
          n === null ? null : { kind: 'number', value: n, format: Number.isInteger(n) ? 'count' : 'decimal' }
        return [
          text(e.title),
          text(Object.values(e.filter).map(retell).join(', ') || sheets.all),
          number(e.numerator),
          number(e.denominator),
          value,
          valueCell(e.low, e),
          valueCell(e.high, e),
          text(e.id),
        ]
      }),
    ],
  }
}
