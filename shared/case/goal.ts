import { addMonths, monthsBetween } from '../base/calendar.ts'
import { formatMoneyShort } from '../base/format.ts'
import { type Assumption, type AssumptionId, type Assumptions, cautious, type Values, valuesOf } from './assumption.ts'
import { benefitLines } from './case-model.ts'
import { shareInMonth } from './ramp.ts'
import { maybeValueFor } from './sensitivity.ts'

/** What a person may wish for: so much more a year, by a month. */
export const goalOutcomes = ['revenue-kept', 'cash-saved', 'capacity-freed', 'revenue-expanded'] as const
export type GoalOutcome = (typeof goalOutcomes)[number]

export interface GoalWanted {
  readonly outcome: GoalOutcome
  /** A year, in minor units. */
  readonly amountMinor: number
  /** The month by which it is to run at that rate: `2027-12`. */
  readonly by: string
}

/** What one driver alone would have to be. */
export interface GoalDriver {
  readonly id: AssumptionId
  readonly title: string
  readonly unit: Assumption['unit']
  readonly now: number
  /** `null` when no possible value does it. */
  readonly needed: number | null
  /** Outside the range that the data or anyone has thought possible? */
  readonly outside: boolean
}

export interface GoalReport {
  readonly wanted: GoalWanted
  readonly currency: string
  /** What the drivers as they are would bring a year by then. */
  readonly reachedMinor: number
  readonly drivers: readonly GoalDriver[]
  /** All drivers moved together by the same part of the way to their favourable end; more than the whole way is outside. `null` when nothing does it. */
  readonly together: {
    readonly partOfTheWay: number
    readonly drivers: readonly {
      readonly id: AssumptionId
      readonly title: string
      readonly unit: Assumption['unit']
      readonly value: number
    }[]
    readonly outside: boolean
  } | null
  readonly sentence: string
}

const classOf: Readonly<Record<GoalOutcome, string>> = {
  'revenue-kept': 'protected',
  'cash-saved': 'cash',
  'capacity-freed': 'capacity',
  'revenue-expanded': 'expanded',
}

/** Drivers that a team can move; volumes, margins and what finance decides are taken as they are. */
const movable: readonly AssumptionId[] = [
  'failures-avoided',
  'saving-per-failure',
  'tools-retired',
  'exposed-revenue',
  'risk-difference',
  'expansion-revenue',
  'expansion-uplift',
  'months-kept',
]

/**
 * Works backwards from an outcome: what each driver alone would have to be for it to run at that yearly rate in the month wished for, with the ramp that the case
 * has from the month after the data; which combination gets there; and what lies outside anything seen or thought possible.
 * Revenue is gross margin after attribution, as the case counts it.
 */
export function goalReport(
  assumptions: Assumptions,
  wanted: GoalWanted,
  dataMonth: string,
  currency: string,
): GoalReport {
  const month = Math.max(0, monthsBetween(addMonths(dataMonth, 0), wanted.by))
  const lines = benefitLines.filter((line) => line.class === classOf[wanted.outcome])
  const yearly = (values: Values): number => {
    const share = month === 0 ? 0 : shareInMonth(values['ramp-first-month'], values['ramp-sixth-month'], month)
    return lines.reduce((sum, line) => sum + line.flow(values, 1, [share]), 0)
  }
  const values = valuesOf(assumptions, cautious)
  const ids = movable.filter((id) => lines.some((line) => line.drivers.includes(id) || line.id === id))
  const drivers = ids.map((id): GoalDriver => {
    const driver = assumptions[id]
    const needed = maybeValueFor(driver, (at) => yearly({ ...values, [id]: at }), wanted.amountMinor)
    return {
      id,
      title: driver.title,
      unit: driver.unit,
      now: values[id],
      needed,
      outside: needed === null || needed > driver.high || needed < driver.low,
    }
  })
  const moved = (part: number): Values => ({
    ...values,
    ...Object.fromEntries(ids.map((id) => [id, along(assumptions[id], values[id], part)])),
  })
  const reached = yearly(values)
  const part = maybePart((at) => yearly(moved(at)), wanted.amountMinor)
  const together =
    part === null
      ? null
      : {
          partOfTheWay: part,
          outside: part > 1,
          drivers: ids.map((id) => ({
            id,
            title: assumptions[id].title,
            unit: assumptions[id].unit,
            value: moved(part)[id],
          })),
        }
  return {
    wanted,
    currency,
    reachedMinor: Math.round(reached),
    drivers,
    together,
    sentence: sentenceOf(wanted, reached, drivers, part, currency),
  }
}

/** From the cautious value towards, and if need be beyond, the favourable end; never beyond what the unit allows. */
function along({ unit, high }: Assumption, from: number, part: number): number {
  const to = from + (high - from) * part
  return unit === 'share' ? Math.min(1, to) : unit === 'months' ? Math.min(12, to) : to
}

/** The smallest part of the way that reaches the target, up to ten times the whole way. */
function maybePart(outcome: (part: number) => number, target: number): number | null {
  if (outcome(0) >= target) return 0
  let [low, high] = [0, 10]
  if (outcome(high) < target) return null
  for (let i = 0; i < 100; i += 1) {
    const middle = (low + high) / 2
    if (outcome(middle) >= target) high = middle
    else low = middle
  }
  return high
}

function sentenceOf(
  wanted: GoalWanted,
  reached: number,
  drivers: readonly GoalDriver[],
  part: number | null,
  currency: string,
): string {
  const money = (minor: number): string => formatMoneyShort(Math.round(minor), currency)
  const now = `The case as it stands brings ${money(reached)} a year by then`
  if (part === 0) return `${now}: the goal of ${money(wanted.amountMinor)} is within it.`
  const inside = drivers.filter((driver) => !driver.outside)
  const alone =
    inside.length === 0
      ? 'no driver alone reaches it within what was thought possible'
      : `${inside.map((driver) => driver.title.toLowerCase()).join(' or ')} alone could reach it`
  const all =
    part === null
      ? 'and all together do not either'
      : part > 1
        ? 'and all together only beyond what anything in the data has shown'
        : 'and all together reach it within their ranges'
  return `${now}; for ${money(wanted.amountMinor)}, ${alone}, ${all}.`
}
