import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

/** Chromium neither asks nor tells anyone anything by itself. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--no-pings',
  '--disable-gpu',
]

/** The names that browsers of Chromium's family go by. The shell without a window starts in a third of the time. */
const names = [
  'chromium-headless-shell',
  'chrome-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
]

const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** Where the search left its result for the processes that tests run in. */
const foundAs = 'PROOFBOOK_CHROMIUM_FOUND'

/**
 * The Chromium that tests run in: the one named in PROOFBOOK_CHROMIUM, one that is installed (unless that is set to nothing), or else the headless one
 * that npm brought along, which is unpacked first. Searched for once, before tests run beside one another: two of them must not unpack at the same time.
 */
export async function findBrowser(): Promise<string> {
  const known = process.env[foundAs]
  if (known) return known
  const path = await find()
  process.env[foundAs] = path
  return path
}

async function find(): Promise<string> {
  const named = process.env.PROOFBOOK_CHROMIUM
  if (named) return named
  const folders = (process.env.PATH ?? '').split(delimiter)
  const installed = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...places].find(
    existsSync,
  )
  if (installed && named === undefined) return installed
  // Makes the package unpack the libraries that a bare Linux lacks; it looks while it is loaded.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x'
  const { default: packaged } = await import('@sparticuz/chromium')
  return packaged.executablePath()
}

/** Starts a headless browser of one's own, with these switches on top. */
export async function launchBrowser(switches: readonly string[] = []): Promise<Browser> {
  // The package's own switches are left alone: among them are ones that turn web security off.
  return chromium.launch({ executablePath: await findBrowser(), args: [...quiet, ...switches], chromiumSandbox: false })
}

/** A browser that several runs after one another use, and a moment longer. */
interface Kept {
  readonly browser: Promise<Browser>
  users: number
  closing?: NodeJS.Timeout
}

const kept = new Map<string, Kept>()
const lingering = 3_000

/**
 * A headless browser with these switches that was started before, if there is one: starting takes more processor time than most of what is done in it. Whoever borrows it opens
 * contexts of their own, closes them, and gives the browser back.
 */
export async function borrowBrowser(
  switches: readonly string[] = [],
): Promise<{ readonly browser: Browser; readonly giveBack: () => void }> {
  const key = switches.join(' ')
  const found = kept.get(key)
  const one: Kept =
    found && (await found.browser).isConnected() ? found : { browser: launchBrowser(switches), users: 0 }
  kept.set(key, one)
  clearTimeout(one.closing)
  one.users += 1
  return {
    browser: await one.browser,
    giveBack: () => {
      one.users -= 1
      if (one.users > 0) return
      one.closing = setTimeout(async () => {
        if (kept.get(key) === one) kept.delete(key)
        await (await one.browser).close()
      }, lingering)
    },
  }
}
