import { formatEvidence, formatInterval, formatQuarter, plural } from '../../base/format.ts'
import { type FactsOfQuarter, maybeTold } from '../facts-of-quarter.ts'
import { changed, type Finding } from './finding.ts'

/** What deflection hides: contacts without a person whose customer came back or left. */
export function fatesFinding(facts: FactsOfQuarter): Finding | null {
  const confirmed = maybeTold(facts, 'fate-confirmed')
  const back = maybeTold(facts, 'fate-came-back')
  const left = maybeTold(facts, 'fate-left')
  if (!confirmed || !back || !left) return null
  const before = facts.before === null ? undefined : maybeTold(facts, 'fate-confirmed', facts.before)
  const direction = before ? changed(confirmed, before.value) : 'same'
  const since = before ? ` In ${formatQuarter(before.period)} ${formatEvidence(before)} were confirmed.` : ''
  return {
    id: 'fates',
    title: `Of ${plural(confirmed.n, 'contact')} that no person handled, ${formatEvidence(confirmed)} are confirmed as solved; ${formatEvidence(back)} came back and ${formatEvidence(left)} left.`,
    text: `Deflection counts all of them as successes. Confirmed lies between ${formatInterval(confirmed).replace(' to ', ' and ')}; the rest stayed without a word or can’t be known.${since} It would change if more customers were asked.`,
    grade: 'fact',
    worked: direction === 'rose',
    question: 'customers',
    evidence: [confirmed.id, back.id, left.id, ...(before ? [before.id] : [])],
    stakeMinor: 0,
    isNew: direction !== 'same',
  }
}
