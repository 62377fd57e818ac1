import { type Evidence, evidenceId } from '../../shared/base/evidence.ts'
import { makeZone } from '../../shared/base/zone.ts'
import { riskSigns } from '../../shared/metrics/at-risk.ts'
import { definitionOf } from '../../shared/metrics/registry/index.ts'
import type { StoryExtras } from '../../shared/story/facts-of-quarter.ts'
import { readCoverage } from '../store/facts/coverage.ts'
import { caseFollowDays, maybeCustomerCase } from '../store/facts/customer-case.ts'
import { readSettings } from '../store/settings.ts'
import type { ReadStore } from '../store/store.ts'
import { atRiskReport } from './at-risk.ts'
import { keptReport } from './kept-report.ts'
import { chooseQuarter } from './periods.ts'
import { promiseReport } from './promise.ts'

/** What only the story tells of a quarter: signs that came before losses, promises against results, one example. */
export function storyExtras(store: ReadStore, asked?: string): StoryExtras {
  const { period } = chooseQuarter(store, asked)
  const kept = keptReport(store, `story/${period.name}`, () => {
    const report = { signs: signEvidence(store, period.name), example: exampleOf(store, period) }
    return {
      report,
      evidence: [...report.signs, ...(report.example ? [report.example.evidence, report.example.after] : [])],
    }
  })
  const promise = promiseReport(store, period.name)
  return { ...kept, promise: promise.promise === null ? null : promise }
}

function known(metric: string, period: string, filter: Evidence['filter'], store: ReadStore) {
  const definition = definitionOf(metric)
  return {
    id: evidenceId(metric, definition.version, period, filter),
    metric,
    version: definition.version,
    unit: definition.unit,
    period,
    filter,
    excluded: {},
    note: null,
    dataThrough: readCoverage(store).billingThrough,
  }
}

function signEvidence(store: ReadStore, quarter: string): Evidence[] {
  const has = store.sql('SELECT 1 FROM movements LIMIT 1').get() !== undefined
  if (!has) return []
  const { indicators, n, events } = atRiskReport(store, quarter)
  return indicators.flatMap((one): Evidence[] => {
    const sign = riskSigns.find((risk) => risk.id === one.id)
    if (one.hazardRatio === null || sign === undefined) return []
    return [
      {
        ...known('leading-sign', quarter, { sign: one.id, words: sign.words }, store),
        id: evidenceId('leading-sign', 1, quarter, { sign: one.id }),
        title: `Rate of leaving of customers who ${sign.words}, against others`,
        value: one.hazardRatio,
        currency: null,
        numerator: null,
        denominator: null,
        n,
        low: one.low,
        high: one.high,
        grade: 'C',
        caveats: [
          `${events} losses at the beginnings of quarters so far; a sign, no reason: nobody was assigned to it at random.`,
        ],
        sources: [],
        rows: null,
      },
    ]
  })
}

function exampleOf(
  store: ReadStore,
  period: { readonly name: string; readonly from: number; readonly until: number },
): StoryExtras['example'] {
  const { billingThrough } = readCoverage(store)
  const until = Math.min(period.until, (billingThrough ?? 0) - caseFollowDays * 86_400)
  const found = until > period.from ? maybeCustomerCase(store, period.from, until) : undefined
  if (found === undefined) return null
  const { dayOf } = makeZone(readSettings(store).timeZone)
  const evidenceOf = (filter: Evidence['filter'], title: string, value: number): Evidence => ({
    ...known('customer-case', period.name, filter, store),
    title,
    value,
    currency: found.currency,
    numerator: null,
    denominator: null,
    n: found.contacts.length,
    low: null,
    high: null,
    grade: 'E',
    caveats: ['One customer, chosen by rule: an example that stands for nobody else.'],
    sources: [],
    rows: { table: 'contacts', selection: 'customer-case', from: period.from, until, filter: {} },
  })
  return {
    told: {
      plan: found.plan,
      topic: found.topic,
      contactDays: found.contacts.map(dayOf),
      signalDay: found.signal ? dayOf(found.signal.at) : null,
      signalType: found.signal?.type ?? null,
      signalStatus: found.signal?.status ?? null,
      movementDay: found.movement ? dayOf(found.movement.at) : null,
      movementKind: found.movement?.kind ?? null,
    },
    evidence: evidenceOf({}, definitionOf('customer-case').title, found.mrrMinor),
    after: evidenceOf(
      { when: 'after' },
      'What the customer of the example paid a month, ninety days later',
      found.afterMinor,
    ),
  }
}
