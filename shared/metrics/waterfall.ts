import type { Evidence } from '../base/evidence.ts'
import { formatCount, formatShare } from '../base/format.ts'
import type { WaterfallExhibit } from '../deck/exhibit.ts'

/**
 * One picture from the same rows: all AI contacts → what the vendor reports as resolved → without a person → not reopened → the customer
 * did not come back: resolved end to end. `exhibit` is null when there are too few AI contacts.
 */
export function resolutionWaterfall(evidence: readonly Evidence[]): {
  readonly exhibit: WaterfallExhibit | null
  readonly sentence: string
} {
  const step = (metric: string) => evidence.find((e) => e.metric === metric && Object.keys(e.filter).length === 0)
  const reported = step('vendor-reported-resolution-rate')
  const contained = step('ai-contained-resolution-rate')
  const notReopened = step('ai-not-reopened-rate')
  const kept = step('ai-end-to-end-rate')
  if (!reported || !contained || !notReopened || !kept || reported.value === null) {
    return { exhibit: null, sentence: 'Too few contacts with an AI agent to say how many stay resolved.' }
  }
  const n = reported.n
  const counts = [reported, contained, notReopened, kept].map((e) => e.numerator ?? 0) as [
    number,
    number,
    number,
    number,
  ]
  const drop = (from: number, to: number) => -(from - to)
  return {
    exhibit: {
      kind: 'waterfall',
      caption: `Contacts with an AI agent, of ${formatCount(n)}`,
      alt: `Of ${formatCount(n)} contacts with an AI agent, the vendor reports ${formatCount(counts[0])} as resolved; ${formatCount(counts[3])} stayed resolved without a person.`,
      unit: 'count',
      currency: null,
      evidence: [reported, contained, notReopened, kept].map((e) => e.id),
      bars: [
        { label: 'vendor reports resolved', value: counts[0], role: 'total', tone: 'ai' },
        { label: 'a person took over', value: drop(counts[0], counts[1]), role: 'step', tone: 'human' },
        { label: 'reopened', value: drop(counts[1], counts[2]), role: 'step', tone: 'failed' },
        { label: 'came back, same topic', value: drop(counts[2], counts[3]), role: 'step', tone: 'failed' },
        { label: 'resolved end to end', value: counts[3], role: 'total', tone: 'durable' },
      ],
    },
    sentence: `The AI vendor reports ${formatShare(reported.value)} of its contacts as resolved; ${formatShare(kept.value ?? 0)} stayed resolved without a person.`,
  }
}
