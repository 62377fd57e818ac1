import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countHands, type Hands } from './hands.ts'
import { type Launched, launch } from './launch.ts'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'proofbook-newcomer-'))
const exports = join(folder, 'exports')
cpSync(join(root, 'resources/sample'), exports, { recursive: true, filter: (path) => !path.endsWith('.json') })

describe('five tasks of a newcomer', { timeout: 300_000 }, () => {
  let app: Launched
  const told: string[] = []
  const task = async (name: string, work: (hands: Hands) => Promise<void>) => {
    const hands = countHands(app.page)
    await work(hands)
    told.push(`${name}: ${hands.effort.clicks} clicks, ${hands.effort.keys} keystrokes`)
  }
  const rail = (name: string) => app.page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name })
  beforeAll(async () => {
    app = await launch('electron-stand-in')
    app.page.setDefaultTimeout(90_000)
    await app.page.getByRole('button', { name: 'Close project' }).click()
    await app.page.getByRole('button', { name: 'Start a project' }).waitFor()
  })
  afterAll(async () => {
    console.log(told.join('\n'))
    await app?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('first answer from a folder', () =>
    task('First answer from a folder', async (hands) => {
      await app.drop(
        'main',
        readdirSync(exports).map((name) => join(exports, name)),
      )
      hands.outside()
      await hands.click(app.page.getByRole('button', { name: 'Choose where to keep it' }))
      hands.outside()
      await hands.click(app.page.getByRole('button', { name: /^Import \d+ files$/ }))
      await app.page.getByRole('heading', { name: 'Receipts' }).waitFor()
      await hands.click(rail('Answers'))
      await app.page.getByText('Where is the revenue impact of this team?').waitFor()
      expect(await app.page.locator('main .lead').first().textContent()).toMatch(/€\d/)
    }))

  it('explain a number', () =>
    task('Explain a number', async (hands) => {
      await hands.click(app.page.locator('main .lead').getByRole('button').first())
      const panel = app.page.getByRole('dialog')
      await panel.getByText('Definition').first().waitFor()
      await hands.click(panel.getByRole('button', { name: 'The whole definition' }))
      await hands.click(panel.getByRole('button', { name: 'Copy as CSV' }).last())
      // Into a file: open a spreadsheet, paste, save, name it.
      hands.outside(4)
      await app.page.keyboard.press('Escape')
    }))

  it('export the deck', () =>
    task('Export the deck', async (hands) => {
      await hands.click(app.page.getByRole('button', { name: 'Export deck' }))
      await app.receive(4, () => hands.click(app.page.getByRole('button', { name: 'Export', exact: true })))
      hands.outside(4)
    }))

  it('challenge an assumption', () =>
    task('Challenge an assumption', async (hands) => {
      await hands.click(rail('Answers'))
      await hands.click(rail('Case'))
      await hands.click(app.page.getByRole('link', { name: 'Assumptions' }).first())
      await hands.click(app.page.getByRole('button', { name: /Attribution.*finance/i }).first())
      await hands.click(app.page.getByRole('option', { name: /challenged/i }))
    }))

  it('fix a wrong date order', async () => {
    const file = join(folder, 'helpdesk.csv')
    writeFileSync(
      file,
      'ticket_id;customer_id;created_at;closed_at;channel;resolution\n1;C-1;03/04/2026 10:00;04/04/2026 10:00;chat;resolved\n2;C-2;05/04/2026 10:00;06/04/2026 10:00;chat;open\n',
    )
    await rail('Data').click()
    await app.drop('main', [file])
    const waiting = app.page.locator('.waiting-file')
    await waiting.getByRole('button', { name: /Its dates are written/ }).click()
    await app.page.getByRole('option', { name: /month first/ }).click()
    await app.page.getByRole('button', { name: /^Import 1 file$/ }).click()
    await app.page.getByRole('button', { name: 'Receipt: helpdesk.csv' }).waitFor()
    await rail('Answers').click()
    await task('Fix a wrong date order', async (hands) => {
      await hands.click(rail('Data'))
      await hands.click(app.page.getByRole('button', { name: 'Receipt: helpdesk.csv' }))
      await hands.click(app.page.getByRole('button', { name: 'Read it differently: helpdesk.csv' }))
      const panel = app.page.getByRole('region', { name: 'Read it differently: helpdesk.csv' })
      await hands.click(panel.getByRole('button', { name: /Its dates are written/ }))
      await hands.click(app.page.getByRole('option', { name: /day first/ }))
      await panel.getByText('2026-04-03').first().waitFor()
      await hands.click(panel.getByRole('button', { name: 'Read it again like this' }))
      await panel.waitFor({ state: 'detached' })
    })
  })
})
