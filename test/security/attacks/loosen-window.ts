import type { StandInRun } from '../../e2e/stand-in/drive.ts'

interface Seen {
  readonly sandboxEnabledBeforeReady: boolean
  readonly switchesBeforeReady: readonly (readonly [string, string?])[]
  readonly schemes: readonly unknown[]
  readonly hostResolver: unknown
  readonly windows: readonly { readonly preferences: object; readonly webRTCIPHandlingPolicy?: string }[]
  readonly sessions: readonly Record<string, unknown>[]
}

/** How every window must be opened, to the letter. */
const preferences = {
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
}

const schemes = [
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true } },
]

const switches = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['proxy-server', '127.0.0.1:9'],
  ['proxy-bypass-list', '<-loopback>'],
  ['webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  ['disable-background-networking', null],
  ['disable-component-update', null],
  ['disable-domain-reliability', null],
  ['no-pings', null],
]

/** Compares how the process, its sessions and its windows were set up with how they must be; gives back every difference. */
export async function loosenWindow(run: StandInRun, isPackaged: boolean): Promise<readonly string[]> {
  const seen = await run.call<Seen>('record')
  const breaches: string[] = []
  const compare = (what: string, is: unknown, must: unknown) => {
    if (JSON.stringify(is) !== JSON.stringify(must)) breaches.push(`${what}: ${JSON.stringify(is)}`)
  }
  compare('sandbox before ready', seen.sandboxEnabledBeforeReady, true)
  compare('switches', seen.switchesBeforeReady, switches)
  compare('schemes', seen.schemes, schemes)
  compare('name resolution', seen.hostResolver, { enableBuiltInResolver: false, secureDnsMode: 'off' })
  for (const window of seen.windows) {
    compare('window', window.preferences, { ...preferences, devTools: !isPackaged })
    compare('WebRTC', window.webRTCIPHandlingPolicy, 'disable_non_proxied_udp')
  }
  const page = seen.sessions.find(
    ({ handledSchemes }) => Array.isArray(handledSchemes) && handledSchemes.includes('app'),
  )
  compare('proxy', page?.proxy, {
    mode: 'fixed_servers',
    proxyRules: '127.0.0.1:9',
    proxyBypassRules: '<-loopback>',
  })
  for (const session of seen.sessions.filter((known) => 'handledSchemes' in known)) {
    for (const scheme of ['http', 'https', 'file']) {
      if (!(session.handledSchemes as string[]).includes(scheme)) {
        breaches.push(`${scheme} is not refused on session "${session.partition}"`)
      }
    }
  }
  return breaches
}
