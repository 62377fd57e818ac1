import { adjustedHazard } from './adjusted-hazard.ts'
import { type CustomerHistory, type Histories, payingAt } from './history.ts'
import { type Arm, armOf, type CohortMember, design } from './members.ts'
import type { CohortDesignResult } from './report.ts'
import { fewestCustomers, fewestEvents } from './verdict.ts'
import { weighArms } from './weighting.ts'

const day = 86_400
export const landmarkDays = [30, 60, 90, 180] as const

/**
 * Landmark design (Anderson, Cain & Gelber 1983, J. Clin. Oncol. 1:710): customers still there a fixed number of days into the period, by how their contacts up to then were handled; the
 * clock restarts at the landmark, so nobody can owe the group to having stayed. What is handled later is not looked at, which draws the answer towards no difference.
 */
export function landmarkDesign(histories: Histories, length: number, a: Arm, b: Arm): CohortDesignResult {
  const members = landmarkMembers(histories, length)
  const arms = { a: members.filter((m) => m.arm === a), b: members.filter((m) => m.arm === b) }
  const events = { a: arms.a.filter((m) => m.left).length, b: arms.b.filter((m) => m.left).length }
  const about = {
    id: `landmark-${length}`,
    name: `Landmark at day ${length}`,
    what: `Customers still there ${length} days into the period, by whether any of their contacts up to then was one of ${a}; the clock restarts there.`,
    n: { a: arms.a.length, b: arms.b.length },
    events,
  }
  const none = { hazardRatio: null, low: null, high: null, p: null }
  if (Math.min(arms.a.length, arms.b.length) < fewestCustomers || Math.min(events.a, events.b) < fewestEvents)
    return { ...about, ...none, note: 'too few to say' }
  const all = [...arms.a, ...arms.b]
  const isA = Uint8Array.from(all, (_, i) => (i < arms.a.length ? 1 : 0))
  const hazard = adjustedHazard(all, isA, weighArms(all, isA).score)
  if (!hazard) return { ...about, ...none, note: 'cannot be estimated' }
  return { ...about, hazardRatio: hazard.ratio, low: hazard.low, high: hazard.high, p: hazard.p, note: null }
}

type LandmarkMember = CohortMember & { readonly arm: Arm }

function landmarkMembers({ customers, from, through }: Histories, length: number): LandmarkMember[] {
  const at = from + length * day
  if (at >= through) return []
  return customers.flatMap((customer) => memberAt(customer, from, at, through) ?? [])
}

function memberAt(customer: CustomerHistory, from: number, at: number, through: number): LandmarkMember | null {
  const { leftAt, cancelWantedAt, firstPaidAt } = customer
  if (firstPaidAt > at || (leftAt !== null && leftAt <= at) || (cancelWantedAt !== null && cancelWantedAt <= at))
    return null
  const mrrMinor = payingAt(customer, at)
  if (mrrMinor <= 0) return null
  const known = customer.contacts.filter((c) => c.openedAt + design.windowDays * day <= at)
  const byAi = known.filter((c) => c.handler === 'ai-only' || c.handler === 'ai-to-human')
  const worst = byAi.find((c) => armOf(c) === 'poor AI') ?? byAi.find((c) => armOf(c) === 'strong AI')
  const deciding =
    worst ?? known.find((c) => armOf(c) === 'poor human') ?? known.find((c) => armOf(c) === 'strong human')
  if (!deciding) return null
  const left = leftAt !== null && leftAt <= through
  return {
    arm: armOf(deciding),
    payerId: customer.payerId,
    contactId: 0,
    handler: deciding.handler,
    tier: deciding.tier,
    rule: deciding.rule,
    startAt: at,
    days: Math.max(left ? 1 : 0, Math.floor(((left ? (leftAt as number) : through) - at) / day)),
    left,
    mrrMinor,
    plan: customer.plan,
    segment: customer.segment,
    topic: 'topic not told',
    channel: 'channel not told',
    // Whoever has more contacts has more chances of a poor one: their number is held alike.
    priorContacts: byAi.length,
    allPrior: known.length,
    seenDays: (at - from) / day,
    tenureDays: Math.max(0, Math.floor((at - firstPaidAt) / day)),
    shrankBefore: false,
    seats: customer.seats,
  }
}
