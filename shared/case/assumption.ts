import type { Triangle } from './triangle.ts'

/** Every value that the case rests on, in reading order. */
export const assumptionIds = [
  'failed-attempts',
  'saving-per-failure',
  'failures-avoided',
  'cash-share',
  'tools-retired',
  'exposed-revenue',
  'risk-difference',
  'expansion-revenue',
  'expansion-uplift',
  'months-kept',
  'gross-margin',
  'attribution',
  'horizon',
  'decay',
  'evidence-factor',
  'ramp-first-month',
  'ramp-sixth-month',
  'implementation',
  'training',
  'fees',
  'upkeep',
  'discount-rate',
] as const
export type AssumptionId = (typeof assumptionIds)[number]

/** `anchored` in the company's own data or contracts, `benchmarked` against others, or `estimated` by a person. */
export type AssumptionClass = 'anchored' | 'benchmarked' | 'estimated'
export const assumptionClasses: readonly AssumptionClass[] = ['anchored', 'benchmarked', 'estimated']

/** What finance says of it. */
export type FinanceStatus = 'open' | 'challenged' | 'agreed'
export const financeStatuses: readonly FinanceStatus[] = ['open', 'challenged', 'agreed']

/** One line of the register. Money is in minor units, shares are 0..1. */
export interface Assumption extends Triangle {
  readonly id: AssumptionId
  readonly title: string
  readonly unit: 'money' | 'share' | 'count' | 'months'
  /** What it does in the case, in one sentence. */
  readonly meaning: string
  readonly class: AssumptionClass
  readonly source: string
  readonly owner: string
  /** `2026-09-30`; `null` when it was never dated. */
  readonly date: string | null
  readonly status: FinanceStatus
  /** Ids of the evidence that it was read from. */
  readonly evidence: readonly string[]
  /** Is more of it better for the case? */
  readonly good: 'up' | 'down'
  /** Did a person change it? */
  readonly edited: boolean
}

/** A person's change of an assumption; what is left out stays as it is. */
export interface AssumptionEdit {
  readonly id: AssumptionId
  readonly value?: number
  readonly low?: number
  readonly high?: number
  readonly class?: AssumptionClass
  readonly source?: string
  readonly owner?: string
  readonly date?: string
  readonly status?: FinanceStatus
}

export type Assumptions = Readonly<Record<AssumptionId, Assumption>>
export type Values = Readonly<Record<AssumptionId, number>>

/** What can't be: a value outside what its unit allows, or out of order. `null` when the assumption holds together. */
export function whyImpossible({ unit, low, value, high }: Assumption): string | null {
  if (![low, value, high].every(Number.isFinite)) return 'it is not a number'
  if (low > value || value > high) return 'low, value and high are not in order'
  if (low < 0) return 'it can’t be negative'
  if (unit === 'share' && high > 1) return 'a share can’t be more than 100 %'
  if (unit === 'months' && high > 12) return 'a year has twelve months'
  return null
}

/**
 * The assumption with a person's change. A new value without a range of its own moves the range along, in proportion, as far as the unit allows; whatever a
 * person changes the number of is no longer anchored in data, and finance has to look at it again.
 */
export function changeAssumption(was: Assumption, edit: AssumptionEdit): Assumption {
  const value = edit.value ?? was.value
  const scale = was.value > 0 ? value / was.value : 1
  const most = was.unit === 'share' ? 1 : was.unit === 'months' ? 12 : Number.MAX_SAFE_INTEGER
  const whole = (amount: number): number => (was.unit === 'money' || was.unit === 'count' ? Math.round(amount) : amount)
  const moved = edit.value !== undefined && edit.value !== was.value
  const low = edit.low ?? (moved ? Math.min(value, whole(was.low * scale)) : was.low)
  const high = edit.high ?? (moved ? Math.max(value, Math.min(most, whole(was.high * scale))) : was.high)
  const changed = value !== was.value || low !== was.low || high !== was.high
  return {
    ...was,
    value,
    low,
    high,
    class: edit.class ?? (changed ? 'estimated' : was.class),
    source: edit.source ?? (changed ? `entered; it was read from: ${sourceBefore(was)}` : was.source),
    owner: edit.owner ?? was.owner,
    date: edit.date ?? was.date,
    status: edit.status ?? (changed ? 'open' : was.status),
    edited: true,
  }
}

const entered = 'entered; it was read from: '

function sourceBefore(was: Assumption): string {
  return was.source.startsWith(entered) ? was.source.slice(entered.length) : was.source
}

/** Reads one value of each assumption: the most likely, the low or high end, or the cautious one. */
export function valuesOf(assumptions: Assumptions, pick: (one: Assumption) => number): Values {
  return Object.fromEntries(assumptionIds.map((id) => [id, pick(assumptions[id])])) as unknown as Values
}

/**
 * The risk-adjusted value: the mean of its triangle where that is the more cautious one, else the most likely value; never the rosier of the two. The
 * discount rate is what finance says and stays.
 */
export function cautious(one: Assumption): number {
  if (one.id === 'discount-rate') return one.value
  const mean = (one.low + one.value + one.high) / 3
  return one.good === 'up' ? Math.min(one.value, mean) : Math.max(one.value, mean)
}
