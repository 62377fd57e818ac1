import { addQuarters } from '../../base/calendar.ts'
import { formatEvidence, formatMoneyShort, formatQuarter } from '../../base/format.ts'
import type { DeckInput } from '../deck-input.ts'
import { type Draft, honest, plain, untoldSlide } from '../draft.ts'
import { lowerFirst } from './sensitivity.ts'

/** What is asked for, what it is for, and when to stop. */
export function askSlide({ facts, businessCase }: DeckInput): Draft {
  const npv = businessCase?.evidence.find((e) => e.metric === 'case-npv' && e.filter.with === undefined)
  if (!businessCase || !npv || npv.value === null || businessCase.benefitsToday === 0)
    return untoldSlide(facts, 'ask', 'Nothing is asked for before a case can be made', 'What do you need from us?')
  const costs = formatMoneyShort(businessCase.costsToday, businessCase.currency)
  const trigger = businessCase.breakEvens.flatMap((one) => {
    const evidence = businessCase.evidence.find((e) => e.metric === 'case-break-even' && e.filter.driver === one.id)
    return evidence && evidence.value !== null ? [{ one, evidence }] : []
  })[0]
  const stop = trigger
    ? `${trigger.one.holds === 'above' ? 'stays below' : 'rises above'} ${formatEvidence(trigger.evidence)}`
    : null
  const title =
    npv.value >= 0
      ? `We ask for ${costs} over three years${stop && trigger ? `; we stop if “${lowerFirst(trigger.one.title)}” ${stop}` : ''}`
      : `We do not ask for ${costs} on this case: at cautious values it loses ${formatMoneyShort(Math.abs(npv.value), businessCase.currency)}`
  const lines = businessCase.costs.filter((line) => line.today !== 0)
  const quarter = facts.quarter
  return {
    id: 'ask',
    title,
    subtitle: 'What it would be spent on, worth today, and when we look again',
    exhibit: {
      kind: 'bar',
      horizontal: true,
      caption: 'Costs of the case, worth today',
      alt: `Costs worth today: ${lines.map((line) => `${line.title} ${formatMoneyShort(line.today, businessCase.currency)}`).join(', ')}.`,
      unit: 'money',
      currency: businessCase.currency,
      categories: lines.map((line) => line.title),
      series: [{ name: 'worth today', tone: 'accent', values: lines.map((line) => line.today) }],
      evidence: lines.map((line) => line.evidence),
    },
    figure: { value: costs, unit: 'over three years, worth today' },
    remarks: [
      ...(stop && trigger
        ? [plain(`Stop when ${lowerFirst(trigger.one.title)} ${stop}: there the case is worth nothing.`)]
        : []),
      plain(`Next review with the numbers of ${formatQuarter(addQuarters(quarter, 1))}, promise against result.`),
      honest(
        npv.value >= 0
          ? 'What counts is agreed with finance first: every assumption is in the appendix with its owner and status.'
          : 'A pilot that settles the widest driver costs less than the case; the honest ask is for that.',
      ),
    ],
    grade: 'D',
    evidence: [npv, trigger?.evidence, ...businessCase.evidence.filter((e) => e.metric === 'case-cost')],
    likelyQuestion: 'What happens if we say no?',
  }
}
