import { evidenceByIds, type FactsOfQuarter } from '../facts-of-quarter.ts'
import { wordsOf } from '../language/language.ts'
import type { Finding } from './finding.ts'

const ids = { expansion: 'expansions', exceptions: 'exceptions', payments: 'payments' } as const

/** Expansions after signals, exceptions granted and payments recovered, where signals were imported. */
export function signalFindings(facts: FactsOfQuarter): Finding[] {
  const { ledger } = facts
  if (!ledger) return []
  const { format, findings: say } = wordsOf(facts)
  return ledger.sources.flatMap((line): Finding[] => {
    const { source, customers, associatedMinor } = line
    // Saves and the quality of handling have findings of their own.
    if (source === 'saves' || source === 'quality') return []
    const evidence = evidenceByIds(facts, [line.evidence]).map((e) => e.id)
    if (evidence.length === 0 || customers === 0) return []
    const amount = associatedMinor === 0 ? null : format.moneyShort(associatedMinor, ledger.currency)
    return [
      {
        id: ids[source],
        title: say.signals.title({ source, amount, customers }),
        text: say.signals.text({ customers, reason: line.reason.replace(/\.$/, '') }),
        grade: line.grade,
        worked: associatedMinor > 0,
        question: 'revenue',
        evidence,
        stakeMinor: associatedMinor * 12,
        isNew: true,
      },
    ]
  })
}
