import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { accessibilityFaultsIn, openedScreens, themes } from './opened-screens.ts'

// The parts of Ledger and Case, in a real browser under the page’s real policy, with a sample company’s reports behind the bridge. How every part looks, look.test.ts tells.

const screensPage = openedScreens()

async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate((to) => {
    window.location.hash = to
  }, `#/${address}`)
  await page.locator('.place-index a[aria-current="page"]').waitFor()
  await page.locator('main .lead').filter({ hasText: /\S/ }).waitFor()
  await page.waitForTimeout(120)
}

describe('Ledger and Case', () => {
  it('work a goal backwards from a form, and say what is missing in it', async () => {
    const { page } = await screensPage.open({ project: 'full' })
    await goTo(page, 'case?part=goal')
    await page.getByRole('button', { name: 'Work it backwards' }).click()
    await page.getByText('an amount, such as 400000').waitFor()
    await page.getByRole('textbox', { name: 'A year, in EUR' }).fill('90000')
    await page.getByRole('textbox', { name: 'By' }).fill('2027-12')
    await page.keyboard.press('Enter')
    await page.getByText('The case as it stands brings').waitFor()
    await page.getByRole('columnheader', { name: 'All together' }).waitFor()
    expect(await accessibilityFaultsIn(page, themes)).toEqual([])
    await page.context().close()
  })

  it('plan a pilot, keep promises and bridge to finance on the screen, each number opening what stands behind it', async () => {
    const { page } = await screensPage.open({ project: 'full' })
    await goTo(page, 'case?part=pilot')
    await page.getByRole('button', { name: 'Keep this plan' }).waitFor()
    await page.getByRole('button', { name: 'Choose the file with the arms' }).waitFor()
    await goTo(page, 'case?part=promise')
    await page.getByRole('textbox', { name: 'Name of the promise' }).fill('Spring')
    await page.getByRole('button', { name: 'Freeze the case' }).click()
    await page.getByRole('textbox', { name: /Training and change: what it came to/ }).waitFor()
    await goTo(page, 'ledger?part=finance')
    await page.getByRole('button', { name: 'Keep the figure' }).click()
    await page.getByText('an amount, such as 1200000').waitFor()
    await page
      .getByRole('button', { name: /^Left unexplained/ })
      .first()
      .click()
    await page.getByRole('dialog').waitFor()
    await page.context().close()
  })

  it('change an assumption in place with the keyboard', async () => {
    const { page } = await screensPage.open({ project: 'full' })
    await goTo(page, 'case?part=assumptions')
    const value = page.getByRole('textbox', { name: 'Gross margin: value' })
    await value.fill('65')
    await page.keyboard.press('Escape')
    expect(await value.inputValue()).toBe('70')
    // What is no number stays as it was typed, and it is said.
    await value.fill('seventy')
    await page.keyboard.press('Tab')
    await page.getByText('“seventy” is no number. Write it as 1250 or 12.5.').waitFor()
    expect([await value.inputValue(), await value.getAttribute('aria-invalid')]).toEqual(['seventy', 'true'])
    await value.focus()
    await page.keyboard.press('Escape')
    expect([await value.inputValue(), await value.getAttribute('aria-invalid')]).toEqual(['70', null])
    await page.getByRole('textbox', { name: 'Gross margin: low' }).waitFor()
    await page.getByRole('button', { name: /Gross margin: Finance says/ }).waitFor()
    await page.context().close()
  })
})
