import type { Evidence } from '../base/evidence.ts'
import { formatCount, formatShare } from '../base/format.ts'
import type { Tone, WaterfallExhibit } from '../deck/exhibit.ts'

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
  const lost = (label: string, at: 0 | 1 | 2, tone: Tone) => ({
    label,
    value: drop(counts[at], counts[at + 1] as number),
    role: 'step' as const,
    tone,
  })
  const losses = [
    lost('a person took over', 0, 'human'),
    lost('reopened', 1, 'failed'),
    lost('came back, same topic', 2, 'failed'),
  ].filter((bar) => bar.value !== 0)
  return {
    exhibit: {
      kind: 'waterfall',
      caption: `Contacts with an AI agent, of ${formatCount(n)}`,
      alt: `Of ${formatCount(n)} contacts with an AI agent, the vendor reports ${formatCount(counts[0])} as resolved; ${formatCount(counts[3])} stayed resolved without a person.`,
      unit: 'count',
      currency: null,
      evidence: [reported, contained, notReopened, kept].map((e) => e.id),
      bars: [
        { label: 'contacts with AI', value: n, role: 'total', tone: 'quiet' },
        { label: 'not resolved, the vendor says', value: drop(n, counts[0]), role: 'step', tone: 'unknown' },
        { label: 'vendor reports resolved', value: counts[0], role: 'total', tone: 'ai' },
        ...losses,
        { label: 'resolved end to end', value: counts[3], role: 'total', tone: 'durable' },
      ],
    },
    sentence: `The AI vendor reports ${formatShare(reported.value)} of its contacts as resolved; ${formatShare(kept.value ?? 0)} stayed resolved without a person.`,
  }
}
