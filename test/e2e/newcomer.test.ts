import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countHands, type Hands } from './hands.ts'
import { type Launched, launchAtThreeWays, shells } from './launch.ts'

/**
 * Five tasks of somebody who has never seen the app, with what each takes of their hands: a click, a drop and an answered dialog count one, so does each key. What they took in the first
 * version of these screens, by the same count, stands beside; explaining a number then ended in a spreadsheet (open it, paste, save, name it), since rows could only be copied.
 */
const first = {
  'first answer from a folder': 5,
  'explain a number, with its rows as a file': 7,
  'challenge an assumption': 4,
  'export the deck': 6,
  'fix a wrong date order': 6,
} as const

const root = join(import.meta.dirname, '../..')

describe.each(shells)('five tasks of a newcomer: %s', { timeout: 400_000 }, (shell) => {
  const folder = mkdtempSync(join(tmpdir(), 'proofbook-newcomer-'))
  const exports = join(folder, 'exports')
  let app: Launched
  const took: [keyof typeof first, number][] = []
  const task = async (name: keyof typeof first, work: (hands: Hands) => Promise<void>) => {
    const hands = countHands(app.page)
    await work(hands)
    const { clicks, keys } = hands.effort
    took.push([name, clicks + keys])
    console.log(`${name}: ${clicks} clicks, ${keys} keystrokes; ${first[name]} at first`)
  }
  const rail = (name: string) => app.page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name })
  const panel = () => app.page.getByRole('dialog')
  beforeAll(async () => {
    cpSync(join(root, 'resources/sample'), exports, { recursive: true, filter: (path) => !path.endsWith('.json') })
    app = await launchAtThreeWays(shell)
    app.page.setDefaultTimeout(120_000)
  }, 300_000)
  afterAll(async () => {
    await app?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('have their first answer from a folder', () =>
    task('first answer from a folder', async (hands) => {
      await app.dropFolder(exports)
      hands.outside()
      await app.page.getByText('Where is the revenue impact of this team?').last().waitFor()
      await app.page.locator('main .lead').getByRole('button').first().waitFor()
      expect(await app.page.locator('main .lead').first().textContent()).toMatch(/€\d/)
      await app.page.getByText('Amounts in EUR').waitFor()
    }))

  it('explain a number', () =>
    task('explain a number, with its rows as a file', async (hands) => {
      await hands.click(app.page.locator('main .lead').getByRole('button').first())
      await panel().getByText('Excluded').first().waitFor()
      await app.receive(1, () => hands.click(panel().getByRole('button', { name: 'Save every row as CSV' })))
      hands.outside(shell === 'serve' ? 0 : 1)
      await app.page.keyboard.press('Escape')
    }))

  it('challenge an assumption', () =>
    task('challenge an assumption', async (hands) => {
      const revenue = app.page.getByRole('article', { name: 'Where is the revenue impact of this team?' })
      await hands.click(revenue.getByRole('button', { name: /Show what stands behind it/ }).last())
      await hands.click(panel().getByRole('button', { name: 'Challenge: Share credited to this team' }))
      await panel().getByText('Finance: challenged').waitFor()
      await app.page.keyboard.press('Escape')
    }))

  it('export the deck', () =>
    task('export the deck', async (hands) => {
      await app.receive(4, () => hands.click(app.page.getByRole('button', { name: 'Export deck' })))
      hands.outside(shell === 'serve' ? 0 : 1)
      await app.page.getByText('4 files written').waitFor()
    }))

  it('fix a wrong date order', async () => {
    const file = join(folder, 'helpdesk.csv')
    writeFileSync(
      file,
      'ticket_id;customer_id;created_at;closed_at;channel;resolution\n1;C-1;03/04/2026 10:00;04/04/2026 10:00;chat;resolved\n2;C-2;05/04/2026 10:00;06/04/2026 10:00;chat;open\n',
    )
    await rail('Data').click()
    await app.page.getByRole('heading', { name: 'Receipts' }).waitFor()
    await app.drop('main', [file])
    const waiting = app.page.locator('.waiting-file')
    await waiting.getByRole('button', { name: /Its dates are written/ }).click()
    await app.page.getByRole('option', { name: /month first/ }).click()
    await app.page.getByRole('button', { name: /^Import 1 file$/ }).click()
    const order = app.page.getByRole('button', { name: /How the dates of helpdesk.csv are written/ })
    await order.waitFor()
    await rail('Answers').click()
    await app.page.locator('main .lead').getByRole('button').first().waitFor()
    await task('fix a wrong date order', async (hands) => {
      await hands.click(rail('Data'))
      await hands.click(order)
      await hands.click(app.page.getByRole('option', { name: /day first/ }))
      await app.page.getByRole('button', { name: 'Undo: how helpdesk.csv is read' }).waitFor()
      expect(await order.innerText()).toMatch(/day first/)
    })
  })

  it('take half of what they took at first', () => {
    expect(took).toHaveLength(5)
    for (const [name, now] of took) expect([name, now, now * 2 <= first[name]]).toEqual([name, now, true])
    expect(app.violations).toEqual([])
    expect(app.complaints).toEqual([])
  })
})
