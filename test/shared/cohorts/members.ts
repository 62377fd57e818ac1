import type { CohortMember } from '../../../shared/cohorts/members.ts'
import { seededRandom } from '../../../shared/stats/random.ts'

/** How an invented set of cohort members is made. */
export interface MemberWorld {
  readonly n: number
  readonly seed: number
  /** Ratio of the rates of leaving, poor against strong. */
  readonly hazardRatio: number
  /** Do customers on the big plan leave less and get poor handling more? */
  readonly confounded: boolean
}

/** Members of an invented company: two plans, half of them handled poorly by AI, followed for up to 350 days. */
export function inventMembers({ n, seed, hazardRatio, confounded }: MemberWorld): CohortMember[] {
  const random = seededRandom(seed)
  return Array.from({ length: n }, (_, i) => {
    const big = random.uniform() < 0.5
    const poor = random.uniform() < (confounded ? (big ? 0.7 : 0.3) : 0.5)
    const yearly = (confounded && big ? 0.25 : 0.6) * (poor ? hazardRatio : 1)
    const leavesAfter = (-Math.log(1 - random.uniform()) / yearly) * 365
    const followed = 100 + Math.floor(random.uniform() * 250)
    const left = leavesAfter <= followed
    return {
      payerId: i + 1,
      contactId: i + 1,
      handler: poor ? 'ai-to-human' : 'ai-only',
      tier: poor ? 'fragile' : 'durable',
      rule: poor ? 'handed-over' : 'durable',
      startAt: 0,
      days: Math.max(1, Math.floor(left ? leavesAfter : followed)),
      left,
      mrrMinor: big ? 90_000 : 20_000,
      plan: big ? 'big' : 'small',
      segment: 'all',
      topic: 'billing',
      channel: 'chat',
      priorContacts: 0,
      tenureDays: 400,
      shrankBefore: i % 17 === 0,
    } satisfies CohortMember
  })
}
