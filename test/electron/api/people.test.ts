import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerImport, importFiles, listImports } from '../../../electron/api/data.ts'
import { createCore } from '../../../electron/api/index.ts'
import { eraseForGood, findPerson, peopleReport, previewErasure } from '../../../electron/api/people.ts'
import { createProject, verifyProject } from '../../../electron/api/project.ts'
import { metricsReport } from '../../../electron/api/scorecard.ts'
import { backUp } from '../../../electron/store/backups.ts'
import { contentHash } from '../../../electron/store/content-hash.ts'
import { ensureDerived } from '../../../electron/store/facts/derive.ts'
import { readRestatements } from '../../../electron/store/facts/restatements.ts'
import { openStore } from '../../../electron/store/open-store.ts'
import type { WriteStore } from '../../../electron/store/store.ts'
import type { Task } from '../../../shared/contract.ts'
import { scratchFolder } from '../../helpers/command-line.ts'
import { bytesOf, foundIn, now, sharedProject, task } from '../../promises/shared-project.ts'

describe('erasing a person', () => {
  const folder = mkdtempSync(join(tmpdir(), 'proofbook-erase-'))
  const own = join(folder, 'kept')
  let store: WriteStore
  let email: string
  let key: string
  let pristine: string
  beforeAll(async () => {
    mkdirSync(own)
    const made = await sharedProject(folder, 120)
    pristine = made.path
    // Somebody who wrote to both helpdesks, more than once.
    const row = made
      .sql(
        `SELECT p.email, p.person_key FROM people p JOIN contacts c ON c.person_id = p.id WHERE p.email IS NOT NULL GROUP BY p.email HAVING COUNT(DISTINCT c.system_id) > 1 AND COUNT(*) > 3 ORDER BY COUNT(*) DESC LIMIT 1`,
      )
      .get() as { email: string; person_key: string }
    email = row.email
    for (const quarter of ['2026Q1', '2026Q2', '2026Q3']) metricsReport(made, quarter)
    made
      .sql("INSERT INTO story_edits (quarter, body, at) VALUES ('2026Q3', ?, 0)")
      .run(JSON.stringify({ kind: 'drop', point: 'x', reason: `as ${email.toUpperCase()} said` }))
    made.close()
    copyFileSync(pristine, join(own, 'own.proofbook'))
    store = openStore(join(own, 'own.proofbook')) as WriteStore
    key = row.person_key
  })
  afterAll(() => {
    store.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const who = () => findPerson(store, email)[0]?.who as string

  it('is shown before it is done, and showing changes nothing', () => {
    const before = contentHash(store)
    const found = findPerson(store, email)
    expect(found.length).toBeGreaterThan(1)
    const report = previewErasure(store, who(), now)
    expect(report.names).toContain(email)
    expect(report.rows.find(({ what }) => what === 'contacts')?.count).toBeGreaterThan(3)
    expect(report.texts).toBe(1)
    expect(contentHash(store)).toBe(before)
    expect(findPerson(store, email)).toEqual(found)
  })

  it('takes every byte of them out of the folder, balances receipts, ties, and logs what is told differently now', () => {
    const contacts = Number(store.sql('SELECT COUNT(*) FROM contacts').pluck().get())
    backUp(store, 'asked')
    const preview = previewErasure(store, who(), now)
    expect(preview.backups).toBe(1)
    expect(foundIn(bytesOf(own), [email])).toEqual([email])
    const report = eraseForGood(store, { who: who() }, now)
    expect(report).toEqual(preview)
    const names = [
      email,
      key.slice(key.indexOf(':') + 1),
      ...report.names.map((name) => name.split(' ').at(-1) as string),
    ].filter((name) => name.length >= 6)
    expect(foundIn(readFileSync(pristine), names)).toEqual(expect.arrayContaining([email]))
    expect(foundIn(bytesOf(own), names)).toEqual([])
    expect(findPerson(store, email)).toEqual([])
    const gone = report.rows.find(({ what }) => what === 'contacts')?.count as number
    expect(Number(store.sql('SELECT COUNT(*) FROM contacts').pluck().get())).toBe(contacts - gone)
    expect(verifyProject(store).checks.filter((check) => !check.ok)).toEqual([])
    const receipts = listImports(store)
    expect(receipts.reduce((sum, one) => sum + (one.exclusions['erased on request'] ?? 0), 0)).toBe(
      report.files.reduce((sum, one) => sum + one.rows, 0),
    )
    expect(receipts.every((one) => one.rowsIn === one.records + one.merged + one.excluded + one.problems)).toBe(true)
    for (const quarter of ['2026Q1', '2026Q2', '2026Q3']) metricsReport(store, quarter)
    const told = readRestatements(store)
    expect(told.length).toBeGreaterThan(0)
    expect(new Set(told.map(({ reason }) => reason))).toEqual(new Set(['a person was erased on request']))
  })

  it('holds when the same files come again, are read again, or come under another name', async () => {
    const hash = contentHash(store)
    const [zendesk] = listImports(store).filter(({ file }) => file === 'zendesk-tickets.csv')
    const again = await importFiles(store, [{ file: join(folder, 'exports', 'zendesk-tickets.csv') }], task, now)
    expect(again[0]?.alreadyImported).toBe(true)
    // Kept rows: the person's are marks now.
    const read = await answerImport(
      store,
      { importId: zendesk?.id as number, told: { timeZone: zendesk?.timeZone as string } },
      task,
      now,
    )
    expect(read.rowsIn).toBe(zendesk?.rowsIn)
    expect(read.exclusions['erased on request']).toBe(zendesk?.exclusions['erased on request'])
    expect(contentHash(store)).toBe(hash)
    // A later export: other bytes, the same people.
    const text = readFileSync(join(folder, 'exports', 'zendesk-tickets.csv'), 'utf8')
    const later = join(folder, 'zendesk-later.csv')
    writeFileSync(later, text.replace(/\n$/, '\r\n'))
    const [receipt] = await importFiles(store, [{ file: later }], task, now)
    expect(receipt?.exclusions['erased on request']).toBeGreaterThan(0)
    expect(findPerson(store, email)).toEqual([])
    expect(foundIn(bytesOf(own), [email])).toEqual([])
    expect(contentHash(store)).toBe(hash)
  })

  it('comes to what a project holds that never took them in', async () => {
    const fresh = createProject(join(folder, 'fresh.proofbook'), {
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      name: 'Own',
    })
    const copy = (sql: string, put: string) => {
      for (const row of store.sql(sql).raw().all() as unknown[][]) fresh.sql(put).run(...row)
    }
    copy("SELECT key, value FROM project WHERE key = 'pseudonymKey'", 'INSERT INTO project (key, value) VALUES (?, ?)')
    copy('SELECT id, at, rows, body FROM erasures', 'INSERT INTO erasures (id, at, rows, body) VALUES (?, ?, ?, ?)')
    copy('SELECT hash, erasure_id FROM erased', 'INSERT INTO erased (hash, erasure_id) VALUES (?, ?)')
    const files = listImports(openStore(pristine, { readOnly: true })).map(({ file }) => ({
      file: join(folder, 'exports', file),
    }))
    await importFiles(fresh, files, task, now)
    ensureDerived(fresh)
    const told = (of: WriteStore) => of.sql('SELECT COUNT(*), SUM(opened_at) FROM contacts').raw().get()
    expect(told(fresh)).toEqual(told(store))
    expect(metricsReport(fresh, '2026Q3').metrics.map(({ id, value, n }) => [id, value, n])).toEqual(
      metricsReport(store, '2026Q3').metrics.map(({ id, value, n }) => [id, value, n]),
    )
    fresh.close()
  })

  it('leaves the account of a company, and its revenue, without their address', () => {
    const account = store
      .sql('SELECT email, vendor_id FROM customers WHERE email IS NOT NULL ORDER BY id LIMIT 1')
      .get() as { email: string; vendor_id: string }
    const before = store.sql('SELECT COUNT(*), SUM(mrr_minor) FROM subscriptions').raw().get()
    store
      .sql(
        "INSERT INTO people (import_id, system_id, person_key, email) SELECT 1, id, 'id:77777777', ? FROM terms WHERE kind = 'system' AND term = 'zendesk'",
      )
      .run(account.email)
    const report = eraseForGood(store, { who: 'person:zendesk/id:77777777' }, now)
    expect(report.accountsKept).toBe(1)
    expect(store.sql('SELECT COUNT(*), SUM(mrr_minor) FROM subscriptions').raw().get()).toEqual(before)
    expect(store.sql('SELECT email FROM customers WHERE vendor_id = ?').pluck().get(account.vendor_id)).toBeNull()
    expect(foundIn(bytesOf(own), [account.email])).toEqual([])
  })

  it('is refused for somebody who is not there', () => {
    expect(() => previewErasure(store, 'person:zendesk/id:nobody', now)).toThrow('nobody like that')
  })

  it('leaves a page that says what is held of people, from which files, and what was left out', () => {
    const report = peopleReport(store)
    expect(report.erasures).toHaveLength(2)
    expect(report.people).toBeGreaterThan(100)
    const zendesk = report.files.find(({ file }) => file === 'zendesk-tickets.csv')
    expect(zendesk?.read).toContain('Requester email')
    expect(zendesk?.leftOut).toEqual(expect.arrayContaining(['Requester', 'Subject']))
    expect(report.data.find(({ what }) => what === 'e-mail addresses')?.files).toContain('stripe-customers.csv')
  })
})

describe('words that name an erased person', () => {
  const scratch = scratchFolder()
  const path = scratch.at('acme.proofbook')
  const quietly: Task = task
  afterAll(scratch.remove)

  it('are found, shown and taken out of decisions, reviews and the log, whose chain still holds', async () => {
    const core = createCore({ today: '2026-11-22', dataFolder: scratch.at('data') })
    const ask = core.handlers
    await ask['project:create']({ file: path, currency: 'EUR', timeZone: 'Europe/Berlin' }, quietly)
    await ask['data:import']({ files: [{ file: 'test/golden/small-company/input' }] }, quietly)
    await ask['scorecard:metrics']({}, quietly)
    await ask['log:call-me']({ name: 'Jo', role: 'CX leader' }, quietly)
    const reason = 'Ana Example-Brandt rang on 030/765 43 21 and ana.brandt@secret.example wrote'
    await ask['scorecard:decide']({ effectiveFrom: '2026-10-01', reason, holdHours: 240 }, quietly)
    const said = await ask['review:say'](
      { about: { kind: 'project', id: 'project' }, said: { kind: 'comment', text: `Seen with ${reason}` } },
      quietly,
    )
    expect(said.things).toHaveLength(1)
    const who = (await ask['people:find']({ find: '.example' }, quietly))[0]?.who as string
    const also = ['Ana Example-Brandt', '+49 30 7654321', 'ana.brandt@secret.example']
    const secrets = ['Example-Brandt', '765 43 21', 'ana.brandt@secret']
    expect((await ask['people:preview']({ who }, quietly)).words).toEqual([])
    await expect(
      Promise.resolve().then(() => ask['people:preview']({ who, also: ['Bo'] }, quietly)),
    ).rejects.toMatchObject({ code: 'bad-value' })
    const shown = await ask['people:preview']({ who, also }, quietly)
    const where = shown.words.map((one) => one.where)
    expect(where).toEqual(expect.arrayContaining(['the reason for windows', 'a review']))
    expect(where.some((one) => /^entry \d+ of the log$/.test(one))).toBe(true)
    expect(shown.words.every(({ text }) => secrets.some((secret) => text.includes(secret)))).toBe(true)
    // Showing changes nothing.
    expect((await ask['project:verify']({}, quietly)).ok).toBe(true)
    expect(foundIn(readFileSync(path), secrets)).toEqual(secrets)
    const done = await ask['people:erase']({ who, also }, quietly)
    expect(done.texts).toBe(shown.texts)
    expect(foundIn(bytesOf(scratch.at('.')), secrets).length).toBe(0)
    expect(foundIn(readFileSync(path), ['[erased]'])).toEqual(['[erased]'])
    const report = await ask['project:verify']({}, quietly)
    expect(report.checks.filter((check) => !check.ok)).toEqual([])
    const { things } = await ask['review:report']({}, quietly)
    expect(things[0]?.said[0]?.text).toContain('[erased]')
    core.close()

    // Nobody can call an entry redacted without an erasure that everybody sees.
    const strange = new Database(path)
    const guards = strange
      .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'log'")
      .all() as {
      name: string
      sql: string
    }[]
    for (const { name } of guards) strange.exec(`DROP TRIGGER ${name}`)
    const erased = strange
      .prepare("SELECT n FROM log WHERE what || details LIKE '%[erased]%' AND kind <> 'erasure'")
      .pluck()
      .get()
    strange.prepare("UPDATE log SET what = 'Something else [erased]' WHERE n = ?").run(erased)
    strange.prepare("UPDATE log SET what = '[erased]' WHERE n = 1").run()
    for (const { sql } of guards) strange.exec(sql)
    strange.close()
    const again = createCore({ today: '2026-11-22', dataFolder: scratch.at('data') })
    await again.handlers['project:open']({ file: path }, quietly)
    const { checks } = await again.handlers['project:verify']({}, quietly)
    const log = checks.find(({ name }) => name === 'the log is as it was written')
    expect(log?.ok).toBe(false)
    expect(log?.detail).toContain('entry 1 ')
    expect(log?.detail).toContain(`entry ${erased} `)
    again.close()
  }, 120_000)
})

describe('rows of files that are kept', () => {
  it('can be dropped, which changes no number, is told, and asks for the file to read it differently', async () => {
    const scratch = scratchFolder()
    const path = scratch.at('acme.proofbook')
    const core = createCore({ today: '2026-11-22', dataFolder: scratch.at('data') })
    const ask = core.handlers
    await ask['project:create']({ file: path, currency: 'EUR', timeZone: 'Europe/Berlin' }, task)
    const file = scratch.at('tickets.csv')
    writeFileSync(
      file,
      'ticket_id,customer_id,created_at,closed_at,handled_by,resolution\n1,C-1,2026-04-03,2026-04-04,ai,resolved\n2,Keepsake-C,2026-04-05,2026-04-06,human,resolved\n',
    )
    const [receipt] = await ask['data:import']({ files: [{ file, source: 'generic-contacts' }] }, task)
    const before = (await ask['project:verify']({}, task)).contentHash
    expect((await ask['people:report']({}, task)).files[0]?.keptRows).toBe(2)
    const dropped = await ask['people:drop-kept']({}, task)
    expect(dropped.files).toEqual([{ file: 'tickets.csv', rows: 2 }])
    expect((await ask['people:report']({}, task)).files[0]?.keptRows).toBe(0)
    expect((await ask['project:verify']({}, task)).contentHash).toBe(before)
    const [entry] = (await ask['log:entries']({}, task)).entries
    expect(entry).toMatchObject({ kind: 'import', what: 'Dropped the rows that were kept of 1 file' })
    rmSync(file)
    await expect(
      ask['data:answer']({ importId: receipt?.id as number, told: { leftOut: { customer_id: true } } }, task),
    ).rejects.toMatchObject({ hint: expect.any(String) })
    await expect(Promise.resolve().then(() => ask['people:drop-kept']({ importId: 1 }, task))).rejects.toMatchObject({
      code: 'no-data',
    })
    core.close()
    scratch.remove()
  })
})
