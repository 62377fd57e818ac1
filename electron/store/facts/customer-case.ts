import type { ReadStore } from '../store.ts'

const day = 86_400
/** What became of the customer is told after so many days, so that nothing is chosen for a quick happy end. */
export const caseFollowDays = 90
const signalDays = 30

/**
 * The rule that chooses one issue to tell as an example: of those that took at least two contacts of a paying customer, one that somebody noted a signal about first, then one after which what the
 * customer pays changed, then the largest amount. It never looks at whether the end was happy. Two parameters: instants between which the issue began.
 */
export const customerCaseSql = `
  SELECT i.id FROM issues i JOIN contacts c ON c.id = i.id
  WHERE i.opened_at >= ? AND i.opened_at < ? AND i.contacts >= 2 AND i.payer_id IS NOT NULL
    AND (SELECT m.after_minor FROM movements m WHERE m.payer_id = i.payer_id AND m.at <= i.opened_at ORDER BY m.at DESC, m.id DESC LIMIT 1) > 0
  ORDER BY
    EXISTS (SELECT 1 FROM links l JOIN signals s ON s.person_id = l.person_id
      WHERE l.payer_id = i.payer_id AND s.at >= i.opened_at AND s.at < i.opened_at + ${signalDays * day}) DESC,
    EXISTS (SELECT 1 FROM movements m WHERE m.payer_id = i.payer_id AND m.at > i.opened_at AND m.at <= i.opened_at + ${caseFollowDays * day}) DESC,
    (SELECT m.after_minor FROM movements m WHERE m.payer_id = i.payer_id AND m.at <= i.opened_at ORDER BY m.at DESC, m.id DESC LIMIT 1) DESC,
    i.opened_at, c.vendor_id
  LIMIT 1`

/** One customer's story without a name: instants in seconds, amounts a month in minor units. */
export interface CustomerCase {
  readonly plan: string | null
  readonly topic: string | null
  readonly contacts: readonly number[]
  readonly currency: string
  readonly mrrMinor: number
  /** The first signal noted within thirty days. */
  readonly signal: { readonly at: number; readonly type: string; readonly status: string | null } | null
  /** The first change of what they pay within ninety days. */
  readonly movement: { readonly at: number; readonly kind: string; readonly minor: number } | null
  /** What they paid a month when the ninety days were over. */
  readonly afterMinor: number
}

/** The example of a period by the rule; `undefined` when there is none. `until` must lie ninety days before the end of the billing data. */
export function maybeCustomerCase(store: ReadStore, from: number, until: number): CustomerCase | undefined {
  const issue = store.sql(customerCaseSql).pluck().get(from, until) as number | undefined
  if (issue === undefined) return undefined
  const row = store
    .sql(
      `SELECT i.payer_id AS payer, i.opened_at AS opened, topic.term AS topic, plan.term AS plan
         FROM issues i JOIN payers p ON p.id = i.payer_id
         LEFT JOIN terms topic ON topic.id = i.topic_id LEFT JOIN terms plan ON plan.id = p.plan_id WHERE i.id = ?`,
    )
    .get(issue) as { payer: number; opened: number; topic: string | null; plan: string | null }
  const contacts = store
    .sql('SELECT opened_at FROM facts WHERE issue_id = ? ORDER BY opened_at')
    .pluck()
    .all(issue) as number[]
  const paidAt = store.sql(
    'SELECT currency, after_minor AS minor FROM movements WHERE payer_id = ? AND at <= ? ORDER BY at DESC, id DESC LIMIT 1',
  )
  const before = paidAt.get(row.payer, row.opened) as { currency: string; minor: number }
  const end = row.opened + caseFollowDays * day
  const signal = store
    .sql(
      `SELECT s.at, type.term AS type, status.term AS status FROM links l JOIN signals s ON s.person_id = l.person_id
         JOIN terms type ON type.id = s.type_id LEFT JOIN terms status ON status.id = s.status_id
        WHERE l.payer_id = ? AND s.at >= ? AND s.at < ? ORDER BY s.at, s.vendor_id LIMIT 1`,
    )
    .get(row.payer, row.opened, row.opened + signalDays * day) as CustomerCase['signal'] | undefined
  const movement = store
    .sql(
      'SELECT at, kind, amount_minor AS minor FROM movements WHERE payer_id = ? AND at > ? AND at <= ? ORDER BY at, id LIMIT 1',
    )
    .get(row.payer, row.opened, end) as CustomerCase['movement'] | undefined
  const after = paidAt.get(row.payer, end) as { minor: number }
  return {
    plan: row.plan,
    topic: row.topic,
    contacts,
    currency: before.currency,
    mrrMinor: before.minor,
    signal: signal ?? null,
    movement: movement ?? null,
    afterMinor: after.minor,
  }
}
