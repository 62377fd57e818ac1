import { statSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Launched, launch, shells } from './launch.ts'

// A proof point that claims too much: said at once where it is written, refused where it is exported, taken back; and after an export, what would be said differently.

describe.each(shells)('the story and its deck: %s', { timeout: 300_000 }, (shell) => {
  let app: Launched
  beforeAll(async () => {
    app = await launch(shell)
    app.page.setDefaultTimeout(90_000)
    await app.page.getByText('Where is the revenue impact of this team?').waitFor()
  }, 300_000)
  afterAll(() => app?.close())

  const go = async (place: string) => {
    await app.page.getByRole('navigation').getByRole('link', { name: place }).first().click()
    await app.page.waitForFunction((name) => document.title.startsWith(name), place)
  }
  const firstClaim = () => app.page.locator('.proof-points .proof-words h3').first()
  const exportButton = () => app.page.getByRole('button', { name: 'Export', exact: true })

  it('flags a cause that the grade doesn’t carry, and refuses to export it', async () => {
    await go('Story')
    const own = await firstClaim().innerText()
    await app.page
      .getByRole('button', { name: /^Rewrite/ })
      .first()
      .click()
    const claim = app.page.getByRole('textbox', { name: 'The claim, in one sentence' })
    await claim.press('ControlOrMeta+Home')
    await app.page.keyboard.type('Because of service: ')
    await app.page.getByText('“Because of” needs grade A').waitFor()
    await app.page.getByRole('button', { name: 'Save', exact: true }).click()
    await app.page.getByText('It must be put right before the deck can be exported.').waitFor()
    expect(await firstClaim().innerText()).toBe(`Because of service: ${own}`)
    await go('Deck')
    await app.page.getByText('The deck can’t be exported yet').waitFor()
    await exportButton().click()
    const refusal = app.page.getByRole('alert')
    await refusal.waitFor()
    expect(await refusal.innerText()).toContain('can’t be exported: “Because of” needs grade A')
    expect(await refusal.innerText()).toContain('take the app’s own words back')
    await refusal.getByRole('button', { name: 'Close' }).click()
    await app.page.getByRole('button', { name: 'Put it right in the story' }).click()
    await app.page.getByRole('button', { name: 'Undo the last change' }).click()
    await app.page.getByText('The last change was taken back.').waitFor()
    await expect.poll(() => firstClaim().innerText()).toBe(own)
  })

  it('exports once it is taken back, and keeps what was handed out', async () => {
    await go('Deck')
    await app.page.getByText('This quarter has not been exported yet.').waitFor()
    const files = await app.receive(4, () => exportButton().click())
    for (const path of files) expect(statSync(path).size).toBeGreaterThan(1000)
    await app.page.getByText('Nothing: an export now would say the same.').waitFor()
    const deck = files.find((path) => path.endsWith('.pptx')) ?? ''
    await app.page.getByRole('button', { name: /^Write again: .*\.pptx$/ }).waitFor()
    expect(statSync(deck).size).toBeLessThan(300 * 1024)
  })

  it('says what a new export would say differently when an assumption was changed', async () => {
    await go('Case')
    await app.page.getByRole('link', { name: 'Assumptions' }).first().click()
    const field = app.page.getByRole('textbox', { name: 'Implementation and integration, once: value' })
    await field.fill('91000')
    await field.press('Enter')
    await app.page
      .getByRole('button', { name: /undo|take .* back/i })
      .first()
      .waitFor()
    await go('Deck')
    const changes = app.page.locator('.deck-changes li')
    await changes.first().waitFor()
    expect((await changes.allInnerTexts()).join('\n')).toMatch(/it said .+, now it is|would now say/)
    await app.page
      .getByRole('button', { name: /^Show what stands behind it/ })
      .first()
      .click()
    await app.page.getByRole('dialog').waitFor()
    await app.page.keyboard.press('Escape')
    expect(app.violations).toEqual([])
    expect(app.complaints).toEqual([])
  })
})
