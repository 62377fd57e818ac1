import { copyFileSync, createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importFiles } from '../../electron/api/data.ts'
import { createProject } from '../../electron/api/project.ts'
import { privacyWords } from '../../renderer/words/privacy-words.ts'
import { quietTask } from '../helpers/import-text.ts'
import { type Launched, launch, shells } from './launch.ts'

// What leaves the project and what is taken out of it: a review copy behind a passphrase that somebody else opens, a person who is erased, and a page that is printed.

const folder = mkdtempSync(join(tmpdir(), 'proofbook-handing-out-'))
const made = join(folder, 'made.proofbook')
const passphrase = 'lantern orbit pickle meadow'
const somebody = 'vera.lang@one.example'

beforeAll(async () => {
  const store = createProject(made, { name: 'Northwind', currency: 'EUR', timeZone: 'Europe/Berlin' })
  const tickets = join(folder, 'tickets.csv')
  const file = createWriteStream(tickets)
  file.write('ticket_id,customer_id,email,created_at,closed_at,channel,resolution\n')
  for (let n = 0; n < 60; n += 1) {
    const day = String((n % 28) + 1).padStart(2, '0')
    const who = n % 6 === 0 ? somebody : `person${n}@two.example`
    file.write(`${n},C-${n % 6},${who},2026-07-${day}T10:00:00Z,2026-07-${day}T11:00:00Z,chat,resolved\n`)
  }
  await new Promise((resolve) => file.end(resolve))
  await importFiles(store, [{ file: tickets, source: 'generic-contacts' }], quietTask, 1_790_000_000)
  store.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.each(shells)('handing out and taking out: %s', { timeout: 300_000 }, (shell) => {
  let app: Launched
  let copy = ''
  const project = join(folder, `${shell}.proofbook`)
  const go = async (hash: string, heading: string) => {
    await app.page.evaluate((to) => {
      window.location.hash = to
    }, hash)
    await app.page.getByRole('heading', { name: heading }).first().waitFor()
  }
  beforeAll(async () => {
    copyFileSync(made, project)
    app = await launch(shell, { project })
    app.page.setDefaultTimeout(90_000)
    await app.page.getByRole('navigation', { name: 'Places' }).waitFor()
  }, 300_000)
  afterAll(() => app?.close())

  it('a page is printed without what can only be pressed, under the project’s name', async () => {
    const { page } = app
    await go('#/data', 'Receipts')
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.rail, .top-bar').filter({ visible: true }).count()).toBe(0)
    expect(await page.locator('.paper-head').innerText()).toContain('Northwind')
    // Only a browser without a window makes the PDF by itself; the real window leaves it to the system's dialog.
    if (shell !== 'electron') {
      const pdf = await page.pdf({ preferCSSPageSize: true })
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
      expect(pdf.length).toBeGreaterThan(5_000)
    }
    await page.emulateMedia({ media: null })
  })

  it('a review copy is looked at first, then written behind a passphrase', async () => {
    const { page } = app
    const { share } = privacyWords
    await go('#/project?part=share', share.what)
    await page.getByRole('button', { name: share.show }).click()
    await page.getByRole('heading', { name: share.holds }).waitFor()
    await page.getByText(share.lock).click()
    await page.getByRole('textbox', { name: share.passphrase }).fill(passphrase)
    await page.getByLabel(share.again).fill(passphrase)
    ;[copy = ''] = await app.receive(1, () => page.getByRole('button', { name: share.write }).click())
    await page.getByText(/northwind-for-review.* is written\./).waitFor()
    const bytes = readFileSync(copy)
    for (const told of [somebody, 'SQLite format 3', passphrase])
      expect([told, bytes.includes(told)]).toEqual([told, false])
  })

  it('somebody is erased, after it was shown what goes, and no byte names them any more', async () => {
    const { page } = app
    const { people } = privacyWords
    await page.keyboard.press('ControlOrMeta+k')
    await page.getByRole('dialog', { name: 'Find' }).waitFor()
    await page.keyboard.type(somebody)
    await page.getByRole('menuitem', { name: new RegExp(`“${somebody}”`) }).click()
    await page.getByRole('button', { name: people.lookAt(somebody) }).click()
    await page.getByText(people.forGood).waitFor()
    await page.getByRole('button', { name: people.erase }).click()
    await page.getByText(people.erased).waitFor()
    await page.getByRole('button', { name: 'Close project' }).click()
    await page.getByRole('button', { name: 'Open a project' }).waitFor()
    expect(readFileSync(project).includes(somebody)).toBe(false)
  })

  it('the copy is opened by whoever has its passphrase, for reading only, without a name in it', async () => {
    const { page } = app
    const text = privacyWords.passphrase
    await app.choose([copy], () => page.getByRole('button', { name: 'Open a project' }).click())
    const field = page.getByRole('textbox', { name: text.label })
    await field.fill('not the passphrase')
    await page.getByRole('button', { name: text.open, exact: true }).click()
    await page.getByText(text.wrong).waitFor()
    await field.fill(passphrase)
    await page.getByRole('button', { name: text.open, exact: true }).click()
    await page.getByText(/This is a review copy of Northwind/).waitFor()
    expect(await page.locator('body').innerText()).not.toContain(somebody)
    expect([app.violations, app.complaints]).toEqual([[], []])
  })
})
