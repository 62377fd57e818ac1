import { invariant } from '../../shared/base/assert.ts'
import { type Evidence, evidenceId } from '../../shared/base/evidence.ts'
import { Refusal } from '../../shared/base/refusal.ts'
import { type Measured, metricEvidence } from '../../shared/metrics/metric-evidence.ts'
import { activityOutcomePairs } from '../../shared/metrics/pairs.ts'
import { definitionOf, registry } from '../../shared/metrics/registry/index.ts'
import type { MetricsReport } from '../../shared/metrics/report.ts'
import { rateTrend } from '../../shared/metrics/trend.ts'
import { resolutionWaterfall } from '../../shared/metrics/waterfall.ts'
import { countPaying, readCells, readRepeatCustomers } from '../store/facts/cells.ts'
import { readCoverage } from '../store/facts/coverage.ts'
import { sliceNames } from '../store/facts/selections.ts'
import { readSettings } from '../store/settings.ts'
import { readSourceTitles } from '../store/sources.ts'
import type { ReadStore } from '../store/store.ts'
import { keptReport } from './kept-report.ts'
import { chooseQuarter, monthsOf, type Period } from './periods.ts'

/** The scorecard of a quarter, whole or by one slice. */
export function metricsReport(store: ReadStore, asked?: string, by?: string): MetricsReport {
  if (by !== undefined && !sliceNames.includes(by)) {
    throw new Refusal('bad-value', `the scorecard can’t be split by “${by}”`, `choose one of ${sliceNames.join(', ')}`)
  }
  const { period, quarters } = chooseQuarter(store, asked)
  return keptReport(store, `scorecard/${period.name}/${by ?? ''}`, () => {
    const evidence = quarterEvidence(store, period, by ?? null)
    const whole = by === undefined ? evidence : quarterEvidence(store, period, null)
    const trendEvidence = quarters
      .filter((q) => q.until <= period.until)
      .flatMap((q) => (q.name === period.name ? whole : quarterEvidence(store, q, null)))
    const waterfall = resolutionWaterfall(whole)
    const shown = evidence.filter((e) => registry.some((d) => d.id === e.metric))
    const report: MetricsReport = {
      quarter: period.name,
      quarters: quarters.map((q) => q.name),
      by: by ?? null,
      metrics: shown,
      definitions: registry.filter((d) => shown.some((e) => e.metric === d.id)),
      pairs: activityOutcomePairs(whole),
      waterfall: waterfall.exhibit,
      waterfallSentence: waterfall.sentence,
      trend: rateTrend(
        trendEvidence,
        quarters.filter((q) => q.until <= period.until).map((q) => q.name),
      ),
    }
    return { report, evidence: [...evidence, ...trendEvidence] }
  })
}

/** Every contact metric of one quarter as evidence; sliced ones carry the slice in their id. */
export function quarterEvidence(store: ReadStore, period: Period, by: string | null): Evidence[] {
  const coverage = readCoverage(store)
  const measured: Measured = {
    period: period.name,
    from: period.from,
    until: period.until,
    by,
    dataThrough: coverage.contactsThrough,
    sources: readSourceTitles(store, ['contact', 'survey']),
  }
  const cells = readCells(store, period, by)
  const plain = cells
    .filter((cell) => cell.metric !== 'contacts-of-customers')
    .map((cell) => metricEvidence(cell, measured))
  if (by !== null) return plain
  return [...plain, repeatContactRate(store, period, measured), contactsPerCustomer(store, period, measured, cells)]
}

function repeatContactRate(store: ReadStore, period: Period, measured: Measured): Evidence {
  const { one, two } = readRepeatCustomers(store, period)
  const evidence = metricEvidence(
    { metric: 'repeat-contact-rate', slice: '', numerator: two, denominator: one, excluded: {} },
    measured,
  )
  return {
    ...evidence,
    rows: { table: 'customers', selection: 'repeat-contact-rate', from: period.from, until: period.until, filter: {} },
  }
}

function contactsPerCustomer(
  store: ReadStore,
  period: Period,
  measured: Measured,
  cells: ReturnType<typeof readCells>,
): Evidence {
  const cell = cells.find((c) => c.metric === 'contacts-of-customers')
  const definition = definitionOf('contacts-per-customer')
  const instants = [
    ...monthsOf(period, readSettings(store)).map((m) => m.from),
    Math.min(period.until, measured.dataThrough ?? period.until),
  ]
  const paying = instants.map((at) => countPaying(store, at))
  const average = paying.reduce((sum, count) => sum + count, 0) / paying.length
  invariant(Number.isFinite(average), 'average number of customers')
  const contacts = cell?.numerator ?? 0
  const enough = average >= 30
  return {
    id: evidenceId(definition.id, definition.version, period.name),
    metric: definition.id,
    version: definition.version,
    title: definition.title,
    value: enough ? contacts / average : null,
    unit: definition.unit,
    currency: null,
    numerator: contacts,
    denominator: average,
    n: contacts,
    low: null,
    high: null,
    period: period.name,
    filter: {},
    excluded: cell?.excluded ?? {},
    grade: 'fact',
    caveats: [],
    note: enough ? null : 'too few paying customers to report',
    dataThrough: measured.dataThrough,
    sources: [...measured.sources, ...readSourceTitles(store, ['subscription'])],
    rows: { table: 'contacts', selection: 'contacts-of-customers', from: period.from, until: period.until, filter: {} },
  }
}
