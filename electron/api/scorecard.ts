import { dateOfDay } from '../../shared/base/calendar.ts'
import { type Evidence, evidenceId } from '../../shared/base/evidence.ts'
import { Refusal } from '../../shared/base/refusal.ts'
import { makeZone } from '../../shared/base/zone.ts'
import type { Cell } from '../../shared/metrics/cell.ts'
import { lifetimeValue } from '../../shared/metrics/lifetime-value.ts'
import { fewestRows, type Measured, metricEvidence, valueEvidence } from '../../shared/metrics/metric-evidence.ts'
import { activityOutcomePairs } from '../../shared/metrics/pairs.ts'
import { definitionOf, registry } from '../../shared/metrics/registry/index.ts'
import type { MetricsReport } from '../../shared/metrics/report.ts'
import { versionUnder } from '../../shared/metrics/rule-dependent.ts'
import { rateTrend, type TrendBreak } from '../../shared/metrics/trend.ts'
import { breaksBetween } from '../../shared/metrics/vendor-breaks.ts'
import { resolutionWaterfall } from '../../shared/metrics/waterfall.ts'
import { kaplanMeier } from '../../shared/stats/kaplan-meier.ts'
import { kept, readCells, readRepeatCustomers, readSpreads } from '../store/facts/cells.ts'
import {
  type CustomerCount,
  countCustomers,
  matureSignals,
  readContactChurn,
  readFirstValue,
  readNoContactChurn,
  readSaves,
} from '../store/facts/customer-counts.ts'
import { coverageOf, readPayments } from '../store/facts/payments.ts'
import { readRules } from '../store/facts/resolution-rules.ts'
import { selections, sliceAliases, sliceNames } from '../store/facts/selections.ts'
import { readSuperseded } from '../store/facts/superseded.ts'
import { readSettings } from '../store/settings.ts'
import { readSourceTitles } from '../store/sources.ts'
import type { ReadStore } from '../store/store.ts'
import { keptReport } from './kept-report.ts'
import { chooseQuarter, monthsOf, type Period } from './periods.ts'

/** The scorecard of a quarter, whole or by one slice. */
export function metricsReport(store: ReadStore, asked?: string, askedBy?: string): MetricsReport {
  if (askedBy !== undefined && !sliceNames.includes(askedBy)) {
    throw new Refusal(
      'bad-value',
      `the scorecard can’t be split by “${askedBy}”`,
      `choose one of ${sliceNames.join(', ')}`,
    )
  }
  const by = askedBy === undefined ? undefined : (sliceAliases[askedBy] ?? askedBy)
  const { period, quarters } = chooseQuarter(store, asked)
  return keptReport(store, `scorecard 2/${period.name}/${by ?? ''}`, () => {
    const until = quarters.filter((q) => q.until <= period.until)
    const whole = quarterEvidence(store, period, null)
    const trendEvidence = until.flatMap((q) => (q.name === period.name ? whole : quarterEvidence(store, q, null)))
    const evidence = by === undefined ? whole : slicedEvidence(store, period, until, by)
    const waterfall = resolutionWaterfall(whole)
    const shown = evidence.filter((e) => registry.some((d) => d.id === e.metric))
    const names = until.map((q) => q.name)
    const superseded = readSuperseded(store).filter((e) => names.includes(e.period))
    const breaks = breaksIn(store, until)
    const report: MetricsReport = {
      quarter: period.name,
      quarters: quarters.map((q) => q.name),
      by: by ?? null,
      metrics: shown,
      definitions: registry.filter((d) => shown.some((e) => e.metric === d.id)),
      pairs: activityOutcomePairs(whole),
      waterfall: waterfall.exhibit,
      waterfallSentence: waterfall.sentence,
      trend: rateTrend(trendEvidence, names, { superseded, breaks }),
      breaks,
      superseded,
    }
    return { report, evidence: [...evidence, ...trendEvidence] }
  })
}

/** Days on which a vendor in use changed its count, each with the quarter that it lies in. */
export function breaksIn(store: ReadStore, quarters: readonly Period[]): TrendBreak[] {
  const zone = makeZone(readSettings(store).timeZone)
  const sources = readSourceTitles(store, ['contact'])
  const date = (at: number) => dateOfDay(zone.dayOf(at))
  const metrics = registry.map((d) => d.id)
  return quarters.slice(1).flatMap((quarter) =>
    breaksBetween(sources, metrics, date(quarter.from - 1), date(quarter.until - 1)).map((one) => ({
      quarter: quarter.name,
      text: `${one.on}: ${one.text}`,
      metrics: one.metrics,
    })),
  )
}

export function slicedEvidence(store: ReadStore, period: Period, until: readonly Period[], by: string): Evidence[] {
  if (by === 'quarter')
    return until.flatMap((quarter) =>
      quarterEvidence(store, quarter, null).map((e) => ({ ...e, filter: { quarter: quarter.name } })),
    )
  if (by === 'month')
    return monthsOf(period, readSettings(store)).flatMap((month) =>
      contactEvidence(store, month, null).map((e) => ({
        ...e,
        id: evidenceId(e.metric, e.version, period.name, { month: month.name }),
        period: period.name,
        filter: { month: month.name },
      })),
    )
  return quarterEvidence(store, period, by)
}

/** What all numbers of a period have in common. */
export function measuredIn(store: ReadStore, period: Period, by: string | null): Measured {
  const rules = readRules(store)
  return {
    period: period.name,
    from: period.from,
    until: period.until,
    by,
    dataThrough: coverageOf(store).contactsThrough,
    sources: readSourceTitles(store, ['contact', 'survey']),
    versionOf: (metric) => versionUnder(rules, metric, definitionOf(metric).version),
  }
}

/** Every metric of one quarter as evidence; sliced ones carry the slice in their id. */
export function quarterEvidence(store: ReadStore, period: Period, by: string | null): Evidence[] {
  const contacts = contactEvidence(store, period, by)
  if (by !== null) return contacts
  const measured = measuredIn(store, period, null)
  return [...contacts, contactsPerCustomer(store, period, measured), ...customerEvidence(store, period, measured)]
}

/** Counted with others only to be divided by them. */
const parts: ReadonlySet<string> = new Set([
  'contacts-of-customers',
  'kept-by-people',
  'seconds-by-people',
  'time-to-close',
  'first-reply-time',
])

const needsTurns: ReadonlySet<string> = new Set([
  'fcr-zendesk-under-two',
  'fcr-zendesk-one-reply',
  'fcr-freshservice',
  'fcr-intercom',
])

export function contactEvidence(store: ReadStore, period: Period, by: string | null): Evidence[] {
  const measured = measuredIn(store, period, by)
  const cells = readCells(store, period, by)
  const plain = cells
    .filter((cell) => !parts.has(cell.metric))
    .map((cell) => {
      const told = metricEvidence(cell, { ...measured, table: selections[cell.metric]?.table ?? 'contacts' })
      // Turns are no part of most exports: say which have them.
      return needsTurns.has(cell.metric) && cell.denominator === 0
        ? { ...told, note: definitionOf(cell.metric).missing }
        : told
    })
  const spreads = spreadEvidence(store, period, measured)
  const productivity = keptPerHour(cells, measured)
  if (by !== null) return [...plain, ...spreads, ...productivity]
  return [...plain, ...spreads, ...productivity, ...repeatContacts(store, period, measured)]
}

function spreadEvidence(store: ReadStore, period: Period, measured: Measured): Evidence[] {
  const { handle, close, reply } = readSpreads(store, period, measured.by)
  const tell = (metric: string, selection: string, value: number, spread: { n: number; slice: string }) =>
    valueEvidence(metric, { value, n: spread.n, slice: spread.slice, selection }, measured)
  const unheard =
    measured.by === null && reply.length === 0
      ? ['first-reply-time', 'first-reply-time-p90'].map((metric) =>
          valueEvidence(metric, { value: null, n: 0, slice: '', note: definitionOf(metric).missing }, measured),
        )
      : []
  return [
    ...unheard,
    ...reply.flatMap((s) => [
      tell('first-reply-time', 'first-reply-time', s.median, s),
      tell('first-reply-time-p90', 'first-reply-time', s.p90, s),
    ]),
    ...handle.flatMap((s) => [
      tell('handle-time-median', 'handle-time', s.median, s),
      tell('handle-time-p90', 'handle-time', s.p90, s),
    ]),
    ...close.flatMap((s) => [
      tell('time-to-close', 'time-to-close', s.mean, s),
      tell('time-to-close-median', 'time-to-close', s.median, s),
      tell('time-to-close-p90', 'time-to-close', s.p90, s),
    ]),
  ]
}

function keptPerHour(cells: readonly Cell[], measured: Measured): Evidence[] {
  return cells
    .filter((cell) => cell.metric === 'kept-by-people')
    .map((kept) => {
      const seconds =
        cells.find((cell) => cell.metric === 'seconds-by-people' && cell.slice === kept.slice)?.numerator ?? 0
      const hours = seconds / 3600
      return valueEvidence(
        'kept-per-hour',
        {
          value: hours === 0 ? null : kept.numerator / hours,
          n: kept.denominator,
          slice: kept.slice,
          numerator: kept.numerator,
          denominator: hours,
          excluded: kept.excluded,
          selection: 'kept-by-people',
          ...(hours === 0 ? { note: 'no handling time: import an export that has it' } : {}),
        },
        measured,
      )
    })
}

function repeatContacts(store: ReadStore, period: Period, measured: Measured): Evidence[] {
  const { one, two, exactly } = readRepeatCustomers(store, period)
  const tell = (metric: string, numerator: number) =>
    metricEvidence(
      { metric, slice: '', numerator, denominator: one, excluded: {} },
      { ...measured, table: 'customers' },
    )
  const times = ['once', 'twice', 'three-times', 'four-or-more']
  return [tell('repeat-contact-rate', two), ...times.map((name, i) => tell(`customers-${name}`, exactly[i] as number))]
}

function contactsPerCustomer(store: ReadStore, period: Period, measured: Measured): Evidence {
  const cell = readCells(store, period, null).find((c) => c.metric === 'contacts-of-customers')
  const instants = [
    ...monthsOf(period, readSettings(store)).map((m) => m.from),
    Math.min(period.until, measured.dataThrough ?? period.until),
  ]
  const payments = readPayments(store)
  const paying = instants.map(payments.countBefore)
  const average = paying.reduce((sum, count) => sum + count, 0) / paying.length
  const contacts = cell?.numerator ?? 0
  const isTold = average >= fewestRows
  const evidence = valueEvidence(
    'contacts-per-customer',
    {
      value: isTold ? contacts / average : null,
      n: contacts,
      slice: '',
      numerator: contacts,
      denominator: average,
      excluded: cell?.excluded ?? {},
      selection: 'contacts-of-customers',
      ...(isTold ? {} : { note: 'too few paying customers to report' }),
    },
    { ...measured, sources: [...measured.sources, ...readSourceTitles(store, ['subscription'])] },
  )
  // A ratio of full counts is told however few contacts there are.
  return isTold ? { ...evidence, value: contacts / average, numerator: contacts, note: null } : evidence
}

function customerEvidence(store: ReadStore, period: Period, before: Measured): Evidence[] {
  const billing = coverageOf(store).billingThrough
  const measured: Measured = {
    ...before,
    table: 'customers',
    dataThrough: billing ?? before.dataThrough,
    sources: readSourceTitles(store, ['contact', 'customer', 'subscription', 'signal']),
  }
  const share = (
    metric: string,
    found: { numerator: number; denominator: number; immature?: number },
    missing: string,
  ) => {
    const evidence = metricEvidence(
      {
        metric,
        slice: '',
        numerator: found.numerator,
        denominator: found.denominator,
        excluded: { immature: found.immature ?? 0 },
      },
      measured,
    )
    return found.denominator === 0 && (found.immature ?? 0) === 0 ? { ...evidence, note: missing } : evidence
  }
  const counted = (part: string, read: () => CustomerCount) =>
    kept(store, period, part, () => {
      const { rows, immature } = read()
      return { numerator: rows.filter((row) => row.counted).length, denominator: rows.length, immature }
    })
  const noBilling = 'no subscriptions of customers with contacts: import billing data'
  const noSignals = 'no signals: import a file of signals with type, customer, date and status'
  const accepted = countCustomers(store, 'signal-conversation', { from: period.from, until: period.until })
  const raised = countCustomers(store, 'signal-acceptance', period)
  const worked = share(
    'at-risk-save-rate',
    counted('saves', () => readSaves(store, period, true)),
    noSignals,
  )
  const byThemselves = share(
    'at-risk-stay-rate',
    counted('saves alone', () => readSaves(store, period, false)),
    noSignals,
  )
  return [
    share(
      'contact-churn-90d',
      counted('contact churn', () => readContactChurn(store, period)),
      noBilling,
    ),
    share(
      'no-contact-churn-90d',
      counted('no-contact churn', () => readNoContactChurn(store, period)),
      noBilling,
    ),
    byThemselves.value === null
      ? {
          ...worked,
          caveats: [...worked.caveats, 'There is no comparison: too few at-risk customers that nobody worked on.'],
        }
      : worked,
    byThemselves,
    share('signal-acceptance', raised, noSignals),
    share(
      'signal-conversation',
      {
        ...accepted,
        immature: period.until > matureSignals(store) ? Math.max(0, raised.numerator - accepted.denominator) : 0,
      },
      noSignals,
    ),
    share('signal-won', countCustomers(store, 'signal-won', period), noSignals),
    firstValue(store, period, measured),
    lifetime(store, period, measured),
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

function lifetime(store: ReadStore, period: Period, measured: Measured): Evidence {
  const { currency } = readSettings(store)
  const margin = Number(store.sql("SELECT value FROM project WHERE key = 'grossMargin'").pluck().get() ?? Number.NaN)
  const payments = readPayments(store)
  const customers = payments.countBefore(period.from)
  const opening = {
    customers,
    minor: Number.isFinite(margin)
      ? payments.payers.reduce((sum, payer) => sum + payments.paidAt(payer, period.from - 1), 0)
      : 0,
  }
  const left = Number(
    store
      .sql(
        "SELECT COUNT(DISTINCT payer_id) FROM movements WHERE kind = 'churn' AND at >= ? AND at < ? AND currency = ?",
      )
      .pluck()
      .get(period.from, period.until, currency),
  )
  const known = Number.isFinite(margin) && opening.customers > 0
  const value = known
    ? lifetimeValue({
        monthlyMinor: opening.minor / opening.customers,
        grossMargin: margin,
        monthlyChurn: Math.min(1, left / opening.customers / 3),
        discountRate: 0.1,
        capMonths,
      })
    : null
  return valueEvidence(
    'lifetime-value',
    {
      value: value === null ? null : Math.round(value.minor),
      n: opening.customers,
      slice: '',
      currency,
      note: 'the gross margin is not known: finance has to agree one first',
      caveats: value?.isCapped
        ? [`Capped at ${capMonths} months: most of what churn would promise beyond is left out.`]
        : [],
    },
    measured,
  )
}
