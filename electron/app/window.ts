import { join } from 'node:path'
import { app, BrowserWindow, type Session } from 'electron'
import { lockedPreferences, pageUrl } from './lockdown.ts'

/** Opens the window on the page. It shows itself once there is something to see. */
export function openWindow(folder: string, session: Session): BrowserWindow {
  const window = new BrowserWindow({
    width: 1360,
    height: 900,
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'Proofbook',
    webPreferences: {
      ...lockedPreferences,
      session,
      preload: join(folder, '../preload/preload.cjs'),
      devTools: !app.isPackaged,
    },
  })
  window.once('ready-to-show', () => window.show())
  void window.loadURL(pageUrl)
  return window
}
