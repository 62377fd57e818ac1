import { readCustomers } from '../customer-rows.ts'
import { nobody } from '../empty-record.ts'
import { maybeMonthly } from '../monthly.ts'
import type { Fields, Source } from '../source.ts'
import { readSubscriptions } from '../subscription-rows.ts'

const utc = (name: string): (string | RegExp)[] => [new RegExp(`^${name}( date)?( \\(utc\\)| utc)?$`)]

/** Metadata keys are a company's own; these are the ones that usually carry a key of the customer elsewhere. */
const metadata: Fields = {
  externalId: {
    type: 'id',
    names: [
      /^(external|customer|client|user|crm|helpdesk|internal|member)[ -]?(id|ref|reference|uuid|key|no|number) \(metadata\)$/,
    ],
  },
  companyId: {
    type: 'id',
    names: [/^(company|org|organi[sz]ation|account|workspace|tenant|team)[ -]?(id|uuid|key|ref)? \(metadata\)$/],
  },
  organisation: { type: 'text', names: [/^(company|org|organi[sz]ation|account|workspace)[ -]?name \(metadata\)$/] },
  segment: { type: 'text', names: [/^(customer[ -])?(segment|tier|size|market|industry) \(metadata\)$/] },
}

/** Stripe's subscriptions from the Dashboard, in any column order. Amounts are major units, times are UTC. */
export const stripeSubscriptions: Source = {
  id: 'stripe-subscriptions',
  title: 'Stripe subscriptions (Dashboard CSV)',
  system: 'stripe',
  kinds: ['subscription'],
  verified: true,
  timeZone: 'UTC',
  fingerprint: {
    all: ['customer id', /^current period end( \(utc\))?$/, 'interval'],
    any: ['plan', 'amount', 'status'],
  },
  fields: {
    vendorId: { type: 'id', names: ['id', 'subscription id'], required: true },
    customerVendorId: { type: 'id', names: ['customer id'], required: true },
    email: { type: 'email', names: ['customer email'] },
    plan: { type: 'text', names: ['plan', 'product', 'plan name', 'price'] },
    quantity: { type: 'number', names: ['quantity'] },
    currency: { type: 'currency', names: ['currency'] },
    interval: { type: 'text', names: ['interval'], required: true },
    amount: { type: 'amount', names: ['amount'], required: true },
    status: { type: 'text', names: ['status'] },
    startedAt: { type: 'time', names: [...utc('start'), ...utc('created')], required: true },
    createdAt: { type: 'time', names: utc('created') },
    trialEndAt: { type: 'time', names: utc('trial end') },
    cancelRequestedAt: { type: 'time', names: [...utc('canceled at'), ...utc('cancelled at')] },
    endedAt: { type: 'time', names: utc('ended at') },
    endReason: { type: 'text', names: ['cancellation reason', 'cancellation feedback'] },
    ...metadata,
  },
  read: (columns) =>
    readSubscriptions(columns, {
      leftOut: (state) => (state === 'incomplete' || state === 'incomplete-expired' ? 'never paid' : undefined),
      monthly: (file, currency) => {
        const amount = file.amount('amount', currency)
        const interval = file.text('interval')
        const meaning = file.meaning('interval')
        return ({ quantity }) => {
          const price = amount()
          if (price === null) return { problem: 'missing-amount', field: 'amount' }
          const mrr = maybeMonthly(price * (quantity ?? 1), meaning(interval() ?? 'month'))
          return mrr ?? { problem: 'unknown-word', field: 'interval' }
        }
      },
      // "Canceled At" is when they asked; only a subscription that is over without saying when ends at that moment.
      ending: ({ state, startedAt, cancelRequestedAt, endedAt }) => ({
        cancelRequestedAt,
        endedAt:
          endedAt ??
          ((state === 'canceled' || state === 'cancelled') && cancelRequestedAt !== null
            ? Math.max(cancelRequestedAt, startedAt)
            : null),
      }),
    }),
}

/** Stripe's customers from the Dashboard. Names are not kept. */
export const stripeCustomers: Source = {
  id: 'stripe-customers',
  title: 'Stripe customers (Dashboard CSV)',
  system: 'stripe',
  kinds: ['customer'],
  verified: true,
  timeZone: 'UTC',
  fingerprint: {
    all: ['id', 'delinquent', 'email'],
    any: ['total spend', 'dispute losses', 'payment count', 'refunded volume'],
  },
  fields: {
    vendorId: { type: 'id', names: ['id', 'customer id'], required: true },
    email: { type: 'email', names: ['email', 'customer email'] },
    createdAt: { type: 'time', names: utc('created') },
    plan: { type: 'text', names: ['plan'] },
    country: {
      type: 'text',
      names: ['card address country', 'address country', 'country', 'shipping address country', 'card issue country'],
    },
    ...metadata,
  },
  read: readCustomers,
}

/** Stripe's payments from the Dashboard, in the column orders of 2023 and of 2024 on: one order per successful payment. */
export const stripePayments: Source = {
  id: 'stripe-payments',
  title: 'Stripe payments (Dashboard CSV)',
  system: 'stripe',
  kinds: ['order'],
  verified: true,
  timeZone: 'UTC',
  fingerprint: {
    all: ['amount', 'captured', 'customer id', /^created( date)? \(utc\)$/],
    any: ['converted amount', 'seller message', 'card funding'],
  },
  fields: {
    vendorId: { type: 'id', names: ['id', 'paymentintent id', 'invoice number', 'invoice id'], required: true },
    customerVendorId: { type: 'id', names: ['customer id'], required: true },
    email: { type: 'email', names: ['customer email'] },
    orderedAt: { type: 'time', names: utc('created'), required: true },
    amount: { type: 'amount', names: ['amount'], required: true },
    refunded: { type: 'amount', names: ['amount refunded'] },
    currency: { type: 'currency', names: ['currency'] },
    status: { type: 'text', names: ['status'] },
    captured: { type: 'flag', names: ['captured'] },
    mode: { type: 'text', names: ['mode'] },
  },
  read: (columns) => {
    const vendorId = columns.id('vendorId')
    const customer = columns.id('customerVendorId')
    const email = columns.email('email')
    const orderedAt = columns.time('orderedAt')
    const currency = columns.currency('currency')
    const amount = columns.amount('amount', currency)
    const refunded = columns.amount('refunded', currency)
    const status = columns.text('status')
    const captured = columns.flag('captured')
    const mode = columns.text('mode')
    return {
      row: () => {
        const id = vendorId()
        if (id === null) return { problem: 'missing-id', field: 'vendorId' }
        if (mode()?.toLowerCase() === 'test') return { excluded: 'test' }
        const state = status()?.toLowerCase() ?? null
        if (state !== null && /^(failed|requires|canceled|cancelled|incomplete|blocked|uncaptured)/.test(state))
          return { excluded: 'not paid' }
        if (captured() === false) return { excluded: 'not paid' }
        const ordered = orderedAt()
        if (ordered === null) return { problem: 'missing-date', field: 'orderedAt' }
        const money = currency()
        if (money === '') return { problem: 'bad-currency', field: 'currency' }
        const total = amount()
        if (total === null) return { problem: 'missing-amount', field: 'amount' }
        return {
          kind: 'order',
          vendorId: id,
          person: { ...nobody, externalId: customer(), email: email() },
          orderedAt: ordered,
          currency: money,
          totalMinor: total,
          refundedMinor: refunded() ?? 0,
          status: state,
        }
      },
    }
  },
}
