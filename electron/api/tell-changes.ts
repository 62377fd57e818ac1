import type { Answer, Argument, Channel, Handlers, Task } from '../../shared/contract.ts'
import { appendLog } from '../store/log.ts'
import { transact, type WriteStore } from '../store/store.ts'
import { type Tell, tellings } from './tellings.ts'

/** The handlers, each that changes the project with its entry in the log: the change and its entry are one transaction. */
export function tellChanges(handlers: Handlers, writable: () => WriteStore): Handlers {
  const told = Object.entries(handlers).map(([name, handler]) => {
    const channel = name as Channel
    const telling = tellings[channel]
    if (typeof telling === 'string') return [channel, handler] as const
    return [channel, telledOf(channel, handler as Handler, telling as Tell<Channel>, writable)] as const
  })
  return Object.fromEntries(told) as unknown as Handlers
}

type Handler = (arg: Argument<Channel>, task: Task) => Answer<Channel> | Promise<Answer<Channel>>

function telledOf(channel: Channel, handler: Handler, tell: Tell<Channel>, writable: () => WriteStore): Handler {
  return (arg, task) => {
    const store = writable()
    return transact(store, () => {
      const after = tell(store, arg)
      const answer = handler(arg, task)
      if (answer instanceof Promise) throw new Error(`${channel} is long work and writes its own entries`)
      const line = after(answer)
      if (line !== null) appendLog(store, line)
      return answer
    })
  }
}
