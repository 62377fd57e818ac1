import { isClaimed } from '../../cohorts/verdict.ts'
import { evidenceByIds, type FactsOfQuarter, maybeEvidenceOf, maybeTold } from '../../story/facts-of-quarter.ts'
import { armsFilter } from '../../story/findings/retention.ts'
import { wordsOf } from '../../story/language/language.ts'
import { asTitle, type Draft, honest, plain, untoldSlide } from '../draft.ts'

/** How long customers stay after one kind of handling and after another. */
export function retentionSlide(facts: FactsOfQuarter): Draft {
  const { format, slides } = wordsOf(facts)
  const say = slides.retention
  const comparison = facts.cohorts.comparisons[0]
  const curves = facts.cohorts.curves
  if (!comparison || !curves) return untoldSlide(facts, 'retention', say.untold, say.untoldLikely)
  const days = maybeTold(facts, 'days-kept-difference', facts.quarter, armsFilter(comparison))
  const poor = maybeEvidenceOf(facts, 'retention-by-handling', facts.quarter, { handling: comparison.a })
  const strong = maybeEvidenceOf(facts, 'retention-by-handling', facts.quarter, { handling: comparison.b })
  const risk = maybeTold(facts, 'churn-risk-difference', facts.quarter, armsFilter(comparison))
  return {
    id: 'retention',
    title: asTitle(facts.cohorts.sentence),
    subtitle: say.subtitle,
    exhibit: curves,
    figure: days
      ? {
          value: format.evidence(days),
          unit: say.unit({ interval: format.interval(days), horizon: comparison.horizonDays }),
        }
      : null,
    remarks: [
      ...(comparison.adjusted.for.length > 0 ? [plain(say.alike(comparison.adjusted.for.join(', ')))] : []),
      ...(risk ? [plain(say.risk({ value: format.evidence(risk), interval: format.interval(risk) }))] : []),
      honest(isClaimed(comparison.verdict) ? say.notCaused : (comparison.reasons.at(-1) ?? say.nothing)),
    ],
    grade: comparison.grade,
    evidence: [poor, strong, ...evidenceByIds(facts, comparison.evidence)],
    likelyQuestion: say.likely,
  }
}
