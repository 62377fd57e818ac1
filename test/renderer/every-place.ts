import type { Page } from 'playwright-core'
import { asides, screens } from '../../renderer/location.ts'
import { caseParts } from '../../renderer/words/case-words.ts'
import { cohortParts } from '../../renderer/words/cohort-words.ts'
import { costParts } from '../../renderer/words/cost-words.ts'
import { helpParts } from '../../renderer/words/help-words.ts'
import { ledgerParts } from '../../renderer/words/ledger-words.ts'
import { projectParts } from '../../renderer/words/project-words.ts'
import { scorecardParts } from '../../renderer/words/scorecard-words.ts'

const parts: Readonly<Record<string, readonly string[]>> = {
  scorecard: scorecardParts,
  cohorts: cohortParts,
  cost: costParts,
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
  const [screen = '', part] = place.split('?part=')
  await page.locator(`.rail a[aria-current="page"][href^="#/${screen}"]`).waitFor()
  // From one part of a screen to another only the index tells that the new one is there.
  const at = part === undefined ? -1 : (parts[screen] ?? []).indexOf(part)
  if (at >= 0) await page.locator(`.place-index li:nth-child(${at + 1}) a[aria-current="page"]`).waitFor()
  await comeToRest(page)
}

/** Gives the window another size, and waits until what it shows has come to rest in it. */
export async function resize(page: Page, size: { readonly width: number; readonly height: number }): Promise<void> {
  await page.setViewportSize(size)
  await comeToRest(page)
}

/** Waits until everything that the place shows is there, in the size and the colours that hold now. */
export async function comeToRest(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('main h1') &&
      !document.querySelector('main .waiting') &&
      // Pictures far below are drawn when they come near.
      [...document.querySelectorAll('main .chart:empty')].every(
        (chart) => chart.getBoundingClientRect().top > window.innerHeight || chart.clientHeight === 0,
      ) &&
      // Pictures that were drawn are drawn anew in their new room.
      [...document.querySelectorAll('main .chart canvas')].every(
        (canvas) => Math.abs(canvas.clientWidth - (canvas.closest('.chart')?.clientWidth ?? 0)) <= 1,
      ),
    null,
    { timeout: 60_000 },
  )
  await page.evaluate(async () => {
    await document.fonts.ready
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  })
}
