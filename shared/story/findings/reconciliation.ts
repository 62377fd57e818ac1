import { type FactsOfQuarter, maybeTold } from '../facts-of-quarter.ts'
import { wordsOf } from '../language/language.ts'
import { changed, type Finding } from './finding.ts'

/** Whether more contacts can be tied to a paying customer than before: without it nothing else can be said. */
export function reconciliationFinding(facts: FactsOfQuarter): Finding | null {
  const matched = maybeTold(facts, 'match-rate')
  const before = facts.before === null ? undefined : maybeTold(facts, 'match-rate', facts.before)
  if (!matched || !before) return null
  const direction = changed(matched, before.value)
  if (direction === 'same') return null
  const { format, findings: say } = wordsOf(facts)
  return {
    id: 'match-rate',
    title: say.matchRate.title({
      share: format.evidence(matched),
      rose: direction === 'rose',
      before: format.evidence(before),
      quarter: format.quarter(before.period),
    }),
    text: say.matchRate.text({ contacts: matched.n, interval: format.interval(matched) }),
    grade: 'fact',
    worked: direction === 'rose',
    question: 'customers',
    evidence: [matched.id, before.id],
    stakeMinor: 0,
    isNew: true,
  }
}
