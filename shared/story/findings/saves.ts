import { formatEvidence, formatInterval, formatMoneyShort, plural } from '../../base/format.ts'
import { evidenceByIds, type FactsOfQuarter, maybeTold } from '../facts-of-quarter.ts'
import type { Finding } from './finding.ts'

/** Customers flagged at risk: how many stayed when somebody acted, beside those nobody worked on. */
export function savesFinding(facts: FactsOfQuarter): Finding | null {
  const saved = maybeTold(facts, 'at-risk-save-rate')
  if (!saved) return null
  const stayed = maybeTold(facts, 'at-risk-stay-rate')
  const source = facts.ledger?.sources.find((one) => one.source === 'saves')
  const apart = stayed && saved.low !== null && stayed.high !== null && saved.low > stayed.high
  const against = stayed
    ? `${formatEvidence(stayed)} of ${plural(stayed.n, 'customer')} stayed when nobody acted`
    : 'how many would have stayed by themselves can’t be told'
  return {
    id: 'saves',
    title: `${formatEvidence(saved)} of ${plural(saved.n, 'customer')} flagged at risk and worked on stayed ninety days; ${against}.`,
    text: [
      `The 95 % interval is ${formatInterval(saved)}${stayed ? ` against ${formatInterval(stayed)}` : ''}: ${apart ? 'they do not meet' : 'no difference is shown'}.`,
      source && facts.ledger && source.associatedMinor > 0
        ? `${formatMoneyShort(source.associatedMinor, facts.ledger.currency)} a month is what the difference comes to.`
        : '',
      'Who was worked on was not chosen at random; choosing so would change the grade.',
    ]
      .filter((part) => part !== '')
      .join(' '),
    grade: source?.grade ?? 'D',
    worked: apart === true,
    question: 'revenue',
    evidence: [
      saved.id,
      ...(stayed ? [stayed.id] : []),
      ...evidenceByIds(facts, source ? [source.evidence] : []).map((e) => e.id),
    ],
    stakeMinor: (source?.associatedMinor ?? 0) * 12,
    isNew: true,
  }
}
