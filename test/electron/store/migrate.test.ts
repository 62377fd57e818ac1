import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { backupsFolder, listBackups } from '../../../electron/store/backups.ts'
import { contentHash } from '../../../electron/store/content-hash.ts'
import { type Connection, openDatabase } from '../../../electron/store/database.ts'
import { ensureDerived } from '../../../electron/store/facts/derive.ts'
import { maybeStrangeSchema } from '../../../electron/store/golden-schema.ts'
import { migrate } from '../../../electron/store/migrate.ts'
import { migrations, schemaVersion, sealVersion } from '../../../electron/store/migrations/index.ts'
import { openStore } from '../../../electron/store/open-store.ts'
import { applicationId } from '../../../electron/store/project-header.ts'
import type { ReadStore } from '../../../electron/store/store.ts'
import { scratchFolder } from '../../helpers/command-line.ts'
import { columnsOf, ownTables } from '../../helpers/older-project.ts'

const scratch = scratchFolder()
afterAll(() => scratch.remove())

/** Projects as released versions wrote them, never made again, and the content that they hold. */
const released: Readonly<Record<string, string>> = {
  '0.1.0-v11.proofbook.gz': '9ba75875197accbc0688fb654e17521e04c2e28b852e2c61e5440db66996ee5d',
}
const folder = join(import.meta.dirname, '../../golden/projects')

let count = 0
function unpacked(name: string): string {
  count += 1
  const path = scratch.at(`${count}.proofbook`)
  writeFileSync(path, gunzipSync(readFileSync(join(folder, name))), { mode: 0o600 })
  return path
}

function hashOf(path: string, readOnly: boolean): string {
  const store = openStore(path, { readOnly })
  try {
    expect(store.found.upgradedFrom).toBe(11)
    return contentHash(store)
  } finally {
    store.close()
  }
}

describe.each(Object.entries(released))('a project that a released version wrote (%s)', (name, hash) => {
  it('holds what it held, after an upgrade with a backup of the very project that it was', () => {
    const path = unpacked(name)
    const before = readFileSync(path)
    expect(hashOf(path, false)).toBe(hash)
    const [backup] = listBackups(path)
    expect(backup?.why).toBe('upgrade')
    const kept = openDatabase(join(backupsFolder(path), backup?.name ?? ''), { readOnly: true })
    expect(kept.pragma('user_version', { simple: true })).toBe(before.readUInt32BE(60))
    kept.close()
    expect(hashOf(join(backupsFolder(path), backup?.name ?? ''), true)).toBe(hash)
    const again = openStore(path)
    expect(again.found).toMatchObject({ upgradedFrom: null, state: 'closed' })
    again.close()
  })

  it('is read without being changed where it may not be', () => {
    const path = unpacked(name)
    const before = readFileSync(path)
    expect(hashOf(path, true)).toBe(hash)
    expect(readFileSync(path).equals(before)).toBe(true)
    expect(listBackups(path)).toEqual([])
  })
})

/**
 * One small project as every earlier schema holds it, closed by its seal where there was one (`test/helpers/older-project.ts` made them, once), with the content that is left in it: what was decided has its
 * place from some version on.
 */
const contents: Readonly<Record<number, string>> = {
  1: '0806350ade77be1bbf65a5ac65dc3e62abba502e7e1bd8014261342cf17b57a3',
  3: 'd380e151a75b782969b23d9d21426d5e50d80cfea8f1d08077e3462be2741774',
  4: '7cb5c0eca868acc578a6a91fc0036b38ee73d2f101010549a2b05cf7defdad36',
  6: 'f1f54b5cc47dc1e91d6114130af78c7b02dacba22d1d1756e375768022dd9893',
  8: '2cc17bec99160f7e3188b171e9fc09a8014f1c9d28e9df257018c990e6439b3e',
  9: '048fc1c5289aa8af9e47b894257c5150a23ea265d743748b7142bad8e7f6fac4',
}
const earlier = migrations.map(({ version }) => version).filter((version) => version < schemaVersion)
const nameOf = (version: number): string => `schema-${String(version).padStart(2, '0')}.proofbook.gz`

describe.each(earlier)('a small project under schema %i', (version) => {
  it('comes to the same numbers after an upgrade with a backup, and to its content again from that backup', () => {
    const path = unpacked(nameOf(version))
    const held =
      contents[
        Math.max(
          ...Object.keys(contents)
            .map(Number)
            .filter((since) => since <= version),
        )
      ]
    const store = openStore(path)
    try {
      expect(store.found).toMatchObject({ upgradedFrom: version, state: version < sealVersion ? 'new' : 'closed' })
      expect(contentHash(store)).toBe(held)
      expect(numbersOf(store)).toEqual({
        receipts: '60=60 9=9 18=18 19=19 2=2 2=2 3=3 2=2 1=1 1=1',
        contacts: 54,
        issues: 54,
        kept: 52,
        costMinor: 4_777_875,
        mrrMinor: 93_600,
        movements: 11,
        linked: 8,
      })
    } finally {
      store.close()
    }
    const [backup] = listBackups(path)
    const again = openStore(join(backupsFolder(path), backup?.name ?? ''), { readOnly: true })
    expect(again.found.upgradedFrom).toBe(version)
    expect(contentHash(again)).toBe(held)
    again.close()
  })
})

/** What the project's numbers rest on, derived anew. */
function numbersOf(store: ReadStore) {
  ensureDerived(store)
  const one = (sql: string) => store.db.prepare(sql).pluck().get()
  return {
    receipts: one(
      "SELECT group_concat(rows_in || '=' || (records + merged + excluded + problems), ' ') FROM (SELECT * FROM imports ORDER BY id)",
    ),
    contacts: one('SELECT COUNT(*) FROM facts'),
    issues: one('SELECT SUM(contacts) FROM issues'),
    kept: one('SELECT SUM(kept) FROM issues'),
    costMinor: one('SELECT SUM(amount_minor) FROM costs'),
    mrrMinor: one('SELECT SUM(mrr_minor) FROM subscriptions'),
    movements: one('SELECT COUNT(*) FROM movements'),
    linked: one('SELECT COUNT(*) FROM links WHERE payer_id IS NOT NULL'),
  }
}

it('knows every project that is kept, released or of an earlier schema', () => {
  expect(readdirSync(folder).sort()).toEqual([...Object.keys(released), ...earlier.map(nameOf)].sort())
})

/** What a step says of rows that were there before: the value of each new column. */
const whatIsNew: Readonly<Record<number, Readonly<Record<string, unknown>>>> = {
  5: { 'people.import_id': 0 },
  6: { 'customers.merged_into': null },
  7: {
    'contacts.replies': null,
    'contacts.customer_replies': null,
    'contacts.closes': null,
    'contacts.teammates': null,
    'contacts.first_reply_seconds': null,
    'contacts.sentiment': null,
    'signals.owner_id': null,
    'signals.due_at': null,
  },
  13: { 'superseded.hash': '' },
  14: { 'stood.erasures': 0 },
}

/** The values that new columns have in rows that were there. */
function added(db: Connection, before: ReadonlyMap<string, { readonly columns: readonly string[] }>) {
  const found: Record<string, unknown> = {}
  for (const [table, { columns }] of before)
    for (const column of columnsOf(db, table).filter((name) => !columns.includes(name))) {
      const values = db.prepare(`SELECT DISTINCT ${column} FROM ${table}`).pluck().all()
      found[`${table}.${column}`] = values.length === 1 ? values[0] : values
    }
  return found
}

/** Two rows of values of each column's type, if the table has none. */
function fill(db: Connection, table: string): void {
  if (db.prepare(`SELECT 1 FROM ${table}`).get() !== undefined) return
  const columns = (db.pragma(`table_info(${table})`) as { name: string; type: string }[]).filter(
    ({ name }) => name !== '',
  )
  const put = db.prepare(
    `INSERT INTO ${table} (${columns.map(({ name }) => name).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  )
  for (const n of [1, 2]) put.run(...columns.map(({ name, type }) => valueFor(name, type, n)))
}

function valueFor(name: string, type: string, n: number): unknown {
  // Two rows in and two records out, so that a receipt balances.
  if (name === 'rows_in' || name === 'records') return 2
  if (['merged', 'excluded', 'problems'].includes(name)) return 0
  if (type === 'BLOB') return Buffer.from([n, 0, 255])
  if (type === 'REAL') return n + 0.5
  return type === 'TEXT' ? `${name} ${n} ’` : n
}

const rowsOf = (db: Connection, table: string, columns: readonly string[]): string[] =>
  (
    db
      .prepare(`SELECT ${columns.join(', ')} FROM ${table}`)
      .raw()
      .all() as unknown[]
  )
    .map((row) => JSON.stringify(row))
    .sort()

describe('every migration', () => {
  const steps = migrations.filter(({ version }) => version > 1)
  /** A file of a version with something in it that every version has. */
  function fileOf(version: number): Connection {
    count += 1
    const db = openDatabase(scratch.at(`${count}.proofbook`), { mayCreate: true })
    db.pragma(`application_id = ${applicationId}`)
    migrate(db, version)
    db.exec(`
      INSERT INTO project (key, value) VALUES ('name', 'Kept'), ('currency', 'EUR'), ('timeZone', 'UTC'), ('fiscalYearStart', '1');
      INSERT INTO terms (id, kind, term) VALUES (1, 'system', 'zendesk');`)
    return db
  }

  it.each(steps)('$version ($name) keeps what was there and gives the schema of its version', ({ version }) => {
    const before = Math.max(...migrations.map((step) => step.version).filter((one) => one < version))
    const db = fileOf(before)
    expect(maybeStrangeSchema(db, before)).toBeUndefined()
    migrate(db, version)
    expect(db.pragma('user_version', { simple: true })).toBe(version)
    expect(maybeStrangeSchema(db, version)).toBeUndefined()
    expect(db.prepare("SELECT value FROM project WHERE key = 'name'").pluck().get()).toBe('Kept')
    expect(db.prepare('SELECT term FROM terms').pluck().get()).toBe('zendesk')
    migrate(db)
    expect(maybeStrangeSchema(db, schemaVersion)).toBeUndefined()
    db.close()
  })

  it.each(steps)('$version ($name) keeps every row of every table, column by column', ({ version }) => {
    const before = Math.max(...migrations.map((step) => step.version).filter((one) => one < version))
    const db = fileOf(before)
    db.pragma('foreign_keys = OFF')
    const tables = ownTables(db)
    for (const table of tables) fill(db, table)
    const held = new Map(
      tables.map((table) => [table, { columns: columnsOf(db, table), rows: rowsOf(db, table, columnsOf(db, table)) }]),
    )
    migrate(db, version)
    for (const [table, { columns, rows }] of held) {
      expect(rows.length, table).toBeGreaterThan(0)
      // The project's table also gets what the step gives every project, and people the import that nobody noted.
      const now = rowsOf(db, table, columns)
      expect(table === 'project' ? now.filter((row) => rows.includes(row)) : now, table).toEqual(rows)
    }
    expect(added(db, held)).toEqual(whatIsNew[version] ?? {})
    db.close()
  })

  it('is whole or not at all: a step that fails leaves the file as it was', () => {
    const db = fileOf(11)
    // The next step makes a table of this name.
    db.exec('CREATE TABLE log (n)')
    expect(() => migrate(db)).toThrow('already exists')
    expect(db.pragma('user_version', { simple: true })).toBe(11)
    expect(db.prepare("SELECT COUNT(*) FROM sqlite_schema WHERE name = 'seal'").pluck().get()).toBe(0)
    db.close()
  })
})
