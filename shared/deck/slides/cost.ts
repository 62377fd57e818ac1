import { maybeSpent } from '../../story/answers.ts'
import { evidenceByIds, evidenceSaid, type FactsOfQuarter, maybeTold } from '../../story/facts-of-quarter.ts'
import { wordsOf } from '../../story/language/language.ts'
import { asTitle, type Draft, honest, plain, untoldSlide } from '../draft.ts'

/** What a kept resolution costs, beside the cost per contact. */
export function costSlide(facts: FactsOfQuarter): Draft {
  const { cost } = facts
  const { format, slides } = wordsOf(facts)
  const say = slides.cost
  const kept = maybeTold(facts, 'cost-per-kept-resolution')
  const contact = maybeTold(facts, 'cost-per-contact')
  const failed = maybeTold(facts, 'cost-of-failed-ai-attempt')
  if (!cost || !kept)
    return untoldSlide(facts, 'cost', say.untold, maybeSpent(facts) ? say.untoldKeptLikely : say.untoldLikely)
  return {
    id: 'cost',
    title: asTitle(cost.sentence),
    subtitle: say.subtitle,
    exhibit: cost.trend,
    figure: { value: format.evidence(kept), unit: say.unit },
    remarks: [
      ...(contact ? [plain(say.perContact(format.evidence(contact)))] : []),
      ...(failed ? [plain(say.failed(format.evidence(failed)))] : []),
      honest(say.average),
    ],
    grade: 'fact',
    evidence: [
      kept,
      contact,
      failed,
      ...evidenceByIds(facts, [
        ...evidenceSaid(facts, cost.sentence, ['cost-per-kept-resolution', 'csat-on-kept']),
        ...(cost.trend?.evidence ?? []),
      ]),
    ],
    likelyQuestion: say.likely,
  }
}
