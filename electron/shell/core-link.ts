import { Refusal, type Reply } from '../../shared/base/refusal.ts'
import type { Answer, Argument, Channel, Progress } from '../../shared/contract.ts'
import type { FromCore, ToCore } from '../core/messages.ts'

/** A running core, whichever way it was started. */
export interface CoreProcess {
  readonly post: (message: ToCore) => void
  readonly onMessage: (listener: (message: FromCore) => void) => void
  readonly onExit: (listener: () => void) => void
  readonly kill: () => void
}

/** A shell's line to the core. It outlives the core: when that dies, what was asked is answered `core-stopped` and a fresh one takes over. */
export interface CoreLink {
  /** Asks with paths, never tokens. Never rejects. */
  readonly ask: <C extends Channel>(channel: C, arg: Argument<C>, options?: AskOptions) => Promise<Reply<Answer<C>>>
  /** Lets the core end its work and go; ends it when it doesn't. */
  readonly stop: () => Promise<void>
}

export interface AskOptions {
  readonly onProgress?: (progress: Progress) => void
  readonly signal?: AbortSignal
}

interface Pending {
  readonly reply: (reply: Reply<unknown>) => void
  readonly onProgress: ((progress: Progress) => void) | undefined
  /** What is answered when the core ends first. */
  whenStopped: () => Refusal
}

/** Milliseconds that a core has to notice a wish to stop before it is ended. The project file's journal makes that safe. */
const patience = 10_000

/**
 * Starts a core and keeps one running. A core that dies is replaced at once and reopens the project that was open; one that dies before it
 * could say `ready` is replaced at the next ask, and one that dies over reopening is replaced without it, so that nothing goes round in circles.
 */
export function linkCore(start: () => CoreProcess, options: { readonly patience?: number } = {}): CoreLink {
  const wait = options.patience ?? patience
  const pending = new Map<number, Pending>()
  let lastId = 0
  let core: CoreProcess | null = null
  let opened: { readonly channel: Channel; readonly arg: unknown } | null = null
  let stopped: (() => void) | null = null

  const startCore = (): CoreProcess => {
    const fresh = start()
    let ready = false
    let reopening = false
    core = fresh
    fresh.onMessage((message) => {
      if (message.kind === 'ready') ready = true
      else if (message.kind === 'progress') pending.get(message.id)?.onProgress?.(message.progress)
      else {
        const asked = pending.get(message.id)
        pending.delete(message.id)
        asked?.reply(message.reply)
      }
    })
    fresh.onExit(() => {
      if (core !== fresh) return
      core = null
      if (reopening) opened = null
      const stranded = [...pending.values()]
      pending.clear()
      if (stopped) stopped()
      else if (ready) startCore()
      for (const { reply, whenStopped } of stranded) reply(refusal(whenStopped()))
    })
    if (opened) {
      reopening = true
      void send(fresh, opened.channel, opened.arg).then(() => {
        reopening = false
      })
    }
    return fresh
  }

  const send = (to: CoreProcess, channel: Channel, arg: unknown, asked: AskOptions = {}): Promise<Reply<unknown>> => {
    if (asked.signal?.aborted) return Promise.resolve(refusal(cancelled()))
    return new Promise((resolve) => {
      lastId += 1
      const id = lastId
      let timer: NodeJS.Timeout | undefined
      const cancel = () => {
        to.post({ kind: 'cancel', id })
        timer = setTimeout(() => {
          // Answered only when the core is gone: not before is the project as it was.
          entry.whenStopped = cancelled
          to.kill()
        }, wait)
      }
      const settle = (reply: Reply<unknown>) => {
        clearTimeout(timer)
        asked.signal?.removeEventListener('abort', cancel)
        resolve(reply)
      }
      asked.signal?.addEventListener('abort', cancel, { once: true })
      const entry: Pending = { reply: settle, onProgress: asked.onProgress, whenStopped: coreStopped }
      pending.set(id, entry)
      to.post({ kind: 'ask', id, channel, arg })
    })
  }

  startCore()
  return {
    ask: async (channel, arg, asked) => {
      if (stopped) return refusal(coreStopped())
      const reply = (await send(core ?? startCore(), channel, arg, asked)) as Reply<never>
      if (reply.ok) opened = openedBy(channel, arg, opened)
      return reply
    },
    stop: () =>
      new Promise((resolve) => {
        const running = core
        const timer = setTimeout(() => running?.kill(), wait)
        stopped = () => {
          clearTimeout(timer)
          resolve()
        }
        if (running) running.post({ kind: 'close' })
        else stopped()
      }),
  }
}

/** The ask that would open again what is open after this one. */
function openedBy(channel: Channel, arg: unknown, before: { channel: Channel; arg: unknown } | null) {
  if (channel === 'project:open' || channel === 'project:sample') return { channel, arg }
  if (channel === 'project:restore' && (arg as Argument<'project:restore'>).file === undefined) return before
  if (channel === 'project:create' || channel === 'project:move' || channel === 'project:restore') {
    return {
      channel: 'project:open' as const,
      arg: { file: (arg as Argument<'project:create' | 'project:move'>).file },
    }
  }
  return channel === 'project:close' ? null : before
}

const refusal = ({ code, message, hint }: Refusal): Reply<never> => ({ ok: false, error: { code, message, hint } })
const cancelled = () => new Refusal('cancelled', 'stopped as asked', 'Nothing was changed.')
const coreStopped = () =>
  new Refusal(
    'core-stopped',
    'Proofbook’s calculation stopped unexpectedly',
    'The project is as it was before this step and is open again. Try again.',
  )
