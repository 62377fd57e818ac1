/**
 * What Electron gives a sandboxed preload, rebuilt in the page before the page's own scripts run: `require('electron')` with three members and nothing
 * else. What is exposed crosses as it would cross Electron's bridge: copies of plain data, wrapped functions, frozen objects, errors by their message.
 * Not rebuilt: the separate JavaScript world. The raw line to the test is hidden in the closure.
 */
export function preloadWorld(preloadCode: string): string {
  return `(${install.toString()})(function (require, exports, module) {${preloadCode}\n})`
}

/** Runs in the page. */
function install(preload: (require: (name: string) => unknown, exports: object, module: object) => void): void {
  type Line = (operation: string, ...args: unknown[]) => Promise<unknown>
  const scope = globalThis as unknown as { __standIn: Line; [key: symbol]: unknown }
  const line = scope.__standIn
  Reflect.deleteProperty(scope, '__standIn')
  if (globalThis.location.href === 'about:blank') return

  const cross = (value: unknown): unknown => {
    if (typeof value === 'function') {
      return (...args: unknown[]) => {
        const answer = value(...args.map(cross)) as unknown
        return answer instanceof Promise
          ? answer.then(cross, (error) => Promise.reject(new Error(error.message)))
          : cross(answer)
      }
    }
    if (Array.isArray(value)) return Object.freeze(value.map(cross))
    if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
      return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cross(inner)])))
    }
    return value instanceof Blob ? value : structuredClone(value)
  }

  const listeners = new Map<string, ((event: object, ...args: unknown[]) => void)[]>()
  const paths = new Map<string, string>()
  const electron = {
    contextBridge: {
      exposeInMainWorld: (key: string, api: unknown) =>
        Object.defineProperty(globalThis, key, { value: cross(api), enumerable: true }),
    },
    ipcRenderer: {
      invoke: (channel: string, ...args: unknown[]) => line('invoke', channel, structuredClone(args)),
      on: (channel: string, listener: (event: object, ...args: unknown[]) => void) =>
        listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
    },
    webUtils: { getPathForFile: (file: { readonly name: string }) => paths.get(file.name) ?? '' },
  }
  const strict = (name: string, members: object): object =>
    new Proxy(members, {
      get: (target, key) => {
        if (Object.hasOwn(target, key)) return Reflect.get(target, key)
        throw new Error(`the stand-in for electron does not know ${name}.${String(key)} in a preload`)
      },
    })
  const known = strict(
    'electron',
    Object.fromEntries(Object.entries(electron).map(([name, members]) => [name, strict(name, members)])),
  )
  Object.defineProperty(globalThis, Symbol.for('stand-in'), {
    value: {
      deliver: (channel: string, args: unknown[]) => {
        for (const listener of listeners.get(channel) ?? []) listener({}, ...args)
      },
      knowPath: (name: string, path: string) => paths.set(name, path),
    },
  })
  const module = { exports: {} }
  preload(
    (name) => {
      if (name === 'electron') return known
      throw new Error(`module not found: ${name}`)
    },
    module.exports,
    module,
  )
}
