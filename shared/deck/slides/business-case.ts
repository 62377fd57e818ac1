import { formatEvidence, formatInterval, formatMoneyShort } from '../../base/format.ts'
import type { DeckInput } from '../deck-input.ts'
import { asTitle, type Draft, honest, plain, untoldSlide } from '../draft.ts'

/** What the next budget buys: value today, return and payback at cautious values. */
export function businessCaseSlide({ facts, businessCase }: DeckInput): Draft {
  const npv = businessCase?.evidence.find((e) => e.metric === 'case-npv' && e.filter.with === undefined)
  if (!businessCase || !npv || npv.value === null || businessCase.benefitsToday === 0)
    return untoldSlide(
      facts,
      'case',
      'There is no business case yet',
      'What would have to be known before a case can be made?',
    )
  const of = (metric: string) => businessCase.evidence.find((e) => e.metric === metric)
  const roi = of('case-roi')
  const payback = of('case-payback')
  const loss = of('case-loss-share')
  const worth =
    npv.value >= 0
      ? `The case is worth ${formatEvidence(npv)} over three years at cautious values`
      : `At cautious values the case does not pay in cash: it loses ${formatMoneyShort(Math.abs(npv.value), businessCase.currency)} over three years`
  const back = payback && payback.value !== null ? `, paid back after ${formatEvidence(payback)} months` : ''
  return {
    id: 'case',
    title: asTitle(`${worth}${back}`),
    subtitle: 'Risk-adjusted benefits and costs, today and at the end of each of three years',
    exhibit: businessCase.flows,
    figure: { value: formatEvidence(npv), unit: `net present value; middle 80 % of draws ${formatInterval(npv)}` },
    remarks: [
      plain(
        `Benefits worth ${formatMoneyShort(businessCase.benefitsToday, businessCase.currency)} today, costs ${formatMoneyShort(businessCase.costsToday, businessCase.currency)}${roi && roi.value !== null ? `: a return of ${formatEvidence(roi)}` : ''}.`,
      ),
      ...(loss && loss.value !== null
        ? [plain(`It loses money in ${formatEvidence(loss)} of ten thousand draws.`)]
        : []),
      honest('A projection from assumptions, not a measurement. Time of people freed is not counted as cash.'),
    ],
    grade: 'D',
    evidence: [npv, roi, payback, loss, ...businessCase.evidence.filter((e) => e.metric === 'case-flow')],
    likelyQuestion: 'Which of these benefits will I see in the bank?',
  }
}
