import { formatMoneyShort, plural } from '../../base/format.ts'
import type { ClaimSourceLine } from '../../ledger/report.ts'
import { evidenceByIds, type FactsOfQuarter } from '../facts-of-quarter.ts'
import type { Finding } from './finding.ts'

const said: Readonly<
  Record<Exclude<ClaimSourceLine['source'], 'saves' | 'quality'>, { readonly id: string; readonly says: string }>
> = {
  expansion: { id: 'expansions', says: 'of new monthly revenue followed a signal that support had passed on' },
  exceptions: { id: 'exceptions', says: 'of monthly revenue stayed with customers who had been granted an exception' },
  payments: { id: 'payments', says: 'of monthly revenue goes on after failed payments that somebody followed up' },
}

/** Expansions after signals, exceptions granted and payments recovered, where signals were imported. */
export function signalFindings(facts: FactsOfQuarter): Finding[] {
  const { ledger } = facts
  if (!ledger) return []
  return ledger.sources.flatMap((source): Finding[] => {
    // Saves and the quality of handling have findings of their own.
    if (source.source === 'saves' || source.source === 'quality') return []
    const evidence = evidenceByIds(facts, [source.evidence]).map((e) => e.id)
    const { id, says } = said[source.source]
    if (evidence.length === 0 || source.customers === 0) return []
    return [
      {
        id,
        title: `${formatMoneyShort(source.associatedMinor, ledger.currency)} ${says}.`,
        text: `It is of ${plural(source.customers, 'customer')}; ${lowerFirst(source.reason)}. It would change with a comparison group chosen at random.`,
        grade: source.grade,
        worked: source.associatedMinor > 0,
        question: 'revenue',
        evidence,
        stakeMinor: source.associatedMinor * 12,
        isNew: true,
      },
    ]
  })
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, '')
}
