import { isBlank } from '../cells/is-blank.ts'
import { nobody } from '../empty-record.ts'
import { personOf } from '../reading.ts'
import type { Columns, RowReader, Source } from '../source.ts'

/**
 * Reads orders that stand in several rows, one per line item: the first row with an order's id has its totals, the others belong to it,
 * whether they leave the totals out (Shopify) or repeat them (WooCommerce).
 */
function readOrders(columns: Columns): RowReader {
  const vendorId = columns.id('vendorId')
  const person = personOf(columns)
  const orderedAt = columns.time('orderedAt')
  const currency = columns.currency('currency')
  const total = columns.amount('total', currency)
  const refunded = columns.amount('refunded', currency)
  const status = columns.text('status')
  const cancelledAt = columns.time('cancelledAt')
  const totalAt = columns.heading('total')?.index ?? -1
  let last = ''
  let wasUsed = false
  return {
    row: () => {
      const id = vendorId()
      if (id === null) return { problem: 'missing-id', field: 'vendorId' }
      if (id === last) return wasUsed ? 'merged' : { excluded: 'item of an order that was left out' }
      last = id
      wasUsed = false
      if (isBlank(columns.cells()[totalAt] ?? '')) return { problem: 'missing-amount', field: 'total' }
      const state = status()?.toLowerCase() ?? null
      if (state !== null && /^(failed|voided|draft|trash|checkout-draft|expired)/.test(state))
        return { excluded: state }
      const ordered = orderedAt()
      if (ordered === null) return { problem: 'missing-date', field: 'orderedAt' }
      const money = currency()
      if (money === '') return { problem: 'bad-currency', field: 'currency' }
      const sum = total()
      if (sum === null) return { problem: 'missing-amount', field: 'total' }
      wasUsed = true
      return {
        kind: 'order',
        vendorId: id,
        person: person(),
        orderedAt: ordered,
        currency: money,
        totalMinor: sum,
        refundedMinor: Math.abs(refunded() ?? 0),
        status: cancelledAt() !== null ? 'cancelled' : state,
      }
    },
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
  },
  read: readOrders,
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
  read: (columns) => {
    const vendorId = columns.id('vendorId')
    const person = personOf(columns)
    const country = columns.text('country')
    return {
      row: () => {
        const id = vendorId()
        if (id === null) return { problem: 'missing-id', field: 'vendorId' }
        return {
          kind: 'customer',
          vendorId: id,
          person: person(),
          createdAt: null,
          segment: null,
          plan: null,
          country: country(),
        }
      },
    }
  },
}

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
    currency: { type: 'currency', names: ['currency'] },
  },
  read: readOrders,
}

/** Orders of WooCommerce by the export plugin: one row per item, each repeating the order's total. */
export const wooPluginOrders: Source = {
  id: 'woocommerce-orders',
  title: 'WooCommerce orders (export plugin)',
  system: 'woocommerce',
  kinds: ['order'],
  verified: true,
  fingerprint: { all: ['order number', 'order date', 'email (billing)'] },
  fields: {
    vendorId: { type: 'id', names: ['order number'], required: true },
    email: { type: 'email', names: ['email (billing)'] },
    organisation: { type: 'text', names: ['company (billing)'] },
    orderedAt: { type: 'time', names: ['order date'], required: true },
    total: { type: 'amount', names: ['order total amount', 'order total'], required: true },
    refunded: { type: 'amount', names: ['order refund amount'] },
    status: { type: 'text', names: ['order status'] },
    currency: { type: 'currency', names: ['order currency', 'currency'] },
  },
  read: readOrders,
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
  read: (columns) => {
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
  },
}
