import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { backupsFolder, listBackups } from '../../../electron/store/backups.ts'
import { contentHash } from '../../../electron/store/content-hash.ts'
import { type Connection, openDatabase } from '../../../electron/store/database.ts'
import { maybeStrangeSchema } from '../../../electron/store/golden-schema.ts'
import { migrate } from '../../../electron/store/migrate.ts'
import { migrations, schemaVersion } from '../../../electron/store/migrations/index.ts'
import { openStore } from '../../../electron/store/open-store.ts'
import { applicationId } from '../../../electron/store/project-header.ts'
import { scratchFolder } from '../../helpers/command-line.ts'

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

it('knows every released project that is kept', () => {
  expect(readdirSync(folder).sort()).toEqual(Object.keys(released).sort())
})

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
