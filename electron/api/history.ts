import { maybeDay } from '../../shared/base/calendar.ts'
import type { Evidence } from '../../shared/base/evidence.ts'
import { Refusal } from '../../shared/base/refusal.ts'
import { makeZone } from '../../shared/base/zone.ts'
import { historyReport as makeHistoryReport } from '../../shared/metrics/history.ts'
import type { HistoryReport } from '../../shared/metrics/history-report.ts'
import { maybeDefinition } from '../../shared/metrics/registry/index.ts'
import { isRuleDependent, versionUnder } from '../../shared/metrics/rule-dependent.ts'
import { keepEvidence } from '../store/evidence.ts'
import { ensureDerived } from '../store/facts/derive.ts'
import { readRules, readRuleVersions } from '../store/facts/resolution-rules.ts'
import { readRestatements } from '../store/facts/restatements.ts'
import { selections, sliceAliases } from '../store/facts/selections.ts'
import { readSuperseded } from '../store/facts/superseded.ts'
import { readSettings } from '../store/settings.ts'
import type { ReadStore } from '../store/store.ts'
import { type Period, quartersOf } from './periods.ts'
import { keptCost, keptLedger } from './quarter-facts.ts'
import { breaksIn, contactEvidence, quarterEvidence } from './scorecard.ts'

/** One metric over every quarter, whole or for one slice, with earlier definitions, breaks and restatements. */
export function historyReport(
  store: ReadStore,
  asked: { readonly metric: string; readonly by?: string | undefined; readonly slice?: string | undefined },
): HistoryReport {
  ensureDerived(store)
  const definition = maybeDefinition(asked.metric)
  if (definition === undefined)
    throw new Refusal('bad-value', `there is no metric “${asked.metric}”`, 'list the definitions to see the ids')
  const by = asked.by === undefined ? null : (sliceAliases[asked.by] ?? asked.by)
  const quarters = quartersOf(store)
  const isMeant = (e: Evidence) =>
    e.metric === asked.metric &&
    (by === null
      ? Object.keys(e.filter).length === 0
      : e.filter[by] === asked.slice && Object.keys(e.filter).length === 1)
  const now = quarters.flatMap((quarter) => evidenceOf(store, quarter, asked.metric, by).find(isMeant) ?? [])
  keepEvidence(store, now)
  const rules = readRuleVersions(store)
  const current = versionUnder(readRules(store), asked.metric, definition.version)
  const superseded = readSuperseded(store).filter((e) => isMeant(e) && e.version < current)
  const ids = new Set([...now, ...superseded].map((e) => e.id))
  return makeHistoryReport({
    definition,
    quarters: quarters.map((q) => q.name),
    now,
    superseded,
    rules,
    breaks: breaksIn(store, quarters),
    decisions: isRuleDependent(asked.metric) ? decisionsIn(store, quarters) : [],
    restatements: readRestatements(store).filter((one) => ids.has(one.evidence)),
  })
}

/** Contact metrics are counted alone; only what is no contact metric needs the whole report that it belongs to. */
function evidenceOf(store: ReadStore, quarter: Period, metric: string, by: string | null): readonly Evidence[] {
  if (by !== null) return quarterEvidence(store, quarter, by)
  if (selections[metric] !== undefined) return contactEvidence(store, quarter, null)
  const family = maybeDefinition(metric)?.family
  if (family === 'cost') return keptCost(store, quarter.name).evidence
  const own = quarterEvidence(store, quarter, null)
  return own.some((e) => e.metric === metric) || family !== 'revenue' ? own : keptLedger(store, quarter.name).evidence
}

/** When this project decided on other windows, in the quarters shown. */
function decisionsIn(store: ReadStore, quarters: readonly Period[]): { quarter: string; text: string }[] {
  const zone = makeZone(readSettings(store).timeZone)
  return readRuleVersions(store)
    .slice(1)
    .flatMap(({ version, effectiveFrom, reason }) => {
      const day = maybeDay(effectiveFrom)
      const at = day === undefined ? Number.NaN : zone.startOfDay(day)
      const quarter = quarters.find((q) => at >= q.from && at < q.until)
      return quarter === undefined
        ? []
        : [{ quarter: quarter.name, text: `${effectiveFrom}: windows, version ${version}: ${reason}` }]
    })
}
