import { type FactsOfQuarter, maybeTold } from '../facts-of-quarter.ts'
import { wordsOf } from '../language/language.ts'
import { changed, type Finding } from './finding.ts'

/** How often customers come back. */
export function returnFinding(facts: FactsOfQuarter): Finding | null {
  const week = maybeTold(facts, 'recontact-7d')
  const two = maybeTold(facts, 'recontact-48h')
  if (!week || !two) return null
  const before = facts.before === null ? undefined : maybeTold(facts, 'recontact-7d', facts.before)
  const direction = before ? changed(week, before.value) : 'first'
  const { format, findings: say } = wordsOf(facts)
  const title =
    before && direction !== 'same'
      ? say.returns.moved({
          share: format.evidence(week),
          rose: direction === 'rose',
          before: format.evidence(before),
          quarter: format.quarter(before.period),
        })
      : say.returns.still({ week: format.evidence(week), twoDays: format.evidence(two) })
  return {
    id: 'returns',
    title,
    text: say.returns.text({ contacts: week.n, interval: format.interval(week) }),
    grade: 'fact',
    worked: direction === 'fell',
    question: 'customers',
    evidence: [week.id, two.id, ...(before ? [before.id] : [])],
    stakeMinor: 0,
    isNew: direction !== 'same',
  }
}
