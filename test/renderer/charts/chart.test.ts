import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ScreensPage, startScreensPage } from '../screens-page.ts'

// Pictures in a real browser: how fine they are drawn, and what can be taken from them.

let screensPage: ScreensPage

beforeAll(async () => {
  screensPage = await startScreensPage()
})
afterAll(() => screensPage.close())

async function openCost(look: Parameters<ScreensPage['open']>[1] = {}): Promise<Page> {
  const { page } = await screensPage.open({ project: 'full' }, look)
  await page.evaluate(() => {
    window.location.hash = '#/cost'
  })
  await page.locator('.exhibit canvas').first().waitFor()
  return page
}

/** Device pixels per CSS pixel of every picture on the screen. */
function densities(page: Page): Promise<number[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLCanvasElement>('.exhibit canvas')].map(
      (canvas) => canvas.width / (canvas.parentElement?.clientWidth ?? 0),
    ),
  )
}

/** What of a PNG on the clipboard can be told from its bytes and its pixels. */
function clipboardPicture(page: Page) {
  return page.evaluate(async () => {
    const [item] = await navigator.clipboard.read()
    const blob = await item?.getType('image/png')
    if (!blob) return null
    const bitmap = await createImageBitmap(blob)
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
    const pen = canvas.getContext('2d')
    pen?.drawImage(bitmap, 0, 0)
    const pixels = pen?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray()
    const inked = (from: number, to: number) => {
      let count = 0
      for (let y = Math.round(from * bitmap.height); y < to * bitmap.height; y++)
        for (let x = 0; x < bitmap.width; x++) if ((pixels[(y * bitmap.width + x) * 4] ?? 255) < 200) count++
      return count
    }
    return {
      width: bitmap.width,
      corner: [...pixels.slice(0, 4)],
      title: inked(0, 0.12),
      chart: inked(0.25, 0.85),
      foot: inked(0.93, 1),
    }
  })
}

describe('a picture', () => {
  it('is drawn anew as fine as the screen when the window is zoomed or moved', async () => {
    const page = await openCost()
    for (const density of await densities(page)) expect(density).toBeCloseTo(2, 1)
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setDeviceMetricsOverride', {
      width: 640,
      height: 400,
      deviceScaleFactor: 3,
      mobile: false,
    })
    await expect.poll(async () => Math.min(...(await densities(page))), { timeout: 20_000 }).toBeCloseTo(3, 1)
    await page.context().close()
  })

  it('is drawn finely and on white for a printer, in a dark window too, and fits the page', async () => {
    const page = await openCost({ theme: 'dark' })
    const told = await page.evaluate(() => {
      const read = () => {
        const canvas = document.querySelector<HTMLCanvasElement>('.exhibit canvas')
        const place = canvas?.closest<HTMLElement>('.chart')
        return {
          density: (canvas?.width ?? 0) / (canvas?.parentElement?.clientWidth ?? 1),
          scheme: place ? getComputedStyle(place).colorScheme : '',
        }
      }
      const before = read()
      window.dispatchEvent(new Event('beforeprint'))
      const printing = read()
      window.dispatchEvent(new Event('afterprint'))
      return { before, printing, after: read() }
    })
    expect(told.before.density).toBeCloseTo(2, 1)
    expect(told.printing.density).toBeCloseTo(4, 1)
    expect(told.printing.scheme).toBe('light')
    expect(told.after).toEqual(told.before)
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    await page.setViewportSize({ width: 700, height: 990 })
    const over = await page.evaluate(
      () =>
        [...document.querySelectorAll('.exhibit canvas')].filter(
          (canvas) => canvas.getBoundingClientRect().right > document.documentElement.clientWidth + 1,
        ).length,
    )
    expect(over).toBe(0)
    await page.context().close()
  })

  it('is copied on white with its words, in a dark window too, by keyboard', async () => {
    const page = await openCost({ theme: 'dark' })
    const button = page.getByRole('button', { name: /^Copy picture: Per contact, and per resolution/ })
    await button.focus()
    await page.keyboard.press('Enter')
    await page.getByText('Copied').waitFor()
    const picture = await clipboardPicture(page)
    expect(picture).toMatchObject({ width: 1920, corner: [255, 255, 255, 255] })
    expect(picture?.title).toBeGreaterThan(500)
    expect(picture?.chart).toBeGreaterThan(2000)
    expect(picture?.foot).toBeGreaterThan(200)
    expect(await page.locator('.picture-room').count()).toBe(0)
    await page.context().close()
  })

  it('is copied as plain numbers, and stands as a table behind itself', async () => {
    const page = await openCost()
    const figure = page.getByRole('figure').filter({ hasText: 'Per contact, and per resolution that was kept' })
    await figure.getByRole('button', { name: /^Copy data/ }).click()
    await figure.getByText('Copied').waitFor()
    const [head, first] = (await page.evaluate(() => navigator.clipboard.readText())).split('\n')
    expect(head).toMatch(/^\t.*\(EUR\)/)
    expect(first).toMatch(/^\d{4}Q\d\t\d+\.\d\d/)
    await figure.getByRole('button', { name: /^Show as table/ }).click()
    await figure.getByRole('table').waitFor()
    expect(await figure.getByRole('row').count()).toBeGreaterThan(2)
    await page.context().close()
  })

  it('offers its table, its data and itself on every screen, each named by what it is of', async () => {
    const { page } = await screensPage.open({ project: 'full' })
    for (const place of [
      'scorecard?part=resolution',
      'cohorts',
      'cost',
      'cost?part=spread',
      'ledger',
      'ledger?part=claims',
      'ledger?part=pnl',
      'case',
    ]) {
      await page.evaluate((to) => {
        window.location.hash = `#/${to}`
      }, place)
      await page.locator('main .exhibit canvas').first().waitFor()
      const figures = page.locator('main .exhibit:has(canvas):visible')
      const names: string[] = []
      for (let at = 0; at < (await figures.count()); at++) {
        const figure = figures.nth(at)
        for (const tool of [/^Show as table: ./, /^Copy picture: ./, /^Copy data: ./]) {
          const button = figure.getByRole('button', { name: tool })
          expect([place, at, String(tool), await button.count()]).toEqual([place, at, String(tool), 1])
          names.push((await button.getAttribute('aria-label')) ?? '')
        }
      }
      expect([place, new Set(names).size]).toEqual([place, names.length])
    }
    await page.context().close()
  })

  it('opens its numbers and copies of both below the answer that it stands beside', async () => {
    const { page } = await screensPage.open({ project: 'full' })
    const answer = page.getByRole('article', { name: 'What does an outcome cost, and is it going down?' })
    const pictures = page.locator('.answer .chart')
    await pictures.first().waitFor()
    expect(await page.getByRole('button', { name: /^Show as table: ./ }).count()).toBe(await pictures.count())
    await answer.getByRole('button', { name: /^Show as table/ }).click()
    expect(await answer.getByRole('row').count()).toBeGreaterThan(2)
    await answer.getByRole('button', { name: /^Copy data/ }).click()
    await answer.getByText('Copied').waitFor()
    expect((await page.evaluate(() => navigator.clipboard.readText())).split('\n').length).toBeGreaterThan(2)
    await answer.getByRole('button', { name: /^Hide the table/ }).click()
    expect(await answer.getByRole('table').count()).toBe(0)
    await page.context().close()
  })
})
