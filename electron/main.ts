import { mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { app, type BrowserWindow, dialog, Menu, nativeTheme, shell } from 'electron'
import type { RecentProject, ShellCommand, Unsaved } from '../shared/contract.ts'
import { answerWindow } from './app/answer-window.ts'
import { createAskForFiles } from './app/ask-for-files.ts'
import { lockProcess, openLockedSession, refusedSwitch } from './app/lockdown.ts'
import { buildMenu } from './app/menu.ts'
import { shellWords } from './app/shell-words.ts'
import { startUtilityCore } from './app/start-core.ts'
import { openWindow } from './app/window.ts'
import { keepWindowState, readWindowState, type WindowState } from './app/window-state.ts'
import { refuseNetwork } from './core/refuse-network.ts'
import { linkCore } from './shell/core-link.ts'
import { dataFolder } from './shell/data-folder.ts'
import { createFileTokens } from './shell/file-tokens.ts'
import { openProject } from './shell/open-project.ts'
import { createOwnProjects } from './shell/own-projects.ts'
import { projectArgument } from './shell/project-argument.ts'
import { createRecentProjects, rememberOpened } from './shell/recent-projects.ts'
import { createRelay } from './shell/relay.ts'
import { today } from './shell/today.ts'
import { watchProject } from './shell/watch-project.ts'

refuseNetwork()
const folder = import.meta.dirname
// Before the lock on the single instance, which stands in this folder; Electron takes only one that is there.
const windowFolder = join(dataFolder(), 'window')
mkdirSync(windowFolder, { recursive: true, mode: 0o700 })
app.setPath('userData', windowFolder)

/** `electron . q3.proofbook` has two words before the project, `proofbook q3.proofbook` one. */
const wordsOfProgram = app.isPackaged ? 1 : 2
/** macOS says which project was double-clicked by an event, which may come before anything is ready. */
let doubleClicked = projectArgument(process.argv, wordsOfProgram, process.cwd())
let openFile = (path: string): void => {
  doubleClicked = path
}
app.on('open-file', (event, path) => {
  event.preventDefault()
  openFile(path)
})

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
  const core = linkCore(() => startUtilityCore(join(folder, 'core.js'), [dataFolder(), today()]))
  const stateFile = join(windowFolder, 'state.json')
  let state = readWindowState(stateFile)
  let window: BrowserWindow | null = null
  let unsaved: Unsaved | null = null
  let hasProject = false

  const send = (command: ShellCommand) => window?.webContents.send('proofbook:command', command)
  const link = watchProject(rememberOpened(core, recent), (isOpen) => {
    hasProject = isOpen
    void showMenu()
  })
  const openRecent = async (project: RecentProject) => {
    const now = (await recent.list()).find(({ file }) => file === project.file)
    if (now && !now.isMissing) return send({ do: 'open-file', file: now })
    dialog.showErrorBox(shellWords.missing.title(project.name), shellWords.missing.text)
    if (now) await recent.forget(project.file)
  }
  const showMenu = async () => {
    const menu = buildMenu({
      recent: await recent.list(),
      appearance: state.appearance,
      hasProject,
      send,
      openRecent: (project) => void openRecent(project),
      clearRecent: () => void recent.forget(),
      ...(app.isPackaged && { showLicences: () => show(join(process.resourcesPath, 'licences.txt')) }),
    })
    Menu.setApplicationMenu(menu)
  }
  const show = (path: string) => shell.showItemInFolder(path)
  const keepState = (change: Partial<WindowState>) => {
    state = { ...state, ...change }
    return keepWindowState(stateFile, state)
  }

  answerWindow({
    relay: createRelay(link, tokens),
    tokens,
    recent,
    askForFiles: createAskForFiles(() => window, tokens),
    ownProjects: createOwnProjects(join(dataFolder(), 'projects'), tokens),
    show,
    appearance: () => state.appearance,
    keepAppearance: async (appearance) => {
      nativeTheme.themeSource = appearance
      await keepState({ appearance })
      await showMenu()
    },
    holdOpen: (what) => {
      unsaved = what
    },
  })
  nativeTheme.themeSource = state.appearance
  recent.onChange(() => void showMenu())
  await showMenu()

  let keeping: Promise<void> = Promise.resolve()
  const open = () => {
    window = openWindow({
      folder,
      session,
      state,
      unsaved: () => unsaved,
      onLeave: (left) => {
        keeping = keepState(left)
      },
      onGone: () => {
        unsaved = null
      },
    })
    window.on('closed', () => {
      window = null
      unsaved = null
    })
  }
  const toFront = () => {
    if (window?.isMinimized()) window.restore()
    window?.focus()
  }
  openFile = (path) => {
    toFront()
    send({ do: 'open-file', file: { file: tokens.mint(path, 'read'), name: basename(path) } })
  }
  app.on('activate', () => window ?? open())
  app.on('second-instance', (_event, argv, folderThere) => {
    toFront()
    const path = projectArgument(argv, wordsOfProgram, folderThere)
    if (path !== null) openFile(path)
  })
  app.on('window-all-closed', () => app.quit())
  let isStopping = false
  app.on('will-quit', (event) => {
    if (isStopping) return
    isStopping = true
    event.preventDefault()
    void Promise.all([link.stop(), keeping]).then(() => app.quit())
  })

  // Whoever has installed the app begins at the ways in, with the projects opened lately; a checkout shows the sample.
  const opening = doubleClicked === null && app.isPackaged ? null : openProject(link, doubleClicked)
  open()
  const reply = await opening
  // Of a project that was named the page says why, with its backups.
  if (reply && !reply.ok && doubleClicked === null) dialog.showErrorBox(reply.error.message, reply.error.hint)
}

function fail(error: unknown): void {
  console.error(`Proofbook could not start: ${error instanceof Error ? error.message : String(error)}`)
  app.exit(1)
}
