import { must } from '../../base/assert.ts'
import { minorDigits } from '../../base/money.ts'
import type { CaseReport } from '../../case/report.ts'
import type { Words } from '../../story/language/language.ts'
import type { Cell, Sheet } from '../deck.ts'
import { heads, money, moneyFormula, text } from './cells.ts'

const columns = ['C', 'D', 'E', 'F'] as const

/** The case as a person would reckon it: flows by line, their live sum, discount factors, present values, net present value and return. */
export function caseSheet(made: CaseReport, { sheets, retell }: Words): Sheet {
  const say = sheets.case
  const { years } = say
  const { currency } = made
  const major = (minor: number) => minor / 10 ** minorDigits(currency)
  const rate = must(
    made.assumptions.find((one) => one.id === 'discount-rate'),
    'discount rate',
  ).value
  const counted = made.benefits.filter((line) => line.counts)
  const beside = made.benefits.filter((line) => !line.counts)
  const first = 2
  const firstCost = first + counted.length
  const net = firstCost + made.costs.length
  const rateRow = net + 1
  const factorRow = rateRow + 1
  const valueRow = factorRow + 1
  const costRow = valueRow + 1
  const npvRow = costRow + 2
  const flowOf = (year: number, lines: readonly { readonly adjusted: readonly number[] }[]) =>
    lines.reduce((sum, line) => sum + Math.round(line.adjusted[year] ?? 0), 0)
  const netOf = (year: number) => flowOf(year, counted) - flowOf(year, made.costs)
  const factor = (year: number) => 1 / (1 + rate) ** year
  const each = (cell: (column: (typeof columns)[number], year: number) => Cell): Cell[] => columns.map(cell)
  const sum = (of: (year: number) => number) => years.reduce((total, _, year) => total + of(year), 0)
  const benefitsToday = sum((year) => flowOf(year, counted) * factor(year))
  const costsToday = sum((year) => flowOf(year, made.costs) * factor(year))
  const npv = benefitsToday - costsToday
  const plain = (value: number, formula: string): Cell => ({ kind: 'formula', formula, value, format: 'decimal' })
  return {
    name: say.name,
    widths: [46, 20, 18, 18, 18, 18],
    frozenRows: 1,
    rows: [
      heads(say.flow, say.class, ...years.map((year) => `${year} (${currency})`)),
      ...counted.map((line): Cell[] => [
        text(line.title),
        text(retell(line.class)),
        ...each((_, year) => money(Math.round(line.adjusted[year] ?? 0), currency)),
      ]),
      ...made.costs.map((line): Cell[] => [
        text(line.title),
        text(say.cost),
        ...each((_, year) => money(-Math.round(line.adjusted[year] ?? 0), currency)),
      ]),
      [
        text(say.net, true),
        null,
        ...each((column, year) =>
          moneyFormula(net > first ? `SUM(${column}${first}:${column}${net - 1})` : '0', netOf(year), currency),
        ),
      ],
      [text(say.rate), null, { kind: 'number', value: rate, format: 'share', name: 'discount_rate' }],
      [text(say.factor), null, ...each((_, year) => plain(factor(year), `1/POWER(1+C${rateRow},${year})`))],
      [
        text(say.netToday),
        null,
        ...each((column, year) => ({
          kind: 'formula',
          formula: `${column}${net}*${column}${factorRow}`,
          value: major(netOf(year)) * factor(year),
          format: { money: currency },
        })),
      ],
      [
        text(say.costsToday),
        null,
        ...each((column, year) => ({
          kind: 'formula',
          formula: made.costs.length > 0 ? `SUM(${column}${firstCost}:${column}${net - 1})*${column}${factorRow}` : '0',
          value: -major(flowOf(year, made.costs)) * factor(year),
          format: { money: currency },
        })),
      ],
      [],
      [text(say.npv, true), null, moneyFormula(`SUM(C${valueRow}:F${valueRow})`, npv, currency, 'case_npv')],
      [
        text(say.roi, true),
        null,
        costsToday === 0
          ? text(say.nothingSpent)
          : {
              kind: 'formula',
              formula: `-C${npvRow}/SUM(C${costRow}:F${costRow})`,
              value: npv / costsToday,
              format: 'share',
              strong: true,
              name: 'case_roi',
            },
      ],
      [text(say.asTold), null, money(made.npv, currency)],
      [],
      heads(say.beside, say.class, ...years.map((year) => `${year} (${currency})`)),
      ...beside.map((line): Cell[] => [
        text(line.title),
        text(retell(line.class)),
        ...each((_, year) => money(Math.round(line.adjusted[year] ?? 0), currency)),
      ]),
    ],
  }
}
