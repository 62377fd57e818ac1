import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeStands } from '../helpers/place-stands.ts'
import { type Launched, launchAtThreeWays, shells } from './launch.ts'
import { receiptsNow } from './receipts.ts'

// The way through by keyboard alone, from nothing to a deck; and work that is stopped, or whose core dies, in the middle: the project is as it was.

const root = join(import.meta.dirname, '../..')
const question = 'Where is the revenue impact of this team?'

describe.each(shells)('from nothing to a deck by keyboard alone: %s', { timeout: 300_000 }, (shell) => {
  let app: Launched
  beforeAll(async () => {
    app = await launchAtThreeWays(shell)
    app.page.setDefaultTimeout(90_000)
  }, 300_000)
  afterAll(() => app?.close())

  const focused = () =>
    app.page.evaluate(() => {
      const element = document.activeElement
      return element?.getAttribute('aria-label') ?? element?.textContent ?? ''
    })
  /** Walks with Tab until the keyboard is on something, as somebody without a mouse does. */
  const tabTo = async (name: RegExp) => {
    for (let steps = 0; steps < 80; steps += 1) {
      if (name.test(await focused())) return
      await app.page.keyboard.press('Tab')
    }
    throw new Error(`Tab never came to ${name}`)
  }

  it('opens the sample, a number and its definition, and gives the keyboard back', async () => {
    await tabTo(/^Open the sample$/)
    await app.page.keyboard.press('Enter')
    await app.page.getByRole('article', { name: question }).waitFor()
    await tabTo(/Show what stands behind it$/)
    const number = await focused()
    await app.page.keyboard.press('Enter')
    await app.page.getByRole('dialog').getByText('Excluded').first().waitFor()
    await app.page.keyboard.press('Escape')
    await app.page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await focused()).toBe(number)
  })

  it('goes back and forward by key, and finds a place by typing', async () => {
    await app.page.keyboard.press('ControlOrMeta+k')
    await app.page.getByRole('dialog', { name: 'Find' }).waitFor()
    await app.page.keyboard.type('cohorts')
    await app.page.keyboard.press('ArrowDown')
    await app.page.keyboard.press('Enter')
    await app.page.waitForFunction(() => document.title.startsWith('Cohorts'))
    await app.page.locator('main .lead').first().waitFor()
    await app.page.keyboard.press('Alt+ArrowLeft')
    await app.page.waitForFunction(() => document.title.startsWith('Answers'))
    await app.page.keyboard.press('Alt+ArrowRight')
    await app.page.waitForFunction(() => document.title.startsWith('Cohorts'))
    await app.page.keyboard.press('Alt+ArrowLeft')
    await app.page.getByRole('article', { name: question }).waitFor()
  })

  it('takes a change back by key, and says which it was', async () => {
    await app.page.evaluate(() => {
      location.hash = '#/case?part=assumptions'
    })
    const value = app.page.getByRole('textbox', { name: 'Share credited to this team: value' })
    await value.waitFor()
    const before = await value.inputValue()
    await value.focus()
    await app.page.keyboard.press('ControlOrMeta+a')
    await app.page.keyboard.type('12')
    await app.page.keyboard.press('Enter')
    await app.page.getByRole('button', { name: 'Undo: the change of “Share credited to this team”' }).waitFor()
    // In a text Ctrl Z is the text's own; outside it takes the change back.
    await app.page.locator('main h1').focus()
    await app.page.keyboard.press('ControlOrMeta+z')
    await app.page.getByText('Taken back: the change of “Share credited to this team”.').waitFor()
    await expect.poll(() => value.inputValue()).toBe(before)
    await app.page.evaluate(() => {
      location.hash = '#/answers'
    })
    await app.page.getByRole('article', { name: question }).waitFor()
  })

  it('writes the deck', async () => {
    await tabTo(/^Export deck$/)
    const files = await app.receive(4, () => app.page.keyboard.press('Enter'))
    expect(files.map((path) => basename(path).split('.').at(-1)).sort()).toEqual(['md', 'pdf', 'pptx', 'xlsx'])
    await app.page.getByText('4 files written').waitFor()
    expect(app.violations).toEqual([])
    expect(app.complaints).toEqual([])
  })
})

describe.each(shells)('work that ends in the middle: %s', { timeout: 300_000 }, (shell) => {
  const folder = mkdtempSync(join(tmpdir(), 'proofbook-middle-'))
  const exports = join(folder, 'Nordwind')
  let app: Launched
  beforeAll(async () => {
    cpSync(join(root, 'resources/sample'), exports, { recursive: true, filter: (path) => !path.endsWith('.json') })
    app = await launchAtThreeWays(shell)
    app.page.setDefaultTimeout(120_000)
  }, 300_000)
  afterAll(async () => {
    await app?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('stopped, leaves whole files in and the others waiting', async () => {
    await app.dropFolder(exports)
    const stop = app.page.getByRole('button', { name: 'Stop' })
    await stop.waitFor()
    await app.page.getByText(/rows/).first().waitFor()
    // It may be done before the wish arrives; then there is nothing to stop.
    await stop.click({ timeout: 5_000 }).catch(() => {})
    await app.page.getByRole('navigation', { name: 'Places' }).waitFor()
    await app.page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Data' }).click()
    await placeStands(app.page)
    await expect
      .poll(async () => (await receiptsNow(app.page)) + (await app.page.locator('.waiting-file').count()), {
        timeout: 60_000,
      })
      .toBeGreaterThanOrEqual(7)
  })

  it('goes on when the core dies in the middle, with every file whole', async () => {
    const rest = app.page.getByRole('button', { name: /^Import \d+ files?$/ })
    const closeAlert = app.page.getByRole('alert').getByRole('button', { name: 'Close' })
    if (await rest.isVisible()) {
      await rest.click()
      await app.killCore()
    }
    // What waits after the crash is offered again; as often as it takes.
    await expect
      .poll(
        async () => {
          if (await closeAlert.isVisible()) await closeAlert.click()
          if (await rest.isEnabled({ timeout: 1_000 }).catch(() => false)) await rest.click()
          return receiptsNow(app.page)
        },
        { timeout: 120_000, interval: 1_000 },
      )
      .toBeGreaterThanOrEqual(7)
    await app.page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Answers' }).click()
    await app.page.getByRole('article', { name: question }).waitFor()
    expect(app.violations).toEqual([])
  })
})
