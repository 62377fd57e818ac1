import { join } from 'node:path'
import { app, BrowserWindow, dialog, nativeTheme, type Session, screen } from 'electron'
import type { Unsaved } from '../../shared/contract.ts'
import { lockedPreferences, pageUrl } from './lockdown.ts'
import { shellWords } from './shell-words.ts'
import { leastSize, placeWindow, type WindowState } from './window-state.ts'

/** What a window needs, and what it tells. */
export interface WindowWants {
  readonly folder: string
  readonly session: Session
  readonly state: WindowState
  /** What would be lost if the window were closed now. */
  readonly unsaved: () => Unsaved | null
  /** Called with how the window stands, just before it is gone. */
  readonly onLeave: (left: Pick<WindowState, 'bounds' | 'isMaximized' | 'zoom'>) => void
  /** The page is gone and is being drawn anew. */
  readonly onGone: () => void
}

/** The paper that the page is drawn on, so that a window does not flash before it is. */
const paper = { light: '#fbfaf6', dark: '#14171a' } as const

/** Opens the window on the page, where and as it was left. It shows itself once there is something to see. */
export function openWindow(wants: WindowWants): BrowserWindow {
  const { folder, session, state } = wants
  const window = new BrowserWindow({
    ...placeWindow(
      state.bounds,
      screen.getAllDisplays().map(({ workArea }) => workArea),
    ),
    minWidth: leastSize.width,
    minHeight: leastSize.height,
    show: false,
    title: shellWords.app,
    backgroundColor: nativeTheme.shouldUseDarkColors ? paper.dark : paper.light,
    webPreferences: {
      ...lockedPreferences,
      session,
      preload: join(folder, '../preload/preload.cjs'),
      devTools: !app.isPackaged,
    },
  })
  if (state.isMaximized) window.maximize()
  window.once('ready-to-show', () => {
    window.webContents.setZoomFactor(state.zoom)
    window.show()
  })
  askBeforeLeaving(window, wants)
  comeBack(window, wants)
  void window.loadURL(pageUrl)
  return window
}

/** Holds a window that is closed while something would be lost, until its person has decided. */
function askBeforeLeaving(window: BrowserWindow, { unsaved, onLeave }: WindowWants): void {
  let isAsking = false
  const leave = () =>
    onLeave({
      bounds: window.getNormalBounds(),
      isMaximized: window.isMaximized(),
      zoom: window.webContents.getZoomFactor(),
    })
  window.on('close', (event) => {
    const what = unsaved()
    if (what === null) return leave()
    event.preventDefault()
    if (isAsking) return
    isAsking = true
    const { message, detail, stay, go } = shellWords.leave[what]
    const question = { type: 'warning' as const, message, detail, buttons: [stay, go], defaultId: 0, cancelId: 0 }
    void dialog.showMessageBox(window, question).then(({ response }) => {
      isAsking = false
      if (response !== 1) return
      leave()
      window.destroy()
    })
  })
}

/** How soon after the last time a page that is gone again is given up: it would go on for ever. */
const soonMilliseconds = 20_000
const mostInARow = 3

/** Draws the page anew, at the place where it was, when its process is gone; and offers to when it does not answer. */
function comeBack(window: BrowserWindow, { onGone }: WindowWants): void {
  let inARow = 0
  let last = Number.NEGATIVE_INFINITY
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    inARow = performance.now() - last < soonMilliseconds ? inARow + 1 : 1
    last = performance.now()
    onGone()
    if (inARow >= mostInARow) {
      dialog.showErrorBox(shellWords.gone.title, shellWords.gone.text)
      return app.quit()
    }
    const place = /#.*$/.exec(window.webContents.getURL())?.[0] ?? ''
    void window.loadURL(`${pageUrl}?drawn-anew${place}`)
  })
  window.on('unresponsive', () => {
    const { message, detail, wait, again } = shellWords.stuck
    const question = { type: 'warning' as const, message, detail, buttons: [wait, again], defaultId: 0, cancelId: 0 }
    void dialog.showMessageBox(window, question).then(({ response }) => {
      if (response === 1) window.webContents.forcefullyCrashRenderer()
    })
  })
}
