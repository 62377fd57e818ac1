import { utilityProcess } from 'electron'
import type { FromCore } from '../core/messages.ts'
import type { CoreProcess } from '../shell/core-link.ts'

/** Starts the core in one of Electron's utility processes: a Node of its own that can be ended without the window noticing more than an answer missing. */
export function startUtilityCore(modulePath: string, args: readonly string[]): CoreProcess {
  const child = utilityProcess.fork(modulePath, [...args], { serviceName: 'Proofbook core', stdio: 'inherit' })
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => child.on('message', (message: FromCore) => listener(message)),
    onExit: (listener) => child.once('exit', listener),
    kill: () => child.kill(),
  }
}
