import type { Evidence } from '../../shared/base/evidence.ts'
import { retentionOf } from '../../shared/ledger/ledger-report.ts'
import { cohortOf } from '../../shared/ledger/retention-rates.ts'
import { maybeCustomerWord } from '../store/facts/customer-slices.ts'
import { readPayerSpans } from '../store/facts/movements.ts'
import { readSettings } from '../store/settings.ts'
import type { ReadStore } from '../store/store.ts'
import { readLedgerFigures } from './ledger.ts'
import { monthsOf, type Period } from './periods.ts'

/** Gross and net revenue retention and customers lost of a quarter: by what customers were when it began, or month by month. Nothing without billing data. */
export function retentionSlices(
  store: ReadStore,
  period: Period,
  quarters: readonly Period[],
  by: string,
): readonly Evidence[] {
  if (store.sql('SELECT 1 FROM subscriptions LIMIT 1').get() === undefined) return []
  if (by === 'month') {
    const figures = readLedgerFigures(store, period, quarters)
    const spans = readPayerSpans(store)
    return monthsOf(period, readSettings(store)).flatMap(({ name, from, until }) =>
      from > (figures.dataThrough ?? 0)
        ? []
        : retentionOf({ ...figures, from, until }, cohortOf(spans, from, until), { month: name }),
    )
  }
  const wordOf = maybeCustomerWord(store, by)
  if (wordOf === undefined) return []
  const figures = readLedgerFigures(store, period, quarters)
  const groups = new Map<string, (typeof figures.cohort)[number][]>()
  for (const member of figures.cohort) {
    const word = wordOf({ payer: member.payer, at: period.from - 1 })
    const group = groups.get(word)
    if (group) group.push(member)
    else groups.set(word, [member])
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([word, members]) => retentionOf(figures, members, { [by]: word }))
}
