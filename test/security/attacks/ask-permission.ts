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

/** The page itself, and addresses that only look like it or that a hostile file could make. */
const page = 'app://proofbook/'
const strangers = [
  'app://proofbook.example/',
  'https://proofbook/',
  'file:///proofbook/',
  'blob:null/1',
  'about:blank',
  '',
]

/** The one permission that the page has: what a person copies goes on the clipboard. */
const copying = 'clipboard-sanitized-write'

/** Asks for everything that a page can ask for; gives back what was granted beyond copying by the page itself. */
export async function askPermission(run: StandInRun): Promise<readonly string[]> {
  const granted: string[] = []
  for (const permission of permissions) {
    if (permission !== copying && (await run.call('isAllowed', permission, page))) granted.push(permission)
    for (const stranger of strangers) {
      if (await run.call('isAllowed', permission, stranger)) granted.push(`${permission} to "${stranger}"`)
    }
  }
  if (!(await run.call('isAllowed', copying, page))) granted.push('nothing: not even copying works')
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
