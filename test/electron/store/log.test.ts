import Database from 'better-sqlite3'
import { afterEach, describe, expect, it } from 'vitest'
import { beginLog } from '../../../electron/store/begin-log.ts'
import { changedExports } from '../../../electron/store/exports.ts'
import { changedKept } from '../../../electron/store/kept-hash.ts'
import { appendLog, faultsOfLog, noteInLog, readLog, readLogHead, tellAs } from '../../../electron/store/log.ts'
import { migrations } from '../../../electron/store/migrations/index.ts'
import { createStore, openStore } from '../../../electron/store/open-store.ts'
import { applicationId } from '../../../electron/store/project-header.ts'
import { projectIdOf } from '../../../electron/store/reviews.ts'
import { transact, type WriteStore } from '../../../electron/store/store.ts'
import { scratchFolder } from '../../helpers/command-line.ts'

const scratch = scratchFolder()
let store: WriteStore
let made = 0

function project(): WriteStore {
  made += 1
  store = createStore(scratch.at(`${made}.proofbook`))
  tellAs(store, { who: () => 'Ana', at: () => 1_700_000_000 + made })
  return store
}

const line = (what: string) => ({ kind: 'story' as const, what, details: [{ about: 'x', before: null, after: what }] })

afterEach(() => store.close())

describe('the log', () => {
  it('says what was done, by whom and when, newest first', () => {
    project()
    noteInLog(store, line('one'))
    noteInLog(store, line('two'))
    const { entries, total, head } = readLog(store)
    expect(entries.map(({ n, what, who }) => [n, what, who])).toEqual([
      [2, 'two', 'Ana'],
      [1, 'one', 'Ana'],
    ])
    expect(total).toBe(2)
    expect(head).toEqual({ count: 2, hash: entries[0]?.hash })
    expect(faultsOfLog(store)).toEqual([])
  })

  it('is searched by words, names and details, and by kind', () => {
    project()
    noteInLog(store, line('50% of it'))
    noteInLog(store, { kind: 'cost', what: 'other', details: [{ about: 'class', before: 'labour', after: 'tools' }] })
    expect(readLog(store, { search: '50%' }).total).toBe(1)
    expect(readLog(store, { search: 'labour' }).entries[0]?.what).toBe('other')
    expect(readLog(store, { search: '_' }).total).toBe(0)
    expect(readLog(store, { kind: 'cost' }).total).toBe(1)
    expect(readLog(store, { limit: 1, offset: 1 }).entries.map(({ n }) => n)).toEqual([1])
  })

  it('is written with its change or not at all', () => {
    project()
    expect(() => appendLog(store, line('alone'))).toThrow(/transaction/)
    expect(() =>
      transact(store, () => {
        appendLog(store, line('undone'))
        throw new Error('no')
      }),
    ).toThrow('no')
    expect(readLogHead(store)).toEqual({ count: 0, hash: '' })
    expect(readLog(store).total).toBe(0)
  })

  it('refuses to change or drop an entry', () => {
    project()
    noteInLog(store, line('one'))
    expect(() => store.db.exec("UPDATE log SET what = 'other'")).toThrow(/never changed/)
    expect(() => store.db.exec('DELETE FROM log')).toThrow(/never taken out/)
  })

  it.each([
    ['a word changed', "UPDATE log SET what = 'other' WHERE n = 3", [/^entry 3 of .*“other”.* was changed/]],
    ['a name changed', "UPDATE log SET who = 'Bo' WHERE n = 3", [/^entry 3 of .* was changed/]],
    ['a detail that is no JSON', "UPDATE log SET details = '{' WHERE n = 3", [/^entry 3 of .* was changed/]],
    ['a hash changed', "UPDATE log SET hash = 'x' WHERE n = 3", [/^entry 3 /, /^entry 4 /]],
    ['one taken out', 'DELETE FROM log WHERE n = 2', ['entry 2 is missing']],
    ['the last ones taken out', 'DELETE FROM log WHERE n >= 4', ['entries 4 to 5 are missing']],
    ['all taken out', 'DELETE FROM log', ['entries 1 to 5 are missing']],
    [
      'one put in',
      "INSERT INTO log SELECT 6, at, who, kind, 'made up', details, hash FROM log WHERE n = 5",
      [/^entry 6 .*“made up”/, /entries after 5 were not written by Proofbook/],
    ],
    ['the end rewritten', "UPDATE project SET value = '5 0000' WHERE key = 'logHead'", [/^entry 5 is not the last/]],
  ])('names what was done to it: %s', (_what, sql, found) => {
    project()
    for (const what of ['one', 'two', 'three', 'four', 'five']) noteInLog(store, line(what))
    const guards = store.db
      .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'log'")
      .all() as {
      name: string
      sql: string
    }[]
    for (const { name } of guards) store.db.exec(`DROP TRIGGER ${name}`)
    store.db.exec(sql)
    for (const guard of guards) store.db.exec(guard.sql)
    const faults = faultsOfLog(store)
    expect(faults).toHaveLength(found.length)
    for (const [i, words] of found.entries()) expect(faults[i]).toMatch(words)
    // What was done is still told after more was written.
    noteInLog(store, line('later'))
    expect(faultsOfLog(store).length).toBeGreaterThan(0)
  })

  it('says when its guards were taken away', () => {
    project()
    noteInLog(store, line('one'))
    store.db.exec('DROP TRIGGER log_is_never_changed')
    expect(faultsOfLog(store)).toEqual(['what keeps entries from being changed was taken away'])
  })

  it('begins once, and tells of a newer version of the file', () => {
    project()
    beginLog(store)
    beginLog(store)
    expect(readLog(store).entries.map(({ what }) => what)).toEqual(['The project was made'])
    store.db.exec("UPDATE project SET value = '12' WHERE key = 'logSchema'")
    beginLog(store)
    beginLog(store)
    expect(readLog(store).entries.map(({ kind }) => kind)).toEqual(['upgrade', 'project'])
    expect(readLog(store).entries[0]?.details[0]).toMatchObject({ before: '12' })
  })
})

describe('a project of a version that kept no log', () => {
  it('gets a name of its own and a first entry that names what was there', () => {
    const path = scratch.at('older.proofbook')
    const db = new Database(path)
    db.pragma(`application_id = ${applicationId}`)
    for (const { version, sql } of migrations) if (version < 13) db.exec(sql)
    db.pragma('user_version = 12')
    db.exec(`
      INSERT INTO evidence (id, body) VALUES ('csat@1/2026Q2', '{"value":0.8}');
      INSERT INTO exports (id, quarter, length, date, at, content_stamp, plan, evidence) VALUES (7, '2026Q2', 'short', '2026-07-01', 1, '', 'p', 'e');
      INSERT INTO export_files (export_id, kind, name, sha256, bytes) VALUES (7, 'deck', 'case.pptx', 'x', x'0102')`)
    db.close()
    store = openStore(path) as WriteStore
    tellAs(store, { who: () => '', at: () => 1_700_000_000 })
    beginLog(store)
    expect(projectIdOf(store)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/)
    const [first] = readLog(store).entries
    expect(first).toMatchObject({ n: 1, kind: 'upgrade' })
    expect(first?.details.map(({ about }) => about)).toEqual(
      expect.arrayContaining(['plan of export 7', 'numbers of export 7', 'deck of export 7']),
    )
    expect([changedExports(store), changedKept(store, 'evidence')]).toEqual([[], []])
    store.db.exec("UPDATE evidence SET body = '{}'; UPDATE export_files SET bytes = x'0103'")
    expect([changedExports(store), changedKept(store, 'evidence')]).toEqual([
      ['deck of export 7 was changed'],
      ['csat@1/2026Q2'],
    ])
  })
})
