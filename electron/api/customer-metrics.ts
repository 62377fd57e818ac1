import type { Evidence } from '../../shared/base/evidence.ts'
import { lifetimeValue } from '../../shared/metrics/lifetime-value.ts'
import { fewestRows, type Measured, metricEvidence, valueEvidence } from '../../shared/metrics/metric-evidence.ts'
import { kaplanMeier } from '../../shared/stats/kaplan-meier.ts'
import { kept, readCells, readRepeatCustomers, readRepeatCustomersBy } from '../store/facts/cells.ts'
import {
  type CustomerCount,
  countCustomers,
  customerRowsIn,
  matureSignals,
  readBaseRate,
  readContactChurn,
  readFirstValue,
  readLosses,
  readNoContactChurn,
  readRetained,
  readSaves,
} from '../store/facts/customer-counts.ts'
import { type CustomerAt, customerSlices, maybeContactWord, maybeCustomerWord } from '../store/facts/customer-slices.ts'
import { coverageOf, readPayments } from '../store/facts/payments.ts'
import { readSettings } from '../store/settings.ts'
import { readSourceTitles } from '../store/sources.ts'
import type { ReadStore } from '../store/store.ts'
import { monthsOf, type Period } from './periods.ts'

/** Metrics of customers rather than contacts: of a whole period, or by a slice that customers have. */
export function customerMetrics(store: ReadStore, period: Period, measured: Measured): Evidence[] {
  const { by } = measured
  if (by !== null && maybeCustomerWord(store, by) === undefined && maybeContactWord(store, by) === undefined) return []
  return [
    ...repeatContacts(store, period, measured),
    ...contactsPerCustomer(store, period, measured),
    ...customerShares(store, period, measured),
    ...(by === null ? signalShares(store, period, customersMeasured(store, measured)) : []),
    ...(by === null ? [firstValue(store, period, customersMeasured(store, measured))] : []),
    ...lifetimes(store, period, customersMeasured(store, measured)),
  ]
}

function customersMeasured(store: ReadStore, before: Measured): Measured {
  return {
    ...before,
    table: 'customers',
    dataThrough: coverageOf(store).billingThrough ?? before.dataThrough,
    sources: readSourceTitles(store, ['contact', 'customer', 'subscription', 'signal']),
  }
}

const times = ['once', 'twice', 'three-times', 'four-or-more']

function repeatContacts(store: ReadStore, period: Period, measured: Measured): Evidence[] {
  const { by } = measured
  if (by !== null && !customerSlices.includes(by)) return []
  const groups =
    by === null ? [{ slice: '', ...readRepeatCustomers(store, period) }] : readRepeatCustomersBy(store, period, by)
  return groups.flatMap(({ slice, one, two, exactly }) => {
    const tell = (metric: string, numerator: number) =>
      metricEvidence({ metric, slice, numerator, denominator: one, excluded: {} }, { ...measured, table: 'customers' })
    return [
      tell('repeat-contact-rate', two),
      ...times.map((name, i) => tell(`customers-${name}`, exactly[i] as number)),
    ]
  })
}

/** Contacts of paying customers ÷ their average number, over the starts of the months and the end; by what customers were at each of these instants. */
function contactsPerCustomer(store: ReadStore, period: Period, measured: Measured): Evidence[] {
  const { by } = measured
  const wordOf = by === null ? () => '' : maybeCustomerWord(store, by)
  if (wordOf === undefined) return []
  const instants = [
    ...monthsOf(period, readSettings(store)).map((m) => m.from),
    Math.min(period.until, measured.dataThrough ?? period.until),
  ]
  const averages = kept(store, period, `paying/${by ?? ''}`, () =>
    averagePaying(store, instants, by === null ? null : wordOf),
  )
  const cells = readCells(store, period, by).filter(
    (c) => c.metric === 'contacts-of-customers' && c.slice !== 'not matched',
  )
  const sources = [...measured.sources, ...readSourceTitles(store, ['subscription'])]
  const words = new Set([...cells.map((cell) => cell.slice), ...Object.keys(averages)])
  const months = monthsIn(period, measured.dataThrough)
  return [...words].sort().flatMap((slice) => {
    const cell = cells.find((c) => c.slice === slice)
    const average = averages[slice] ?? 0
    const contacts = cell?.numerator ?? 0
    const tell = (metric: string, denominator: number): Evidence => {
      const isTold = average >= fewestRows
      const evidence = valueEvidence(
        metric,
        {
          value: isTold ? contacts / denominator : null,
          n: contacts,
          slice,
          numerator: contacts,
          denominator,
          excluded: cell?.excluded ?? {},
          selection: 'contacts-of-customers',
          ...(isTold ? {} : { note: 'too few paying customers to report' }),
        },
        { ...measured, sources },
      )
      // A ratio of full counts is told however few contacts there are.
      return isTold ? { ...evidence, value: contacts / denominator, numerator: contacts, note: null } : evidence
    }
    return [tell('contacts-per-customer', average), tell('contacts-per-customer-month', average * months)]
  })
}

/** Months of a period that the data cover, in parts of a month. */
function monthsIn({ from, until }: Period, through: number | null): number {
  return (Math.max(1, Math.min(until, (through ?? until) + 1) - from) / (365.25 * 86_400)) * 12
}

function averagePaying(
  store: ReadStore,
  instants: readonly number[],
  wordOf: ((one: CustomerAt) => string) | null,
): Record<string, number> {
  const payments = readPayments(store)
  if (wordOf === null) {
    const paying = instants.map(payments.countBefore)
    return { '': paying.reduce((sum, count) => sum + count, 0) / paying.length }
  }
  const sums: Record<string, number> = {}
  for (const instant of instants)
    for (const payer of payments.payers)
      if (payments.paysBefore(payer, instant)) {
        const word = wordOf({ payer, at: instant - 1 })
        sums[word] = (sums[word] ?? 0) + 1 / instants.length
      }
  return sums
}

interface ShareOfCustomers {
  readonly metric: string
  readonly read: (store: ReadStore, period: Period) => CustomerCount
  readonly missing: string
  /** Is it about one contact, so that the contact's channel, topic and tier can slice it? */
  readonly isOfContact: boolean
}

const noBilling = 'no subscriptions of customers with contacts: import billing data'
const noSignals = 'no signals: import a file of signals with type, customer, date and status'

const shares: readonly ShareOfCustomers[] = [
  { metric: 'contact-churn-90d', read: readContactChurn, missing: noBilling, isOfContact: true },
  { metric: 'no-contact-churn-90d', read: readNoContactChurn, missing: noBilling, isOfContact: false },
  {
    metric: 'retained-after-contact',
    read: (store, period) => readRetained(store, period, null),
    missing: noBilling,
    isOfContact: true,
  },
  {
    metric: 'retained-after-durable',
    read: (store, period) => readRetained(store, period, 'durable'),
    missing: noBilling,
    isOfContact: true,
  },
  {
    metric: 'retained-after-failed',
    read: (store, period) => readRetained(store, period, 'failed'),
    missing: noBilling,
    isOfContact: true,
  },
  {
    metric: 'losses-announced',
    read: (store, period) => ({ rows: readLosses(store, period), immature: 0 }),
    missing: 'no customer was lost, or no billing data are imported',
    isOfContact: false,
  },
  {
    metric: 'at-risk-save-rate',
    read: (store, period) => readSaves(store, period, true),
    missing: noSignals,
    isOfContact: false,
  },
  {
    metric: 'at-risk-stay-rate',
    read: (store, period) => readSaves(store, period, false),
    missing: noSignals,
    isOfContact: false,
  },
  { metric: 'at-risk-base-rate', read: readBaseRate, missing: noSignals, isOfContact: false },
]

interface CountedShare {
  readonly metric: string
  readonly slice: string
  readonly numerator: number
  readonly denominator: number
  readonly excluded: Readonly<Record<string, number>>
}

function customerShares(store: ReadStore, period: Period, before: Measured): Evidence[] {
  const measured = customersMeasured(store, before)
  const { by } = measured
  const counted = shares
    .filter(({ isOfContact }) => by === null || maybeCustomerWord(store, by) !== undefined || isOfContact)
    .flatMap(({ metric, read }) =>
      kept(store, period, `customers/${metric}/${by ?? ''}`, () => countShare(store, period, metric, read, by)),
    )
  const told = counted.map((cell) => {
    const evidence = metricEvidence(cell, measured)
    const missing = shares.find(({ metric }) => metric === cell.metric)?.missing
    const isEmpty = cell.denominator === 0 && Object.values(cell.excluded).every((count) => count === 0)
    return isEmpty && missing !== undefined ? { ...evidence, note: missing } : evidence
  })
  const isCompared = told.some((e) => e.metric === 'at-risk-stay-rate' && e.value !== null)
  return told.map((evidence) =>
    evidence.metric === 'at-risk-save-rate' && !isCompared
      ? {
          ...evidence,
          caveats: [...evidence.caveats, 'There is no comparison: too few at-risk customers that nobody worked on.'],
        }
      : evidence,
  )
}

function countShare(
  store: ReadStore,
  period: Period,
  metric: string,
  read: ShareOfCustomers['read'],
  by: string | null,
): CountedShare[] {
  const found = read(store, period)
  const afterNotice = 'afterNotice' in found ? Number(found.afterNotice) : 0
  if (by === null) {
    const excluded = { immature: found.immature, 'flagged after notice': afterNotice }
    const numerator = found.rows.filter((row) => row.counted).length
    return [{ metric, slice: '', numerator, denominator: found.rows.length, excluded }]
  }
  const wordOf = maybeCustomerWord(store, by) ?? maybeContactWord(store, by)
  if (wordOf === undefined) return []
  const sums = new Map<string, { counted: number; of: number; immature: number }>()
  const sumOf = (one: CustomerAt) => {
    const word = wordOf(one)
    const sum = sums.get(word) ?? { counted: 0, of: 0, immature: 0 }
    sums.set(word, sum)
    return sum
  }
  for (const row of found.rows) {
    const sum = sumOf(row)
    sum.of += 1
    if (row.counted) sum.counted += 1
  }
  for (const one of found.young ?? []) sumOf(one).immature += 1
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([slice, { counted, of, immature }]) => ({
      metric,
      slice,
      numerator: counted,
      denominator: of,
      excluded: { immature },
    }))
}

function signalShares(store: ReadStore, period: Period, measured: Measured): Evidence[] {
  const tell = (metric: string, found: { numerator: number; denominator: number; immature?: number }) => {
    const immature = found.immature ?? 0
    const evidence = metricEvidence({ metric, slice: '', ...found, excluded: { immature } }, measured)
    return found.denominator === 0 && immature === 0 ? { ...evidence, note: noSignals } : evidence
  }
  const raised = countCustomers(store, 'signal-acceptance', period)
  const accepted = countCustomers(store, 'signal-conversation', period)
  const young = period.until > matureSignals(store) ? Math.max(0, raised.numerator - accepted.denominator) : 0
  return [
    tell('signal-acceptance', raised),
    tell('signal-conversation', { ...accepted, immature: young }),
    tell('signal-won', countCustomers(store, 'signal-won', period)),
  ]
}

function firstValue(store: ReadStore, period: Period, measured: Measured): Evidence {
  const rows = readFirstValue(store, period)
  const selection = 'time-to-first-value'
  if (rows.length === 0)
    return valueEvidence(
      selection,
      { value: null, n: 0, slice: '', note: 'no signals of type “first value”: import them to tell' },
      measured,
    )
  const curve = kaplanMeier({
    time: Float64Array.from(rows, (row) => row.days),
    event: Uint8Array.from(rows, (row) => (row.reached ? 1 : 0)),
  })
  return valueEvidence(
    selection,
    {
      value: curve.median,
      n: rows.length,
      slice: '',
      low: curve.medianLow,
      high: curve.medianHigh,
      selection,
      numerator: rows.filter((row) => row.reached).length,
      denominator: rows.length,
    },
    measured,
  )
}

/** Months beyond which nobody should promise a customer's money. */
const capMonths = 60

/** Lifetime value of everybody who paid when the period began; or by slice, by the first contact's as well: what the customers of a durable resolution are worth. */
function lifetimes(store: ReadStore, period: Period, measured: Measured): Evidence[] {
  const { by } = measured
  const margin = Number(store.sql("SELECT value FROM project WHERE key = 'grossMargin'").pluck().get() ?? Number.NaN)
  const groups = kept(store, period, `lifetimes/${by ?? ''}`, () => lifetimeGroups(store, period, by))
  const { currency } = readSettings(store)
  return groups.map(({ slice, customers, minor, left }) => {
    const value =
      Number.isFinite(margin) && customers > 0
        ? lifetimeValue({
            monthlyMinor: minor / customers,
            grossMargin: margin,
            monthlyChurn: Math.min(1, left / customers / 3),
            discountRate: 0.1,
            capMonths,
          })
        : null
    return valueEvidence(
      'lifetime-value',
      {
        value: value === null ? null : Math.round(value.minor),
        n: customers,
        slice,
        currency,
        ...(Number.isFinite(margin) ? {} : { note: 'the gross margin is not known: finance has to agree one first' }),
        caveats: value?.isCapped
          ? [`Capped at ${capMonths} months: most of what churn would promise beyond is left out.`]
          : [],
      },
      measured,
    )
  })
}

interface LifetimeGroup {
  readonly slice: string
  readonly customers: number
  readonly minor: number
  readonly left: number
}

function lifetimeGroups(store: ReadStore, period: Period, by: string | null): LifetimeGroup[] {
  const { payers, paidAt, leftAfter } = readPayments(store)
  const wordOf = by === null ? () => '' : maybeCustomerWord(store, by)
  const opening = payers.flatMap((payer) => {
    const minor = paidAt(payer, period.from - 1)
    const left = leftAfter(payer, period.from - 1)
    return minor <= 0 ? [] : [{ payer, at: period.from - 1, minor, isLost: left !== undefined && left < period.until }]
  })
  const contactWord = by === null || wordOf !== undefined ? undefined : maybeContactWord(store, by)
  const counted =
    contactWord === undefined
      ? opening
      : (customerRowsIn(store, 'contact-churn-90d', period) ?? []).map((row) => ({
          payer: row.payer,
          at: row.at,
          minor: paidAt(row.payer, row.at),
          isLost: row.counted,
        }))
  const word = wordOf ?? contactWord
  if (word === undefined) return []
  const groups = new Map<string, { slice: string; customers: number; minor: number; left: number }>()
  if (by === null) groups.set('', { slice: '', customers: 0, minor: 0, left: 0 })
  for (const one of counted) {
    const slice = word(one)
    const group = groups.get(slice) ?? { slice, customers: 0, minor: 0, left: 0 }
    group.customers += 1
    group.minor += one.minor
    if (one.isLost) group.left += 1
    groups.set(slice, group)
  }
  return [...groups.values()].sort((a, b) => (a.slice < b.slice ? -1 : 1))
}
