import { type FactsOfQuarter, maybeEvidenceOf, maybeTold } from '../../story/facts-of-quarter.ts'
import { wordsOf } from '../../story/language/language.ts'
import { type Draft, honest, plain, untoldSlide } from '../draft.ts'

/** From what the AI vendor reports to what stayed resolved, on the same rows. */
export function waterfallSlide(facts: FactsOfQuarter): Draft {
  const { format, slides } = wordsOf(facts)
  const say = slides.waterfall
  const reported = maybeTold(facts, 'vendor-reported-resolution-rate')
  const kept = maybeTold(facts, 'ai-end-to-end-rate')
  if (!reported || !kept || !facts.metrics.waterfall)
    return untoldSlide(facts, 'waterfall', say.untold, say.untoldLikely)
  const contained = maybeTold(facts, 'containment-rate')
  return {
    id: 'waterfall',
    title: say.title({ reported: format.evidence(reported), kept: format.evidence(kept) }),
    subtitle: say.subtitle(kept.n),
    exhibit: facts.metrics.waterfall,
    figure: { value: format.evidence(kept), unit: say.unit(format.interval(kept)) },
    remarks: [
      ...(contained ? [plain(say.contained(format.evidence(contained)))] : []),
      plain(say.endToEnd),
      honest(say.silence),
    ],
    grade: 'fact',
    evidence: [
      reported,
      contained,
      maybeEvidenceOf(facts, 'ai-contained-resolution-rate'),
      maybeEvidenceOf(facts, 'ai-not-reopened-rate'),
      kept,
    ],
    likelyQuestion: say.likely,
  }
}
