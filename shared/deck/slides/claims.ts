import { claimSentence } from '../../story/answers.ts'
import { evidenceByIds, type FactsOfQuarter } from '../../story/facts-of-quarter.ts'
import { wordsOf } from '../../story/language/language.ts'
import { asTitle, type Draft, honest, plain, untoldSlide } from '../draft.ts'

/** From revenue that service touched to revenue that it may claim. */
export function claimsSlide(facts: FactsOfQuarter): Draft {
  const { ledger } = facts
  const { format, slides } = wordsOf(facts)
  const say = slides.claims
  if (!ledger?.ladder) return untoldSlide(facts, 'claims', say.untold, say.untoldLikely)
  const money = (minor: number) => format.moneyShort(minor, ledger.currency)
  const associated = ledger.claims.find((c) => c.rung === 'associated')
  const claimed = ledger.claims.find((c) => c.rung === 'attributed')
  return {
    id: 'claims',
    title: asTitle(claimSentence(facts)),
    subtitle: say.subtitle,
    exhibit: ledger.ladder,
    figure: { value: money(claimed?.amountMinor ?? 0), unit: say.unit },
    remarks: [
      plain(say.touched),
      ...(associated && associated.lowMinor !== null && associated.highMinor !== null && associated.amountMinor > 0
        ? [
            plain(
              say.associated({
                amount: money(associated.amountMinor),
                low: money(associated.lowMinor),
                high: money(associated.highMinor),
              }),
            ),
          ]
        : []),
      honest(say.reason(claimed?.reason ?? say.nothing)),
    ],
    grade: associated && associated.amountMinor > 0 ? associated.grade : 'fact',
    evidence: evidenceByIds(
      facts,
      ledger.claims.map((c) => c.evidence),
    ),
    likelyQuestion: say.likely,
  }
}
