import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { screens } from '../../renderer/location.ts'
import { placeStands } from '../helpers/place-stands.ts'
import { accessibilityFaults, accessibilityFaultsIn, openedScreens, themes } from './opened-screens.ts'

// The screens alone, in a real browser under the page's real policy, with invented reports behind the bridge.

const screensPage = openedScreens()

async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    window.location.hash = to
  }, hash)
  await page.locator(`.rail a[aria-current="page"][href^="${hash.split('?')[0]}"]`).waitFor()
  await placeStands(page)
  await page.waitForTimeout(60)
}

describe('every screen in both themes', () => {
  it('breaks no accessibility rule and nothing of the policy without data, and teaches what to bring and what it would answer', async () => {
    const { page, violations } = await screensPage.open({ project: 'empty' }, { theme: 'dark' })
    for (const screen of [...screens, 'project'] as const) {
      await goTo(page, `#/${screen}`)
      expect(await page.locator('main').innerText()).toMatch(/[Ii]mport|Bring|assumptions/)
      expect(await page.locator('main canvas').count()).toBe(0)
      expect([screen, await accessibilityFaultsIn(page, themes)]).toEqual([screen, []])
    }
    expect(violations).toEqual([])
    await page.context().close()
  })

  it('the first run breaks no rule either', async () => {
    const first = await screensPage.open({ project: 'none' })
    expect(await accessibilityFaultsIn(first.page, themes)).toEqual([])
    expect(first.violations).toEqual([])
    await first.page.context().close()
  })

  it('nor do the evidence panel, the palette and waiting files', async () => {
    const { page, violations } = await screensPage.open({ project: 'full' })
    await page
      .getByRole('button', { name: /€6\.10/ })
      .first()
      .click()
    await page.getByRole('dialog').getByText('Copy as CSV').waitFor()
    expect(await accessibilityFaultsIn(page, themes)).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').waitFor()
    expect(await accessibilityFaultsIn(page, themes)).toEqual([])
    await page.keyboard.press('Escape')
    await goTo(page, '#/data')
    await page.getByRole('button', { name: 'Choose files' }).first().click()
    await page.getByText('Freshdesk tickets').waitFor()
    await page.getByRole('button', { name: 'How it will be read' }).first().click()
    await page.getByRole('button', { name: 'Choose its columns' }).first().click()
    await page.getByText('not read: name; kept nowhere').first().waitFor()
    expect(await accessibilityFaultsIn(page, themes)).toEqual([])
    await page
      .getByRole('button', { name: /^Receipt/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Read it differently: zendesk-tickets-2026.csv' }).click()
    await page
      .getByRole('table', { name: /^Every column of the file/ })
      .last()
      .waitFor()
    expect(await accessibilityFaultsIn(page, themes)).toEqual([])
    expect(violations).toEqual([])
    await page.context().close()
  })
})

describe('the evidence panel', () => {
  it('opens from a number with the keyboard, says what stands behind it, and gives the keyboard back', async () => {
    const { page } = await screensPage.open({ project: 'full' })
    const number = page.getByRole('button', { name: /^Cost per kept resolution: €7\.40/ })
    await number.focus()
    await page.keyboard.press('Enter')
    const panel = page.getByRole('dialog', { name: 'Cost per kept resolution' })
    await panel.getByText('version 1, in force from 1 Jul 2025').waitFor()
    expect(await panel.innerText()).toContain('€7.40')
    await panel.getByText('412 rows').waitFor()
    await panel.getByRole('row', { name: /#10240/ }).waitFor()
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
    expect(await number.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.context().close()
  })

  it('is a place: back closes it, forward opens it, an address opens it', async () => {
    const { page } = await screensPage.open({ project: 'full' })
    await page
      .getByRole('button', { name: /^€6\.10|per kept resolution: €6\.10/ })
      .first()
      .click()
    const panel = page.getByRole('dialog')
    await panel.waitFor()
    const address = page.url()
    await page.goBack()
    await panel.waitFor({ state: 'detached' })
    await page.goForward()
    await panel.waitFor()
    await page.goto('about:blank')
    await page.goto(address)
    await page.getByRole('dialog').waitFor()
    await page.context().close()
  })

  it('steps through all numbers behind a claim', async () => {
    const { page } = await screensPage.open({ project: 'full' })
    await goTo(page, '#/story')
    await page.getByRole('button', { name: 'Stands on 3 numbers' }).click()
    const panel = page.getByRole('dialog')
    await panel.getByText('Number 1 of 3 behind this').waitFor()
    await panel.getByRole('button', { name: 'Next number' }).click()
    await panel.getByText('Number 2 of 3 behind this').waitFor()
    await page.getByRole('dialog', { name: 'Difference in the risk of leaving' }).waitFor()
    await page.context().close()
  })

  it('finds and sorts the rows in the core, and draws only those in view', async () => {
    const { page } = await screensPage.open({ project: 'full' })
    await page
      .getByRole('button', { name: /€6\.10/ })
      .first()
      .click()
    const panel = page.getByRole('dialog')
    const rows = () => panel.getByRole('grid').getByRole('row')
    await panel.getByText('412 rows').waitFor()
    expect(await rows().count()).toBeLessThan(40)
    // The rule that put each contact where it stands is there to be read.
    await panel
      .getByRole('row', { name: /#10240/ })
      .getByText('rated it badly')
      .waitFor()
    await panel.getByRole('searchbox', { name: 'Search the rows' }).fill('cus_4007')
    await panel.getByText('1 row found').waitFor()
    expect(await rows().count()).toBe(2)
    await page.keyboard.press('Escape')
    await panel.getByText('412 rows').waitFor()
    // Columns out of view are not drawn either: the panel has to be wide for the last one.
    await panel.getByRole('button', { name: 'Widen' }).click()
    await panel.getByRole('columnheader', { name: 'customer' }).click()
    await panel.getByRole('columnheader', { name: 'customer' }).click()
    await panel.getByRole('row', { name: /#10651/ }).waitFor()
    await page.context().close()
  })

  it('reads on as one walks down', async () => {
    const { page } = await screensPage.open({ project: 'full' })
    await page
      .getByRole('button', { name: /€6\.10/ })
      .first()
      .click()
    const panel = page.getByRole('dialog')
    await panel.getByRole('row', { name: /#10240/ }).focus()
    const last = panel.getByRole('row', { name: /#10651/ })
    await expect
      .poll(
        async () => {
          await page.keyboard.press('Control+End')
          return last.isVisible()
        },
        { timeout: 60_000, interval: 200 },
      )
      .toBe(true)
    await page.context().close()
  })

  it('copies the rows as CSV', async () => {
    const { page } = await screensPage.open({ project: 'full' })
    await page
      .getByRole('button', { name: /€6\.10/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Copy as CSV' }).click()
    await page.getByText('Copied').waitFor()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied.split('\r\n')[0]).toBe('counted,contact,opened,handler,tier,why,customer')
    expect(copied.split('\r\n')).toHaveLength(413)
    await page.context().close()
  })
})

describe('the way through', () => {
  it('goes from the three ways in to the sample’s answers to an exported deck, by keyboard alone', async () => {
    const { page, violations } = await screensPage.open({ project: 'none' })
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Open the sample')
    await page.keyboard.press('Enter')
    await page.getByText('An issue that stays resolved now costs').waitFor()
    await page.getByRole('button', { name: 'Export deck' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Deck', exact: true }).waitFor()
    // The name stands before its answer does, and the keyboard comes with that.
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    await page.getByRole('button', { name: 'Export', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('4 files written').waitFor()
    expect(violations).toEqual([])
    await page.context().close()
  })

  it('leaves the keyboard at the heading of a place when its answer comes', async () => {
    const { page } = await screensPage.open({ project: 'full' })
    await goTo(page, '#/scorecard')
    await page.locator('main .lead').filter({ hasText: /\S/ }).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Scorecard')
    await page.context().close()
  })

  it('gives a place that answers at once the keyboard once, so that it is read out once', async () => {
    const { page } = await screensPage.open({ project: 'full' })
    await page.evaluate(() => {
      document.addEventListener('focusin', ({ target }) => {
        const heading = target instanceof HTMLHeadingElement ? target.textContent : null
        if (heading !== null) document.body.dataset.focused = `${document.body.dataset.focused ?? ''}${heading};`
      })
    })
    for (const place of ['cost', 'case', 'answers']) {
      await goTo(page, `#/${place}`)
      await page.locator('main .lead').filter({ hasText: /\S/ }).first().waitFor()
    }
    await expect.poll(() => page.evaluate(() => document.body.dataset.focused)).toBe('Cost;Case;Answers;')
    await page.context().close()
  })

  it('asks what a file needs, then imports what is ready and keeps the rest', async () => {
    const { page } = await screensPage.open({ project: 'empty' })
    await goTo(page, '#/data')
    await page.getByRole('button', { name: 'Choose files' }).first().click()
    await page.getByText('2 questions to answer first').waitFor()
    await page.getByText('holiday.png is a picture, not a table').waitFor()
    await page.getByRole('button', { name: /Its dates are written/ }).click()
    await page.getByRole('option', { name: /day first/ }).click()
    await page.getByText('1 question to answer first').first().waitFor()
    await page.getByRole('combobox', { name: 'Time zone of its times' }).fill('berl')
    await page.getByRole('option', { name: 'Europe/Berlin' }).click()
    await page.getByRole('button', { name: 'Import 2 files' }).click()
    await page.getByText('6 files with 87,639 rows').waitFor()
    expect(await page.getByText('Freshdesk tickets').count()).toBe(0)
    expect(await page.getByText('holiday.png is a picture').count()).toBe(1)
    await page.context().close()
  })

  it('opens a long choice by click, arrow or typing, and not when the keyboard passes through it', async () => {
    const { page } = await screensPage.open({ project: 'full' })
    await goTo(page, '#/data')
    await page.getByRole('button', { name: 'Choose files' }).first().click()
    const zone = page.getByRole('combobox', { name: 'Time zone of its times' })
    const list = page.getByRole('listbox')
    await page.getByRole('button', { name: 'Take away freshdesk-tickets.csv' }).focus()
    await page.keyboard.press('Tab')
    expect(await zone.evaluate((field) => field === document.activeElement)).toBe(true)
    await page.waitForTimeout(200)
    expect(await list.count()).toBe(0)
    await page.keyboard.press('ArrowDown')
    await list.waitFor()
    await page.keyboard.press('Escape')
    await list.waitFor({ state: 'detached' })
    await zone.click()
    await page.getByRole('option', { name: 'Europe/Berlin' }).first().waitFor()
    await page.context().close()
  })

  it('shows how far an import is on every screen, and stops it on request', async () => {
    const { page } = await screensPage.open({ project: 'full', importTakes: 30_000 })
    await goTo(page, '#/data')
    await page.getByRole('button', { name: 'Choose files' }).first().click()
    await page.getByRole('button', { name: 'Import 1 file' }).click()
    await page.getByText(/rows a second/).waitFor()
    await goTo(page, '#/cost')
    await page.getByText(/rows a second/).waitFor()
    await page.getByRole('button', { name: 'Stop' }).click()
    await page.getByRole('button', { name: 'Stop' }).waitFor({ state: 'detached' })
    await goTo(page, '#/data')
    expect(await page.getByText('Stripe invoices').count()).toBe(1)
    await page.context().close()
  })

  it('says what is wrong, where, and what to do, and offers to try again', async () => {
    const { page } = await screensPage.open({ project: 'full', refuse: ['cost:outcomes'] })
    await goTo(page, '#/scorecard')
    await page.evaluate(() => {
      window.location.hash = '#/cost'
    })
    const notice = page.getByRole('alert')
    await notice.waitFor()
    expect(await notice.innerText()).toContain('page 12 of Northwind Home.proofbook')
    expect(await notice.innerText()).toContain('Open the copy')
    // The place keeps its name and its parts.
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Cost')
    await page.getByRole('link', { name: 'Lines and tools' }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await notice.getByRole('button', { name: 'Try again' }).waitFor()
    await page.context().close()
  })

  it('finds a number by typing and opens it', async () => {
    const { page } = await screensPage.open({ project: 'full' })
    await page.keyboard.press('Control+k')
    await page.getByRole('searchbox').waitFor()
    await page.keyboard.type('seven days')
    await page.getByRole('menuitem', { name: /^Came back within seven days/ }).waitFor()
    await page.waitForTimeout(50)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Came back within seven days' }).waitFor()
    await page.context().close()
  })

  it('finds a definition and a customer by typing, too', async () => {
    const { page } = await screensPage.open({ project: 'full' })
    await page.keyboard.press('Control+k')
    await page.getByRole('searchbox').fill('Definition: Came back within seven days')
    await page
      .getByRole('menuitem', { name: /^Definition: Came back within seven days/ })
      .first()
      .click()
    await page.locator('.definition-head[aria-expanded="true"]').waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog', { name: 'Find' }).getByRole('searchbox').fill('vera')
    await page.getByRole('menuitem', { name: 'Find the customer or person “vera”' }).click()
    await page.getByRole('button', { name: /^What erasing would take out: vera/ }).waitFor()
    expect(await page.evaluate(() => window.location.hash)).not.toContain('vera')
    await page.context().close()
  })

  it('shows the table behind a picture', async () => {
    const { page } = await screensPage.open({ project: 'full' })
    await goTo(page, '#/cohorts')
    await page.getByRole('button', { name: 'Show as table' }).first().click()
    expect(await page.getByRole('columnheader', { name: 'poor AI, followed' }).count()).toBe(1)
    await page.context().close()
  })

  it('keeps the chosen theme over a reload', async () => {
    const { page } = await screensPage.open({ project: 'full' })
    await page.getByRole('button', { name: 'Appearance: as the system' }).click()
    await page.getByRole('button', { name: 'Appearance: light' }).click()
    const dark = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    await page.reload()
    await page.locator('#main').waitFor()
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(dark)
    expect(dark).not.toBe('rgb(251, 250, 246)')
    await page.context().close()
  })
})

describe('the cost', () => {
  it('is decided line by line in place, shows the effect at once, and is taken back', async () => {
    const { page } = await screensPage.open({ project: 'full' })
    await goTo(page, '#/cost?part=lines')
    const lines = page.getByRole('region', { name: /^Ledger accounts of the quarter/ })
    await lines.getByRole('combobox', { name: '6240 Outsourcing: Scope' }).selectOption('out')
    await page.getByText('after what was decided').first().waitFor()
    await lines.getByText('The rules had said: in, outsourcing; cost centre names support').waitFor()
    const driver = lines.getByRole('combobox', { name: '6100 Support salaries: Shared out by' })
    await driver.focus()
    await page.keyboard.type('head')
    await expect.poll(() => driver.locator('option:checked').textContent()).toBe('headcount')
    const reason = lines.getByRole('textbox', { name: '6300 Facilities: Why' })
    await reason.fill('half the floor is support')
    await reason.press('Enter')
    await lines.getByText('The rules had said: in, facilities; cost centre names support').waitFor()
    await page.getByRole('button', { name: 'Take the last decision back' }).click()
    await page.getByRole('button', { name: 'Take the last decision back' }).waitFor({ state: 'detached' })
    expect(await lines.getByText('The rules had said').count()).toBe(1)
    await page.context().close()
  })

  it('is told apart by another slice when one is chosen, and opens its numbers', async () => {
    const { page } = await screensPage.open({ project: 'full' })
    await goTo(page, '#/cost?part=spread')
    await page.getByRole('button', { name: /By$/ }).first().click()
    await page.getByRole('option', { name: 'channel' }).click()
    const split = page.getByRole('region', { name: 'By what it was about, and how it was handled' })
    await split.getByRole('rowheader', { name: 'phone' }).waitFor()
    await split.getByRole('button', { name: /^Cost per kept resolution, email: €6\.10/ }).click()
    await page.getByRole('dialog').waitFor()
    await page.context().close()
  })
})
