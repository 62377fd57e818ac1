import { minorDigits } from '../../base/money.ts'
import type { CostReport } from '../../cost/report.ts'
import type { Words } from '../../story/language/language.ts'
import type { Cell, Sheet } from '../deck.ts'
import { count, heads, money, moneyFormula, text } from './cells.ts'

/** Where the totals stand on the sheet of cost, for formulas elsewhere. */
export function costTotalsAt(cost: Pick<CostReport, 'lines'>): {
  readonly inScope: string
  readonly outOfScope: string
  readonly total: string
} {
  const row = cost.lines.length + 2
  return { inScope: `E${row}`, outOfScope: `E${row + 1}`, total: `E${row + 2}` }
}

/** Cost by class with live sums, and cost per outcome with the division that gives it. */
export function costSheet(cost: CostReport, { sheets, retell }: Words): Sheet {
  const say = sheets.cost
  const { currency } = cost
  const sorted = [...cost.lines].sort((a, b) => Number(b.inScope) - Number(a.inScope))
  const first = 2
  const last = first + sorted.length - 1
  const lastIn = first + sorted.filter((line) => line.inScope).length - 1
  const sum = (label: string, from: number, to: number, minor: number, name: string): Cell[] => [
    text(label, true),
    null,
    null,
    null,
    moneyFormula(to < from ? '0' : `SUM(E${from}:E${to})`, minor, currency, name),
  ]
  const outcomesFrom = last + 6
  return {
    name: say.name,
    widths: [34, 20, 60, 12, 18, 20],
    frozenRows: 1,
    rows: [
      heads(...say.heads, sheets.amount(currency)),
      ...sorted.map((line) => [
        text(retell(line.costClass)),
        text(line.inScope ? say.in : say.out),
        text(retell(line.reason)),
        count(line.lines),
        money(line.amountMinor, currency),
      ]),
      sum(say.inScope, first, lastIn, cost.inScopeMinor, 'cost_in_scope'),
      sum(say.outOfScope, lastIn + 1, last, cost.outOfScopeMinor, 'cost_out_of_scope'),
      sum(say.total, first, last, cost.totalMinor, 'cost_total'),
      [],
      heads(...say.outcomes, say.cost(currency), say.per(currency)),
      ...cost.perOutcome.map((e, i): Cell[] => {
        const row = outcomesFrom + i
        const slice = Object.values(e.filter).map(retell).join(', ') || sheets.all
        if (e.value === null || e.numerator === null || !e.denominator)
          return [text(e.title), text(slice), text(e.id), text(e.note ?? '')]
        return [
          text(e.title),
          text(slice),
          text(e.id),
          count(e.denominator),
          money(e.numerator, currency),
          {
            kind: 'formula',
            formula: `E${row}/D${row}`,
            value: e.numerator / 10 ** minorDigits(currency) / e.denominator,
            format: { money: currency },
          },
        ]
      }),
    ],
  }
}
