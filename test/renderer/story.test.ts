import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { placeStands } from '../helpers/place-stands.ts'
import type { Situation } from './fake-bridge.ts'
import { accessibilityFaultsIn, openedScreens, themes } from './opened-screens.ts'

// The story's editor and the deck's screen in a real browser, over invented reports whose decisions are kept by the real rules.

const screensPage = openedScreens()

async function openAt(
  hash: string,
  situation: Partial<Situation> = {},
): Promise<{ readonly page: Page; readonly violations: readonly string[] }> {
  const opened = await screensPage.open({ project: 'full', ...situation })
  await opened.page.evaluate((to) => {
    window.location.hash = to
  }, hash)
  await opened.page.locator(`.rail a[aria-current="page"][href^="${hash}"]`).waitFor()
  await placeStands(opened.page)
  opened.page.setDefaultTimeout(10_000)
  return opened
}

const claims = (page: Page) => page.locator('.proof-points > li .proof-words h3').allInnerTexts()
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')

describe('story and deck', () => {
  it('break no rule in either theme while a point is rewritten, left out, flagged and exported', async () => {
    const { page, violations } = await openAt('#/story', { story: 'flagged' })
    await page.getByText('Says more than its grade').first().waitFor()
    expect(await accessibilityFaultsIn(page, themes)).toEqual([])
    await page
      .getByRole('button', { name: /^Rewrite/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Put in a number' }).click()
    await page.getByRole('button', { name: 'Earlier wordings' }).click()
    expect(await accessibilityFaultsIn(page, themes)).toEqual([])
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page
      .getByRole('button', { name: /^Leave out/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Leave it out' }).click()
    await page.getByText('Say in a few words why.').waitFor()
    expect(await accessibilityFaultsIn(page, themes)).toEqual([])
    await page.evaluate(() => {
      window.location.hash = '#/deck'
    })
    await page.getByText('The deck can’t be exported yet').waitFor()
    await page.getByRole('radio', { name: /Full/ }).check({ force: true })
    await page.getByRole('button', { name: /The gap holds/ }).click()
    await page.getByRole('img', { name: /Difference in the risk of leaving by segment/ }).waitFor()
    expect(await accessibilityFaultsIn(page, themes)).toEqual([])
    expect(violations).toEqual([])
    await page.context().close()
  })
})

describe('rewriting a proof point', () => {
  it('locks its numbers: the caret steps over them, typing into them is refused, deleting takes them whole', async () => {
    const { page } = await openAt('#/story')
    await page.getByRole('button', { name: /^Rewrite: A resolution that holds/ }).press('Enter')
    const claim = page.getByRole('textbox', { name: 'The claim, in one sentence' })
    expect(await claim.inputValue()).toBe('A resolution that holds now costs [€6.10], down from [€7.40].')
    expect(await claim.evaluate((element) => element === document.activeElement)).toBe(true)
    const caret = () => claim.evaluate((element) => (element as HTMLTextAreaElement).selectionStart)
    const end = 'A resolution that holds now costs [€6.10], down from [€7.40].'.length
    await page.keyboard.press('ArrowLeft')
    expect(await caret()).toBe(end - 1)
    await page.keyboard.press('ArrowLeft')
    await expect.poll(caret).toBe(end - 8)
    await page.keyboard.press('ArrowRight')
    await expect.poll(caret).toBe(end - 1)
    await page.keyboard.press('Backspace')
    await expect.poll(() => claim.inputValue()).toBe('A resolution that holds now costs [€6.10], down from .')
    await page.keyboard.press('Control+z')
    await expect.poll(() => claim.inputValue()).toContain('down from [€7.40].')
    // A caret put into a number by other means: what is typed there is refused and said.
    await claim.evaluate((element) => {
      const area = element as HTMLTextAreaElement
      const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set
      set?.call(area, area.value.replace('[€6.10]', '[€6.9910]'))
      area.setSelectionRange(38, 38)
      area.dispatchEvent(new Event('input', { bubbles: true }))
    })
    await page.getByText('That number is locked').waitFor()
    expect(await claim.inputValue()).toBe('A resolution that holds now costs [€6.10], down from [€7.40].')
    await page.context().close()
  })

  it('flags at once what says more or stands on nothing, puts numbers in and out by keyboard, and keeps the words', async () => {
    const { page } = await openAt('#/story')
    await page.getByRole('button', { name: /^Rewrite: A resolution that holds/ }).click()
    const claim = page.getByRole('textbox', { name: 'The claim, in one sentence' })
    const form = page.getByRole('form', { name: /^Rewrite/ })
    await form.getByText('Nothing is wrong with these words.').waitFor()
    await claim.fill('Because of us it costs 5.55')
    await form.getByText('“Because of” needs grade A').waitFor()
    await form.getByText('Nothing stands behind 5.55').waitFor()
    await claim.fill('It fell to')
    await claim.press('End')
    await form.getByRole('button', { name: 'Put in a number' }).press('Enter')
    await form
      .getByRole('button', { name: 'Put in €6.10, Cost per kept resolution', exact: true })
      .first()
      .press('Enter')
    await expect.poll(() => claim.inputValue()).toBe('It fell to [€6.10]')
    expect(await claim.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.keyboard.type('.')
    await form.getByRole('button', { name: 'Take €6.10 out of the claim' }).press('Enter')
    await expect.poll(() => claim.inputValue()).toBe('It fell to .')
    await form
      .getByRole('button', { name: 'Put in €6.10, Cost per kept resolution', exact: true })
      .first()
      .press('Enter')
    await expect.poll(() => claim.inputValue()).toBe('It fell to [€6.10].')
    await form.getByText('Nothing is wrong with these words.').waitFor()
    await form.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved.', { exact: true }).waitFor()
    expect((await claims(page))[0]).toBe('It fell to €6.10.')
    expect(await focused(page)).toBe('Rewrite: It fell to €6.10.')
    await page.getByRole('button', { name: 'Undo the last change' }).click()
    await expect.poll(async () => (await claims(page))[0]).toContain('A resolution that holds')
    await page.context().close()
  })

  it('takes an earlier wording up and goes back to the app’s own words', async () => {
    const { page } = await openAt('#/story', { story: 'flagged' })
    await page.getByRole('button', { name: /^Rewrite: Because of/ }).click()
    const form = page.getByRole('form', { name: /^Rewrite/ })
    const claim = form.getByRole('textbox', { name: 'The claim, in one sentence' })
    await claim.fill('Other words')
    await form.getByRole('button', { name: 'Earlier wordings' }).click()
    await form
      .getByRole('button', { name: /^Use this wording/ })
      .first()
      .click()
    await expect.poll(() => claim.inputValue()).toContain('Because of the new AI agent a resolution costs [€6.10]')
    await page.getByText('A resolution that holds now costs €6.40, down from €7.40.').waitFor()
    await form.getByRole('button', { name: 'Back to the app’s own words' }).click()
    await expect
      .poll(async () => (await claims(page))[0])
      .toBe('A resolution that holds now costs €6.10, down from €7.40.')
    await page.context().close()
  })
})

describe('choosing what is told', () => {
  it('orders by keyboard, leaves out with a reason, picks and tells again, and undoes it all', async () => {
    const { page } = await openAt('#/story')
    const before = await claims(page)
    const first = before[0] ?? ''
    await page.getByRole('button', { name: `Move down: ${first}` }).press('Enter')
    await page.getByText('Moved: it is now number 2 of 4.').waitFor()
    expect((await claims(page))[1]).toBe(first)
    await expect.poll(() => focused(page)).toBe(`Move down: ${first}`)
    await page.getByRole('button', { name: `Leave out: ${first}` }).click()
    await page.getByRole('textbox', { name: 'Why it is left out' }).fill('told last time')
    await page.keyboard.press('Enter')
    await page.getByText('Because: told last time').waitFor()
    expect(await claims(page)).not.toContain(first)
    await page.getByRole('button', { name: `Tell it again: ${first}` }).click()
    await expect.poll(() => claims(page)).toContain(first)
    await page.getByRole('button', { name: /^Tell it: An attempt that AI/ }).click()
    await expect.poll(async () => (await claims(page)).length).toBe(5)
    for (let i = 0; i < 4; i += 1) {
      await page.getByRole('button', { name: 'Undo the last change' }).click()
      await page.getByText('The last change was taken back.').waitFor()
      await page.waitForTimeout(50)
    }
    expect(await claims(page)).toEqual(before)
    await page.context().close()
  })
})

describe('the deck', () => {
  it('shows its short and its full length, its notes, its template, its changes and its earlier exports', async () => {
    const { page, violations } = await openAt('#/deck')
    await page.getByText('7 slides, readable by their titles alone.').waitFor()
    await page.getByText('Likely question: does this include wages?').waitFor()
    await page.getByRole('radio', { name: /Full/ }).check({ force: true })
    await page.getByText('10 slides, readable by their titles alone.').waitFor()
    await page.getByText('Appendix A').waitFor()
    await page.getByRole('button', { name: 'Use our template…' }).click()
    await page.getByText('The file takes colours, faces and logo from northwind.potx').waitFor()
    await page.getByText('Cost per kept resolution: it said €6.40, now it is €6.10.').waitFor()
    await page.getByRole('button', { name: 'Show what stands behind it: Cost per kept resolution' }).click()
    await page.getByRole('dialog', { name: 'Cost per kept resolution' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^Show the slide: Of 11,669/ }).click()
    await page.getByText('Slide 3 of 10').waitFor()
    await page.getByRole('button', { name: 'Write again: northwind-home-2026q3.xlsx' }).click()
    await page.getByText('northwind-home-2026q3.xlsx was written again').waitFor()
    expect(violations).toEqual([])
    await page.context().close()
  })

  it('fits every slide as the file does: a claim in two lines, no table or remark cut', async () => {
    const { page } = await openAt('#/deck')
    await page.getByRole('radio', { name: /Full/ }).check({ force: true })
    await page.getByText('10 slides, readable by their titles alone.').waitFor()
    const slides = page.locator('.titles button')
    for (let i = 0; i < (await slides.count()); i += 1) {
      await slides.nth(i).click()
      await page.getByText(`Slide ${i + 1} of 10`).waitFor()
      const spills = await page.locator('.slide').evaluate((slide) => {
        const title = slide.querySelector<HTMLElement>('.slide-head h2')
        const lines = title ? title.scrollHeight / (Number.parseFloat(getComputedStyle(title).fontSize) * 1.2) : 0
        const cut = [...slide.querySelectorAll<HTMLElement>('.slide-side, .table-frame')].filter(
          (box) => box.scrollHeight > box.clientHeight + 1,
        )
        return [lines > 2.4 ? 'title' : '', ...cut.map((box) => box.className)].filter(Boolean)
      })
      expect([i + 1, spills]).toEqual([i + 1, []])
    }
    await page.context().close()
  })

  it('says where a refusal is put right, and what stands here before the first export', async () => {
    const { page } = await openAt('#/deck', { story: 'flagged', exported: false })
    await page.getByText('1 proof point says more than its evidence carries').waitFor()
    await page.getByText('This quarter has not been exported yet.').waitFor()
    await page.getByText('Nothing was exported yet.').waitFor()
    await page.getByRole('button', { name: 'Put it right in the story' }).click()
    await page.getByRole('heading', { name: 'Story', exact: true }).waitFor()
    await page.context().close()
  })
})
