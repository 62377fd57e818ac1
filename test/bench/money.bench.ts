import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readLedgerFigures } from '../../electron/api/ledger.ts'
import { quartersOf } from '../../electron/api/periods.ts'
import { readCostBasis, readQuarterFigures } from '../../electron/store/facts/cost-figures.ts'
import { type CodeField, codeFields, weightOf } from '../../electron/store/facts/fact-code.ts'
import { deriveMovements } from '../../electron/store/facts/movements.ts'
import { createStore } from '../../electron/store/open-store.ts'
import { readSettings, writeSettings } from '../../electron/store/settings.ts'
import { transact, type WriteStore } from '../../electron/store/store.ts'
import { quarterCost } from '../../shared/cost/quarter-cost.ts'
import { ledgerReport } from '../../shared/ledger/ledger-report.ts'
import { measured, measuredScan, sumOf, tellRatio } from './measure.ts'

/** Every figure is a ratio to one scan by the `sqlite3` command line over the same rows in the same run, so that the machine divides out. */
const bound = 10

/**
 * One million subscription events (half a million subscriptions that begin and end) become movements and the report of a quarter; the cost of two quarters
 * is shared out to one million contacts.
 */
export function bench(args: readonly string[] = []): void {
  const rows = Number(args[0] ?? 1_000_000)
  if (spawnSync('sqlite3', ['--version']).status !== 0) {
    console.log('left out: the sqlite3 command line is not installed, so there is nothing to divide by')
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'proofbook-bench-'))
  try {
    const store = createStore(join(folder, 'bench.proofbook')) as WriteStore
    writeSettings(store, {
      name: 'Bench',
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      fiscalYearStart: 1,
      isSample: false,
    })
    fill(store, rows)
    const settings = readSettings(store)

    const movements = measured(() => transact(store, () => deriveMovements(store, settings)))
    const count = Number(store.db.prepare('SELECT COUNT(*) FROM movements').pluck().get())
    const quarters = quartersOf(store)
    const last = quarters.at(-2) ?? quarters.at(-1)
    if (!last) throw new Error('the bench has no quarter')
    const residual = { value: Number.NaN }
    const report = measured(() => {
      residual.value = ledgerReport(readLedgerFigures(store, last, quarters), null).movements.residual
    })
    const gap = { value: Number.NaN }
    const cost = measured(() => {
      gap.value = 0
      const basis = readCostBasis(store)
      for (const figures of readQuarterFigures(store, quarters, basis)) {
        const made = quarterCost(figures, basis)
        const shared = made.allocation.perCell.reduce((sum, minor) => sum + minor, 0)
        gap.value += made.chargedMinor - shared - made.allocation.unallocatedMinor
      }
    })
    const path = store.path
    store.close()
    const ledgerScan = sumOf(
      measuredScan(
        path,
        'SELECT currency, COUNT(*), SUM(mrr_minor), SUM(started_at), SUM(ended_at), MAX(customer_vendor_id) FROM subscriptions GROUP BY currency',
      ),
      measuredScan(path, 'SELECT kind, COUNT(*), SUM(amount_minor), MAX(at) FROM movements GROUP BY kind'),
    )
    const contactScan = measuredScan(
      path,
      'SELECT handler, channel_id, COUNT(*), SUM(handle_seconds), SUM(vendor_resolved) FROM facts GROUP BY handler, channel_id',
    )
    console.log('against one aggregate by the sqlite3 program over the same rows, on a warm disk cache')
    tellRatio(`movements of ${count} events`, movements, ledgerScan)
    const keeps = [
      tellRatio('with the report of a quarter', sumOf(movements, report), ledgerScan, bound),
      tellRatio(`cost over ${rows} contacts`, cost, contactScan, bound),
    ]
    console.log(`residual ${residual.value}, unaccounted cost ${gap.value}`)
    if (count < rows || residual.value !== 0 || gap.value !== 0 || keeps.includes(false)) {
      console.error(`broken: every event must be there, everything must tie, and no ratio may be over ${bound}`)
      process.exitCode = 1
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Made inside SQLite by recursion, so that filling costs little beside what is measured. */
function fill(store: WriteStore, rows: number): void {
  const begin = Math.floor(Date.UTC(2026, 0, 1) / 1000)
  const half = Math.floor(rows / 2)
  const columns = (table: string): string[] =>
    (store.db.pragma(`table_info(${table})`) as { name: string }[]).map((column) => column.name)
  const insert = (table: string, from: string, values: Readonly<Record<string, string>>): void => {
    const given = columns(table).filter((name) => name in values)
    store.db.exec(
      `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${from}) INSERT INTO ${table} (${given.join(', ')}) SELECT ${given.map((name) => values[name]).join(', ')} FROM n`,
    )
  }
  transact(store, () => {
    store.db.exec(
      `INSERT INTO terms (id, kind, term) VALUES (1, 'system', 'stripe'), (2, 'channel', 'email'), (3, 'channel', 'chat'), (4, 'account', 'Support salaries'), (5, 'cost-centre', 'Customer Support');
       INSERT INTO imports (id, sha256, file, bytes, source, mapping, kinds, encoding, delimiter, rows_in, records, merged, excluded, problems, imported_at)
       VALUES (1, 'a', 'a.csv', 1, 'generic-costs', '{}', '["cost"]', 'utf-8', ',', 0, 0, 0, 0, 0, ${begin + 400 * 86_400})`,
    )
    const payer = "'cus_' || (i * 7919 % 200000)"
    insert('payers', '200000', { id: 'i + 1', system_id: '1', vendor_id: "'cus_' || i" })
    insert('payer_accounts', '200000', { system_id: '1', vendor_id: "'cus_' || i", payer_id: 'i + 1' })
    insert('subscriptions', String(half), {
      id: 'i + 1',
      import_id: '1',
      line: 'i',
      system_id: '1',
      vendor_id: "'sub_' || i",
      customer_vendor_id: payer,
      currency: "'EUR'",
      mrr_minor: '1000 + i % 97 * 100',
      started_at: `${begin} + i * 104729 % ${200 * 86_400}`,
      ended_at: `${begin} + ${200 * 86_400} + i * 7907 % ${160 * 86_400}`,
    })
    insert('contacts', String(rows), {
      id: 'i + 1',
      import_id: '1',
      line: 'i',
      system_id: '1',
      vendor_id: "'c' || i",
      opened_at: `${begin} + i * 31 % ${360 * 86_400}`,
    })
    insert('contact_facts', String(rows), {
      contact_id: 'i + 1',
      party: 'i * 7919 % 200000 + 1',
      opened_at: `${begin} + i * 31 % ${360 * 86_400}`,
      closed_at: `${begin} + i * 31 % ${360 * 86_400} + 600`,
      channel_id: '2 + i % 2',
      topic_id: 'NULL',
      handle_seconds: 'CASE i % 5 WHEN 0 THEN NULL ELSE i % 1800 END',
      code: codeOf({
        handler: 'i % 3 + 1',
        tier: 'i % 4',
        ai: 'i % 3 < 2',
        vendor_resolved: 'i % 2',
        mature_48h: '1',
        mature_7d: '1',
        mature: '1',
      }),
      // Of five contacts the first two are one issue. Issues are mature, kept or not, for the first time or not, by their handler.
      issue:
        'CASE i % 5 WHEN 1 THEN -i ELSE 1 | ((i % 2) << 1) | ((i % 2) << 3) | ((i % 3 + 1) << 7) | ((1 + (i % 5 = 0)) << 18) END',
      issue_closed_at: `CASE i % 5 WHEN 0 THEN ${begin} + i * 31 % ${360 * 86_400} + 600 END`,
      issue_ai_attempts: 'CASE i % 5 WHEN 0 THEN 0 END',
      issue_human_seconds: 'CASE i % 5 WHEN 0 THEN 0 END',
    })
    insert('costs', '2000', {
      import_id: '1',
      line: 'i',
      system_id: '1',
      vendor_id: "'l' || i",
      posted_at: `${begin} + i * 15000`,
      account_id: '4',
      cost_centre_id: '5',
      currency: "'EUR'",
      amount_minor: '10000 + i',
    })
  })
  store.db.exec(
    'CREATE INDEX facts_by_opened ON contact_facts (opened_at); CREATE INDEX facts_by_payer ON contact_facts (payer_id, opened_at, closed_at); ANALYZE',
  )
}

/** SQL of a fact's code. */
function codeOf(told: Partial<Record<CodeField, string>>): string {
  return codeFields
    .map(({ name, bits, maybe }) => `((${told[name] ?? (maybe ? 2 ** bits - 1 : 0)}) * ${weightOf[name]})`)
    .join(' + ')
}
