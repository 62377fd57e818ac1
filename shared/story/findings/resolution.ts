import { type FactsOfQuarter, maybeTold } from '../facts-of-quarter.ts'
import { wordsOf } from '../language/language.ts'
import { changed, ends, type Finding } from './finding.ts'

/** What stayed resolved of what the AI vendor reports. */
export function resolutionFinding(facts: FactsOfQuarter): Finding | null {
  const reported = maybeTold(facts, 'vendor-reported-resolution-rate')
  const kept = maybeTold(facts, 'ai-end-to-end-rate')
  if (!reported || !kept) return null
  const gap = kept.value - reported.value
  const before = facts.before === null ? undefined : maybeTold(facts, 'ai-end-to-end-rate', facts.before)
  const { format, findings: say } = wordsOf(facts)
  const earlier = before ? { quarter: format.quarter(before.period), value: format.evidence(before) } : null
  return {
    id: 'ai-end-to-end',
    title: facts.metrics.waterfallSentence,
    text: say.resolution.text({ contacts: kept.n, ...ends(format, kept), before: earlier }),
    grade: 'fact',
    worked: before ? changed(kept, before.value) !== 'fell' : gap > -0.1,
    question: 'cost',
    evidence: [reported.id, kept.id, ...(before ? [before.id] : [])],
    stakeMinor: 0,
    isNew: before === undefined || changed(kept, before.value) !== 'same',
  }
}
