import type { Instant, SubscriptionRecord } from '../../base/model.ts'
import { nobody } from '../empty-record.ts'
import { maybeMonthly } from '../monthly.ts'
import { endOf, personOf } from '../reading.ts'
import type { Source } from '../source.ts'

/** The interval that a paid term of this length is: exports often say when the current term begins and ends, but not how it is called. */
function intervalOfTerm(start: Instant | null, end: Instant | null): string | undefined {
  if (start === null || end === null || end <= start) return undefined
  const days = (end - start) / 86_400
  if (days >= 360) return `${Math.max(1, Math.round(days / 365.25))} year`
  if (days >= 27) return `${Math.max(1, Math.round(days / 30.44))} month`
  return days >= 6 ? `${Math.max(1, Math.round(days / 7))} week` : `${Math.max(1, Math.round(days))} day`
}

function intervalOfPlan(plan: string | null): string | undefined {
  if (plan === null) return undefined
  if (/year|annual|jahr|\b12m|-y$/i.test(plan)) return 'year'
  if (/quarter|\b3m/i.test(plan)) return 'quarter'
  if (/month|monat|\b1m|-m$/i.test(plan)) return 'month'
  return /week/i.test(plan) ? 'week' : undefined
}

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
    cancelledAt: { type: 'time', names: dotted('cancelled at') },
    endReason: { type: 'text', names: [...dotted('cancel reason'), ...dotted('cancel reason code')] },
  },
  read: (columns) => {
    const vendorId = columns.id('vendorId')
    const customerVendorId = columns.id('customerVendorId')
    const person = personOf(columns)
    const plan = columns.text('plan')
    const quantity = columns.number('quantity')
    const currency = columns.currency('currency')
    const mrr = columns.amount('mrr', currency)
    const price = columns.amount('price', currency)
    const unit = columns.text('unit')
    const count = columns.number('count')
    const status = columns.text('status')
    const startedAt = columns.time('startedAt')
    const createdAt = columns.time('createdAt')
    const trialEndAt = columns.time('trialEndAt')
    const termStart = columns.time('termStart')
    const termEnd = columns.time('termEnd')
    const cancelledAt = endOf(columns, 'cancelledAt')
    const endReason = columns.text('endReason')
    return {
      row: () => {
        const id = vendorId()
        if (id === null) return { problem: 'missing-id', field: 'vendorId' }
        const customer = customerVendorId()
        if (customer === null) return { problem: 'missing-key', field: 'customerVendorId' }
        const state =
          status()
            ?.toLowerCase()
            .replace(/[\s_]+/g, '-') ?? null
        if (state === 'future') return { excluded: 'not started' }
        const started = startedAt() ?? createdAt()
        if (started === null) return { problem: 'missing-date', field: 'startedAt' }
        const money = currency()
        if (money === '') return { problem: 'bad-currency', field: 'currency' }
        const tariff = plan()
        const each = price()
        const total = mrr()
        const interval = unit() ?? intervalOfPlan(tariff) ?? intervalOfTerm(termStart(), termEnd()) ?? 'month'
        const monthly = total ?? (each === null ? null : maybeMonthly(each * (quantity() ?? 1), interval, count() ?? 1))
        if (monthly === undefined) return { problem: 'unknown-word', field: 'unit' }
        if (monthly === null) return { problem: 'missing-amount', field: 'price' }
        const cancelled = cancelledAt(started)
        const isOver = state === 'cancelled' || state === 'canceled'
        return {
          kind: 'subscription',
          vendorId: id,
          customerVendorId: customer,
          person: person(),
          plan: tariff,
          quantity: quantity(),
          currency: money,
          mrrMinor: monthly,
          status: state,
          startedAt: started,
          trialEndAt: trialEndAt(),
          cancelRequestedAt: isOver ? null : cancelled,
          endedAt: isOver ? cancelled : null,
          endReason: endReason(),
        }
      },
    }
  },
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
  read: (columns) => {
    const vendorId = columns.id('vendorId')
    const person = personOf(columns)
    const createdAt = columns.time('createdAt')
    const country = columns.text('country')
    return {
      row: () => {
        const id = vendorId()
        if (id === null) return { problem: 'missing-id', field: 'vendorId' }
        return {
          kind: 'customer',
          vendorId: id,
          person: person(),
          createdAt: createdAt(),
          segment: null,
          plan: null,
          country: country(),
        }
      },
    }
  },
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
    state: { type: 'text', names: ['state'] },
    startedAt: {
      type: 'time',
      names: ['activated at', 'current term started at', 'current period started at'],
      required: true,
    },
    trialEndAt: { type: 'time', names: ['trial ends at'] },
    periodStart: { type: 'time', names: ['current period started at'] },
    periodEnd: { type: 'time', names: ['current period ends at'] },
    canceledAt: { type: 'time', names: ['canceled at'] },
    expiresAt: { type: 'time', names: ['expires at', 'expired at'] },
    endReason: { type: 'text', names: ['expiration reason'] },
  },
  read: (columns) => {
    const vendorId = columns.id('vendorId')
    const customerVendorId = columns.id('customerVendorId')
    const person = personOf(columns)
    const plan = columns.text('plan')
    const quantity = columns.number('quantity')
    const currency = columns.currency('currency')
    const amount = columns.amount('amount', currency)
    const unitAmount = columns.amount('unitAmount', currency)
    const state = columns.text('state')
    const startedAt = columns.time('startedAt')
    const trialEndAt = columns.time('trialEndAt')
    const periodStart = columns.time('periodStart')
    const periodEnd = columns.time('periodEnd')
    const canceledAt = columns.time('canceledAt')
    const expiresAt = endOf(columns, 'expiresAt')
    const endReason = columns.text('endReason')
    return {
      row: () => {
        const id = vendorId()
        if (id === null) return { problem: 'missing-id', field: 'vendorId' }
        const customer = customerVendorId()
        if (customer === null) return { problem: 'missing-key', field: 'customerVendorId' }
        const word = state()?.toLowerCase() ?? null
        if (word === 'future' || word === 'pending') return { excluded: 'not started' }
        const started = startedAt()
        if (started === null) return { problem: 'missing-date', field: 'startedAt' }
        const money = currency()
        if (money === '') return { problem: 'bad-currency', field: 'currency' }
        const each = unitAmount()
        const total = amount() ?? (each === null ? null : each * (quantity() ?? 1))
        if (total === null) return { problem: 'missing-amount', field: 'amount' }
        const begin = periodStart()
        const end = periodEnd()
        const requested = canceledAt()
        const expires = expiresAt(started)
        return {
          kind: 'subscription',
          vendorId: id,
          customerVendorId: customer,
          person: person(),
          plan: plan(),
          quantity: quantity(),
          currency: money,
          mrrMinor: maybeMonthly(total, intervalOfTerm(begin, end) ?? 'month') ?? total,
          status: word,
          startedAt: started,
          trialEndAt: trialEndAt(),
          cancelRequestedAt: requested,
          endedAt: word === 'expired' ? (expires ?? (requested === null ? null : Math.max(requested, started))) : null,
          endReason: endReason(),
        }
      },
    }
  },
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
    all: ['uuid', 'external id', 'mrr'],
    any: ['customer-since', 'customer since', 'arr', 'billing-system-type', 'data source uuid'],
  },
  fields: {
    vendorId: { type: 'id', names: ['external id', 'uuid'], required: true },
    externalId: { type: 'id', names: ['attributes.custom.customer id', 'uuid'] },
    email: { type: 'email', names: ['email'] },
    organisation: { type: 'text', names: ['company'] },
    createdAt: { type: 'time', names: ['customer-since', 'customer since', 'lead created at'] },
    segment: { type: 'text', names: ['attributes.custom.segment', 'segment'] },
    country: { type: 'text', names: ['address.country', 'country'] },
  },
  read: chargebeeCustomers.read,
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
