import { convertMinor } from '../../../shared/base/exchange.ts'
import { makeZone } from '../../../shared/base/zone.ts'
import { type HomeChange, homeMovements } from '../../../shared/ledger/home-movements.ts'
import { type MovementKind, movementKinds } from '../../../shared/ledger/movements.ts'
import { readSettings } from '../settings.ts'
import type { ReadStore } from '../store.ts'
import { readBillingCoverage } from './coverage.ts'
import {
  type PayingAt,
  payingBefore,
  payingSubscriptions,
  readMovementSums,
  readMrrAtEach,
  readSubscriptionCurrencies,
} from './movements.ts'
import { readRates } from './rates.ts'

/** Recurring revenue over a span in the project's currency, whatever customers pay in. */
export interface HomeRevenue {
  readonly opening: { readonly minor: number; readonly customers: number }
  readonly closing: { readonly minor: number; readonly customers: number }
  readonly sums: Readonly<Record<MovementKind, { readonly minor: number; readonly count: number }>>
  /** What moved by exchange rates alone. */
  readonly fxMinor: number
  /** Currencies that are in these totals, beside the project's. */
  readonly turnedOver: readonly string[]
  /** Changes of payers in other currencies; those of all others are in `movements` as they are. */
  readonly changes: readonly HomeChange[]
}

interface Span {
  readonly from: number
  readonly until: number
}

/**
 * Opening, movements and closing of a span in the project's currency at the rates of their days. A currency that lacks a rate on any day that matters stays out of
 * everything. Opening and closing are counted from the subscriptions, the rest from the movements, so that each checks the other.
 */
export function readHomeRevenue(store: ReadStore, home: string, { from, until }: Span): HomeRevenue {
  const [opening, closing] = readMrrAtEach(store, home, [from, until]) as [PayingAt, PayingAt]
  const own = {
    opening,
    closing,
    sums: readMovementSums(store, { currency: home, from, until }),
  }
  const foreign = readSubscriptionCurrencies(store).filter((currency) => currency !== home)
  const { through } = readBillingCoverage(store)
  if (foreign.length === 0 || through === null) return { ...own, fxMinor: 0, turnedOver: [], changes: [] }
  const { dayOf } = makeZone(readSettings(store).timeZone)
  const rates = readRates(store)
  const rateOf = (currency: string, day: number) =>
    rates.maybeRate({ from: currency, to: home, day, rule: 'on-the-day' })
  const boundary = (at: number): number => dayOf(Math.min(at, through + 1) - 1)
  const [openingDay, closingDay] = [boundary(from), boundary(until)]
  const turnedOver = foreign.filter((currency) =>
    [openingDay, closingDay, ...readDaysOf(store, currency, { from, until }, dayOf)].every(
      (day) => rateOf(currency, day) !== undefined,
    ),
  )
  if (turnedOver.length === 0) return { ...own, fxMinor: 0, turnedOver, changes: [] }
  const currencies = [home, ...turnedOver]
  const worthOn = (currency: string, minor: number, day: number): number => {
    const rate = rateOf(currency, day)
    return rate === undefined || minor === 0 ? 0 : convertMinor(minor, rate)
  }
  const moved = homeMovements(readChanges(store, currencies), {
    from,
    until,
    openingDay,
    closingDay,
    dayOf,
    worth: (index, minor, day) => worthOn(currencies[index] as string, minor, day),
  })
  const level = (at: number, day: number, whole: { minor: number; customers: number }) => {
    const payers = new Set<number>()
    const atHome = new Set<number>()
    let minor = whole.minor
    for (const row of readMixedSubscriptions(store, currencies, Math.min(at, through + 1))) {
      payers.add(row.payer)
      if (row.currency === home) atHome.add(row.payer)
      else minor += worthOn(row.currency, row.minor, day)
    }
    return { minor, customers: whole.customers - atHome.size + payers.size }
  }
  const mixedAtHome = readMixedSums(store, currencies, { from, until })
  return {
    opening: level(from, openingDay, own.opening),
    closing: level(until, closingDay, own.closing),
    sums: Object.fromEntries(
      movementKinds.map((kind) => [
        kind,
        {
          minor: own.sums[kind].minor - (mixedAtHome.get(kind)?.minor ?? 0) + moved.sums[kind].minor,
          count: own.sums[kind].count - (mixedAtHome.get(kind)?.count ?? 0) + moved.sums[kind].count,
        },
      ]),
    ) as unknown as HomeRevenue['sums'],
    fxMinor: moved.fxMinor,
    turnedOver,
    changes: moved.changes,
  }
}

/** What each customer pays a month just before an instant, in the project's currency at the rate of the day before; only who pays something. */
export function readPayingAt(store: ReadStore, home: string, at: number): Map<number, number> {
  const { through } = readBillingCoverage(store)
  const paying = new Map<number, number>()
  if (through === null) return paying
  const when = Math.min(at, through + 1)
  const day = makeZone(readSettings(store).timeZone).dayOf(when - 1)
  const rates = readRates(store)
  const rows = store
    .sql(
      `SELECT p.id, s.currency, SUM(s.mrr_minor) FROM ${payingSubscriptions} AND ${payingBefore} GROUP BY p.id, s.currency ORDER BY p.id`,
    )
    .raw()
    .iterate({ at: when }) as IterableIterator<[number, string, number]>
  for (const [payer, currency, minor] of rows) {
    const rate = currency === home ? null : rates.maybeRate({ from: currency, to: home, day, rule: 'on-the-day' })
    if (rate === undefined) continue
    paying.set(payer, (paying.get(payer) ?? 0) + (rate === null ? minor : convertMinor(minor, rate)))
  }
  return paying
}

/** Payers who ever paid in one of the currencies beside the first. */
function mixedPayers(currencies: readonly string[]): string {
  return `SELECT payer_id FROM movements WHERE currency IN (${currencies
    .slice(1)
    .map(() => '?')
    .join(', ')})`
}

function readChanges(store: ReadStore, currencies: readonly string[]) {
  const rows = store
    .sql(
      `SELECT payer_id, at, currency, after_minor FROM movements
        WHERE payer_id IN (${mixedPayers(currencies)}) AND currency IN (${currencies.map(() => '?').join(', ')}) ORDER BY payer_id, at, id`,
    )
    .raw()
    .all(...currencies.slice(1), ...currencies) as [number, number, string, number][]
  return {
    payer: rows.map((row) => row[0]),
    at: rows.map((row) => row[1]),
    currency: rows.map((row) => currencies.indexOf(row[2])),
    after: rows.map((row) => row[3]),
  }
}

function readDaysOf(
  store: ReadStore,
  currency: string,
  { from, until }: Span,
  dayOf: (at: number) => number,
): number[] {
  const times = store
    .sql('SELECT DISTINCT at FROM movements WHERE currency = ? AND at >= ? AND at < ?')
    .pluck()
    .all(currency, from, until) as number[]
  return [...new Set(times.map(dayOf))]
}

function readMixedSubscriptions(store: ReadStore, currencies: readonly string[], at: number) {
  return store
    .sql(
      `SELECT p.id AS payer, s.currency AS currency, SUM(s.mrr_minor) AS minor FROM ${payingSubscriptions}
          AND s.currency IN (${currencies.map(() => '?').join(', ')}) AND p.id IN (${mixedPayers(currencies)}) AND ${payingBefore}
        GROUP BY p.id, s.currency`,
    )
    .all(...currencies, ...currencies.slice(1), { at }) as unknown as {
    payer: number
    currency: string
    minor: number
  }[]
}

function readMixedSums(store: ReadStore, currencies: readonly string[], { from, until }: Span) {
  const rows = store
    .sql(
      `SELECT kind, SUM(amount_minor), COUNT(*) FROM movements
        WHERE currency = ? AND at >= ? AND at < ? AND payer_id IN (${mixedPayers(currencies)}) GROUP BY kind`,
    )
    .raw()
    .all(currencies[0] as string, from, until, ...currencies.slice(1)) as [MovementKind, number, number][]
  return new Map(rows.map(([kind, minor, count]) => [kind, { minor, count }]))
}
