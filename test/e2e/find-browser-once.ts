import { findBrowser } from './browser.ts'

/** Runs once before all tests: finds the browser, and says which it is. */
export async function setup(): Promise<void> {
  console.log(`Journeys and attacks run in ${await findBrowser()}.`)
}
