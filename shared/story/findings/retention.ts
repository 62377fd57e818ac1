import { formatCount, formatDays, formatEvidence, formatInterval, formatValue, plural } from '../../base/format.ts'
import type { CohortComparison } from '../../cohorts/report.ts'
import { isClaimed } from '../../cohorts/verdict.ts'
import { type FactsOfQuarter, maybeEvidenceOf, maybeTold } from '../facts-of-quarter.ts'
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
    evidence: days
      ? [...armsEvidence(facts, comparison), ...comparison.evidence]
      : facts.cohorts.groups.map((g) => g.evidence),
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
  const parts: string[] = []
  if (poor && strong) {
    parts.push(
      `By day ${formatCount(comparison.horizonDays)}, ${formatEvidence(poor)} of ${plural(poor.n, 'customer')} were still there after poor handling (${formatInterval(poor)}), ${formatEvidence(strong)} of ${formatCount(strong.n)} after strong handling (${formatInterval(strong)}).`,
    )
  }
  if (comparison.daysDifference !== null && comparison.daysLow !== null && comparison.daysHigh !== null) {
    parts.push(
      `Compared like with like (${comparison.adjusted.for.join(', ')}): ${formatDays(comparison.daysDifference)}, with a 95 % interval from ${formatValue(comparison.daysLow, 'days')} to ${formatValue(comparison.daysHigh, 'days')}.`,
    )
  }
  parts.push(...comparison.reasons.slice(0, 2))
  if (comparison.liftedBy[0]) parts.push(`What would change this: ${comparison.liftedBy[0]}.`)
  return parts.join(' ')
}
