import { type FactsOfQuarter, maybeTold } from '../facts-of-quarter.ts'
import { wordsOf } from '../language/language.ts'
import { changed, type Finding } from './finding.ts'

/** What an AI attempt that fails costs, with the person who follows. */
export function failedAiFinding(facts: FactsOfQuarter): Finding | null {
  const failed = maybeTold(facts, 'cost-of-failed-ai-attempt')
  if (!failed?.denominator) return null
  const before = facts.before === null ? undefined : maybeTold(facts, 'cost-of-failed-ai-attempt', facts.before)
  const direction = before ? changed(failed, before.value) : 'same'
  const { format, findings: say } = wordsOf(facts)
  const earlier = before ? { quarter: format.quarter(before.period), value: format.evidence(before) } : null
  return {
    id: 'failed-ai',
    title: say.failedAi.title(format.evidence(failed)),
    text: say.failedAi.text({
      attempts: failed.denominator,
      quarter: format.quarter(facts.quarter),
      before: earlier,
    }),
    grade: 'fact',
    worked: direction === 'fell',
    question: 'cost',
    evidence: [failed.id, ...(before ? [before.id] : [])],
    stakeMinor: (failed.numerator ?? 0) * 4,
    isNew: direction !== 'same',
  }
}
