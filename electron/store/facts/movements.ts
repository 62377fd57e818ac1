import type { Instant } from '../../../shared/base/model.ts'
import { makeZone } from '../../../shared/base/zone.ts'
import { type MovementKind, movementKinds, mrrMovements } from '../../../shared/ledger/movements.ts'
import {
  type MovementsInCurrencies,
  type PayerTimelines,
  payerTimelines,
} from '../../../shared/ledger/payer-timelines.ts'
import { eachRow } from '../each-row.ts'
import { readOnce } from '../read-once.ts'
import { rowPutter } from '../row-putter.ts'
import { readSettings, type Settings } from '../settings.ts'
import type { ReadStore, WriteStore } from '../store.ts'
import { readBillingCoverage } from './coverage.ts'
import { derivedIndexes } from './derived-indexes.ts'
import { readFixedWorth } from './fixed-worth.ts'

/** Subscriptions that may pay: not those that never began, and with an amount. `s` is the subscription, `p` who pays. */
export const payingSubscriptions = `subscriptions s
    JOIN (SELECT system_id, vendor_id, payer_id AS id FROM payer_accounts) p ON p.system_id = s.system_id AND p.vendor_id = s.customer_vendor_id
    LEFT JOIN terms status ON status.id = s.status_id
   WHERE s.mrr_minor > 0 AND COALESCE(status.term, '') NOT IN ('incomplete', 'incomplete_expired')`

/**
 * Fills `movements` anew from the subscriptions: one row per change of a payer's MRR, per currency. What lies after the end of the billing data
 * (a trial that may convert, an announced end) has not happened yet.
 */
export function deriveMovements(store: WriteStore, settings: Settings): void {
  store.sql('DELETE FROM movements').run()
  const through = readBillingCoverage(store).through
  if (through === null) return
  const { dayOf } = makeZone(settings.timeZone)
  store.db.exec('DROP INDEX IF EXISTS movements_by_payer')
  const put = rowPutter(store, 'movements', ['payer_id', 'currency', 'at', 'kind', 'amount_minor', 'after_minor'])
  for (const currency of readSubscriptionCurrencies(store)) {
    const found = mrrMovements(readSubscriptionColumns(store, currency), { dayOf, through })
    for (let i = 0; i < found.payer.length; i += 1) {
      put.row(
        found.payer[i],
        currency,
        found.at[i],
        movementKinds[found.kind[i] as number],
        found.amount[i],
        found.after[i],
      )
    }
  }
  put.flush()
  store.db.exec(derivedIndexes.movements_by_payer)
}

/** Currencies of the subscriptions, in the order of the alphabet. */
export function readSubscriptionCurrencies(store: ReadStore): string[] {
  return readOnce(
    store,
    'subscription currencies',
    () => store.sql('SELECT DISTINCT currency FROM subscriptions ORDER BY 1').pluck().all() as string[],
  )
}

/** Subscriptions that may pay in one currency, as columns in the order of payers. */
export function readSubscriptionColumns(store: ReadStore, currency: string) {
  const count = Number(store.sql('SELECT COUNT(*) FROM subscriptions WHERE currency = ?').pluck().get(currency))
  const columns = {
    payer: new Int32Array(count),
    mrr: new Float64Array(count),
    startedAt: new Float64Array(count),
    trialEndAt: new Float64Array(count),
    endedAt: new Float64Array(count),
  }
  let i = 0
  eachRow<[number, number, number, number | null, number | null]>(
    store,
    `SELECT p.id, s.mrr_minor, s.started_at, s.trial_end_at, s.ended_at FROM ${payingSubscriptions} AND s.currency = ? ORDER BY p.id, s.started_at, s.id`,
    [currency],
    (payer, mrr, startedAt, trialEndAt, endedAt) => {
      columns.payer[i] = payer
      columns.mrr[i] = mrr
      columns.startedAt[i] = startedAt
      columns.trialEndAt[i] = trialEndAt ?? Number.NaN
      columns.endedAt[i] = endedAt ?? Number.NaN
      i += 1
    },
  )
  // Those that may never pay were counted too: a bound is cheaper than a second join.
  return {
    payer: columns.payer.subarray(0, i),
    mrr: columns.mrr.subarray(0, i),
    startedAt: columns.startedAt.subarray(0, i),
    trialEndAt: columns.trialEndAt.subarray(0, i),
    endedAt: columns.endedAt.subarray(0, i),
  }
}

/** Movements as columns, ascending by payer and time; `codes` are the currencies, the one asked for first. */
export interface ReadMovements extends MovementsInCurrencies {
  readonly codes: readonly string[]
  /** 1 where the payer left a currency. */
  readonly churned: Uint8Array
}

/** Every movement, with its currency as a number. */
export function readMovements(store: ReadStore, currency: string): ReadMovements {
  const count = Number(store.sql('SELECT COUNT(*) FROM movements').pluck().get())
  const others = readSubscriptionCurrencies(store).filter((other) => other !== currency)
  const found: ReadMovements = {
    payer: new Int32Array(count),
    at: new Float64Array(count),
    after: new Float64Array(count),
    currency: new Uint8Array(count),
    churned: new Uint8Array(count),
    codes: [currency, ...others],
  }
  // Numbers instead of words: a million words take longer to read than the rows.
  const currencyIndex =
    others.length === 0
      ? '0'
      : `CASE currency ${others.map((_, index) => `WHEN ? THEN ${index + 1}`).join(' ')} ELSE 0 END`
  let i = 0
  eachRow<[number, number, number, number, number]>(
    store,
    `SELECT payer_id, ${currencyIndex}, at, after_minor, kind = 'churn' FROM movements ORDER BY payer_id, at, id`,
    others,
    (payer, index, at, after, isChurn) => {
      found.payer[i] = payer
      found.at[i] = at
      found.after[i] = after
      found.currency[i] = index
      found.churned[i] = isChurn
      i += 1
    },
  )
  return found
}

/** Who paid when, and how much: for the cohorts and the ladder. Amounts are in the project's currency, others at one fixed rate; paying is paying in any. */
export function readPayerSpans(store: ReadStore, currency = readSettings(store).currency): PayerTimelines {
  const found = readMovements(store, currency)
  const worth = readFixedWorth(store, currency)
  return payerTimelines(found, (index, minor) => worth(found.codes[index] as string, minor))
}

/** Sums and counts of the movements of a span, by kind. */
export function readMovementSums(
  store: ReadStore,
  span: { readonly currency: string; readonly from: Instant; readonly until: Instant },
): Record<MovementKind, { minor: number; count: number }> {
  const sums = Object.fromEntries(movementKinds.map((kind) => [kind, { minor: 0, count: 0 }])) as Record<
    MovementKind,
    { minor: number; count: number }
  >
  const rows = store
    .sql(
      'SELECT kind, SUM(amount_minor), COUNT(*) FROM movements WHERE currency = ? AND at >= ? AND at < ? GROUP BY kind',
    )
    .raw()
    .all(span.currency, span.from, span.until) as [MovementKind, number, number][]
  for (const [kind, minor, count] of rows) sums[kind] = { minor, count }
  return sums
}

/**
 * MRR and paying customers just before an instant, counted from the subscriptions and not from the movements, so that each checks the other.
 * Announced ends and trial ends after the billing data have not happened yet.
 */
export function readMrrAt(
  store: ReadStore,
  { currency, at }: { readonly currency: string; readonly at: Instant },
): PayingAt {
  return readMrrAtEach(store, currency, [at])[0] as PayingAt
}

/** What is paid a month at an instant, and by how many. */
export interface PayingAt {
  readonly minor: number
  readonly customers: number
}

/** The same at several instants, for which the subscriptions are gone through once. */
export function readMrrAtEach(store: ReadStore, currency: string, instants: readonly Instant[]): PayingAt[] {
  const through = readBillingCoverage(store).through
  if (through === null) return instants.map(() => ({ minor: 0, customers: 0 }))
  const found = instants.map((at) => ({ at: Math.min(at, through + 1), minor: 0, payers: new Set<number>() }))
  const rows = store
    .sql(
      `SELECT p.id, s.mrr_minor, CASE WHEN s.trial_end_at > s.started_at THEN s.trial_end_at ELSE s.started_at END, s.ended_at FROM ${payingSubscriptions} AND s.currency = ?`,
    )
    .raw()
    .iterate(currency) as IterableIterator<[number, number, number, number | null]>
  for (const [payer, minor, begin, end] of rows) {
    for (const one of found) {
      if (begin >= one.at || (end !== null && (end < one.at || end <= begin))) continue
      one.minor += minor
      one.payers.add(payer)
    }
  }
  return found.map(({ minor, payers }) => ({ minor, customers: payers.size }))
}

/** `s` pays just before `@at`. */
export const payingBefore = `CASE WHEN s.trial_end_at > s.started_at THEN s.trial_end_at ELSE s.started_at END < @at
    AND (s.ended_at IS NULL OR (s.ended_at >= @at AND s.ended_at > CASE WHEN s.trial_end_at > s.started_at THEN s.trial_end_at ELSE s.started_at END))`

/** First contact of each payer in a span, and whether an AI contact of the span failed or was handed to a person. */
export function readTouchedPayers(
  store: ReadStore,
  span: { readonly from: Instant; readonly until: Instant; readonly failedTier: number; readonly handedOver: number },
): { readonly payer: number; readonly firstAt: Instant; readonly exposed: boolean }[] {
  const rows = store
    .sql(
      `SELECT payer_id, MIN(opened_at), MAX(CASE WHEN ai = 1 AND (tier = @failedTier OR handler = @handedOver) THEN 1 ELSE 0 END)
         FROM facts WHERE payer_id IS NOT NULL AND opened_at >= @from AND opened_at < @until GROUP BY +payer_id ORDER BY 1`,
    )
    .raw()
    .all(span) as [number, number, number][]
  return rows.map(([payer, firstAt, exposed]) => ({ payer, firstAt, exposed: exposed === 1 }))
}

/** How many subscriptions there are in each currency, and how many have ended. */
export function countSubscriptions(store: ReadStore): {
  readonly byCurrency: { readonly currency: string; readonly subscriptions: number }[]
  /** Subscriptions that have ended: an export without any has most likely left the cancelled ones out. */
  readonly ended: number
} {
  const rows = store
    .sql(
      `SELECT s.currency AS currency, COUNT(*) AS subscriptions, COUNT(s.ended_at) AS ended FROM subscriptions s LEFT JOIN terms status ON status.id = s.status_id
        WHERE s.mrr_minor > 0 AND COALESCE(status.term, '') NOT IN ('incomplete', 'incomplete_expired') GROUP BY s.currency ORDER BY s.currency`,
    )
    .all() as { currency: string; subscriptions: number; ended: number }[]
  return {
    byCurrency: rows.map(({ currency, subscriptions }) => ({ currency, subscriptions })),
    ended: rows.reduce((sum, row) => sum + row.ended, 0),
  }
}

/** How many subscriptions name a customer who is not known. */
export function countWithoutPayer(store: ReadStore): number {
  return Number(
    store
      .sql(
        `SELECT COUNT(*) FROM subscriptions s
          WHERE NOT EXISTS (SELECT 1 FROM payer_accounts p WHERE p.system_id = s.system_id AND p.vendor_id = s.customer_vendor_id)`,
      )
      .pluck()
      .get(),
  )
}
