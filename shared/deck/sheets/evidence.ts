import type { Evidence } from '../../base/evidence.ts'
import type { Words } from '../../story/language/language.ts'
import type { Cell, Sheet } from '../deck.ts'
import { count, heads, text, valueCell } from './cells.ts'

/** Every number that the exports may show, with its id. */
export function evidenceSheet(evidence: readonly Evidence[], { sheets, format }: Words): Sheet {
  const say = sheets.evidence
  return {
    name: say.name,
    widths: [60, 50, 16, 14, 30, 8, 60],
    frozenRows: 1,
    rows: [
      heads(...say.heads),
      ...evidence.map((e): Cell[] => [
        text(e.id),
        text(e.title),
        e.value === null ? text(e.note ?? '') : valueCell(e.value, e),
        count(e.n),
        text(format.interval(e)),
        text(e.grade),
        text(e.caveats.join(' ')),
      ]),
    ],
  }
}
