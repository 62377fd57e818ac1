import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import type { ShellCommand } from '../../shared/contract.ts'

/** The native menu: the roles that every desktop app has, and three commands for the page. Developer tools only while developing. */
export function buildMenu(send: (command: ShellCommand) => void): Menu {
  const command = (
    label: string,
    name: 'project' | 'import' | 'export',
    accelerator: string,
  ): MenuItemConstructorOptions => ({
    label,
    accelerator,
    click: () => send({ do: name }),
  })
  const isMac = process.platform === 'darwin'
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    {
      label: '&File',
      submenu: [
        command('New or open project…', 'project', 'CmdOrCtrl+O'),
        { type: 'separator' },
        command('Import exports…', 'import', 'CmdOrCtrl+I'),
        command('Export deck…', 'export', 'CmdOrCtrl+E'),
        { type: 'separator' },
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [{ role: 'reload' as const }, { role: 'toggleDevTools' as const }]),
      ],
    },
    { role: 'windowMenu' },
  ]
  return Menu.buildFromTemplate(template)
}
