import { formatCount, formatEvidence, formatInterval } from '../../base/format.ts'
import { isClaimed } from '../../cohorts/verdict.ts'
import { evidenceByIds, type FactsOfQuarter, maybeEvidenceOf, maybeTold } from '../../story/facts-of-quarter.ts'
import { armsFilter } from '../../story/findings/retention.ts'
import { asTitle, type Draft, honest, plain, untoldSlide } from '../draft.ts'

/** How long customers stay after one kind of handling and after another. */
export function retentionSlide(facts: FactsOfQuarter): Draft {
  const comparison = facts.cohorts.comparisons[0]
  const curves = facts.cohorts.curves
  if (!comparison || !curves)
    return untoldSlide(
      facts,
      'retention',
      'Too few customers can be followed to compare how long they stay',
      'Are cancelled subscriptions in the billing export?',
    )
  const days = maybeTold(facts, 'days-kept-difference', facts.quarter, armsFilter(comparison))
  const poor = maybeEvidenceOf(facts, 'retention-by-handling', facts.quarter, { handling: comparison.a })
  const strong = maybeEvidenceOf(facts, 'retention-by-handling', facts.quarter, { handling: comparison.b })
  const risk = maybeTold(facts, 'churn-risk-difference', facts.quarter, armsFilter(comparison))
  return {
    id: 'retention',
    title: asTitle(facts.cohorts.sentence),
    subtitle: 'Share of customers still paying, by how their first contact of the last four quarters was handled',
    exhibit: curves,
    figure: days
      ? {
          value: formatEvidence(days),
          unit: `95 % interval ${formatInterval(days)}, of ${formatCount(comparison.horizonDays)} days`,
        }
      : null,
    remarks: [
      plain(`Compared like with like: ${comparison.adjusted.for.join(', ')}.`),
      ...(risk ? [plain(`Risk of leaving: ${formatEvidence(risk)} (${formatInterval(risk)}).`)] : []),
      honest(
        isClaimed(comparison.verdict)
          ? 'Associated, not caused: nobody was assigned to their handling at random.'
          : (comparison.reasons.at(-1) ?? 'Nothing is claimed.'),
      ),
    ],
    grade: comparison.grade,
    evidence: [poor, strong, ...evidenceByIds(facts, comparison.evidence)],
    likelyQuestion: 'Wouldn’t these customers have left anyway?',
  }
}
