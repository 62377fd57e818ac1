import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { drawIcons } from '../../electron/packaging/draw-icons.ts'
import { launchBrowser } from '../e2e/browser.ts'
import { launch } from '../e2e/launch.ts'
import { proofbook, scratchFolder } from '../helpers/command-line.ts'
import { visit } from '../renderer/every-place.ts'
import { drawSvg } from './draw-svg.ts'

// `npm run pictures`: takes the README's pictures anew, from the app as built and from the sample's deck as LibreOffice shows it, and draws the app's icons.
const pictures = join(import.meta.dirname, '../../resources/pictures')
const guide = join(import.meta.dirname, '../../resources/guide/pictures')
/** As large as a page of the guide shows it; pictures of whole screens would weigh more than the app's own code. */
const guideSize = { width: 1040, height: 612 }
/** What the guide shows: the file's name, the place, and what is done there first. */
const guidePictures: readonly (readonly [string, string, ((page: Page) => Promise<unknown>)?])[] = [
  ['answers', 'answers'],
  [
    'evidence',
    'answers',
    async (page) => {
      await page.locator('.answer-figure .number').first().click()
      await page.getByRole('dialog').getByText('Copy as CSV').waitFor({ timeout: 60_000 })
    },
  ],
  [
    'data',
    'data',
    (page) => page.getByRole('heading', { name: 'Receipts' }).evaluate((heading) => heading.scrollIntoView()),
  ],
  ['scorecard', 'scorecard?part=outcomes'],
  ['deck', 'deck', (page) => page.getByRole('button', { name: 'Next slide' }).click({ clickCount: 2, delay: 200 })],
]
const slidesShown = [3, 4, 5, 6]
const scratch = scratchFolder()
for (const folder of [pictures, guide]) mkdirSync(folder, { recursive: true })
try {
  const browser = await launchBrowser()
  await drawIcons(join(pictures, '../icons'), (svg, size) => drawSvg(browser, svg, size))
  await browser.close()
  const app = await launch('serve')
  try {
    await app.page.setViewportSize({ width: 1240, height: 610 })
    for (const theme of ['light', 'dark'] as const) {
      await app.page.emulateMedia({ colorScheme: theme })
      await app.page.getByText('Where is the revenue impact of this team?').waitFor({ timeout: 60_000 })
      await app.page.waitForTimeout(1500)
      await app.page.screenshot({ path: join(pictures, `answers-${theme}.png`) })
      await app.page.evaluate(() => {
        location.hash = '#/scorecard'
      })
      await app.page.locator('.spark path').first().waitFor()
      await app.page.screenshot({ path: join(pictures, `scorecard-${theme}.png`) })
      await app.page.evaluate(() => {
        location.hash = '#/answers'
      })
    }
    await app.page.setViewportSize(guideSize)
    await app.page.emulateMedia({ colorScheme: 'light' })
    for (const [name, place, open] of guidePictures) {
      await visit(app.page, place)
      await open?.(app.page)
      await app.page.waitForTimeout(1000)
      await app.page.screenshot({ path: join(guide, `${name}.png`) })
      await app.page.evaluate(() => {
        location.hash = '#/answers'
      })
    }
  } finally {
    await app.close()
  }
  if (proofbook('demo', '--out', scratch.at('demo')).exitCode !== 0) throw new Error('the demo failed')
  const office = [
    'soffice',
    '--headless',
    `-env:UserInstallation=file://${scratch.at('office')}`,
    '--convert-to',
    'pdf',
    '--outdir',
    scratch.path,
  ]
  execFileSync(office[0] as string, [...office.slice(1), scratch.at('demo', 'case.pptx')], { stdio: 'ignore' })
  execFileSync('pdftoppm', ['-r', '80', '-png', scratch.at('case.pdf'), scratch.at('slide')])
  for (const number of slidesShown)
    copyFileSync(scratch.at(`slide-${number}.png`), join(pictures, `slide-${number}.png`))
  console.log(readdirSync(pictures).join('\n'))
} finally {
  scratch.remove()
}
process.exit(0)
