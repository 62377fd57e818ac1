import { type Evidence, evidenceId, type Filter } from '../../shared/base/evidence.ts'
import type { Cell } from '../../shared/metrics/cell.ts'
import { comparedMetrics, likeForLikeReport as makeLikeForLikeReport } from '../../shared/metrics/like-for-like.ts'
import type { LikeForLikeReport } from '../../shared/metrics/like-for-like-report.ts'
import { metricEvidence, valueEvidence } from '../../shared/metrics/metric-evidence.ts'
import { readCells, readCellsOf } from '../store/facts/cells.ts'
import { coverageOf, readPayments } from '../store/facts/payments.ts'
import { countSameCustomers, sameCustomersFilter } from '../store/facts/same-customers.ts'
import { selections } from '../store/facts/selections.ts'
import type { ReadStore } from '../store/store.ts'
import { keptReport } from './kept-report.ts'
import { chooseQuarter, type Period } from './periods.ts'
import { measuredIn } from './scorecard.ts'

const day = 86_400

/** Which earlier quarter a quarter is held against. */
export type Against = 'quarter-before' | 'year-before'

/** A quarter held against the one before, or against the same one a year before: as many days from the beginning of each, and the customers who paid in both. */
export function likeForLikeReport(
  store: ReadStore,
  asked?: string,
  against: Against = 'quarter-before',
): LikeForLikeReport {
  const { period, quarters } = chooseQuarter(store, asked)
  return keptReport(store, `like-for-like/${period.name}/${against}`, () => {
    const place = quarters.findIndex((q) => q.name === period.name)
    const earlier = quarters[place - (against === 'quarter-before' ? 1 : 4)] ?? null
    const through = (coverageOf(store).contactsThrough ?? period.until) + 1
    const seen = Math.min(period.until, through) - period.from
    const length = Math.min(seen, earlier === null ? seen : earlier.until - earlier.from)
    const days = Math.floor(length / day)
    const isPartial = through < period.until - 3 * day
    const names = quarters.map((q) => q.name)
    if (earlier === null || days < 1) {
      const none = { now: [], before: [], everybodyNow: [], everybodyBefore: [] }
      return {
        report: makeLikeForLikeReport({
          quarter: period.name,
          quarters: names,
          against: null,
          days,
          isPartial,
          customers: 0,
          ...none,
        }),
        evidence: [],
      }
    }
    const cut = (q: Period): Period => ({ ...q, until: Math.min(q.until, q.from + days * day) })
    const [now, before] = [cut(period), cut(earlier)]
    const same = sameCustomersFilter(before.from, now.until)
    const customers = countSameCustomers(store, before.from, now.until)
    const cutTo = { 'first-days': String(days) }
    const figures = {
      quarter: period.name,
      quarters: names,
      against: earlier.name,
      days,
      isPartial,
      customers,
      now: evidenceIn(store, now, { ...cutTo, ...same }, readCellsOf(store, now, same), customers),
      before: evidenceIn(store, before, { ...cutTo, ...same }, readCellsOf(store, before, same), customers),
      everybodyNow: evidenceIn(store, now, cutTo, readCells(store, now, null), paying(store, now)),
      everybodyBefore: evidenceIn(store, before, cutTo, readCells(store, before, null), paying(store, before)),
    }
    return {
      report: makeLikeForLikeReport(figures),
      evidence: [...figures.now, ...figures.before, ...figures.everybodyNow, ...figures.everybodyBefore],
    }
  })
}

function paying(store: ReadStore, { from, until }: Period): number {
  const { countBefore } = readPayments(store)
  return (countBefore(from) + countBefore(until)) / 2
}

function evidenceIn(
  store: ReadStore,
  period: Period,
  filter: Filter,
  cells: readonly Cell[],
  customers: number,
): Evidence[] {
  const measured = measuredIn(store, period, null)
  const filtered = (evidence: Evidence): Evidence => ({
    ...evidence,
    id: evidenceId(evidence.metric, evidence.version, period.name, filter),
    filter,
    rows: evidence.rows && { ...evidence.rows, filter },
  })
  const contacts = cells.find((cell) => cell.metric === 'contacts-of-customers')
  return [
    ...cells
      .filter((cell) => comparedMetrics.includes(cell.metric))
      .map((cell) => metricEvidence(cell, { ...measured, table: selections[cell.metric]?.table ?? 'contacts' })),
    valueEvidence(
      'contacts-per-customer',
      {
        value: customers === 0 ? null : (contacts?.numerator ?? 0) / customers,
        n: contacts?.numerator ?? 0,
        slice: '',
        numerator: contacts?.numerator ?? 0,
        denominator: customers,
        selection: 'contacts-of-customers',
      },
      measured,
    ),
  ].map(filtered)
}
