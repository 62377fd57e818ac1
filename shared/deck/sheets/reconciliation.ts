import type { Cell, Sheet } from '../deck.ts'
import type { DeckInput } from '../deck-input.ts'
import { heads, moneyFormula, text } from './cells.ts'
import { costTotalsAt } from './cost.ts'

/** What must be nothing, as live differences between the other sheets, and every check of the project with what it found. */
export function reconciliationSheet({ facts, receipts, ties }: DeckInput): Sheet {
  const { cost, ledger } = facts
  const at = cost ? costTotalsAt(cost) : null
  const differences: Cell[][] = [
    ...(cost && at
      ? [
          [
            text('in scope + out of scope − ledger total'),
            moneyFormula(
              `Cost!${at.inScope}+Cost!${at.outOfScope}-Cost!${at.total}`,
              cost.inScopeMinor + cost.outOfScopeMinor - cost.totalMinor,
              cost.currency,
              'cost_difference',
            ),
          ],
        ]
      : []),
    ...(ledger
      ? [
          [
            text('closing − opening − movements'),
            moneyFormula('Ledger!B9-SUM(Ledger!B2:B7)', ledger.movements.residual, ledger.currency, 'mrr_difference'),
          ],
        ]
      : []),
    ...(receipts.length > 0
      ? [
          [
            text('rows in − records − merged − left out − problems, all files'),
            {
              kind: 'formula' as const,
              formula: `SUM(Sources!C2:C${receipts.length + 1})-SUM(Sources!D2:G${receipts.length + 1})`,
              value: receipts.reduce((sum, r) => sum + r.rowsIn - r.records - r.merged - r.excluded - r.problems, 0),
              format: 'count' as const,
              strong: true,
              name: 'row_difference',
            },
          ],
        ]
      : []),
  ]
  return {
    name: 'Reconciliation',
    widths: [70, 20, 90],
    frozenRows: 1,
    rows: [
      heads('must be nothing', 'difference'),
      ...differences,
      [],
      heads('check', 'ties', 'what was found'),
      ...ties.map((one): Cell[] => [text(one.name), text(one.ok ? 'yes' : 'NO'), text(one.detail)]),
    ],
  }
}
