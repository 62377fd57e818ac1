import type { CustomerRecord, Instant, PersonKeys, SubscriptionRecord } from '../../base/model.ts'
import type { ProblemCode } from '../../base/problem.ts'
import { isBlank } from '../cells/is-blank.ts'
import { maybeMonthly } from '../monthly.ts'
import { endOf, personOf } from '../reading.ts'
import type { Columns, Field, Fields, Source } from '../source.ts'

const customerIds: readonly string[] = [
  'customer id',
  'customerid',
  'cust id',
  'customer number',
  'customer no',
  'customer',
  'account id',
  'accountid',
  'client id',
  'clientid',
  'user id',
  'userid',
  'member id',
  'subscriber id',
  'account code',
  'account number',
  'kundennummer',
  'kunden-nr',
  'kunden-id',
  'kunde',
  'numéro client',
  'id client',
  'id cliente',
  'cliente',
  'código cliente',
  'klantnummer',
  'client',
  'account',
]
const email: Field = {
  type: 'email',
  names: [
    'email',
    'e-mail',
    'customer email',
    'email address',
    'billing email',
    'contact email',
    'user email',
    'mail',
    'correo',
    'courriel',
  ],
}
const externalId: Field = {
  type: 'id',
  names: ['external id', 'external customer id', 'crm id', 'helpdesk id', 'external ref', 'external reference'],
}
const companyId: Field = {
  type: 'id',
  names: ['company id', 'organization id', 'organisation id', 'org id', 'tenant id', 'workspace id'],
}
const organisation: Field = {
  type: 'text',
  names: [
    'company',
    'company name',
    'organization',
    'organisation',
    'account name',
    'customer name',
    'firma',
    'société',
    'empresa',
    'name',
  ],
}
const segment: Field = {
  type: 'text',
  names: [
    'segment',
    'customer segment',
    'tier',
    'customer tier',
    'size',
    'company size',
    'market',
    'segmento',
    'kundensegment',
    'industry',
    'region',
  ],
}
const plan: Field = {
  type: 'text',
  names: [
    'plan',
    'plan name',
    'product',
    'package',
    'subscription plan',
    'tarif',
    'paket',
    'forfait',
    'price plan',
    'sku',
    'edition',
  ],
}
const country: Field = { type: 'text', names: ['country', 'country code', 'billing country', 'land', 'pays', 'país'] }
const created: readonly string[] = [
  'created at',
  'created',
  'signup date',
  'signed up at',
  'sign up date',
  'customer since',
  'start date',
  'started at',
  'started',
  'created date',
  'first seen',
  'joined',
  'joined at',
  'join date',
  'onboarded at',
  'kunde seit',
  'client depuis',
  'cliente desde',
  'date created',
  'since',
  'start',
  'activated at',
  'registered at',
]
const started: readonly string[] = [
  'started at',
  'start date',
  'started',
  'started on',
  'start',
  'subscription start',
  'subscription start date',
  'subscription started at',
  'activated at',
  'activation date',
  'signup date',
  'signed up at',
  'created at',
  'created',
  'customer since',
  'begin',
  'beginn',
  'vertragsbeginn',
  'startdatum',
  'date de début',
  'début',
  'fecha de inicio',
  'inicio',
  'data de início',
  'begin date',
  'contract start',
  'contract start date',
  'since',
  'valid from',
  'joined at',
  'date',
]
const ended: readonly string[] = [
  'ended at',
  'end date',
  'ended',
  'ended on',
  'churned at',
  'churn date',
  'churned',
  'churned on',
  'cancelled at',
  'canceled at',
  'cancelled',
  'canceled',
  'cancellation date',
  'cancelled on',
  'canceled on',
  'cancel date',
  'end',
  'expired at',
  'expires at',
  'terminated at',
  'termination date',
  'left at',
  'churn',
  'ende',
  'vertragsende',
  'enddatum',
  'kündigungsdatum',
  'gekündigt am',
  'date de fin',
  'fin',
  'résilié le',
  'fecha de fin',
  'fecha de baja',
  'data de término',
  'contract end',
  'contract end date',
  'subscription end',
  'subscription end date',
  'subscription ended at',
  'valid to',
  'lost at',
]
const monthlyAmount: readonly (string | RegExp)[] = [
  /^mrr \(?(in )?([a-z]{3}|cents|minor)\)?$/,
  'mrr',
  'monthly amount',
  'monthly recurring revenue',
  'mrr amount',
  'monthly revenue',
  'monthly price',
  'monthly fee',
  'mrr eur',
  'mrr usd',
  'mrr gbp',
  'current mrr',
  'price per month',
  'monatlich',
  'monatsbetrag',
  'monthly value',
]
const yearlyAmount: readonly (string | RegExp)[] = [
  'arr',
  'annual amount',
  'annual recurring revenue',
  'acv',
  'annual contract value',
  'yearly amount',
  'annual price',
  /^arr \(?(in )?([a-z]{3}|cents|minor)\)?$/,
]
const anyAmount: readonly (string | RegExp)[] = [
  'amount',
  'price',
  'unit amount',
  'fee',
  'total',
  'value',
  'revenue',
  'betrag',
  'preis',
  'montant',
  'prix',
  'importe',
  'precio',
  'valor',
  'plan amount',
  'subscription amount',
  /^(amount|price|total) \(?(in )?([a-z]{3}|cents|minor)\)?$/,
]
const interval: Field = {
  type: 'text',
  names: [
    'interval',
    'billing interval',
    'billing period',
    'period',
    'frequency',
    'billing frequency',
    'term',
    'billing cycle',
    'plan interval',
    'intervall',
    'abrechnungszeitraum',
    'intervalle',
    'intervalo',
    'cadence',
  ],
}
const currency: Field = {
  type: 'currency',
  names: ['currency', 'currency code', 'währung', 'devise', 'moneda', 'moeda', 'ccy'],
}
const quantity: Field = {
  type: 'number',
  names: ['quantity', 'seats', 'licences', 'licenses', 'qty', 'users', 'anzahl', 'quantité', 'cantidad'],
}

/** What a table of customers or of subscriptions can say about a subscription. */
const subscriptionFields: Fields = {
  plan,
  quantity,
  currency,
  mrr: { type: 'amount', names: monthlyAmount },
  arr: { type: 'amount', names: yearlyAmount },
  amount: { type: 'amount', names: anyAmount },
  interval,
  status: { type: 'text', names: ['status', 'state', 'subscription status', 'statut', 'estado'] },
  trialEndAt: {
    type: 'time',
    names: ['trial end', 'trial ends at', 'trial end date', 'trial ended at', 'testphase bis'],
  },
  cancelRequestedAt: {
    type: 'time',
    names: [
      'cancel requested at',
      'cancellation requested at',
      'cancellation request date',
      'notice date',
      'requested cancellation',
    ],
  },
  endedAt: { type: 'time', names: ended },
  endReason: {
    type: 'text',
    names: [
      'churn reason',
      'cancellation reason',
      'end reason',
      'cancel reason',
      'reason',
      'kündigungsgrund',
      'motif de résiliation',
    ],
  },
}

interface Keys {
  readonly vendorId: string
  readonly customerVendorId: string
  readonly person: PersonKeys
}

/** Builds what reads a subscription's amounts and times from a row; a problem when they can't be read. */
function readSubscription(
  columns: Columns,
): (keys: Keys, started: Instant) => SubscriptionRecord | { problem: ProblemCode; field: string } {
  const planOf = columns.text('plan')
  const quantityOf = columns.number('quantity')
  const currencyOf = columns.currency('currency')
  const mrr = columns.amount('mrr', currencyOf)
  const arr = columns.amount('arr', currencyOf)
  const amount = columns.amount('amount', currencyOf)
  const intervalOf = columns.text('interval')
  const intervalMeaning = columns.meaning('interval')
  const status = columns.text('status')
  const trialEndAt = columns.time('trialEndAt')
  const requestedAt = columns.time('cancelRequestedAt')
  const endedAt = endOf(columns, 'endedAt')
  const endReason = columns.text('endReason')
  const moneyField = columns.has('mrr') ? 'mrr' : columns.has('arr') ? 'arr' : 'amount'
  // A table that says how often something is paid says what one seat costs; without an interval an amount is the whole of a month.
  const isPerSeat = columns.has('interval')
  const monthly = (): number | null | undefined => {
    const own = mrr()
    if (own !== null) return own
    const yearly = arr()
    if (yearly !== null) return Math.round(yearly / 12)
    const per = amount()
    if (per === null) return null
    return maybeMonthly(per * (isPerSeat ? (quantityOf() ?? 1) : 1), intervalMeaning(intervalOf() ?? 'month'))
  }
  return (keys, started) => {
    const money = currencyOf()
    if (money === '') return { problem: 'bad-currency', field: 'currency' }
    const minor = monthly()
    if (minor === undefined) return { problem: 'unknown-word', field: 'interval' }
    if (minor === null) return { problem: 'missing-amount', field: moneyField }
    return {
      kind: 'subscription',
      ...keys,
      plan: planOf(),
      quantity: quantityOf(),
      currency: money,
      mrrMinor: minor,
      status: status()?.toLowerCase() ?? null,
      startedAt: started,
      trialEndAt: trialEndAt(),
      cancelRequestedAt: requestedAt(),
      endedAt: endedAt(started),
      endReason: endReason(),
    }
  }
}

/** Customers of any billing or CRM program. One whose table says what they pay has a subscription as well. */
export const genericCustomers: Source = {
  id: 'generic-customers',
  title: 'Customers (any table)',
  system: 'generic',
  kinds: ['customer', 'subscription'],
  verified: true,
  fingerprint: { all: [] },
  fields: {
    vendorId: { type: 'id', names: [...customerIds, 'id', 'key'], required: true },
    email,
    externalId,
    companyId,
    organisation,
    createdAt: { type: 'time', names: created },
    segment,
    country,
    mergedInto: {
      type: 'id',
      names: [
        'merged into',
        'merged into id',
        'merged into customer',
        'merged to',
        'merged with',
        'master id',
        'master customer id',
        'master record id',
        'zusammengeführt mit',
        'fusionado con',
        'fusionné avec',
      ],
    },
    ...subscriptionFields,
  },
  read: (columns: Columns) => {
    const vendorId = columns.id('vendorId')
    const person = personOf(columns)
    const createdAt = columns.time('createdAt')
    const segmentOf = columns.text('segment')
    const planOf = columns.text('plan')
    const countryOf = columns.text('country')
    const mergedInto = columns.id('mergedInto')
    const pays = ['mrr', 'arr', 'amount'].some((field) => columns.has(field)) && columns.has('createdAt')
    const subscription = readSubscription(columns)
    return {
      row: () => {
        const id = vendorId()
        if (id === null) return { problem: 'missing-id', field: 'vendorId' }
        const keys = person()
        const since = createdAt()
        const record: CustomerRecord = {
          kind: 'customer',
          vendorId: id,
          person: keys,
          createdAt: since,
          segment: segmentOf(),
          plan: planOf(),
          country: countryOf(),
          mergedInto: mergedInto(),
        }
        if (!pays || since === null) return record
        const paid = subscription({ vendorId: `${ofCustomer}${id}`, customerVendorId: id, person: keys }, since)
        return 'problem' in paid ? record : { record, also: [paid] }
      },
    }
  },
}

/** Begins the id of a subscription that only a table of customers tells of: it gives way to subscriptions of their own. */
export const ofCustomer = 'customer:'

/** Subscriptions of any billing program: one row per subscription, or per customer, with a monthly amount or an amount per interval. */
export const genericSubscriptions: Source = {
  id: 'generic-subscriptions',
  title: 'Subscriptions (any table)',
  system: 'generic',
  kinds: ['subscription', 'customer'],
  verified: true,
  fingerprint: { all: [] },
  fields: {
    vendorId: {
      type: 'id',
      names: [
        'subscription id',
        'subscriptionid',
        'sub id',
        'subscription',
        'contract id',
        'contract number',
        'contract',
        'vertragsnummer',
        'abo-id',
        'abonnement',
        'id',
      ],
    },
    customerVendorId: { type: 'id', names: customerIds, required: true },
    email,
    externalId,
    companyId,
    organisation,
    startedAt: { type: 'time', names: started, required: true },
    ...subscriptionFields,
    segment,
    country,
  },
  read: (columns: Columns) => {
    const vendorId = columns.id('vendorId')
    const customerVendorId = columns.id('customerVendorId')
    const person = personOf(columns)
    const planOf = columns.text('plan')
    const startedAt = columns.time('startedAt')
    const segmentOf = columns.text('segment')
    const countryOf = columns.text('country')
    const subscription = readSubscription(columns)
    /** Without an id a subscription is known by its customer and start: a customer can start twice. */
    const hasOwnId = columns.has('vendorId')
    const tellsCustomer = columns.has('segment') || columns.has('country')
    return {
      row: () => {
        const customer = customerVendorId()
        if (customer === null) return { problem: 'missing-key', field: 'customerVendorId' }
        const given = vendorId()
        if (hasOwnId && given === null) return { problem: 'missing-id', field: 'vendorId' }
        const since = startedAt()
        if (since === null) return { problem: 'missing-date', field: 'startedAt' }
        const keys = person()
        const id = given ?? `${customer}|${since}|${planOf() ?? ''}`
        const record = subscription({ vendorId: id, customerVendorId: customer, person: keys }, since)
        if (!tellsCustomer || 'problem' in record) return record
        // When the customer came isn't said here: with several subscriptions no one row knows it.
        return {
          record,
          also: [
            {
              kind: 'customer',
              vendorId: customer,
              person: keys,
              createdAt: null,
              segment: segmentOf(),
              plan: null,
              country: countryOf(),
            },
          ],
        }
      },
    }
  },
}

/** Orders of any shop: one row per order, or several with the same order id, whose first has the total. */
export const genericOrders: Source = {
  id: 'generic-orders',
  title: 'Orders (any table)',
  system: 'generic',
  kinds: ['order'],
  verified: true,
  fingerprint: { all: [] },
  fields: {
    vendorId: {
      type: 'id',
      names: [
        'order id',
        'orderid',
        'order number',
        'order no',
        'order #',
        'order',
        'invoice id',
        'invoice number',
        'bestellnummer',
        'auftragsnummer',
        'numéro de commande',
        'número de pedido',
        'pedido',
        'transaction id',
        'payment id',
        'id',
      ],
      required: true,
    },
    externalId: { type: 'id', names: customerIds },
    email,
    companyId,
    organisation,
    orderedAt: {
      type: 'time',
      names: [
        'ordered at',
        'order date',
        'created at',
        'date',
        'purchased at',
        'purchase date',
        'paid at',
        'order created at',
        'created',
        'order time',
        'bestelldatum',
        'datum',
        'date de commande',
        'fecha',
        'fecha de pedido',
        'timestamp',
      ],
      required: true,
    },
    total: {
      type: 'amount',
      names: [
        'total',
        'order total',
        'total amount',
        'amount',
        'total price',
        'grand total',
        'order value',
        'revenue',
        'net amount',
        'gross amount',
        'betrag',
        'gesamt',
        'summe',
        'montant',
        'importe',
        'valor',
        'value',
        'price',
        'order amount',
      ],
      required: true,
    },
    refunded: {
      type: 'amount',
      names: [
        'refunded',
        'refunded amount',
        'refund',
        'refund amount',
        'refunds',
        'amount refunded',
        'erstattet',
        'remboursé',
        'reembolsado',
      ],
    },
    currency,
    status: { type: 'text', names: ['status', 'order status', 'financial status', 'payment status', 'state'] },
  },
  read: (columns: Columns) => {
    const vendorId = columns.id('vendorId')
    const person = personOf(columns)
    const orderedAt = columns.time('orderedAt')
    const currencyOf = columns.currency('currency')
    const total = columns.amount('total', currencyOf)
    const refunded = columns.amount('refunded', currencyOf)
    const status = columns.text('status')
    const totalAt = columns.heading('total')?.index ?? -1
    let last: string | null = null
    return {
      row: () => {
        const id = vendorId()
        if (id === null) return { problem: 'missing-id', field: 'vendorId' }
        if (id === last && isBlank(columns.cells()[totalAt] ?? '')) return 'merged'
        last = id
        const state = status()?.toLowerCase() ?? null
        if (state !== null && /^(failed|voided|test|draft|trash|checkout-draft)/.test(state)) return { excluded: state }
        const ordered = orderedAt()
        if (ordered === null) return { problem: 'missing-date', field: 'orderedAt' }
        const money = currencyOf()
        if (money === '') return { problem: 'bad-currency', field: 'currency' }
        const sum = total()
        if (sum === null) return { problem: 'missing-amount', field: 'total' }
        return {
          kind: 'order',
          vendorId: id,
          person: person(),
          orderedAt: ordered,
          currency: money,
          totalMinor: sum,
          refundedMinor: Math.abs(refunded() ?? 0),
          status: state,
        }
      },
    }
  },
}
