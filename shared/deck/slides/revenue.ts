import { formatCount, formatEvidence, formatMoney, plural } from '../../base/format.ts'
import { type FactsOfQuarter, maybeEvidenceOf, maybeTold } from '../../story/facts-of-quarter.ts'
import { asTitle, type Draft, honest, plain, untoldSlide } from '../draft.ts'

/** How recurring revenue moved from the start to the end of the quarter. */
export function revenueSlide(facts: FactsOfQuarter): Draft {
  const { ledger } = facts
  const grr = maybeTold(facts, 'gross-revenue-retention')
  const nrr = maybeTold(facts, 'net-revenue-retention')
  if (!ledger || !grr)
    return untoldSlide(facts, 'revenue', 'Recurring revenue can’t be told yet', 'Which system holds the subscriptions?')
  const m = ledger.movements
  return {
    id: 'revenue',
    title: asTitle(ledger.sentence),
    subtitle: 'Monthly recurring revenue from the start to the end of the quarter',
    exhibit: ledger.bridge,
    figure: { value: formatEvidence(grr), unit: 'gross revenue retention' },
    remarks: [
      plain(
        `${plural(ledger.customers.left, 'customer')} left, ${formatCount(ledger.customers.joined)} joined, ${formatCount(ledger.customers.returned)} came back.`,
      ),
      ...(nrr ? [plain(`Net revenue retention ${formatEvidence(nrr)}.`)] : []),
      honest(
        m.residual === 0
          ? 'Opening and movements give closing, for every customer and in total, to the cent.'
          : `Opening and movements miss closing by ${formatMoney(m.residual, ledger.currency)}: do not use these numbers before that is found.`,
      ),
    ],
    grade: 'fact',
    evidence: [
      grr,
      nrr,
      ...[
        'mrr-opening',
        'mrr-new',
        'mrr-expansion',
        'mrr-contraction',
        'mrr-churn',
        'mrr-reactivation',
        'mrr-closing',
        'mrr-residual',
        'logo-churn',
        'customers-lost',
      ].map((id) => maybeEvidenceOf(facts, id)),
    ],
    likelyQuestion: 'How does this bridge to the ARR that finance reports?',
  }
}
