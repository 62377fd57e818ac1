import type { Source } from '../source.ts'
import { foldWord } from '../words/fold-word.ts'

/** Finance's own list of annual recurring revenue on a day: a line a customer (and product), or one line for the whole. Read only where a person says that it is one. */
export const genericArr: Source = {
  id: 'generic-arr',
  title: 'Finance’s list of annual recurring revenue',
  system: 'finance',
  kinds: ['arr'],
  verified: true,
  fingerprint: { all: [], none: [/./] },
  fields: {
    at: {
      type: 'time',
      required: true,
      names: ['as of', 'as of date', 'date', 'at', 'day', 'period end', 'month', 'snapshot date', 'stichtag', 'datum'],
    },
    customer: {
      type: 'id',
      names: [
        'customer id',
        'customer',
        'account id',
        'account',
        'client id',
        'client',
        'kundennummer',
        'customer number',
      ],
    },
    product: { type: 'text', names: ['product', 'plan', 'item', 'line', 'category', 'produkt', 'description'] },
    currency: { type: 'currency', names: ['currency', 'currency code', 'ccy', 'währung', 'devise', 'moneda'] },
    arr: {
      type: 'amount',
      names: ['arr', 'annual recurring revenue', 'annual amount', 'arr amount', 'amount', 'annualised revenue', 'acv'],
    },
    mrr: { type: 'amount', names: ['mrr', 'monthly recurring revenue', 'monthly amount'] },
  },
  read: (columns) => {
    const at = columns.time('at')
    const customer = columns.id('customer')
    const product = columns.text('product')
    const currency = columns.currency('currency')
    const arr = columns.amount('arr', currency)
    const mrr = columns.amount('mrr', currency)
    const times = new Map<string, number>()
    return {
      row: () => {
        const day = at()
        if (day === null) return { problem: 'missing-date', field: 'at' }
        const money = currency()
        if (money === '') return { problem: 'bad-currency', field: 'currency' }
        const yearly = arr()
        const monthly = mrr()
        const amountMinor = yearly ?? (monthly === null ? null : monthly * 12)
        if (amountMinor === null) return { problem: 'missing-amount', field: columns.has('arr') ? 'arr' : 'mrr' }
        const named = customer()
        const who = named !== null && /^(total|sum|summe|gesamt|all)$/.test(foldWord(named)) ? null : named
        const what = product()
        const key = `${day}|${who ?? 'total'}|${what ?? ''}`
        const count = (times.get(key) ?? 0) + 1
        times.set(key, count)
        return {
          kind: 'arr',
          vendorId: count === 1 ? key : `${key}|${count}`,
          at: day,
          customer: who,
          product: what,
          currency: money,
          amountMinor,
        }
      },
    }
  },
}
