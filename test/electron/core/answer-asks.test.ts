import { describe, expect, it } from 'vitest'
import { answerAsks } from '../../../electron/core/answer-asks.ts'
import type { FromCore } from '../../../electron/core/messages.ts'
import { Refusal } from '../../../shared/base/refusal.ts'
import type { Handlers } from '../../../shared/contract.ts'

/** A core of which only these handlers are asked, and everything that it posts. */
function core(handlers: Partial<Handlers>) {
  const posted: FromCore[] = []
  const { receive, drain } = answerAsks(handlers as Handlers, (message) => posted.push(message))
  const replies = () => posted.flatMap((message) => (message.kind === 'reply' ? [[message.id, message.reply]] : []))
  return { receive, drain, posted, replies }
}

const ask = (id: number, channel: string, arg: unknown = {}) => ({ kind: 'ask' as const, id, channel, arg })

describe('answerAsks', () => {
  it('answers one ask after the other, in the order they came', async () => {
    const order: string[] = []
    const slow = (name: string) => async (_arg: unknown, task: { breathe: () => Promise<void> }) => {
      order.push(`${name} begins`)
      await task.breathe()
      order.push(`${name} ends`)
      return null as never
    }
    const { receive, drain } = core({ 'project:verify': slow('first'), 'project:close': slow('second') })
    receive(ask(1, 'project:verify'))
    receive(ask(2, 'project:close'))
    await drain()
    expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends'])
  })

  it('passes progress on under the number of the ask', async () => {
    const { receive, drain, posted } = core({
      'data:import': (_arg, task) => {
        task.report({ doing: 'Reading tickets.csv', done: 0.5, rows: 10 })
        return []
      },
    })
    receive(ask(7, 'data:import', { files: [] }))
    await drain()
    expect(posted).toEqual([
      { kind: 'begun', id: 7 },
      { kind: 'progress', id: 7, progress: { doing: 'Reading tickets.csv', done: 0.5, rows: 10 } },
      { kind: 'reply', id: 7, reply: { ok: true, value: [] } },
    ])
  })

  it('tells a running task of the wish to stop, and answers what waits behind it at once', async () => {
    let turns = 0
    const { receive, drain, replies } = core({
      'data:import': async (_arg, task) => {
        for (;;) {
          turns += 1
          if (turns === 3) {
            receive({ kind: 'cancel', id: 2 })
            receive({ kind: 'cancel', id: 1 })
          }
          task.checkCancelled()
          await task.breathe()
        }
      },
      'project:close': () => null,
    })
    receive(ask(1, 'data:import', { files: [] }))
    receive(ask(2, 'project:close'))
    receive(ask(3, 'project:close'))
    await drain()
    expect(turns).toBe(3)
    expect(replies()).toEqual([
      [2, { ok: false, error: expect.objectContaining({ code: 'cancelled' }) }],
      [1, { ok: false, error: expect.objectContaining({ code: 'cancelled' }) }],
      [3, { ok: true, value: null }],
    ])
  })

  it('answers everything before it is closed', async () => {
    const { receive, drain, replies } = core({
      'data:import': async (_arg, task) => {
        for (;;) {
          task.checkCancelled()
          await task.breathe()
        }
      },
    })
    receive(ask(1, 'data:import', { files: [] }))
    receive(ask(2, 'data:import', { files: [] }))
    await new Promise((resolve) => setImmediate(resolve))
    receive({ kind: 'close' })
    await drain()
    expect(replies().map(([id]) => id)).toEqual([2, 1])
  })

  it.each<[string, string, unknown, object]>([
    ['an unknown channel', 'project:steal', {}, { code: 'forbidden', message: 'no such question: project:steal' }],
    ['a name of Object', 'constructor', {}, { code: 'forbidden' }],
    ['a wrong argument', 'project:open', { file: 7 }, { code: 'bad-value' }],
    ['a refusal', 'project:verify', {}, { code: 'no-project', message: 'no project is open', hint: 'Open one.' }],
    ['a bug', 'project:close', {}, { code: 'bug', message: 'x is undefined' }],
  ])('replies to %s without a stack', async (_what, channel, arg, error) => {
    const { receive, drain, replies } = core({
      'project:verify': () => {
        throw new Refusal('no-project', 'no project is open', 'Open one.')
      },
      'project:close': () => {
        throw new TypeError('x is undefined')
      },
    })
    receive(ask(1, channel, arg))
    await drain()
    const [reply] = replies()
    expect(reply).toEqual([1, { ok: false, error: expect.objectContaining(error) }])
    expect(JSON.stringify(reply)).not.toContain('.ts:')
  })
})
