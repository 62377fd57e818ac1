import { fork } from 'node:child_process'
import type { FromCore } from '../core/messages.ts'
import type { CoreProcess } from '../shell/core-link.ts'

/** Starts the core in a child process of Node. What it prints goes to stderr, because stdout belongs to the shell's own answer. */
export function startChildCore(modulePath: string, args: readonly string[]): CoreProcess {
  const child = fork(modulePath, args, { serialization: 'advanced', stdio: ['ignore', 2, 2, 'ipc'] })
  // A core that dies while something is sent to it is told by its exit, not by a failed write.
  child.on('error', () => {})
  return {
    post: (message) => child.connected && child.send(message, () => {}),
    onMessage: (listener) => child.on('message', (message) => listener(message as FromCore)),
    onExit: (listener) => child.once('exit', listener),
    kill: () => child.kill('SIGKILL'),
  }
}
