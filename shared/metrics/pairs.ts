import type { Evidence } from '../base/evidence.ts'
import { formatEvidence } from '../base/format.ts'

/** Activity beside the outcome that it was meant to bring. */
export interface Pair {
  readonly activity: string
  readonly outcome: string
  readonly sentence: string
}

const pairs: readonly { activity: string; outcome: string; say: (activity: string, outcome: string) => string }[] = [
  {
    activity: 'containment-rate',
    outcome: 'ai-end-to-end-rate',
    say: (a, o) => `AI contained ${a} of its contacts without a person; ${o} were resolved and stayed so.`,
  },
  {
    activity: 'vendor-reported-resolution-rate',
    outcome: 'end-to-end-resolution-rate',
    say: (a, o) =>
      `The AI vendor counts ${a} as resolved; of all issues, ${o} were resolved end to end at the first contact.`,
  },
  {
    activity: 'containment-rate',
    outcome: 'self-service-success-rate',
    say: (a, o) =>
      `Deflection reads ${a}; of those whom no person saw and whose end can be known, ${o} were confirmed or stayed customers in silence.`,
  },
  {
    activity: 'fcr-same-topic-7d',
    outcome: 'contact-churn-90d',
    say: (a, o) =>
      `${a} of contacts brought no return about the topic; ${o} of the customers with a contact left within ninety days of it.`,
  },
  {
    activity: 'contacts',
    outcome: 'contacts-per-customer',
    say: (a, o) => `${a} contacts came in: ${o} for each paying customer.`,
  },
  {
    activity: 'handle-time',
    outcome: 'durable-share',
    say: (a, o) => `A contact took ${a} of a person’s time; ${o} of contacts ended in a durable resolution.`,
  },
  {
    activity: 'csat',
    outcome: 'csat-on-kept',
    say: (a, o) => `${a} of those who answered were satisfied; where the resolution held, ${o}.`,
  },
  {
    activity: 'csat',
    outcome: 'retained-after-contact',
    say: (a, o) =>
      `${a} of those who answered were satisfied; ${o} of customers with a contact still paid ninety days later.`,
  },
  {
    activity: 'reopen-rate',
    outcome: 'recontact-7d',
    say: (a, o) =>
      `${a} of tickets were reopened; after ${o} of contacts the customer was back within seven days, on some channel.`,
  },
]

/** Which outcome each activity metric answers to, in reading order. */
export const pairedMetrics: readonly { readonly activity: string; readonly outcome: string }[] = pairs.map(
  ({ activity, outcome }) => ({ activity, outcome }),
)

/** The pairs for which both sides can be told. */
export function activityOutcomePairs(evidence: readonly Evidence[]): Pair[] {
  const find = (metric: string) => evidence.find((e) => e.metric === metric && Object.keys(e.filter).length === 0)
  return pairs.flatMap(({ activity, outcome, say }) => {
    const a = find(activity)
    const o = find(outcome)
    if (!a || !o || a.value === null || o.value === null) return []
    return [{ activity: a.id, outcome: o.id, sentence: say(formatEvidence(a), formatEvidence(o)) }]
  })
}
