import { refuseArgument } from '../../shared/accepts.ts'
import { Refusal, type Reply } from '../../shared/base/refusal.ts'
import { isChannel } from '../../shared/channels.ts'
import type { Handlers, Task } from '../../shared/contract.ts'
import type { FromCore, ToCore } from './messages.ts'
import { replyTo } from './reply-to.ts'

type AskMessage = Extract<ToCore, { kind: 'ask' }>

/**
 * The core's end of the line: give it messages, it posts progress and replies.
 * Asks are answered one after the other in the order they came, because all handlers share one project file and none may read another's
 * half-done transaction. A cancelled ask that still waits is answered at once; a running one hears of it from its `Task`.
 */
export function answerAsks(
  handlers: Handlers,
  post: (message: FromCore) => void,
): { readonly receive: (message: ToCore) => void; readonly drain: () => Promise<void> } {
  const cancelled = new Set<number>()
  const waiting: AskMessage[] = []
  let running: Promise<void> | null = null
  let current: number | null = null

  const run = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { id, channel, arg } = next
      current = id
      const task: Task = {
        report: (progress) => post({ kind: 'progress', id, progress }),
        checkCancelled: () => {
          if (cancelled.has(id)) throw cancelledRefusal()
        },
        breathe: () => new Promise((resolve) => setImmediate(resolve)),
      }
      // A queued cancel must be able to arrive before the next piece of work starts.
      await task.breathe()
      post({ kind: 'begun', id })
      const reply = cancelled.has(id) ? replyTo(cancelledRefusal()) : await answer(handlers, channel, arg, task)
      current = null
      cancelled.delete(id)
      post({ kind: 'reply', id, reply })
    }
    running = null
  }
  const cancel = (id: number) => {
    if (id === current) cancelled.add(id)
    const place = waiting.findIndex((ask) => ask.id === id)
    if (place < 0) return
    waiting.splice(place, 1)
    post({ kind: 'reply', id, reply: replyTo(cancelledRefusal()) })
  }

  return {
    receive: (message) => {
      if (message.kind === 'ask') {
        waiting.push(message)
        running ??= run()
      } else if (message.kind === 'cancel') {
        cancel(message.id)
      } else if (message.kind === 'close') {
        for (const { id } of [...waiting]) cancel(id)
        if (current !== null) cancel(current)
      }
    },
    drain: async () => {
      await running
    },
  }
}

/** One ask answered: unknown channels and arguments of the wrong shape are refused, refusals become replies, and so does a bug. */
async function answer(handlers: Handlers, channel: string, arg: unknown, task: Task): Promise<Reply<unknown>> {
  if (!isChannel(channel))
    return replyTo(new Refusal('forbidden', `no such question: ${channel}`, 'Reload the window.'))
  const fault = refuseArgument(channel, arg)
  if (fault !== null) return replyTo(new Refusal('bad-value', `${channel}: ${fault}`, 'Check the value and try again.'))
  try {
    const handler = handlers[channel] as (arg: unknown, task: Task) => unknown
    return { ok: true, value: await handler(arg, task) }
  } catch (error) {
    return replyTo(error)
  }
}

const cancelledRefusal = () => new Refusal('cancelled', 'stopped as asked', 'Nothing was changed.')
