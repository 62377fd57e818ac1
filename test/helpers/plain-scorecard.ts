import type { WriteStore } from '../../electron/store/store.ts'

const day = 86_400

/** Numerator and denominator. */
export type Counted = readonly [numerator: number, denominator: number]

/**
 * Another way to the same numbers: plain SQL over what was imported, knowing nothing of the engine, of facts, of codes and of what was kept. Every customer of the
 * project has one subscription, and every contact comes from one helpdesk.
 */
export function plainScorecard(store: WriteStore): Record<string, Counted> {
  const { db } = store
  const one = (sql: string) => Number(db.prepare(sql).pluck().get() ?? 0)
  const through = one('SELECT MAX(opened_at) FROM contacts')
  const billed = one('SELECT MAX(MAX(started_at), COALESCE(MAX(ended_at), 0)) FROM subscriptions')
  db.exec(`
    DROP TABLE IF EXISTS temp.k; DROP TABLE IF EXISTS temp.r; DROP TABLE IF EXISTS temp.s; DROP TABLE IF EXISTS temp.q;
    CREATE TEMP TABLE k AS
      SELECT c.id, c.opened_at, c.closed_at, c.ai, c.human, c.vendor_resolved, c.reopens, c.satisfied, c.handle_seconds, c.first_reply_seconds, c.replies, c.customer_replies,
             c.closes, c.teammates, c.rating_offered, c.channel_id, COALESCE(ch.term, '') AS channel, COALESCE(te.term, '') AS team, COALESCE(c.topic_id, 0) AS t,
             l.payer_id, COALESCE('p' || l.payer_id, 'q' || c.person_id) AS party, CASE WHEN o.term LIKE '%confirm%' THEN 1 ELSE 0 END AS confirmed,
             CASE WHEN ch.term = 'self-service' AND COALESCE(c.human, 0) = 0 THEN 0 WHEN c.ai = 1 AND c.human = 1 THEN 2 WHEN c.ai = 1 THEN 1 WHEN c.human = 1 THEN 3 ELSE 4 END AS handler,
             (SELECT s.ended_at FROM subscriptions s JOIN payers p ON p.vendor_id = s.customer_vendor_id WHERE p.id = l.payer_id AND s.ended_at > c.closed_at) AS gone_at
        FROM contacts c LEFT JOIN links l ON l.person_id = c.person_id LEFT JOIN terms o ON o.id = c.outcome_id LEFT JOIN terms ch ON ch.id = c.channel_id LEFT JOIN terms te ON te.id = c.team_id;`)
  const back = (window: number, also = '') =>
    `EXISTS (SELECT 1 FROM k n WHERE n.party = k.party AND n.id <> k.id AND n.opened_at > k.closed_at AND n.opened_at <= k.closed_at + ${window} ${also})`
  const same = 'AND n.t = k.t'
  db.exec(`CREATE TEMP TABLE r AS SELECT k.*,
      CASE WHEN COALESCE(closed_at + ${7 * day}, opened_at + ${14 * day}) > ${through} THEN 'immature' WHEN party IS NULL THEN 'unidentified' WHEN closed_at IS NULL THEN 'still-open'
           WHEN handler <> 2 AND vendor_resolved = 0 THEN 'not-resolved' WHEN reopens > 0 THEN 'reopened' WHEN ${back(7 * day, same)} THEN 'came-back'
           WHEN gone_at <= closed_at + ${7 * day} AND NOT ${back(7 * day)} AND satisfied IS NULL AND confirmed = 0 THEN 'left-silently'
           WHEN handler = 2 THEN 'handed-over' WHEN satisfied = 0 THEN 'rated-badly' WHEN ${back(7 * day)} THEN 'came-back-otherwise'
           WHEN vendor_resolved IS NULL AND handler = 4 THEN 'not-told' ELSE 'durable' END AS rule,
      CASE WHEN handler > 1 THEN NULL
           WHEN COALESCE(closed_at + ${7 * day}, opened_at + ${14 * day}) > ${through} OR party IS NULL OR closed_at IS NULL THEN 'unknowable'
           WHEN ${back(7 * day, same)} OR reopens > 0 THEN 'came-back' WHEN confirmed = 1 OR satisfied = 1 THEN 'confirmed'
           WHEN gone_at <= closed_at + ${30 * day} THEN 'left' WHEN payer_id IS NULL OR closed_at + ${30 * day} > ${billed} THEN 'unknowable' ELSE 'stayed' END AS fate,
      ROW_NUMBER() OVER (PARTITION BY COALESCE(party, 'n' || id), t ORDER BY opened_at, COALESCE(closed_at, -1), handler, channel, team, COALESCE(ai, -1), COALESCE(vendor_resolved, -1),
        confirmed, COALESCE(reopens > 0, -1), COALESCE(satisfied, -1), id) AS nth
    FROM k;
    CREATE TEMP TABLE s AS SELECT r.*, COALESCE(party, 'n' || id) AS whose, CASE WHEN rule IN ('handed-over', 'rated-badly', 'came-back-otherwise') THEN 'fragile' WHEN rule = 'durable' THEN 'durable'
        WHEN rule IN ('still-open', 'not-resolved', 'reopened', 'came-back') THEN 'failed' ELSE 'unknown' END AS tier,
      NOT EXISTS (SELECT 1 FROM r b WHERE b.party = r.party AND b.t = r.t AND b.nth < r.nth AND COALESCE(b.closed_at, b.opened_at) + ${7 * day} >= r.opened_at) AS begins FROM r;
    CREATE TEMP TABLE q AS SELECT s.*, (SELECT MAX(b.nth) FROM s b WHERE b.whose = s.whose AND b.t = s.t AND b.begins AND b.nth <= s.nth) AS issue FROM s;`)
  const count = (table: string, denominator: string, numerator: string): Counted =>
    db
      .prepare(
        `SELECT COALESCE(SUM(CASE WHEN ${numerator} THEN 1 ELSE 0 END), 0), COUNT(*) FROM ${table} WHERE ${denominator}`,
      )
      .raw()
      .get() as unknown as Counted
  const summed = (denominator: string, sum: string): Counted =>
    db
      .prepare(`SELECT COALESCE(SUM(${sum}), 0), COUNT(*) FROM q k WHERE ${denominator}`)
      .raw()
      .get() as unknown as Counted
  const share = (denominator: string, numerator: string) => count('q k', denominator, numerator)
  const closed = (window: number) => `k.closed_at + ${window} <= ${through} AND k.party IS NOT NULL`
  const known = "k.tier <> 'unknown'"
  const judged = "k.ai = 1 AND (k.tier <> 'unknown' OR k.rule = 'left-silently')"
  const alone = 'k.vendor_resolved = 1 AND k.handler = 1'
  const unopened = `${alone} AND COALESCE(k.reopens, 0) = 0`
  const unreturned = `${unopened} AND NOT (k.closed_at IS NOT NULL AND ${back(7 * day, same)})`
  const fate = (name: string) => share('k.fate IS NOT NULL', `k.fate = '${name}'`)
  const followed = (months: number) => `k.payer_id IS NOT NULL AND k.closed_at + ${months * 30 * day} <= ${billed}`
  const gone = (months: number) =>
    share(
      `k.fate <> 'unknowable' AND ${followed(months)}`,
      `k.fate IN ('stayed', 'left') AND k.gone_at <= k.closed_at + ${months * 30 * day}`,
    )
  const endToEnd = (window: number) =>
    share(
      `k.begins AND ${closed(window)} AND (k.vendor_resolved IS NOT NULL OR k.handler <> 4)`,
      `NOT ${back(window, same)} AND COALESCE(k.reopens, 0) = 0 AND k.rule <> 'left-silently' AND (k.handler = 2 OR COALESCE(k.vendor_resolved, 1) = 1)`,
    )
  const people = 'k.handler IN (2, 3)'
  // Issues: one row each, told by their first and last contact.
  const of = 'm.whose = k.whose AND m.t = k.t AND m.issue = k.issue'
  const all = (condition: string) => `NOT EXISTS (SELECT 1 FROM q m WHERE ${of} AND NOT (${condition}))`
  const any = (condition: string) => `EXISTS (SELECT 1 FROM q m WHERE ${of} AND ${condition})`
  const last = (column: string) => `(SELECT m.${column} FROM q m WHERE ${of} ORDER BY m.nth DESC LIMIT 1)`
  const firstAi = `(SELECT MIN(m.opened_at) FROM q m WHERE ${of} AND m.ai = 1)`
  const handedOver = `(${any('m.handler = 2')} OR ${any(`m.handler = 3 AND m.opened_at > ${firstAi}`)})`
  const tried = any('m.ai = 1')
  const mature = all(`COALESCE(m.closed_at + ${7 * day}, m.opened_at + ${14 * day}) <= ${through}`)
  const told = `(${last('tier')} <> 'unknown')`
  const kept = `${last('tier')} IN ('durable', 'fragile')`
  const asksAgain = any(
    'm.nth <> k.nth AND NOT (m.opened_at <= k.opened_at + 600 AND (k.closed_at IS NULL OR m.opened_at <= k.closed_at) AND m.channel_id IS NOT k.channel_id)',
  )
  const asksOnce = `NOT ${asksAgain} AND NOT ${any('m.reopens > 0')}`
  const issues = (denominator: string, numerator: string) => count('q k', `k.begins AND ${denominator}`, numerator)
  const sumIssues = (denominator: string, sum: string): Counted => summed(`k.begins AND ${denominator}`, sum)
  const contactsOf = `(SELECT COUNT(*) FROM q m WHERE ${of})`
  const secondsOf = `(SELECT SUM(m.handle_seconds) FROM q m WHERE ${of} AND (m.handler = 2 OR (m.handler = 3 AND m.opened_at > ${firstAi})))`
  const repeats = (is: string): Counted =>
    db
      .prepare(
        `SELECT COALESCE(SUM(CASE WHEN c ${is} THEN 1 ELSE 0 END), 0), COUNT(*) FROM (SELECT COUNT(*) AS c FROM q WHERE party IS NOT NULL GROUP BY party)`,
      )
      .raw()
      .get() as unknown as Counted
  return {
    'recontact-48h': share(closed(2 * day), back(2 * day)),
    'recontact-48h-same-topic': share(closed(2 * day), back(2 * day, same)),
    'recontact-7d': share(closed(7 * day), back(7 * day)),
    'recontact-7d-same-topic': share(closed(7 * day), back(7 * day, same)),
    'recontact-30d': share(closed(30 * day), back(30 * day)),
    'recontact-30d-same-topic': share(closed(30 * day), back(30 * day, same)),
    'fcr-same-topic-7d': share(closed(7 * day), `NOT ${back(7 * day, same)}`),
    'fcr-any-topic-7d': share(closed(7 * day), `NOT ${back(7 * day)}`),
    'fcr-same-channel-3d': share(closed(7 * day), `NOT ${back(3 * day, 'AND n.channel_id IS k.channel_id')}`),
    'fcr-same-topic-30d': share(closed(30 * day), `NOT ${back(30 * day, same)}`),
    'fcr-zendesk-under-two': share('k.closed_at IS NOT NULL AND k.replies IS NOT NULL', 'k.replies < 2'),
    'fcr-zendesk-one-reply': share('k.closed_at IS NOT NULL AND k.replies IS NOT NULL', 'k.replies = 1'),
    'fcr-freshservice': share('k.closed_at IS NOT NULL AND k.customer_replies IS NOT NULL', 'k.customer_replies = 0'),
    'fcr-intercom': share(
      'k.closed_at IS NOT NULL AND k.closes IS NOT NULL AND k.teammates IS NOT NULL',
      'k.closes = 1 AND k.teammates = 1',
    ),
    'fcr-one-contact': issues(`${mature} AND k.party IS NOT NULL`, `${asksOnce} AND ${any('m.closed_at IS NOT NULL')}`),
    'vendor-reported-resolution-rate': share(judged, 'k.vendor_resolved = 1'),
    'containment-rate': share(judged, 'k.handler = 1'),
    'ai-contained-resolution-rate': share(judged, alone),
    'ai-not-reopened-rate': share(judged, unopened),
    'ai-not-recontacted-rate': share(judged, unreturned),
    'ai-end-to-end-rate': share(judged, `${unreturned} AND k.closed_at IS NOT NULL AND k.rule <> 'left-silently'`),
    'ai-involvement-rate': share('1', 'k.ai = 1'),
    'ai-automation-rate': share('1', alone),
    'contacts-by-demand': share('1', 'k.handler <> 1 OR k.vendor_resolved = 1'),
    'end-to-end-48h': endToEnd(2 * day),
    'end-to-end-30d': endToEnd(30 * day),
    'end-to-end-resolution-rate': issues(
      `${mature} AND (${told} OR ${last('rule')} = 'left-silently')`,
      `NOT ${asksAgain} AND NOT ${any('m.reopens > 0')} AND ${kept}`,
    ),
    'kept-resolutions': issues(`${mature} AND ${told}`, kept),
    'durable-share': share(known, "k.tier = 'durable'"),
    'escalation-rate': share('k.ai = 1', 'k.handler = 2'),
    'escalation-kept-rate': share(`k.handler = 2 AND ${known}`, "k.tier IN ('durable', 'fragile')"),
    'reopen-rate': share('k.reopens IS NOT NULL AND k.closed_at IS NOT NULL', 'k.reopens > 0'),
    'fate-confirmed': fate('confirmed'),
    'fate-stayed': fate('stayed'),
    'fate-came-back': fate('came-back'),
    'fate-left': fate('left'),
    'fate-unknowable': fate('unknowable'),
    'fate-left-30d': gone(1),
    'fate-left-60d': gone(2),
    'fate-left-90d': gone(3),
    'self-service-success-rate': share(
      `k.fate <> 'unknowable' AND ${followed(1)}`,
      "k.fate IN ('confirmed', 'stayed')",
    ),
    'ai-handed-over-issues': issues(tried, handedOver),
    'handed-over-contacts': sumIssues(`${tried} AND ${handedOver}`, contactsOf),
    'handed-over-time': sumIssues(`${tried} AND ${handedOver} AND ${secondsOf} > 0`, secondsOf),
    'chain-issues': issues(tried, '1'),
    'chain-contacts': sumIssues(tried, contactsOf),
    'chain-kept': issues(`${tried} AND ${mature} AND ${told}`, kept),
    'repeat-ticket-rate': share('1', 'NOT k.begins'),
    'repeat-contact-rate': repeats('> 1'),
    'customers-once': repeats('= 1'),
    'customers-twice': repeats('= 2'),
    'customers-three-times': repeats('= 3'),
    'customers-four-or-more': repeats('> 3'),
    csat: share('k.satisfied IS NOT NULL', 'k.satisfied = 1'),
    'csat-coverage': share('1', 'k.satisfied IS NOT NULL'),
    'csat-response-rate': share('k.rating_offered = 1 OR k.satisfied IS NOT NULL', 'k.satisfied IS NOT NULL'),
    'csat-on-kept': share("k.satisfied IS NOT NULL AND k.tier IN ('durable', 'fragile')", 'k.satisfied = 1'),
    'match-rate': share('1', 'k.payer_id IS NOT NULL'),
    'handle-time': summed('k.handle_seconds IS NOT NULL', 'k.handle_seconds'),
    'kept-by-people': share(
      `${people} AND ${known} AND k.handle_seconds IS NOT NULL`,
      "k.tier IN ('durable', 'fragile')",
    ),
    'seconds-by-people': summed(`${people} AND ${known} AND k.handle_seconds IS NOT NULL`, 'k.handle_seconds'),
    'contacts-of-customers': share('k.payer_id IS NOT NULL', '1'),
    contacts: share('1', '1'),
    ...customersPlainly(store, billed),
  }
}

/** Customers: who paid at their first contact, did they leave? Straight from the subscriptions. */
function customersPlainly({ db }: WriteStore, billed: number): Record<string, Counted> {
  const first = `(SELECT f.payer_id, f.opened_at, f.tier FROM q f WHERE f.payer_id IS NOT NULL AND NOT EXISTS
      (SELECT 1 FROM q b WHERE b.payer_id = f.payer_id AND (b.opened_at < f.opened_at OR (b.opened_at = f.opened_at AND b.id < f.id))))`
  const count = (also: string, left: boolean): Counted =>
    db
      .prepare(
        `SELECT COALESCE(SUM(CASE WHEN s.ended_at <= x.opened_at + ${90 * day} THEN ${left ? 1 : 0} ELSE ${left ? 0 : 1} END), 0), COUNT(*)
           FROM ${first} x JOIN payers p ON p.id = x.payer_id JOIN subscriptions s ON s.customer_vendor_id = p.vendor_id
          WHERE s.started_at <= x.opened_at AND (s.ended_at IS NULL OR s.ended_at > x.opened_at) AND x.opened_at + ${90 * day} <= ${billed} ${also}`,
      )
      .raw()
      .get() as unknown as Counted
  return {
    'contact-churn-90d': count('', true),
    'retained-after-contact': count('', false),
    'retained-after-durable': count("AND x.tier = 'durable'", false),
    'retained-after-failed': count("AND x.tier = 'failed'", false),
  }
}
