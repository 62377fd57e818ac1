import { Refusal, type Reply } from '../../shared/base/refusal.ts'
import type { Answer, Argument, Channel, Progress } from '../../shared/contract.ts'
import type { FromCore, ToCore } from '../core/messages.ts'
import { endedOver, openedTooSlowly, openingLimit } from './opening-limit.ts'

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
  /** The file that is opened, where one is. */
  readonly opens: string | null
  readonly begin: () => void
  hasBegun: boolean
  readonly reply: (reply: Reply<unknown>) => void
  readonly onProgress: ((progress: Progress) => void) | undefined
  /** What is answered when the core ends first. */
  whenStopped: () => Refusal
}

/** Milliseconds that a core has to notice a wish to stop before it is ended. The project file's journal makes that safe. */
const patience = 10_000

/** The same while a file is opened: that never listens, and ending it harms nothing. */
const openingPatience = 2_000

/**
 * Starts a core and keeps one running. A core that dies is replaced at once and reopens the project that was open; one that dies before it
 * could say `ready` is replaced at the next ask, and one that dies over reopening is replaced without it, so that nothing goes round in circles. A passphrase is not kept: a locked project is asked for
 * anew, and its fresh core says why it is not open. A file that takes longer to open than `limit` allows ends its core, and nothing but the opening.
 */
export function linkCore(
  start: () => CoreProcess,
  options: { readonly patience?: number; readonly limit?: (file: string) => number } = {},
): CoreLink {
  const { patience: wait = patience, limit = openingLimit } = options
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
      else if (message.kind === 'begun') pending.get(message.id)?.begin()
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
      const ended = stranded.map(({ reply, whenStopped, opens, hasBegun }) => {
        const why = whenStopped()
        return { reply, why, over: hasBegun && why.code !== 'cancelled' ? opens : null }
      })
      if (stopped) stopped()
      else if (ready) {
        const next = startCore()
        for (const { over, why } of ended)
          if (over !== null) next.post({ kind: 'unopened', file: over, error: refusal(why).error })
      }
      for (const { reply, why } of ended) reply(refusal(why))
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
      let outOfTime: NodeJS.Timeout | undefined
      const opens = fileOpenedBy(channel, arg, opened?.arg)
      const endCore = (why: () => Refusal) => {
        // Answered only when the core is gone: not before is the project as it was.
        entry.whenStopped = why
        to.kill()
      }
      const cancel = () => {
        to.post({ kind: 'cancel', id })
        timer = setTimeout(() => endCore(cancelled), opens === null ? wait : Math.min(wait, openingPatience))
      }
      const settle = (reply: Reply<unknown>) => {
        clearTimeout(timer)
        clearTimeout(outOfTime)
        asked.signal?.removeEventListener('abort', cancel)
        resolve(reply)
      }
      asked.signal?.addEventListener('abort', cancel, { once: true })
      const entry: Pending = {
        opens,
        hasBegun: false,
        begin: () => {
          entry.hasBegun = true
          if (opens === null) return
          entry.whenStopped = () => endedOver(opens)
          outOfTime = setTimeout(() => endCore(() => openedTooSlowly(opens)), limit(opens))
        },
        reply: settle,
        onProgress: asked.onProgress,
        whenStopped: coreStopped,
      }
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
  // As it was left: made anew it would lose what was done in it.
  if (channel === 'project:sample') return { channel, arg: { again: true } }
  if (channel === 'project:restore' && (arg as Argument<'project:restore'>).file === undefined) return before
  if (
    channel === 'project:open' ||
    channel === 'project:create' ||
    channel === 'project:move' ||
    channel === 'project:restore'
  ) {
    // Without the passphrase, which nobody keeps.
    return {
      channel: 'project:open' as const,
      arg: { file: (arg as Argument<'project:open' | 'project:create' | 'project:move'>).file },
    }
  }
  return channel === 'project:close' ? null : before
}

/** The project that an ask has the core open, which may be anybody's; `open` says which one is open. */
function fileOpenedBy(channel: Channel, arg: unknown, open: unknown): string | null {
  if (channel !== 'project:open' && channel !== 'project:restore') return null
  const named = arg as Argument<'project:open' | 'project:restore'>
  return named.file ?? (open as Partial<Argument<'project:open'>> | undefined)?.file ?? null
}

const refusal = ({ code, message, hint }: Refusal) => ({ ok: false, error: { code, message, hint } }) as const
const cancelled = () => new Refusal('cancelled', 'stopped as asked', 'Nothing was changed.')
const coreStopped = () =>
  new Refusal(
    'core-stopped',
    'Proofbook’s calculation stopped unexpectedly',
    'The project is as it was before this step. Try again.',
  )
