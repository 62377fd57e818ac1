import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../electron/store/database.ts'
import { ensureDerived } from '../../../electron/store/facts/derive.ts'
import { schemaVersion, sealVersion } from '../../../electron/store/migrations/index.ts'
import { createStore, openStore } from '../../../electron/store/open-store.ts'
import { readSettings, writeSettings } from '../../../electron/store/settings.ts'
import type { WriteStore } from '../../../electron/store/store.ts'
import { Refusal } from '../../../shared/base/refusal.ts'
import { proofbook } from '../../helpers/command-line.ts'
import { type ImportBench, importBench } from '../../helpers/import-text.ts'
import { writeOlderProject } from '../../helpers/older-project.ts'

let bench: ImportBench
let sound: Buffer
beforeAll(async () => {
  bench = importBench()
  await bench.importText(
    'ticket_id,customer_id,created_at,channel,handled_by,resolution\nT1,C-1,2026-01-05T10:00:00Z,chat,ai,resolved\nT2,C-2,2026-01-06T10:00:00Z,chat,human,resolved\n',
  )
  ensureDerived(bench.store)
  bench.store.close()
  sound = readFileSync(bench.at('test.proofbook'))
})
afterAll(() => bench.remove())

let count = 0
/** A file of its own with these bytes. */
function fileOf(bytes: Uint8Array): string {
  count += 1
  const path = bench.at(`${count}.proofbook`)
  writeFileSync(path, bytes)
  return path
}

/** A copy of the sound project that another program then changes. */
function changedBy(sql: string): string {
  const path = fileOf(sound)
  const db = openDatabase(path)
  db.unsafeMode(true)
  db.pragma('writable_schema = ON')
  db.exec(sql)
  db.close()
  return path
}

/** What the sound project would be if a version before had written and closed it. */
function olderProject(version: number): string {
  count += 1
  const path = bench.at(`older-${count}.proofbook`)
  writeOlderProject(fileOf(sound), path, version)
  return path
}

function refusalOf(work: () => unknown): Refusal {
  try {
    work()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('nothing was refused')
}

/** Opening is refused so, and leaves the file as it was. */
function expectRefused(path: string, code: Refusal['code'], says: RegExp): void {
  const before = readFileSync(path)
  const refusal = refusalOf(() => openStore(path).close())
  expect(refusal.code).toBe(code)
  expect(refusal.message).toMatch(says)
  expect(readFileSync(path).equals(before)).toBe(true)
}

const header = (at: number, write: (bytes: Buffer, at: number) => void): Buffer => {
  const bytes = Buffer.from(sound)
  write(bytes, at)
  return bytes
}

describe('a file that is opened', () => {
  it.each([
    ['nothing', () => Buffer.alloc(0), 'not-a-project', /is not a Proofbook project/],
    ['one byte', () => Buffer.alloc(1), 'not-a-project', /is not a Proofbook project/],
    ['ninety-nine bytes', () => sound.subarray(0, 99), 'not-a-project', /is not a Proofbook project/],
    ['a header alone', () => sound.subarray(0, 100), 'damaged-project', /its end is missing/],
    ['all but its last byte', () => sound.subarray(0, -1), 'damaged-project', /its end is missing/],
    [
      'another program’s id',
      () => header(68, (b, at) => b.writeUInt32BE(0x4155_4459, at)),
      'not-a-project',
      /is not a Proofbook project/,
    ],
    ['no id', () => header(68, (b, at) => b.writeUInt32BE(0, at)), 'not-a-project', /is not a Proofbook project/],
    [
      'a newer version',
      () => header(60, (b, at) => b.writeInt32BE(schemaVersion + 1, at)),
      'newer-project',
      /newer version/,
    ],
    ['no version', () => header(60, (b, at) => b.writeInt32BE(0, at)), 'damaged-project', /version is missing/],
    [
      'a version below nothing',
      () => header(60, (b, at) => b.writeInt32BE(-3, at)),
      'damaged-project',
      /version is missing/,
    ],
    [
      'an older version than its tables',
      () => header(60, (b, at) => b.writeInt32BE(3, at)),
      'damaged-project',
      /not as Proofbook writes/,
    ],
    ['a write-ahead log', () => header(18, (b, at) => b.fill(2, at, at + 2)), 'damaged-project', /another program/],
    [
      'a workbook',
      () => Buffer.from('PK\u0003\u0004'.padEnd(4_000, 'x')),
      'not-a-project',
      /is not a Proofbook project/,
    ],
  ] as const)('holding %s is refused and left as it is', (_what, bytes, code, says) => {
    expectRefused(fileOf(bytes()), code, says)
  })

  it.each([
    ['a table more', 'CREATE TABLE extra (a)', /table extra/],
    [
      'a view',
      'CREATE VIEW v AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n FROM r',
      /view v/,
    ],
    ['a trigger', 'CREATE TRIGGER t AFTER INSERT ON imports BEGIN DELETE FROM imports; END', /trigger t/],
    ['a virtual table', 'CREATE VIRTUAL TABLE x USING fts5(a)', /table x/],
    [
      'a table in the place of another',
      'DROP TABLE story_edits; CREATE VIEW story_edits AS SELECT 1 AS id',
      /story_edits/,
    ],
    [
      'a generated column',
      'ALTER TABLE story_edits ADD COLUMN g TEXT AS (hex(zeroblob(1000000000)))',
      /table story_edits/,
    ],
    [
      'a check that never ends',
      "UPDATE sqlite_schema SET sql = replace(sql, 'quarter TEXT NOT NULL', 'quarter TEXT NOT NULL CHECK (length(hex(randomblob(900000000))) > 0)') WHERE name = 'story_edits'",
      /table story_edits/,
    ],
    ['an index over an expression', 'CREATE INDEX slow ON story_edits (hex(zeroblob(400000000)))', /index slow/],
    ['a table less', 'DROP TABLE export_files', /export_files/],
  ])('with %s is refused before any of it runs', (_what, sql, says) => {
    expectRefused(changedBy(sql), 'damaged-project', says)
  })

  it('is known by its own statistics and derived tables', () => {
    const path = fileOf(sound)
    const store = openStore(path)
    store.db.exec('ANALYZE')
    store.close()
    openStore(path).close()
  })

  it('is nobody’s but its owner’s, and alone in its folder when it is closed', () => {
    const path = bench.at('own', 'p.proofbook')
    expect(refusalOf(() => createStore(path)).code).toBe('not-found')
    const project = bench.at('files', 'p.proofbook')
    const store = createStore(project)
    expect(statSync(project).mode & 0o777).toBe(0o600)
    for (const name of readdirSync(bench.at('files')).filter((one) => one.startsWith('p.proofbook')))
      expect(statSync(bench.at('files', name)).mode & 0o777).toBe(0o600)
    store.close()
    expect(readdirSync(bench.at('files')).filter((name) => name.includes('p.proofbook'))).toEqual(['p.proofbook'])
    expect([...readFileSync(project).subarray(18, 20)]).toEqual([1, 1])
  })

  it('is not opened a second time, here or by another process, and the message says who has it', {
    timeout: 240_000,
  }, () => {
    const path = fileOf(sound)
    const store = openStore(path)
    const here = refusalOf(() => openStore(path))
    expect(here.code).toBe('project-in-use')
    const there = proofbook('verify', path)
    expect(there.exitCode).toBe(1)
    expect(there.stderr).toMatch(
      new RegExp(`is open already: by .+ on .+, process ${process.pid}, since 20..-..-.. ..:.. UTC`),
    )
    store.close()
    expect(existsSync(`${path}-open`)).toBe(false)
    openStore(path).close()
  })

  it('is the same to the byte when nothing was changed', () => {
    const path = fileOf(sound)
    const store = openStore(path)
    expect(store.found.state).toBe('closed')
    store.close()
    expect(readFileSync(path).equals(sound)).toBe(true)
  })

  it('tells when a commit was lost, or a letter changed', () => {
    const changed = readFileSync(changedBy("DELETE FROM contacts WHERE vendor_id = 'T2'"))
    // A lost commit takes the count of changes with it.
    for (const at of [24, 92]) sound.copy(changed, at, at, at + 4)
    expectRefused(fileOf(changed), 'damaged-project', /not what it was when it was last closed/)
    const letter = Buffer.from(sound)
    letter.write('X', letter.indexOf('file-1.csv'))
    expectRefused(fileOf(letter), 'damaged-project', /not what it was when it was last closed/)
  })

  it('that was copied while it was open is checked in full and opens when it is whole', () => {
    const path = fileOf(sound)
    const store = openStore(path) as WriteStore
    writeSettings(store, { ...readSettings(store), name: 'Changed' })
    const copy = bench.at('lone.proofbook')
    // Not by this process, whose locks would go with the copied file’s handle.
    expect(spawnCopy(path, copy)).toBe(0)
    const lone = openStore(copy)
    expect(lone.found.state).toBe('changed')
    lone.close()
    store.close()
    const again = openStore(copy)
    expect(again.found.state).toBe('closed')
    again.close()
  })

  it('of an older version is held to its seal before it is upgraded, also where it can only be read', () => {
    const path = olderProject(sealVersion)
    const older = readFileSync(path)
    openStore(path, { readOnly: true }).close()
    expect(readFileSync(path).equals(older)).toBe(true)
    const letter = Buffer.from(older)
    letter.write('X', letter.indexOf('file-1.csv'))
    const damaged = fileOf(letter)
    expectRefused(damaged, 'damaged-project', /not what it was when it was last closed/)
    expect(refusalOf(() => openStore(damaged, { readOnly: true })).message).toMatch(/when it was last closed/)
    expect(existsSync(`${damaged}-backups`)).toBe(false)
    const store = openStore(path)
    expect(store.found).toMatchObject({ state: 'closed', upgradedFrom: sealVersion })
    store.close()
    const again = openStore(path)
    expect(again.found).toMatchObject({ state: 'closed', upgradedFrom: null })
    again.close()
  })

  it('that was copied in the middle of a long step without its journal is refused', () => {
    const path = changedBy('UPDATE seal SET in_long_step = 1')
    expectRefused(path, 'damaged-project', /in the middle of a step/)
  })

  it('without the right to write opens for reading, and says whether the file or its folder is why', () => {
    const path = fileOf(sound)
    chmodSync(path, 0o400)
    const store = openStore(path)
    expect(store.readOnly).toBe(true)
    expect(store.found.readOnlyBecause).toBe('file')
    store.close()
    expect(readFileSync(path).equals(sound)).toBe(true)
  })
})

function spawnCopy(from: string, to: string): number {
  return spawnSync(process.execPath, ['-e', 'fs.copyFileSync(...process.argv.slice(1))', from, to]).status ?? -1
}
