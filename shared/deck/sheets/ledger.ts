import type { LedgerReport } from '../../ledger/report.ts'
import type { Cell, Sheet } from '../deck.ts'
import { count, heads, money, moneyFormula, text } from './cells.ts'

/** Recurring revenue from opening to closing, and what is claimed of it. */
export function ledgerSheet({ movements: m, currency, claims }: LedgerReport): Sheet {
  const line = (label: string, minor: number, name: string): Cell[] => [text(label), money(minor, currency, name)]
  const signed = (minor: number) => -Math.abs(minor)
  return {
    name: 'Ledger',
    widths: [46, 20, 14, 60],
    frozenRows: 1,
    rows: [
      heads('monthly recurring revenue', `amount (${currency})`),
      line('opening', m.opening, 'mrr_opening'),
      line('new', m.new, 'mrr_new'),
      line('expansion', m.expansion, 'mrr_expansion'),
      line('contraction', signed(m.contraction), 'mrr_contraction'),
      line('churn', signed(m.churn), 'mrr_churn'),
      line('reactivation', m.reactivation, 'mrr_reactivation'),
      [text('opening and movements', true), moneyFormula('SUM(B2:B7)', m.closing - m.residual, currency)],
      line('closing, counted from subscriptions', m.closing, 'mrr_closing'),
      [text('left over', true), moneyFormula('B9-B8', m.residual, currency, 'mrr_residual')],
      [],
      heads('claim', `amount (${currency})`, 'customers', 'why'),
      ...claims.map((c): Cell[] => [text(c.title), money(c.amountMinor, currency), count(c.customers), text(c.reason)]),
    ],
  }
}
