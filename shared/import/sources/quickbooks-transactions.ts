import { ledgerFields, readLedger } from '../ledger-rows.ts'
import type { Source } from '../source.ts'

/** QuickBooks Online's transaction reports (Transaction Detail by Account, Transaction List by Date, General Ledger) with their preamble, group rows and totals. */
export const quickbooksTransactions: Source = {
  id: 'quickbooks-transactions',
  title: 'QuickBooks transactions (report CSV)',
  system: 'quickbooks',
  kinds: ['cost'],
  verified: true,
  allowsShortRows: true,
  fingerprint: {
    all: [/^(transaction )?date$/, 'transaction type'],
    any: ['memo/description', 'split', 'split account', 'num', 'account', 'distribution account'],
  },
  fields: ledgerFields,
  read: readLedger,
}
