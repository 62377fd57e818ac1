import { wordsOf } from '../../story/language/language.ts'
import type { DeckInput } from '../deck-input.ts'
import { type Draft, honest, plain, untoldSlide } from '../draft.ts'

/** What moves the case most, and where it breaks. */
export function sensitivitySlide({ facts, businessCase }: DeckInput): Draft {
  const { format, slides } = wordsOf(facts)
  const say = slides.sensitivity
  const first = businessCase?.breakEvens[0]
  if (!businessCase || !first || businessCase.benefitsToday === 0)
    return untoldSlide(facts, 'sensitivity', say.untold, say.untoldLikely)
  const of = (driver: string) =>
    businessCase.evidence.find((e) => e.metric === 'case-break-even' && e.filter.driver === driver)
  const told = businessCase.breakEvens.flatMap((one) => {
    const evidence = of(one.id)
    return evidence && evidence.value !== null ? [{ one, evidence }] : []
  })
  const within = told.find(({ one }) => one.within)
  const named = within ?? told[0]
  const turn = named && {
    driver: named.one.title,
    value: format.evidence(named.evidence),
    holdsAbove: named.one.holds === 'above',
  }
  return {
    id: 'sensitivity',
    title: !turn ? say.none(businessCase.breakEvens.length) : businessCase.npv >= 0 ? say.breaks(turn) : say.pays(turn),
    subtitle: say.subtitle,
    exhibit: businessCase.tornadoExhibit,
    figure: null,
    remarks: [
      ...told.map(({ one, evidence }) =>
        plain(say.turns({ driver: one.title, value: format.evidence(evidence), within: one.within })),
      ),
      honest(say.oneAtATime),
    ],
    grade: 'projection',
    evidence: [
      businessCase.evidence.find((e) => e.metric === 'case-npv'),
      ...told.map(({ evidence }) => evidence),
      ...businessCase.evidence.filter((e) => e.metric === 'case-swing'),
    ],
    likelyQuestion: say.likely,
  }
}
