import type { StandInRun } from '../../e2e/stand-in/drive.ts'

/** Every permission and device that Electron's type definitions name. */
const permissions = [
  'clipboard-read',
  'clipboard-sanitized-write',
  'deprecated-sync-clipboard-read',
  'display-capture',
  'fileSystem',
  'fullscreen',
  'geolocation',
  'hid',
  'idle-detection',
  'keyboardLock',
  'local-fonts',
  'media',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'notifications',
  'openExternal',
  'pointerLock',
  'serial',
  'speaker-selection',
  'storage-access',
  'top-level-storage-access',
  'unknown',
  'usb',
  'window-management',
] as const

/** Asks for everything that a page can ask for; gives back what was granted. */
export async function askPermission(run: StandInRun): Promise<readonly string[]> {
  const granted: string[] = []
  for (const permission of permissions) {
    if (await run.call('isAllowed', permission)) granted.push(permission)
  }
  const { sessions } = await run.call<{ sessions: Record<string, unknown>[] }>('record')
  const guards = [
    'permissionRequestHandler',
    'permissionCheckHandler',
    'devicePermissionHandler',
    'displayMediaRequestHandler',
    'bluetoothPairingHandler',
    'usbProtectedClassesHandler',
  ]
  for (const session of sessions.filter((known) => 'handledSchemes' in known)) {
    for (const guard of guards) {
      if (session[guard] !== true) granted.push(`no ${guard} on session "${session.partition}"`)
    }
    if (session.spellCheckerEnabled !== false) granted.push('a spell checker that fetches its dictionaries')
  }
  return granted
}
