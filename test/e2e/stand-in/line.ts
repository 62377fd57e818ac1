/** Something that messages go through both ways, such as a child process with an IPC channel. */
interface Ends {
  readonly send?: ((message: never, sent: (error: Error | null) => void) => unknown) | undefined
  readonly on: (event: 'message', listener: (message: never) => void) => unknown
}

type Message =
  | { readonly call: number; readonly method: string; readonly args: readonly unknown[] }
  | { readonly answer: number; readonly value?: unknown; readonly error?: string }

export type Methods = Readonly<Record<string, (...args: never[]) => unknown>>

/** Two-way calls over a message channel: offers methods to the other side and calls its. */
export function createLine(ends: Ends, offered: Methods): (method: string, ...args: unknown[]) => Promise<unknown> {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let last = 0
  const send = (message: Message, failed: (error: Error) => void = () => {}) => {
    ends.send?.(message as never, (error) => error && failed(error))
  }
  ends.on('message', async (message: Message) => {
    if ('answer' in message) {
      const call = waiting.get(message.answer)
      waiting.delete(message.answer)
      if (message.error === undefined) call?.resolve(message.value)
      else call?.reject(new Error(message.error))
      return
    }
    try {
      const method = offered[message.method]
      if (!method) throw new Error(`no such method: ${message.method}`)
      send({ answer: message.call, value: await method(...(message.args as never[])) })
    } catch (error) {
      send({ answer: message.call, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  })
  return (method, ...args) =>
    new Promise((resolve, reject) => {
      last += 1
      waiting.set(last, { resolve, reject })
      send({ call: last, method, args }, reject)
    })
}
