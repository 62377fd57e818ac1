import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { metricsReport } from '../../electron/api/scorecard.ts'
import { ensureDerived } from '../../electron/store/facts/derive.ts'
import { createStore, openStore } from '../../electron/store/open-store.ts'
import { writeSettings } from '../../electron/store/settings.ts'
import type { ReadStore, WriteStore } from '../../electron/store/store.ts'
import { measured, measuredScan, sumOf, tellRatio } from './measure.ts'

const contacts = 1_000_000
const customers = 170_000
const months = 18
const day = 86_400
const start = Date.UTC(2025, 2, 1) / 1000
const monthly = Math.round(contacts / (months - 1))

/** Contacts drawn by a multiplicative hash of their number: the same in every run. */
function addContacts(
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

function makeProject(path: string): WriteStore {
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

/** One full scan of the contacts, grouped by person and topic, as the resolution of contacts and repeat contacts group them. */
const yardstick =
  'SELECT COUNT(*) FROM (SELECT person_id, topic_id, COUNT(*), AVG(handle_seconds), AVG(closed_at - opened_at) FROM contacts GROUP BY person_id, topic_id)'

/**
 * Measures deriving everything and the whole scorecard for a million contacts of 170,000 customers, then the same after a month was added, against one full scan of
 * the contacts by the `sqlite3` command line, grouped by person and topic; and opening the project again.
 */
export function bench(): void {
  const folder = mkdtempSync(join(tmpdir(), 'proofbook-bench-'))
  try {
    const path = join(folder, 'bench.proofbook')
    const store = makeProject(path)
    const end = start + months * 30 * day
    const lastMonth = end - 30 * day
    addContacts(store, 0, contacts - monthly, start, lastMonth, 2)
    const derive = () => ensureDerived(store)
    const scorecard = () => void metricsReport(store)
    const first = sumOf(measured(derive), measured(scorecard))
    addContacts(store, contacts - monthly, monthly, lastMonth, end, 3)
    const scan = measuredScan(path, yardstick)
    const month = [measured(derive), measured(scorecard)] as const
    const again = measured(scorecard)
    store.db.exec('DELETE FROM derivation; DELETE FROM evidence; DELETE FROM reports; DELETE FROM counted')
    const whole = [measured(derive), measured(scorecard)] as const
    store.close()
    let later: ReadStore | undefined
    const opened = measured(() => {
      later = openStore(path)
    })
    const shown = measured(() => void metricsReport(later as ReadStore))
    later?.close()
    tellRatio(`sqlite3: one GROUP BY over ${contacts.toLocaleString('en')} contacts`, scan, scan)
    tellRatio('first derivation and scorecard, 17 months', first, scan)
    const keeps = [
      tellRatio('derive everything and the whole scorecard, 18 months', sumOf(...whole), scan, 10),
      tellRatio('one more month: derive and whole scorecard', sumOf(...month), scan, 3),
    ]
    tellRatio('  of everything, deriving', whole[0], scan)
    tellRatio('  of one more month, deriving', month[0], scan)
    tellRatio('the same scorecard again', again, scan)
    tellRatio('opening the project, with its integrity check', opened, scan)
    console.log(`the scorecard of the opened project, from stored evidence: ${(shown.seconds * 1000).toFixed(0)} ms`)
    if (keeps.includes(false)) process.exitCode = 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
