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

/** The names that browsers of Chromium's family go by. */
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

interface FoundBrowser {
  readonly path: string
  readonly args: readonly string[]
  /** Where it came from, for the run to say. */
  readonly from: string
}

let found: Promise<FoundBrowser> | null = null

/** The Chromium that tests run in: the one named in PROOFBOOK_CHROMIUM, one that is installed (unless that is set to nothing), or else the headless one that npm brought along. */
export function findBrowser(): Promise<FoundBrowser> {
  found ??= find()
  return found
}

async function find(): Promise<FoundBrowser> {
  const named = process.env.PROOFBOOK_CHROMIUM
  if (named) return { path: named, args: [], from: 'PROOFBOOK_CHROMIUM' }
  const folders = (process.env.PATH ?? '').split(delimiter)
  const installed = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...places].find(
    existsSync,
  )
  if (installed && process.env.PROOFBOOK_CHROMIUM !== '') return { path: installed, args: [], from: 'installed' }
  // Makes the package unpack the libraries that a bare Linux lacks; it looks while it is loaded.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x'
  const { default: packaged } = await import('@sparticuz/chromium')
  return { path: await packaged.executablePath(), args: packaged.args, from: 'npm package @sparticuz/chromium' }
}

/** Starts a headless browser of one's own, with these switches on top. */
export async function launchBrowser(switches: readonly string[] = []): Promise<Browser> {
  const { path, args } = await findBrowser()
  return chromium.launch({ executablePath: path, args: [...args, ...quiet, ...switches], chromiumSandbox: false })
}
