import type { Instant } from '../base/model.ts'
import { isBlank } from './cells/is-blank.ts'
import type { Columns, Fields, RowReader } from './source.ts'

export const ledgerFields: Fields = {
  vendorId: { type: 'id', names: ['line id', 'journal line id', 'entry line id', 'transaction line id', 'posting id'] },
  postedAt: {
    type: 'time',
    names: ['date', 'transaction date', 'posting date', 'posted', 'gl date', 'trandate', 'tran date'],
    required: true,
  },
  account: {
    type: 'text',
    names: [
      'account',
      'distribution account',
      'account name',
      'full name',
      'gl account',
      'account full name',
      'account number',
      'ledger account',
    ],
  },
  number: {
    type: 'text',
    names: ['num', 'no.', 'document number', 'number', 'transaction number', 'ref', 'reference', 'voucher'],
  },
  supplier: { type: 'text', names: ['name', 'vendor', 'supplier', 'payee', 'entity', 'vendor name'] },
  memo: { type: 'text', names: ['memo/description', 'memo', 'description', 'memo (main)', 'line description'] },
  costCentre: {
    type: 'text',
    names: ['class', 'department', 'cost center', 'cost centre', 'location', 'department name', 'class name'],
  },
  amount: { type: 'amount', names: ['amount', 'net amount', 'amount (net)'] },
  debit: { type: 'amount', names: ['debit', 'debit amount'] },
  credit: { type: 'amount', names: ['credit', 'credit amount'] },
  currency: { type: 'currency', names: ['currency', 'transaction currency', 'currency code'] },
}

const total =
  /^(grand |sub-?)?totals?\b|^(summe|gesamt|zwischensumme|total général|suma)\b|^net (ordinary |operating |other )?(income|loss|profit|earnings|revenue)\b|^gross (profit|margin)\b|^operating (income|profit)$|^(beginning|opening|ending|closing) balance\b/i

/** Is this the text of a line that sums others up? */
export function isTotalText(text: string): boolean {
  return total.test(text.trim())
}

/**
 * Reads ledger reports: postings with an account of their own or under the account's group row; group rows and total rows are left out and counted.
 * A posting without an id of its own is known by account, date, number, amount and its place among identical ones, so that
 * overlapping reports agree and identical postings stay.
 */
export function readLedger(columns: Columns): RowReader {
  const vendorId = columns.id('vendorId')
  const postedAt = columns.time('postedAt')
  const account = columns.text('account')
  const number = columns.text('number')
  const supplier = columns.text('supplier')
  const memo = columns.text('memo')
  const costCentre = columns.text('costCentre')
  const currency = columns.currency('currency')
  const amount = columns.amount('amount', currency)
  const debit = columns.amount('debit', currency)
  const credit = columns.amount('credit', currency)
  const hasSides = columns.has('debit') || columns.has('credit')
  const dateAt = columns.heading('postedAt')?.index ?? -1
  const accountAt = columns.heading('account')?.index ?? -1
  const times = new Map<string, number>()
  // Accounts whose heading rows stand above the current row, outermost first: a total row closes its own.
  let groups: readonly string[] = []
  let before: Posting | null = null

  return {
    row: () => {
      const cells = columns.cells()
      const filled = cells.filter((cell) => !isBlank(cell))
      const first = (filled[0] ?? '').trim()
      const dateText = cells[dateAt] ?? ''
      if (isTotalText(first) || isTotalText(cells[accountAt] ?? '')) {
        groups = without(groups, first)
        return { excluded: 'total row' }
      }
      if (filled.length === 1) {
        if (/\b(basis|gmt|am|pm)\b|^(confidential|copyright)/i.test(first)) return { excluded: 'footer' }
        groups = [...groups, first.replace(/\s+/g, ' ').slice(0, 200)].slice(-deepestGroup)
        return { excluded: 'group heading' }
      }
      // A journal says date, number and name in the first line of an entry only; a line without an account is the entry's sum.
      const isSplit = isBlank(dateText) && before !== null && accountAt >= 0 && hasSides
      if (isSplit && isBlank(cells[accountAt] ?? '') && debit() !== null && credit() !== null) {
        before = null
        return { excluded: 'total row' }
      }
      if (isBlank(dateText) && !isSplit) return { problem: 'missing-date', field: 'postedAt' }
      if (/^(beginning|opening) balance$/i.test(dateText.trim())) return { excluded: 'total row' }
      const posted = isSplit ? (before?.posted ?? null) : postedAt()
      if (posted === null) return { problem: 'missing-date', field: 'postedAt' }
      const name = account() ?? groups.at(-1) ?? null
      if (name === null) return { problem: 'missing-key', field: 'account' }
      const money = currency()
      if (money === '') return { problem: 'bad-currency', field: 'currency' }
      let minor = amount()
      if (minor === null && hasSides) {
        const plus = debit()
        const minus = credit()
        if (plus !== null || minus !== null) minor = (plus ?? 0) - (minus ?? 0)
      }
      if (minor === null) return { problem: 'missing-amount', field: columns.has('amount') ? 'amount' : 'debit' }
      const document = number() ?? (isSplit ? (before?.number ?? null) : null)
      const from = supplier() ?? (isSplit ? (before?.supplier ?? null) : null)
      if (!isSplit) before = { posted, number: document, supplier: from }
      let id = vendorId()
      if (id === null) {
        const key = `${name}|${posted}|${document ?? ''}|${minor}`
        const count = (times.get(key) ?? 0) + 1
        times.set(key, count)
        id = `${key}|${count}`
      }
      return {
        kind: 'cost',
        vendorId: id,
        postedAt: posted,
        account: name,
        costCentre: costCentre(),
        supplier: from,
        memo: memo(),
        currency: money,
        amountMinor: minor,
      }
    },
  }
}

interface Posting {
  readonly posted: Instant
  readonly number: string | null
  readonly supplier: string | null
}

/** Charts of accounts are nested a few levels deep. */
const deepestGroup = 8

/** The groups that are still open after a total row: `Total for 6010 Zendesk` closes 6010 Zendesk and what is inside it. */
function without(groups: readonly string[], total: string): readonly string[] {
  const name = total
    .replace(/^(grand |sub-?)?totals?\b\s*(for|-|–|:)?\s*/i, '')
    .replace(/\s+with sub-?accounts$/i, '')
    .replace(/\s+/g, ' ')
  const at = groups.lastIndexOf(name)
  return at >= 0 ? groups.slice(0, at) : name === '' ? [] : groups
}
