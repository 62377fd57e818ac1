import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerImport, importFiles, listImports } from '../../../electron/api/data.ts'
import { eraseForGood, findPerson, peopleReport, previewErasure } from '../../../electron/api/people.ts'
import { createProject, verifyProject } from '../../../electron/api/project.ts'
import { metricsReport } from '../../../electron/api/scorecard.ts'
import { backUp } from '../../../electron/store/backups.ts'
import { contentHash } from '../../../electron/store/content-hash.ts'
import { ensureDerived } from '../../../electron/store/facts/derive.ts'
import { readRestatements } from '../../../electron/store/facts/restatements.ts'
import { openStore } from '../../../electron/store/open-store.ts'
import type { WriteStore } from '../../../electron/store/store.ts'
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
