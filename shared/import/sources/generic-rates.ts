import { isBlank } from '../cells/is-blank.ts'
import { maybeCurrency } from '../cells/read-currency.ts'
import { readNumber } from '../cells/read-number.ts'
import type { Columns, RowOutcome, Source } from '../source.ts'

/** Exchange rates of any table: a day, from, to, and how much of the second one unit of the first was. */
export const genericRates: Source = {
  id: 'generic-rates',
  title: 'Exchange rates',
  system: 'rates',
  kinds: ['rate'],
  verified: true,
  // A table with amounts or customers is about them, whatever rate it mentions.
  fingerprint: {
    all: [],
    none: [/\b(amount|total|mrr|price|betrag|montant)\b/, /^(customer|client|user|account|ticket|order|invoice)\b/],
  },
  fields: {
    at: {
      type: 'time',
      required: true,
      names: ['date', 'rate date', 'day', 'valid from', 'effective date', 'as of', 'month', 'period', 'datum', 'fecha'],
    },
    from: {
      type: 'currency',
      required: true,
      names: [
        'from',
        'from currency',
        'source currency',
        'base',
        'base currency',
        'currency',
        'currency code',
        'ccy',
        'von',
        'währung',
        'devise',
        'moneda',
      ],
    },
    to: {
      type: 'currency',
      names: ['to', 'to currency', 'target currency', 'quote', 'quote currency', 'nach', 'zielwährung', 'vers'],
    },
    rate: {
      type: 'number',
      required: true,
      names: ['rate', 'exchange rate', 'fx rate', 'value', 'kurs', 'wechselkurs', 'taux', 'tipo de cambio', 'tasso'],
    },
  },
  read: (columns) => {
    const at = columns.time('at')
    const from = columns.currency('from')
    const to = columns.currency('to')
    const rate = columns.number('rate')
    return {
      row: () => {
        const day = at()
        if (day === null) return { problem: 'missing-date', field: 'at' }
        const [a, b] = [from(), to()]
        if (a === '') return { problem: 'bad-currency', field: 'from' }
        if (b === '') return { problem: 'bad-currency', field: 'to' }
        if (a === b) return { excluded: 'a currency in itself' }
        const value = rate()
        if (value === null) return { problem: 'missing-amount', field: 'rate' }
        if (!(value > 0)) return { problem: 'bad-rate', field: 'rate' }
        return { kind: 'rate', vendorId: `${a}>${b} ${day}`, at: day, from: a, to: b, rate: value }
      },
    }
  },
}

/** The European Central Bank's reference rates as it publishes them: a row a day, a column a currency, each the units that one euro was. */
export const ecbRates: Source = {
  id: 'ecb-rates',
  title: 'European Central Bank reference rates',
  system: 'rates',
  kinds: ['rate'],
  verified: true,
  fingerprint: { all: ['date', 'usd', 'jpy', 'gbp'], none: ['from', 'to', 'rate', 'amount'] },
  fields: { at: { type: 'time', required: true, names: ['date'] } },
  read: (columns) => {
    const at = columns.time('at')
    const quoted = quotedColumns(columns)
    return {
      row: (): RowOutcome => {
        const day = at()
        if (day === null) return { problem: 'missing-date', field: 'at' }
        const cells = columns.cells()
        const records = quoted.flatMap(({ code, index }) => {
          const text = cells[index] ?? ''
          if (isBlank(text) || text.trim() === 'N/A') return []
          const rate = readNumber(text, columns.decimal ?? '.')
          if (typeof rate !== 'number' || !(rate > 0)) return []
          return [{ kind: 'rate' as const, vendorId: `EUR>${code} ${day}`, at: day, from: 'EUR', to: code, rate }]
        })
        const [record, ...also] = records
        return record === undefined ? { excluded: 'no rate that day' } : { record, also }
      },
    }
  },
}

function quotedColumns(columns: Columns): { readonly code: string; readonly index: number }[] {
  return columns.headings.flatMap(({ name, index }) => {
    const code = /^[A-Z]{3}$/.test(name.trim()) ? maybeCurrency(name.trim()) : undefined
    return code === undefined ? [] : [{ code, index }]
  })
}
