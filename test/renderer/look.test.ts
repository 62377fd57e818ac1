import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { everyPlace, visit } from './every-place.ts'
import { lookFaults } from './look-faults.ts'
import { accessibilityFaults, openedScreens } from './opened-screens.ts'

// Every place of the app, and what opens over it, as it looks: no rule of accessibility broken in either theme and in high contrast (text contrast is among
// them), nothing cut off, nothing over anything else, nothing too wide at any size. Builds that lack a style sheet or cut a text show that this would be seen.

const screensPage = openedScreens()

const long = 900_000

const looks = [
  { name: 'light', theme: 'light' },
  { name: 'dark', theme: 'dark' },
  { name: 'light with more contrast', theme: 'light', contrast: 'more' },
  { name: 'dark with more contrast', theme: 'dark', contrast: 'more' },
] as const

describe.each(looks)('in $name', ({ name: _, ...look }) => {
  it(
    'no place breaks a rule of accessibility or of the page’s policy',
    async () => {
      const { page, violations } = await screensPage.open({ project: 'full' }, look)
      for (const place of everyPlace) {
        await visit(page, place)
        expect([place, await accessibilityFaults(page)]).toEqual([place, []])
      }
      expect(violations).toEqual([])
      await page.context().close()
    },
    long,
  )
})

describe.each([
  { name: 'a small laptop', width: 1280, height: 800 },
  { name: 'a large screen', width: 1920, height: 1080 },
  { name: 'a small laptop at 200 %', width: 640, height: 400 },
])('on $name', ({ width, height }) => {
  it.each(['light', 'dark'] as const)(
    'no place cuts words off, sets them over one another or grows too wide (%s)',
    async (theme) => {
      const { page } = await screensPage.open({ project: 'full' }, { theme, width, height })
      for (const place of everyPlace) {
        await visit(page, place)
        expect([place, await lookFaults(page)]).toEqual([place, []])
      }
      await page.context().close()
    },
    long,
  )
})

/** What opens over or within a place, by what one does there. */
const opened: readonly (readonly [name: string, place: string, open: (page: Page) => Promise<unknown>])[] = [
  [
    'the evidence of a number',
    'answers',
    async (page) => {
      await page
        .getByRole('button', { name: /€6\.10/ })
        .first()
        .click()
      await page.getByRole('dialog').getByText('Copy as CSV').waitFor()
    },
  ],
  ['the finder', 'cost', (page) => page.keyboard.press('Control+k').then(() => page.getByRole('dialog').waitFor())],
  [
    'a table behind a picture',
    'cohorts',
    (page) =>
      page
        .getByRole('button', { name: /^Show as table/ })
        .first()
        .click(),
  ],
  [
    'an open choice',
    'answers',
    (page) =>
      page
        .getByRole('button', { name: /Quarter/ })
        .first()
        .click(),
  ],
  [
    'a proof point being rewritten',
    'story',
    (page) =>
      page
        .getByRole('button', { name: /^Rewrite/ })
        .first()
        .click(),
  ],
  [
    'a receipt',
    'data',
    (page) =>
      page
        .getByRole('button', { name: /^Receipt/ })
        .first()
        .click(),
  ],
]

describe.each(opened)('%s', (_, place, open) => {
  it.each([
    { theme: 'light', width: 1280, height: 800 },
    { theme: 'dark', contrast: 'more', width: 1280, height: 800 },
    { theme: 'light', width: 640, height: 400 },
  ] as const)('breaks no rule and hides nothing: %o', async (look) => {
    const { page } = await screensPage.open({ project: 'full' }, look)
    await visit(page, place)
    await open(page)
    await page.waitForTimeout(120)
    expect(await accessibilityFaults(page)).toEqual([])
    expect(await lookFaults(page)).toEqual([])
    await page.context().close()
  })
})

describe('the keyboard', () => {
  it.each([
    { width: 1280, height: 800 },
    { width: 640, height: 400 },
  ])(
    'is seen wherever it is, never under the bar at the top (%o)',
    async (look) => {
      const { page } = await screensPage.open({ project: 'full' }, look)
      for (const place of ['answers', 'cost', 'scorecard?part=resolution', 'case?part=assumptions', 'deck']) {
        await visit(page, place)
        for (let presses = 0; presses < 40; presses++) {
          await page.keyboard.press('Tab')
          const unseen = await page.evaluate(() => {
            const element = document.activeElement
            if (!element || element === document.body || element.id === 'main') return null
            // A box to tick is drawn by its label; the field itself lies unseen in it.
            const drawn = (element instanceof HTMLInputElement && element.closest('label')) || element
            const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(element)
            const marked =
              (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) ||
              element.matches('.skip') ||
              drawn !== element
            const box = drawn.getBoundingClientRect()
            const points = [
              [box.left + box.width / 2, box.top + Math.min(8, box.height / 2)],
              [box.left + Math.min(8, box.width / 2), box.top + box.height / 2],
              [box.right - Math.min(8, box.width / 2), box.bottom - Math.min(4, box.height / 2)],
            ] as const
            const onTop = points.some(([x, y]) => {
              const there = document.elementFromPoint(x, y)
              return there !== null && (drawn.contains(there) || there.contains(drawn))
            })
            if (marked && onTop) return null
            return `${element.tagName} “${element.textContent?.slice(0, 40)}” ${marked ? '' : `has no mark (${boxShadow}, ${borderColor})`} ${onTop ? '' : 'is covered or out of view'}`
          })
          expect([place, presses, unseen]).toEqual([place, presses, null])
        }
      }
      await page.context().close()
    },
    long,
  )
})

describe('forced colours', () => {
  it('keep every place whole, and its pictures drawn in the colours that the system forces', async () => {
    const { page } = await screensPage.open({ project: 'full' })
    await page.emulateMedia({ forcedColors: 'active' })
    for (const place of ['answers', 'cost', 'case']) {
      await visit(page, place)
      expect([place, await lookFaults(page)]).toEqual([place, []])
      const apart = await page.evaluate(() => {
        const chart = document.querySelector('main .chart')
        if (!chart) return null
        const { color } = getComputedStyle(chart)
        return {
          color,
          back: getComputedStyle(chart).backgroundColor,
          canvas: getComputedStyle(document.body).backgroundColor,
        }
      })
      expect(apart?.back).toBe(apart?.canvas)
      expect(apart?.color).not.toBe(apart?.back)
    }
    await page.context().close()
  })
})

describe('a build that lost something', () => {
  it.each([
    'shell.css',
    'parts.css',
    'screens.css',
    'scorecard.css',
    'case.css',
    'deck.css',
    'story.css',
    'panel.css',
    'cost.css',
    'identity.css',
    'help.css',
    'review.css',
    'privacy.css',
  ])(
    'is seen: without %s',
    async (lost) => {
      const { page } = await screensPage.open({ project: 'full' }, { without: lost })
      const seen: string[] = []
      for (const place of everyPlace) {
        await visit(page, place)
        if (lost === 'panel.css' && place === 'answers')
          await page
            .getByRole('button', { name: /€6\.10/ })
            .first()
            .click()
        seen.push(...(await lookFaults(page)))
        if (seen.length > 0) break
      }
      expect(seen).not.toEqual([])
      await page.context().close()
    },
    long,
  )

  it('is seen: without desktop.css, whose projects stand on the first screen only', async () => {
    const recent = [
      {
        file: 'a',
        name: 'Autumn',
        fileName: 'autumn.proofbook',
        folder: 'Finance',
        day: '2026-11-02',
        isMissing: false,
      },
    ]
    const whole = await screensPage.open({ project: 'none', recent })
    await whole.page.getByText('autumn.proofbook in Finance').waitFor()
    expect(await lookFaults(whole.page)).toEqual([])
    await whole.page.context().close()
    const { page } = await screensPage.open({ project: 'none', recent }, { without: 'desktop.css' })
    await page.getByText('autumn.proofbook in Finance').waitFor()
    expect(await lookFaults(page)).not.toEqual([])
    await page.context().close()
  })

  it.each([
    ['a heading in a box too low', '.lead { height: 1rem; overflow: hidden }'],
    ['a table in a box too narrow', '.dense, .table-frame { max-width: 12rem; overflow: hidden }'],
    ['words drawn over others', '.answer-figure { transform: translateX(-16rem) }'],
    ['a sheet wider than the window', '.sheet { min-width: 90rem }'],
    ['a picture without height', '.chart-mini { height: 12px }'],
  ])('is seen: %s', async (_, rule) => {
    const { page } = await screensPage.open({ project: 'full' })
    await visit(page, rule.includes('dense') ? 'cost' : 'answers')
    expect(await lookFaults(page)).toEqual([])
    await page.evaluate((text) => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(text)
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    }, rule)
    expect(await lookFaults(page)).not.toEqual([])
    await page.context().close()
  })

  it('is seen: small words in too faint a colour', async () => {
    const { page } = await screensPage.open({ project: 'full' })
    await visit(page, 'answers')
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync('.caveat { color: #b5b5b5 !important }')
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    })
    expect((await accessibilityFaults(page)).join()).toContain('color-contrast')
    await page.context().close()
  })
})
