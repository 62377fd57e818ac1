import { join } from 'node:path'
import { runServe } from '../../serve/run-serve.ts'
import type { Command } from '../command.ts'

const root = join(import.meta.dirname, '../../..')

/** `serve`: the screens in a browser of this machine. */
export const serve: Command = {
  name: 'serve',
  does: 'shows the screens in a browser of this machine',
  usage: 'proofbook serve [<project.proofbook>] [--port 0] [--no-open]',
  options: { port: { type: 'string' }, 'no-open': { type: 'boolean' } },
  takes: [0, 1],
  run: async ({ positionals, flags }) => {
    const port = flags.text('port')
    const argv = [
      ...positionals,
      ...(port === undefined ? [] : ['--port', port]),
      ...(flags.yes('no-open') ? ['--no-open'] : []),
      ...(flags.yes('json') ? ['--json'] : []),
    ]
    const exitCode = await runServe(argv, {
      core: join(root, 'electron/core.ts'),
      pageFolder: join(root, 'out/renderer'),
    })
    // It has printed its address itself, long before it ends.
    return { json: null, text: '', exitCode }
  },
}
