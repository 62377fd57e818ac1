import { formatEvidence, formatQuarter, plural } from '../../base/format.ts'
import { type FactsOfQuarter, maybeTold } from '../facts-of-quarter.ts'
import { changed, type Finding } from './finding.ts'

/** What an AI attempt that fails costs, with the person who follows. */
export function failedAiFinding(facts: FactsOfQuarter): Finding | null {
  const failed = maybeTold(facts, 'cost-of-failed-ai-attempt')
  if (!failed?.denominator) return null
  const before = facts.before === null ? undefined : maybeTold(facts, 'cost-of-failed-ai-attempt', facts.before)
  const direction = before ? changed(failed, before.value) : 'same'
  const since = before ? ` In ${formatQuarter(before.period)} it was ${formatEvidence(before)}.` : ''
  return {
    id: 'failed-ai',
    title: `An AI attempt that fails costs ${formatEvidence(failed)}, with the person who follows.`,
    text: `It is the cost of ${plural(failed.denominator, 'attempt')} in ${formatQuarter(facts.quarter)} that did not hold, the AI’s own fee and the person’s time together.${since} A vendor’s invoice shows the fee only. It would change with another way of sharing cost out.`,
    grade: 'fact',
    worked: direction === 'fell',
    question: 'cost',
    evidence: [failed.id, ...(before ? [before.id] : [])],
    stakeMinor: (failed.numerator ?? 0) * 4,
    isNew: direction !== 'same',
  }
}
