import { formatEvidence, plural } from '../../base/format.ts'
import type { DeckInput } from '../deck-input.ts'
import { type Draft, honest, plain, untoldSlide } from '../draft.ts'

/** What moves the case most, and where it breaks. */
export function sensitivitySlide({ facts, businessCase }: DeckInput): Draft {
  const first = businessCase?.breakEvens[0]
  if (!businessCase || !first || businessCase.benefitsToday === 0)
    return untoldSlide(facts, 'sensitivity', 'There is no case whose breaking point could be told', 'What breaks it?')
  const of = (driver: string) =>
    businessCase.evidence.find((e) => e.metric === 'case-break-even' && e.filter.driver === driver)
  const told = businessCase.breakEvens.flatMap((one) => {
    const evidence = of(one.id)
    return evidence && evidence.value !== null ? [{ one, evidence }] : []
  })
  const within = told.find(({ one }) => one.within)
  const named = within ?? told[0]
  const title = !named
    ? `None of the ${plural(businessCase.breakEvens.length, 'widest driver')} alone turns the case`
    : businessCase.npv >= 0
      ? `The case breaks if “${lowerFirst(named.one.title)}” ${named.one.holds === 'above' ? 'falls below' : 'rises above'} ${formatEvidence(named.evidence)}`
      : `The case pays only if “${lowerFirst(named.one.title)}” is ${named.one.holds === 'above' ? 'above' : 'below'} ${formatEvidence(named.evidence)}`
  return {
    id: 'sensitivity',
    title,
    subtitle: 'Change of the net present value when one driver alone goes to its low or high end, widest first',
    exhibit: businessCase.tornadoExhibit,
    figure: null,
    remarks: [
      ...told.map(({ one, evidence }) =>
        plain(
          `${one.title}: turns at ${formatEvidence(evidence)}, ${one.within ? 'inside' : 'outside'} what is thought possible.`,
        ),
      ),
      honest('One driver at a time; several bad ends together are in the scenarios of the appendix.'),
    ],
    grade: 'D',
    evidence: [
      businessCase.evidence.find((e) => e.metric === 'case-npv'),
      ...told.map(({ evidence }) => evidence),
      ...businessCase.evidence.filter((e) => e.metric === 'case-swing'),
    ],
    likelyQuestion: 'Which of these do you control?',
  }
}

/** A title inside a sentence: `Share of failures` becomes `share of failures`, `AI fees` stays. */
export function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}
