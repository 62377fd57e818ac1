import { describe, expect, it } from 'vitest'
import { openedScreens } from './opened-screens.ts'

// What holds the window open: words that nobody saved, and work that goes on. The shell's own question is tested with the window.

const screensPage = openedScreens()

describe('the window is held open', () => {
  it('by a proof point whose words were changed, until they are saved or given up', async () => {
    const { page } = await screensPage.open({ project: 'full' })
    await page.evaluate(() => {
      window.location.hash = '#/story'
    })
    const held = () => page.evaluate(() => document.documentElement.dataset.held ?? 'nothing')
    await page
      .getByRole('button', { name: /^Rewrite/ })
      .first()
      .click()
    const field = page.locator('.story-editor textarea').first()
    await field.waitFor()
    expect(await held()).toBe('nothing')
    await field.press('End')
    await field.pressSequentially(' indeed')
    await expect.poll(held).toBe('text')
    for (let left = ' indeed'.length; left > 0; left -= 1) await field.press('Backspace')
    await expect.poll(held).toBe('nothing')
    await field.pressSequentially('!')
    await expect.poll(held).toBe('text')
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect.poll(held).toBe('nothing')
    await page.context().close()
  })
})
