import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import type { Appearance, RecentProject, ShellCommand } from '../../shared/contract.ts'
import { shellWords } from './shell-words.ts'

const words = shellWords.menu

/** What the menu shows and does. */
export interface MenuState {
  readonly recent: readonly RecentProject[]
  readonly appearance: Appearance
  /** Whether a project is open: without one there is nothing to import into, to show or to close. */
  readonly hasProject: boolean
  readonly send: (command: ShellCommand) => void
  readonly openRecent: (project: RecentProject) => void
  readonly clearRecent: () => void
  /** Shows the list of licences; absent where there is none, in a checkout. */
  readonly showLicences?: () => void
}

type Item = MenuItemConstructorOptions

const line: Item = { type: 'separator' }

/** The native menu: what every desktop app has, and the commands of the page. Developer tools only while developing. */
export function buildMenu(state: MenuState): Menu {
  const isMac = process.platform === 'darwin'
  const template: Item[] = [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    { label: words.file, submenu: fileItems(state, isMac) },
    { label: words.edit, submenu: editItems(state) },
    { label: words.view, submenu: viewItems(state) },
    { label: words.go, submenu: goItems(state, isMac) },
    { role: 'windowMenu' },
    { role: 'help', label: words.help, submenu: helpItems(state, isMac) },
  ]
  return Menu.buildFromTemplate(template)
}

const fileItems = (state: MenuState, isMac: boolean): Item[] => [
  command(state, words.new, { do: 'new' }, 'CmdOrCtrl+N'),
  command(state, words.open, { do: 'open' }, 'CmdOrCtrl+O'),
  command(state, words.openForReview, { do: 'open-for-review' }, 'CmdOrCtrl+Shift+O'),
  { label: words.recent, submenu: recentItems(state) },
  line,
  inProject(state, words.import, { do: 'import' }, 'CmdOrCtrl+I'),
  inProject(state, words.export, { do: 'export' }, 'CmdOrCtrl+E'),
  line,
  inProject(state, words.print, { do: 'print' }, 'CmdOrCtrl+P'),
  line,
  inProject(state, words.close, { do: 'close' }, 'CmdOrCtrl+Shift+W'),
  { role: isMac ? 'close' : 'quit' },
]

function recentItems({ recent, openRecent, clearRecent }: MenuState): Item[] {
  if (recent.length === 0) return [{ label: words.noneRecent, enabled: false }]
  return [
    ...recent.map((project) => ({
      // An ampersand would be taken for the mark of a shortcut.
      label: `${project.name} (${project.folder})`.replaceAll('&', '&&'),
      click: () => openRecent(project),
    })),
    line,
    { label: words.clearRecent, click: clearRecent },
  ]
}

const editItems = (state: MenuState): Item[] => [
  { role: 'undo' },
  { role: 'redo' },
  line,
  { role: 'cut' },
  { role: 'copy' },
  { role: 'paste' },
  { role: 'selectAll' },
  line,
  inProject(state, words.find, { do: 'find' }, 'CmdOrCtrl+K'),
]

const viewItems = (state: MenuState): Item[] => [
  ...shellWords.places.map((label, index) =>
    inProject(state, label, { do: 'go', place: index + 1 }, `CmdOrCtrl+${index + 1}`),
  ),
  line,
  {
    label: words.appearance,
    submenu: (['system', 'light', 'dark'] as const).map((to) => ({
      label: words.appearances[to],
      type: 'radio' as const,
      checked: state.appearance === to,
      click: () => state.send({ do: 'appearance', to }),
    })),
  },
  line,
  { role: 'resetZoom' },
  { role: 'zoomIn' },
  { role: 'zoomOut' },
  line,
  { role: 'togglefullscreen' },
  ...(app.isPackaged ? [] : [{ role: 'reload' as const }, { role: 'toggleDevTools' as const }]),
]

const goItems = (state: MenuState, isMac: boolean): Item[] => [
  inProject(state, words.back, { do: 'back' }, isMac ? 'Cmd+[' : 'Alt+Left'),
  inProject(state, words.forward, { do: 'forward' }, isMac ? 'Cmd+]' : 'Alt+Right'),
]

const helpItems = (state: MenuState, isMac: boolean): Item[] => [
  inProject(state, words.definitions, { do: 'definitions' }, 'F1'),
  ...(state.showLicences ? [{ label: words.licences, click: state.showLicences }] : []),
  ...(isMac ? [] : [line, { role: 'about' as const }]),
]

const command = ({ send }: MenuState, label: string, what: ShellCommand, accelerator: string): Item => ({
  label,
  accelerator,
  click: () => send(what),
})

const inProject = (state: MenuState, label: string, what: ShellCommand, accelerator: string): Item => ({
  ...command(state, label, what, accelerator),
  enabled: state.hasProject,
})
