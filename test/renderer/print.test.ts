import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { visit } from './every-place.ts'
import { openedScreens } from './opened-screens.ts'

// A printed page is the screen's words, tables and pictures on white, without what can only be pressed; every picture has its numbers behind it, and no row is cut.

const screensPage = openedScreens()

/** A page as a printer gets it: the browser says first that it is going to print. */
async function onPaper(place: string, look: Parameters<typeof screensPage.open>[1] = {}): Promise<Page> {
  const { page } = await screensPage.open({ project: 'full' }, look)
  await visit(page, place)
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  await page.emulateMedia({ media: 'print' })
  return page
}

describe('a printed page', () => {
  it.each(['answers', 'cost', 'cohorts', 'case?part=case'])(
    'of %s has nothing that can only be pressed',
    async (place) => {
      const page = await onPaper(place)
      for (const hidden of ['.rail', '.top-bar', '.exhibit-tools', '.place-index', '.drop'])
        expect([hidden, await page.locator(hidden).filter({ visible: true }).count()]).toEqual([hidden, 0])
      expect(await page.locator('.paper-head').innerText()).toMatch(/Northwind.*Q3 2026/)
      await page.context().close()
    },
  )

  it('has the numbers of every picture behind it', async () => {
    const page = await onPaper('cost')
    const pictures = page.locator('figure.exhibit').filter({ has: page.locator('.chart') })
    const count = await pictures.count()
    expect(count).toBeGreaterThan(1)
    for (let at = 0; at < count; at += 1)
      expect(await pictures.nth(at).locator('.table-frame tbody tr').count()).toBeGreaterThan(0)
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
    expect(await pictures.first().locator('.table-frame').count()).toBe(0)
    await page.context().close()
  })

  it.each(['cost', 'cost?part=lines', 'scorecard?part=metrics', 'case?part=assumptions', 'ledger?part=pnl'])(
    'of %s tears no row, no picture and no answer apart, and cuts nothing off at the side',
    async (place) => {
      // As wide as an A4 page within its margins.
      const page = await onPaper(place, { width: 680, height: 1000 })
      const torn = await page.evaluate(() =>
        [...document.querySelectorAll('main tr, main .chart, main li')]
          .filter((element) => element.checkVisibility() && getComputedStyle(element).breakInside !== 'avoid')
          .map((element) => element.textContent?.slice(0, 40)),
      )
      expect(torn).toEqual([])
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll('main .table-frame')]
          .filter((frame) => frame.checkVisibility() && getComputedStyle(frame).overflowX !== 'visible')
          .map((frame) => frame.getAttribute('aria-label')),
      )
      expect(cut).toEqual([])
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect([place, Math.max(0, wide)]).toEqual([place, 0])
      await page.context().close()
    },
  )

  it('is dark ink on white whatever the window is', async () => {
    const page = await onPaper('answers', { theme: 'dark' })
    const { ink, sheet } = await page.evaluate(() => {
      const style = getComputedStyle(document.querySelector('main .sheet') as Element)
      return { ink: style.color, sheet: style.backgroundColor }
    })
    expect([ink, sheet]).toEqual(['rgb(28, 33, 38)', 'rgb(255, 255, 255)'])
    await page.context().close()
  })
})
