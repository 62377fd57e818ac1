import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { placeStands } from '../helpers/place-stands.ts'
import type { ReactBuild } from './build-screens.ts'
import { type ScreensPage, startScreensPage } from './screens-page.ts'

/** The screens of a test file: built before its tests, closed after them. */
export function openedScreens(reactBuild?: ReactBuild): Pick<ScreensPage, 'open'> {
  let screensPage: ScreensPage
  beforeAll(async () => {
    screensPage = await startScreensPage(reactBuild)
  })
  afterAll(() => screensPage.close())
  return { open: (...wanted) => screensPage.open(...wanted) }
}

const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The rules of accessibility that read colours, and so can be broken in one look and kept in another though nothing moved. */
const rulesOfColours = ['color-contrast', 'link-in-text-block']

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

async function judge(
  page: Page,
  runOnly: readonly string[] | { readonly type: 'rule'; readonly values: readonly string[] },
): Promise<readonly string[]> {
  // A page that was judged before has the judge in it: reading half a megabyte takes as long as judging.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(await axe)
  const results = (await page.evaluate(
    `axe.run(document, { resultTypes: ['violations'], runOnly: ${JSON.stringify(runOnly)} })`,
  )) as AxeResults
  return results.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  )
}

/** Every rule of accessibility that a page breaks, with where and why. */
export function accessibilityFaults(page: Page): Promise<readonly string[]> {
  return judge(page, tags)
}

/**
 * Everything that the rules of accessibility read of a page but its colours: its elements with their attributes and words, where each stands, how its words
 * are set, and whether it is shown. It stays in the page; the answer is whether it differs from when this was last asked.
 */
function differsButForColours(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const parts = [document.documentElement.outerHTML]
    for (const element of document.querySelectorAll('*')) {
      const { left, top, width, height } = element.getBoundingClientRect()
      const { display, fontSize, fontStyle, fontWeight, overflowX, overflowY, textDecorationLine } =
        getComputedStyle(element)
      const isShown = element.checkVisibility({
        opacityProperty: true,
        visibilityProperty: true,
        contentVisibilityAuto: true,
      })
      parts.push([left, top, width, height, isShown, display].join(' '))
      parts.push([fontSize, fontStyle, fontWeight, overflowX, overflowY, textDecorationLine].join(' '))
      if (/auto|scroll/.test(overflowX + overflowY)) parts.push([element.scrollWidth, element.scrollHeight].join(' '))
    }
    const shape = parts.join('\n')
    const kept = globalThis as { judgedShape?: string }
    const differs = kept.judgedShape !== shape
    kept.judgedShape = shape
    return differs
  })
}

/** Light or dark, with or without the contrast that a system can ask for. */
export interface Look {
  readonly theme: 'light' | 'dark'
  readonly contrast?: 'more'
}

/** A look in words. */
export const lookName = ({ theme, contrast }: Look) => (contrast ? `${theme} with more contrast` : theme)

/** What a page looks like without more contrast. */
export const themes: readonly [Look, ...Look[]] = [{ theme: 'light' }, { theme: 'dark' }]

/** Every look that the app has. */
export const looks: readonly [Look, ...Look[]] = [
  { theme: 'light' },
  { theme: 'dark' },
  { theme: 'dark', contrast: 'more' },
  { theme: 'light', contrast: 'more' },
]

/** Shows a page as a system with this look would, from now on. */
export async function showIn(page: Page, { theme, contrast }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, contrast: contrast ?? 'no-preference' })
  await drawn(page)
}

/** Waits until everything that is due was drawn. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
}

/**
 * Every rule of accessibility that a page breaks in any of the looks, with the look; the page is left in the last of them. In a look whose page is the same
 * as in the look before but for its colours, only the rules that read colours are judged again: the others read what was found to be the same. A name leaves
 * a picture of each look where pictures are asked for.
 */
export async function accessibilityFaultsIn(
  page: Page,
  wanted: readonly Look[],
  name?: string,
): Promise<readonly string[]> {
  const faults: string[] = []
  for (const [at, look] of wanted.entries()) {
    await showIn(page, look)
    const isOther = (await differsButForColours(page)) || at === 0
    const found = await judge(page, isOther ? tags : { type: 'rule', values: rulesOfColours })
    faults.push(...found.map((fault) => `${lookName(look)}: ${fault}`))
    if (name !== undefined) await picture(page, `${name}-${look.theme}`)
  }
  return faults
}

/** Goes to an address and waits for the head of what stands there. */
export async function goToHash(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    window.location.hash = to
  }, hash)
  await placeStands(page)
}

/** For the eye: `PROOFBOOK_PICTURES=folder` leaves pictures of what is tested there. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.PROOFBOOK_PICTURES
  if (folder === undefined) return
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}
