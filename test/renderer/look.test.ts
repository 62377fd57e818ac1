import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { comeToRest, everyPlace, resize, visit } from './every-place.ts'
import { lookFaults } from './look-faults.ts'
import {
  accessibilityFaults,
  accessibilityFaultsIn,
  drawn,
  type Look,
  lookName,
  looks,
  openedScreens,
  showIn,
} from './opened-screens.ts'
import { loseStyleSheet } from './screens-page.ts'

// Every place of the app, and what opens over it, as it looks: no rule of accessibility broken in either theme and in high contrast (text contrast is among
// them), nothing cut off, nothing over anything else, nothing too wide at any size. Builds that lack a style sheet or cut a text show that this would be seen.

const screensPage = openedScreens()

const long = 900_000

const laptop = { width: 1280, height: 800 }
const sizes = [laptop, { width: 1920, height: 1080 }, { width: 900, height: 700 }, { width: 640, height: 400 }] as const

/** The same things, beginning with another of them. */
const beginningWith = <T>(at: number, things: readonly T[]): readonly T[] => {
  const from = at % things.length
  return [...things.slice(from), ...things.slice(0, from)]
}

/** What is wrong with how the place that is open looks in these sizes, in both themes, with the size and the theme. It is left in the last size, in the light. */
async function lookFaultsIn(page: Page, wanted: readonly { readonly width: number; readonly height: number }[]) {
  const faults: string[] = []
  for (const size of wanted) {
    await page.setViewportSize(size)
    for (const theme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme: theme, contrast: 'no-preference' })
      await comeToRest(page)
      faults.push(...(await lookFaults(page)).map((fault) => `${size.width} by ${size.height}, ${theme}: ${fault}`))
    }
  }
  return faults
}

/** The condition under which a style sheet's rules hold in one look only. */
const onlyIn = ({ theme, contrast }: Look) =>
  `(prefers-color-scheme: ${theme}) and (prefers-contrast: ${contrast ?? 'no-preference'})`

/** Looks at a page while a rule holds, as a change would have added it that nobody looked at; then takes it out again. */
async function withRule(page: Page, rule: string, look: () => Promise<unknown>): Promise<void> {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    document.adoptedStyleSheets = [sheet]
  }, rule)
  await drawn(page)
  try {
    await look()
  } finally {
    await page.evaluate(() => {
      document.adoptedStyleSheets = []
    })
  }
}

// One window is led through all places and shows each in every size and look: loading the app anew for each costs more than looking at it. Each place is
// arrived at in another size and look than the one before, so that a place that draws itself differently when it is opened there is met too.
describe('every place', () => {
  let page: Page
  let violations: readonly string[]

  beforeAll(async () => {
    const opened = await screensPage.open({ project: 'full' }, { ...laptop, theme: 'dark' })
    page = opened.page
    violations = opened.violations
  })
  afterAll(() => page.context().close())

  it.each(everyPlace)(
    '%s cuts no words off, sets none over others and grows not too wide at any size, and breaks no rule of accessibility in any look',
    async (place) => {
      const at = everyPlace.indexOf(place)
      await showIn(page, beginningWith(at, looks)[0] ?? looks[0])
      await page.setViewportSize(beginningWith(at, sizes)[0] ?? laptop)
      await visit(page, place)
      expect.soft(await lookFaultsIn(page, beginningWith(at, sizes))).toEqual([])
      await resize(page, laptop)
      expect.soft(await accessibilityFaultsIn(page, looks)).toEqual([])
    },
  )

  it('asks for nothing that the page’s policy forbids, and reports no error', () => {
    expect(violations).toEqual([])
  })
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

describe.each([
  { where: 'on a laptop', size: laptop, wanted: [{ theme: 'light' }, { theme: 'dark', contrast: 'more' }] },
  { where: 'in half a window', size: { width: 900, height: 700 }, wanted: [{ theme: 'light' }] },
  { where: 'at 200 %', size: { width: 640, height: 400 }, wanted: [{ theme: 'light' }] },
] as const)('$where', ({ size, wanted }) => {
  let page: Page
  beforeAll(async () => {
    page = (await screensPage.open({ project: 'full' }, size)).page
  })
  // What opens over a place stands in the way of the next.
  afterEach(() => page.keyboard.press('Escape'))
  afterAll(() => page.context().close())

  it.each(opened)('%s breaks no rule and hides nothing', async (_, place, open) => {
    await showIn(page, { theme: 'light' })
    await visit(page, place)
    await open(page)
    await page.waitForTimeout(120)
    expect.soft(await accessibilityFaultsIn(page, wanted)).toEqual([])
    for (const inTurn of [...wanted].reverse()) {
      await showIn(page, inTurn)
      expect.soft([inTurn, await lookFaults(page)]).toEqual([inTurn, []])
    }
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
      for (const place of [
        'answers',
        'cost?part=lines',
        'scorecard?part=resolution',
        'case?part=assumptions',
        'deck',
      ]) {
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
  // Each with a place that its rules are for; that the place is faultless with them is told above, and once they were given back, below.
  it.each([
    ['shell.css', 'answers'],
    ['parts.css', 'answers'],
    ['screens.css', 'answers'],
    ['scorecard.css', 'scorecard?part=outcomes'],
    ['case.css', 'case?part=assumptions'],
    ['deck.css', 'deck'],
    ['story.css', 'story'],
    ['panel.css', 'answers'],
    ['cost.css', 'cost'],
    ['identity.css', 'data'],
    ['help.css', 'help?part=guide'],
    ['review.css', 'project?part=review'],
    ['privacy.css', 'project?part=people'],
  ] as const)('is seen: without %s, at %s', async (lost, place) => {
    const page = await atPlace('help?part=words')
    await loseStyleSheet(page, lost)
    await visit(page, place)
    if (lost === 'panel.css')
      await page
        .getByRole('button', { name: /€6\.10/ })
        .first()
        .click()
    expect(await lookFaults(page)).not.toEqual([])
  })

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
    const { page } = await screensPage.open({ project: 'none', recent })
    await page.getByText('autumn.proofbook in Finance').waitFor()
    expect(await lookFaults(page)).toEqual([])
    await loseStyleSheet(page, 'desktop.css')
    expect(await lookFaults(page)).not.toEqual([])
    await page.context().close()
  })

  it.each([
    ['a heading in a box too low', 'answers', '.lead { height: 1rem; overflow: hidden }'],
    ['a table in a box too narrow', 'cost', '.dense, .table-frame { max-width: 12rem; overflow: hidden }'],
    ['words drawn over others', 'answers', '.answer-figure { transform: translateX(-16rem) }'],
    ['a sheet wider than the window', 'answers', '.sheet { min-width: 90rem }'],
    ['a picture without height', 'answers', '.chart-mini { height: 12px }'],
  ])('is seen: %s', async (_, place, rule) => {
    const page = await atPlace(place)
    expect(await lookFaults(page)).toEqual([])
    await withRule(page, rule, async () => expect(await lookFaults(page)).not.toEqual([]))
  })

  it('is seen: a column so narrow that a word breaks in it', async () => {
    const page = await atPlace('project?part=people')
    await withRule(page, 'td { max-width: 2rem; overflow-wrap: anywhere }', async () =>
      expect((await lookFaults(page)).join()).toContain('breaks the word'),
    )
  })

  it('is seen: a sheet too wide at one size and in one theme only', async () => {
    const page = await atPlace('answers')
    const rule = '@media (max-width: 700px) and (prefers-color-scheme: dark) { .sheet { min-width: 60rem } }'
    await withRule(page, rule, async () => {
      const faults = await lookFaultsIn(page, sizes)
      expect(faults).not.toEqual([])
      expect(faults.filter((fault) => !fault.startsWith('640 by 400, dark: '))).toEqual([])
    })
  })

  it('is seen: small words in too faint a colour', async () => {
    const page = await atPlace('answers')
    await withRule(page, '.caveat { color: #b5b5b5 !important }', async () =>
      expect((await accessibilityFaults(page)).join()).toContain('color-contrast'),
    )
  })

  it.each(looks)('is seen: words too faint in one look only, %o', async (look) => {
    const page = await atPlace('answers')
    const rule = `@media ${onlyIn(look)} { .caveat { color: #7f7f7f !important; background: #808080 } }`
    await withRule(page, rule, async () => {
      const faults = await accessibilityFaultsIn(page, looks)
      expect(faults.join()).toContain('color-contrast')
      expect(faults.filter((fault) => !fault.startsWith(`${lookName(look)}: `))).toEqual([])
    })
  })

  it.each(looks)('is seen: a heading that is gone in one look only, %o', async (look) => {
    const page = await atPlace('answers')
    await withRule(page, `@media ${onlyIn(look)} { h1 { display: none !important } }`, async () => {
      const faults = await accessibilityFaultsIn(page, looks)
      expect(faults.join()).toContain('page-has-heading-one')
      expect(faults.filter((fault) => !fault.startsWith(`${lookName(look)}: `))).toEqual([])
    })
  })

  let opened: Page | undefined
  afterAll(() => opened?.context().close())

  /** The one window that faults are built into, at a place. */
  async function atPlace(place: string): Promise<Page> {
    opened ??= (await screensPage.open({ project: 'full' }, laptop)).page
    // Whatever the test before left: what it took away, a panel, a size.
    await loseStyleSheet(opened, null)
    await opened.keyboard.press('Escape')
    await showIn(opened, { theme: 'light' })
    await resize(opened, laptop)
    await visit(opened, place)
    return opened
  }
})
