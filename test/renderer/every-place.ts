import type { Page } from 'playwright-core'
import { asides, screens } from '../../renderer/location.ts'
import { caseParts } from '../../renderer/words/case-words.ts'
import { cohortParts } from '../../renderer/words/cohort-words.ts'
import { helpParts } from '../../renderer/words/help-words.ts'
import { ledgerParts } from '../../renderer/words/ledger-words.ts'
import { projectParts } from '../../renderer/words/project-words.ts'
import { scorecardParts } from '../../renderer/words/scorecard-words.ts'

const parts: Readonly<Record<string, readonly string[]>> = {
  scorecard: scorecardParts,
  cohorts: cohortParts,
  ledger: ledgerParts,
  case: caseParts,
  project: projectParts,
  help: helpParts,
}

/** The address of every place of an open project: each screen, and each part of those that have several. */
export const everyPlace: readonly string[] = [...screens, ...asides].flatMap((screen) =>
  (parts[screen] ?? [null]).map((part) => (part === null ? screen : `${screen}?part=${part}`)),
)

/** Goes to a place and waits until what it shows is there and has come to rest. */
export async function visit(page: Page, place: string): Promise<void> {
  await page.evaluate((to) => {
    window.location.hash = `#/${to}`
  }, place)
  await page.locator(`.rail a[aria-current="page"][href^="#/${place.split('?')[0]}"]`).waitFor()
  await page.waitForFunction(
    () =>
      document.querySelector('main h1') &&
      !document.querySelector('main .waiting') &&
      // Pictures far below are drawn when they come near.
      [...document.querySelectorAll('main .chart:empty')].every(
        (chart) => chart.getBoundingClientRect().top > window.innerHeight || chart.clientHeight === 0,
      ),
    null,
    { timeout: 60_000 },
  )
  await page.evaluate(async () => {
    await document.fonts.ready
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  })
}
