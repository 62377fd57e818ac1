import { must } from '../../../shared/base/assert.ts'
import { handlers } from '../../../shared/base/model.ts'
import { type CohortMember, design } from '../../../shared/cohorts/members.ts'
import { tierRules, windows } from '../../../shared/metrics/resolution.ts'
import type { ReadStore } from '../store.ts'

const day = 86_400
const ruleIndex = (id: (typeof tierRules)[number]['id']): number => tierRules.findIndex((r) => r.id === id)

/** Customers with an index contact, and those who are in no arm, by reason. */
export interface IndexContacts {
  readonly members: readonly CohortMember[]
  readonly leftOut: Readonly<Record<string, number>>
}

interface Row {
  readonly payer_id: number
  readonly contact_id: number
  readonly opened_at: number
  readonly handler: number
  readonly rule: number
  readonly topic: string | null
  readonly channel: string | null
  readonly plan: string | null
  readonly segment: string | null
  readonly prior: number
  readonly first_paid_at: number | null
  readonly paying_minor: number | null
  readonly cancel_wanted: number
  readonly left_at: number | null
  readonly shrank: number
}

/**
 * Every paying customer's first contact opened in [from, until), with how it was handled judged only by what was known at the end of the
 * classification window: a close, a reopening, a rating or a return that came later is not looked at, and the plan is the one paid for then (a billing
 * system's list of customers shows today's plan, which tells who has left). Contacts about cancelling are no index contact.
 */
export function readIndexContacts(
  store: ReadStore,
  span: { readonly from: number; readonly until: number; readonly through: number },
): IndexContacts {
  const window = design.windowDays * day
  const rows = store
    .sql(
      `WITH opened AS (
         SELECT f.*, COALESCE(topic.term, '') AS topic_word,
                ROW_NUMBER() OVER (PARTITION BY f.payer_id ORDER BY f.opened_at, f.contact_id) AS nth
           FROM facts f LEFT JOIN terms topic ON topic.id = f.topic_id
          WHERE f.payer_id IS NOT NULL AND f.opened_at >= :from AND f.opened_at < :until
            AND NOT (${cancelTopics.map((word) => `COALESCE(topic.term, '') LIKE '%${word}%'`).join(' OR ')})),
       firsts AS (SELECT * FROM opened WHERE nth = 1)
       SELECT i.payer_id, i.contact_id, i.opened_at, i.handler,
              CASE WHEN i.closed_at IS NULL OR i.closed_at > i.opened_at + ${window} THEN ${ruleIndex('still-open')}
                   WHEN i.handler <> ${handlers.indexOf('ai-to-human')} AND i.vendor_resolved = 0 THEN ${ruleIndex('not-resolved')}
                   WHEN i.reopened = 1 THEN ${ruleIndex('reopened')}
                   WHEN EXISTS (SELECT 1 FROM facts n WHERE n.payer_id = i.payer_id AND COALESCE(n.topic_id, 0) = COALESCE(i.topic_id, 0)
                                  AND n.opened_at > i.closed_at AND n.opened_at <= i.closed_at + ${windows.recontact7d}
                                  AND n.opened_at <= i.opened_at + ${window}) THEN ${ruleIndex('came-back')}
                   WHEN i.handler = ${handlers.indexOf('ai-to-human')} THEN ${ruleIndex('handed-over')}
                   WHEN c.satisfied = 0 AND c.rated_at <= i.opened_at + ${window} THEN ${ruleIndex('rated-badly')}
                   WHEN EXISTS (SELECT 1 FROM facts n WHERE n.payer_id = i.payer_id
                                  AND n.opened_at > i.closed_at AND n.opened_at <= i.closed_at + ${windows.recontact7d}
                                  AND n.opened_at <= i.opened_at + ${window}) THEN ${ruleIndex('came-back-otherwise')}
                   WHEN i.vendor_resolved IS NULL AND i.handler = ${handlers.indexOf('unknown')} THEN ${ruleIndex('not-told')}
                   ELSE ${ruleIndex('durable')} END AS rule,
              i.topic_word AS topic, channel.term AS channel, plan.term AS plan, segment.term AS segment,
              (SELECT COUNT(*) FROM facts b WHERE b.payer_id = i.payer_id AND b.opened_at < i.opened_at AND b.opened_at >= i.opened_at - ${design.priorDays * day}) AS prior,
              (SELECT MIN(m.at) FROM movements m WHERE m.payer_id = i.payer_id) AS first_paid_at,
              (SELECT m.after_minor FROM movements m WHERE m.payer_id = i.payer_id AND m.at <= i.opened_at + ${window} ORDER BY m.at DESC, m.id DESC LIMIT 1) AS paying_minor,
              EXISTS (SELECT 1 FROM subscriptions s WHERE s.system_id = p.system_id AND s.customer_vendor_id = p.vendor_id
                        AND s.started_at <= i.opened_at + ${window} AND (s.ended_at IS NULL OR s.ended_at > i.opened_at + ${window})
                        AND s.cancel_requested_at <= i.opened_at + ${window}) AS cancel_wanted,
              (SELECT MIN(m.at) FROM movements m WHERE m.payer_id = i.payer_id AND m.kind = 'churn' AND m.at > i.opened_at + ${window}) AS left_at,
              EXISTS (SELECT 1 FROM movements m WHERE m.payer_id = i.payer_id AND m.kind = 'contraction'
                        AND m.at < i.opened_at AND m.at >= i.opened_at - ${design.placeboDays * day}) AS shrank
         FROM firsts i
         JOIN contacts c ON c.id = i.contact_id
         JOIN payers p ON p.id = i.payer_id
         LEFT JOIN terms channel ON channel.id = i.channel_id
         LEFT JOIN terms plan ON plan.id = COALESCE(
           (SELECT s.plan_id FROM subscriptions s WHERE s.system_id = p.system_id AND s.customer_vendor_id = p.vendor_id
               AND s.started_at <= i.opened_at + ${window} AND (s.ended_at IS NULL OR s.ended_at > i.opened_at + ${window})
             ORDER BY s.mrr_minor DESC, s.vendor_id LIMIT 1), p.plan_id)
         LEFT JOIN terms segment ON segment.id = p.segment_id
        ORDER BY i.opened_at, p.vendor_id`,
    )
    .all({ from: span.from, until: span.until }) as Row[]
  const leftOut: Record<string, number> = {}
  const leave = (reason: string) => {
    leftOut[reason] = (leftOut[reason] ?? 0) + 1
  }
  const members: CohortMember[] = []
  for (const row of rows) {
    const startAt = row.opened_at + window
    if (startAt >= span.through) leave('too recent to be followed')
    else if (row.paying_minor === null || row.paying_minor <= 0) leave('not paying at the end of the window')
    else if (row.cancel_wanted === 1) leave('had already asked to cancel')
    else members.push(memberOf(row, startAt, span.through))
  }
  return { members, leftOut }
}

function memberOf(row: Row, startAt: number, through: number): CohortMember {
  const left = row.left_at !== null && row.left_at <= through
  const until = left ? (row.left_at as number) : through
  const rule = must(tierRules[row.rule], 'tier rule')
  return {
    payerId: row.payer_id,
    contactId: row.contact_id,
    handler: must(handlers[row.handler], 'handler'),
    tier: rule.tier,
    rule: rule.id,
    startAt,
    days: Math.max(left ? 1 : 0, Math.floor((until - startAt) / day)),
    left,
    mrrMinor: row.paying_minor ?? 0,
    plan: row.plan ?? 'plan not told',
    segment: row.segment ?? 'segment not told',
    topic: row.topic || 'topic not told',
    channel: row.channel ?? 'channel not told',
    priorContacts: row.prior,
    tenureDays: row.first_paid_at === null ? 0 : Math.max(0, Math.floor((row.opened_at - row.first_paid_at) / day)),
    shrankBefore: row.shrank === 1,
  }
}

/** Topics that speak of leaving: who writes about it has decided already. */
const cancelTopics: readonly string[] = ['cancel', 'churn', 'kündig', 'terminat', 'resili', 'opzeg', 'annulation']
