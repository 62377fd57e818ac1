import { type FactsOfQuarter, maybeEvidenceOf } from '../../story/facts-of-quarter.ts'
import { wordsOf } from '../../story/language/language.ts'
import { type Draft, honest, plain, untoldSlide } from '../draft.ts'

/** What support cost, and that it ties to the ledger. */
export function ledgerSlide(facts: FactsOfQuarter): Draft {
  const { cost } = facts
  const { format, slides } = wordsOf(facts)
  const say = slides.ledger
  const inScope = maybeEvidenceOf(facts, 'cost-in-scope')
  const total = maybeEvidenceOf(facts, 'cost-total')
  if (!cost) {
    return untoldSlide(facts, 'ledger', say.untold, say.untoldLikely)
  }
  const short = (minor: number) => format.moneyShort(minor, cost.currency)
  const full = (minor: number) => format.money(minor, cost.currency)
  return {
    id: 'ledger',
    title: say.title({
      inScope: short(cost.inScopeMinor),
      quarter: format.quarter(facts.quarter),
      total: short(cost.totalMinor),
    }),
    subtitle: say.subtitle,
    exhibit: cost.stack,
    figure: { value: short(cost.inScopeMinor), unit: say.unit },
    remarks: [
      plain(
        say.sum({
          inScope: full(cost.inScopeMinor),
          outOfScope: full(cost.outOfScopeMinor),
          total: full(cost.totalMinor),
        }),
      ),
      plain(say.shared(full(cost.allocatedMinor))),
      honest(
        cost.unallocatedMinor === 0
          ? say.nothingLeft
          : say.left({ amount: full(cost.unallocatedMinor), reason: cost.unallocatedReason }),
      ),
    ],
    grade: 'fact',
    evidence: [
      inScope,
      total,
      ...['cost-out-of-scope', 'cost-allocated', 'cost-unallocated'].map((id) => maybeEvidenceOf(facts, id)),
    ],
    likelyQuestion: say.likely,
  }
}
