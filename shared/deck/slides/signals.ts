import { evidenceOf, type FactsOfQuarter, maybeTold } from '../../story/facts-of-quarter.ts'
import { wordsOf } from '../../story/language/language.ts'
import { type Draft, honest, plain, untoldSlide } from '../draft.ts'
import type { BarExhibit } from '../exhibit.ts'

/** From signals of expansion that support passed on to deals that were won. */
export function signalsSlide(facts: FactsOfQuarter): Draft {
  const { format, slides } = wordsOf(facts)
  const say = slides.signals
  const accepted = maybeTold(facts, 'signal-acceptance')
  const talked = maybeTold(facts, 'signal-conversation')
  const won = maybeTold(facts, 'signal-won')
  if (!accepted || accepted.numerator === null) return untoldSlide(facts, 'signals', say.untold, say.untoldLikely)
  const source = facts.ledger?.sources.find((one) => one.source === 'expansion')
  const claim = source ? evidenceOf(facts).find((e) => e.id === source.evidence) : undefined
  const steps = [
    { name: say.steps.raised, value: accepted.denominator },
    { name: say.steps.accepted, value: accepted.numerator },
    { name: say.steps.conversation, value: talked?.numerator ?? null },
    { name: say.steps.won, value: won?.numerator ?? null },
  ]
  return {
    id: 'signals',
    title: say.title({ raised: accepted.n, accepted: accepted.numerator, won: won?.numerator ?? null }),
    subtitle: say.subtitle,
    exhibit: {
      kind: 'bar',
      horizontal: true,
      caption: say.caption,
      alt: say.alt(steps),
      unit: 'count',
      currency: null,
      categories: steps.map((step) => step.name),
      series: [{ name: say.series, tone: 'accent', values: steps.map((step) => step.value) }],
      evidence: [accepted.id, ...(talked ? [talked.id] : []), ...(won ? [won.id] : [])],
    } satisfies BarExhibit,
    figure: { value: format.evidence(accepted), unit: say.unit },
    remarks: [
      ...(source && facts.ledger
        ? [
            plain(
              say.followed({
                amount: format.moneyShort(source.associatedMinor, facts.ledger.currency),
                customers: source.customers,
              }),
            ),
          ]
        : []),
      plain(say.once),
      honest(say.shared),
    ],
    grade: source?.grade ?? 'D',
    evidence: [accepted, talked, won, claim],
    likelyQuestion: say.likely,
  }
}
