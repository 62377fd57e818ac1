import type { Page } from 'playwright-core'

/** Waits until the place that was gone to stands there with everything that it asked for: its name alone comes at once. */
export async function placeStands(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector('main h1') !== null && document.querySelector('main .waiting') === null,
  )
}
