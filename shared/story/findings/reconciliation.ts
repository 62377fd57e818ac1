import { formatEvidence, formatInterval, formatQuarter, plural } from '../../base/format.ts'
import { type FactsOfQuarter, maybeTold } from '../facts-of-quarter.ts'
import { changed, type Finding } from './finding.ts'

/** Whether more contacts can be tied to a paying customer than before: without it nothing else can be said. */
export function reconciliationFinding(facts: FactsOfQuarter): Finding | null {
  const matched = maybeTold(facts, 'match-rate')
  const before = facts.before === null ? undefined : maybeTold(facts, 'match-rate', facts.before)
  if (!matched || !before) return null
  const direction = changed(matched, before.value)
  if (direction === 'same') return null
  return {
    id: 'match-rate',
    title: `${formatEvidence(matched)} of contacts are tied to a paying customer, ${direction === 'rose' ? 'up' : 'down'} from ${formatEvidence(before)} in ${formatQuarter(before.period)}.`,
    text: `Of ${plural(matched.n, 'contact')}, the 95 % interval is ${formatInterval(matched)}. What is not tied to a customer is in no number about customers or revenue. A crosswalk from the helpdesk to billing would change it.`,
    grade: 'fact',
    worked: direction === 'rose',
    question: 'customers',
    evidence: [matched.id, before.id],
    stakeMinor: 0,
    isNew: true,
  }
}
