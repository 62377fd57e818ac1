import { evidenceSaid, type FactsOfQuarter, maybeTold } from '../facts-of-quarter.ts'
import { wordsOf } from '../language/language.ts'
import type { Finding } from './finding.ts'

/** How recurring revenue moved. */
export function revenueFinding(facts: FactsOfQuarter): Finding | null {
  const { ledger } = facts
  const grr = maybeTold(facts, 'gross-revenue-retention')
  if (!ledger || !grr) return null
  const lost = maybeTold(facts, 'mrr-churn')
  const before = facts.before === null ? undefined : maybeTold(facts, 'gross-revenue-retention', facts.before)
  const { format, findings: say } = wordsOf(facts)
  // Nothing is claimed until finance has agreed factors, and then how much by them.
  const claimed = ledger.claims.find((one) => one.rung === 'attributed')
  return {
    id: 'recurring-revenue',
    title: ledger.sentence,
    text: say.revenue.text({
      lost: lost
        ? {
            amount: format.moneyShort(Math.abs(ledger.movements.churn), ledger.currency),
            customers: ledger.customers.left,
          }
        : null,
      before: before ? { quarter: format.quarter(before.period), value: format.share(before.value) } : null,
      claimed: claimed && claimed.amountMinor > 0 ? format.moneyShort(claimed.amountMinor, ledger.currency) : null,
    }),
    grade: 'fact',
    worked: before === undefined || grr.value >= before.value,
    question: 'revenue',
    evidence: [
      grr.id,
      ...evidenceSaid(facts, ledger.sentence, ['mrr-opening', 'mrr-closing', 'logo-churn']),
      ...(lost ? [lost.id] : []),
      ...(before ? [before.id] : []),
      ...ledger.claims.map((c) => c.evidence),
    ],
    stakeMinor: Math.abs(ledger.movements.churn) * 12,
    isNew: true,
  }
}
