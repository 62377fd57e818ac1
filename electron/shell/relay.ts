import { refuseArgument } from '../../shared/accepts.ts'
import { Refusal, type Reply } from '../../shared/base/refusal.ts'
import { isChannel } from '../../shared/channels.ts'
import type { Channel, Progress } from '../../shared/contract.ts'
import { replyTo } from '../core/reply-to.ts'
import type { CoreLink } from './core-link.ts'
import { filesOf, type SwapFile } from './file-refs.ts'
import type { FileTokens } from './file-tokens.ts'

/** What a window may do with the core, once its shell knows that it is the window. */
export interface Relay {
  /** Every argument is whatever the window sent. Never rejects. */
  readonly ask: (asked: {
    readonly channel: unknown
    readonly arg: unknown
    /** A name for this piece of work, chosen by the window, to hear of its progress and to cancel it by. */
    readonly task: unknown
    readonly onProgress: (task: string, progress: Progress) => void
    /** Aborted when the window no longer wants the answer. */
    readonly signal?: AbortSignal
  }) => Promise<Reply<unknown>>
  readonly cancel: (task: unknown) => void
}

/** Passes a window's questions on: channel known, argument acceptable, file tokens turned into paths; and paths into tokens on the way back. */
export function createRelay(link: CoreLink, tokens: FileTokens): Relay {
  const running = new Map<string, AbortController>()

  const pass = async (
    channel: Channel,
    arg: unknown,
    task: string | null,
    onProgress: (progress: Progress) => void,
    gone: AbortSignal | undefined,
  ) => {
    const written: string[] = []
    const toPath: SwapFile = (token, use) => {
      const path = tokens.path(token, use)
      if (use !== 'read') written.push(path)
      return path
    }
    // One table, one channel: argument and answer are of the same one, which the compiler can't follow through an index.
    const files = filesOf[channel] as {
      readonly arg?: (arg: unknown, swap: SwapFile) => never
      readonly answer?: (answer: unknown, swap: SwapFile) => unknown
    }
    const withPaths = (files.arg ? files.arg(arg, toPath) : arg) as never
    const controller = new AbortController()
    if (task !== null) running.set(task, controller)
    try {
      const reply = await link.ask(channel, withPaths, {
        signal: gone ? AbortSignal.any([controller.signal, gone]) : controller.signal,
        onProgress,
      })
      if (!reply.ok) return reply
      for (const path of written) tokens.noteWritten(path)
      return { ok: true as const, value: files.answer ? files.answer(reply.value, tokens.mint) : reply.value }
    } finally {
      if (task !== null && running.get(task) === controller) running.delete(task)
    }
  }

  return {
    ask: async ({ channel, arg, task, onProgress, signal }) => {
      try {
        if (!isChannel(channel)) throw new Refusal('forbidden', `no such question: ${describe(channel)}`, hint)
        if (task !== undefined && !isTask(task)) throw new Refusal('forbidden', 'no such task', hint)
        const fault = refuseArgument(channel, arg)
        if (fault !== null) throw new Refusal('bad-value', `${channel}: ${fault}`, hint)
        const report = (progress: Progress) => task !== undefined && onProgress(task, progress)
        return await pass(channel, arg, task ?? null, report, signal)
      } catch (error) {
        return replyTo(error)
      }
    },
    cancel: (task) => {
      if (isTask(task)) running.get(task)?.abort()
    },
  }
}

const isTask = (task: unknown): task is string => typeof task === 'string' && task.length > 0 && task.length <= 200

const describe = (value: unknown) => (typeof value === 'string' ? value.slice(0, 60) : typeof value)

const hint = 'Reload the window and try again.'
