import { compareArms } from '../../shared/cohorts/compare.ts'
import { armOf } from '../../shared/cohorts/members.ts'
import type { CohortComparison } from '../../shared/cohorts/report.ts'
import { survivalOf } from '../../shared/cohorts/retention.ts'
import { coxRegression } from '../../shared/stats/cox.ts'
import { wilsonInterval } from '../../shared/stats/wilson.ts'
import { honestyMembers, type TrueDays, through, trueDays } from './honesty-world.ts'

/** Many worlds of one kind, as the cohorts saw them. */
export interface HonestyResult {
  readonly hazardRatio: number
  readonly worlds: number
  /** Worlds in which a difference was claimed, and in which it was claimed the wrong way round. */
  readonly claims: number
  readonly wrongWay: number
  readonly refused: number
  readonly suggestive: number
  /** Worlds in which the 95 % interval holds the truth: adjusted and naive ratio of the rates, and days kept. */
  readonly ratioCovered: number
  readonly naiveCovered: number
  readonly daysCovered: number
  /** Worlds in which the naive ratio alone would have been called a difference. */
  readonly naiveClaims: number
  readonly meanRatio: number
  readonly meanNaive: number
  readonly meanDays: number
  readonly trueDays: number
}

/** Plays many worlds of one hazard ratio through the cohorts and counts how often they are right. */
export function playWorlds(
  hazardRatio: number,
  worlds: number,
  customers: number,
  firstSeed: number,
  onWorld: (done: number) => void = () => {},
): HonestyResult {
  const truths = new Map<number, TrueDays>()
  const sums = { claims: 0, wrongWay: 0, refused: 0, suggestive: 0, ratio: 0, naive: 0, days: 0, naiveClaims: 0 }
  let logs = 0
  let naiveLogs = 0
  let daysSum = 0
  let truthSum = 0
  let told = 0
  for (let world = 0; world < worlds; world++) {
    const members = honestyMembers({ customers, seed: firstSeed + world, hazardRatio })
    const a = members.filter((m) => armOf(m) === 'poor AI')
    const b = members.filter((m) => armOf(m) === 'strong AI')
    const frame = {
      quarter: '2026Q3',
      currency: 'EUR',
      dataThrough: through,
      sources: [],
      horizonDays: 180,
      excluded: {},
    }
    const { comparison } = compareArms('poor AI', 'strong AI', { a, b }, frame, 0.95)
    const naive = coxRegression({
      data: survivalOf([...a, ...b]),
      covariates: [Float64Array.from([...a.map(() => 1), ...b.map(() => 0)])],
      names: ['poor'],
    }).coefficients[0]
    onWorld(world + 1)
    if (isClaim(comparison)) {
      sums.claims++
      if (hazardRatio !== 1 && (comparison.hazardRatio ?? 1) < 1) sums.wrongWay++
    }
    if (comparison.verdict === 'suggestive') sums.suggestive++
    if (comparison.hazardRatio === null || comparison.daysDifference === null) {
      sums.refused++
      continue
    }
    told++
    const horizon = comparison.horizonDays
    const known = truths.get(horizon) ?? trueDays(hazardRatio, horizon, 50_000)
    truths.set(horizon, known)
    const truth = comparison.balance?.target === 'overlap' ? known.overlap : known.exposed
    if (holds(comparison.hrLow, comparison.hrHigh, hazardRatio)) sums.ratio++
    if (holds(comparison.daysLow, comparison.daysHigh, truth)) sums.days++
    if (holds(naive?.low ?? null, naive?.high ?? null, hazardRatio)) sums.naive++
    if ((naive?.p ?? 1) < 0.05) sums.naiveClaims++
    logs += Math.log(comparison.hazardRatio)
    naiveLogs += naive?.coef ?? 0
    daysSum += comparison.daysDifference
    truthSum += truth
  }
  return {
    hazardRatio,
    worlds,
    claims: sums.claims,
    wrongWay: sums.wrongWay,
    refused: sums.refused,
    suggestive: sums.suggestive,
    ratioCovered: sums.ratio / told,
    naiveCovered: sums.naive / told,
    daysCovered: sums.days / told,
    naiveClaims: sums.naiveClaims,
    meanRatio: Math.exp(logs / told),
    meanNaive: Math.exp(naiveLogs / told),
    meanDays: daysSum / told,
    trueDays: truthSum / told,
  }
}

function isClaim({ verdict }: CohortComparison): boolean {
  return verdict === 'associated' || verdict === 'consistent across segments'
}

function holds(low: number | null, high: number | null, truth: number): boolean {
  return low !== null && high !== null && low <= truth && truth <= high
}

/** The results as lines of a table, with what was promised and whether it was kept. */
export function honestyTable(
  none: HonestyResult,
  effect: HonestyResult,
): { readonly lines: string[]; readonly kept: boolean } {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`
  const withRange = (count: number, of: number) => {
    const { low, high } = wilsonInterval(count, of)
    return `${percent(count / of)} (${percent(low)} to ${percent(high)})`
  }
  const rows: [string, string, string, string, boolean | null][] = [
    [
      'a difference is claimed',
      withRange(none.claims, none.worlds),
      withRange(effect.claims, effect.worlds),
      'none: at most 5 %',
      none.claims / none.worlds <= 0.05,
    ],
    ['claimed the wrong way round', '–', withRange(effect.wrongWay, effect.worlds), '0 %', effect.wrongWay === 0],
    [
      'suggestive, not claimed',
      withRange(none.suggestive, none.worlds),
      withRange(effect.suggestive, effect.worlds),
      '',
      null,
    ],
    [
      'a naive split would claim',
      withRange(none.naiveClaims, none.worlds),
      withRange(effect.naiveClaims, effect.worlds),
      '',
      null,
    ],
    [
      'mean ratio, adjusted',
      none.meanRatio.toFixed(3),
      effect.meanRatio.toFixed(3),
      `${none.hazardRatio} and ${effect.hazardRatio}`,
      null,
    ],
    ['mean ratio, naive', none.meanNaive.toFixed(3), effect.meanNaive.toFixed(3), '', null],
    [
      'ratio: interval holds the truth',
      percent(none.ratioCovered),
      percent(effect.ratioCovered),
      '92 to 98 %',
      isWithin(effect.ratioCovered),
    ],
    [
      'ratio, naive: interval holds it',
      percent(none.naiveCovered),
      percent(effect.naiveCovered),
      'misses',
      effect.naiveCovered < 0.5,
    ],
    [
      'days kept, mean',
      none.meanDays.toFixed(2),
      effect.meanDays.toFixed(2),
      `${none.trueDays.toFixed(2)} and ${effect.trueDays.toFixed(2)}`,
      null,
    ],
    [
      'days kept: interval holds the truth',
      percent(none.daysCovered),
      percent(effect.daysCovered),
      '92 to 98 %',
      isWithin(effect.daysCovered),
    ],
    ['refused', String(none.refused), String(effect.refused), '', null],
  ]
  const kept = rows.every(([, , , , ok]) => ok !== false)
  const heads = [
    '',
    `no effect, ${none.worlds} worlds`,
    `ratio ${effect.hazardRatio}, ${effect.worlds} worlds`,
    'should be',
    '',
  ]
  const cells = [
    heads,
    ...rows.map(([name, a, b, goal, ok]) => [name, a, b, goal, ok === null ? '' : ok ? 'kept' : 'NOT KEPT']),
  ]
  const widths = heads.map((_, k) => Math.max(...cells.map((row) => (row[k] as string).length)))
  return {
    lines: cells.map((row) =>
      row
        .map((cell, k) => cell.padEnd(widths[k] as number))
        .join('  ')
        .trimEnd(),
    ),
    kept,
  }
}

function isWithin(share: number): boolean {
  return share >= 0.92 && share <= 0.98
}
