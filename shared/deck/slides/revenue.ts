import { type FactsOfQuarter, maybeEvidenceOf, maybeTold } from '../../story/facts-of-quarter.ts'
import { wordsOf } from '../../story/language/language.ts'
import { asTitle, type Draft, honest, plain, untoldSlide } from '../draft.ts'

/** How recurring revenue moved from the start to the end of the quarter. */
export function revenueSlide(facts: FactsOfQuarter): Draft {
  const { ledger } = facts
  const { format, slides } = wordsOf(facts)
  const say = slides.revenue
  const grr = maybeTold(facts, 'gross-revenue-retention')
  const nrr = maybeTold(facts, 'net-revenue-retention')
  if (!ledger || !grr) return untoldSlide(facts, 'revenue', say.untold, say.untoldLikely)
  const m = ledger.movements
  return {
    id: 'revenue',
    title: asTitle(ledger.sentence),
    subtitle: say.subtitle,
    exhibit: ledger.bridge,
    figure: { value: format.evidence(grr), unit: say.unit },
    remarks: [
      plain(say.moved(ledger.customers)),
      ...(nrr ? [plain(say.net(format.evidence(nrr)))] : []),
      honest(m.residual === 0 ? say.ties : say.misses(format.money(m.residual, ledger.currency))),
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
    likelyQuestion: say.likely,
  }
}
