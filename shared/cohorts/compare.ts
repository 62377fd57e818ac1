import { type Evidence, evidenceId } from '../base/evidence.ts'
import { formatDays, formatMoneyShort, formatNumber, formatP, formatShare, plural, roundTo } from '../base/format.ts'
import { balanceChecks, bigAccountCheck, doseResponse, forestOf, methodChecks, placeboTest } from './checks.ts'
import { designsCheck, otherDesigns } from './designs.ts'
import { type Estimate, estimate } from './estimate.ts'
import type { Histories } from './history.ts'
import { type Arm, armWords, type CohortMember, design, stratumOf } from './members.ts'
import type { CohortBalance, CohortCheck, CohortComparison, CohortForest, CohortRevenue } from './report.ts'
import type { CohortFrame } from './retention.ts'
import { fewestCustomers, fewestEvents, isClaimed, judge } from './verdict.ts'

/** Customers are compared up to the longest of 365, 180 and 90 days that at least ten of both arms were followed to; `null` when there is none. */
export function comparableHorizon(a: readonly CohortMember[], b: readonly CohortMember[]): number | null {
  const reached = (members: readonly CohortMember[], day: number) => members.filter((m) => m.days >= day).length >= 10
  return design.horizons.find((day) => reached(a, day) && reached(b, day)) ?? null
}

/**
 * How customers of arm `a` (the poorly handled) fare against those of arm `b`, like with like. The headline is the difference in days kept with arm `b` weighted to look like arm `a` in everything
 * known at time zero; the adjusted Cox ratio, prediction both ways, bands, other designs (from `histories`), segments and checks on what cannot be have to agree before much is said. Strata that
 * hold only one arm can't be compared and are left out. Too small arms are refused rather than guessed at.
 */
export function compareArms(
  a: Arm,
  b: Arm,
  members: { readonly a: readonly CohortMember[]; readonly b: readonly CohortMember[] },
  frame: CohortFrame,
  matchRate: number | null,
  histories: Histories | null = null,
): {
  readonly comparison: CohortComparison
  readonly evidence: readonly Evidence[]
  /** The ratio in each segment that was tested. */
  readonly segmentEvidence: readonly Evidence[]
} {
  const horizon = comparableHorizon(members.a, members.b)
  const both = shareStrata(members.a, members.b)
  const events = { a: count(both.a), b: count(both.b) }
  const placebo = placeboTest(both)
  const found =
    horizon === null ||
    both.a.length < fewestCustomers ||
    both.b.length < fewestCustomers ||
    Math.min(events.a, events.b) < fewestEvents
      ? null
      : estimate(both.a, both.b, horizon)
  const probed = found && horizon !== null ? probe(both, found, horizon, frame, placebo, histories) : null
  const judged = judge({
    n: { a: both.a.length, b: both.b.length },
    events,
    horizon,
    matchRate,
    p: found?.hazard?.p ?? null,
    daysLow: found?.days.low ?? null,
    daysHigh: found?.days.high ?? null,
    pointsAlike: found?.hazard ? Math.sign(found.hazard.log) === -Math.sign(found.days.difference) : false,
    placeboPassed: placebo.passed,
    checks: probed?.checks ?? [],
  })
  const told = found !== null && probed !== null && horizon !== null && judged.mayTell ? { ...found, ...probed } : null
  const revenue = told && revenueOf(told, frame.currency, horizon ?? 0)
  const { main: evidence, segments: segmentEvidence } =
    told && revenue && horizon !== null
      ? comparisonEvidence(a, b, both, told, revenue, { ...frame, horizonDays: horizon }, judged.grade)
      : { main: [], segments: [] }
  const claimed = isClaimed(judged.verdict)
  const words = told && eValueWords(told)
  const adjustedFor = told?.weighting.covariates.adjustedFor ?? []
  return {
    comparison: {
      a,
      b,
      horizonDays: horizon ?? 0,
      riskDifference: told?.risk.difference ?? null,
      low: told?.risk.low ?? null,
      high: told?.risk.high ?? null,
      hazardRatio: told?.hazard?.ratio ?? null,
      hrLow: told?.hazard?.low ?? null,
      hrHigh: told?.hazard?.high ?? null,
      p: told?.logRank.p ?? null,
      daysDifference: told?.days.difference ?? null,
      daysLow: told?.days.low ?? null,
      daysHigh: told?.days.high ?? null,
      adjusted: {
        for: adjustedFor,
        method:
          told?.weighting.target === 'overlap'
            ? 'days and risk with overlap weights (customers who could well have been handled either way), the ratio by Cox regression with a baseline per plan, the test within strata'
            : 'days and risk with the well handled weighted to look like the poorly handled, the ratio by Cox regression with a baseline per plan, the test within strata',
        strata: both.strata,
        naiveHazardRatio: told?.naive ?? null,
      },
      placebo,
      grade: judged.grade,
      verdict: judged.verdict,
      reasons: [...(told ? [estimateWords(told, both)] : []), ...judged.reasons, ...(words && claimed ? [words] : [])],
      liftedBy: judged.liftedBy,
      evidence: evidence.map((e) => e.id),
      checks: told?.checks ?? [],
      balance: told && balanceOf(told),
      segments: told && withEvidence(told.forest, a, b, frame.quarter),
      dose: told?.dose ?? null,
      designs: told?.designs ?? [],
      revenueAtStake: revenue,
      eValue: told && words ? { ...told.eValue, words } : null,
    },
    evidence,
    segmentEvidence,
  }
}

interface SharedStrata {
  readonly a: readonly CohortMember[]
  readonly b: readonly CohortMember[]
  readonly strata: number
  readonly leftOut: number
}

function shareStrata(a: readonly CohortMember[], b: readonly CohortMember[]): SharedStrata {
  const inA = new Set(a.map(stratumOf))
  const shared = new Set(b.map(stratumOf).filter((stratum) => inA.has(stratum)))
  const keep = (members: readonly CohortMember[]) => members.filter((m) => shared.has(stratumOf(m)))
  const kept = { a: keep(a), b: keep(b) }
  return { ...kept, strata: shared.size, leftOut: a.length + b.length - kept.a.length - kept.b.length }
}

function count(members: readonly CohortMember[]): number {
  return members.filter((m) => m.left).length
}

/** Puts a difference to everything that could take it down. */
function probe(
  both: SharedStrata,
  found: Estimate,
  horizon: number,
  frame: CohortFrame,
  placebo: CohortComparison['placebo'],
  histories: Histories | null,
) {
  const log = found.hazard?.log ?? null
  const direction = -Math.sign(found.days.difference)
  const designs = histories ? otherDesigns(histories) : []
  const { forest, check: segments } = forestOf(both, log)
  const dose = doseResponse(both, direction)
  const checks: CohortCheck[] = [
    ...balanceChecks(found),
    ...methodChecks(both, found, horizon, frame.dataThrough),
    designsCheck(designs, direction),
    {
      id: 'placebo',
      name: 'Nothing where nothing can be',
      passed: placebo.passed,
      finding: `${placebo.what[0]?.toUpperCase()}${placebo.what.slice(1)}: ${placebo.p === null ? 'too rare to be tested' : formatP(placebo.p)}.`,
      lift: 'finding out what set these customers apart before',
    },
    ...(dose ? [dose.check] : []),
    segments,
    bigAccountCheck(both, found, horizon, frame.currency),
  ]
  return { checks, forest, dose: dose?.dose ?? null, designs }
}

type Told = Estimate & ReturnType<typeof probe>

function estimateWords({ hazard, logRank, naive }: Told, both: SharedStrata): string {
  const cox =
    hazard === null
      ? 'The ratio of the rates of leaving cannot be estimated'
      : `Adjusted ratio of the rates of leaving ${formatNumber(hazard.ratio, 2)} (${formatNumber(hazard.low, 2)} to ${formatNumber(hazard.high, 2)}; ${naive === null ? 'none' : formatNumber(naive, 2)} unadjusted)`
  return `${cox}; log-rank test within ${plural(both.strata, 'stratum', 'strata')}: ${formatP(logRank.p)}.`
}

function eValueWords({ eValue }: Told): string {
  return eValue.limit > 1
    ? `To explain this away, something unseen would have to be tied to both handling and leaving at least ${formatNumber(eValue.limit, 1)}-fold (${formatNumber(eValue.estimate, 1)}-fold for the estimate itself).`
    : 'Nothing unseen is needed to explain this away: chance is enough.'
}

/** The cuts of the forest as the cohorts' groupings, by which their rows are found again. */
const cutIds: Readonly<Record<string, string>> = {
  segment: 'segment',
  plan: 'plan',
  'recurring amount': 'mrr',
  'time as a customer': 'tenure',
  topic: 'topic',
}

function segmentFilter(a: Arm, b: Arm, by: string, name: string): Evidence['filter'] {
  return { arms: `${a} against ${b}`.replaceAll(' ', '-'), [cutIds[by] ?? by]: name }
}

function withEvidence(forest: CohortForest, a: Arm, b: Arm, quarter: string): CohortForest {
  return {
    ...forest,
    rows: forest.rows.map((row) => ({
      ...row,
      evidence: evidenceId('hazard-ratio', design.version, quarter, segmentFilter(a, b, row.by, row.name)),
    })),
  }
}

function balanceOf({ weighting }: Told): CohortBalance {
  const { balance, target, outsideSupport, covariates } = weighting
  return {
    rows: balance.rows.map(({ name, exposed, unexposed, before, after }) => ({
      name,
      a: exposed,
      b: unexposed,
      // What is left after exact balancing is rounding of the machine, and depends on the order of customers.
      before: roundTo(before, 6),
      after: roundTo(after, 6),
    })),
    worst: roundTo(balance.worst, 6),
    target,
    size: { a: balance.exposedSize, b: balance.unexposedSize },
    outsideSupport,
    notInData: covariates.notInData,
    tooMany: covariates.tooMany,
  }
}

function revenueOf({ revenue, weighting }: Told, currency: string, horizonDays: number): CohortRevenue {
  const { total, low, high, perCustomer } = revenue
  const isDistinguishable = low > 0 || high < 0
  const say = (minor: number) => formatMoneyShort(minor, currency)
  const range = `${say(low)} to ${say(high)}`
  const whom = weighting.target === 'overlap' ? ', as far as they could have been handled either way' : ''
  return {
    minor: total,
    low,
    high,
    perCustomerMinor: perCustomer,
    customers: weighting.balance.exposedSize.n,
    currency,
    isDistinguishable,
    words: isDistinguishable
      ? `${say(Math.abs(total))} of recurring revenue ${total > 0 ? 'less' : 'more'} over ${plural(horizonDays, 'day')} from ${plural(weighting.balance.exposedSize.n, 'customer')}${whom} (95 % interval ${range}).`
      : `Revenue at stake over ${plural(horizonDays, 'day')} is not distinguishable from nothing (95 % interval ${range}).`,
  }
}

function comparisonEvidence(
  a: Arm,
  b: Arm,
  both: SharedStrata,
  told: Told,
  revenue: CohortRevenue,
  frame: CohortFrame,
  grade: Evidence['grade'],
): { readonly main: readonly Evidence[]; readonly segments: readonly Evidence[] } {
  const filter = { arms: `${a} against ${b}`.replaceAll(' ', '-') }
  const base = {
    version: design.version,
    currency: null,
    n: both.a.length + both.b.length,
    period: frame.quarter,
    filter,
    excluded: both.leftOut > 0 ? { ...frame.excluded, 'no like in the other arm': both.leftOut } : frame.excluded,
    grade,
    caveats: ['Associated, not caused: customers were not assigned to their handling at random.'],
    note: null,
    dataThrough: frame.dataThrough,
    sources: frame.sources,
    rows: {
      table: 'retention' as const,
      selection: 'handling',
      from: null,
      until: null,
      filter: { handling: `${a}|${b}`, quarter: frame.quarter },
    },
  }
  const one = (
    metric: string,
    title: string,
    unit: Evidence['unit'],
    value: number,
    low: number,
    high: number,
    numerator: number | null = null,
    denominator: number | null = null,
  ): Evidence => ({
    ...base,
    id: evidenceId(metric, design.version, frame.quarter, filter),
    metric,
    title,
    unit,
    value,
    low,
    high,
    numerator,
    denominator,
  })
  const against = `${armWords(a)} against ${armWords(b)}`
  const main = [
    one(
      'days-kept-difference',
      `Days kept of ${formatDays(frame.horizonDays)}, after ${against}`,
      'days',
      told.days.difference,
      told.days.low,
      told.days.high,
    ),
    one(
      'churn-risk-difference',
      `Risk of leaving by day ${frame.horizonDays}, after ${against} (${formatShare(told.risk.a)} against ${formatShare(told.risk.b)})`,
      'points',
      told.risk.difference,
      told.risk.low,
      told.risk.high,
      told.risk.a,
      told.risk.b,
    ),
    ...(told.hazard
      ? [
          one(
            'hazard-ratio',
            `Rate of leaving, after ${against}`,
            'hazard-ratio',
            told.hazard.ratio,
            told.hazard.low,
            told.hazard.high,
          ),
        ]
      : []),
    {
      ...one(
        'revenue-at-stake',
        `Recurring revenue at stake over ${formatDays(frame.horizonDays)}, after ${against}`,
        'money',
        revenue.minor,
        revenue.low,
        revenue.high,
      ),
      currency: revenue.currency,
      n: revenue.customers,
      note: revenue.isDistinguishable ? null : 'not distinguishable from nothing',
    },
  ]
  const segments = told.forest.rows.map((row): Evidence => {
    const slice = segmentFilter(a, b, row.by, row.name)
    return {
      ...one(
        'hazard-ratio',
        `Rate of leaving, after ${against}: ${row.by} ${row.name}`,
        'hazard-ratio',
        row.hazardRatio,
        row.low,
        row.high,
      ),
      id: evidenceId('hazard-ratio', design.version, frame.quarter, slice),
      filter: slice,
      n: row.n,
      grade: 'C',
      caveats: [
        `One of ${plural(told.forest.tested, 'segment')} that were tested and are corrected together: ${row.says}.`,
        ...base.caveats,
      ],
      rows: { ...base.rows, filter: { ...base.rows.filter, [cutIds[row.by] ?? row.by]: row.name } },
    }
  })
  return { main, segments }
}
