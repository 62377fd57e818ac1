import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { textsOfFile } from '../../electron/files/find-in-package.ts'
import { type Launched, launchAtThreeWays, shells } from './launch.ts'
import { expectReceipts } from './receipts.ts'

// Files with a mistake in each, as they come: dates that could be read both ways, letters in an old encoding, words that nobody knows, money without a currency. Each
// is put right where it shows, nothing is chosen a second time, and every receipt balances; then a deck is made of it.

const folder = mkdtempSync(join(tmpdir(), 'proofbook-put-right-'))
const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const conversations = file(
  'conversations.csv',
  `Conversation ID,User ID,Created at,Closed at,Handled by,Resolution\n${Array.from(
    { length: 12 },
    (_, i) =>
      `${100 + i},C-${i},2026-04-0${(i % 9) + 1}T10:00:00Z,2026-04-1${i % 9}T10:00:00Z,${i % 3 ? 'ai' : 'human'},${['Assumed OK', 'resolved', 'Parked'][i % 3]}`,
  ).join('\n')}\n`,
)
const tickets = file(
  'helpdesk.csv',
  'ticket_id;customer_id;created_at;closed_at;channel;resolution;email;agent name\n1;C-1;03/04/2026 10:00;04/04/2026 10:00;chat;resolved;ana@one.example;Vera\n2;C-2;05/04/2026 10:00;06/04/2026 10:00;chat;open;bo@two.example;Tom\n',
)
const customers = file(
  'kunden.csv',
  iconv.encode(
    'customer_id,company,segment,created_at\nC-1,Müller & Söhne,Größe M,2026-01-04\nC-2,Café Zürich,Größe S,2026-02-11\n',
    'windows-1252',
  ),
)
const costs = file(
  'ledger.csv',
  'entry_id,posting_date,account,cost_center,amount\nL-1,2026-04-30,Salaries support,Support,12000.50\nL-2,2026-04-30,Zendesk licences,Support,900.00\n',
)

describe.each(shells)('putting files right in place: %s', (shell) => {
  let app: Launched
  beforeAll(async () => {
    app = await launchAtThreeWays(shell)
    app.page.setDefaultTimeout(60_000)
  }, 300_000)
  afterAll(() => app?.close())

  const waiting = (name: string) => app.page.locator('.waiting-file').filter({ hasText: name })
  /** A place in the navigation, whose name ends with the mark of what is ready there. */
  const place = (name: string) => app.page.getByRole('navigation').getByRole('link', { name }).first()
  /** Presses a button that stands behind a receipt; a receipt that closed because new answers came is opened again. */
  const fromReceipt = async (name: string, action: string): Promise<void> => {
    const button = app.page.getByRole('button', { name: action })
    for (let tries = 0; tries < 10; tries += 1) {
      if (!(await button.isVisible())) await app.page.getByRole('button', { name: `Receipt: ${name}` }).click()
      const isPressed = await button.click({ timeout: 5_000 }).then(
        () => true,
        () => false,
      )
      if (isPressed) return
    }
    throw new Error(`${action} could not be pressed`)
  }

  it('asks what a file doesn’t tell, and shows how it would be read', { timeout: 300_000 }, async () => {
    await app.choose([conversations, tickets, customers, costs], () =>
      app.page.getByRole('button', { name: 'Choose files' }).first().click(),
    )
    // One file needed no answer: it is imported, and the others are said to wait.
    await app.page.getByRole('link', { name: 'Look at them' }).click()
    await waiting('helpdesk.csv').waitFor()
    // The month comes first: said wrongly on purpose.
    await waiting('helpdesk.csv')
      .getByRole('button', { name: /Its dates are written/ })
      .first()
      .click()
    await app.page.getByRole('option', { name: /month first/ }).click()
    // What tells about people is left out unless it is needed; a person leaves out more, by keyboard, and is told before what is lost.
    const columns = waiting('helpdesk.csv')
    await columns.getByText('Left out, as they tell about people: agent name (name).').waitFor()
    await columns.getByRole('button', { name: 'Choose its columns' }).click()
    await columns.getByText('Without it people can be matched by customer_id only.').waitFor()
    await columns.getByRole('button', { name: 'Leave it out: email' }).press('Enter')
    await columns.getByText('left out by you: e-mail; kept nowhere').waitFor()
    await expect
      .poll(() => app.page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('Take it in: email')
    await waiting('kunden.csv').getByText('Müller').first().waitFor()
    await waiting('kunden.csv')
      .getByRole('radio', { name: /Mac Roman|Windows-1252/ })
      .first()
      .check({ force: true })
    // No file names a currency, so it is asked and counts for the project.
    const currency = waiting('ledger.csv').getByRole('combobox', { name: 'Currency of its amounts' })
    // As a person does: come to the field first, then write. Its list closes when the page scrolls under it, which filling a field out of view makes it do.
    await currency.click()
    await currency.fill('CHF')
    await app.page.getByRole('option', { name: 'CHF' }).click()
    await app.page.getByRole('button', { name: 'Import 3 files' }).click()
    await app.page.getByRole('button', { name: 'Receipt: ledger.csv' }).waitFor()
    await expectReceipts(app.page, 4)
    await app.page.getByRole('link', { name: 'Project', exact: true }).click()
    await expect.poll(() => app.page.getByRole('combobox', { name: 'Currency' }).inputValue()).toBe('CHF')
    await place('Data').click()
    await app.page.getByRole('heading', { name: 'Receipts' }).waitFor()
  })

  it('takes the meaning of words where the problem stands', { timeout: 300_000 }, async () => {
    const group = app.page.locator('.problem-group').filter({ hasText: 'conversations.csv' })
    await group.getByRole('button', { name: /Means: Assumed OK/ }).click()
    await app.page.getByRole('option', { name: 'contained' }).click()
    await group.getByRole('button', { name: /Means: Parked/ }).click()
    await app.page.getByRole('option', { name: 'open', exact: true }).click()
    await group.getByRole('button', { name: /^Put it right/ }).click()
    await group.waitFor({ state: 'detached' })
    await expectReceipts(app.page, 4)
  })

  it('reads a file differently when its dates were told wrongly', { timeout: 300_000 }, async () => {
    await fromReceipt('helpdesk.csv', 'Read it differently: helpdesk.csv')
    const panel = app.page.getByRole('region', { name: 'Read it differently: helpdesk.csv' })
    await panel.getByText('2026-03-04').first().waitFor()
    await panel.getByText('left out by you: e-mail; kept nowhere').waitFor()
    await panel.getByRole('button', { name: /Its dates are written/ }).click()
    await app.page.getByRole('option', { name: /day first/ }).click()
    await panel.getByText('2026-04-03').first().waitFor()
    await panel.getByRole('button', { name: 'Read it again like this' }).click()
    await panel.waitFor({ state: 'detached' })
    await expectReceipts(app.page, 4)
  })

  it('takes an import back and makes it again', { timeout: 300_000 }, async () => {
    const receipt = app.page.getByRole('button', { name: 'Receipt: conversations.csv' })
    await fromReceipt('conversations.csv', 'Take it back: conversations.csv')
    await receipt.waitFor({ state: 'detached' })
    await app.page.getByRole('button', { name: 'Import it again' }).click()
    await receipt.waitFor()
    await expectReceipts(app.page, 4)
  })

  it('exports a deck of what was put right', { timeout: 300_000 }, async () => {
    await place('Deck').click()
    const files = await app.receive(4, () => app.page.getByRole('button', { name: 'Export', exact: true }).click())
    expect(files.map((path) => path.split('.').at(-1)).sort()).toEqual(['md', 'pdf', 'pptx', 'xlsx'])
    const deck = files.find((path) => path.endsWith('.pptx')) ?? ''
    expect(textsOfFile(deck, readFileSync(deck)).join(' ')).toContain('My company')
    await app.page.getByRole('button', { name: /^Write again: .*\.pptx$/ }).waitFor()
    expect(app.violations).toEqual([])
    expect(app.complaints).toEqual([])
  })
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))
