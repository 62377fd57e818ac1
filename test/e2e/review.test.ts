import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCore } from '../../electron/api/index.ts'
import { type Launched, launch, shells } from './launch.ts'

// A finance partner opens a project that was sent, drills into a number, challenges it, proposes another value and hands the review over. The owner sees what it brings, takes it in, accepts the
// value with a reason, and the log tells all of it.

const folder = mkdtempSync(join(tmpdir(), 'proofbook-review-'))
const sent = join(folder, 'sent.proofbook')

beforeAll(async () => {
  const core = createCore({ today: '2026-11-22', dataFolder: join(folder, 'data') })
  await core.handlers['project:sample'](
    {},
    { report: () => {}, checkCancelled: () => {}, breathe: () => Promise.resolve() },
  )
  core.close()
  copyFileSync(join(folder, 'data', 'Sample company.proofbook'), sent)
}, 300_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const part = async ({ page }: Launched, hash: string, heading: string) => {
  await page.evaluate((to) => {
    window.location.hash = to
  }, hash)
  await page.getByRole('heading', { name: heading, exact: true }).waitFor()
}

describe.each(shells)('a review there and back: %s', { timeout: 300_000 }, (shell) => {
  let review = ''

  it('is written by a finance partner beside the project, which stays as it was sent', async () => {
    const project = join(folder, `partner-${shell}.proofbook`)
    copyFileSync(sent, project)
    const app = await launch(shell, { project })
    const { page } = app
    page.setDefaultTimeout(90_000)
    await page.getByText('Where is the revenue impact of this team?').waitFor()
    await part(app, '#/project?part=review', 'Your review')
    await page.getByRole('textbox', { name: 'Name' }).first().fill('Bo Lind')
    await page.getByRole('textbox', { name: 'Role' }).first().fill('FP&A')
    await page.getByRole('button', { name: 'Start a review' }).click()
    await page.getByText('Bo Lind, FP&A, since').waitFor()
    const before = readFileSync(project)

    await page.getByRole('navigation').getByRole('link', { name: 'Answers' }).first().click()
    await page.locator('main .number').first().click()
    const panel = page.locator('[data-evidence-panel]')
    await panel.getByRole('grid').first().waitFor()
    await panel.getByRole('button', { name: 'Say something' }).click()
    await panel.getByRole('textbox', { name: 'Your words' }).fill('Which seats are in this?')
    await panel.getByRole('button', { name: /Mark as/ }).click()
    await page.getByRole('option', { name: 'challenged' }).click()
    await panel.getByRole('button', { name: 'Keep', exact: true }).click()
    await panel.getByText('Which seats are in this?').first().waitFor()
    await page.keyboard.press('Escape')

    await part(app, '#/case?part=assumptions', 'Assumptions register')
    await page.getByRole('button', { name: 'Review: Gross margin' }).click()
    const dialog = page.getByRole('dialog', { name: 'Review: Gross margin' })
    await dialog.getByRole('textbox', { name: 'Another value' }).fill('61')
    await dialog.getByRole('textbox', { name: 'Your words' }).fill('As in the board report.')
    await dialog.getByRole('button', { name: 'Keep', exact: true }).click()
    await dialog.getByText('proposes 61').waitFor()
    await page.keyboard.press('Escape')

    await part(app, '#/project?part=review', 'Your review')
    ;[review = ''] = await app.receive(1, () => page.getByRole('button', { name: 'Hand the review over' }).click())
    await page.getByText(/is written\. Send it/).waitFor()
    copyFileSync(review, join(folder, `${shell}.review`))
    expect(readFileSync(project).equals(before)).toBe(true)
    expect([app.violations, app.complaints]).toEqual([[], []])
    await app.close()
  })

  it('is shown to the owner, taken in, settled, and told by the log', async () => {
    const project = join(folder, `owner-${shell}.proofbook`)
    copyFileSync(sent, project)
    const app = await launch(shell, { project })
    const { page } = app
    page.setDefaultTimeout(90_000)
    await page.getByText('Where is the revenue impact of this team?').waitFor()
    await part(app, '#/project?part=review', 'Your review')
    await app.choose([join(folder, `${shell}.review`)], () =>
      page.getByRole('button', { name: 'Choose a review' }).click(),
    )
    await page.getByText('Bo Lind, FP&A on').waitFor()
    await page.getByText('1 mark · 1 proposed value').waitFor()
    await page.getByRole('button', { name: 'Take it in' }).click()
    await page.getByText('Taken in.').waitFor()
    const margin = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /^Gross margin/ }) })
    await margin.getByRole('button', { name: 'Say what holds' }).click()
    await margin.getByRole('button', { name: /What holds/ }).click()
    await page.getByRole('option', { name: /^take 61/ }).click()
    await margin.getByRole('textbox', { name: 'Reason' }).fill('The board report was audited.')
    await margin.getByRole('button', { name: 'Settle' }).click()
    await margin.getByText('The board report was audited.').first().waitFor()
    await part(app, '#/case?part=assumptions', 'Assumptions register')
    await page.getByRole('textbox', { name: 'Gross margin: value' }).waitFor()
    expect(await page.getByRole('textbox', { name: 'Gross margin: value' }).inputValue()).toBe('61')
    await part(app, '#/project?part=log', 'What was done')
    const log = page.getByRole('grid', { name: 'What was done' })
    await log
      .getByText(/^Gross margin: .* → 61/)
      .first()
      .waitFor()
    await log.getByText('Took in the review of Bo Lind (FP&A): 1 mark, 1 proposed value').first().waitFor()
    expect([app.violations, app.complaints]).toEqual([[], []])
    await app.close()
  })
})
