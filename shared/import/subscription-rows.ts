import type { Instant, SubscriptionRecord } from '../base/model.ts'
import type { ProblemCode } from '../base/problem.ts'
import { endOf, personOf } from './reading.ts'
import type { Columns, RowReader } from './source.ts'

/** What the common columns of a subscription's row say. */
export interface SubscriptionRow {
  /** The vendor's word for its state: lower case, words joined by `-`. */
  readonly state: string | null
  readonly plan: string | null
  readonly quantity: number | null
  readonly startedAt: Instant
  readonly cancelRequestedAt: Instant | null
  readonly endedAt: Instant | null
}

/** What is peculiar to one billing system's subscriptions. */
export interface SubscriptionWays {
  /** Why a subscription in this state is left out (`not started`, `never paid`); `undefined` when it is not. */
  readonly leftOut?: (state: string | null) => string | undefined
  /** Builds, once per file, what reads a row's amount per month in whole minor units, or says which field is at fault. */
  readonly monthly: (
    columns: Columns,
    currency: () => string,
  ) => (row: SubscriptionRow) => number | { readonly problem: ProblemCode; readonly field: string }
  /** When it was asked to end and when it ended, if the vendor's columns mean something else than their names say. */
  readonly ending?: (row: SubscriptionRow) => Pick<SubscriptionRow, 'cancelRequestedAt' | 'endedAt'>
}

/**
 * Reads subscriptions with one row each from whichever of the common columns the export has: `vendorId`, `customerVendorId`, the person's keys, `plan`, `quantity`,
 * `currency`, `status`, `startedAt` (else `createdAt`), `trialEndAt`, `cancelRequestedAt`, `endedAt`, `endReason`. A row without an id, a customer, a beginning, a
 * currency or an amount is a problem.
 */
export function readSubscriptions(columns: Columns, ways: SubscriptionWays): RowReader {
  const vendorId = columns.id('vendorId')
  const customerVendorId = columns.id('customerVendorId')
  const person = personOf(columns)
  const plan = columns.text('plan')
  const quantity = columns.number('quantity')
  const currency = columns.currency('currency')
  const status = columns.text('status')
  const startedAt = columns.time('startedAt')
  const createdAt = columns.time('createdAt')
  const trialEndAt = columns.time('trialEndAt')
  const cancelRequestedAt = columns.time('cancelRequestedAt')
  const endedAt = endOf(columns, 'endedAt')
  const endReason = columns.text('endReason')
  const monthly = ways.monthly(columns, currency)
  const ending = ways.ending ?? ((row: SubscriptionRow) => row)
  return {
    row: () => {
      const id = vendorId()
      if (id === null) return { problem: 'missing-id', field: 'vendorId' }
      const customer = customerVendorId()
      if (customer === null) return { problem: 'missing-key', field: 'customerVendorId' }
      const word = status()
      const state = word === null ? null : word.toLowerCase().replace(/[\s_]+/g, '-')
      const excluded = ways.leftOut?.(state)
      if (excluded !== undefined) return { excluded }
      const started = startedAt() ?? createdAt()
      if (started === null) return { problem: 'missing-date', field: 'startedAt' }
      const money = currency()
      if (money === '') return { problem: 'bad-currency', field: 'currency' }
      const row: SubscriptionRow = {
        state,
        plan: plan(),
        quantity: quantity(),
        startedAt: started,
        cancelRequestedAt: cancelRequestedAt(),
        endedAt: endedAt(started),
      }
      const mrr = monthly(row)
      if (typeof mrr !== 'number') return mrr
      const end = ending(row)
      const record: SubscriptionRecord = {
        kind: 'subscription',
        vendorId: id,
        customerVendorId: customer,
        person: person(),
        plan: row.plan,
        quantity: row.quantity,
        currency: money,
        mrrMinor: mrr,
        status: state?.replace(/-/g, '_') ?? null,
        startedAt: started,
        trialEndAt: trialEndAt(),
        cancelRequestedAt: end.cancelRequestedAt,
        endedAt: end.endedAt,
        endReason: endReason(),
      }
      return record
    },
  }
}

/** The interval that a paid term of this length is, as `1 year`, `3 month`: exports often say when the current term begins and ends, but not how it is called. */
export function maybeIntervalOfTerm(start: Instant | null, end: Instant | null): string | undefined {
  if (start === null || end === null || end <= start) return undefined
  const days = (end - start) / 86_400
  if (days >= 360) return `${Math.max(1, Math.round(days / 365.25))} year`
  if (days >= 27) return `${Math.max(1, Math.round(days / 30.44))} month`
  return days >= 6 ? `${Math.max(1, Math.round(days / 7))} week` : `${Math.max(1, Math.round(days))} day`
}

/** The interval that a plan's name tells: `pro-yearly` is a year; `undefined` when it tells none. */
export function maybeIntervalOfPlan(plan: string | null): string | undefined {
  if (plan === null) return undefined
  if (/year|annual|jahr|\b12m|-y$/i.test(plan)) return 'year'
  if (/quarter|\b3m/i.test(plan)) return 'quarter'
  if (/month|monat|\b1m|-m$/i.test(plan)) return 'month'
  return /week/i.test(plan) ? 'week' : undefined
}
