import type { CohortComparison } from '../../cohorts/report.ts'
import { isClaimed } from '../../cohorts/verdict.ts'
import { type FactsOfQuarter, maybeEvidenceOf, maybeTold } from '../facts-of-quarter.ts'
import { wordsOf } from '../language/language.ts'
import { joined } from '../language/parts.ts'
import type { Finding } from './finding.ts'

/** Whether customers stay longer after one kind of handling than after another; a null result is told. */
export function retentionFinding(facts: FactsOfQuarter): Finding | null {
  const comparison = facts.cohorts.comparisons[0]
  if (!comparison) return null
  const days = maybeTold(facts, 'days-kept-difference', facts.quarter, armsFilter(comparison))
  const claimed = isClaimed(comparison.verdict)
  return {
    id: 'retention-by-handling',
    title: facts.cohorts.sentence,
    text: retentionText(facts, comparison),
    grade: comparison.grade,
    worked: claimed,
    question: 'customers',
    evidence: [
      ...armsEvidence(facts, comparison),
      ...(days ? comparison.evidence : facts.cohorts.groups.map((g) => g.evidence)),
    ],
    stakeMinor: (comparison.revenueAtStake?.minor ?? 0) * 12,
    isNew: true,
  }
}

/** The slice by which a comparison's evidence is filed. */
export function armsFilter(comparison: Pick<CohortComparison, 'a' | 'b'>): { arms: string } {
  return { arms: `${comparison.a} against ${comparison.b}`.replaceAll(' ', '-') }
}

/** The evidence of how many of each arm stayed: a sentence that counts their customers stands on it. */
export function armsEvidence(facts: FactsOfQuarter, comparison: Pick<CohortComparison, 'a' | 'b'>): string[] {
  return [comparison.a, comparison.b].flatMap(
    (handling) => maybeEvidenceOf(facts, 'retention-by-handling', facts.quarter, { handling })?.id ?? [],
  )
}

function retentionText(facts: FactsOfQuarter, comparison: CohortComparison): string {
  const poor = maybeTold(facts, 'retention-by-handling', facts.quarter, { handling: comparison.a })
  const strong = maybeTold(facts, 'retention-by-handling', facts.quarter, { handling: comparison.b })
  const { format, findings: say } = wordsOf(facts)
  const group = (told: NonNullable<typeof poor>) => ({
    share: format.evidence(told),
    customers: told.n,
    interval: format.interval(told),
  })
  const { daysDifference: days, daysLow, daysHigh } = comparison
  return joined(
    poor && strong
      ? say.retention.kept({ day: comparison.horizonDays, poor: group(poor), strong: group(strong) })
      : null,
    days !== null &&
      daysLow !== null &&
      daysHigh !== null &&
      say.retention.days({
        alikeIn: comparison.adjusted.for.join(', '),
        days: format.days(days),
        low: format.days(daysLow),
        high: format.days(daysHigh),
      }),
    ...comparison.reasons.slice(0, 2),
    comparison.liftedBy[0] !== undefined && say.retention.lifted(comparison.liftedBy[0]),
  )
}
