import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, type BrowserWindow, dialog, Menu, shell } from 'electron'
import { answerWindow } from './app/answer-window.ts'
import { createAskForFiles } from './app/ask-for-files.ts'
import { lockProcess, openLockedSession, refusedSwitch } from './app/lockdown.ts'
import { buildMenu } from './app/menu.ts'
import { startUtilityCore } from './app/start-core.ts'
import { openWindow } from './app/window.ts'
import { refuseNetwork } from './core/refuse-network.ts'
import { linkCore } from './shell/core-link.ts'
import { dataFolder } from './shell/data-folder.ts'
import { createFileTokens } from './shell/file-tokens.ts'
import { openProject } from './shell/open-project.ts'
import { createOwnProjects } from './shell/own-projects.ts'
import { createRecentProjects, rememberOpened } from './shell/recent-projects.ts'
import { createRelay } from './shell/relay.ts'
import { today } from './shell/today.ts'

refuseNetwork()
const folder = import.meta.dirname
// Before the lock on the single instance, which stands in this folder; Electron takes only one that is there.
const windowFolder = join(dataFolder(), 'window')
mkdirSync(windowFolder, { recursive: true, mode: 0o700 })
app.setPath('userData', windowFolder)
const refused = refusedSwitch()
if (refused !== null) {
  console.error(`Proofbook does not start with --${refused}: it would open the app to others.`)
  app.exit(1)
} else if (!app.requestSingleInstanceLock()) {
  app.quit()
} else {
  lockProcess()
  app.whenReady().then(start, fail)
}

async function start(): Promise<void> {
  const session = await openLockedSession(join(folder, '../renderer'))
  const tokens = createFileTokens()
  const recent = createRecentProjects(join(dataFolder(), 'recent-projects.json'), tokens, today())
  const link = rememberOpened(
    linkCore(() => startUtilityCore(join(folder, 'core.js'), [dataFolder(), today()])),
    recent,
  )
  let window: BrowserWindow | null = null

  answerWindow({
    relay: createRelay(link, tokens),
    tokens,
    recent,
    askForFiles: createAskForFiles(() => window, tokens),
    ownProjects: createOwnProjects(join(dataFolder(), 'projects'), tokens),
    show: (path) => shell.showItemInFolder(path),
  })
  Menu.setApplicationMenu(buildMenu((command) => window?.webContents.send('proofbook:command', command)))

  const open = () => {
    window = openWindow(folder, session)
    window.on('closed', () => {
      window = null
    })
  }
  app.on('activate', () => window ?? open())
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.on('window-all-closed', () => app.quit())
  let isStopping = false
  app.on('will-quit', (event) => {
    if (isStopping) return
    isStopping = true
    event.preventDefault()
    void link.stop().then(() => app.quit())
  })

  const opening = openProject(link, projectArgument(process.argv))
  open()
  const reply = await opening
  if (!reply.ok) dialog.showErrorBox(reply.error.message, reply.error.hint)
}

/** The project named on the command line: `electron . q3.proofbook`, or `proofbook q3.proofbook` once packaged. */
function projectArgument(argv: readonly string[]): string | null {
  return argv.slice(app.isPackaged ? 1 : 2).find((arg) => !arg.startsWith('-')) ?? null
}

function fail(error: unknown): void {
  console.error(`Proofbook could not start: ${error instanceof Error ? error.message : String(error)}`)
  app.exit(1)
}
