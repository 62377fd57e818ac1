import { addQuarters } from '../../base/calendar.ts'
import { wordsOf } from '../../story/language/language.ts'
import type { DeckInput } from '../deck-input.ts'
import { type Draft, honest, plain, untoldSlide } from '../draft.ts'

/** What is asked for, what it is for, and when to stop. */
export function askSlide({ facts, businessCase }: DeckInput): Draft {
  const { format, slides } = wordsOf(facts)
  const say = slides.ask
  const npv = businessCase?.evidence.find((e) => e.metric === 'case-npv' && e.filter.with === undefined)
  if (!businessCase || !npv || npv.value === null || businessCase.benefitsToday === 0)
    return untoldSlide(facts, 'ask', say.untold, say.untoldLikely)
  const money = (minor: number) => format.moneyShort(minor, businessCase.currency)
  const costs = money(businessCase.costsToday)
  const trigger = businessCase.breakEvens.flatMap((one) => {
    const evidence = businessCase.evidence.find((e) => e.metric === 'case-break-even' && e.filter.driver === one.id)
    return evidence && evidence.value !== null ? [{ one, evidence }] : []
  })[0]
  const turn = trigger
    ? {
        driver: trigger.one.title,
        value: format.evidence(trigger.evidence),
        holdsAbove: trigger.one.holds === 'above',
      }
    : null
  const lines = businessCase.costs.filter((line) => line.today !== 0)
  const quarter = facts.quarter
  return {
    id: 'ask',
    title: npv.value >= 0 ? say.asks({ costs, turn }) : say.doesNot({ costs, loss: money(Math.abs(npv.value)) }),
    subtitle: say.subtitle,
    exhibit: {
      kind: 'bar',
      horizontal: true,
      caption: say.caption,
      alt: say.alt(lines.map((line) => ({ title: line.title, amount: money(line.today) }))),
      unit: 'money',
      currency: businessCase.currency,
      categories: lines.map((line) => line.title),
      series: [{ name: say.series, tone: 'accent', values: lines.map((line) => line.today) }],
      evidence: lines.map((line) => line.evidence),
    },
    figure: { value: costs, unit: say.unit },
    remarks: [
      ...(turn ? [plain(say.stop(turn))] : []),
      plain(say.review(format.quarter(addQuarters(quarter, 1)))),
      honest(npv.value >= 0 ? say.agreed : say.pilot),
    ],
    grade: 'projection',
    evidence: [npv, trigger?.evidence, ...businessCase.evidence.filter((e) => e.metric === 'case-cost')],
    likelyQuestion: say.likely,
  }
}
