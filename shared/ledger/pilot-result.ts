import { dateOfDay } from '../base/calendar.ts'
import { type Evidence, evidenceId, type Grade } from '../base/evidence.ts'
import { formatPoints, formatShare, plural } from '../base/format.ts'
import type { Instant } from '../base/model.ts'
import type { Exhibit } from '../deck/exhibit.ts'
import { newcombeDifference } from '../stats/newcombe.ts'
import { normalTwoSided } from '../stats/normal.ts'
import { wilsonInterval } from '../stats/wilson.ts'

const day = 86_400

/** One line of the file that a pilot brings back: chance put this customer into this arm then. */
export interface PilotLine {
  readonly payer: number
  readonly arm: 'pilot-treated' | 'pilot-control'
  readonly at: Instant
}

/** The plan that a pilot is held to, as it was kept before. */
export interface PilotPromise {
  readonly name: string
  /** The day on which it was kept, as a day number. */
  readonly day: number
  readonly horizonDays: number
  readonly customersPerArm: number | null
}

/** What is known of who pays when. */
export interface PilotPaying {
  readonly mrrBefore: (payer: number, at: Instant) => number
  readonly isPayingAt: (payer: number, at: Instant) => boolean
  /** When a payer stops paying altogether after an instant; `NaN` when that is not seen. */
  readonly churnAfter: (payer: number, at: Instant) => Instant
  readonly through: Instant
}

/** One customer as chance assigned them. */
export interface PilotMember {
  readonly payer: number
  readonly arm: PilotLine['arm']
  readonly at: Instant
  readonly mrrMinor: number
  readonly kept: boolean
}

export interface PilotArm {
  readonly arm: PilotLine['arm']
  readonly customers: number
  readonly kept: number
  readonly share: number | null
  readonly low: number | null
  readonly high: number | null
  readonly mrrMinor: number
}

/** `success` is the criterion that was planned; `no detectable difference` is an answer, not a failure of the pilot. */
export type PilotVerdict =
  | 'none'
  | 'not ripe'
  | 'not by chance'
  | 'too few'
  | 'success'
  | 'no detectable difference'
  | 'worse'

export interface PilotResult {
  readonly verdict: PilotVerdict
  readonly plan: PilotPromise | null
  readonly horizonDays: number
  readonly arms: readonly PilotArm[]
  /** Treated less control with its 95 % interval; `null` until every customer has been followed to the horizon: who looks early sees what chance shows. */
  readonly difference: { readonly value: number; readonly low: number; readonly high: number } | null
  readonly members: readonly PilotMember[]
  readonly excluded: { readonly notPaying: number; readonly inBothArms: number; readonly notRipe: number }
  /** When the last customer's horizon is over; `null` without customers. */
  readonly ripeAt: Instant | null
  readonly grade: Grade
  readonly caveats: readonly string[]
  readonly sentence: string
}

/** Fewer in an arm and nothing is said. */
const fewest = 30
/** An arm ratio that chance would give less often than this was not chance's work (sample ratio mismatch; Fabijan et al. 2019). */
const mismatch = 0.001

/**
 * Reads a pilot back: everybody in the arm that chance gave them first, whatever happened afterwards (intention to treat), kept when still paying without a gap at the
 * horizon, compared by Newcombe's interval for two independent shares. Nothing of the difference is told before everybody's horizon is over, so that nobody stops when
 * it looks good; arms far from half and half are no work of chance and nothing is claimed.
 */
export function pilotResult(
  lines: readonly PilotLine[],
  paying: PilotPaying,
  plan: PilotPromise | null,
  dayOf: (at: Instant) => number,
): PilotResult {
  const horizonDays = plan?.horizonDays ?? 90
  const horizon = horizonDays * day
  const firsts = new Map<number, PilotLine>()
  const both = new Set<number>()
  for (const line of [...lines].sort((a, b) => a.at - b.at || a.payer - b.payer || (a.arm < b.arm ? -1 : 1))) {
    const known = firsts.get(line.payer)
    if (known === undefined) firsts.set(line.payer, line)
    else if (known.arm !== line.arm) both.add(line.payer)
  }
  const assigned = [...firsts.values()]
  const paid = assigned.filter(
    (line) => paying.mrrBefore(line.payer, line.at + 1) > 0 || paying.isPayingAt(line.payer, line.at),
  )
  const ripe = paid.filter((line) => line.at + horizon <= paying.through)
  const members = ripe.map((line): PilotMember => {
    const left = paying.churnAfter(line.payer, line.at)
    return {
      payer: line.payer,
      arm: line.arm,
      at: line.at,
      mrrMinor: paying.mrrBefore(line.payer, line.at + 1),
      kept: !(left <= line.at + horizon),
    }
  })
  const arms = (['pilot-control', 'pilot-treated'] as const).map((arm) => armOf(arm, members))
  const [control, treated] = arms as [PilotArm, PilotArm]
  const excluded = {
    notPaying: assigned.length - paid.length,
    inBothArms: both.size,
    notRipe: paid.length - ripe.length,
  }
  const counts = (arm: PilotLine['arm']): number => assigned.filter((line) => line.arm === arm).length
  const byChance = ratioP(counts('pilot-control'), counts('pilot-treated')) >= mismatch
  const wanted = Math.max(fewest, plan?.customersPerArm ?? 0)
  const isFew = control.customers < fewest || treated.customers < fewest
  const difference = excluded.notRipe > 0 || isFew || !byChance ? null : differenceOf(control, treated)
  const verdict: PilotVerdict =
    assigned.length === 0
      ? 'none'
      : !byChance
        ? 'not by chance'
        : excluded.notRipe > 0
          ? 'not ripe'
          : isFew
            ? 'too few'
            : difference === null || (difference.low <= 0 && difference.high >= 0)
              ? 'no detectable difference'
              : difference.low > 0
                ? 'success'
                : 'worse'
  const firstDay = assigned[0] === undefined ? null : dayOf(assigned[0].at)
  const caveats = [
    ...(plan === null
      ? ['No plan was kept before: what counts as success was not said beforehand.']
      : firstDay !== null && plan.day > firstDay
        ? ['The plan was kept after the first customer was assigned.']
        : []),
    ...(plan?.customersPerArm != null &&
    Math.min(control.customers, treated.customers) < wanted &&
    verdict !== 'not ripe'
      ? [
          `Fewer customers in an arm than the ${plan.customersPerArm} planned: a difference of the size looked for may go unseen.`,
        ]
      : []),
    ...(excluded.inBothArms > 0
      ? [
          `${plural(excluded.inBothArms, 'customer')} stood in both arms and ${excluded.inBothArms === 1 ? 'counts' : 'count'} in the first.`,
        ]
      : []),
  ]
  const planned = plan !== null && firstDay !== null && plan.day <= firstDay
  const result = {
    verdict,
    plan,
    horizonDays,
    arms,
    difference,
    members,
    excluded,
    ripeAt: paid.length === 0 ? null : Math.max(...paid.map((line) => line.at)) + horizon,
    grade: (difference === null ? 'fact' : planned ? 'A' : 'C') as Grade,
    caveats,
  }
  return { ...result, sentence: sentenceOf(result, dayOf) }
}

function armOf(arm: PilotLine['arm'], members: readonly PilotMember[]): PilotArm {
  const own = members.filter((one) => one.arm === arm)
  const kept = own.filter((one) => one.kept).length
  const interval = own.length < fewest ? null : wilsonInterval(kept, own.length)
  return {
    arm,
    customers: own.length,
    kept,
    share: own.length < fewest ? null : kept / own.length,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    mrrMinor: own.reduce((sum, one) => sum + one.mrrMinor, 0),
  }
}

function differenceOf(control: PilotArm, treated: PilotArm) {
  const { estimate, low, high } = newcombeDifference(
    { successes: treated.kept, n: treated.customers },
    { successes: control.kept, n: control.customers },
  )
  return { value: estimate, low, high }
}

/** How often chance alone would put so many more into one of two arms of half each (normal approximation with continuity correction). */
function ratioP(a: number, b: number): number {
  const n = a + b
  if (n === 0) return 1
  const z = Math.max(0, Math.abs(a - b) - 1) / Math.sqrt(n)
  return normalTwoSided(z)
}

function sentenceOf(result: Omit<PilotResult, 'sentence'>, dayOf: (at: Instant) => number): string {
  const [control, treated] = result.arms as [PilotArm, PilotArm]
  const shares = `${formatShare(treated.share ?? 0)} of ${plural(treated.customers, 'treated customer')} were kept after ${result.horizonDays} days and ${formatShare(control.share ?? 0)} of ${plural(control.customers, 'control customer')}`
  const by = result.difference
    ? `: ${formatPoints(result.difference.value)}, 95 % interval ${formatPoints(result.difference.low)} to ${formatPoints(result.difference.high)}`
    : ''
  switch (result.verdict) {
    case 'none':
      return 'No pilot was read in.'
    case 'not by chance':
      return 'The arms of the pilot are too uneven to be the work of chance, so nothing is claimed from it.'
    case 'not ripe':
      return `The pilot is still being followed: ${plural(result.excluded.notRipe, 'customer')} ${result.excluded.notRipe === 1 ? 'is' : 'are'} not yet ${result.horizonDays} days past. It can be read on ${result.ripeAt === null ? 'a later day' : dateOfDay(dayOf(result.ripeAt))}; nothing of the difference is shown before.`
    case 'too few':
      return `The pilot has too few customers to say anything: ${control.customers} in control, ${treated.customers} treated, and thirty in each are the least.`
    case 'success':
      return `The pilot succeeded as planned: ${shares}${by}.`
    case 'no detectable difference':
      return `The pilot showed no detectable difference: ${shares}${by}.`
    case 'worse':
      return `The pilot showed that fewer were kept with the change: ${shares}${by}.`
  }
}

/**
 * What a pilot that succeeded validates of a month's revenue, in minor units: for each treated customer, what they paid × the lower end of the difference. No more than
 * they paid.
 */
export function validatedByPayer(result: PilotResult): ReadonlyMap<number, number> {
  const low = result.verdict === 'success' && result.grade === 'A' ? Math.max(0, result.difference?.low ?? 0) : 0
  if (low === 0) return new Map()
  return new Map(
    result.members
      .filter((one) => one.arm === 'pilot-treated')
      .map((one) => [one.payer, Math.min(one.mrrMinor, Math.floor(one.mrrMinor * low))]),
  )
}

/** The pilot as evidence: each arm's retention and the difference between them. */
export function pilotEvidence(
  result: PilotResult,
  about: { readonly period: string; readonly dataThrough: number | null; readonly sources: readonly string[] },
): Evidence[] {
  if (result.verdict === 'none') return []
  const base = {
    version: 1,
    currency: null,
    period: about.period,
    excluded: {
      ...(result.excluded.notPaying > 0 && { 'not paying when assigned': result.excluded.notPaying }),
      ...(result.excluded.notRipe > 0 && { [`not yet ${result.horizonDays} days`]: result.excluded.notRipe }),
    },
    grade: result.grade,
    caveats: result.caveats,
    dataThrough: about.dataThrough,
    sources: about.sources,
  } as const
  return [
    ...result.arms.map(
      (arm): Evidence => ({
        ...base,
        id: evidenceId('pilot-retention', 1, about.period, { arm: arm.arm }),
        metric: 'pilot-retention',
        title: arm.arm === 'pilot-treated' ? 'Kept with the change' : 'Kept without the change',
        value: result.difference === null ? null : arm.share,
        unit: 'share',
        numerator: result.difference === null ? null : arm.kept,
        denominator: arm.customers,
        n: arm.customers,
        low: result.difference === null ? null : arm.low,
        high: result.difference === null ? null : arm.high,
        filter: { arm: arm.arm },
        note: result.difference === null ? result.sentence : null,
        rows: { table: 'customers', selection: 'pilot-retention', from: null, until: null, filter: { arm: arm.arm } },
      }),
    ),
    {
      ...base,
      id: evidenceId('pilot-difference', 1, about.period),
      metric: 'pilot-difference',
      title: 'Kept with the change less kept without',
      value: result.difference?.value ?? null,
      unit: 'points',
      numerator: null,
      denominator: null,
      n: result.members.length,
      low: result.difference?.low ?? null,
      high: result.difference?.high ?? null,
      filter: {},
      note: result.difference === null ? result.sentence : null,
      rows: { table: 'customers', selection: 'pilot-retention', from: null, until: null, filter: {} },
    },
  ]
}

/** The two arms as a picture; `null` until they may be compared. */
export function maybePilotChart(result: PilotResult, period: string): Exhibit | null {
  if (result.difference === null) return null
  return {
    kind: 'bar',
    horizontal: true,
    alt: result.sentence,
    caption: `Customers kept after ${result.horizonDays} days, by the arm that chance gave them`,
    unit: 'share',
    currency: null,
    evidence: result.arms.map((arm) => evidenceId('pilot-retention', 1, period, { arm: arm.arm })),
    categories: result.arms.map((arm) => (arm.arm === 'pilot-treated' ? 'With the change' : 'As today')),
    series: [
      {
        name: 'Kept',
        tone: 'accent',
        values: result.arms.map((arm) => arm.share),
        low: result.arms.map((arm) => arm.low),
        high: result.arms.map((arm) => arm.high),
      },
    ],
  }
}
