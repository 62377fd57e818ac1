import { execFileSync, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { _electron, type Download, type Page } from 'playwright-core'
import { createProject } from '../../electron/api/project.ts'
import { installedElectron } from '../../electron/launch/find-electron.ts'
import { borrowBrowser } from './browser.ts'
import { driveStandIn } from './stand-in/drive.ts'

const root = join(import.meta.dirname, '../..')

/** The ways to run the app in a test: the compiled main process over Chromium, the loopback server, and Electron itself where it is installed. */
export type ShellName = 'electron-stand-in' | 'serve' | 'electron'

/** The shells that this machine has, all of which a journey runs on. */
export const shells: readonly ShellName[] = installedElectron(root)
  ? ['electron-stand-in', 'serve', 'electron']
  : ['electron-stand-in', 'serve']

/** The running app as a journey sees it, the same in every shell. */
export interface Launched {
  readonly shell: ShellName
  readonly page: Page
  /** Chooses these files in the dialog that `trigger` brings up. */
  readonly choose: (paths: readonly string[], trigger: () => Promise<unknown>) => Promise<void>
  /** Drops files on the element. */
  readonly drop: (selector: string, paths: readonly string[]) => Promise<void>
  /** Drops a folder on the window, as a file manager does. */
  readonly dropFolder: (path: string) => Promise<void>
  /** Does what exports files and gives back the paths of as many as were asked for. Suggested names and places are always agreed to. */
  readonly receive: (count: number, trigger: () => Promise<unknown>) => Promise<readonly string[]>
  /** What the page's security policy stopped so far. */
  readonly violations: readonly string[]
  /** Errors and warnings that the page printed so far. */
  readonly complaints: readonly string[]
  /** URLs that the page asked for so far. */
  readonly requested: readonly string[]
  /** Ends the core as a crash would. */
  readonly killCore: () => Promise<void>
  readonly close: () => Promise<void>
}

export interface LaunchOptions {
  /** The project to open; the sample company's when left out. */
  readonly project?: string
  readonly env?: Readonly<Record<string, string>>
}

/** Starts the built app in one of its shells with a data folder of its own, and ends it with `close`. */
export async function launch(shell: ShellName, options: LaunchOptions = {}): Promise<Launched> {
  if (!existsSync(join(root, 'out/renderer/index.html'))) throw new Error('the app is not built: npm run build')
  const folder = await mkdtemp(join(tmpdir(), 'proofbook-e2e-'))
  const start = { 'electron-stand-in': launchStandIn, serve: launchServe, electron: launchElectron }[shell]
  return closedWith(folder, Object.assign(await start(folder, options), { shell }))
}

/** The app, whose folder goes when it is closed. It stays the same object: what it tells it tells as things stand. */
function closedWith(folder: string, app: Launched): Launched {
  const { close } = app
  return Object.assign(app, {
    close: async () => {
      await close()
      await rm(folder, { recursive: true, force: true })
    },
  })
}

/** Starts the built app with no project open, at the three ways in, as it begins where it is installed. Only an empty project is closed for it: the sample takes five seconds. */
export async function launchAtThreeWays(shell: ShellName): Promise<Launched> {
  const folder = await mkdtemp(join(tmpdir(), 'proofbook-e2e-'))
  const project = join(folder, 'Begun.proofbook')
  createProject(project, { currency: 'EUR', timeZone: 'Europe/Berlin' }).close()
  const app = await launch(shell, { project })
  await app.page.getByRole('button', { name: 'Close project' }).click()
  await app.page.getByRole('button', { name: 'Open the sample' }).waitFor()
  return closedWith(folder, app)
}

type Started = Omit<Launched, 'shell'>

async function launchStandIn(folder: string, options: LaunchOptions): Promise<Started> {
  const run = await driveStandIn({
    dataFolder: join(folder, 'data'),
    args: options.project ? [options.project] : [],
    ...(options.env && { env: options.env }),
  })
  const { page, notes, dialogs } = run
  const heard = await listen(page)
  const saved = join(folder, 'saved')
  await mkdir(saved)
  dialogs.saveFolder = saved
  return {
    ...heard,
    page,
    get requested() {
      return run.requests.map(({ url }) => url)
    },
    choose: async (paths, trigger) => {
      dialogs.open.push(paths)
      await trigger()
    },
    drop: async (selector, paths) => {
      await knowPaths(page, paths)
      await dropFiles(page, selector, paths)
    },
    dropFolder: async (path) => {
      await knowPaths(page, [path])
      await dropByMouse(page, path)
    },
    receive: async (count, trigger) => {
      const before = await readdir(saved)
      const shown = notes.length
      await trigger()
      const arrived = async () => (await readdir(saved)).filter((name) => !before.includes(name))
      await waitUntil(
        async () => (await arrived()).length >= count && notes.slice(shown).some(([kind]) => kind === 'show-item'),
      )
      return (await arrived()).map((name) => join(saved, name))
    },
    killCore: async () => {
      const { childPids } = await run.call<{ childPids: number[] }>('record')
      process.kill(childPids.at(-1) ?? Number.NaN, 'SIGKILL')
    },
    close: run.close,
  }
}

async function launchServe(folder: string, options: LaunchOptions): Promise<Started> {
  const args = [join(root, 'out/main/serve.js'), '--json', ...(options.project ? [options.project] : [])]
  const child = spawn(process.execPath, args, {
    env: { ...process.env, PROOFBOOK_DATA: join(folder, 'data'), ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = new Promise((resolve) => child.once('exit', resolve))
  let errors = ''
  child.stderr.on('data', (data) => {
    errors += data
  })
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (data) => resolve(String(data)))
    child.once('exit', () => reject(new Error(`serve ended: ${errors}`)))
  })
  const { address } = JSON.parse(line) as { readonly address: string }
  const { browser, giveBack } = await borrowBrowser()
  const context = await browser.newContext({ acceptDownloads: true })
  const page = await context.newPage()
  const heard = await listen(page)
  const requested: string[] = []
  page.on('request', (request) => requested.push(request.url()))
  await page.goto(address)
  await page.waitForURL(new URL('/', address).href)
  return {
    ...heard,
    page,
    requested,
    choose: async (paths, trigger) => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), trigger()])
      await chooser.setFiles([...paths])
    },
    drop: (selector, paths) => dropFiles(page, selector, paths),
    dropFolder: (path) => dropByMouse(page, path),
    receive: async (count, trigger) => {
      const downloads: Download[] = []
      const take = (download: Download) => downloads.push(download)
      page.on('download', take)
      await trigger()
      await waitUntil(() => downloads.length >= count)
      page.off('download', take)
      const target = await mkdtemp(join(folder, 'saved-'))
      const paths = downloads.map((download) => join(target, download.suggestedFilename()))
      for (const [index, download] of downloads.entries()) await download.saveAs(paths[index] ?? target)
      return paths
    },
    killCore: async () => {
      for (const pid of childPids(child.pid ?? Number.NaN)) process.kill(pid, 'SIGKILL')
    },
    close: async () => {
      await context.close()
      giveBack()
      child.kill('SIGINT')
      await exited
    },
  }
}

async function launchElectron(folder: string, options: LaunchOptions): Promise<Started> {
  const executablePath = installedElectron(root)
  if (!executablePath) throw new Error('Electron is not installed here')
  const app = await _electron.launch({
    executablePath,
    args: [root, ...(options.project ? [options.project] : [])],
    env: { ...(process.env as Record<string, string>), PROOFBOOK_DATA: join(folder, 'data'), ...options.env },
  })
  const page = await app.firstWindow()
  const heard = await listen(page)
  const requested: string[] = []
  page.on('request', (request) => requested.push(request.url()))
  const saved = join(folder, 'saved')
  await mkdir(saved)
  await app.evaluate(({ dialog, shell }, saveFolder) => {
    const seen = globalThis as unknown as { shown: string[] }
    seen.shown = []
    dialog.showSaveDialog = async (...args: unknown[]) => {
      const { defaultPath } = args.at(-1) as { defaultPath: string }
      return { canceled: false, filePath: `${saveFolder}/${defaultPath}` }
    }
    shell.showItemInFolder = (path) => void seen.shown.push(path)
  }, saved)
  return {
    ...heard,
    page,
    requested,
    choose: async (paths, trigger) => {
      await app.evaluate(({ dialog }, filePaths) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [...filePaths] })
      }, paths)
      await trigger()
    },
    drop: (selector, paths) => dropFiles(page, selector, paths),
    dropFolder: (path) => dropByMouse(page, path),
    receive: async (count, trigger) => {
      const before = await readdir(saved)
      await trigger()
      const arrived = async () => (await readdir(saved)).filter((name) => !before.includes(name))
      const shown = () => app.evaluate(() => (globalThis as unknown as { shown: string[] }).shown.length)
      await waitUntil(async () => (await arrived()).length >= count && (await shown()) > 0)
      return (await arrived()).map((name) => join(saved, name))
    },
    killCore: async () => {
      await app.evaluate(({ app: electron }) => {
        const core = electron.getAppMetrics().find(({ name }) => name === 'Proofbook core')
        if (core) process.kill(core.pid, 'SIGKILL')
      })
    },
    close: () => app.close(),
  }
}

/** Listens for what goes wrong in a page. */
async function listen(page: Page): Promise<Pick<Launched, 'violations' | 'complaints'>> {
  const violations: string[] = []
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    const text = `${message.text()} (${message.location().url})`
    if (/Content.Security.Policy/i.test(text)) violations.push(text)
    else if (message.type() === 'error' || message.type() === 'warning') complaints.push(text)
  })
  return { violations, complaints }
}

/** Tells the stand-in where dropped things lie, which Electron knows by itself. */
async function knowPaths(page: Page, paths: readonly string[]): Promise<void> {
  await page.evaluate(
    (known) => {
      const standIn = (globalThis as unknown as Record<symbol, { knowPath: (...all: string[]) => void }>)[
        Symbol.for('stand-in')
      ]
      for (const [name, path] of known) standIn?.knowPath(name, path)
    },
    paths.map((path) => [basename(path), path] as const),
  )
}

/** Drops what lies at a path on the middle of the window, through the browser’s own drag and drop. */
async function dropByMouse(page: Page, path: string): Promise<void> {
  const client = await page.context().newCDPSession(page)
  const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }))
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await client.send('Input.dispatchDragEvent', { type, x: width / 2, y: height / 2, data })
  await client.detach()
}

/** Drops files as a person would, by a data transfer that holds them. */
async function dropFiles(page: Page, selector: string, paths: readonly string[]): Promise<void> {
  const input = await page.evaluateHandle(() => {
    const element = document.createElement('input')
    element.type = 'file'
    element.multiple = true
    return element
  })
  await input.asElement()?.setInputFiles([...paths])
  await page.locator(selector).evaluate((target, element) => {
    const transfer = new DataTransfer()
    for (const file of (element as HTMLInputElement).files ?? []) transfer.items.add(file)
    for (const type of ['dragenter', 'dragover', 'drop']) {
      target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }))
    }
  }, input)
}

/** The processes that a process started. */
function childPids(pid: number): readonly number[] {
  const list = `/proc/${pid}/task/${pid}/children`
  const text = existsSync(list)
    ? readFileSync(list, 'utf8')
    : execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
  return text.trim().split(/\s+/).filter(Boolean).map(Number)
}

async function waitUntil(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await isSo()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('waited half a minute for nothing')
}
