import type { Assumption } from '../../case/assumption.ts'
import type { CaseReport } from '../../case/report.ts'
import type { Words } from '../../story/language/language.ts'
import type { Cell, Sheet } from '../deck.ts'
import { heads, money, text } from './cells.ts'

/** The register of assumptions as it stands. */
export function assumptionSheet({ assumptions, currency }: CaseReport, words: Words): Sheet {
  const { sheets, retell } = words
  const say = sheets.assumptions
  return {
    name: say.name,
    widths: [44, 16, 16, 16, 14, 50, 20, 14, 14, 60],
    frozenRows: 1,
    rows: [
      heads(...say.heads),
      ...assumptions.map((one): Cell[] => [
        text(one.title),
        ...[one.value, one.low, one.high].map((value) => amount(one, value, currency)),
        text(retell(one.class)),
        text(one.source),
        text(one.owner),
        text(one.date ?? ''),
        text(retell(one.status)),
        text(one.meaning),
      ]),
    ],
  }
}

function amount({ unit }: Assumption, value: number, currency: string): Cell {
  if (unit === 'money') return money(value, currency)
  return { kind: 'number', value, format: unit === 'share' ? 'share' : unit === 'count' ? 'count' : 'decimal' }
}
