import type { Reply, ReplyError } from '../shared/base/refusal.ts'
import type { Answer, Argument, Bridge, Channel } from '../shared/contract.ts'
import { words } from './words/words.ts'

declare global {
  interface Window {
    /** Made by Electron's preload; absent when the screens are served to a browser. */
    readonly proofbook?: Bridge
  }
}

let bridge: Bridge | undefined

/** Finds the way to the core: the preload's bridge in a window, the loopback one in a browser. Called once, before the first screen. */
export async function connectBridge(): Promise<void> {
  bridge = window.proofbook ?? (await (await import('./browser-bridge.ts')).connectBrowserBridge())
}

function connected(): Bridge {
  if (!bridge) throw new Error('asked before connectBridge had finished')
  return bridge
}

/** Answers that mean that the project on view may not be the one that the core has, if it has any. */
const lost: readonly ReplyError['code'][] = ['core-stopped', 'no-project']
const tellsOfProject: readonly Channel[] = ['project:current', 'project:unopened']
const listeners: (() => void)[] = []

/** Calls back when an answer says that the project may have been lost, as when a fresh core could not open it again. */
export function onProjectLost(listener: () => void): void {
  listeners.push(listener)
}

/** Asks the core one question of the contract. Never throws: a broken connection is a reply that says so. */
export async function askCore<C extends Channel>(
  channel: C,
  arg: Argument<C>,
  options?: { readonly task?: string },
): Promise<Reply<Answer<C>>> {
  try {
    const reply = await connected().ask(channel, arg, options)
    if (!reply.ok && !tellsOfProject.includes(channel) && lost.includes(reply.error.code))
      for (const listener of listeners) listener()
    return reply
  } catch {
    return { ok: false, error: { code: 'core-stopped', ...words.problems.coreStopped } }
  }
}

/** Hears of the progress of every piece of long work; returns how to stop listening. */
export function onProgress(listener: Parameters<Bridge['onProgress']>[0]): () => void {
  return connected().onProgress(listener)
}

/** Tells the core to stop a piece of work and leave the project as it was. */
export function cancelTask(task: string): void {
  connected().cancel(task)
}

/** What the shell does for the page beside passing questions on. */
export function shell(): Omit<Bridge, 'ask' | 'onProgress' | 'cancel'> {
  return connected()
}
