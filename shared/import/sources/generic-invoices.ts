import type { Instant, SubscriptionRecord } from '../../base/model.ts'
import { nobody } from '../empty-record.ts'
import { type InvoiceLine, recurringSpans } from '../invoice-spans.ts'
import { personOf } from '../reading.ts'
import type { Source } from '../source.ts'

const day = 86_400
const oneOff = /one.?off|one.?time|set.?up|implementation|hardware|shipping|consult|training day/i
const notPaid = /^(draft|void|voided|uncollectible|deleted|test)/

interface Gathered {
  readonly line: number
  readonly customer: string
  readonly person: SubscriptionRecord['person']
  readonly currency: string
  plan: string | null
  readonly lines: InvoiceLine[]
}

/** Lines of invoices and credit notes of any billing program, each with the time it pays for: recurring revenue is worked out from them. */
export const genericInvoices: Source = {
  id: 'generic-invoices',
  title: 'Invoice lines with the time they pay for (any table)',
  system: 'generic',
  kinds: ['subscription'],
  verified: true,
  fingerprint: { all: [], none: [/./] },
  fields: {
    subscription: {
      type: 'id',
      names: ['subscription id', 'subscription', 'contract id', 'contract', 'vertragsnummer'],
    },
    customer: {
      type: 'id',
      required: true,
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
    email: { type: 'email', names: ['email', 'customer email', 'billing email'] },
    externalId: { type: 'id', names: ['external id', 'external customer id'] },
    organisation: { type: 'text', names: ['company', 'company name', 'account name', 'customer name'] },
    item: { type: 'text', names: ['plan', 'product', 'item', 'description', 'line item', 'line description', 'type'] },
    from: {
      type: 'time',
      names: [
        'period start',
        'service start',
        'period from',
        'from',
        'start date',
        'service period start',
        'leistung von',
      ],
    },
    until: {
      type: 'time',
      names: ['period end', 'service end', 'period to', 'to', 'end date', 'service period end', 'leistung bis'],
    },
    issued: { type: 'time', names: ['invoice date', 'date', 'issued at', 'created', 'created at', 'rechnungsdatum'] },
    amount: {
      type: 'amount',
      required: true,
      names: ['amount', 'net amount', 'line amount', 'total', 'subtotal', 'betrag', 'montant'],
    },
    discount: { type: 'amount', names: ['discount', 'discount amount', 'rabatt'] },
    currency: { type: 'currency', names: ['currency', 'currency code', 'währung', 'devise'] },
    status: { type: 'text', names: ['status', 'invoice status', 'state'] },
  },
  read: (columns) => {
    const subscription = columns.id('subscription')
    const customer = columns.id('customer')
    const person = personOf(columns)
    const item = columns.text('item')
    const from = columns.time('from')
    const until = columns.time('until')
    const issued = columns.time('issued')
    const currency = columns.currency('currency')
    const amount = columns.amount('amount', currency)
    const discount = columns.amount('discount', currency)
    const status = columns.text('status')
    const known = new Map<string, Gathered>()
    let through = 0
    return {
      row: () => {
        const who = customer()
        if (who === null) return { problem: 'missing-key', field: 'customer' }
        if (notPaid.test(status()?.toLowerCase() ?? '')) return { excluded: 'not an invoice that counts' }
        const what = item()
        if (what !== null && oneOff.test(what)) return { excluded: 'one-off' }
        const [begins, ends] = [from(), until()]
        if (begins === null || ends === null) return { excluded: 'pays for no time' }
        const money = currency()
        if (money === '') return { problem: 'bad-currency', field: 'currency' }
        const gross = amount()
        if (gross === null) return { problem: 'missing-amount', field: 'amount' }
        through = Math.max(through, issued() ?? begins, begins)
        // A period written to its last day ends with that day.
        const closes = isMidnight(begins) && isLastDay(begins, ends) ? ends + day : ends
        const key = `${who}|${subscription() ?? ''}|${money}`
        const line: InvoiceLine = { from: begins, until: closes, minor: gross - Math.abs(discount() ?? 0) }
        const before = known.get(key)
        if (before !== undefined) {
          before.lines.push(line)
          before.plan = what ?? before.plan
          return 'merged'
        }
        known.set(key, {
          line: columns.line(),
          customer: who,
          person: { ...nobody, ...person() },
          currency: money,
          plan: what,
          lines: [line],
        })
        return 'deferred'
      },
      finish: () =>
        [...known].map(([key, of]) => {
          const spans = recurringSpans(of.lines, { dayOf: (at: Instant) => Math.floor(at / day), through })
          const records = spans.map(
            (span): SubscriptionRecord => ({
              kind: 'subscription',
              vendorId: `${key}|${span.from}`,
              customerVendorId: of.customer,
              person: of.person,
              plan: of.plan,
              quantity: null,
              currency: of.currency,
              mrrMinor: span.mrrMinor,
              status: span.until === null ? 'active' : 'ended',
              startedAt: span.from,
              trialEndAt: null,
              cancelRequestedAt: null,
              endedAt: span.until,
              endReason: null,
            }),
          )
          const [record, ...also] = records
          return record === undefined
            ? { line: of.line, excluded: 'credited in full' }
            : { line: of.line, record, also }
        }),
    }
  },
}

function isMidnight(at: Instant): boolean {
  return at % 3600 === 0
}

/** Does a period that begins and ends at the same time of day end on the day before a whole number of months is over? */
function isLastDay(from: Instant, until: Instant): boolean {
  const begun = new Date(from * 1000)
  const next = new Date((until + day) * 1000)
  return (until - from) % day === 0 && begun.getUTCDate() === next.getUTCDate() && until + day - from >= 27 * day
}
