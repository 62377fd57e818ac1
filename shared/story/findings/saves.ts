import { evidenceByIds, type FactsOfQuarter, maybeTold } from '../facts-of-quarter.ts'
import { wordsOf } from '../language/language.ts'
import type { Finding } from './finding.ts'

/** Customers flagged at risk: how many stayed when somebody acted, beside those nobody worked on. */
export function savesFinding(facts: FactsOfQuarter): Finding | null {
  const saved = maybeTold(facts, 'at-risk-save-rate')
  if (!saved) return null
  const stayed = maybeTold(facts, 'at-risk-stay-rate')
  const source = facts.ledger?.sources.find((one) => one.source === 'saves')
  const apart = stayed && saved.low !== null && stayed.high !== null && saved.low > stayed.high
  const { format, findings: say } = wordsOf(facts)
  return {
    id: 'saves',
    title: say.saves.title({
      saved: format.evidence(saved),
      customers: saved.n,
      stayed: stayed ? { share: format.evidence(stayed), customers: stayed.n } : null,
    }),
    text: say.saves.text({
      interval: format.interval(saved),
      against: stayed ? format.interval(stayed) : null,
      apart: apart === true,
      worth:
        source && facts.ledger && source.associatedMinor > 0
          ? format.moneyShort(source.associatedMinor, facts.ledger.currency)
          : null,
    }),
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
