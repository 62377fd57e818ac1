import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCore } from '../../electron/api/index.ts'
import type { Task, VerifyReport } from '../../shared/contract.ts'
import { scratchFolder } from '../helpers/command-line.ts'

// Promise: whoever changes the log, a deck that was handed out or a kept number behind Proofbook's back is found out, and `verify` names what was changed.

const scratch = scratchFolder()
const path = scratch.at('data', 'Sample company.proofbook')
const task: Task = { report: () => {}, checkCancelled: () => {}, breathe: () => Promise.resolve() }
const core = createCore({ today: '2026-11-22', dataFolder: scratch.at('data') })

async function verify(deep = false): Promise<VerifyReport> {
  await core.handlers['project:open']({ file: path }, task)
  const report = await core.handlers['project:verify']({ deep }, task)
  await core.handlers['project:close']({}, task)
  return report
}

/** Changes the file as a stranger would, checks, and changes it back. */
async function tamper(
  change: (db: Database.Database) => void,
  restore: (db: Database.Database) => void,
  deep = false,
): Promise<string[]> {
  const db = new Database(path)
  const guards = db
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'log'")
    .all() as {
    name: string
    sql: string
  }[]
  const unguarded = (work: (db: Database.Database) => void): void => {
    for (const { name } of guards) db.exec(`DROP TRIGGER ${name}`)
    work(db)
    for (const { sql } of guards) db.exec(sql)
  }
  unguarded(change)
  const { ok, checks } = await verify(deep)
  expect(ok).toBe(false)
  unguarded(restore)
  db.close()
  expect((await verify()).ok).toBe(true)
  return checks.flatMap((check) => (check.ok ? [] : [`${check.name}: ${check.detail}`]))
}

beforeAll(async () => {
  await core.handlers['project:sample']({}, task)
  await core.handlers['scorecard:metrics']({}, task)
  await core.handlers['deck:export']({ deck: scratch.at('case.pptx'), brief: scratch.at('case.md') }, task)
  await core.handlers['project:close']({}, task)
  expect(existsSync(scratch.at('case.pptx'))).toBe(true)
  expect((await verify()).checks.filter((check) => !check.ok)).toEqual([])
}, 300_000)
afterAll(() => {
  core.close()
  scratch.remove()
})

describe('what was changed behind Proofbook’s back is named', { timeout: 240_000 }, () => {
  it('an entry of the log', async () => {
    let was: { n: number; what: string } = { n: 0, what: '' }
    const found = await tamper(
      (db) => {
        was = db.prepare("SELECT n, what FROM log WHERE kind = 'import' LIMIT 1").get() as typeof was
        db.prepare("UPDATE log SET what = 'Imported nothing' WHERE n = ?").run(was.n)
      },
      (db) => db.prepare('UPDATE log SET what = ? WHERE n = ?').run(was.what, was.n),
    )
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(new RegExp(`^the log is as it was written: entry ${was.n} .*“Imported nothing”`))
  })

  it('entries taken off the end of the log', async () => {
    let rows: unknown[] = []
    const found = await tamper(
      (db) => {
        rows = db.prepare('SELECT * FROM log WHERE n > 2 ORDER BY n').all()
        db.exec('DELETE FROM log WHERE n > 2')
      },
      (db) => {
        const put = db.prepare('INSERT INTO log VALUES (@n, @at, @who, @kind, @what, @details, @hash)')
        for (const row of rows) put.run(row)
      },
    )
    expect(found[0]).toMatch(/^the log is as it was written: entries 3 to \d+ are missing/)
  })

  it('the bytes of a deck, also when the hash beside them is changed with them', async () => {
    let was: { bytes: Buffer; sha256: string } = { bytes: Buffer.alloc(0), sha256: '' }
    const found = await tamper(
      (db) => {
        was = db.prepare("SELECT bytes, sha256 FROM export_files WHERE kind = 'deck'").get() as typeof was
        const bytes = Buffer.from(was.bytes)
        bytes[100] = (bytes[100] as number) ^ 1
        db.prepare("UPDATE export_files SET bytes = ?, sha256 = 'new' WHERE kind = 'deck'").run(bytes)
      },
      (db) =>
        db.prepare("UPDATE export_files SET bytes = ?, sha256 = ? WHERE kind = 'deck'").run(was.bytes, was.sha256),
    )
    expect(found).toEqual(['exported files are as they were handed out: deck of export 1 was changed'])
  })

  it('the numbers that an export stood on', async () => {
    let was = ''
    const found = await tamper(
      (db) => {
        was = db.prepare('SELECT evidence FROM exports').pluck().get() as string
        db.prepare("UPDATE exports SET evidence = 'AAAA'").run()
      },
      (db) => db.prepare('UPDATE exports SET evidence = ?').run(was),
    )
    expect(found).toEqual(['exported files are as they were handed out: numbers of export 1 was changed'])
  })

  it('a deck that was taken away', async () => {
    let was: unknown
    const found = await tamper(
      (db) => {
        was = db.prepare("SELECT * FROM export_files WHERE kind = 'brief'").get()
        db.exec("DELETE FROM export_files WHERE kind = 'brief'")
      },
      (db) => db.prepare('INSERT INTO export_files VALUES (@export_id, @kind, @name, @sha256, @bytes)').run(was),
    )
    expect(found).toEqual(['exported files are as they were handed out: brief of export 1 is missing'])
  })

  it('a kept number', async () => {
    let was: { id: string; body: string } = { id: '', body: '' }
    const found = await tamper(
      (db) => {
        was = db
          .prepare("SELECT id, body FROM evidence WHERE json_extract(body, '$.value') > 0 LIMIT 1")
          .get() as typeof was
        db.prepare("UPDATE evidence SET body = json_set(body, '$.value', 0.99) WHERE id = ?").run(was.id)
      },
      (db) => db.prepare('UPDATE evidence SET body = ? WHERE id = ?').run(was.body, was.id),
    )
    expect(found).toEqual([`kept numbers are as they were worked out: ${was.id} was changed`])
  })

  it('a kept report', async () => {
    let was = { name: '', body: '' }
    const found = await tamper(
      (db) => {
        was = db.prepare("SELECT name, body FROM reports WHERE name LIKE 'facts/%' LIMIT 1").get() as typeof was
        db.prepare('UPDATE reports SET body = body || ? WHERE name = ?').run(' ', was.name)
      },
      (db) => db.prepare('UPDATE reports SET body = ? WHERE name = ?').run(was.body, was.name),
    )
    expect(found).toEqual([`kept numbers are as they were worked out: the report ${was.name} was changed`])
  })

  // What lies beside a kept number is no secret: whoever changes the number can make its hash anew. That it no longer follows from the rows can't be hidden.
  const hashed = (db: Database.Database, table: string, name: string, body: string): string => {
    const stamp = db.prepare("SELECT stamp FROM derivation WHERE step = 'facts'").pluck().get() as string
    return createHash('sha256').update(`${table}\n${stamp}\n${name}\n${body}`).digest('hex')
  }

  it('a kept number that was changed together with its hash, by working it out again', async () => {
    expect((await verify(true)).checks.filter((check) => !check.ok)).toEqual([])
    let was: { id: string; body: string; hash: string } = { id: '', body: '', hash: '' }
    const found = await tamper(
      (db) => {
        was = db
          .prepare(
            "SELECT * FROM evidence WHERE id LIKE 'contacts@%' AND json_extract(body, '$.value') > 0 ORDER BY id LIMIT 1",
          )
          .get() as typeof was
        const body = JSON.stringify({ ...JSON.parse(was.body), value: 77_777 })
        db.prepare('UPDATE evidence SET body = ?, hash = ? WHERE id = ?').run(
          body,
          hashed(db, 'evidence', was.id, body),
          was.id,
        )
      },
      (db) => db.prepare('UPDATE evidence SET body = ?, hash = ? WHERE id = ?').run(was.body, was.hash, was.id),
      true,
    )
    const { value } = JSON.parse(was.body) as { value: number }
    expect(found).toEqual([
      `kept numbers follow from the rows: ${was.id}: its value is kept as 77,777 and follows from the rows as ${value.toLocaleString('en')}`,
    ])
  })

  it('a number put in that no row gives, and a report changed together with its hash', async () => {
    let was = { name: '', body: '', hash: '' }
    const id = 'contacts@1/2026Q3/topic=invented'
    const found = await tamper(
      (db) => {
        const body = db.prepare("SELECT body FROM evidence WHERE id = 'contacts@1/2026Q3'").pluck().get() as string
        const made = JSON.stringify({ ...JSON.parse(body), id, filter: { topic: 'invented' } })
        db.prepare('INSERT INTO evidence (id, body, hash) VALUES (?, ?, ?)').run(
          id,
          made,
          hashed(db, 'evidence', id, made),
        )
        was = db
          .prepare("SELECT * FROM reports WHERE name LIKE 'ledger/%' ORDER BY name DESC LIMIT 1")
          .get() as typeof was
        const report = JSON.parse(was.body) as { movements: { closing: number } }
        report.movements.closing += 100
        const told = JSON.stringify(report)
        db.prepare('UPDATE reports SET body = ?, hash = ? WHERE name = ?').run(
          told,
          hashed(db, 'reports', was.name, told),
          was.name,
        )
      },
      (db) => {
        db.prepare('DELETE FROM evidence WHERE id = ?').run(id)
        db.prepare('UPDATE reports SET body = ?, hash = ? WHERE name = ?').run(was.body, was.hash, was.name)
      },
      true,
    )
    const said = found.join('\n')
    expect(said).toContain(`the report ${was.name} says otherwise`)
    expect(said).toContain(`${id} does not follow from any row`)
  })
})
