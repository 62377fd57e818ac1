import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** How many receipts the place Data shows, each of which must be a sum: rows in = records + merged + left out + problems. */
export async function receiptsNow(page: Page): Promise<number> {
  const sums = await page
    .getByRole('table', { name: 'Every imported file, and what became of its rows' })
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows
        .map((row) =>
          [...row.querySelectorAll('td')].slice(0, 5).map((cell) => Number(cell.textContent?.replace(/[^\d]/g, ''))),
        )
        .filter((row) => row.length === 5),
    )
  for (const [rowsIn, ...parts] of sums) expect(parts.reduce((a, b) => a + b, 0)).toBe(rowsIn)
  return sums.length
}

/** Holds every receipt on the page to its sum, and waits until there are at least so many: a table is put up first and filled in the moment after. */
export async function expectReceipts(page: Page, atLeast: number): Promise<void> {
  await expect.poll(() => receiptsNow(page), { timeout: 60_000 }).toBeGreaterThanOrEqual(atLeast)
}
