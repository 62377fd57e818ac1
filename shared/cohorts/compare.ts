import { type Evidence, evidenceId } from '../base/evidence.ts'
import { formatDays, formatNumber, formatP, formatShare, plural } from '../base/format.ts'
import { coxRegression } from '../stats/cox.ts'
import { eValue, eValueOfInterval } from '../stats/e-value.ts'
import { kaplanMeier, type SurvivalCurve, survivalAt } from '../stats/kaplan-meier.ts'
import { logRank } from '../stats/log-rank.ts'
import { mantelHaenszel, type TwoByTwo } from '../stats/mantel-haenszel.ts'
import { normalCritical } from '../stats/normal.ts'
import { restrictedMeanDifference } from '../stats/restricted-mean.ts'
import { type Arm, adjustedFor, armWords, type CohortMember, design, stratumOf } from './members.ts'
import type { CohortComparison } from './report.ts'
import { type CohortFrame, survivalOf } from './retention.ts'
import { fewestCustomers, fewestEvents, judge } from './verdict.ts'

/** Customers are compared up to the longest of 365, 180 and 90 days that at least ten of both arms were followed to; `null` when there is none. */
export function comparableHorizon(a: readonly CohortMember[], b: readonly CohortMember[]): number | null {
  const reached = (members: readonly CohortMember[], day: number) => members.filter((m) => m.days >= day).length >= 10
  return design.horizons.find((day) => reached(a, day) && reached(b, day)) ?? null
}

/**
 * How customers of arm `a` (the poorly handled) fare against those of arm `b`, like with like: a log-rank test and a Cox ratio within strata, and the
 * difference in days kept and in the risk of leaving with arm `b` weighted to the strata of arm `a` (the exposed). Strata that hold only one arm can't be
 * compared and are left out. Too small arms are refused rather than guessed at.
 */
export function compareArms(
  a: Arm,
  b: Arm,
  members: { readonly a: readonly CohortMember[]; readonly b: readonly CohortMember[] },
  frame: CohortFrame,
  matchRate: number | null,
): { readonly comparison: CohortComparison; readonly evidence: readonly Evidence[] } {
  const horizon = comparableHorizon(members.a, members.b)
  const both = shareStrata(members.a, members.b)
  const events = { a: count(both.a), b: count(both.b) }
  const estimates =
    horizon === null ||
    both.a.length < fewestCustomers ||
    both.b.length < fewestCustomers ||
    Math.min(events.a, events.b) < fewestEvents
      ? null
      : estimate(both, horizon)
  const placebo = placeboTest(both)
  const judged = judge({
    n: { a: both.a.length, b: both.b.length },
    events,
    horizon,
    matchRate,
    p: estimates?.p ?? null,
    daysLow: estimates?.days.low ?? null,
    daysHigh: estimates?.days.high ?? null,
    placeboPassed: placebo.passed,
  })
  const told = estimates !== null && judged.mayTell ? estimates : null
  const evidence =
    told && horizon !== null
      ? comparisonEvidence(a, b, both, told, { ...frame, horizonDays: horizon }, judged.grade)
      : []
  const reasons = [...judged.reasons]
  if (told) {
    reasons.unshift(
      `Stratified log-rank test: ${formatP(told.p)}, within ${plural(both.strata, 'stratum', 'strata')} of ${adjustedFor.join(', ')}.`,
    )
    if (told.eValue > 1 && judged.verdict === 'associated') {
      reasons.push(
        `To explain this away, something unseen would have to be tied to both handling and leaving ${formatNumber(told.eValue, 1)}-fold.`,
      )
    }
  }
  return {
    comparison: {
      a,
      b,
      horizonDays: horizon ?? 0,
      riskDifference: told?.risk.difference ?? null,
      low: told?.risk.low ?? null,
      high: told?.risk.high ?? null,
      hazardRatio: told?.hazard.ratio ?? null,
      hrLow: told?.hazard.low ?? null,
      hrHigh: told?.hazard.high ?? null,
      p: told?.p ?? null,
      daysDifference: told?.days.difference ?? null,
      daysLow: told?.days.low ?? null,
      daysHigh: told?.days.high ?? null,
      adjusted: {
        for: adjustedFor,
        method: 'strata; log-rank and Cox within them, days and risk weighted to the strata of the exposed',
        strata: both.strata,
        naiveHazardRatio: told?.naive ?? null,
      },
      placebo,
      grade: judged.grade,
      verdict: judged.verdict,
      reasons,
      liftedBy: judged.liftedBy,
      evidence: evidence.map((e) => e.id),
    },
    evidence,
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

interface Estimates {
  readonly p: number
  readonly hazard: { readonly ratio: number; readonly low: number; readonly high: number }
  readonly naive: number
  readonly days: { readonly difference: number; readonly low: number; readonly high: number }
  readonly risk: {
    readonly difference: number
    readonly low: number
    readonly high: number
    readonly a: number
    readonly b: number
  }
  readonly eValue: number
}

function estimate(both: SharedStrata, horizon: number): Estimates {
  const all = [...both.a, ...both.b]
  const data = survivalOf(all)
  const isA = Float64Array.from(all, (_, i) => (i < both.a.length ? 1 : 0))
  const names = [...new Set(all.map(stratumOf))].sort()
  const place = new Map(names.map((name, i) => [name, i]))
  const strata = Int32Array.from(all, (m) => place.get(stratumOf(m)) ?? -1)
  const test = logRank({ data, group: Int32Array.from(isA), groups: 2, strata })
  const adjusted = coxRegression({ data, covariates: [isA], names: ['a'], strata }).coefficients[0]
  const crude = coxRegression({ data, covariates: [isA], names: ['a'] }).coefficients[0]
  const curves = weightedToExposed(both, strata, names.length)
  const days = restrictedMeanDifference(curves.a, curves.b, horizon)
  const at = { a: survivalAt(curves.a, [horizon])[0], b: survivalAt(curves.b, [horizon])[0] }
  const difference = (at.b?.estimate ?? 1) - (at.a?.estimate ?? 1)
  const reach = normalCritical(0.95) * Math.hypot(at.a?.se || 0, at.b?.se || 0)
  const riskA = 1 - (at.a?.estimate ?? 1)
  const riskB = 1 - (at.b?.estimate ?? 1)
  const ratio = adjusted?.expCoef ?? Number.NaN
  return {
    p: test.p,
    hazard: { ratio, low: adjusted?.low ?? Number.NaN, high: adjusted?.high ?? Number.NaN },
    naive: crude?.expCoef ?? Number.NaN,
    days,
    risk: { difference, low: difference - reach, high: difference + reach, a: riskA, b: riskB },
    eValue:
      riskA > 0 && riskB > 0
        ? Math.min(eValue(riskA / riskB), Math.max(1, eValueOfInterval(adjusted?.low ?? 1, adjusted?.high ?? 1)) || 1)
        : 1,
  }
}

function weightedToExposed(
  both: SharedStrata,
  strata: Int32Array,
  count: number,
): { a: SurvivalCurve; b: SurvivalCurve } {
  const exposed = new Float64Array(count)
  const control = new Float64Array(count)
  strata.forEach((stratum, i) => {
    if (i < both.a.length) exposed[stratum] = (exposed[stratum] as number) + 1
    else control[stratum] = (control[stratum] as number) + 1
  })
  const weight = Float64Array.from(both.b, (_, i) => {
    const stratum = strata[both.a.length + i] as number
    return (exposed[stratum] as number) / (control[stratum] as number)
  })
  return { a: kaplanMeier(survivalOf(both.a)), b: kaplanMeier({ ...survivalOf(both.b), weight }) }
}

/** Did the recurring amount of the later poorly handled fall more often already before? Handling can't have caused that. */
function placeboTest(both: SharedStrata): CohortComparison['placebo'] {
  const what = `a fall of the recurring amount in the ${design.placeboDays} days before the contact, which its handling cannot have caused`
  const cells = new Map<string, { exposedWith: number; exposed: number; controlWith: number; control: number }>()
  const cell = (member: CohortMember) => {
    const stratum = stratumOf(member)
    const known = cells.get(stratum) ?? { exposedWith: 0, exposed: 0, controlWith: 0, control: 0 }
    cells.set(stratum, known)
    return known
  }
  for (const m of both.a) {
    cell(m).exposed += 1
    if (m.shrankBefore) cell(m).exposedWith += 1
  }
  for (const m of both.b) {
    cell(m).control += 1
    if (m.shrankBefore) cell(m).controlWith += 1
  }
  const tables: TwoByTwo[] = [...cells.values()]
  const withIt = tables.reduce((sum, t) => sum + t.exposedWith + t.controlWith, 0)
  if (withIt < 5) return { what, p: null, passed: null }
  const { p } = mantelHaenszel(tables).test
  return Number.isFinite(p) ? { what, p, passed: p >= 0.05 } : { what, p: null, passed: null }
}

function comparisonEvidence(
  a: Arm,
  b: Arm,
  both: SharedStrata,
  told: Estimates,
  frame: CohortFrame,
  grade: Evidence['grade'],
): Evidence[] {
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
      filter: { handling: `${a}|${b}` },
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
  return [
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
    one(
      'hazard-ratio',
      `Rate of leaving, after ${against}`,
      'hazard-ratio',
      told.hazard.ratio,
      told.hazard.low,
      told.hazard.high,
    ),
  ]
}
