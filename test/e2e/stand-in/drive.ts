import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Browser, Frame, Page, Route } from 'playwright-core'
import { borrowBrowser, launchBrowser } from '../browser.ts'
import { createLine } from './line.ts'
import { preloadWorld } from './preload-world.ts'

const root = join(import.meta.dirname, '../../..')

/** Chromium can't be taught a new standard scheme from outside, so the page's origin is a name that never resolves, answered from the app's own handler. */
const webOrigin = 'https://proofbook.invalid'
const toWeb = (url: string) => url.replace('app://proofbook', webOrigin)
const toApp = (url: string) => url.replace(webOrigin, 'app://proofbook')

/** One run of the compiled main process over a real Chromium. */
export interface StandInRun {
  /** The page that the window shows now. */
  readonly page: Page
  readonly windowId: number
  /** Calls the stand-in: see the methods at the end of `electron.ts`. */
  readonly call: <T = unknown>(method: string, ...args: unknown[]) => Promise<T>
  /** URLs that the page asked for, and what became of each. */
  readonly requests: { readonly url: string; readonly outcome: 'answered' | 'cancelled' | 'leaked' | 'prevented' }[]
  /** Things that the main process did outside: `['show-item', path]`, `['error-box', title, text]`. */
  readonly notes: (readonly unknown[])[]
  /** How native dialogs are answered, in turn; a person who changes their mind when there is none left. */
  readonly dialogs: { open: (readonly string[])[]; saveFolder: string | null; answers: number[] }
  /** The questions that native message boxes asked. */
  readonly questions: readonly {
    readonly message: string
    readonly detail: string
    readonly buttons: readonly string[]
  }[]
  /** Ends the page's process as a crash would. */
  readonly crashPage: () => Promise<void>
  readonly child: ChildProcess
  readonly exited: Promise<number | null>
  readonly close: () => Promise<void>
}

export interface StandInOptions {
  readonly dataFolder: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** The compiled main process; another one for broken builds. */
  readonly out?: string
  /** Whether the browser is started anew, as a measurement needs it. */
  readonly ownBrowser?: boolean
}

/** A main process without a window yet. */
export function startMain({ dataFolder, args = [], env = {}, out = join(root, 'out') }: StandInOptions): ChildProcess {
  return spawn(
    process.execPath,
    ['--import', join(import.meta.dirname, 'register.ts'), join(out, 'main/main.js'), ...args],
    {
      // A path that is none of a folder's would be written where the process stands: never in the checkout.
      cwd: dirname(dataFolder),
      env: { ...process.env, PROOFBOOK_DATA: dataFolder, ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      serialization: 'advanced',
    },
  )
}

/** Starts the compiled main process with the stand-in and waits for its window to be loaded. */
export async function driveStandIn(options: StandInOptions): Promise<StandInRun> {
  const child = startMain(options)
  const output: string[] = []
  child.stderr?.on('data', (data) => output.push(String(data)))
  child.stdout?.on('data', (data) => output.push(String(data)))
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  // It may end between two messages, as when its last window closes.
  child.on('error', () => {})
  const requests: StandInRun['requests'] = []
  const notes: StandInRun['notes'] = []
  const dialogs: StandInRun['dialogs'] = { open: [], saveFolder: null, answers: [] }
  const questions: { message: string; detail: string; buttons: string[] }[] = []
  const pages = new Map<number, Page>()
  const opened = new Set<number>()
  let hasLoaded: (windowId: number) => void = () => {}
  const loaded = new Promise<number>((resolve, reject) => {
    hasLoaded = resolve
    void exited.then((code) => reject(new Error(`the main process ended with ${code}: ${output.join('')}`)))
  })

  // Nobody may be waiting for it yet when the main process ends.
  loaded.catch(() => {})

  const call = createLine(child as never, {
    load: async (windowId: number, url: string, preload: string) => {
      const page =
        pages.get(windowId) ?? (await openPage(browser, windowId, readFileSync(preload, 'utf8'), call, requests))
      pages.set(windowId, page)
      opened.add(windowId)
      await page.goto(toWeb(url))
      hasLoaded(windowId)
    },
    send: (windowId: number, channel: string, args: unknown[]) =>
      pages.get(windowId)?.evaluate(
        ([name, values]) => {
          const standIn = (globalThis as unknown as Record<symbol, { deliver: (...all: unknown[]) => void }>)[
            Symbol.for('stand-in')
          ]
          standIn?.deliver(name, values)
        },
        [channel, args] as const,
      ),
    openDialog: () => {
      const filePaths = dialogs.open.shift()
      return filePaths ? { canceled: false, filePaths } : { canceled: true, filePaths: [] }
    },
    saveDialog: ({ defaultPath }: { readonly defaultPath: string }) =>
      dialogs.saveFolder === null
        ? { canceled: true, filePath: '' }
        : { canceled: false, filePath: join(dialogs.saveFolder, basename(defaultPath)) },
    /** What a person answers; the safe choice when nothing was said. */
    messageBox: (question: { message: string; detail: string; buttons: string[]; cancelId: number }) => {
      questions.push(question)
      return { response: dialogs.answers.shift() ?? question.cancelId }
    },
    crash: (windowId: number) => crash(windowId),
    note: (...note: unknown[]) => {
      notes.push(note)
    },
  })

  const { browser, giveBack } = await borrowChromium(call, exited, output, options.ownBrowser === true)
  const crash = async (windowId: number) => {
    const page = pages.get(windowId)
    if (!page) return
    // The next load gets a page of its own, as Electron starts another process.
    pages.delete(windowId)
    await call('movedTo', windowId, toApp(page.url()))
    const session = await page.context().newCDPSession(page)
    const crashed = page.waitForEvent('crash')
    session.send('Page.crash').catch(() => {})
    await crashed
    await call('pageGone', windowId, 'crashed')
    await page.context().close()
  }
  const close = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      // One whose page has just crashed has none now.
      for (const windowId of opened) {
        await call('closeWindow', windowId)
        // With its last window gone it may end before it hears more.
        await Promise.race([call('destroyWindow', windowId).catch(() => exited), exited])
      }
      await exited
    }
    await endPages()
  }
  const endPages = async () => {
    for (const page of pages.values()) await page.context().close()
    await giveBack()
  }
  await call('ready')
  const windowId = await loaded.catch(async (error) => {
    await endPages()
    throw error
  })
  return {
    get page() {
      return pages.get(windowId) as Page
    },
    windowId,
    crashPage: () => crash(windowId),
    questions,
    call: call as StandInRun['call'],
    requests,
    notes,
    dialogs,
    child,
    exited,
    close,
  }
}

/** Chromium with the switches that the main process appended before it was ready, as Electron would start it. */
async function borrowChromium(
  call: (method: string) => Promise<unknown>,
  exited: Promise<number | null>,
  output: readonly string[],
  isOwn: boolean,
): Promise<{ readonly browser: Browser; readonly giveBack: () => unknown }> {
  const switches = (await Promise.race([call('switches'), exited])) as [string, string?][] | number | null
  if (!Array.isArray(switches)) throw new Error(`the main process ended with ${switches}: ${output.join('')}`)
  const all = switches.map(([name, value]) => (value === undefined ? `--${name}` : `--${name}=${value}`))
  if (!isOwn) return borrowBrowser(all)
  const browser = await launchBrowser(all)
  return { browser, giveBack: () => browser.close() }
}

/** A page that stands for a window: every request goes to the app, every attempt to leave is put to the app first. */
async function openPage(
  browser: Browser,
  windowId: number,
  preload: string,
  call: (method: string, ...args: unknown[]) => Promise<unknown>,
  requests: StandInRun['requests'],
): Promise<Page> {
  const context = await browser.newContext()
  await context.exposeBinding('__standIn', ({ frame }, operation: string, channel: string, args: unknown[]) => {
    if (operation !== 'invoke') throw new Error(`no such operation: ${operation}`)
    return call('invoke', windowId, channel, args, describeFrame(frame))
  })
  await context.addInitScript(preloadWorld(preload))
  const page = await context.newPage()

  const answer = async (route: Route) => {
    const request = route.request()
    const url = toApp(request.url())
    const isMain = request.isNavigationRequest() && request.frame() === page.mainFrame()
    if (isMain && page.url() !== 'about:blank' && (await call('navigate', windowId, 'will-navigate', url))) {
      requests.push({ url, outcome: 'prevented' })
      return route.abort('aborted')
    }
    const outcome = (await call('request', windowId, {
      url,
      method: request.method(),
      resourceType: request.resourceType(),
    })) as
      | { kind: 'cancelled' | 'leaked' }
      | { kind: 'answered'; status: number; headers: Record<string, string>; body: Uint8Array }
    requests.push({ url, outcome: outcome.kind })
    if (outcome.kind !== 'answered') return route.abort('blockedbyclient')
    return route.fulfill({ status: outcome.status, headers: outcome.headers, body: Buffer.from(outcome.body) })
  }
  await context.route('**/*', (route) => answer(route).catch(() => route.abort().catch(() => {})))
  // Nobody is asked about a socket here, so one that the page's policy lets through has left.
  page.on('websocket', (socket) => requests.push({ url: socket.url(), outcome: 'leaked' }))
  // What is asked of a window that has closed meanwhile no longer matters.
  const ask = (method: string, ...args: unknown[]) => call(method, windowId, ...args).catch(() => undefined)
  context.on('page', async (popup) => {
    if ((await ask('open', toApp(popup.url()))) === 'allow') requests.push({ url: popup.url(), outcome: 'leaked' })
    await popup.close()
  })
  page.on('download', async (download) => {
    if ((await ask('download')) === false) requests.push({ url: download.url(), outcome: 'leaked' })
    await download.cancel()
  })
  return page
}

interface FrameFacts {
  readonly url: string
  readonly parent: FrameFacts | null
}

function describeFrame(frame: Frame): FrameFacts {
  const parent = frame.parentFrame()
  return { url: toApp(frame.url()), parent: parent && describeFrame(parent) }
}
