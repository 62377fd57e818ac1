import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { installedElectron } from '../../electron/launch/find-electron.ts'
import { placeStands } from '../helpers/place-stands.ts'
import { type Launched, launch, type ShellName } from './launch.ts'

// The main job by hand, the same steps in every shell: the sample's answers, a project of one's own, exports in, evidence behind a number, deck out.

const root = join(import.meta.dirname, '../..')
const sample = join(root, 'resources/sample')
const exportFiles = readdirSync(sample)
  .filter((name) => name.endsWith('.csv'))
  .map((name) => join(sample, name))

const places = ['Answers', 'Data', 'Scorecard', 'Cohorts', 'Cost', 'Ledger', 'Case', 'Story', 'Deck']

const shells: readonly (readonly [string, ShellName, boolean])[] = [
  ['in the window (compiled app over a stand-in for Electron)', 'electron-stand-in', true],
  ['in a browser (loopback server)', 'serve', true],
  [
    'in Electron itself, whose program is installed by npx install-electron',
    'electron',
    installedElectron(root) !== null,
  ],
]

for (const [where, shell, isHere] of shells) {
  // A loaded machine may take its time; what counts is that it arrives.
  describe.skipIf(!isHere)(`the main job ${where}`, { timeout: 300_000 }, () => {
    let app: Launched
    beforeAll(async () => {
      app = await launch(shell)
      app.page.setDefaultTimeout(90_000)
    })
    afterAll(() => app?.close())

    const go = (place: string) => app.page.getByRole('navigation').getByRole('link', { name: place }).first().click()
    const sentence = () => app.page.locator('main .lead').first()

    it('opens the sample company and answers the three questions', async () => {
      await app.page.getByText('Where is the revenue impact of this team?').waitFor()
      expect(await sentence().textContent()).toMatch(/€\d/)
    })

    it('opens every place without a complaint, a violation of the policy or a request to elsewhere', async () => {
      const own = shell === 'serve' ? new URL(app.page.url()).origin : 'app://proofbook'
      for (const place of places) {
        await go(place)
        await app.page.waitForFunction((name) => document.title.startsWith(name), place)
        await placeStands(app.page)
        // Pictures far below are drawn when they come near.
        await app.page.waitForFunction(() =>
          [...document.querySelectorAll('main [aria-busy="true"]')].every(
            (busy) => busy.getBoundingClientRect().top > window.innerHeight,
          ),
        )
      }
      expect(app.violations).toEqual([])
      expect(app.complaints).toEqual([])
      const elsewhere = app.requested.filter((url) => !url.startsWith(own) && !/^(data|blob):/.test(url))
      expect(elsewhere).toEqual([])
      // What draws pictures is asked for only with the first of them: the list is of all that was asked for, not of the beginning.
      expect(app.requested.some((url) => url.includes('/chart-'))).toBe(true)
    })

    it('goes on when its core is killed, with the project open again', async () => {
      await go('Scorecard')
      await app.killCore()
      // A quarter that nobody has asked for yet, so that only a living core can answer.
      await app.page.evaluate(() => {
        location.hash = '#/scorecard?quarter=2025Q4'
      })
      await app.page.getByRole('main').getByText('Q4 2025').first().waitFor()
      // What was asked of the dying core is answered with a notice and a button, what was asked after it with the answer.
      const answer = app.page.getByText('Outcome it should answer to').first()
      const again = app.page.getByRole('button', { name: 'Try again' }).first()
      await answer.or(again).first().waitFor()
      if (await again.isVisible()) await again.click()
      await answer.waitFor()
      expect(await app.page.getByText('Sample company').first().isVisible()).toBe(true)
      await app.page.evaluate(() => {
        location.hash = '#/answers'
      })
    })

    it('has the answers of one’s own files as soon as they are chosen', async () => {
      await app.page.getByRole('button', { name: 'Close project' }).click()
      await app.choose(exportFiles, () => app.page.getByRole('button', { name: 'Choose files' }).click())
      await app.page.waitForFunction(() => document.title.startsWith('Answers'))
      await app.page.getByText('Amounts in EUR').waitFor()
      await app.page.getByRole('button', { name: 'That’s right' }).click()
      await app.page.getByText('Amounts in EUR').waitFor({ state: 'detached' })
    })

    it('has accounted for every row', async () => {
      await go('Data')
      await app.page.getByRole('heading', { name: 'Receipts' }).waitFor()
      for (const path of exportFiles) expect(await app.page.getByText(basename(path)).first().isVisible()).toBe(true)
      const sums = await app.page
        .getByRole('table', { name: 'Every imported file, and what became of its rows' })
        .locator('tbody tr')
        .evaluateAll((rows) =>
          rows.map((row) =>
            [...row.querySelectorAll('td')].map((cell) =>
              Number(cell.textContent?.replace(/[^\d]/g, '') || Number.NaN),
            ),
          ),
        )
      expect(sums.length).toBeGreaterThanOrEqual(exportFiles.length)
      for (const numbers of sums) {
        const [rowsIn = Number.NaN, records = 0, merged = 0, excluded = 0, problems = 0] = numbers.filter(
          Number.isFinite,
        )
        expect(rowsIn).toBe(records + merged + excluded + problems)
      }
    })

    it('takes a file that is dropped on the window, and changes nothing when it was imported before', async () => {
      await app.drop('main', [join(sample, 'crosswalk.csv')])
      await app.page.getByRole('button', { name: 'Import 1 file', exact: true }).click()
      await app.page.getByText('imported before; nothing changed').first().waitFor()
    })

    it('opens the evidence behind a number', async () => {
      await go('Answers')
      await app.page.getByText('Where is the revenue impact of this team?').waitFor()
      await sentence().getByRole('button').first().click()
      const panel = app.page.getByRole('dialog', { name: 'Cost per kept resolution' })
      await panel.getByText('Definition').first().waitFor()
      await app.page.keyboard.press('Escape')
      await panel.waitFor({ state: 'detached' })
    })

    it('exports deck, workbook and both briefs', async () => {
      await go('Deck')
      const files = await app.receive(4, () => app.page.getByRole('button', { name: 'Export', exact: true }).click())
      expect(files.map((path) => path.split('.').at(-1)).sort()).toEqual(['md', 'pdf', 'pptx', 'xlsx'])
      for (const path of files) {
        expect(statSync(path).size).toBeGreaterThan(1000)
        if (/x$/.test(path)) expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK')
      }
      expect(app.violations).toEqual([])
      expect(app.complaints).toEqual([])
    })
  })
}
