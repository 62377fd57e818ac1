import { formatPoints, formatShare, plural } from '../base/format.ts'
import { retentionPower, retentionSampleSize } from '../stats/retention-power.ts'

export interface PilotWanted {
  /** How long customers are followed; 90 days when left out. */
  readonly horizonDays?: 90 | 180
  /** Share of failures that the change avoids; the register's value when left out. */
  readonly failuresAvoided?: number
  /** Chance of seeing the effect if it is there; 0.8 when left out. */
  readonly power?: number
  readonly arms?: 2
}

/** What the company's own data say about a pilot's customers. */
export interface PilotGround {
  readonly horizonDays: 90 | 180
  /** Retention by the horizon after poor AI handling, and how much higher it was after strong. */
  readonly retention: number
  readonly difference: number
  readonly failuresAvoided: number
  /** Customers who meet AI for the first time in a quarter, each week. */
  readonly customersPerWeek: number
  readonly evidence: readonly string[]
}

export interface PilotPlan {
  readonly unit: 'customer'
  readonly arms: readonly { readonly name: string; readonly what: string; readonly customers: number }[]
  readonly horizonDays: number
  readonly control: number
  readonly treated: number
  readonly power: number
  /** In each arm; `null` when there is no difference to look for. */
  readonly customersPerArm: number | null
  readonly weeksToEnrol: number | null
  readonly weeksInAll: number | null
  /** The smallest difference that one quarter's customers could show, 0..1. */
  readonly seenInAQuarter: number | null
  readonly success: string
  readonly stop: string
  readonly file: {
    readonly name: string
    readonly columns: readonly string[]
    readonly example: readonly (readonly string[])[]
    readonly how: string
  }
  readonly feasible: boolean
  readonly sentence: string
  readonly evidence: readonly string[]
}

const longest = 52

/**
 * Plans a pilot that retention decides: customers put into two arms by chance, how many and for how long, what would count as success, and the file that brings
 * the arms back. The effect looked for is the part of the difference in retention that the change could undo. Sample size by `retentionSampleSize` (two-sided 5 %).
 */
export function planPilot(ground: PilotGround, power = 0.8): PilotPlan {
  const effect = ground.difference * ground.failuresAvoided
  const control = ground.retention
  const treated = Math.min(1, control + effect)
  const design = { control, treated }
  const each = effect > 0 && treated > control ? retentionSampleSize(design, power) : null
  const enrol = each === null || ground.customersPerWeek <= 0 ? null : Math.ceil((2 * each) / ground.customersPerWeek)
  const inAll = enrol === null ? null : enrol + Math.ceil(ground.horizonDays / 7)
  const quarterArm = Math.floor((ground.customersPerWeek * 13) / 2)
  const seen = quarterArm < 30 ? null : smallestSeen(control, quarterArm, power)
  const feasible = inAll !== null && inAll <= longest
  return {
    unit: 'customer',
    arms: [
      { name: 'pilot-control', what: 'AI handles as today', customers: each ?? 0 },
      { name: 'pilot-treated', what: 'AI handles with the change', customers: each ?? 0 },
    ],
    horizonDays: ground.horizonDays,
    control,
    treated,
    power,
    customersPerArm: each,
    weeksToEnrol: enrol,
    weeksInAll: inAll,
    seenInAQuarter: seen,
    success: `after ${ground.horizonDays} days the share of customers kept is higher in pilot-treated than in pilot-control, all counted in the arm that chance gave them, and the 95 % interval of the difference lies above zero`,
    stop: 'stop early only if customers come back about the same thing clearly more often in pilot-treated; never because retention looks good',
    file: {
      name: 'pilot-arms.csv',
      columns: ['customer_id', 'signal_type', 'date'],
      example: [
        ['cus_0001', 'pilot-treated', '2027-01-04'],
        ['cus_0002', 'pilot-control', '2027-01-04'],
      ],
      how: 'one line for each customer on the day that chance chose the arm',
    },
    feasible,
    sentence: sentenceOf(ground, effect, each, enrol, inAll, seen),
    evidence: ground.evidence,
  }
}

/** The smallest gain in retention that so many customers in each arm show with this power. */
function smallestSeen(control: number, each: number, power: number): number | null {
  let [low, high] = [0, 1 - control]
  if (high <= 0 || retentionPower({ control, treated: 1 }, each) < power) return null
  for (let i = 0; i < 60; i += 1) {
    const middle = (low + high) / 2
    if (retentionPower({ control, treated: control + middle }, each) >= power) high = middle
    else low = middle
  }
  return high
}

function sentenceOf(
  ground: PilotGround,
  effect: number,
  each: number | null,
  enrol: number | null,
  inAll: number | null,
  seen: number | null,
): string {
  if (each === null)
    return 'No pilot can be planned on retention: the cohorts show no difference that the change could undo. Measure returns within seven days instead.'
  const wish = `To see ${formatPoints(effect)} in retention by day ${ground.horizonDays} (from ${formatShare(ground.retention)}) a pilot needs ${plural(each, 'customer')} in each arm`
  if (enrol === null || inAll === null) return `${wish}; the data can’t tell how many come.`
  const time = `${wish}, ${plural(enrol, 'week')} to enrol them and ${plural(inAll, 'week')} in all`
  if (inAll <= longest) return `${time}.`
  const instead = seen === null ? '' : ` One quarter’s customers could show ${formatPoints(seen)} or more.`
  return `${time}: longer than a year, so retention can’t decide it here.${instead} Let returns within seven days decide instead.`
}
