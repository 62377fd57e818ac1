import { formatCount, formatEvidence, formatMoneyShort, plural } from '../../base/format.ts'
import { evidenceOf, type FactsOfQuarter, maybeTold } from '../../story/facts-of-quarter.ts'
import { type Draft, honest, plain, untoldSlide } from '../draft.ts'
import type { BarExhibit } from '../exhibit.ts'

/** From signals of expansion that support passed on to deals that were won. */
export function signalsSlide(facts: FactsOfQuarter): Draft {
  const accepted = maybeTold(facts, 'signal-acceptance')
  const talked = maybeTold(facts, 'signal-conversation')
  const won = maybeTold(facts, 'signal-won')
  if (!accepted || accepted.numerator === null)
    return untoldSlide(
      facts,
      'signals',
      'What became of support’s signals can’t be told without a file of signals',
      'Where does support pass a signal on, and who takes it?',
    )
  const source = facts.ledger?.sources.find((one) => one.source === 'expansion')
  const claim = source ? evidenceOf(facts).find((e) => e.id === source.evidence) : undefined
  const steps = [
    { name: 'raised', value: accepted.denominator },
    { name: 'accepted', value: accepted.numerator },
    { name: 'conversation', value: talked?.numerator ?? null },
    { name: 'won', value: won?.numerator ?? null },
  ]
  return {
    id: 'signals',
    title: `Of ${plural(accepted.n, 'signal')} of expansion from support, ${formatCount(accepted.numerator)} were accepted${won && won.numerator !== null ? ` and ${formatCount(won.numerator)} won` : ''}`,
    subtitle: 'Customers with a signal of expansion, by how far it came',
    exhibit: {
      kind: 'bar',
      horizontal: true,
      caption: 'Signals of expansion, by the furthest stage they reached',
      alt: `Signals: ${steps.map((step) => `${step.name} ${step.value === null ? 'too few to say' : formatCount(step.value)}`).join(', ')}.`,
      unit: 'count',
      currency: null,
      categories: steps.map((step) => step.name),
      series: [{ name: 'signals', tone: 'accent', values: steps.map((step) => step.value) }],
      evidence: [accepted.id, ...(talked ? [talked.id] : []), ...(won ? [won.id] : [])],
    } satisfies BarExhibit,
    figure: { value: formatEvidence(accepted), unit: 'of signals were accepted' },
    remarks: [
      ...(source && facts.ledger
        ? [
            plain(
              `Expansion that followed: ${formatMoneyShort(source.associatedMinor, facts.ledger.currency)} a month with ${plural(source.customers, 'customer')}.`,
            ),
          ]
        : []),
      plain('Several signals about one customer within ninety days count once.'),
      honest('A deal that followed a signal is shared with Sales; renewals are left out.'),
    ],
    grade: source?.grade ?? 'D',
    evidence: [accepted, talked, won, claim],
    likelyQuestion: 'Would Sales have found these without support?',
  }
}
