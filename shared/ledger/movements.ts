import { invariant } from '../base/assert.ts'
import type { Day } from '../base/calendar.ts'
import type { Instant } from '../base/model.ts'

/** The kinds of change of a customer's monthly recurring revenue (MRR). */
export type MovementKind = 'new' | 'expansion' | 'contraction' | 'churn' | 'reactivation'
export const movementKinds: readonly MovementKind[] = ['new', 'expansion', 'contraction', 'churn', 'reactivation']

/** Subscriptions as columns, ascending by payer; all in one currency. Instants; `NaN` where there is none. */
export interface SubscriptionColumns {
  readonly payer: Int32Array
  /** Monthly recurring amount in minor units. */
  readonly mrr: Float64Array
  readonly startedAt: Float64Array
  readonly trialEndAt: Float64Array
  readonly endedAt: Float64Array
}

/** Movements as columns, ascending by payer and then by time. */
export interface MovementColumns {
  readonly payer: Int32Array
  readonly at: Float64Array
  /** Index into `movementKinds`. */
  readonly kind: Uint8Array
  /** Change in minor units: negative for contraction and churn. */
  readonly amount: Float64Array
  /** What the payer pays a month from then on. */
  readonly after: Float64Array
}

/** Changes of one payer within this many seconds on one day are one net change, so that a plan swap is no churn. */
export const sameChangeSeconds = 3600

/**
 * Turns subscriptions into the movements of each payer's MRR. A subscription pays from the end of its trial until it ends; amounts of zero or less
 * never pay. The first amount ever is `new`; from nothing after having paid `reactivation`; to nothing `churn`; up `expansion`; down `contraction`
 * (also when one of several subscriptions ends). Changes of a payer within an hour on one local day are netted. What lies after `through` has
 * not happened yet. So at the start of any local day: MRR before + Σ movements = MRR, per payer and in total. Linear in subscriptions, but for
 * the sorting of each payer's own changes.
 */
export function mrrMovements(
  subscriptions: SubscriptionColumns,
  options: { readonly dayOf: (at: Instant) => Day; readonly through: Instant },
): MovementColumns {
  const count = subscriptions.payer.length
  const found = {
    payer: new Int32Array(count * 2),
    at: new Float64Array(count * 2),
    kind: new Uint8Array(count * 2),
    amount: new Float64Array(count * 2),
    after: new Float64Array(count * 2),
  }
  let size = 0
  const changes: Change[] = []
  for (let i = 0; i < count; ) {
    const payer = subscriptions.payer[i] as number
    changes.length = 0
    for (; i < count && subscriptions.payer[i] === payer; i += 1) addChanges(changes, subscriptions, i, options.through)
    invariant(i === count || (subscriptions.payer[i] as number) > payer, 'subscriptions are not in the order of payers')
    if (changes.length > 1) changes.sort((a, b) => a.at - b.at)
    let mrr = 0
    let hasPaid = false
    for (let c = 0; c < changes.length; ) {
      const first = changes[c] as Change
      const before = mrr
      for (let next: Change | undefined = first; next && isSameChange(first, next, options.dayOf); next = changes[c]) {
        mrr += next.delta
        c += 1
      }
      if (mrr === before) continue
      found.payer[size] = payer
      found.at[size] = first.at
      found.kind[size] = movementKinds.indexOf(kindOf(before, mrr, hasPaid))
      found.amount[size] = mrr - before
      found.after[size] = mrr
      size += 1
      hasPaid = true
    }
  }
  return {
    payer: found.payer.subarray(0, size),
    at: found.at.subarray(0, size),
    kind: found.kind.subarray(0, size),
    amount: found.amount.subarray(0, size),
    after: found.after.subarray(0, size),
  }
}

interface Change {
  readonly at: Instant
  readonly delta: number
}

function addChanges(changes: Change[], subscriptions: SubscriptionColumns, i: number, through: Instant): void {
  const mrr = subscriptions.mrr[i] as number
  const trialEnd = subscriptions.trialEndAt[i] as number
  const started = subscriptions.startedAt[i] as number
  const ended = subscriptions.endedAt[i] as number
  const from = Number.isNaN(trialEnd) ? started : Math.max(trialEnd, started)
  if (mrr <= 0 || from > through || ended <= from) return
  changes.push({ at: from, delta: mrr })
  if (ended <= through) changes.push({ at: ended, delta: -mrr })
}

function isSameChange(first: Change, next: Change, dayOf: (at: Instant) => Day): boolean {
  if (next.at === first.at) return true
  return next.at - first.at <= sameChangeSeconds && dayOf(next.at) === dayOf(first.at)
}

function kindOf(before: number, after: number, hasPaid: boolean): MovementKind {
  if (before === 0) return hasPaid ? 'reactivation' : 'new'
  if (after === 0) return 'churn'
  return after > before ? 'expansion' : 'contraction'
}
