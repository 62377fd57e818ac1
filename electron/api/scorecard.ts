import { dateOfDay } from '../../shared/base/calendar.ts'
import { type Evidence, evidenceId } from '../../shared/base/evidence.ts'
import { Refusal } from '../../shared/base/refusal.ts'
import { makeZone } from '../../shared/base/zone.ts'
import type { Cell } from '../../shared/metrics/cell.ts'
import { type Measured, metricEvidence, valueEvidence } from '../../shared/metrics/metric-evidence.ts'
import { activityOutcomePairs } from '../../shared/metrics/pairs.ts'
import { definitionOf, registry } from '../../shared/metrics/registry/index.ts'
import type { MetricsReport } from '../../shared/metrics/report.ts'
import { versionUnder } from '../../shared/metrics/rule-dependent.ts'
import { rateTrend, type TrendBreak } from '../../shared/metrics/trend.ts'
import { breaksBetween } from '../../shared/metrics/vendor-breaks.ts'
import { resolutionWaterfall } from '../../shared/metrics/waterfall.ts'
import { readCells, readSpreads } from '../store/facts/cells.ts'
import { coverageOf } from '../store/facts/payments.ts'
import { readRules } from '../store/facts/resolution-rules.ts'
import { selections, sliceAliases, sliceNames } from '../store/facts/selections.ts'
import { readSuperseded } from '../store/facts/superseded.ts'
import { readSettings } from '../store/settings.ts'
import { readSourceTitles } from '../store/sources.ts'
import type { ReadStore } from '../store/store.ts'
import { customerMetrics } from './customer-metrics.ts'
import { keptReport } from './kept-report.ts'
import { chooseQuarter, monthsOf, type Period } from './periods.ts'
import { retentionSlices } from './retention-slices.ts'

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
    const trendEvidence = until.flatMap((q) => (q.name === period.name ? whole : contactEvidence(store, q, null)))
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
  const money = retentionSlices(store, period, until, by)
  if (by !== 'month') return [...quarterEvidence(store, period, by), ...money]
  const months = monthsOf(period, readSettings(store)).flatMap((month) =>
    contactEvidence(store, month, null).map((e) => ({
      ...e,
      id: evidenceId(e.metric, e.version, period.name, { month: month.name }),
      period: period.name,
      filter: { month: month.name },
    })),
  )
  return [...months, ...money]
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
  return [...contactEvidence(store, period, by), ...customerMetrics(store, period, measuredIn(store, period, by))]
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
  return [...plain, ...spreads, ...productivity]
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
