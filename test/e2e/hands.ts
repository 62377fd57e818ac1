import type { Locator, Page } from 'playwright-core'

/** What a person did with their hands: one for each click, drop and answered dialog, one for each key. */
export interface Effort {
  clicks: number
  keys: number
}

/** A person’s hands over a page, counted. */
export interface Hands {
  readonly effort: Effort
  readonly click: (what: Locator) => Promise<void>
  /** One key, with any that are held down: `Control+k`. */
  readonly press: (key: string) => Promise<void>
  /** A letter a key. */
  readonly type: (text: string) => Promise<void>
  /** Something that is done with the mouse outside the page: a drop, a dialog that is answered with its default. */
  readonly outside: (times?: number) => void
}

/** Counts what is done to a page from now on. */
export function countHands(page: Page): Hands {
  const effort: Effort = { clicks: 0, keys: 0 }
  return {
    effort,
    click: async (what) => {
      effort.clicks += 1
      await what.click()
    },
    press: async (key) => {
      effort.keys += 1
      await page.keyboard.press(key)
    },
    type: async (text) => {
      effort.keys += text.length
      await page.keyboard.type(text)
    },
    outside: (times = 1) => {
      effort.clicks += times
    },
  }
}
