import { app, protocol, type Session, session, type WebContents } from 'electron'
import { createPageHandler } from './page-handler.ts'

/** Where the page lives: a scheme of its own, so that no file and no server is ever its origin. */
export const pageScheme = 'app'
export const pageHost = 'proofbook'
export const pageUrl = `${pageScheme}://${pageHost}/`

/** The session of the window: in memory, so that nothing of what was looked at stays behind. */
const partition = 'proofbook'

/** How every window is opened; the session, the preload and developer tools come on top. */
export const lockedPreferences = Object.freeze({
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  disableBlinkFeatures: 'Auxclick',
})

/** Switches that open the process to others or undo a lock; a packaged app does not start with any of them. */
export const refusedSwitches: readonly string[] = [
  'allow-running-insecure-content',
  'disable-site-isolation-trials',
  'disable-web-security',
  'gpu-launcher',
  'host-resolver-rules',
  'host-rules',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'inspect-publish-uid',
  'js-flags',
  'load-extension',
  'log-net-log',
  'no-proxy-server',
  'no-sandbox',
  'ppapi-plugin-launcher',
  'proxy-auto-detect',
  'proxy-bypass-list',
  'proxy-pac-url',
  'proxy-server',
  'remote-allow-origins',
  'remote-debugging-address',
  'remote-debugging-pipe',
  'remote-debugging-port',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
]

/** The refused switch that this process was started with, when there is one and the app is packaged. Must be asked before `lockProcess` appends its own. */
export function refusedSwitch(): string | null {
  if (!app.isPackaged) return null
  return refusedSwitches.find((name) => app.commandLine.hasSwitch(name)) ?? null
}

/** Locks the process. To be called first of all, before the app is ready: switches and schemes are read only once. */
export function lockProcess(): void {
  app.enableSandbox()
  // No name resolves and no proxy is reachable, so what slips through every other layer still goes nowhere.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  app.commandLine.appendSwitch('proxy-server', '127.0.0.1:9')
  app.commandLine.appendSwitch('proxy-bypass-list', '<-loopback>')
  // Chromium renamed this switch; each version knows one of the two.
  app.commandLine.appendSwitch('webrtc-ip-handling-policy', 'disable_non_proxied_udp')
  app.commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp')
  for (const name of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'no-pings',
  ]) {
    app.commandLine.appendSwitch(name)
  }
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true } },
  ])
  app.on('session-created', lockSession)
  app.on('web-contents-created', (_event, contents) => lockContents(contents))
}

/** The locked session that the window lives in, with the page served from `pageFolder`. To be called once, when the app is ready. */
export async function openLockedSession(pageFolder: string): Promise<Session> {
  app.configureHostResolver({ enableBuiltInResolver: false, secureDnsMode: 'off' })
  lockSession(session.defaultSession)
  const locked = session.fromPartition(partition, { cache: false })
  await locked.setProxy({ mode: 'fixed_servers', proxyRules: '127.0.0.1:9', proxyBypassRules: '<-loopback>' })
  locked.protocol.handle(pageScheme, createPageHandler(pageFolder))
  return locked
}

const lockedSessions = new WeakSet<Session>()

/** Denies a session everything but the page's own requests. */
function lockSession(target: Session): void {
  if (lockedSessions.has(target)) return
  lockedSessions.add(target)
  target.setPermissionRequestHandler((contents, permission, answer) =>
    answer(mayCopy(permission, contents?.getURL() ?? '')),
  )
  target.setPermissionCheckHandler((_contents, permission, origin) => mayCopy(permission, origin))
  target.setDevicePermissionHandler(() => false)
  target.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  target.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }))
  target.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses)
  target.setSpellCheckerEnabled(false)
  // Only the last listener of a session counts, so nobody else may call this.
  target.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isOwnUrl(url) }))
  for (const scheme of ['http', 'https', 'file']) {
    target.protocol.handle(scheme, () => new Response(null, { status: 403 }))
  }
  target.on('will-download', (event) => event.preventDefault())
  for (const event of ['select-hid-device', 'select-serial-port', 'select-usb-device'] as const) {
    target.on(event as 'select-hid-device', (chosen) => chosen.preventDefault())
  }
}

/** The one thing that a page may be granted: to put what its person copies on the clipboard. It can't read what lies there. */
function mayCopy(permission: string, address: string): boolean {
  if (permission !== 'clipboard-sanitized-write' || !URL.canParse(address)) return false
  const { protocol: scheme, host } = new URL(address)
  return `${scheme}//${host}/` === pageUrl
}

/** Nails a page to its address: it goes nowhere, opens nothing and embeds nothing. */
function lockContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}

/** Whether a request may be made at all: the page itself, what it made in memory, and the developer tools where there are any. */
export function isOwnUrl(url: string): boolean {
  const { protocol: scheme, host } = new URL(url)
  if (scheme === `${pageScheme}:`) return host === pageHost
  return scheme === 'blob:' || scheme === 'data:' || (scheme === 'devtools:' && !app.isPackaged)
}
