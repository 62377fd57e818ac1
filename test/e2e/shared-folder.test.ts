import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createCore } from '../../electron/api/index.ts'
import { projectWords } from '../../renderer/words/project-words.ts'
import { words } from '../../renderer/words/words.ts'
import { quietTask } from '../helpers/import-text.ts'
import { launch } from './launch.ts'

// Two people change one project in a shared folder: each sees what the other did, one chooses, and nothing is lost.

let folder: string
const kept = process.env.OneDrive
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proofbook-shared-'))
  await mkdir(join(folder, 'OneDrive'))
  process.env.OneDrive = join(folder, 'OneDrive')
})
afterAll(async () => {
  if (kept === undefined) delete process.env.OneDrive
  else process.env.OneDrive = kept
  await rm(folder, { recursive: true, force: true })
})

it('a project in a shared folder says what is not there yet, shows the two versions, and takes the one that is chosen', {
  timeout: 240_000,
}, async () => {
  const text = projectWords.notices
  const project = join(folder, 'OneDrive', 'Autumn.proofbook')
  const tickets = join(folder, 'tickets.csv')
  await writeFile(
    tickets,
    'ticket_id,customer_id,created_at,closed_at,channel\n1,C-1,2026-01-05T00:10:00Z,2026-01-06T10:00:00Z,chat\n',
  )
  const theirs = createCore({ today: '2026-11-22', dataFolder: join(folder, 'their data') })
  await theirs.handlers['project:create']({ file: project, currency: 'EUR', timeZone: 'UTC' }, quietTask)
  theirs.close()
  const app = await launch('electron-stand-in', { project, env: { OneDrive: join(folder, 'OneDrive') } })
  try {
    const { page } = app
    await page.getByRole('link', { name: words.screens.project }).click()
    await page.getByRole('button', { name: projectWords.backups.make }).click()
    await page.getByText(text.mark).waitFor()
    await theirs.handlers['project:open']({ file: project }, quietTask)
    await theirs.handlers['data:import']({ files: [{ file: tickets }] }, quietTask)
    theirs.close()
    await page.locator('.top-bar').getByRole('button', { name: text.share }).click()
    const versions = page.getByRole('region', { name: text.conflict.title('Autumn.proofbook') })
    await versions.getByText('Made a backup').waitFor()
    await versions.getByText('Imported tickets.csv').waitFor()
    await versions.getByRole('button', { name: text.conflict.keepTheirs }).click()
    await expect.poll(() => versions.count()).toBe(0)
    await expect.poll(() => page.getByText(text.mark).count()).toBe(0)
    await page.getByRole('button', { name: words.rail.closeProject }).click()
    await page.getByText(text.published('Autumn.proofbook')).waitFor()
    expect(app.violations).toEqual([])
  } finally {
    await app.close()
  }
})
