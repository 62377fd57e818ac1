import type { CohortMember } from '../../shared/cohorts/members.ts'
import { type Random, seededRandom } from '../../shared/stats/random.ts'

/** How an invented company's customers are made. */
export interface HonestyWorld {
  readonly customers: number
  readonly seed: number
  /** Ratio of the rates of leaving, poor against strong handling, at every moment and for everyone. */
  readonly hazardRatio: number
}

/** A customer before chance decides: what is known of it, how likely it is to be handled poorly, and how readily it leaves. */
interface Profile {
  readonly plan: 'Starter' | 'Growth' | 'Scale'
  readonly seats: number
  readonly use: number
  readonly prior: number
  readonly allPrior: number
  readonly seenDays: number
  readonly tenureDays: number
  readonly topic: string
  /** Chance of a poor index contact. */
  readonly poor: number
  /** Cumulative hazard after strong handling is this times `clock(day)`. */
  readonly rate: number
}

const day = 86_400
/** End of the invented data. */
export const through = 400 * day
const plans = ['Starter', 'Growth', 'Scale'] as const

/**
 * Customers with strong confounding: the large and the heavy users have harder questions, so AI fails them more often, and they leave far less readily. Whoever just splits by handling sees poor
 * handling as harmless, or even as good. Everything that confounds can be seen, but not in the form in which the cohorts adjust for it.
 */
function profileOf(random: Random): Profile {
  const size = random.uniform()
  const level = size < 0.45 ? 0 : size < 0.8 ? 1 : 2
  const use = 0.6 * random.normal()
  const seats = Math.max(1, Math.round(Math.exp(0.6 + 1.1 * level + 0.6 * random.normal())))
  const tenureDays = Math.floor(20 + 500 * random.exponential())
  const seenDays = Math.min(tenureDays, 200 + Math.floor(300 * random.uniform()))
  const monthly = 0.35 * Math.exp(0.35 * level + 1.1 * use)
  const prior = poisson(random, monthly * (Math.min(seenDays, 90) / 30.4))
  const allPrior = prior + poisson(random, monthly * (Math.max(0, seenDays - 90) / 30.4))
  const hard = random.uniform() < 0.15 + 0.2 * level + 0.06 * Math.min(prior, 4)
  const topic = hard
    ? (['integrations', 'bug report', 'performance'][random.integer(3)] as string)
    : (['billing', 'login', 'how-to', 'users'][random.integer(4)] as string)
  // Heaviness as others can see it: contacts a month so far.
  const heaviness = Math.log((allPrior + 0.5) / (seenDays / 30.4 + 1))
  const push = -0.9 + 0.55 * level + 1.1 * (hard ? 1 : 0) + 0.18 * Math.min(prior, 5) + 0.35 * heaviness
  return {
    plan: plans[level] as Profile['plan'],
    seats,
    use,
    prior,
    allPrior,
    seenDays,
    tenureDays,
    topic,
    poor: 1 / (1 + Math.exp(-push)),
    rate:
      0.9 *
      Math.exp(
        -0.45 * level -
          0.1 * Math.sqrt(seats) -
          0.1 * Math.min(prior, 5) -
          0.3 * heaviness -
          0.0004 * Math.min(tenureDays, 900),
      ),
  }
}

/** Hazard falls with time: most leave early. Years to the power 0.85. */
const clock = (days: number) => (days / 365) ** 0.85

/** Draws the customers of one world. */
export function honestyMembers({ customers, seed, hazardRatio }: HonestyWorld): CohortMember[] {
  const random = seededRandom(seed)
  return Array.from({ length: customers }, (_, i) => {
    const profile = profileOf(random)
    const poor = random.uniform() < profile.poor
    const fails = random.uniform() < 0.45
    const rate = profile.rate * (poor ? hazardRatio : 1)
    const leavesOn = Math.ceil(365 * (random.exponential() / rate) ** (1 / 0.85))
    const startAt = Math.floor((15 + 345 * random.uniform()) * day)
    const followed = Math.floor((through - startAt) / day)
    const left = leavesOn <= followed
    const priceless = random.uniform() < 0.06
    return {
      payerId: i + 1,
      contactId: i + 1,
      handler: poor ? (fails ? 'ai-only' : 'ai-to-human') : 'ai-only',
      tier: poor ? (fails ? 'failed' : 'fragile') : 'durable',
      rule: poor ? (fails ? 'came-back' : 'handed-over') : 'durable',
      startAt,
      days: left ? leavesOn : followed,
      left,
      mrrMinor: Math.round(profile.seats * 1_900 * (1 + 0.2 * random.uniform())),
      plan: profile.plan,
      segment: profile.seats > 12 ? 'Enterprise' : profile.seats > 4 ? 'Mid-market' : 'SMB',
      topic: profile.topic,
      channel: 'chat',
      priorContacts: profile.prior,
      tenureDays: profile.tenureDays,
      shrankBefore: priceless,
      seats: profile.seats,
      allPrior: profile.allPrior,
      seenDays: profile.seenDays,
    } satisfies CohortMember
  })
}

/** The true difference in days kept, poor minus strong, among the poorly handled and among those who could have gone either way. */
export interface TrueDays {
  readonly exposed: number
  readonly overlap: number
}

/** The truth of a world, from two hundred thousand customers whose both fates are computed and not drawn. */
export function trueDays(hazardRatio: number, horizon: number, customers = 200_000): TrueDays {
  const random = seededRandom(20_260_930)
  let exposed = 0
  let exposedWeight = 0
  let overlap = 0
  let overlapWeight = 0
  const clocks = Float64Array.from({ length: horizon }, (_, k) => clock(k))
  for (let i = 0; i < customers; i++) {
    const { poor, rate } = profileOf(random)
    let difference = 0
    for (const time of clocks) difference += Math.exp(-rate * hazardRatio * time) - Math.exp(-rate * time)
    exposed += poor * difference
    exposedWeight += poor
    overlap += poor * (1 - poor) * difference
    overlapWeight += poor * (1 - poor)
  }
  return { exposed: exposed / exposedWeight, overlap: overlap / overlapWeight }
}

function poisson(random: Random, mean: number): number {
  let left = mean
  let count = -1
  while (left >= 0) {
    left -= random.exponential()
    count++
  }
  return count
}
