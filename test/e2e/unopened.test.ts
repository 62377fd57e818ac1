import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCore } from '../../electron/api/index.ts'
import { createProject } from '../../electron/api/project.ts'
import { projectWords } from '../../renderer/words/project-words.ts'
import { quietTask } from '../helpers/import-text.ts'
import { type Launched, launch, shells } from './launch.ts'

// A project that can't be opened says why where one is, and offers its own backups; a locked one asks for its passphrase again when its core has died.

const passphrase = 'lantern orbit pickle'
let folder: string
let damaged: string
let locked: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proofbook-unopened-'))
  damaged = join(folder, 'Autumn.proofbook')
  locked = join(folder, 'Locked.proofbook')
  const core = createCore({ today: '2026-11-22', dataFolder: join(folder, 'data') })
  const tickets = join(folder, 'tickets.csv')
  await writeFile(
    tickets,
    'ticket_id,customer_id,created_at,closed_at,channel\n1,C-1,2026-01-05T00:10:00Z,2026-01-06T10:00:00Z,chat\n',
  )
  await core.handlers['project:create']({ file: damaged, currency: 'EUR', timeZone: 'UTC' }, quietTask)
  await core.handlers['data:import']({ files: [{ file: tickets }] }, quietTask)
  await core.handlers['project:back-up']({}, quietTask)
  await core.handlers['share:write']({ kind: 'whole', file: locked, passphrase }, quietTask)
  core.close()
  const bytes = await readFile(damaged)
  bytes.write('x', bytes.indexOf('tickets.csv'))
  await writeFile(damaged, bytes)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const region = ({ page }: Launched, name: string) =>
  page.getByRole('region', { name: projectWords.unopened.title(name) })
/** Goes to a place whose rail may be gone already. */
const goTo = (page: Launched['page'], place: string) =>
  page.evaluate((hash) => {
    location.hash = hash
  }, `#/${place}`)
const title = ({ page }: Launched) => page.locator('.project-name')

describe('a project that can’t be opened, in the window', () => {
  it('is said to be damaged where the window begins with it, and is there again from its backup', async () => {
    const app = await launch('electron-stand-in', { project: damaged })
    try {
      const said = region(app, 'Autumn.proofbook')
      await said.getByText('it is not what it was when it was last closed').waitFor()
      await said.getByText(projectWords.backups.reasons.asked).waitFor()
      await said.getByRole('button', { name: /^Go back to it/ }).click()
      await said.getByRole('button', { name: projectWords.backups.yes }).click()
      await expect.poll(() => title(app).textContent()).toBe('Autumn')
      await expect.poll(() => said.count()).toBe(0)
      expect(app.violations).toEqual([])
    } finally {
      await app.close()
    }
  })
})

describe.each(shells)('a locked project in %s', (shell) => {
  it('asks for its passphrase again when its core has died, and is let go of when nobody has it', async () => {
    const other = join(folder, `${shell}.proofbook`)
    createProject(other, { currency: 'EUR', timeZone: 'UTC' }).close()
    const app = await launch(shell, { project: other })
    try {
      const { page } = app
      const unlock = async () => {
        const dialog = page.getByRole('dialog', { name: 'Locked.proofbook is locked' })
        await dialog.getByLabel('Passphrase', { exact: true }).fill(passphrase)
        await dialog.getByRole('button', { name: 'Open', exact: true }).click()
        await page.locator('.copy-note').waitFor()
      }
      await expect.poll(() => title(app).textContent()).toBe(shell)
      await app.drop('body', [locked])
      await unlock()
      await app.killCore()
      await goTo(page, 'data')
      const said = region(app, 'Locked.proofbook')
      await said.getByRole('button', { name: projectWords.unopened.unlock }).click()
      await unlock()
      expect(await said.count()).toBe(0)
      await app.killCore()
      await goTo(page, 'cost')
      await said.getByRole('button', { name: 'Close' }).click()
      await expect.poll(() => said.count()).toBe(0)
      await page.getByRole('heading', { level: 1 }).waitFor()
    } finally {
      await app.close()
    }
  })
})
