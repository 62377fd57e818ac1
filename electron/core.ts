import { createCore } from './api/index.ts'
import { answerAsks } from './core/answer-asks.ts'
import { openPort } from './core/port.ts'
import { refuseNetwork } from './core/refuse-network.ts'
import { clock } from './shell/today.ts'

// The core in a process of its own: a long query can be ended by ending it, and a crash leaves the window alive.
refuseNetwork()
const [dataFolder, today] = process.argv.slice(2)
if (!dataFolder || !today) throw new Error('usage: core <data folder> <today>')

const port = openPort()
const core = createCore({ dataFolder, today, clock })
const { receive, drain } = answerAsks(core.handlers, port.post)

const stop = async () => {
  await drain()
  core.close()
  process.exit(0)
}
port.onMessage((message) => {
  if (message.kind === 'unopened') return core.noteUnopened(message.file, message.error)
  receive(message)
  if (message.kind === 'close') void stop()
})
port.onOrphaned(() => {
  receive({ kind: 'close' })
  void stop()
})
// Ctrl-C reaches every process of the terminal; the shell decides when the core ends.
process.on('SIGINT', () => {})
port.post({ kind: 'ready' })
