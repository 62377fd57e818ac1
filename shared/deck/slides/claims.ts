import { asSentence, formatMoneyShort } from '../../base/format.ts'
import { claimSentence } from '../../story/answers.ts'
import { evidenceByIds, type FactsOfQuarter } from '../../story/facts-of-quarter.ts'
import { asTitle, type Draft, honest, plain, untoldSlide } from '../draft.ts'

/** From revenue that service touched to revenue that it may claim. */
export function claimsSlide(facts: FactsOfQuarter): Draft {
  const { ledger } = facts
  if (!ledger?.ladder)
    return untoldSlide(facts, 'claims', 'No revenue can be claimed yet', 'What would it take to claim any?')
  const associated = ledger.claims.find((c) => c.rung === 'associated')
  const claimed = ledger.claims.find((c) => c.rung === 'attributed')
  return {
    id: 'claims',
    title: asTitle(claimSentence(facts)),
    subtitle: 'From revenue that service touched to revenue that it may claim, monthly',
    exhibit: ledger.ladder,
    figure: { value: formatMoneyShort(claimed?.amountMinor ?? 0, ledger.currency), unit: 'claimed, monthly' },
    remarks: [
      plain('Touched revenue is no claim: these customers had a contact, no more.'),
      ...(associated && associated.lowMinor !== null && associated.highMinor !== null && associated.amountMinor > 0
        ? [
            plain(
              `Associated: ${formatMoneyShort(associated.amountMinor, ledger.currency)}, ${formatMoneyShort(associated.lowMinor, ledger.currency)} to ${formatMoneyShort(associated.highMinor, ledger.currency)}.`,
            ),
          ]
        : []),
      honest(asSentence(claimed?.reason ?? 'nothing is claimed until finance has agreed the factors')),
    ],
    grade: associated && associated.amountMinor > 0 ? associated.grade : 'fact',
    evidence: evidenceByIds(
      facts,
      ledger.claims.map((c) => c.evidence),
    ),
    likelyQuestion: 'What would have happened without the team?',
  }
}
