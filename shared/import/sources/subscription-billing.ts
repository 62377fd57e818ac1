import type { Instant, SubscriptionRecord } from '../../base/model.ts'
import { readCustomers } from '../customer-rows.ts'
import { nobody } from '../empty-record.ts'
import { maybeMonthly } from '../monthly.ts'
import type { Source } from '../source.ts'
import { maybeIntervalOfPlan, maybeIntervalOfTerm, readSubscriptions } from '../subscription-rows.ts'

const dotted = (name: string): string[] => [`subscriptions.${name}`, `subscription.${name}`, name]

/** Chargebee's subscriptions export, with its dotted headings. */
export const chargebeeSubscriptions: Source = {
  id: 'chargebee-subscriptions',
  title: 'Chargebee subscriptions (CSV)',
  system: 'chargebee',
  kinds: ['subscription'],
  verified: true,
  fingerprint: { all: [/^subscriptions\.id$/, /^(customers\.id|subscriptions\.customer id)$/] },
  fields: {
    vendorId: { type: 'id', names: dotted('id'), required: true },
    customerVendorId: { type: 'id', names: ['customers.id', ...dotted('customer id')], required: true },
    email: { type: 'email', names: ['customers.email', 'email'] },
    organisation: { type: 'text', names: ['customers.company'] },
    plan: { type: 'text', names: dotted('plan id').concat('subscription items.item price id') },
    quantity: { type: 'number', names: dotted('plan quantity') },
    currency: { type: 'currency', names: dotted('currency code') },
    mrr: { type: 'amount', names: dotted('mrr') },
    price: { type: 'amount', names: [...dotted('plan unit price'), ...dotted('plan amount')] },
    unit: { type: 'text', names: dotted('billing period unit') },
    count: { type: 'number', names: dotted('billing period') },
    status: { type: 'text', names: dotted('status') },
    startedAt: {
      type: 'time',
      names: [...dotted('started at'), ...dotted('start date'), ...dotted('created at')],
      required: true,
    },
    createdAt: { type: 'time', names: dotted('created at') },
    trialEndAt: { type: 'time', names: dotted('trial end') },
    termStart: { type: 'time', names: dotted('current term start') },
    termEnd: { type: 'time', names: dotted('current term end') },
    endedAt: { type: 'time', names: dotted('cancelled at') },
    endReason: { type: 'text', names: [...dotted('cancel reason'), ...dotted('cancel reason code')] },
  },
  read: (columns) =>
    readSubscriptions(columns, {
      leftOut: (state) => (state === 'future' ? 'not started' : undefined),
      monthly: (file, currency) => {
        const mrr = file.amount('mrr', currency)
        const price = file.amount('price', currency)
        const unit = file.text('unit')
        const unitMeaning = file.meaning('unit')
        const count = file.number('count')
        const termStart = file.time('termStart')
        const termEnd = file.time('termEnd')
        return ({ plan, quantity }) => {
          const each = price()
          const own = unit()
          const interval =
            (own === null ? null : unitMeaning(own)) ??
            maybeIntervalOfPlan(plan) ??
            maybeIntervalOfTerm(termStart(), termEnd()) ??
            'month'
          const monthly = mrr() ?? (each === null ? null : maybeMonthly(each * (quantity ?? 1), interval, count() ?? 1))
          if (monthly === undefined) return { problem: 'unknown-word', field: 'unit' }
          return monthly ?? { problem: 'missing-amount', field: 'price' }
        }
      },
      // One column tells both: when it ended, and when one that still runs will end.
      ending: ({ state, endedAt }) =>
        state === 'cancelled' || state === 'canceled'
          ? { cancelRequestedAt: null, endedAt }
          : { cancelRequestedAt: endedAt, endedAt: null },
    }),
}

/** Chargebee's customers export, with its display headings. */
export const chargebeeCustomers: Source = {
  id: 'chargebee-customers',
  title: 'Chargebee customers (CSV)',
  system: 'chargebee',
  kinds: ['customer'],
  verified: true,
  fingerprint: {
    all: ['customer id', 'card status'],
    any: ['billing address line1', 'billing address country', 'first name'],
  },
  fields: {
    vendorId: { type: 'id', names: ['customer id'], required: true },
    email: { type: 'email', names: ['email'] },
    organisation: { type: 'text', names: ['company', 'billing address company'] },
    createdAt: { type: 'time', names: ['created at', 'created'] },
    country: { type: 'text', names: ['billing address country'] },
  },
  read: readCustomers,
}

/** Recurly's subscriptions export. "Canceled" only means that it won't renew: it ends when it expires. */
export const recurlySubscriptions: Source = {
  id: 'recurly-subscriptions',
  title: 'Recurly subscriptions (CSV)',
  system: 'recurly',
  kinds: ['subscription'],
  verified: true,
  timeZone: 'UTC',
  fingerprint: {
    all: ['uuid', 'account code', 'plan code'],
    any: ['total recurring amount', 'unit amount', 'current period ends at'],
  },
  fields: {
    vendorId: { type: 'id', names: ['uuid'], required: true },
    customerVendorId: { type: 'id', names: ['account code'], required: true },
    email: { type: 'email', names: ['email'] },
    plan: { type: 'text', names: ['plan name', 'plan code'] },
    quantity: { type: 'number', names: ['quantity'] },
    currency: { type: 'currency', names: ['currency'] },
    amount: { type: 'amount', names: ['total recurring amount'] },
    unitAmount: { type: 'amount', names: ['unit amount'] },
    status: { type: 'text', names: ['state'] },
    startedAt: {
      type: 'time',
      names: ['activated at', 'current term started at', 'current period started at'],
      required: true,
    },
    trialEndAt: { type: 'time', names: ['trial ends at'] },
    periodStart: { type: 'time', names: ['current period started at'] },
    periodEnd: { type: 'time', names: ['current period ends at'] },
    cancelRequestedAt: { type: 'time', names: ['canceled at'] },
    endedAt: { type: 'time', names: ['expires at', 'expired at'] },
    endReason: { type: 'text', names: ['expiration reason'] },
  },
  read: (columns) =>
    readSubscriptions(columns, {
      leftOut: (state) => (state === 'future' || state === 'pending' ? 'not started' : undefined),
      monthly: (file, currency) => {
        const total = file.amount('amount', currency)
        const unit = file.amount('unitAmount', currency)
        const begin = file.time('periodStart')
        const end = file.time('periodEnd')
        return ({ quantity }) => {
          const each = unit()
          const sum = total() ?? (each === null ? null : each * (quantity ?? 1))
          if (sum === null) return { problem: 'missing-amount', field: 'amount' }
          return maybeMonthly(sum, maybeIntervalOfTerm(begin(), end()) ?? 'month') ?? sum
        }
      },
      ending: ({ state, startedAt, cancelRequestedAt, endedAt }) => ({
        cancelRequestedAt,
        endedAt:
          state === 'expired'
            ? (endedAt ?? (cancelRequestedAt === null ? null : Math.max(cancelRequestedAt, startedAt)))
            : null,
      }),
    }),
}

/** Recurly's accounts export: who the customers of its subscriptions are. */
export const recurlyAccounts: Source = {
  id: 'recurly-accounts',
  title: 'Recurly accounts (CSV)',
  system: 'recurly',
  kinds: ['customer'],
  verified: false,
  timeZone: 'UTC',
  fingerprint: {
    all: ['account code', 'email'],
    any: ['hosted login token', 'parent account code', 'closed at', 'vat number', 'accept language', 'cc emails'],
    none: ['plan code', 'uuid'],
  },
  fields: {
    vendorId: { type: 'id', names: ['account code'], required: true },
    email: { type: 'email', names: ['email'] },
    organisation: { type: 'text', names: ['company', 'company name'] },
    createdAt: { type: 'time', names: ['created at'] },
    country: { type: 'text', names: ['country', 'address country', 'billing country'] },
  },
  read: readCustomers,
}

/** ChartMogul's customers as its API gives them (no CSV export with a known heading was found). */
export const chartmogulCustomers: Source = {
  id: 'chartmogul-customers',
  title: 'ChartMogul customers',
  system: 'chartmogul',
  kinds: ['customer'],
  verified: false,
  timeZone: 'UTC',
  fingerprint: {
    all: [/^(customer[- ])?uuid$/, /^(customer[- ])?external[- ]ids?$/, /^(current )?mrr$/],
    any: ['customer-since', 'customer since', 'arr', 'billing-system-type', 'data source uuid', 'billing system'],
  },
  fields: {
    vendorId: { type: 'id', names: [/^(customer[- ])?external[- ]ids?$/, /^(customer[- ])?uuid$/], required: true },
    externalId: { type: 'id', names: ['attributes.custom.customer id', 'customer id', /^(customer[- ])?uuid$/] },
    email: { type: 'email', names: ['email'] },
    organisation: { type: 'text', names: ['company'] },
    createdAt: { type: 'time', names: ['customer-since', 'customer since', 'lead created at'] },
    segment: { type: 'text', names: ['attributes.custom.segment', 'segment'] },
    country: { type: 'text', names: ['address.country', 'country'] },
  },
  read: readCustomers,
}

interface Movement {
  readonly at: Instant
  readonly line: number
  readonly after: number
  readonly isChurn: boolean
}

interface Movements {
  readonly currency: string
  readonly customer: string
  readonly plan: string | null
  readonly all: Movement[]
}

/** ChartMogul's MRR movements: each subscription becomes a span for every amount that it had, in minor units. */
export const chartmogulActivities: Source = {
  id: 'chartmogul-activities',
  title: 'ChartMogul MRR movements',
  system: 'chartmogul',
  kinds: ['subscription'],
  verified: false,
  timeZone: 'UTC',
  fingerprint: { all: [/^activity[- ]mrr[- ]movement$/, 'date', 'type'] },
  fields: {
    vendorId: { type: 'id', names: ['uuid'] },
    at: { type: 'time', names: ['date'], required: true },
    type: { type: 'text', names: ['type'], required: true },
    after: { type: 'number', names: ['activity-mrr', 'activity mrr'], required: true },
    currency: { type: 'currency', names: ['currency'] },
    customer: {
      type: 'id',
      names: ['customer-external-id', 'customer external id', 'customer-uuid', 'customer uuid'],
      required: true,
    },
    subscription: { type: 'id', names: ['subscription-external-id', 'subscription external id'] },
    plan: { type: 'text', names: ['plan-external-id', 'plan external id'] },
  },
  read: (columns) => {
    const at = columns.time('at')
    const type = columns.text('type')
    const after = columns.number('after')
    const currency = columns.currency('currency')
    const customer = columns.id('customer')
    const subscription = columns.id('subscription')
    const plan = columns.text('plan')
    const known = new Map<string, Movements>()
    return {
      row: () => {
        const who = customer()
        if (who === null) return { problem: 'missing-key', field: 'customer' }
        const when = at()
        if (when === null) return { problem: 'missing-date', field: 'at' }
        const minor = after()
        if (minor === null) return { problem: 'missing-amount', field: 'after' }
        const money = currency()
        if (money === '') return { problem: 'bad-currency', field: 'currency' }
        const key = `${who}|${subscription() ?? ''}`
        let movements = known.get(key)
        if (!movements) {
          movements = { currency: money, customer: who, plan: plan(), all: [] }
          known.set(key, movements)
        }
        movements.all.push({
          at: when,
          line: columns.line(),
          after: Math.round(minor),
          isChurn: /churn|cancel/i.test(type() ?? ''),
        })
        return 'deferred'
      },
      finish: () => [...known].flatMap(([key, movements]) => spansOf(key, movements)),
    }
  },
}

/** One span per movement: from it to the next. A churn is a span of nothing that ends at once, so that every movement stays a record. */
function spansOf(
  key: string,
  { currency, customer, plan, all }: Movements,
): { line: number; record: SubscriptionRecord }[] {
  const sorted = [...all].sort((a, b) => a.at - b.at || a.line - b.line)
  return sorted.map((movement, i) => {
    const next = sorted[i + 1]
    const isNothing = movement.isChurn || movement.after === 0
    return {
      line: movement.line,
      record: {
        kind: 'subscription',
        vendorId: `${key}|${movement.at}|${i}`,
        customerVendorId: customer,
        person: nobody,
        plan,
        quantity: null,
        currency,
        mrrMinor: isNothing ? 0 : movement.after,
        status: isNothing ? 'cancelled' : 'active',
        startedAt: movement.at,
        trialEndAt: null,
        cancelRequestedAt: null,
        endedAt: isNothing ? movement.at : (next?.at ?? null),
        endReason: null,
      },
    }
  })
}

/** Subscriptions in the import template that Baremetrics and others take: one row per subscription, amounts in cents, days in UTC. */
export const subscriptionTemplate: Source = {
  id: 'subscription-template',
  title: 'Subscriptions in the Baremetrics import template',
  system: 'baremetrics',
  kinds: ['subscription'],
  verified: true,
  timeZone: 'UTC',
  fingerprint: { all: ['subscription oid', 'customer oid', 'plan amount'], any: ['plan interval', 'plan currency'] },
  fields: {
    vendorId: { type: 'id', names: ['subscription oid'], required: true },
    customerVendorId: { type: 'id', names: ['customer oid'], required: true },
    email: { type: 'email', names: ['customer email'] },
    plan: { type: 'text', names: ['plan name', 'plan oid'] },
    quantity: { type: 'number', names: ['subscription quantity'] },
    currency: { type: 'currency', names: ['plan currency'] },
    cents: { type: 'number', names: ['plan amount'], required: true },
    interval: { type: 'text', names: ['plan interval'], required: true },
    count: { type: 'number', names: ['plan interval count'] },
    startedAt: { type: 'time', names: ['subscription started at'], required: true },
    endedAt: { type: 'time', names: ['subscription canceled at', 'subscription cancelled at'] },
  },
  read: (columns) =>
    readSubscriptions(columns, {
      monthly: (file) => {
        const cents = file.number('cents')
        const interval = file.text('interval')
        const count = file.number('count')
        return ({ quantity }) => {
          const each = cents()
          if (each === null) return { problem: 'missing-amount', field: 'cents' }
          const mrr = maybeMonthly(Math.round(each) * (quantity ?? 1), interval() ?? 'month', count() ?? 1)
          return mrr ?? { problem: 'unknown-word', field: 'interval' }
        }
      },
    }),
}
