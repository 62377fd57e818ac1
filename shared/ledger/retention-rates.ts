import type { Instant } from '../base/model.ts'
import { wilsonInterval } from '../stats/wilson.ts'
import type { PayerTimelines } from './payer-timelines.ts'

/** A customer who paid at the start of a period. Minor units. */
export interface CohortMember {
  readonly payer: number
  readonly start: number
  /** At the end of the period; 0 when gone. */
  readonly end: number
  /** Did the customer leave within the period, even if only to come back? */
  readonly left: boolean
}

/** How a closed cohort of customers fared over a period; rates are `null` when nobody paid at its start. */
export interface RetentionRates {
  readonly customers: number
  readonly startMinor: number
  /** Σ of the smaller of start and end, per customer. */
  readonly grossKeptMinor: number
  readonly netKeptMinor: number
  /** What those who left and came back pay at the end: counted as lost above. */
  readonly cameBackMinor: number
  readonly lost: number
  readonly cameBack: number
  readonly grossRevenueRetention: number | null
  readonly netRevenueRetention: number | null
  readonly logoChurn: number | null
  /** 95 % intervals; `null` with fewer than two customers. */
  readonly grossInterval: Interval | null
  readonly netInterval: Interval | null
  readonly churnInterval: Interval | null
}

/** From and to. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** Everyone who paid at the start of a period, with what they pay at its end. */
export function cohortOf(timelines: PayerTimelines, from: Instant, until: Instant): CohortMember[] {
  const members: CohortMember[] = []
  for (const payer of timelines.payerId) {
    const start = timelines.mrrBefore(payer, from)
    if (start <= 0) continue
    const end = timelines.mrrBefore(payer, until)
    const churn = timelines.churnAfter(payer, from - 1)
    members.push({ payer, start, end, left: end === 0 || churn < until })
  }
  return members
}

/**
 * Gross and net revenue retention (SaaS Metrics Standards Board: closed cohort of customers paying at the start, nobody new) and logo churn
 * (ChartMogul: customers lost ÷ customers at the start, without those who came back within the period). Gross: Σ min(end, start) ÷ Σ start, so
 * expansion never hides a loss and the rate never exceeds 1. A customer who left and came back counts as lost in both revenue rates,
 * because reactivation is no part of the formula; `cameBackMinor` says how much that is.
 * @example start 100, one customer of 10 gone, one down by 10, one up by 10: gross 0.8, net 0.9
 */
export function retentionRates(members: readonly CohortMember[]): RetentionRates {
  let startMinor = 0
  let grossKeptMinor = 0
  let netKeptMinor = 0
  let cameBackMinor = 0
  let lost = 0
  let cameBack = 0
  for (const member of members) {
    startMinor += member.start
    if (!member.left) {
      grossKeptMinor += Math.min(member.start, member.end)
      netKeptMinor += member.end
    } else if (member.end > 0) {
      cameBackMinor += member.end
      cameBack += 1
    } else {
      lost += 1
    }
  }
  const per = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null)
  const grossRevenueRetention = per(grossKeptMinor, startMinor)
  const netRevenueRetention = per(netKeptMinor, startMinor)
  const grossInterval = ratioInterval(members, grossRevenueRetention, (m) => (m.left ? 0 : Math.min(m.start, m.end)))
  return {
    customers: members.length,
    startMinor,
    grossKeptMinor,
    netKeptMinor,
    cameBackMinor,
    lost,
    cameBack,
    grossRevenueRetention,
    netRevenueRetention,
    logoChurn: per(lost, members.length),
    grossInterval: grossInterval && { low: grossInterval.low, high: Math.min(1, grossInterval.high) },
    netInterval: ratioInterval(members, netRevenueRetention, (m) => (m.left ? 0 : m.end)),
    churnInterval: members.length < 2 ? null : wilsonInterval(lost, members.length),
  }
}

/**
 * 95 % interval of a ratio of sums over customers, linearised: ratio ± 1.96 × √(n ÷ (n − 1) × Σ(kept − ratio × start)²) ÷ Σ start (Cochran 1977, Sampling Techniques,
 * ch. 6). Customers are taken as a sample of those whom the company might have had; one very large customer makes it wide, as it should. Never below 0.
 */
function ratioInterval(
  members: readonly CohortMember[],
  ratio: number | null,
  kept: (member: CohortMember) => number,
): Interval | null {
  const n = members.length
  if (ratio === null || n < 2) return null
  let squares = 0
  let start = 0
  for (const member of members) {
    squares += (kept(member) - ratio * member.start) ** 2
    start += member.start
  }
  const half = (1.959963984540054 * Math.sqrt((n / (n - 1)) * squares)) / start
  return { low: Math.max(0, ratio - half), high: ratio + half }
}
