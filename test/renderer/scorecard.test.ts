import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { accessibilityFaultsIn, openedScreens, themes } from './opened-screens.ts'

// The scorecard’s parts alone, in a real browser under the page’s real policy, with invented reports behind the bridge. How every part looks, look.test.ts tells.

const screensPage = openedScreens()

async function goToPart(page: Page, part: string): Promise<void> {
  await page.evaluate((to) => {
    window.location.hash = to
  }, `#/scorecard?part=${part}`)
  await page.locator('.place-index a[aria-current="page"]').waitFor()
  await page.locator('main .lead').filter({ hasText: /\S/ }).waitFor()
  await page.waitForTimeout(80)
}

const rowsOf = (page: Page) => page.getByRole('grid').getByRole('row')

describe('the scorecard', () => {
  it('goes from part to part by keyboard, each with an address that back undoes', async () => {
    const { page } = await screensPage.open({ project: 'full' })
    await goToPart(page, 'outcomes')
    await page.getByRole('link', { name: 'At risk' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('240 customers show two signs or more').waitFor()
    expect(page.url()).toContain('part=at-risk')
    await page.goBack()
    await page.getByText('Outcome it should answer to').first().waitFor()
    await page.context().close()
  })

  it('says each pair as a sentence, both numbers with their cases, and which vendor broke a trend', async () => {
    const { page } = await screensPage.open({ project: 'full' })
    await goToPart(page, 'outcomes')
    const pair = page.getByRole('article', { name: /Contained by AI.*Resolved end to end by AI/ })
    expect(await pair.innerText()).toMatch(/were resolved and stayed so/)
    expect(await pair.innerText()).toMatch(/of 18,204/)
    await page.getByText('Zendesk tells contained from verified').waitFor()
    await pair
      .getByRole('button', { name: /Resolved end to end by AI: 31/ })
      .first()
      .click()
    await page.getByRole('dialog', { name: 'Resolved end to end by AI' }).waitFor()
    await page.context().close()
  })

  it('finds a metric by typing, and says in words where a cell has too few cases', async () => {
    const { page } = await screensPage.open({ project: 'full' })
    await goToPart(page, 'metrics')
    await page.getByText('too few (12)').waitFor()
    await page.getByRole('searchbox', { name: 'Find a metric' }).fill('seven days')
    expect(await page.locator('tbody tr:not(.group-row)').count()).toBe(1)
    await page.getByRole('searchbox', { name: 'Find a metric' }).fill('no such thing')
    await page.getByText('No metric goes by that name.').waitFor()
    await page.context().close()
  })
})

describe('the list of customers at risk', () => {
  it('draws only the rows in view, finds by typing, sorts by a heading', async () => {
    const { page } = await screensPage.open({ project: 'full' })
    await goToPart(page, 'at-risk')
    expect(await rowsOf(page).count()).toBeLessThan(40)
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe('241')
    await page.getByRole('columnheader', { name: 'Per month' }).click()
    const first = () => rowsOf(page).nth(1).innerText()
    expect(await first()).toContain('€237.00')
    await page.getByRole('columnheader', { name: 'Per month' }).click()
    expect(await first()).toContain('€3,105.00')
    await page.getByRole('searchbox', { name: 'Search the rows' }).fill('cus_4711')
    await page.getByText('1 row found').waitFor()
    expect(await rowsOf(page).count()).toBe(2)
    await page.getByRole('searchbox', { name: 'Search the rows' }).fill('nobody')
    await page.getByText('No row holds that.').waitFor()
    await page.context().close()
  })

  it('is walked through by arrow keys to its end', async () => {
    const { page } = await screensPage.open({ project: 'full' })
    await goToPart(page, 'at-risk')
    await page.getByRole('row', { name: /cus_4711/ }).focus()
    await page.keyboard.press('Control+End')
    await page.getByRole('row', { name: /cus_7818/ }).waitFor()
    await page.context().close()
  })

  it('is written as CSV and says so', async () => {
    const { page, violations } = await screensPage.open({ project: 'full' })
    await goToPart(page, 'at-risk')
    await page.getByRole('button', { name: 'Export for a save campaign' }).click()
    await page.getByText('3 customers written to at-risk.csv.').waitFor()
    expect(violations).toEqual([])
    await page.context().close()
  })

  it('says which signs came before losses here, and which could not be judged', async () => {
    const { page } = await screensPage.open({ project: 'full' })
    await goToPart(page, 'at-risk')
    const sign = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) }).last()
    expect(await sign('came back about the same issue').innerText()).toContain('associated with leaving sooner')
    expect(await sign('rated a contact badly').innerText()).toContain('no clear difference')
    expect(await sign('used the product less').innerText()).toContain('not seen in the data')
    await page.context().close()
  })
})

describe('deciding', () => {
  it('on windows asks for days, a date and a reason before it changes anything', async () => {
    const { page, violations } = await screensPage.open({ project: 'full' })
    await goToPart(page, 'changes')
    await page.getByRole('button', { name: 'Decide on other windows' }).click()
    expect(await accessibilityFaultsIn(page, themes)).toEqual([])
    await page.getByRole('textbox', { name: 'Days that a resolution must hold' }).fill('0')
    await page.getByRole('button', { name: 'Decide', exact: true }).click()
    await page.getByText('Between 1 and 90 days.').waitFor()
    await page.getByText('Say why.').waitFor()
    await page.getByRole('textbox', { name: 'Days that a resolution must hold' }).fill('14')
    await page.getByRole('textbox', { name: 'Why it changes' }).fill('Deliveries show late that they failed')
    await page.getByRole('button', { name: 'Decide', exact: true }).click()
    await page.getByText('Version 3 of the windows holds now.').waitFor()
    await page.getByText('A return about the same topic within 14 days').waitFor()
    expect(await page.getByRole('row', { name: /version 3/ }).innerText()).toContain('Deliveries show late')
    expect(violations).toEqual([])
    await page.context().close()
  })

  it('on who takes a signal on keeps the owner and the date in the list', async () => {
    const { page, violations } = await screensPage.open({ project: 'full' })
    await goToPart(page, 'signals')
    await page.getByRole('button', { name: /^cus_9003/ }).click()
    const owner = page.getByRole('textbox', { name: 'Owner' })
    expect(await owner.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.getByRole('button', { name: 'Hand over' }).click()
    await page.getByText('Name a person or a role.').waitFor()
    await owner.fill('Jon Ferreira')
    await page.getByRole('textbox', { name: 'Due' }).fill('2026-10-05')
    expect(await accessibilityFaultsIn(page, themes)).toEqual([])
    await page.getByRole('button', { name: 'Hand over' }).click()
    await page.getByText('cus_9003 is with Jon Ferreira, by 5 Oct 2026.').waitFor()
    expect(await page.getByRole('row', { name: /cus_9003/ }).innerText()).toContain('5 Oct 2026')
    expect(violations).toEqual([])
    await page.context().close()
  })

  it('on an owner keeps it in the map', async () => {
    const { page } = await screensPage.open({ project: 'full' })
    await goToPart(page, 'roles')
    const owner = page.getByRole('textbox', { name: 'Satisfied, where the resolution held: Owner' })
    await owner.fill('Jon Ferreira')
    await owner.press('Enter')
    const line = page.getByRole('row', { name: /Satisfied, where the resolution held/ })
    await line.getByText('decided here').waitFor()
    expect(await owner.inputValue()).toBe('Jon Ferreira')
    await page.context().close()
  })
})
