import { must } from '../base/assert.ts'
import type { Evidence } from '../base/evidence.ts'
import { formatCount, formatShare } from '../base/format.ts'
import type { Tone, WaterfallExhibit } from '../deck/exhibit.ts'
import type { WaterfallStep } from './waterfall-report.ts'

/** The steps down, in order, each a share of the same AI contacts. */
export const waterfallSteps: readonly {
  readonly id: WaterfallStep['id']
  readonly metric: string
  readonly title: string
  readonly lostWords: string
  readonly tone: Tone
}[] = [
  {
    id: 'vendor-reported',
    metric: 'vendor-reported-resolution-rate',
    title: 'vendor reports resolved',
    lostWords: 'not resolved, the vendor says',
    tone: 'ai',
  },
  {
    id: 'contained',
    metric: 'ai-contained-resolution-rate',
    title: 'without a person',
    lostWords: 'a person took over',
    tone: 'human',
  },
  { id: 'not-reopened', metric: 'ai-not-reopened-rate', title: 'not reopened', lostWords: 'reopened', tone: 'failed' },
  {
    id: 'not-recontacted',
    metric: 'ai-not-recontacted-rate',
    title: 'no return about it',
    lostWords: 'came back, same topic',
    tone: 'failed',
  },
  {
    id: 'end-to-end',
    metric: 'ai-end-to-end-rate',
    title: 'resolved end to end',
    lostWords: 'never closed, or silent and left',
    tone: 'failed',
  },
]

/** The steps as they can be told from a quarter's numbers; empty when there are too few AI contacts. */
export function stepsOf(evidence: readonly Evidence[]): WaterfallStep[] {
  const found = waterfallSteps.map(({ metric }) =>
    evidence.find((e) => e.metric === metric && Object.keys(e.filter).length === 0),
  )
  if (found.some((e) => e === undefined || e.value === null)) return []
  return waterfallSteps.map(({ id, title, lostWords }, i) => {
    const step = must(found[i], id)
    const before = i === 0 ? step.n : (must(found[i - 1], id).numerator ?? 0)
    return { id, title, evidence: step, lost: before - (step.numerator ?? 0), lostWords }
  })
}

/**
 * One picture from the same rows: all AI contacts → what the vendor reports as resolved → without a person → not reopened → the customer
 * did not come back → resolved end to end. `exhibit` is null when there are too few AI contacts.
 */
export function resolutionWaterfall(evidence: readonly Evidence[]): {
  readonly exhibit: WaterfallExhibit | null
  readonly sentence: string
} {
  const steps = stepsOf(evidence)
  const [reported] = steps
  const kept = steps.at(-1)
  if (!reported || !kept)
    return { exhibit: null, sentence: 'Too few contacts with an AI agent to say how many stay resolved.' }
  const n = reported.evidence.n
  const count = (step: WaterfallStep) => step.evidence.numerator ?? 0
  const losses = steps.slice(1).flatMap((step) => {
    const tone = waterfallSteps.find(({ id }) => id === step.id)?.tone ?? 'failed'
    return step.lost === 0 ? [] : [{ label: step.lostWords, value: -step.lost, role: 'step' as const, tone }]
  })
  return {
    exhibit: {
      kind: 'waterfall',
      caption: `Contacts with an AI agent, of ${formatCount(n)}`,
      alt: `Of ${formatCount(n)} contacts with an AI agent, the vendor reports ${formatCount(count(reported))} as resolved; ${formatCount(count(kept))} stayed resolved without a person.`,
      unit: 'count',
      currency: null,
      evidence: steps.map((step) => step.evidence.id),
      bars: [
        { label: 'contacts with AI', value: n, role: 'total', tone: 'quiet' },
        { label: reported.lostWords, value: -reported.lost, role: 'step', tone: 'unknown' },
        { label: reported.title, value: count(reported), role: 'total', tone: 'ai' },
        ...losses,
        { label: kept.title, value: count(kept), role: 'total', tone: 'durable' },
      ],
    },
    sentence: `The AI vendor reports ${formatShare(reported.evidence.value ?? 0)} of its contacts as resolved; ${formatShare(kept.evidence.value ?? 0)} stayed resolved without a person.`,
  }
}
