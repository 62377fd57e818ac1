import type { FromCore, ToCore } from './messages.ts'

/** How a core process speaks with whoever started it. */
export interface Port {
  readonly post: (message: FromCore) => void
  readonly onMessage: (listener: (message: ToCore) => void) => void
  /** The starter is gone. */
  readonly onOrphaned: (listener: () => void) => void
}

/** Electron's `process.parentPort`, named here so that the core needs no `electron`. */
interface ParentPort {
  readonly postMessage: (message: unknown) => void
  readonly on: (event: 'message', listener: (event: { readonly data: ToCore }) => void) => void
}

/** The line to the starter: Electron's in a utility process, Node's in a child process. */
export function openPort(): Port {
  const parentPort = (process as { parentPort?: ParentPort }).parentPort
  if (parentPort) {
    return {
      post: (message) => parentPort.postMessage(message),
      onMessage: (listener) => parentPort.on('message', (event) => listener(event.data)),
      // Electron ends its utility processes itself.
      onOrphaned: () => {},
    }
  }
  if (!process.send) throw new Error('the core is started by a shell, not by hand')
  return {
    post: (message) => process.send?.(message),
    onMessage: (listener) => process.on('message', (message) => listener(message as ToCore)),
    onOrphaned: (listener) => process.on('disconnect', listener),
  }
}
