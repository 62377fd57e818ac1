import type { LedgerReport } from '../../ledger/report.ts'
import type { Words } from '../../story/language/language.ts'
import type { Cell, Sheet } from '../deck.ts'
import { count, heads, money, moneyFormula, text } from './cells.ts'

/** Recurring revenue from opening to closing, and what is claimed of it. */
export function ledgerSheet({ movements: m, currency, claims }: LedgerReport, { sheets }: Words): Sheet {
  const say = sheets.ledger
  const line = (label: string, minor: number, name: string): Cell[] => [text(label), money(minor, currency, name)]
  const signed = (minor: number) => -Math.abs(minor)
  return {
    name: say.name,
    widths: [46, 20, 14, 60],
    frozenRows: 1,
    rows: [
      heads(say.head, sheets.amount(currency)),
      line(say.opening, m.opening, 'mrr_opening'),
      line(say.new, m.new, 'mrr_new'),
      line(say.expansion, m.expansion, 'mrr_expansion'),
      line(say.contraction, signed(m.contraction), 'mrr_contraction'),
      line(say.churn, signed(m.churn), 'mrr_churn'),
      line(say.reactivation, m.reactivation, 'mrr_reactivation'),
      [text(say.sum, true), moneyFormula('SUM(B2:B7)', m.closing - m.residual, currency)],
      line(say.closing, m.closing, 'mrr_closing'),
      [text(say.residual, true), moneyFormula('B9-B8', m.residual, currency, 'mrr_residual')],
      [],
      heads(say.claims[0] ?? '', sheets.amount(currency), ...say.claims.slice(1)),
      ...claims.map((c): Cell[] => [text(c.title), money(c.amountMinor, currency), count(c.customers), text(c.reason)]),
    ],
  }
}
