import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { type ScreensPage, startScreensPage } from './screens-page.ts'

/** The screens of a test file: built before its tests, closed after them. */
export function openedScreens(): Pick<ScreensPage, 'open'> {
  let screensPage: ScreensPage
  beforeAll(async () => {
    screensPage = await startScreensPage()
  })
  afterAll(() => screensPage.close())
  return { open: (...wanted) => screensPage.open(...wanted) }
}

const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Every rule of accessibility that a page breaks, with where and why. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(await axe)
  const results = (await page.evaluate(
    "axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })",
  )) as AxeResults
  return results.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  )
}

/** Goes to an address and waits for the head of what stands there. */
export async function goToHash(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    window.location.hash = to
  }, hash)
  await page.locator('main h1').waitFor()
}

/** For the eye: `PROOFBOOK_PICTURES=folder` leaves pictures of what is tested there. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.PROOFBOOK_PICTURES
  if (folder === undefined) return
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}
