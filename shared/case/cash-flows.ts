import { invariant } from '../base/assert.ts'

/** Money at the end of each year; the first is today. Amounts may have fractions: only what is shown is rounded. */
export type Flows = readonly number[]

/**
 * What flows are worth today: today's whole, each later one as if it came at its year's end, divided by (1 + rate) for every year that passes.
 * Forrester's Total Economic Impact and every spreadsheet but its `NPV()` function agree on this (that one discounts the first flow too).
 * @example presentValue([-100, 110], 0.1) // 0
 */
export function presentValue(flows: Flows, rate: number): number {
  invariant(rate > -1, `a discount rate of ${rate} means nothing`)
  // Horner from the last year: one division a year and no powers.
  let value = 0
  for (let year = flows.length - 1; year >= 1; year -= 1) value = (value + (flows[year] as number)) / (1 + rate)
  return value + (flows[0] ?? 0)
}

/**
 * The internal rate of return: the discount rate at which the flows are worth nothing today. `null` when there is none above −100 %, or when the
 * flows change sign more than once, since then several rates or none answer and one alone would mislead. Found by bisection to the last bit, so it can't run away.
 * @example internalRate([-100, 110]) // 0.1
 */
export function internalRate(flows: Flows): number | null {
  const signs = flows.filter((flow) => flow !== 0).map(Math.sign)
  const changes = signs.filter((sign, index) => index > 0 && sign !== signs[index - 1]).length
  if (changes !== 1) return null
  const invests = signs[0] === -1
  const isWorth = (rate: number): boolean => presentValue(flows, rate) > 0 === invests
  let low = -1 + 2 ** -40
  let high = 1
  if (!isWorth(low)) return null
  while (isWorth(high)) {
    high *= 2
    if (high > 1e12) return null
  }
  for (;;) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) return middle
    if (isWorth(middle)) low = middle
    else high = middle
  }
}

/**
 * Months until what came in has made up for what went out and stays so; within a year money is taken to come evenly. 0 when nothing has to be made up for,
 * `null` when it does not happen within the years given.
 * @example paybackMonths([-100, 200]) // 6
 */
export function paybackMonths(flows: Flows): number | null {
  let sum = 0
  let paidBack: number | null = 0
  flows.forEach((flow, year) => {
    const before = sum
    sum += flow
    if (sum < 0) paidBack = null
    else if (before < 0) paidBack = 12 * (year - 1) + (12 * -before) / flow
  })
  return paidBack
}

/** The figures that a case is judged by. */
export interface CaseFigures {
  readonly benefitsToday: number
  readonly costsToday: number
  readonly npv: number
  /** Net present value for each unit of money spent; `null` when nothing is spent. */
  readonly roi: number | null
  readonly irr: number | null
  readonly paybackMonths: number | null
  /** Benefits less costs, year by year. */
  readonly net: Flows
}

/**
 * Judges benefits against costs (both positive, today first): what both are worth today, net present value, return on what is spent, internal rate
 * of return and payback.
 * @example Forrester on Salesloft: NPV 5,496,170, ROI 329 %
 */
export function judgeFlows(benefits: Flows, costs: Flows, rate: number): CaseFigures {
  invariant(benefits.length === costs.length, 'benefits and costs cover different years')
  const net = benefits.map((benefit, year) => benefit - (costs[year] as number))
  const costsToday = presentValue(costs, rate)
  const benefitsToday = presentValue(benefits, rate)
  const npv = benefitsToday - costsToday
  return {
    benefitsToday,
    costsToday,
    npv,
    roi: costsToday > 0 ? npv / costsToday : null,
    irr: internalRate(net),
    paybackMonths: paybackMonths(net),
    net,
  }
}
