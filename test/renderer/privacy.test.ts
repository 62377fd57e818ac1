import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ScreensPage, startScreensPage } from './screens-page.ts'

// Sharing, people and locked files on the screens, with invented reports behind the bridge.

let screensPage: ScreensPage
let axe: string

beforeAll(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  screensPage = await startScreensPage()
})
afterAll(() => screensPage.close())

async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    window.location.hash = to
  }, hash)
  await page.locator('main h1').waitFor()
}

async function accessibilityViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  const results = (await page.evaluate(
    "axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })",
  )) as AxeResults
  return results.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  )
}

/** For the eye: `PROOFBOOK_PICTURES=folder` leaves pictures of what is tested there. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.PROOFBOOK_PICTURES
  if (folder === undefined) return
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}

describe.each(['light', 'dark'] as const)('sharing and people in %s', (theme) => {
  it('break no accessibility rule', async () => {
    const { page, violations } = await screensPage.open({ project: 'full' }, { theme })
    await goTo(page, '#/project?part=share')
    await page.getByText('Lock it with a passphrase').click()
    await page.getByRole('button', { name: 'Show what it would hold' }).click()
    await page.getByRole('heading', { name: 'What the copy holds' }).waitFor()
    expect(await accessibilityViolations(page)).toEqual([])
    await picture(page, `share-${theme}`)
    await goTo(page, '#/project?part=people')
    await page.getByRole('heading', { name: 'What is held about people' }).waitFor()
    await page.getByLabel('Address, id or company').fill('vera')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^What erasing would take out: vera/ }).click()
    await page.getByText('This can’t be undone.').waitFor()
    expect(await accessibilityViolations(page)).toEqual([])
    await picture(page, `people-${theme}`)
    expect(violations).toEqual([])
    await page.context().close()
  })

  it('a locked file asks for its passphrase until it is right, and says what it is once it is open', async () => {
    const { page, violations } = await screensPage.open({ project: 'none', locked: 'lantern orbit pickle' }, { theme })
    await page
      .getByRole('button', { name: /^Open a project/ })
      .first()
      .click()
    const dialog = page.getByRole('dialog', { name: 'a.proofbook is locked' })
    await dialog.waitFor()
    expect(await accessibilityViolations(page)).toEqual([])
    await page.keyboard.type('wrong one entirely')
    await page.keyboard.press('Enter')
    await dialog.getByText('That is not its passphrase.').waitFor()
    await picture(page, `passphrase-${theme}`)
    await page.keyboard.type('lantern orbit pickle')
    await page.keyboard.press('Enter')
    await page.getByText('This is a review copy of Northwind, made on').waitFor()
    expect(await dialog.count()).toBe(0)
    expect(await accessibilityViolations(page)).toEqual([])
    expect(violations).toEqual([])
    await page.context().close()
  })
})

describe('giving a project away', () => {
  it('shows first what the copy would hold, and shows it again when something else is chosen', async () => {
    const { page } = await screensPage.open({ project: 'full' })
    await goTo(page, '#/project?part=share')
    const write = page.getByRole('button', { name: 'Write the copy' })
    expect(await write.isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'Show what it would hold' }).click()
    await page.getByText('55,120').waitFor()
    expect(await write.isDisabled()).toBe(false)
    await page.getByText('Names, addresses and ids as they are').click()
    await page.getByText('What you chose has changed since this was made.').waitFor()
    expect(await write.isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'Show what it would hold' }).click()
    await page.getByText('Names, addresses and ids stand in it as they do here.').waitFor()
    await write.click()
    await page.getByText(/^northwind.* is written\.$/).waitFor()
    await page.context().close()
  })

  it('locks with a passphrase that is long enough and typed twice alike', async () => {
    const { page } = await screensPage.open({ project: 'full' })
    await goTo(page, '#/project?part=share')
    await page.getByRole('button', { name: 'Show what it would hold' }).click()
    await page.getByText('Lock it with a passphrase').click()
    const write = page.getByRole('button', { name: 'Write the copy' })
    await page.getByRole('textbox', { name: 'Passphrase' }).fill('short')
    await page.getByText('5 of at least 12 characters.').waitFor()
    expect(await write.isDisabled()).toBe(true)
    await page.getByRole('textbox', { name: 'Passphrase' }).fill('lantern orbit pickle')
    await page.getByText(/^20 characters: long enough/).waitFor()
    await page.getByLabel('The same once more').fill('lantern orbit')
    await page.getByText('The two are not the same.').waitFor()
    expect(await write.isDisabled()).toBe(true)
    await page.getByLabel('The same once more').fill('lantern orbit pickle')
    await write.click()
    await page.getByText(/^northwind.* is written\.$/).waitFor()
    expect(await page.getByLabel('The same once more').count()).toBe(0)
    await page.context().close()
  })

  it('erases somebody only after it was shown what goes', async () => {
    const { page } = await screensPage.open({ project: 'full' })
    await goTo(page, '#/project?part=people')
    await page.getByLabel('Address, id or company').fill('vera')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^What erasing would take out: vera/ }).click()
    await page.getByText('Northwind 2026Q3.pptx of 2026-10-08').waitFor()
    await page.getByRole('button', { name: 'Keep' }).click()
    expect(await page.getByText('This can’t be undone.').count()).toBe(0)
    await page.getByRole('button', { name: /^What erasing would take out: vera/ }).click()
    await page.getByRole('button', { name: 'Erase for good' }).click()
    await page.getByText('Not a byte of the project names this person any more.').waitFor()
    await page.context().close()
  })
})
