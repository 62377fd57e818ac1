import { fatesReport as makeFatesReport } from '../../shared/metrics/fates.ts'
import type { FatesReport } from '../../shared/metrics/fates-report.ts'
import type { ReadStore } from '../store/store.ts'
import { keptReport } from './kept-report.ts'
import { chooseQuarter } from './periods.ts'
import { contactEvidence } from './scorecard.ts'

/** What became of the contacts that no person saw, in a quarter and in those before. */
export function fatesReport(store: ReadStore, asked?: string): FatesReport {
  const { period, quarters } = chooseQuarter(store, asked)
  return keptReport(store, `fates/${period.name}`, () => {
    const isFate = (e: { readonly metric: string }) => /^fate-|^self-service-success/.test(e.metric)
    const whole = quarters
      .filter((q) => q.until <= period.until)
      .flatMap((q) => contactEvidence(store, q, null).filter(isFate))
    const sliced = contactEvidence(store, period, 'handler').filter(isFate)
    const names = quarters.map((q) => q.name)
    return { report: makeFatesReport(period.name, names, whole, sliced), evidence: [...whole, ...sliced] }
  })
}
