import { formatMoneyShort, formatQuarter, formatShare, plural } from '../../base/format.ts'
import { evidenceSaid, type FactsOfQuarter, maybeTold } from '../facts-of-quarter.ts'
import type { Finding } from './finding.ts'

/** How recurring revenue moved. */
export function revenueFinding(facts: FactsOfQuarter): Finding | null {
  const { ledger } = facts
  const grr = maybeTold(facts, 'gross-revenue-retention')
  if (!ledger || !grr) return null
  const lost = maybeTold(facts, 'mrr-churn')
  const before = facts.before === null ? undefined : maybeTold(facts, 'gross-revenue-retention', facts.before)
  return {
    id: 'recurring-revenue',
    title: ledger.sentence,
    text:
      `Opening plus movements equals closing for every customer, with nothing left over. ` +
      (lost
        ? `${formatMoneyShort(Math.abs(ledger.movements.churn), ledger.currency)} of monthly revenue left with ${plural(ledger.customers.left, 'customer')}. `
        : '') +
      (before ? `Gross revenue retention was ${formatShare(before.value)} in ${formatQuarter(before.period)}. ` : '') +
      claimWords(facts),
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

/** What of it is claimed: nothing until finance has agreed factors, and then how much by them. */
function claimWords({ ledger }: FactsOfQuarter): string {
  const claimed = ledger?.claims.find((one) => one.rung === 'attributed')
  return ledger && claimed && claimed.amountMinor > 0
    ? `${formatMoneyShort(claimed.amountMinor, ledger.currency)} a month is claimed for service, by factors that finance has agreed.`
    : 'No part of it is claimed for service yet: finance has agreed no factors.'
}
