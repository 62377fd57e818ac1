import { formatEvidence, formatInterval, formatMoneyShort, plural } from '../../base/format.ts'
import { evidenceOf, type FactsOfQuarter, maybeTold } from '../../story/facts-of-quarter.ts'
import { type Draft, honest, plain, untoldSlide } from '../draft.ts'
import type { BarExhibit } from '../exhibit.ts'

/** Customers whom support flagged as at risk: how many stayed when somebody acted, beside how many stayed when nobody did. */
export function savesSlide(facts: FactsOfQuarter): Draft {
  const saved = maybeTold(facts, 'at-risk-save-rate')
  const stayed = maybeTold(facts, 'at-risk-stay-rate')
  if (!saved)
    return untoldSlide(
      facts,
      'saves',
      'Whether flagged customers were saved can’t be told without a file of signals',
      'Who acts on a customer at risk, and where is it written down?',
    )
  const source = facts.ledger?.sources.find((one) => one.source === 'saves')
  const claim = source ? evidenceOf(facts).find((e) => e.id === source.evidence) : undefined
  const against = stayed
    ? `${formatEvidence(stayed)} of ${plural(stayed.n, 'customer')} stayed when nobody acted`
    : 'how many would have stayed by themselves can’t be told'
  return {
    id: 'saves',
    title: `Of ${plural(saved.n, 'customer')} flagged at risk and worked on, ${formatEvidence(saved)} were still here ninety days later; ${against}`,
    subtitle: 'Customers flagged as at risk whose ninety days are over',
    exhibit: stayed ? bars(saved, stayed) : null,
    figure: { value: formatEvidence(saved), unit: `still here after ninety days (${formatInterval(saved)})` },
    remarks: [
      ...(source && facts.ledger
        ? [
            plain(
              `At risk: ${formatMoneyShort(source.atRiskMinor, facts.ledger.currency)} a month with ${plural(source.customers, 'customer')}.`,
            ),
          ]
        : []),
      plain('Flags younger than ninety days are in neither group.'),
      honest('Nobody chose at random whom to call: those worked on may have been the ones who would stay anyway.'),
    ],
    grade: source?.grade ?? 'D',
    evidence: [saved, stayed, claim],
    likelyQuestion: 'How many of them would have stayed anyway?',
  }
}

type Told = NonNullable<ReturnType<typeof maybeTold>>

function bars(saved: Told, stayed: Told): BarExhibit {
  return {
    kind: 'bar',
    horizontal: true,
    caption: 'Still a customer ninety days after the flag',
    alt: `Still here after ninety days: ${formatEvidence(saved)} of those worked on, ${formatEvidence(stayed)} of those not worked on.`,
    unit: 'share',
    currency: null,
    categories: ['worked on', 'not worked on'],
    series: [
      {
        name: 'still here',
        tone: 'durable',
        values: [saved.value, stayed.value],
        low: [saved.low, stayed.low],
        high: [saved.high, stayed.high],
      },
    ],
    evidence: [saved.id, stayed.id],
  }
}
