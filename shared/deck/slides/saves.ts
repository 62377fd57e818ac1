import { evidenceOf, type FactsOfQuarter, maybeTold } from '../../story/facts-of-quarter.ts'
import { wordsOf } from '../../story/language/language.ts'
import { type Draft, honest, plain, untoldSlide } from '../draft.ts'
import type { BarExhibit } from '../exhibit.ts'

/** Customers whom support flagged as at risk: how many stayed when somebody acted, beside how many stayed when nobody did. */
export function savesSlide(facts: FactsOfQuarter): Draft {
  const { format, slides } = wordsOf(facts)
  const say = slides.saves
  const saved = maybeTold(facts, 'at-risk-save-rate')
  const stayed = maybeTold(facts, 'at-risk-stay-rate')
  if (!saved) return untoldSlide(facts, 'saves', say.untold, say.untoldLikely)
  const source = facts.ledger?.sources.find((one) => one.source === 'saves')
  const claim = source ? evidenceOf(facts).find((e) => e.id === source.evidence) : undefined
  return {
    id: 'saves',
    title: say.title({
      customers: saved.n,
      saved: format.evidence(saved),
      stayed: stayed ? { share: format.evidence(stayed), customers: stayed.n } : null,
    }),
    subtitle: say.subtitle,
    exhibit: stayed ? bars(facts, saved, stayed) : null,
    figure: { value: format.evidence(saved), unit: say.unit(format.interval(saved)) },
    remarks: [
      ...(source && facts.ledger
        ? [
            plain(
              say.atRisk({
                amount: format.moneyShort(source.atRiskMinor, facts.ledger.currency),
                customers: source.customers,
              }),
            ),
          ]
        : []),
      plain(say.young),
      honest(say.notRandom),
    ],
    grade: source?.grade ?? 'D',
    evidence: [saved, stayed, claim],
    likelyQuestion: say.likely,
  }
}

type Told = NonNullable<ReturnType<typeof maybeTold>>

function bars(facts: FactsOfQuarter, saved: Told, stayed: Told): BarExhibit {
  const { format, slides } = wordsOf(facts)
  const say = slides.saves
  return {
    kind: 'bar',
    horizontal: true,
    caption: say.caption,
    alt: say.alt({ saved: format.evidence(saved), stayed: format.evidence(stayed) }),
    unit: 'share',
    currency: null,
    categories: [say.worked, say.notWorked],
    series: [
      {
        name: say.series,
        tone: 'durable',
        values: [saved.value, stayed.value],
        low: [saved.low, stayed.low],
        high: [saved.high, stayed.high],
      },
    ],
    evidence: [saved.id, stayed.id],
  }
}
