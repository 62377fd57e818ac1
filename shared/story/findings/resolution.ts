import { formatEvidence, formatInterval, formatQuarter, plural } from '../../base/format.ts'
import { type FactsOfQuarter, maybeTold } from '../facts-of-quarter.ts'
import { changed, type Finding } from './finding.ts'

/** What stayed resolved of what the AI vendor reports. */
export function resolutionFinding(facts: FactsOfQuarter): Finding | null {
  const reported = maybeTold(facts, 'vendor-reported-resolution-rate')
  const kept = maybeTold(facts, 'ai-end-to-end-rate')
  if (!reported || !kept) return null
  const gap = kept.value - reported.value
  const before = facts.before === null ? undefined : maybeTold(facts, 'ai-end-to-end-rate', facts.before)
  const since = before ? ` In ${formatQuarter(before.period)} it was ${formatEvidence(before)}.` : ''
  return {
    id: 'ai-end-to-end',
    title: facts.metrics.waterfallSentence,
    text:
      `Same rows, ${plural(kept.n, 'contact')} with an AI agent: a person took over, it was reopened, or the customer came back about the same topic within seven days. ` +
      `The share that stayed resolved lies between ${formatInterval(kept).replace(' to ', ' and ')}.${since} ` +
      'It would change with a longer window, or if returns on channels that were not imported were seen.',
    grade: 'fact',
    worked: before ? changed(kept, before.value) !== 'fell' : gap > -0.1,
    question: 'cost',
    evidence: [reported.id, kept.id, ...(before ? [before.id] : [])],
    stakeMinor: 0,
    isNew: before === undefined || changed(kept, before.value) !== 'same',
  }
}
