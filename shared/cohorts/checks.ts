import {
  formatDays,
  formatMoneyShort,
  formatNumber,
  formatP,
  formatPoints,
  formatShare,
  plural,
} from '../base/format.ts'
import { benjaminiHochberg } from '../stats/benjamini-hochberg.ts'
import { chiSquaredUpper } from '../stats/chi-squared.ts'
import { coxRegression } from '../stats/cox.ts'
import { mantelHaenszel, type TwoByTwo } from '../stats/mantel-haenszel.ts'
import { normalCritical } from '../stats/normal.ts'
import { adjustedHazard, told } from './adjusted-hazard.ts'
import { covariatesOf, levelsOf } from './covariates.ts'
import { type Estimate, weightedDays } from './estimate.ts'
import { type CohortMember, design, mrrBand, stratumOf, tenureBand } from './members.ts'
import type { CohortCheck, CohortComparison, CohortDose, CohortForest } from './report.ts'
import { survivalOf } from './retention.ts'
import { fewestCustomers, fewestEvents } from './verdict.ts'
import { fewestEffective, mostImbalance } from './weighting.ts'

/** Two arms as they are compared. */
export interface Arms {
  readonly a: readonly CohortMember[]
  readonly b: readonly CohortMember[]
}

/** Did the recurring amount of the later poorly handled fall more often already before? Handling can't have caused that. */
export function placeboTest(arms: Arms): CohortComparison['placebo'] {
  const what = `a fall of the recurring amount in the ${design.placeboDays} days before the contact, which its handling cannot have caused`
  const tables = tablesOf(arms, (m) => m.shrankBefore)
  const withIt = tables.reduce((sum, t) => sum + t.exposedWith + t.controlWith, 0)
  if (withIt < 5) return { what, p: null, passed: null }
  const { p } = mantelHaenszel(tables).test
  return Number.isFinite(p) ? { what, p, passed: p >= 0.05 } : { what, p: null, passed: null }
}

function tablesOf({ a, b }: Arms, has: (m: CohortMember) => boolean): TwoByTwo[] {
  const cells = new Map<string, { exposedWith: number; exposed: number; controlWith: number; control: number }>()
  const cell = (member: CohortMember) => {
    const stratum = stratumOf(member)
    const known = cells.get(stratum) ?? { exposedWith: 0, exposed: 0, controlWith: 0, control: 0 }
    cells.set(stratum, known)
    return known
  }
  for (const m of a) {
    cell(m).exposed += 1
    if (has(m)) cell(m).exposedWith += 1
  }
  for (const m of b) {
    cell(m).control += 1
    if (has(m)) cell(m).controlWith += 1
  }
  return [...cells.values()]
}

/** Are the arms alike after weighting, and are enough customers left to carry the comparison? */
export function balanceChecks({ weighting }: Estimate): CohortCheck[] {
  const { balance, target, isBalanced, isCarried } = weighting
  const { exposedSize: a, unexposedSize: b } = balance
  return [
    {
      id: 'balance',
      name: 'The arms are alike',
      passed: isBalanced,
      finding: `After weighting, the largest difference in anything known beforehand is ${formatNumber(balance.worst, 2)} standard deviations (under ${formatNumber(mostImbalance, 1)} counts as alike). The weights speak for ${target === 'exposed' ? 'the poorly handled' : 'customers who could well have been handled either way'}.`,
      lift: 'arms that are more alike in what is known beforehand',
    },
    {
      id: 'effective-size',
      name: 'Enough customers carry it',
      passed: isCarried,
      finding: `Weighted, the ${plural(a.n, 'customer')} and ${plural(b.n, 'customer')} are worth ${formatNumber(a.effective)} and ${formatNumber(b.effective)} (at least ${fewestEffective} each).`,
      lift: 'more customers who could have been handled either way',
    },
  ]
}

/** Do other ways of computing the same thing say the same? */
export function methodChecks(arms: Arms, found: Estimate, horizon: number, dataThrough: number | null): CohortCheck[] {
  const { days, predictedDays, logRank, hazard } = found
  const direction = Math.sign(days.difference)
  const checks: CohortCheck[] = [
    {
      id: 'cox',
      name: 'Cox regression',
      passed: hazard === null ? false : hazard.p < 0.05 && Math.sign(hazard.log) === -direction,
      finding:
        hazard === null
          ? 'The ratio of the rates cannot be estimated.'
          : `Ratio of the rates ${formatNumber(hazard.ratio, 2)} (${formatNumber(hazard.low, 2)} to ${formatNumber(hazard.high, 2)}), ${formatP(hazard.p)}.`,
      lift: 'a ratio of the rates that chance would not explain',
    },
    {
      id: 'g-computation',
      name: 'Predicted instead of weighted',
      passed:
        predictedDays === null
          ? null
          : Math.sign(predictedDays) === direction && predictedDays >= days.low && predictedDays <= days.high,
      finding:
        predictedDays === null
          ? 'Could not be computed.'
          : `Predicting every customer both ways gives ${formatDays(predictedDays)} where weighting gives ${formatDays(days.difference)}.`,
      lift: 'weighting and prediction that agree',
    },
    {
      id: 'log-rank',
      name: 'Within plain bands',
      passed: logRank.p < 0.05 && logRank.sign === -direction,
      finding: `Log-rank test within bands of plan, earlier contacts and time as a customer: ${formatP(logRank.p)}.`,
      lift: 'a clear difference also within plain bands',
    },
  ]
  const mh = bandsCheck(arms, horizon, dataThrough, direction)
  return mh ? [...checks, mh] : checks
}

/** Mantel–Haenszel over readable strata, for customers whose whole time to a day can be seen. */
function bandsCheck(arms: Arms, horizon: number, dataThrough: number | null, direction: number): CohortCheck | null {
  if (dataThrough === null) return null
  for (const day of [...design.reportDays].reverse()) {
    if (day > horizon) continue
    const seen = (m: CohortMember) => m.startAt + day * 86_400 <= dataThrough
    const inView = { a: arms.a.filter(seen), b: arms.b.filter(seen) }
    const gone = (m: CohortMember) => m.left && m.days <= day
    if (Math.min(inView.a.length, inView.b.length) < fewestCustomers) continue
    if (Math.min(inView.a.filter(gone).length, inView.b.filter(gone).length) < 5) continue
    const { riskDifference } = mantelHaenszel(tablesOf(inView, gone))
    if (!Number.isFinite(riskDifference.estimate)) continue
    return {
      id: 'mantel-haenszel',
      name: 'Counted within bands',
      passed: Math.sign(riskDifference.estimate) === -direction,
      finding: `Of those seen for all of ${plural(day, 'day')}, compared band by band (Mantel–Haenszel): ${formatPoints(riskDifference.estimate)} in the share that left (${formatPoints(riskDifference.low)} to ${formatPoints(riskDifference.high)}).`,
      lift: 'the same direction when counted band by band',
    }
  }
  return null
}

/** Is it one big account that makes the difference? Everything again without the largest account of the two arms. */
export function bigAccountCheck({ a, b }: Arms, found: Estimate, horizon: number, currency: string): CohortCheck {
  const all = [...a, ...b]
  const biggest = all.reduce((most, m) =>
    m.mrrMinor > most.mrrMinor || (m.mrrMinor === most.mrrMinor && m.payerId < most.payerId) ? m : most,
  )
  const total = all.reduce((sum, m) => sum + m.mrrMinor, 0)
  const without = (members: readonly CohortMember[]) => members.filter((m) => m !== biggest)
  const days = weightedDays(without(a), without(b), horizon)
  const clear = days.low > 0 || days.high < 0
  return {
    id: 'big-account',
    name: 'Without the biggest account',
    passed: clear && Math.sign(days.difference) === Math.sign(found.days.difference),
    finding: `Without the biggest account (${formatMoneyShort(biggest.mrrMinor, currency)} a month, ${formatShare(total > 0 ? biggest.mrrMinor / total : 0)} of both arms): ${formatDays(days.difference)} (${formatDays(days.low)} to ${formatDays(days.high)}).`,
    lift: 'a difference that does not hang on one account',
  }
}

/** Is worse handling followed by more leaving? Arm `a` by how bad it was, each against arm `b`. `null` without enough of both. */
export function doseResponse(
  { a, b }: Arms,
  direction: number,
): { readonly dose: CohortDose; readonly check: CohortCheck } | null {
  const levels = [
    { name: 'fragile: handed over or rated badly', of: a.filter((m) => m.tier !== 'failed') },
    { name: 'failed: open, unresolved, reopened or back', of: a.filter((m) => m.tier === 'failed') },
  ]
  const few = levels.some(({ of }) => of.length < fewestCustomers || of.filter((m) => m.left).length < fewestEvents)
  if (few) return null
  const all = [...levels.flatMap(({ of }) => of), ...b]
  const data = survivalOf(all)
  const mild = levels[0]?.of.length ?? 0
  const events = data.event.reduce((sum, own) => sum + own, 0)
  const { columns, names } = covariatesOf(all, Math.max(1, Math.floor(events / 8) - 2), ['plan'])
  const { coefficients, vcov } = coxRegression({
    data,
    covariates: [
      Float64Array.from(all, (_, i) => (i < mild ? 1 : 0)),
      Float64Array.from(all, (_, i) => (i >= mild && i < a.length ? 1 : 0)),
      ...columns,
    ],
    names: ['fragile', 'failed', ...names],
    strata: levelsOf(all, (m) => m.plan).of,
  })
  const [fragile, failed] = [told(coefficients[0]), told(coefficients[1])]
  if (!fragile || !failed) return null
  const cell = (j: number, k: number) => vcov[j]?.[k] ?? 0
  const step = (failed.log - fragile.log) * direction
  const stepError = Math.sqrt(Math.max(cell(0, 0) + cell(1, 1) - 2 * cell(0, 1), 0))
  const contradicted = step < -normalCritical(0.95) * stepError
  const say = (one: typeof fragile) =>
    `${formatNumber(one.ratio, 2)} (${formatNumber(one.low, 2)} to ${formatNumber(one.high, 2)})`
  return {
    dose: {
      levels: levels.map(({ name, of }, i) => {
        const own = i === 0 ? fragile : failed
        return {
          name,
          n: of.length,
          events: of.filter((m) => m.left).length,
          hazardRatio: own.ratio,
          low: own.low,
          high: own.high,
        }
      }),
    },
    check: {
      id: 'dose-response',
      name: 'Worse handling, more leaving',
      passed: !contradicted,
      finding: `Ratio of the rates against the well handled: ${say(fragile)} where the contact was handed over or rated badly, ${say(failed)} where it failed.${contradicted ? ' Worse handling goes with less leaving: that speaks against the handling as the reason.' : step < 0 ? ' The two can’t be told apart.' : ''}`,
      lift: 'more leaving after worse handling',
    },
  }
}

const cuts: readonly { readonly by: string; readonly word: (m: CohortMember) => string }[] = [
  { by: 'segment', word: (m) => m.segment },
  { by: 'plan', word: (m) => m.plan },
  { by: 'recurring amount', word: mrrBand },
  { by: 'time as a customer', word: tenureBand },
  { by: 'topic', word: (m) => m.topic },
]

/**
 * The adjusted ratio in every segment that can carry one, all p-values corrected together (Benjamini–Hochberg), and whether the segments differ from each other
 * (Cochran's Q, an interaction test). Segments that are too small are counted, not shown.
 */
export function forestOf(
  { a, b }: Arms,
  log: number | null,
): { readonly forest: CohortForest; readonly check: CohortCheck } {
  const rows: (Omit<CohortForest['rows'][number], 'q' | 'says'> & { log: number; se: number })[] = []
  let tooFew = 0
  for (const { by, word } of cuts) {
    const levels = [...new Set([...a, ...b].map(word))].sort()
    if (levels.length < 2) continue
    for (const name of levels) {
      const own = { a: a.filter((m) => word(m) === name), b: b.filter((m) => word(m) === name) }
      const events = { a: own.a.filter((m) => m.left).length, b: own.b.filter((m) => m.left).length }
      const enough =
        Math.min(own.a.length, own.b.length) >= fewestCustomers && Math.min(events.a, events.b) >= fewestEvents
      const hazard = enough
        ? adjustedHazard(
            [...own.a, ...own.b],
            Uint8Array.from({ length: own.a.length + own.b.length }, (_, i) => (i < own.a.length ? 1 : 0)),
          )
        : null
      if (!hazard) {
        tooFew++
        continue
      }
      const { ratio, low, high, p, se } = hazard
      rows.push({
        by,
        name,
        n: own.a.length + own.b.length,
        events: events.a + events.b,
        hazardRatio: ratio,
        low,
        high,
        p,
        log: hazard.log,
        se,
      })
    }
  }
  const q = benjaminiHochberg(rows.map((r) => r.p))
  const judged = cuts.map(({ by }) => by).find((by) => rows.filter((r) => r.by === by).length >= 2) ?? null
  const own = rows.filter((r) => r.by === judged)
  const interaction = judged === null ? null : cochran(own)
  const same = own.filter((r) => log !== null && Math.sign(r.log) === Math.sign(log))
  const against = own.filter((r) => log !== null && (log > 0 ? r.high < 1 : r.low > 1))
  const passed =
    interaction === null || log === null
      ? null
      : interaction >= 0.05 && against.length === 0 && same.length >= 0.75 * own.length
  return {
    forest: {
      rows: rows.map(({ log: _, se: __, ...row }, i) => ({ ...row, q: q[i] as number, says: saysOf(q[i] as number) })),
      tested: rows.length,
      tooFew,
      judgedBy: judged,
      interactionP: interaction,
    },
    check: {
      id: 'segments',
      name: 'The segments agree',
      passed,
      finding:
        judged === null || interaction === null
          ? 'Fewer than two segments are large enough to be looked at.'
          : `${same.length} of ${own.length} by ${judged} point the same way; a test of whether they differ: ${formatP(interaction)}. All ${plural(rows.length, 'segment')} that were tested are corrected together.`,
      lift: 'the same direction in the segments',
    },
  }
}

function saysOf(q: number): CohortForest['rows'][number]['says'] {
  return q < 0.05 ? 'holds up' : q < 0.2 ? 'worth a look' : 'not told apart'
}

function cochran(rows: readonly { readonly log: number; readonly se: number }[]): number {
  const weights = rows.map(({ se }) => 1 / (se * se))
  const total = weights.reduce((sum, w) => sum + w, 0)
  const mean = rows.reduce((sum, { log }, i) => sum + log * (weights[i] as number), 0) / total
  const spread = rows.reduce((sum, { log }, i) => sum + (weights[i] as number) * (log - mean) ** 2, 0)
  return chiSquaredUpper(spread, rows.length - 1)
}
