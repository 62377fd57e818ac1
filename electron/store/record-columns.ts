import type {
  ArrRecord,
  CanonicalRecord,
  ContactRecord,
  CostRecord,
  CrosswalkRecord,
  CustomerRecord,
  Instant,
  OrderRecord,
  PersonKeys,
  QuantityRecord,
  RateRecord,
  RecordKind,
  SignalRecord,
  SubscriptionRecord,
  SurveyRecord,
} from '../../shared/base/model.ts'

export type Value = string | number | null

/** One column of a canonical table and where its value comes from. */
export interface RecordColumn<R> {
  readonly name: string
  readonly type: 'number' | 'text' | 'term' | 'person'
  /** Dictionary that a term belongs to. */
  readonly term?: string
  readonly of: (record: R) => Value
  /** Here "nothing" is something that a newer export says: the ticket is open again, the cancellation was taken back. */
  readonly nothingCounts?: boolean
}

/** How records of one kind stand in their table. */
export interface RecordTable<R = CanonicalRecord> {
  readonly kind: RecordKind
  readonly table: string
  /** Column that, with the system, is the record's identity. */
  readonly key: 'vendor_id' | 'left_key'
  readonly columns: readonly RecordColumn<R>[]
  readonly person: (record: R) => PersonKeys | null
  /** The moment that the record is about; tells how far a file reaches. */
  readonly at: (record: R) => Instant | null
  /** Column that must be known for an empty one to count, when the record can come from an export that has no such column. */
  readonly speaksWith?: string
}

const flag = (value: boolean | null): number | null => (value === null ? null : value ? 1 : 0)
const noPerson = (): null => null

const text = <R>(name: string, of: (record: R) => string | null): RecordColumn<R> => ({ name, type: 'text', of })
const number = <R>(name: string, of: (record: R) => number | null): RecordColumn<R> => ({ name, type: 'number', of })
const term = <R>(name: string, kind: string, of: (record: R) => string | null): RecordColumn<R> => ({
  name,
  type: 'term',
  term: kind,
  of,
})
const maybeNumber = <R>(name: string, of: (record: R) => number | null): RecordColumn<R> => ({
  name,
  type: 'number',
  of,
  nothingCounts: true,
})
const person = <R>(): RecordColumn<R> => ({ name: 'person_id', type: 'person', of: () => null })

const contacts: RecordTable<ContactRecord> = {
  kind: 'contact',
  table: 'contacts',
  key: 'vendor_id',
  person: (r) => r.person,
  at: (r) => r.openedAt,
  speaksWith: 'status_id',
  columns: [
    text('vendor_id', (r) => r.vendorId),
    person(),
    number('opened_at', (r) => r.openedAt),
    maybeNumber('closed_at', (r) => r.closedAt),
    number('updated_at', (r) => r.updatedAt),
    term('channel_id', 'channel', (r) => r.channel),
    term('topic_id', 'topic', (r) => r.topic),
    term('team_id', 'team', (r) => r.team),
    term('status_id', 'status', (r) => r.status),
    term('outcome_id', 'outcome', (r) => r.outcomeRaw),
    number('ai', (r) => flag(r.aiInvolved)),
    number('human', (r) => flag(r.humanInvolved)),
    number('vendor_resolved', (r) => flag(r.vendorResolved)),
    number('escalated', (r) => flag(r.escalated)),
    number('reopens', (r) => r.reopens),
    number('handle_seconds', (r) => r.handleSeconds),
    number('replies', (r) => r.replies),
    number('customer_replies', (r) => r.customerReplies),
    number('closes', (r) => r.closes),
    number('teammates', (r) => r.teammates),
    number('first_reply_seconds', (r) => r.firstReplySeconds),
    number('sentiment', (r) => r.sentiment),
    number('rating', (r) => r.rating),
    number('satisfied', (r) => flag(r.satisfied)),
    number('rated_at', (r) => r.ratedAt),
    number('rating_offered', (r) => flag(r.ratingOffered)),
  ],
}

const customers: RecordTable<CustomerRecord> = {
  kind: 'customer',
  table: 'customers',
  key: 'vendor_id',
  person: noPerson,
  at: (r) => r.createdAt,
  columns: [
    text('vendor_id', (r) => r.vendorId),
    text('external_id', (r) => r.person.externalId),
    text('email', (r) => r.person.email),
    text('company_id', (r) => r.person.companyId),
    text('organisation', (r) => r.person.organisation),
    number('created_at', (r) => r.createdAt),
    term('segment_id', 'segment', (r) => r.segment),
    term('plan_id', 'plan', (r) => r.plan),
    term('country_id', 'country', (r) => r.country),
    text('merged_into', (r) => r.mergedInto ?? null),
  ],
}

const subscriptions: RecordTable<SubscriptionRecord> = {
  kind: 'subscription',
  table: 'subscriptions',
  key: 'vendor_id',
  person: noPerson,
  at: (r) => r.startedAt,
  columns: [
    text('vendor_id', (r) => r.vendorId),
    text('customer_vendor_id', (r) => r.customerVendorId),
    text('external_id', (r) => r.person.externalId),
    text('email', (r) => r.person.email),
    text('company_id', (r) => r.person.companyId),
    text('organisation', (r) => r.person.organisation),
    term('plan_id', 'plan', (r) => r.plan),
    number('quantity', (r) => r.quantity),
    text('currency', (r) => r.currency),
    number('mrr_minor', (r) => r.mrrMinor),
    term('status_id', 'status', (r) => r.status),
    number('started_at', (r) => r.startedAt),
    number('trial_end_at', (r) => r.trialEndAt),
    maybeNumber('cancel_requested_at', (r) => r.cancelRequestedAt),
    maybeNumber('ended_at', (r) => r.endedAt),
    term('end_reason_id', 'end-reason', (r) => r.endReason),
  ],
}

const orders: RecordTable<OrderRecord> = {
  kind: 'order',
  table: 'orders',
  key: 'vendor_id',
  person: (r) => r.person,
  at: (r) => r.orderedAt,
  columns: [
    text('vendor_id', (r) => r.vendorId),
    person(),
    number('ordered_at', (r) => r.orderedAt),
    text('currency', (r) => r.currency),
    number('total_minor', (r) => r.totalMinor),
    number('refunded_minor', (r) => r.refundedMinor),
    term('status_id', 'order-status', (r) => r.status),
  ],
}

const costs: RecordTable<CostRecord> = {
  kind: 'cost',
  table: 'costs',
  key: 'vendor_id',
  person: noPerson,
  at: (r) => r.postedAt,
  columns: [
    text('vendor_id', (r) => r.vendorId),
    number('posted_at', (r) => r.postedAt),
    term('account_id', 'account', (r) => r.account),
    term('cost_centre_id', 'cost-centre', (r) => r.costCentre),
    term('supplier_id', 'supplier', (r) => r.supplier),
    text('memo', (r) => r.memo),
    text('currency', (r) => r.currency),
    number('amount_minor', (r) => r.amountMinor),
  ],
}

const surveys: RecordTable<SurveyRecord> = {
  kind: 'survey',
  table: 'surveys',
  key: 'vendor_id',
  person: (r) => r.person,
  at: (r) => r.respondedAt,
  columns: [
    text('vendor_id', (r) => r.vendorId),
    person(),
    text('contact_vendor_id', (r) => r.contactVendorId),
    term('type_id', 'survey-type', (r) => r.type),
    number('score', (r) => r.score),
    number('scale_max', (r) => r.scaleMax),
    number('satisfied', (r) => flag(r.satisfied)),
    number('responded_at', (r) => r.respondedAt),
  ],
}

const crosswalk: RecordTable<CrosswalkRecord> = {
  kind: 'crosswalk',
  table: 'crosswalk',
  key: 'left_key',
  person: noPerson,
  at: () => null,
  columns: [text('left_key', (r) => r.left), text('right_key', (r) => r.right)],
}

const signals: RecordTable<SignalRecord> = {
  kind: 'signal',
  table: 'signals',
  key: 'vendor_id',
  person: (r) => r.person,
  at: (r) => r.at,
  columns: [
    text('vendor_id', (r) => r.vendorId),
    person(),
    term('type_id', 'signal-type', (r) => r.type),
    number('at', (r) => r.at),
    number('amount_minor', (r) => r.amountMinor),
    text('currency', (r) => r.currency),
    term('status_id', 'status', (r) => r.status),
    term('owner_id', 'owner', (r) => r.owner),
    number('due_at', (r) => r.dueAt),
  ],
}

const rates: RecordTable<RateRecord> = {
  kind: 'rate',
  table: 'rates',
  key: 'vendor_id',
  person: noPerson,
  at: (r) => r.at,
  columns: [
    text('vendor_id', (r) => r.vendorId),
    number('at', (r) => r.at),
    text('from_currency', (r) => r.from),
    text('to_currency', (r) => r.to),
    number('rate', (r) => r.rate),
  ],
}

const arr: RecordTable<ArrRecord> = {
  kind: 'arr',
  table: 'arr_lines',
  key: 'vendor_id',
  person: noPerson,
  at: (r) => r.at,
  columns: [
    text('vendor_id', (r) => r.vendorId),
    number('at', (r) => r.at),
    text('customer', (r) => r.customer),
    term('product_id', 'plan', (r) => r.product),
    text('currency', (r) => r.currency),
    number('amount_minor', (r) => r.amountMinor),
  ],
}

const quantities: RecordTable<QuantityRecord> = {
  kind: 'quantity',
  table: 'quantities',
  key: 'vendor_id',
  person: noPerson,
  at: (r) => r.at,
  columns: [
    text('vendor_id', (r) => r.vendorId),
    number('at', (r) => r.at),
    text('name', (r) => r.name),
    text('counted_by', (r) => r.by),
    text('part', (r) => r.key),
    number('value', (r) => r.value),
  ],
}

/** Every canonical table, in the order in which their content is hashed. */
export const recordTables: readonly RecordTable[] = [
  contacts,
  customers,
  subscriptions,
  orders,
  costs,
  surveys,
  crosswalk,
  signals,
  rates,
  arr,
  quantities,
] as readonly unknown[] as readonly RecordTable[]

/** The table that records of this kind stand in. */
export function recordTable(kind: RecordKind): RecordTable {
  return recordTables.find((table) => table.kind === kind) as RecordTable
}
