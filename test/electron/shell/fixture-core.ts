import { answerAsks } from '../../../electron/core/answer-asks.ts'
import { openPort } from '../../../electron/core/port.ts'
import { Refusal } from '../../../shared/base/refusal.ts'
import type { Handlers, ProjectInfo, UnopenedProject } from '../../../shared/contract.ts'

// A core of its own process whose handlers misbehave on demand. Its first argument says how: `crash-at-start` or nothing.
if (process.argv[2] === 'crash-at-start') process.exit(3)

let open: string | null = null
let unopened: UnopenedProject | null = null
const info = (name: string): ProjectInfo => ({ name }) as ProjectInfo

const handlers: Partial<Handlers> = {
  'project:current': () => (open === null ? null : info(open)),
  'project:open': ({ file, passphrase }) => {
    if (file.endsWith('slow')) for (;;);
    if (file.endsWith('locked') && passphrase !== 'right') {
      const error = { code: 'passphrase-needed', message: `${file} is locked`, hint: 'Ask for it.' } as const
      unopened = { file, name: file, error, backups: [] }
      throw new Refusal(error.code, error.message, error.hint)
    }
    if (file === 'missing') throw new Refusal('not-found', 'missing is not there', 'Choose another.')
    // A file that can be opened once, and ends whoever opens it again.
    if (file.endsWith('poison') && process.argv[3] === 'second') process.exit(4)
    open = file
    return info(file)
  },
  'project:create': ({ file }) => {
    open = file
    return info(file)
  },
  'project:unopened': () => unopened,
  'project:close': () => {
    open = null
    return null
  },
  'project:verify': () => process.exit(5),
  'data:recognise': async (_arg, task) => {
    task.report({ doing: 'Never listening again', done: null })
    await task.breathe()
    for (;;);
  },
  'data:import': async (_arg, task) => {
    task.report({ doing: 'Reading', done: 0.5 })
    for (;;) {
      task.checkCancelled()
      await task.breathe()
    }
  },
}

const port = openPort()
const { receive, drain } = answerAsks(handlers as Handlers, port.post)
port.onMessage((message) => {
  if (message.kind === 'unopened') {
    unopened = { ...message, name: message.file, backups: [] }
    return
  }
  receive(message)
  if (message.kind === 'close') void drain().then(() => process.exit(0))
})
port.onOrphaned(() => process.exit(0))
port.post({ kind: 'ready' })
