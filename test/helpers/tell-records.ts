import type { ImportBench } from './import-text.ts'

const term = (id: string): string => `(SELECT term FROM terms WHERE id = ${id})`
const day = (at: string): string => `strftime('%Y-%m-%d %H:%M', ${at}, 'unixepoch')`
const yes = (flag: string, word: string): string =>
  `CASE ${flag} WHEN 1 THEN ' ${word}' WHEN 0 THEN ' no-${word}' ELSE '' END`
const after = (label: string, value: string): string => `coalesce(' ${label}' || ${value}, '')`

const who = (id: string): string =>
  `coalesce((SELECT ' of ' || concat_ws('/', external_id, email, company_id, organisation) FROM people WHERE id = ${id} AND coalesce(external_id, email, company_id, organisation) IS NOT NULL), '')`

const queries: readonly string[] = [
  `SELECT 'contact ' || vendor_id || ' ' || ${day('opened_at')} || ${after('to ', day('closed_at'))} || ${after('by ', term('channel_id'))} || ${after('about ', term('topic_id'))} || ${after('', term('status_id'))} || ${yes('ai', 'ai')} || ${yes('human', 'human')} || ${yes('vendor_resolved', 'resolved')} || ${yes('escalated', 'escalated')} || ${after('reopened ', 'nullif(reopens, 0)')} || ${after('handled ', "handle_seconds || 's'")} || ${after('rated ', 'rating')} || ${yes('satisfied', 'satisfied')} || ${who('person_id')} AS line FROM contacts ORDER BY id`,
  `SELECT 'customer ' || vendor_id || ${after('also ', 'external_id')} || ${after('', 'email')} || ${after('company ', 'company_id')} || ${after('at ', 'organisation')} || ${after('since ', day('created_at'))} || ${after('segment ', term('segment_id'))} || ${after('in ', term('country_id'))} AS line FROM customers ORDER BY id`,
  `SELECT 'subscription ' || vendor_id || ' of ' || customer_vendor_id || ' ' || currency || ' ' || mrr_minor || ${after('', term('status_id'))} || ' from ' || ${day('started_at')} || ${after('trial to ', day('trial_end_at'))} || ${after('asked to end ', day('cancel_requested_at'))} || ${after('to ', day('ended_at'))} || ${after('because ', term('end_reason_id'))} AS line FROM subscriptions ORDER BY id`,
  `SELECT 'order ' || vendor_id || ' ' || ${day('ordered_at')} || ' ' || currency || ' ' || total_minor || CASE WHEN refunded_minor = 0 THEN '' ELSE ' back ' || refunded_minor END || ${after('', term('status_id'))} || ${who('person_id')} AS line FROM orders ORDER BY id`,
  `SELECT 'cost ' || ${day('posted_at')} || ' ' || ${term('account_id')} || ' ' || currency || ' ' || amount_minor || ${after('to ', term('supplier_id'))} || ${after('for ', term('cost_centre_id'))} AS line FROM costs ORDER BY id`,
  `SELECT 'survey ' || vendor_id || ' ' || ${term('type_id')} || ${after('scored ', "score || '/' || scale_max")} || ${yes('satisfied', 'satisfied')} || ' ' || ${day('responded_at')} || ${after('on ', 'contact_vendor_id')} || ${who('person_id')} AS line FROM surveys ORDER BY id`,
  `SELECT 'pair ' || left_key || ' = ' || right_key AS line FROM crosswalk ORDER BY id`,
  `SELECT 'signal ' || vendor_id || ' ' || ${term('type_id')} || ' ' || ${day('at')} || ${after('', "currency || ' ' || amount_minor")} || ${after('', term('status_id'))} || ${who('person_id')} AS line FROM signals ORDER BY id`,
  `SELECT 'rate ' || ${day('at')} || ' ' || from_currency || ' ' || to_currency || ' ' || rate AS line FROM rates ORDER BY id`,
]

/** Every record of a project as one line that a person can check against the file it came from. */
export function tellRecords(bench: ImportBench): string[] {
  return queries.flatMap((sql) => bench.rows<{ line: string }>(sql).map(({ line }) => line))
}
