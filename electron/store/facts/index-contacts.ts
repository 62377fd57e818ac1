import { must } from '../../../shared/base/assert.ts'
import { handlers } from '../../../shared/base/model.ts'
import { type CustomerHistory, type HandledContact, type Histories, payingAt } from '../../../shared/cohorts/history.ts'
import { type CohortMember, design } from '../../../shared/cohorts/members.ts'
import { tierRules } from '../../../shared/metrics/resolution.ts'
import type { ReadStore } from '../store.ts'
import { readRules, readTopicWindows } from './resolution-rules.ts'

const day = 86_400
const ruleIndex = (id: (typeof tierRules)[number]['id']): number => tierRules.findIndex((r) => r.id === id)

const window = design.windowDays * day
/** Length of the classification window. */
export const windowSeconds = window
/** This subscription is one of the payer `p`, under whichever of its billing accounts. */
const ownBy = (s: 's' | 'n'): string =>
  `(${s}.system_id, ${s}.customer_vendor_id) IN (SELECT a.system_id, a.vendor_id FROM payer_accounts a WHERE a.payer_id = p.id)`
const own = ownBy('s')

/**
 * The tier rule of contact `i` (joined with its row `c` in contacts) by what was known when its window closed: a close, a reopening, a rating or a return that came later is not
 * looked at. A rating without a date of its own counts as given at the close.
 */
export function ruleAtWindow(store: ReadStore): string {
  const hold = holdSql(store)
  return `CASE WHEN i.closed_at IS NULL OR i.closed_at > i.opened_at + ${window} THEN ${ruleIndex('still-open')}
                   WHEN i.handler <> ${handlers.indexOf('ai-to-human')} AND i.vendor_resolved = 0 THEN ${ruleIndex('not-resolved')}
                   WHEN i.reopened = 1 THEN ${ruleIndex('reopened')}
                   WHEN EXISTS (SELECT 1 FROM facts n WHERE n.payer_id = i.payer_id AND COALESCE(n.topic_id, 0) = COALESCE(i.topic_id, 0)
                                  AND n.opened_at > i.closed_at AND n.opened_at <= i.closed_at + ${hold}
                                  AND n.opened_at <= i.opened_at + ${window}) THEN ${ruleIndex('came-back')}
                   WHEN i.handler = ${handlers.indexOf('ai-to-human')} THEN ${ruleIndex('handed-over')}
                   WHEN c.satisfied = 0 AND COALESCE(c.rated_at, c.closed_at) <= i.opened_at + ${window} THEN ${ruleIndex('rated-badly')}
                   WHEN EXISTS (SELECT 1 FROM facts n WHERE n.payer_id = i.payer_id
                                  AND n.opened_at > i.closed_at AND n.opened_at <= i.closed_at + ${hold}
                                  AND n.opened_at <= i.opened_at + ${window}) THEN ${ruleIndex('came-back-otherwise')}
                   WHEN i.vendor_resolved IS NULL AND i.handler = ${handlers.indexOf('unknown')} THEN ${ruleIndex('not-told')}
                   ELSE ${ruleIndex('durable')} END`
}

/** The window in which a resolution must hold, as this project decided, by topic where one has its own. */
function holdSql(store: ReadStore): string {
  const rules = readRules(store)
  const topics = [...readTopicWindows(store, rules)].map(([id, { hold }]) => `WHEN ${id} THEN ${hold}`)
  return topics.length === 0
    ? String(rules.hold)
    : `(CASE COALESCE(i.topic_id, 0) ${topics.join(' ')} ELSE ${rules.hold} END)`
}

/** Topics that speak of leaving: who writes about it has decided already. */
export const cancelTopics: readonly string[] = [
  'cancel',
  'churn',
  'kündig',
  'terminat',
  'resili',
  'opzeg',
  'annulation',
]
const aboutLeaving = cancelTopics.map((word) => `COALESCE(topic.term, '') LIKE '%${word}%'`).join(' OR ')

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
  readonly all_prior: number
  readonly seen_from: number | null
  readonly seats: number | null
  readonly satisfied: number | null
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
  const rows = store
    .sql(
      `WITH opened AS (
         SELECT f.*, COALESCE(topic.term, '') AS topic_word,
                ROW_NUMBER() OVER (PARTITION BY f.payer_id ORDER BY f.opened_at, f.contact_id) AS nth
           FROM facts f LEFT JOIN terms topic ON topic.id = f.topic_id
          WHERE f.payer_id IS NOT NULL AND f.opened_at >= :from AND f.opened_at < :until
            AND NOT (${aboutLeaving})),
       firsts AS (SELECT * FROM opened WHERE nth = 1)
       SELECT i.payer_id, i.contact_id, i.opened_at, i.handler,
              ${ruleAtWindow(store)} AS rule,
              i.topic_word AS topic, channel.term AS channel, plan.term AS plan, segment.term AS segment,
              (SELECT COUNT(*) FROM facts b WHERE b.payer_id = i.payer_id AND b.opened_at < i.opened_at AND b.opened_at >= i.opened_at - ${design.priorDays * day}) AS prior,
              (SELECT COUNT(*) FROM facts b WHERE b.payer_id = i.payer_id AND b.opened_at < i.opened_at) AS all_prior,
              (SELECT MIN(opened_at) FROM facts) AS seen_from,
              (SELECT SUM(s.quantity) FROM subscriptions s WHERE ${own}
                  AND s.started_at <= i.opened_at + ${window} AND (s.ended_at IS NULL OR s.ended_at > i.opened_at + ${window})) AS seats,
              CASE WHEN COALESCE(c.rated_at, c.closed_at) <= i.opened_at + ${window} THEN c.satisfied END AS satisfied,
              (SELECT MIN(m.at) FROM movements m WHERE m.payer_id = i.payer_id) AS first_paid_at,
              (SELECT m.after_minor FROM movements m WHERE m.payer_id = i.payer_id AND m.at <= i.opened_at + ${window} ORDER BY m.at DESC, m.id DESC LIMIT 1) AS paying_minor,
              EXISTS (SELECT 1 FROM subscriptions s WHERE ${own}
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
           (SELECT s.plan_id FROM subscriptions s WHERE ${own}
               AND s.started_at <= i.opened_at + ${window} AND (s.ended_at IS NULL OR s.ended_at > i.opened_at + ${window})
             ORDER BY s.mrr_minor DESC, s.vendor_id LIMIT 1), p.plan_id)
         LEFT JOIN terms segment ON segment.id = p.segment_id
        ORDER BY i.opened_at, p.vendor_id`,
    )
    .all({ from: span.from, until: span.until }) as Row[]
  const paying = readPaying(store)
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
    else members.push(memberOf(row, startAt, span.through, paying.get(row.payer_id) ?? []))
  }
  return { members, leftOut }
}

function memberOf(row: Row, startAt: number, through: number, paying: PayingSteps): CohortMember {
  const later: Record<number, number> = {}
  for (const reached of design.reportDays)
    if (startAt + reached * day <= through) later[reached] = payingAt({ paying }, startAt + reached * day)
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
    seats: row.seats,
    allPrior: row.all_prior,
    seenDays: Math.max(0, (row.opened_at - Math.max(row.seen_from ?? row.opened_at, row.first_paid_at ?? 0)) / day),
    satisfied: row.satisfied === null ? null : row.satisfied === 1,
    laterMinor: later,
  }
}

type PayingSteps = CustomerHistory['paying']

/** What each customer paid from each instant on. */
function readPaying(store: ReadStore): Map<number, { at: number; minor: number }[]> {
  const paying = new Map<number, { at: number; minor: number }[]>()
  const rows = store
    .sql('SELECT payer_id, at, after_minor AS minor FROM movements ORDER BY payer_id, at, id')
    .all() as {
    payer_id: number
    at: number
    minor: number
  }[]
  for (const { payer_id, at, minor } of rows) {
    const known = paying.get(payer_id)
    if (known) known.push({ at, minor })
    else paying.set(payer_id, [{ at, minor }])
  }
  return paying
}

interface ContactRow {
  readonly payer_id: number
  readonly opened_at: number
  readonly handler: number
  readonly rule: number
}

interface PayerRow {
  readonly id: number
  readonly first_paid_at: number
  readonly left_at: number | null
  readonly cancel_at: number | null
  readonly plan: string | null
  readonly segment: string | null
  readonly seats: number | null
}

/**
 * Every paying customer of the period with all of its contacts (but those about cancelling), each judged by what was known when its own window closed, and with what it paid from when on: what the
 * landmark and time-varying designs look at. Plan and seats are those at the beginning of the period, or of the first subscription for who came later.
 */
export function readHistories(
  store: ReadStore,
  span: { readonly from: number; readonly until: number; readonly through: number },
): Histories {
  const contacts = new Map<number, HandledContact[]>()
  const handled = store
    .sql(
      `SELECT i.payer_id, i.opened_at, i.handler, ${ruleAtWindow(store)} AS rule
         FROM facts i JOIN contacts c ON c.id = i.contact_id LEFT JOIN terms topic ON topic.id = i.topic_id
        WHERE i.payer_id IS NOT NULL AND i.opened_at >= :from AND i.opened_at < :until AND NOT (${aboutLeaving})
        ORDER BY i.payer_id, i.opened_at, i.contact_id`,
    )
    .all({ from: span.from, until: span.until }) as ContactRow[]
  for (const row of handled) {
    const rule = must(tierRules[row.rule], 'tier rule')
    const contact = {
      openedAt: row.opened_at,
      handler: must(handlers[row.handler], 'handler'),
      tier: rule.tier,
      rule: rule.id,
    }
    const known = contacts.get(row.payer_id)
    if (known) known.push(contact)
    else contacts.set(row.payer_id, [contact])
  }
  const paying = readPaying(store)
  const then = 'MAX(:from, f.first_paid_at)'
  const rows = store
    .sql(
      `SELECT p.id, f.first_paid_at,
              (SELECT MIN(m.at) FROM movements m WHERE m.payer_id = p.id AND m.kind = 'churn' AND m.at > ${then}) AS left_at,
              (SELECT MIN(s.cancel_requested_at) FROM subscriptions s WHERE ${own} AND s.cancel_requested_at > :from
                  AND (s.ended_at IS NULL OR s.ended_at > :from)
                  AND NOT EXISTS (SELECT 1 FROM subscriptions n WHERE ${ownBy('n')}
                                     AND n.vendor_id <> s.vendor_id AND n.started_at >= s.cancel_requested_at)) AS cancel_at,
              plan.term AS plan, segment.term AS segment,
              (SELECT SUM(s.quantity) FROM subscriptions s WHERE ${own} AND s.started_at <= ${then} + ${2 * day}
                  AND (s.ended_at IS NULL OR s.ended_at > ${then})) AS seats
         FROM (SELECT payer_id, MIN(at) AS first_paid_at FROM movements WHERE after_minor > 0 GROUP BY payer_id) f
         JOIN payers p ON p.id = f.payer_id
         LEFT JOIN terms plan ON plan.id = COALESCE(
           (SELECT s.plan_id FROM subscriptions s WHERE ${own} AND (s.ended_at IS NULL OR s.ended_at > ${then})
             ORDER BY s.started_at, s.mrr_minor DESC, s.vendor_id LIMIT 1), p.plan_id)
         LEFT JOIN terms segment ON segment.id = p.segment_id
        WHERE f.first_paid_at < :through
        ORDER BY p.vendor_id`,
    )
    .all({ from: span.from, through: span.through }) as PayerRow[]
  const customers = rows
    .map(
      (row): CustomerHistory => ({
        payerId: row.id,
        plan: row.plan ?? 'plan not told',
        segment: row.segment ?? 'segment not told',
        seats: row.seats,
        firstPaidAt: row.first_paid_at,
        leftAt: row.left_at,
        cancelWantedAt: row.cancel_at,
        paying: paying.get(row.id) ?? [],
        contacts: contacts.get(row.id) ?? [],
      }),
    )
    .filter((c) => payingAt(c, Math.max(span.from, c.firstPaidAt)) > 0)
  return { customers, from: span.from, through: span.through }
}
