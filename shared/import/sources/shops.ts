import { isBlank } from '../cells/is-blank.ts'
import { readCustomers } from '../customer-rows.ts'
import { nobody } from '../empty-record.ts'
import { personOf } from '../reading.ts'
import type { Cell, Columns, RowReader, Source } from '../source.ts'

/**
 * Reads orders that stand in several rows, one per line item: the first row with an order's id has its totals, the others belong to it,
 * whether they leave the totals out (Shopify) or repeat them (WooCommerce).
 */
function readOrders(columns: Columns, unpaid = /^(failed|voided|draft|trash|checkout-draft|expired)/): RowReader {
  const vendorId = columns.id('vendorId')
  const person = personOf(columns)
  const orderedAt = columns.time('orderedAt')
  const currency = columns.currency('currency')
  const total = columns.amount('total', currency)
  const refunded = columns.amount('refunded', currency)
  const status = columns.text('status')
  const cancelledAt = columns.time('cancelledAt')
  const phone = phoneOf(columns, 'phone')
  const totalAt = columns.heading('total')?.index ?? -1
  // Later rows of an order belong to its first; some exports are sorted so that they don't follow it.
  const seen = new Map<string, boolean>()
  return {
    row: () => {
      const id = vendorId()
      if (id === null) return { problem: 'missing-id', field: 'vendorId' }
      const wasUsed = seen.get(id)
      if (wasUsed !== undefined) return wasUsed ? 'merged' : { excluded: 'item of an order that was left out' }
      seen.set(id, false)
      if (isBlank(columns.cells()[totalAt] ?? '')) return { problem: 'missing-amount', field: 'total' }
      const state = status()?.toLowerCase() ?? null
      if (state !== null && unpaid.test(state)) return { excluded: state }
      const ordered = orderedAt()
      if (ordered === null) return { problem: 'missing-date', field: 'orderedAt' }
      const money = currency()
      if (money === '') return { problem: 'bad-currency', field: 'currency' }
      const sum = total()
      if (sum === null) return { problem: 'missing-amount', field: 'total' }
      seen.set(id, true)
      const who = person()
      return {
        kind: 'order',
        vendorId: id,
        // A shop that asks for no e-mail knows its customers by their phone.
        person: who.email === null && who.vendorPersonId === null ? { ...who, vendorPersonId: phone() } : who,
        orderedAt: ordered,
        currency: money,
        totalMinor: sum,
        refundedMinor: Math.abs(refunded() ?? 0),
        status: cancelledAt() !== null ? 'cancelled' : state,
      }
    },
  }
}

/** A phone number by its digits, so that two spellings are one person; `null` when there are too few. */
function phoneOf(columns: Columns, field: string): Cell<string> {
  const read = columns.id(field)
  return () => {
    const digits = (read() ?? '').replace(/\D+/g, '')
    return digits.length < 7 ? null : `phone:${digits}`
  }
}

/** Shopify's orders export; an order with several items stands in several rows. */
export const shopifyOrders: Source = {
  id: 'shopify-orders',
  title: 'Shopify orders (CSV)',
  system: 'shopify',
  kinds: ['order'],
  verified: true,
  fingerprint: {
    all: ['name', 'lineitem name', 'total'],
    any: ['financial status', 'refunded amount', 'lineitem quantity', 'paid at'],
  },
  fields: {
    vendorId: { type: 'id', names: ['name'], required: true },
    email: { type: 'email', names: ['email'] },
    organisation: { type: 'text', names: ['billing company'] },
    orderedAt: { type: 'time', names: ['created at'], required: true },
    currency: { type: 'currency', names: ['currency'] },
    total: { type: 'amount', names: ['total'], required: true },
    refunded: { type: 'amount', names: ['refunded amount'] },
    status: { type: 'text', names: ['financial status'] },
    cancelledAt: { type: 'time', names: ['cancelled at'] },
    phone: { type: 'id', names: ['phone', 'billing phone', 'shipping phone'] },
  },
  read: (columns) => readOrders(columns),
}

/** Shopify's customers export. */
export const shopifyCustomers: Source = {
  id: 'shopify-customers',
  title: 'Shopify customers (CSV)',
  system: 'shopify',
  kinds: ['customer'],
  verified: true,
  fingerprint: { all: ['accepts email marketing', 'email'], any: ['total spent', 'total orders', 'customer id'] },
  fields: {
    vendorId: { type: 'id', names: ['customer id', 'email'], required: true },
    email: { type: 'email', names: ['email'] },
    organisation: { type: 'text', names: ['default address company', 'company'] },
    country: { type: 'text', names: ['default address country code', 'country code'] },
  },
  read: readCustomers,
}

/** Orders that nobody has paid yet, or that were called off before. */
const unpaidInWoo =
  /^(failed|draft|trash|checkout-draft|expired|pending|cancelled|wc-(failed|pending|cancelled|checkout-draft))/

/** WooCommerce's Analytics → Orders download. It names no customer that could be linked. */
export const wooAnalyticsOrders: Source = {
  id: 'woocommerce-analytics-orders',
  title: 'WooCommerce orders (Analytics)',
  system: 'woocommerce',
  kinds: ['order'],
  verified: true,
  fingerprint: {
    all: ['order #', 'date'],
    any: ['n. revenue (formatted)', 'n. revenue', 'net sales', 'customer type', 'items sold'],
  },
  fields: {
    vendorId: { type: 'id', names: ['order #'], required: true },
    orderedAt: { type: 'time', names: ['date'], required: true },
    total: { type: 'amount', names: ['n. revenue', 'net sales', 'n. revenue (formatted)'], required: true },
    status: { type: 'text', names: ['status'] },
    // The formatted amount shows the shop's sign.
    currency: { type: 'currency', names: ['currency', 'n. revenue (formatted)'] },
  },
  read: (columns) => readOrders(columns, unpaidInWoo),
}

/** Orders of WooCommerce by the export plugin: one row per item, each repeating the order's total. */
export const wooPluginOrders: Source = {
  id: 'woocommerce-orders',
  title: 'WooCommerce orders (export plugin)',
  system: 'woocommerce',
  kinds: ['order'],
  verified: true,
  fingerprint: { all: [/^order (number|id)$/, 'order date', 'email (billing)'] },
  fields: {
    vendorId: { type: 'id', names: ['order number', 'order id'], required: true },
    email: { type: 'email', names: ['email (billing)'] },
    organisation: { type: 'text', names: ['company (billing)'] },
    phone: { type: 'id', names: ['phone (billing)'] },
    orderedAt: { type: 'time', names: ['order date'], required: true },
    total: {
      type: 'amount',
      names: ['order total amount', 'order total', /^order total amount/, /^order subtotal amount/],
      required: true,
    },
    refunded: { type: 'amount', names: ['order refund amount'] },
    status: { type: 'text', names: ['order status'] },
    currency: { type: 'currency', names: ['order currency', 'currency'] },
  },
  read: (columns) => readOrders(columns, unpaidInWoo),
}

/** Stripe's itemised balance changes: charges are orders, refunds and disputes count against them, payouts are no revenue. */
export const stripeBalance: Source = {
  id: 'stripe-balance',
  title: 'Stripe balance changes (itemised)',
  system: 'stripe',
  kinds: ['order'],
  verified: true,
  fingerprint: { all: ['balance transaction id', 'reporting category', 'gross'] },
  fields: {
    vendorId: { type: 'id', names: ['balance transaction id'], required: true },
    chargeId: { type: 'id', names: ['charge id', 'source id'] },
    externalId: { type: 'id', names: ['customer id'] },
    email: { type: 'email', names: ['customer email'] },
    orderedAt: { type: 'time', names: ['created utc', 'created'], required: true },
    currency: { type: 'currency', names: ['currency'] },
    gross: { type: 'amount', names: ['gross'], required: true },
    category: { type: 'text', names: ['reporting category'], required: true },
  },
  read: readBalance,
}

/** Stripe's "All activity" from the Dashboard: the same balance changes with a type instead of a reporting category. */
export const stripeActivity: Source = {
  ...stripeBalance,
  id: 'stripe-activity',
  title: 'Stripe balance activity (Dashboard CSV)',
  timeZone: 'UTC',
  fingerprint: { all: ['id', 'type', 'source', 'net', 'fee', /^available on \(utc\)$/] },
  fields: {
    vendorId: { type: 'id', names: ['id'], required: true },
    chargeId: { type: 'id', names: ['source'] },
    externalId: { type: 'id', names: ['customer id'] },
    email: { type: 'email', names: ['customer email'] },
    orderedAt: { type: 'time', names: ['created (utc)'], required: true },
    currency: { type: 'currency', names: ['currency'] },
    gross: { type: 'amount', names: ['amount'], required: true },
    category: { type: 'text', names: ['type'], required: true },
  },
}

/** A charge is an order, a refund or a lost dispute counts against it, and what else moves a balance is no revenue. */
function readBalance(columns: Columns): RowReader {
  const vendorId = columns.id('vendorId')
  const chargeId = columns.id('chargeId')
  const person = personOf(columns)
  const at = columns.time('orderedAt')
  const currency = columns.currency('currency')
  const gross = columns.amount('gross', currency)
  const category = columns.text('category')
  return {
    row: () => {
      const id = vendorId()
      if (id === null) return { problem: 'missing-id', field: 'vendorId' }
      const kind = category()?.toLowerCase() ?? ''
      const isCharge = kind === 'charge' || kind === 'payment'
      if (!isCharge && !/refund|dispute/.test(kind))
        return { excluded: kind === '' ? 'no category' : kind.replace(/_/g, ' ') }
      const when = at()
      if (when === null) return { problem: 'missing-date', field: 'orderedAt' }
      const money = currency()
      if (money === '') return { problem: 'bad-currency', field: 'currency' }
      const minor = gross()
      if (minor === null) return { problem: 'missing-amount', field: 'gross' }
      return {
        kind: 'order',
        // The same charge in the payments export has the charge's id.
        vendorId: isCharge ? (chargeId() ?? id) : id,
        person: { ...nobody, ...person() },
        orderedAt: when,
        currency: money,
        totalMinor: isCharge ? minor : 0,
        refundedMinor: isCharge ? 0 : -minor,
        status: kind,
      }
    },
  }
}
