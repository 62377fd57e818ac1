import { wordsOf } from '../../story/language/language.ts'
import type { DeckInput } from '../deck-input.ts'
import { type Draft, honest, plain, untoldSlide } from '../draft.ts'

/** What the next budget buys: value today, return and payback at cautious values. */
export function businessCaseSlide({ facts, businessCase }: DeckInput): Draft {
  const { format, slides } = wordsOf(facts)
  const say = slides.businessCase
  const npv = businessCase?.evidence.find((e) => e.metric === 'case-npv' && e.filter.with === undefined)
  if (!businessCase || !npv || npv.value === null || businessCase.benefitsToday === 0)
    return untoldSlide(facts, 'case', say.untold, say.untoldLikely)
  const of = (metric: string) => businessCase.evidence.find((e) => e.metric === metric)
  const roi = of('case-roi')
  const payback = of('case-payback')
  const loss = of('case-loss-share')
  const money = (minor: number) => format.moneyShort(minor, businessCase.currency)
  const back = payback && payback.value !== null ? format.evidence(payback) : null
  return {
    id: 'case',
    title:
      npv.value >= 0
        ? say.worth({ npv: format.evidence(npv), payback: back })
        : say.loses({ amount: money(Math.abs(npv.value)), payback: back }),
    subtitle: say.subtitle,
    exhibit: businessCase.flows,
    figure: { value: format.evidence(npv), unit: say.unit(format.interval(npv)) },
    remarks: [
      plain(
        say.sum({
          benefits: money(businessCase.benefitsToday),
          costs: money(businessCase.costsToday),
          roi: roi && roi.value !== null ? format.evidence(roi) : null,
        }),
      ),
      ...(loss && loss.value !== null ? [plain(say.loss(format.evidence(loss)))] : []),
      honest(say.projected),
    ],
    grade: 'projection',
    evidence: [npv, roi, payback, loss, ...businessCase.evidence.filter((e) => e.metric === 'case-flow')],
    likelyQuestion: say.likely,
  }
}
