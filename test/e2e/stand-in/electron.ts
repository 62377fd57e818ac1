import { fork } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import { Socket } from 'node:net'
import type * as Electron from 'electron'
import { createLine } from './line.ts'
import { processorSeconds } from './processor-time.ts'

/**
 * Stands in for the `electron` module in the main process, strictly: what it doesn't know throws, so that it can't drift from what the app uses
 * without being seen. Windows are pages of a real Chromium that the test drives at the other end of the line. Every name here must be one of Electron's.
 */

/** Everything worth looking at later, in the order it happened. */
const record = {
  isReady: false,
  sandboxEnabledBeforeReady: false,
  switchesBeforeReady: [] as [string, string | undefined][],
  schemes: [] as unknown[],
  hostResolver: null as unknown,
  applicationMenu: null as MenuTemplate | null,
  paths: {} as Record<string, string>,
  windows: [] as { readonly preferences: Record<string, unknown>; readonly place: Record<string, unknown> }[],
  appearance: 'system',
  sessions: [] as Record<string, unknown>[],
  childPids: [] as number[],
  /** Seconds of processor time that each child had had when it first said something: that it is ready. */
  childUpAfter: [] as number[],
}

/** An object of Electron's of which only these members are known. */
function strict<T extends object>(name: string, members: T): T {
  return new Proxy(members, {
    get: (target, key, receiver) => {
      if (key in target || typeof key === 'symbol' || key === 'then') return Reflect.get(target, key, receiver)
      throw new Error(`the stand-in for electron does not know ${name}.${String(key)}`)
    },
    set: (target, key, value) => {
      if (Object.getOwnPropertyDescriptor(target, key)?.set) return Reflect.set(target, key, value)
      throw new Error(`the stand-in for electron does not let ${name}.${String(key)} be set`)
    },
  })
}

/** An event that can be prevented; `emit` says whether it was. */
function emitPreventable(emitter: EventEmitter, name: string, ...args: unknown[]): boolean {
  let prevented = false
  const event = {
    preventDefault: () => {
      prevented = true
    },
  }
  emitter.emit(name, event, ...args)
  return prevented
}

const emitterMembers = (emitter: EventEmitter) => ({
  on: emitter.on.bind(emitter),
  once: emitter.once.bind(emitter),
})

// ---- app

const appEvents = new EventEmitter()
const startSwitches = new Map(
  (process.env.STAND_IN_SWITCHES ?? '')
    .split(' ')
    .filter((word) => word.startsWith('--'))
    .map((word) => word.slice(2).split('=', 2) as [string, string | undefined]),
)
let hasReadied: () => void = () => {}
const readied = new Promise<void>((resolve) => {
  hasReadied = resolve
})
const windows = new Map<number, StandInWindow>()

// An installed app is one word on the command line, where the runtime and its script are two.
if (process.env.STAND_IN_PACKAGED === '1') process.argv.splice(1, 1)

export const app = strict('app', {
  ...emitterMembers(appEvents),
  isPackaged: process.env.STAND_IN_PACKAGED === '1',
  enableSandbox: () => {
    record.sandboxEnabledBeforeReady = !record.isReady
  },
  commandLine: strict('app.commandLine', {
    hasSwitch: (name: string) =>
      startSwitches.has(name) || record.switchesBeforeReady.some(([known]) => known === name),
    appendSwitch: (name: string, value?: string) => {
      if (record.isReady) throw new Error(`--${name} was appended after the app was ready, which has no effect`)
      record.switchesBeforeReady.push([name, value])
    },
  } satisfies Partial<Record<keyof Electron.CommandLine, unknown>>),
  requestSingleInstanceLock: () => process.env.STAND_IN_SECOND_INSTANCE !== '1',
  setPath: (name: string, path: string) => {
    if (!existsSync(path)) throw new Error(`${path} does not exist`)
    record.paths[name] = path
  },
  whenReady: () => readied,
  configureHostResolver: (options: unknown) => {
    if (!record.isReady) throw new Error('configureHostResolver before ready')
    record.hostResolver = options
  },
  quit: () => {
    if (emitPreventable(appEvents, 'before-quit')) return
    if (emitPreventable(appEvents, 'will-quit')) return
    process.exit(0)
  },
  exit: (code = 0) => process.exit(code),
} satisfies Partial<Record<keyof Electron.App, unknown>>)

// ---- sessions and protocols

type Handler = (request: Request) => Promise<Response> | Response

function createSession(partition: string) {
  const events = new EventEmitter()
  const handlers = new Map<string, Handler>()
  const kept: Record<string, unknown> = { partition, handledSchemes: [] as string[] }
  record.sessions.push(kept)
  let onBeforeRequest: ((details: unknown, answer: (response: { cancel?: boolean }) => void) => void) | null = null
  const keep = (name: string) => (value: unknown) => {
    kept[name] = typeof value === 'function' ? true : value
    guards.set(name, value)
  }
  const guards = new Map<string, unknown>()
  const members = strict('session', {
    ...emitterMembers(events),
    setPermissionRequestHandler: keep('permissionRequestHandler'),
    setPermissionCheckHandler: keep('permissionCheckHandler'),
    setDevicePermissionHandler: keep('devicePermissionHandler'),
    setDisplayMediaRequestHandler: keep('displayMediaRequestHandler'),
    setBluetoothPairingHandler: keep('bluetoothPairingHandler'),
    setUSBProtectedClassesHandler: keep('usbProtectedClassesHandler'),
    setSpellCheckerEnabled: keep('spellCheckerEnabled'),
    setProxy: async (proxy: unknown) => {
      kept.proxy = proxy
    },
    webRequest: strict('session.webRequest', {
      onBeforeRequest: (listener: typeof onBeforeRequest) => {
        if (onBeforeRequest) throw new Error('onBeforeRequest twice: only the last listener would count')
        onBeforeRequest = listener
      },
    } satisfies Partial<Record<keyof Electron.WebRequest, unknown>>),
    protocol: strict('session.protocol', {
      handle: (scheme: string, handler: Handler) => {
        if (handlers.has(scheme)) throw new Error(`${scheme} is handled already`)
        handlers.set(scheme, handler)
        ;(kept.handledSchemes as string[]).push(scheme)
      },
    } satisfies Partial<Record<keyof Electron.Protocol, unknown>>),
  } satisfies Partial<Record<keyof Electron.Session, unknown>>)
  const session = {
    members,
    events,
    guards,
    /** What Chromium's network service would do with a request: the web request listener first, then the scheme's handler. */
    request: async (details: { url: string; method: string; resourceType: string }) => {
      const answer = await new Promise<{ cancel?: boolean }>((resolve) => {
        if (onBeforeRequest) onBeforeRequest(details, resolve)
        else resolve({})
      })
      if (answer.cancel) return { kind: 'cancelled' as const }
      const handler = handlers.get(new URL(details.url).protocol.slice(0, -1))
      if (!handler) return { kind: 'leaked' as const }
      const { url, method } = details
      const response = await handler({ url, method, headers: new Headers() } as unknown as Request)
      return {
        kind: 'answered' as const,
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: Buffer.from(await response.arrayBuffer()),
      }
    },
  }
  sessions.set(partition, session)
  byMembers.set(members, session)
  appEvents.emit('session-created', members)
  return session
}

type StandInSession = ReturnType<typeof createSession>
const sessions = new Map<string, StandInSession>()
const byMembers = new Map<object, StandInSession>()

export const session = strict('session', {
  get defaultSession() {
    if (!record.isReady) throw new Error('session before ready')
    return (sessions.get('') ?? createSession('')).members
  },
  fromPartition: (partition: string, options?: unknown) => {
    if (!record.isReady) throw new Error('session before ready')
    const found = sessions.get(partition) ?? createSession(partition)
    record.sessions.push({ partition, options })
    return found.members
  },
})

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged: (schemes: unknown[]) => {
    if (record.isReady) throw new Error('registerSchemesAsPrivileged after ready')
    record.schemes.push(...schemes)
  },
} satisfies Partial<Record<keyof Electron.Protocol, unknown>>)

// ---- windows

interface Frame {
  readonly url: string
  readonly parent: Frame | null
}

let lastWindow = 0

class StandInWindow {
  readonly id: number
  readonly events = new EventEmitter()
  readonly contentsEvents = new EventEmitter()
  readonly contents: object
  readonly session: StandInSession
  readonly options: Electron.BrowserWindowConstructorOptions
  openHandler: ((details: { url: string }) => { action: string }) | null = null
  destroyed = false
  maximized = false
  zoom = 1
  url = ''
  bounds: Electron.Rectangle

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    if (!record.isReady) throw new Error('a window before ready')
    lastWindow += 1
    this.id = lastWindow
    this.options = options
    const { session: own, preload, ...preferences } = options.webPreferences ?? {}
    const { x, y, width, height, backgroundColor } = options
    record.windows.push({ preferences, place: { x, y, width, height, backgroundColor } })
    this.bounds = { x: x ?? 200, y: y ?? 100, width: width ?? 800, height: height ?? 600 }
    this.session = (own && byMembers.get(own)) || (sessions.get('') ?? createSession(''))
    this.contents = strict('webContents', {
      ...emitterMembers(this.contentsEvents),
      setWindowOpenHandler: (handler: StandInWindow['openHandler']) => {
        this.openHandler = handler
      },
      setWebRTCIPHandlingPolicy: (policy: string) => {
        ;(record.windows.at(-1) as Record<string, unknown>).webRTCIPHandlingPolicy = policy
      },
      isDestroyed: () => this.destroyed,
      getURL: () => this.url,
      getZoomFactor: () => this.zoom,
      setZoomFactor: (factor: number) => {
        this.zoom = factor
      },
      forcefullyCrashRenderer: () => tell('crash', this.id),
      send: (channel: string, ...args: unknown[]) => tell('send', this.id, channel, args),
    } satisfies Partial<Record<keyof Electron.WebContents, unknown>>)
    windows.set(this.id, this)
    appEvents.emit('web-contents-created', {}, this.contents)
  }
}

/** A window made with `new BrowserWindow(…)`, as strict as the rest. */
export const BrowserWindow = class {
  constructor(options: Electron.BrowserWindowConstructorOptions) {
    const window = new StandInWindow(options)
    // A constructor may give back another object: here one that knows only these members.
    // biome-ignore lint/correctness/noConstructorReturn: the strict stand-in takes the place of the instance
    return strict('window', {
      ...emitterMembers(window.events),
      webContents: window.contents,
      loadURL: async (url: string) => {
        const { webPreferences } = window.options
        window.url = url
        await call('load', window.id, url, webPreferences?.preload)
        window.events.emit('ready-to-show')
      },
      show: () => {},
      maximize: () => {
        window.maximized = true
      },
      isMaximized: () => window.maximized,
      getNormalBounds: () => window.bounds,
      destroy: () => removeWindow(window),
      focus: () => tell('note', 'focus'),
      restore: () => tell('note', 'restore'),
      isMinimized: () => true,
    } satisfies Partial<Record<keyof Electron.BrowserWindow, unknown>>)
  }
}

function removeWindow(window: StandInWindow): void {
  windows.delete(window.id)
  window.destroyed = true
  window.events.emit('closed')
  if (windows.size === 0) appEvents.emit('window-all-closed')
}

// ---- screens and colours

export const screen = strict('screen', {
  getAllDisplays: () =>
    JSON.parse(process.env.STAND_IN_DISPLAYS ?? '[{"workArea":{"x":0,"y":0,"width":1920,"height":1040}}]'),
} satisfies Partial<Record<keyof Electron.Screen, unknown>>)

export const nativeTheme = strict('nativeTheme', {
  get themeSource() {
    return record.appearance
  },
  set themeSource(source: string) {
    record.appearance = source
  },
  get shouldUseDarkColors() {
    return record.appearance === 'dark'
  },
} satisfies Partial<Record<keyof Electron.NativeTheme, unknown>>)

// ---- what the window sends

type Listener = (event: object, ...args: unknown[]) => unknown
const ipcListeners = new Map<string, Listener>()

export const ipcMain = strict('ipcMain', {
  handle: (channel: string, listener: Listener) => {
    if (ipcListeners.has(channel)) throw new Error(`${channel} is handled already`)
    ipcListeners.set(channel, listener)
  },
} satisfies Partial<Record<keyof Electron.IpcMain, unknown>>)

// ---- dialogs, menu, shell, core

export const dialog = strict('dialog', {
  showOpenDialog: (...args: unknown[]) => call('openDialog', args.at(-1)),
  showSaveDialog: (...args: unknown[]) => call('saveDialog', args.at(-1)),
  showMessageBox: (...args: unknown[]) => call('messageBox', args.at(-1)),
  showErrorBox: (title: string, content: string) => tell('note', 'error-box', title, content),
} satisfies Partial<Record<keyof Electron.Dialog, unknown>>)

export const shell = strict('shell', {
  showItemInFolder: (path: string) => tell('note', 'show-item', path),
} satisfies Partial<Record<keyof Electron.Shell, unknown>>)

interface MenuTemplate {
  readonly items: readonly Electron.MenuItemConstructorOptions[]
}

export const Menu = strict('Menu', {
  buildFromTemplate: (items: readonly Electron.MenuItemConstructorOptions[]): MenuTemplate => ({ items }),
  setApplicationMenu: (menu: MenuTemplate) => {
    record.applicationMenu = menu
  },
} satisfies Partial<Record<keyof typeof Electron.Menu, unknown>>)

export const utilityProcess = strict('utilityProcess', {
  fork: (modulePath: string, args: readonly string[], options: Electron.ForkOptions) => {
    const known = ['serviceName', 'stdio']
    const unknown = Object.keys(options).find((name) => !known.includes(name))
    if (unknown) throw new Error(`the stand-in for electron does not know utilityProcess option ${unknown}`)
    const child = fork(modulePath, args, { serialization: 'advanced', stdio: ['ignore', 2, 2, 'ipc'] })
    if (child.pid !== undefined) record.childPids.push(child.pid)
    const events = new EventEmitter()
    if (child.pid !== undefined) {
      const { pid } = child
      child.once('message', () => record.childUpAfter.push(processorSeconds(pid)))
    }
    child.on('message', (message) => events.emit('message', message))
    child.on('exit', (code) => events.emit('exit', code))
    child.on('error', () => {})
    return strict('utilityProcess', {
      ...emitterMembers(events),
      postMessage: (message: unknown) => void (child.connected && child.send(message as never, () => {})),
      kill: () => child.kill('SIGKILL'),
    } satisfies Partial<Record<keyof Electron.UtilityProcess, unknown>>)
  },
})

// ---- the test's end of the line

const findWindow = (id: number): StandInWindow => {
  const window = windows.get(id)
  if (!window) throw new Error(`no window ${id}`)
  return window
}

const call = createLine(process as never, {
  switches: () => record.switchesBeforeReady,
  ready: () => {
    record.isReady = true
    hasReadied()
  },
  record: () => JSON.parse(JSON.stringify(record, (key, value) => (key === 'applicationMenu' ? undefined : value))),
  request: (windowId: number, details: { url: string; method: string; resourceType: string }) =>
    findWindow(windowId).session.request(details),
  navigate: (windowId: number, name: string, url: string) =>
    emitPreventable(findWindow(windowId).contentsEvents, name, url),
  open: (windowId: number, url: string) => findWindow(windowId).openHandler?.({ url }).action ?? 'allow',
  attachWebview: (windowId: number) =>
    emitPreventable(findWindow(windowId).contentsEvents, 'will-attach-webview', {}, {}),
  download: (windowId: number) => emitPreventable(findWindow(windowId).session.events, 'will-download', {}, {}),
  invoke: (windowId: number, channel: string, args: unknown[], senderFrame: Frame | null) => {
    const listener = ipcListeners.get(channel)
    if (!listener) throw new Error(`No handler registered for '${channel}'`)
    return listener({ senderFrame, sender: findWindow(windowId).contents }, ...args)
  },
  /** Whether something in the main process can open a connection, as a dependency would. */
  connect: () => {
    try {
      new Socket()
        .connect(9, '127.0.0.1')
        .on('error', () => {})
        .destroy()
      return true
    } catch {
      return false
    }
  },
  ipcChannels: () => [...ipcListeners.keys()],
  /** Asks every guard of every session about one permission for a page at an address; true where any of them would allow it. */
  isAllowed: async (permission: string, address: string) => {
    for (const { guards } of sessions.values()) {
      const request = guards.get('permissionRequestHandler') as (
        contents: { readonly getURL: () => string },
        permission: string,
        answer: (ok: boolean) => void,
      ) => void
      const check = guards.get('permissionCheckHandler') as (w: null, p: string, origin: string) => boolean
      const device = guards.get('devicePermissionHandler') as (details: object) => boolean
      // Without a guard Electron grants everything.
      if (!request || !check || !device) return true
      if (await new Promise<boolean>((resolve) => request({ getURL: () => address }, permission, resolve))) return true
      if (check(null, permission, address) || device({ deviceType: permission })) return true
    }
    return false
  },
  menu: () => {
    const labels = (items: readonly Electron.MenuItemConstructorOptions[]): unknown[] =>
      items.map(({ label, role, accelerator, submenu, enabled, checked }) => ({
        name: label ?? role ?? '-',
        accelerator,
        ...(enabled === false && { enabled }),
        ...(checked !== undefined && { checked }),
        ...(Array.isArray(submenu) && { items: labels(submenu) }),
      }))
    return labels(record.applicationMenu?.items ?? [])
  },
  clickMenu: (label: string) => {
    const find = (
      items: readonly Electron.MenuItemConstructorOptions[],
    ): Electron.MenuItemConstructorOptions | undefined => {
      for (const item of items) {
        const found = item.label === label ? item : Array.isArray(item.submenu) ? find(item.submenu) : undefined
        if (found) return found
      }
      return undefined
    }
    const item = find(record.applicationMenu?.items ?? [])
    if (!item?.click) throw new Error(`no menu item ${label}`)
    if (item.enabled === false) throw new Error(`the menu item ${label} can’t be chosen now`)
    item.click({} as never, undefined, {} as never)
  },
  /** An event of the app, with what Electron hands over after the event itself. */
  emitApp: (name: string, ...args: unknown[]) => emitPreventable(appEvents, name, ...args),
  emitWindow: (windowId: number, name: string) => void findWindow(windowId).events.emit(name),
  /** What a person does with a window before it is closed. */
  leaveWindow: (windowId: number, left: { bounds?: Electron.Rectangle; maximized?: boolean; zoom?: number }) => {
    Object.assign(findWindow(windowId), left)
  },
  /** Closes a window as a person would; false when it was held open. */
  closeWindow: (windowId: number) => {
    const window = findWindow(windowId)
    if (emitPreventable(window.events, 'close')) return false
    removeWindow(window)
    return true
  },
  destroyWindow: (windowId: number) => {
    const window = windows.get(windowId)
    if (window) removeWindow(window)
  },
  /** The page moved within itself, as by a changed fragment. */
  movedTo: (windowId: number, url: string) => {
    findWindow(windowId).url = url
  },
  pageGone: (windowId: number, reason: string) =>
    void findWindow(windowId).contentsEvents.emit('render-process-gone', {}, { reason }),
})

/** Says something that nobody need answer; a test that has ended hears it no more. */
function tell(method: string, ...args: unknown[]): void {
  call(method, ...args).catch(() => {})
}

process.on('disconnect', () => process.exit(1))
