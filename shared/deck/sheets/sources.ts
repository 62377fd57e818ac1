import type { Receipt } from '../../import/report.ts'
import type { Words } from '../../story/language/language.ts'
import type { Cell, Sheet } from '../deck.ts'
import { count, heads, text } from './cells.ts'

/** Every imported file; rows in are the live sum of what became of them. */
export function sourceSheet(receipts: readonly Receipt[], { sheets }: Words): Sheet {
  const say = sheets.sources
  return {
    name: say.name,
    widths: [36, 34, 12, 12, 12, 12, 12, 24, 24, 68],
    frozenRows: 1,
    rows: [
      heads(...say.heads),
      ...receipts.map((r, i): Cell[] => [
        text(r.file),
        text(r.title),
        { kind: 'formula', formula: `SUM(D${i + 2}:G${i + 2})`, value: r.rowsIn, format: 'count' },
        count(r.records),
        count(r.merged),
        count(r.excluded),
        count(r.problems),
        text(r.dataFrom?.slice(0, 10) ?? ''),
        text(r.dataThrough?.slice(0, 10) ?? ''),
        text(r.sha256),
      ]),
    ],
  }
}
