import { formatMoney, formatMoneyShort, formatQuarter } from '../../base/format.ts'
import { type FactsOfQuarter, maybeEvidenceOf } from '../../story/facts-of-quarter.ts'
import { type Draft, honest, plain, untoldSlide } from '../draft.ts'

/** What support cost, and that it ties to the ledger. */
export function ledgerSlide(facts: FactsOfQuarter): Draft {
  const { cost } = facts
  const inScope = maybeEvidenceOf(facts, 'cost-in-scope')
  const total = maybeEvidenceOf(facts, 'cost-total')
  if (!cost) {
    return untoldSlide(
      facts,
      'ledger',
      'No ledger was imported: the cost of support can’t be told',
      'Which accounts belong to support?',
    )
  }
  return {
    id: 'ledger',
    title: `Support cost ${formatMoneyShort(cost.inScopeMinor, cost.currency)} in ${formatQuarter(facts.quarter)}, out of a ledger of ${formatMoneyShort(cost.totalMinor, cost.currency)} that ties to the cent`,
    subtitle: 'Postings in scope by class of cost and quarter',
    exhibit: cost.stack,
    figure: { value: formatMoneyShort(cost.inScopeMinor, cost.currency), unit: 'cost of support in the quarter' },
    remarks: [
      plain(
        `In scope ${formatMoney(cost.inScopeMinor, cost.currency)} + out of scope ${formatMoney(cost.outOfScopeMinor, cost.currency)} = ${formatMoney(cost.totalMinor, cost.currency)}.`,
      ),
      plain(`${formatMoney(cost.allocatedMinor, cost.currency)} is shared out to contacts.`),
      honest(
        cost.unallocatedMinor === 0
          ? 'Nothing is left unallocated; which accounts count as support is a choice that finance can change.'
          : `${formatMoney(cost.unallocatedMinor, cost.currency)} is not shared out: ${cost.unallocatedReason ?? 'no driver'}.`,
      ),
    ],
    grade: 'fact',
    evidence: [
      inScope,
      total,
      ...['cost-out-of-scope', 'cost-allocated', 'cost-unallocated'].map((id) => maybeEvidenceOf(facts, id)),
    ],
    likelyQuestion: 'Which accounts are in, which are out, and who decided?',
  }
}
