import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { screens } from '../../renderer/location.ts'
import { startScreensPage } from './screens-page.ts'

// Takes a picture of every screen in both themes, for the eye: node test/renderer/pictures.ts <folder> [only…]
const [folder, ...only] = process.argv.slice(2)
if (!folder) throw new Error('say where the pictures are to go')
await mkdir(folder, { recursive: true })
const screensPage = await startScreensPage()

async function settle(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(350)
}

type Opened = Awaited<ReturnType<typeof screensPage.open>>

/** The story and the deck in the states that a person brings them into. */
function storyShots(theme: 'light' | 'dark'): [string, () => Promise<Opened>][] {
  const at = async (hash: string, more: { readonly width?: number; readonly height?: number } = {}) => {
    const opened = await screensPage.open({ project: 'full', story: 'flagged' }, { theme, ...more })
    await opened.page.evaluate((to) => {
      window.location.hash = to
    }, hash)
    await opened.page.locator('main h1').waitFor()
    return opened
  }
  return [
    ['story-flagged', () => at('#/story')],
    [
      'story-editor',
      async () => {
        const opened = await at('#/story')
        await opened.page
          .getByRole('button', { name: /^Rewrite/ })
          .first()
          .click()
        await opened.page.getByRole('button', { name: 'Put in a number' }).click()
        await opened.page.getByRole('button', { name: 'Earlier wordings' }).click()
        return opened
      },
    ],
    ['deck-refused', () => at('#/deck')],
    [
      'deck-forest',
      async () => {
        const opened = await at('#/deck')
        await opened.page.getByText('Full', { exact: false }).first().click()
        await opened.page.getByRole('button', { name: /The gap holds/ }).click()
        return opened
      },
    ],
    ['wide-story', () => at('#/story', { width: 1920, height: 1080 })],
    ['wide-deck', () => at('#/deck', { width: 1920, height: 1080 })],
  ]
}

const wanted = (name: string) => only.length === 0 || only.some((part) => name.includes(part))
const said = new Set<string>()

for (const theme of ['light', 'dark'] as const) {
  const shots: [string, () => Promise<{ page: Page; violations: readonly string[] }>][] = [
    ['first-run', () => screensPage.open({ project: 'none' }, { theme })],
    ...[...screens, 'project' as const].map(
      (screen): [string, () => Promise<{ page: Page; violations: readonly string[] }>] => [
        screen,
        async () => {
          const opened = await screensPage.open({ project: 'full' }, { theme })
          await opened.page.evaluate((hash) => {
            window.location.hash = hash
          }, `#/${screen}`)
          return opened
        },
      ],
    ),
    ...[
      'ledger?part=claims',
      'ledger?part=finance',
      'ledger?part=pnl',
      'case?part=assumptions',
      'case?part=promise',
      'case?part=goal',
      'case?part=pilot',
    ].map((address): [string, () => Promise<{ page: Page; violations: readonly string[] }>] => [
      address.replace('?part=', '-'),
      async () => {
        const opened = await screensPage.open({ project: 'full' }, { theme })
        await opened.page.evaluate((hash) => {
          window.location.hash = hash
        }, `#/${address}`)
        return opened
      },
    ]),
    [
      'empty-data',
      async () => {
        const opened = await screensPage.open({ project: 'empty' }, { theme })
        await opened.page.evaluate(() => {
          window.location.hash = '#/data'
        })
        return opened
      },
    ],
    [
      'waiting',
      async () => {
        const opened = await screensPage.open({ project: 'full', importTakes: 60_000 }, { theme })
        await opened.page.evaluate(() => {
          window.location.hash = '#/data'
        })
        await opened.page.getByRole('button', { name: 'Choose files' }).first().click()
        await opened.page.getByText('Freshdesk tickets').waitFor()
        await opened.page.getByRole('button', { name: /^Import/ }).click()
        await opened.page.waitForTimeout(7000)
        return opened
      },
    ],
    [
      'data-waiting',
      async () => {
        const opened = await screensPage.open({ project: 'full' }, { theme })
        await opened.page.evaluate(() => {
          window.location.hash = '#/data'
        })
        await opened.page.getByRole('button', { name: 'Choose files' }).first().click()
        await opened.page.getByText('Freshdesk tickets').waitFor()
        await opened.page.getByRole('button', { name: 'How it will be read' }).first().click()
        return opened
      },
    ],
    [
      'data-differently',
      async () => {
        const opened = await screensPage.open({ project: 'full' }, { theme })
        await opened.page.evaluate(() => {
          window.location.hash = '#/data'
        })
        await opened.page
          .getByRole('button', { name: /^Receipt/ })
          .first()
          .click()
        await opened.page
          .getByRole('button', { name: /differently/ })
          .first()
          .click()
        await opened.page.getByText('What each column means').first().waitFor()
        return opened
      },
    ],
    ...storyShots(theme),
    [
      'evidence',
      async () => {
        const opened = await screensPage.open({ project: 'full' }, { theme })
        await opened.page.getByRole('button', { name: /€6.10/ }).first().click()
        return opened
      },
    ],
    [
      'problem',
      async () => {
        const opened = await screensPage.open({ project: 'full', refuse: ['cost:outcomes'] }, { theme })
        await opened.page.evaluate(() => {
          window.location.hash = '#/cost'
        })
        return opened
      },
    ],
    [
      'palette',
      async () => {
        const opened = await screensPage.open({ project: 'full' }, { theme })
        await opened.page.keyboard.press('Control+k')
        await opened.page.keyboard.type('res')
        return opened
      },
    ],
    ['zoomed-answers', () => screensPage.open({ project: 'full' }, { theme, width: 640, height: 400 })],
    ['wide-answers', () => screensPage.open({ project: 'full' }, { theme, width: 1920, height: 1080 })],
  ]
  for (const [name, open] of shots) {
    if (!wanted(name)) continue
    const { page, violations } = await open()
    await settle(page)
    await page.screenshot({ path: join(folder, `${name}-${theme}.png`) })
    const height = await page.evaluate(() => document.querySelector('main')?.scrollHeight ?? 0)
    if (height > 820 && !name.startsWith('zoomed')) {
      await page.setViewportSize({ width: page.viewportSize()?.width ?? 1280, height: Math.min(height + 20, 3400) })
      await settle(page)
      await page.screenshot({ path: join(folder, `${name}-${theme}-whole.png`) })
    }
    for (const violation of violations) said.add(`${name}: ${violation}`)
    await page.context().close()
  }
}
for (const line of said) console.log(line)
await screensPage.close()
