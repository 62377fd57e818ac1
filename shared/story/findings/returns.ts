import { formatEvidence, formatInterval, formatQuarter, plural } from '../../base/format.ts'
import { type FactsOfQuarter, maybeTold } from '../facts-of-quarter.ts'
import { changed, type Finding } from './finding.ts'

/** How often customers come back. */
export function returnFinding(facts: FactsOfQuarter): Finding | null {
  const week = maybeTold(facts, 'recontact-7d')
  const two = maybeTold(facts, 'recontact-48h')
  if (!week || !two) return null
  const before = facts.before === null ? undefined : maybeTold(facts, 'recontact-7d', facts.before)
  const direction = before ? changed(week, before.value) : 'first'
  const title =
    before && direction !== 'same'
      ? `After ${formatEvidence(week)} of contacts the customer was back within seven days, ${direction === 'rose' ? 'up' : 'down'} from ${formatEvidence(before)} in ${formatQuarter(before.period)}.`
      : `After ${formatEvidence(week)} of contacts the customer was back within seven days, after ${formatEvidence(two)} within 48 hours.`
  return {
    id: 'returns',
    title,
    text: `Of ${plural(week.n, 'closed contact')}, on any channel and about anything; the 95 % interval is ${formatInterval(week)}. Helpdesk reports show reopened tickets only. It would change if a channel were missing from the import.`,
    grade: 'fact',
    worked: direction === 'fell',
    question: 'customers',
    evidence: [week.id, two.id, ...(before ? [before.id] : [])],
    stakeMinor: 0,
    isNew: direction !== 'same',
  }
}
