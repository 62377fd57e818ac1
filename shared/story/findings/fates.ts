import { type FactsOfQuarter, maybeTold } from '../facts-of-quarter.ts'
import { wordsOf } from '../language/language.ts'
import { changed, ends, type Finding } from './finding.ts'

/** What deflection hides: contacts without a person whose customer came back or left. */
export function fatesFinding(facts: FactsOfQuarter): Finding | null {
  const confirmed = maybeTold(facts, 'fate-confirmed')
  const back = maybeTold(facts, 'fate-came-back')
  const left = maybeTold(facts, 'fate-left')
  if (!confirmed || !back || !left) return null
  const before = facts.before === null ? undefined : maybeTold(facts, 'fate-confirmed', facts.before)
  const direction = before ? changed(confirmed, before.value) : 'same'
  const { format, findings: say } = wordsOf(facts)
  const earlier = before ? { quarter: format.quarter(before.period), value: format.evidence(before) } : null
  return {
    id: 'fates',
    title: say.fates.title({
      contacts: confirmed.n,
      confirmed: format.evidence(confirmed),
      back: format.evidence(back),
      left: format.evidence(left),
    }),
    text: say.fates.text({ ...ends(format, confirmed), before: earlier }),
    grade: 'fact',
    worked: direction === 'rose',
    question: 'customers',
    evidence: [confirmed.id, back.id, left.id, ...(before ? [before.id] : [])],
    stakeMinor: 0,
    isNew: direction !== 'same',
  }
}
