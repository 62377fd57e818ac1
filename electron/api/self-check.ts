import { riskSigns } from '../../shared/metrics/at-risk.ts'
import { type SelfCheckReport, selfCheck } from '../../shared/metrics/self-check.ts'
import { readRiskSigns } from '../store/facts/at-risk.ts'
import { coverageOf } from '../store/facts/payments.ts'
import type { ReadStore } from '../store/store.ts'
import { keptReport } from './kept-report.ts'
import { chooseQuarter } from './periods.ts'
import { readReadiness } from './readiness.ts'
import { quarterEvidence } from './scorecard.ts'

/** The five signs of a measurement model that holds the team back, judged from the data of a quarter. */
export function selfCheckReport(store: ReadStore, asked?: string): SelfCheckReport {
  const { period, quarters } = chooseQuarter(store, asked)
  return keptReport(store, `self-check/${period.name}`, () => {
    const before = quarters
      .filter((q) => q.until <= period.until)
      .flatMap((quarter) => quarterEvidence(store, quarter, null))
    const { monthsJoined, monthsNeeded } = readReadiness(store)
    const { billingThrough } = coverageOf(store)
    const gone =
      billingThrough === null
        ? null
        : readRiskSigns(store, period.from).filter(({ leftAt }) => leftAt !== null && leftAt < period.until)
    const report = selfCheck({
      quarter: period.name,
      evidence: before.filter((e) => e.period === period.name),
      before,
      monthsJoined,
      monthsNeeded,
      lost:
        gone === null
          ? null
          : { customers: gone.length, announced: gone.filter((one) => riskSigns.some((sign) => sign.has(one))).length },
    })
    return { report, evidence: before }
  })
}
