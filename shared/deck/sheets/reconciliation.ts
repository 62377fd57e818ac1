import { wordsOf } from '../../story/language/language.ts'
import type { Cell, Sheet } from '../deck.ts'
import type { DeckInput } from '../deck-input.ts'
import { heads, moneyFormula, text } from './cells.ts'
import { costTotalsAt } from './cost.ts'

/** What must be nothing, as live differences between the other sheets, and every check of the project with what it found. */
export function reconciliationSheet({ facts, receipts, ties }: DeckInput): Sheet {
  const { cost, ledger } = facts
  const { sheets } = wordsOf(facts)
  const say = sheets.reconciliation
  const at = cost ? costTotalsAt(cost) : null
  const differences: Cell[][] = [
    ...(cost && at
      ? [
          [
            text(say.cost),
            moneyFormula(
              `${sheets.cost.name}!${at.inScope}+${sheets.cost.name}!${at.outOfScope}-${sheets.cost.name}!${at.total}`,
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
            text(say.revenue),
            moneyFormula(
              `${sheets.ledger.name}!B9-SUM(${sheets.ledger.name}!B2:B7)`,
              ledger.movements.residual,
              ledger.currency,
              'mrr_difference',
            ),
          ],
        ]
      : []),
    ...(receipts.length > 0
      ? [
          [
            text(say.rows),
            {
              kind: 'formula' as const,
              formula: `SUM(${sheets.sources.name}!C2:C${receipts.length + 1})-SUM(${sheets.sources.name}!D2:G${receipts.length + 1})`,
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
    name: say.name,
    widths: [70, 20, 90],
    frozenRows: 1,
    rows: [
      heads(...say.heads),
      ...differences,
      [],
      heads(...say.checks),
      ...ties.map((one): Cell[] => [text(one.name), text(one.ok ? sheets.yes : sheets.NO), text(one.detail)]),
    ],
  }
}
