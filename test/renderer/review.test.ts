import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ScreensPage, startScreensPage } from './screens-page.ts'

// Reviews and the log on the screens, with invented reviews behind the bridge and the real rules of who stands where.

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

describe.each(['light', 'dark'] as const)('reviews and the log in %s', (theme) => {
  it('break no accessibility rule', async () => {
    const { page, violations } = await screensPage.open({ project: 'full' }, { theme })
    await goTo(page, '#/project?part=review')
    await page.getByRole('heading', { name: 'What was said' }).waitFor()
    expect(await accessibilityViolations(page)).toEqual([])
    await picture(page, `review-${theme}`)
    await page.getByRole('button', { name: 'Choose a review' }).click()
    await page.getByText('Cy Okafor, Controller on').waitFor()
    expect(await accessibilityViolations(page)).toEqual([])
    await picture(page, `review-incoming-${theme}`)
    await page.getByRole('button', { name: 'Take it in' }).click()
    await page.getByText('Different values are proposed here.').waitFor()
    await page.getByRole('button', { name: 'Say what holds' }).first().click()
    expect(await accessibilityViolations(page)).toEqual([])
    await picture(page, `review-conflict-${theme}`)
    await goTo(page, '#/project?part=log')
    await page
      .getByText(/Gross margin: 72/)
      .first()
      .waitFor()
    expect(await accessibilityViolations(page)).toEqual([])
    await picture(page, `log-${theme}`)
    await goTo(page, '#/case?part=assumptions')
    await page.getByRole('button', { name: 'Review: Gross margin, open' }).click()
    await page.getByRole('dialog', { name: 'Review: Gross margin' }).waitFor()
    // A popover stands at the end of the page, outside its landmarks, as React Aria puts every one.
    expect((await accessibilityViolations(page)).filter((one) => !one.startsWith('region'))).toEqual([])
    await picture(page, `review-assumption-${theme}`)
    expect(violations).toEqual([])
    await page.context().close()
  })
})

describe('a reviewer', () => {
  it('starts a review, challenges a number from its panel with the keyboard alone, and hands the review over', async () => {
    const { page } = await screensPage.open({ project: 'full' })
    await goTo(page, '#/project?part=review')
    await page.getByRole('button', { name: 'Start a review' }).click()
    await page.getByText('say who reviews').waitFor()
    await page.getByRole('textbox', { name: 'Name' }).first().fill('Dee Ray')
    await page.getByRole('textbox', { name: 'Role' }).first().fill('CFO')
    await page.keyboard.press('Enter')
    await page.getByText('Dee Ray, CFO, since').waitFor()
    await goTo(page, '#/answers')
    await page.getByRole('button', { name: /^Cost per kept resolution: €7\.40/ }).focus()
    await page.keyboard.press('Enter')
    const panel = page.locator('[data-evidence-panel]')
    await panel.getByRole('button', { name: 'Say something' }).focus()
    await page.keyboard.press('Enter')
    await panel.getByRole('textbox', { name: 'Your words' }).fill('Which seats are in this?')
    await panel.getByRole('button', { name: /Mark as/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('option', { name: 'challenged' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await panel.getByRole('button', { name: 'Keep', exact: true }).focus()
    await page.keyboard.press('Enter')
    await panel.getByText('Which seats are in this?').first().waitFor()
    expect(await panel.getByText('in your review').first().isVisible()).toBe(true)
    await picture(page, 'review-number')
    await page.keyboard.press('Escape')
    await goTo(page, '#/project?part=review')
    await page.getByRole('button', { name: 'Hand the review over' }).click()
    await page.getByText(/is written\. Send it/).waitFor()
    await page.context().close()
  })

  it('signs some definitions, reads what was signed, takes it back, and signs what differs with the reason', async () => {
    const { page } = await screensPage.open({ project: 'full' })
    await goTo(page, '#/project?part=review')
    await page.getByRole('button', { name: 'Start a review' }).click()
    await page.getByRole('textbox', { name: 'Name' }).first().fill('Dee Ray')
    await page.getByRole('textbox', { name: 'Role' }).first().fill('CFO')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Choose which definitions' }).click()
    const choice = page.getByRole('group', { name: 'Definitions to sign' })
    await choice.getByText('Windows, version 1').click()
    await page.getByRole('button', { name: 'Sign 1 of 2 definitions' }).click()
    await page.getByRole('button', { name: 'What was signed: 1 definition' }).click()
    await page.getByRole('button', { name: 'Cost per kept resolution, version 1' }).click()
    await page.getByText('What the quarter bears, shared out').waitFor()
    await page.getByRole('button', { name: 'Take back' }).last().click()
    await page.getByText('taken back').first().waitFor()
    const seen = page.getByRole('button', { name: /^Sign as seen: it differs/ })
    expect(await seen.isDisabled()).toBe(true)
    await page.getByRole('textbox', { name: /^Why it differs/ }).fill('One invoice is booked in October.')
    await seen.click()
    await page.getByText('Signed as seen, though it does not tie: One invoice').waitFor()
    await page.context().close()
  })

  it('is told what a proposed value lacks', async () => {
    const { page } = await screensPage.open({ project: 'full' })
    await goTo(page, '#/case?part=assumptions')
    await page.getByRole('button', { name: 'Review: Gross margin, open' }).click()
    const dialog = page.getByRole('dialog', { name: 'Review: Gross margin' })
    await dialog.getByRole('textbox', { name: 'Another value' }).fill('a lot')
    await dialog.getByRole('button', { name: 'Keep' }).click()
    await dialog.getByText('write a number').waitFor()
    await dialog.getByRole('textbox', { name: 'Another value' }).fill('61')
    await dialog.getByRole('textbox', { name: 'Your words' }).fill('After the hosting credit.')
    await dialog.getByRole('button', { name: 'Keep' }).click()
    await dialog.getByText('proposes 61').waitFor()
    await page.context().close()
  })
})

describe('a number that somebody challenged', () => {
  it('says so where it stands, and one that was agreed does not', async () => {
    const { page } = await screensPage.open({ project: 'full' })
    await goTo(page, '#/answers')
    await page
      .getByRole('button', { name: /^Cost per kept resolution: €6\.10.*, challenged$/ })
      .first()
      .waitFor()
    expect(await page.getByRole('button', { name: /€7\.40.*challenged/ }).count()).toBe(0)
    await page.context().close()
  })
})

describe('the owner', () => {
  it('settles a conflict with a reason, and nothing that was said goes away', async () => {
    const { page } = await screensPage.open({ project: 'full' })
    await goTo(page, '#/project?part=review')
    await page.getByRole('button', { name: 'Choose a review' }).click()
    await page.getByRole('button', { name: 'Take it in' }).click()
    const margin = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /^Gross margin/ }) })
    await margin.getByRole('button', { name: 'Say what holds' }).click()
    await margin.getByRole('button', { name: /What holds/ }).click()
    await page.getByRole('option', { name: /^take 64/ }).click()
    await margin.getByRole('textbox', { name: 'Reason' }).fill('The board report is what was audited.')
    await margin.getByRole('button', { name: 'Settle' }).click()
    await margin.getByText('The board report is what was audited.').first().waitFor()
    expect(await margin.getByText('As in the board report.').isVisible()).toBe(true)
    expect(await margin.getByText('Without the hosting credit.').isVisible()).toBe(true)
    expect(await margin.getByText('not taken').isVisible()).toBe(true)
    await page.context().close()
  })
})
