import { createStore } from '../../electron/store/open-store.ts'
import { writeSettings } from '../../electron/store/settings.ts'
import type { WriteStore } from '../../electron/store/store.ts'

/** How many contacts the invented project has. */
export const contacts = 1_000_000
const customers = 170_000
/** Over how many months of thirty days. */
export const months = 18
/** Seconds of a day. */
export const day = 86_400
/** When they begin. */
export const start = Date.UTC(2025, 2, 1) / 1000
/** Contacts of one month. */
export const monthly = Math.round(contacts / (months - 1))

/** Contacts drawn by a multiplicative hash of their number: the same in every run. */
export function addContacts(
  store: WriteStore,
  from: number,
  count: number,
  since: number,
  until: number,
  importId: number,
): void {
  store.db.exec(`
    BEGIN;
    INSERT INTO imports (id, sha256, file, bytes, source, mapping, kinds, encoding, delimiter, rows_in, records, merged, excluded, problems, imported_at)
      VALUES (${importId}, 'c${importId}', 'contacts-${importId}.csv', ${importId}, 'zendesk-tickets', '{}', '["contact"]', 'utf-8', ',', ${count}, ${count}, 0, 0, 0, 2000000000);
    INSERT INTO contacts (import_id, line, system_id, vendor_id, person_id, opened_at, closed_at, channel_id, topic_id, team_id, ai, human, vendor_resolved, reopens, handle_seconds, satisfied, rating_offered)
      WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${from + count}),
        r AS (SELECT i, (i * 2654435761) % 4294967296 AS a, (i * 2246822519 + 374761393) % 4294967296 AS b FROM n)
      SELECT ${importId}, i, 1, 't' || i, 1 + a % ${customers}, ${since} + CAST((i - ${from}) * ${(until - since) / count} AS INTEGER),
             CASE WHEN b % 50 = 0 THEN NULL ELSE ${since} + CAST((i - ${from}) * ${(until - since) / count} AS INTEGER) + b % 172800 END,
             10 + b % 4, 20 + (a >> 9) % 8, 30 + (b >> 7) % 5, (b >> 3) % 2, (b >> 3) % 2 = 0 OR b % 3 = 0, b % 10 < 8, CASE WHEN b % 2 = 0 THEN b % 13 = 0 END,
             CASE WHEN b % 3 > 0 THEN 60 + b % 1800 END, CASE WHEN b % 5 = 0 THEN b % 4 > 0 END, b % 5 < 2 FROM r;
    COMMIT`)
}

/** A project with the customers and subscriptions, and no contact yet. */
export function makeProject(path: string): WriteStore {
  const store = createStore(path)
  writeSettings(store, {
    name: 'bench',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    fiscalYearStart: 1,
    isSample: false,
  })
  const terms = [
    [1, 'system', 'zendesk'],
    [2, 'system', 'stripe'],
    ...['email', 'chat', 'phone', 'web'].map((word, i) => [10 + i, 'channel', word]),
    ...Array.from({ length: 8 }, (_, i) => [20 + i, 'topic', `topic ${i}`]),
    ...Array.from({ length: 5 }, (_, i) => [30 + i, 'team', `team ${i}`]),
  ]
  const put = store.db.prepare('INSERT INTO terms (id, kind, term) VALUES (?, ?, ?)')
  for (const term of terms) put.run(...term)
  store.db.exec(`
    BEGIN;
    INSERT INTO imports (id, sha256, file, bytes, source, mapping, kinds, encoding, delimiter, rows_in, records, merged, excluded, problems, imported_at)
      VALUES (1, 'b', 'billing.csv', 1, 'stripe-subscriptions', '{}', '["customer","subscription"]', 'utf-8', ',', 0, 0, 0, 0, 0, 2000000000);
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${customers})
      INSERT INTO people (id, system_id, person_key, external_id) SELECT i, 1, 'id:' || i, 'c' || i FROM n;
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${customers})
      INSERT INTO customers (import_id, line, system_id, vendor_id, created_at) SELECT 1, i, 2, 'c' || i, ${start} FROM n;
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${customers})
      INSERT INTO subscriptions (import_id, line, system_id, vendor_id, customer_vendor_id, currency, mrr_minor, started_at, ended_at)
      SELECT 1, i, 2, 's' || i, 'c' || i, 'EUR', 2000 + i % 90000, ${start - 400 * day} + (i * 7919) % ${600 * day},
             CASE WHEN i % 6 = 0 THEN ${start} + (i * 104729) % ${months * 30 * day} END FROM n;
    COMMIT`)
  return store
}

/** Ledger postings for every month of the project: twelve accounts of support, one posting each. */
export function addCosts(store: WriteStore, importId: number): void {
  const accounts = [
    'Support salaries',
    'Support social security',
    'AI agent resolutions',
    'AI platform fee',
    'Helpdesk licences',
    'Outsourced support',
    'Support telephony',
    'Support training',
    'Quality assurance tool',
    'Support rent',
    'Marketing',
    'Product hosting',
  ]
  store.db.exec(`
    BEGIN;
    INSERT INTO imports (id, sha256, file, bytes, source, mapping, kinds, encoding, delimiter, rows_in, records, merged, excluded, problems, imported_at)
      VALUES (${importId}, 'l', 'ledger.csv', 1, 'generic-costs', '{}', '["cost"]', 'utf-8', ',', ${months * accounts.length}, ${months * accounts.length}, 0, 0, 0, 2000000000);
    COMMIT`)
  const term = store.db.prepare('INSERT INTO terms (kind, term) VALUES (?, ?) RETURNING id').pluck()
  const system = term.get('system', 'ledger')
  const put = store.db.prepare(
    'INSERT INTO costs (import_id, line, system_id, vendor_id, posted_at, account_id, currency, amount_minor) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  accounts.forEach((account, at) => {
    const id = term.get('account', account)
    for (let month = 0; month < months; month += 1)
      put.run(
        importId,
        at * months + month,
        system,
        `p${at}-${month}`,
        start + (month * 30 + 15) * day,
        id,
        'EUR',
        1_000_000 + at * 170_000 + month * 1_300,
      )
  })
}
