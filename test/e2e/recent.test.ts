import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createProject } from '../../electron/api/project.ts'
import { desktopWords } from '../../renderer/words/desktop-words.ts'
import { words } from '../../renderer/words/words.ts'
import { launch, shells } from './launch.ts'

// A project is found again without looking for its file: it is dropped once, and from then on stands on the first screen.

let folder: string
let project: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proofbook-recent-'))
  project = join(folder, 'Autumn.proofbook')
  createProject(project, { currency: 'EUR', timeZone: 'Europe/Berlin' }).close()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe.each(shells)('a project in %s', (shell) => {
  it('is opened by dropping it, is found again on the first screen, and taken off there when it is gone', async () => {
    const other = join(folder, `${shell}.proofbook`)
    createProject(other, { currency: 'EUR', timeZone: 'Europe/Berlin' }).close()
    const app = await launch(shell, { project: other })
    try {
      const { page } = app
      const title = page.locator('.project-name')
      await expect.poll(() => title.textContent()).toBe(shell)
      await app.drop('body', [project])
      await expect.poll(() => title.textContent()).toBe('Autumn')

      await page.getByRole('button', { name: words.rail.closeProject }).click()
      const recent = page.getByRole('region', { name: desktopWords.recent.title })
      await recent.getByRole('button', { name: /^Open Autumn / }).click()
      await expect.poll(() => title.textContent()).toBe('Autumn')

      await rm(other)
      await page.getByRole('button', { name: words.rail.closeProject }).click()
      await recent.getByText(desktopWords.recent.missing).waitFor()
      await recent.getByRole('button', { name: desktopWords.recent.forgetOne(shell) }).click()
      await expect.poll(() => recent.getByText(desktopWords.recent.missing).count()).toBe(0)
      await recent.getByRole('button', { name: desktopWords.recent.clear }).click()
      await page.getByText(desktopWords.recent.cleared).waitFor()
      expect(app.violations).toEqual([])
    } finally {
      await app.close()
    }
  })
})

describe('the installed app without a project', () => {
  it('begins at the ways in, with the projects opened lately under their own names', async () => {
    const renamed = join(folder, 'renamed.proofbook')
    createProject(renamed, { name: 'Northwind', currency: 'EUR', timeZone: 'Europe/Berlin' }).close()
    const data = await mkdtemp(join(folder, 'data-'))
    const env = { STAND_IN_PACKAGED: '1', PROOFBOOK_DATA: data }
    const first = await launch('electron-stand-in', { project: renamed, env })
    await expect.poll(() => first.page.locator('.project-name').textContent()).toBe('Northwind')
    await first.close()

    const again = await launch('electron-stand-in', { env })
    try {
      await again.page.getByRole('button', { name: 'Open the sample' }).waitFor()
      const recent = again.page.getByRole('region', { name: desktopWords.recent.title })
      await recent.getByText('renamed.proofbook in').waitFor()
      expect(await again.page.locator('.project-name').count()).toBe(0)
      await recent.getByRole('button', { name: /^Open Northwind / }).click()
      await expect.poll(() => again.page.locator('.project-name').textContent()).toBe('Northwind')
    } finally {
      await again.close()
    }
  })
})
