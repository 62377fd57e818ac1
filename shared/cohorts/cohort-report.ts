import type { Evidence } from '../base/evidence.ts'
import { formatDays, formatNumber, formatPoints, plural } from '../base/format.ts'
import { comparableHorizon, compareArms } from './compare.ts'
import type { Histories } from './history.ts'
import { type Arm, armOf, type CohortMember, design, groupings } from './members.ts'
import type { CohortComparison, CohortReport } from './report.ts'
import { type CohortFrame, cohortCurves, cohortGroup } from './retention.ts'

/** What a cohort report is made from. */
export interface CohortInput {
  readonly quarter: string
  readonly quarters: readonly string[]
  readonly by: string
  readonly members: readonly CohortMember[]
  readonly leftOut: Readonly<Record<string, number>>
  readonly matchRate: number | null
  readonly currency: string
  readonly indexFrom: string
  readonly indexThrough: string
  readonly followedThrough: string
  readonly dataThrough: number | null
  readonly sources: readonly string[]
  /** Everybody's contacts and payments, for the designs that look at more than the first contact. */
  readonly histories?: Histories | null
}

/** The retention cohorts: groups with their curves, and the two comparisons that were decided on before looking at any data. */
export function cohortReport(input: CohortInput): CohortReport {
  const byArm = new Map<Arm, CohortMember[]>()
  for (const member of input.members) {
    const arm = armOf(member)
    byArm.set(arm, [...(byArm.get(arm) ?? []), member])
  }
  const arm = (name: Arm): readonly CohortMember[] => byArm.get(name) ?? []
  const horizon = comparableHorizon(arm('poor AI'), arm('strong AI')) ?? design.horizons.at(-1) ?? 90
  const frame: CohortFrame = {
    quarter: input.quarter,
    currency: input.currency,
    dataThrough: input.dataThrough,
    sources: input.sources,
    horizonDays: horizon,
    excluded: input.leftOut,
  }
  const grouped = groupMembers(input.members, input.by)
  const groups = grouped.map(({ name, members }) => cohortGroup(name, input.by, members, frame))
  const compared = (
    [
      ['poor AI', 'strong AI'],
      ['poor human', 'strong human'],
    ] as const
  ).map(([a, b]) =>
    compareArms(
      a,
      b,
      { a: arm(a), b: arm(b) },
      frame,
      input.matchRate,
      a === 'poor AI' ? (input.histories ?? null) : null,
    ),
  )
  const armGroups = (['strong AI', 'poor AI'] as const).map((name) => ({
    name,
    ...cohortGroup(name, 'handling', arm(name), frame),
  }))
  const evidence: Evidence[] = [
    ...groups.map((g) => g.evidence),
    ...armGroups.map((g) => g.evidence),
    ...compared.flatMap((c) => [...c.evidence, ...c.segmentEvidence]),
  ]
  const main = compared[0]?.comparison
  return {
    quarter: input.quarter,
    quarters: input.quarters,
    by: input.by,
    design: {
      indexFrom: input.indexFrom,
      indexThrough: input.indexThrough,
      windowDays: design.windowDays,
      followedThrough: input.followedThrough,
      leftOut: input.leftOut,
    },
    groups: groups.map((g) => g.group),
    comparisons: compared.map((c) => c.comparison),
    curves: cohortCurves(
      armGroups.map((g) => ({ name: g.name, arm: g.name, members: arm(g.name), evidence: g.evidence.id })),
      horizon,
    ),
    sentence: main ? comparisonSentence(main, arm('poor AI').length, arm('strong AI').length) : '',
    evidence: [...new Map(evidence.map((e) => [e.id, e])).values()],
  }
}

function groupMembers(members: readonly CohortMember[], by: string): { name: string; members: CohortMember[] }[] {
  const word = groupings[by]
  const groups = new Map<string, CohortMember[]>()
  if (word) {
    for (const member of members) {
      const name = word(member)
      const known = groups.get(name)
      if (known) known.push(member)
      else groups.set(name, [member])
    }
  }
  return [...groups].map(([name, of]) => ({ name, members: of })).sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** The comparison as one sentence that says no more than its grade allows, and says so plainly when nothing was found. */
export function comparisonSentence(comparison: CohortComparison, poor: number, strong: number): string {
  const { verdict, daysDifference, horizonDays, riskDifference, daysLow, daysHigh } = comparison
  if (daysDifference === null || riskDifference === null || daysLow === null || daysHigh === null) {
    switch (verdict) {
      case 'match rate too low to say':
        return 'Too few contacts are matched to paying customers to say whether handling goes with leaving.'
      case 'too little follow-up to say':
        return 'Customers have not been followed long enough after their contacts to say whether handling goes with leaving.'
      default:
        return `Too few customers left after their contact to compare ${plural(poor, 'poorly handled one')} with ${plural(strong, 'well handled one')}.`
    }
  }
  const days = formatDays(Math.abs(daysDifference))
  const less = daysDifference < 0 ? 'less' : 'longer'
  switch (verdict) {
    case 'consistent across segments':
      return `A poorly handled AI contact is consistently associated with staying ${days} ${less} of the next ${formatDays(horizonDays)}, after adjusting for ${shortList(comparison.adjusted.for)}.`
    case 'associated':
      if (daysLow <= 0 && daysHigh >= 0 && comparison.hazardRatio !== null)
        return hazardSentence(comparison.hazardRatio)
      return `A poorly handled AI contact is associated with staying ${days} ${less} of the next ${horizonDays}: ${formatPoints(riskDifference)} in the risk of leaving.`
    case 'suggestive':
      return `There are signs, not more, that customers stay ${less} of the next ${horizonDays} days after a poorly handled AI contact (${days}, ${formatRangeOfDays(daysLow, daysHigh)}).`
    default:
      return `No difference in leaving could be detected between ${plural(poor, 'customer')} after a poorly handled AI contact and ${plural(strong, 'customer')} after a well handled one.`
  }
}

/** Said when the rates of leaving differ clearly and the days kept do not yet: by the ratio of the rates, with its interval on the slide. */
function hazardSentence(ratio: number): string {
  const sooner = ratio > 1 ? 'sooner' : 'later'
  return `A poorly handled AI contact is associated with leaving ${sooner}: customers left at ${formatNumber(ratio, 2)} times the rate.`
}

/** The first four, and that there are more: the whole list stands beside the comparison. */
function shortList(words: readonly string[]): string {
  return words.length > 4 ? `${words.slice(0, 4).join(', ')} and more` : words.join(', ')
}

function formatRangeOfDays(low: number, high: number): string {
  return `${formatDays(low)} to ${formatDays(high)}`
}
