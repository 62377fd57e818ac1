import { resolutionWaterfall, stepsOf, waterfallSteps } from '../../shared/metrics/waterfall.ts'
import type { WaterfallReport } from '../../shared/metrics/waterfall-report.ts'
import type { ReadStore } from '../store/store.ts'
import { keptReport } from './kept-report.ts'
import { chooseQuarter } from './periods.ts'
import { breaksIn, contactEvidence } from './scorecard.ts'

/** From what the AI vendor counts to what stayed resolved end to end, from the same rows: whole and by topic. */
export function waterfallReport(store: ReadStore, asked?: string): WaterfallReport {
  const { period, quarters } = chooseQuarter(store, asked)
  return keptReport(store, `waterfall/${period.name}`, () => {
    const whole = contactEvidence(store, period, null)
    const sliced = contactEvidence(store, period, 'topic').filter((e) =>
      waterfallSteps.some(({ metric }) => metric === e.metric),
    )
    const topics = [...new Set(sliced.map((e) => e.filter.topic ?? ''))]
    const byTopic = topics.map((topic) => {
      const steps = waterfallSteps.flatMap(
        ({ metric }) => sliced.find((e) => e.metric === metric && e.filter.topic === topic) ?? [],
      )
      return { topic, contacts: steps[0]?.n ?? 0, steps }
    })
    const { exhibit, sentence } = resolutionWaterfall(whole)
    const report: WaterfallReport = {
      quarter: period.name,
      quarters: quarters.map((q) => q.name),
      exhibit,
      sentence,
      steps: stepsOf(whole),
      byTopic: byTopic
        .filter(({ contacts }) => contacts > 0)
        .sort((a, b) => b.contacts - a.contacts || (a.topic < b.topic ? -1 : 1)),
      breaks: breaksIn(
        store,
        quarters.filter((q) => q.until <= period.until),
      ).map(({ quarter, text }) => ({ quarter, text })),
    }
    return { report, evidence: [...whole, ...sliced] }
  })
}
