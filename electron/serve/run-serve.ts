import { spawn } from 'node:child_process'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Refusal, type ReplyError } from '../../shared/base/refusal.ts'
import { linkCore } from '../shell/core-link.ts'
import { dataFolder } from '../shell/data-folder.ts'
import { createFileTokens } from '../shell/file-tokens.ts'
import { openProject } from '../shell/open-project.ts'
import { createRecentProjects, rememberOpened } from '../shell/recent-projects.ts'
import { createRelay } from '../shell/relay.ts'
import { today } from '../shell/today.ts'
import { createPrivateFolder } from './private-folder.ts'
import { servePage } from './serve-page.ts'
import { startChildCore } from './start-core.ts'

/** Where the pieces stand that the server needs: differently in a checkout and in the build. */
export interface ServePlaces {
  /** The core's entry, TypeScript in a checkout, JavaScript in the build. */
  readonly core: string
  /** The built page. */
  readonly pageFolder: string
}

const usage = 'usage: proofbook serve [<project.proofbook>] [--port 0] [--no-open] [--json]'

/**
 * `proofbook serve`: the screens in a browser of this machine. Prints the address, opens the browser unless told not to, and serves until it is
 * interrupted. Resolves with the exit code: 0 after Ctrl-C, 1 when refused, 2 for wrong usage.
 */
export async function runServe(argv: readonly string[], places: ServePlaces): Promise<number> {
  const options = readOptions(argv)
  if (!options) {
    console.error(usage)
    return 2
  }
  try {
    return await serve(options, places)
  } catch (error) {
    const refusal = error instanceof Refusal ? error : null
    if (!refusal && process.env.PROOFBOOK_DEBUG === '1') console.error(error)
    const { code, message, hint } = refusal ?? {
      code: 'bug',
      message: String(error),
      hint: 'Run with PROOFBOOK_DEBUG=1.',
    }
    if (options.json) console.log(JSON.stringify({ error: { code, message, hint } }))
    console.error(`proofbook: ${message}; ${hint}`)
    return 1
  }
}

interface ServeOptions {
  readonly project: string | null
  readonly port: number
  readonly open: boolean
  readonly json: boolean
}

function readOptions(argv: readonly string[]): ServeOptions | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { port: { type: 'string' }, 'no-open': { type: 'boolean' }, json: { type: 'boolean' } },
    })
    const port = Number(values.port ?? 0)
    if (positionals.length > 1 || !Number.isInteger(port) || port < 0 || port > 65_535) return null
    const json = values.json ?? false
    return { project: positionals[0] ?? null, port, open: !(values['no-open'] ?? json), json }
  } catch {
    return null
  }
}

async function serve(options: ServeOptions, places: ServePlaces): Promise<number> {
  await access(join(places.pageFolder, 'index.html')).catch(() => {
    throw new Refusal('not-found', 'the screens are not built', 'run npm run build first')
  })
  // From the first moment on, so that whenever it comes it leaves nothing behind.
  const stop = interrupted()
  const data = dataFolder()
  const tokens = createFileTokens()
  const privateFolder = await createPrivateFolder(join(data, 'temporary')).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal('read-only', `${data} can’t be written (${error.code})`, 'name another folder in PROOFBOOK_DATA')
  })
  const recent = createRecentProjects(join(data, 'recent-projects.json'), tokens, today())
  const link = rememberOpened(
    linkCore(() => startChildCore(places.core, [data, today()])),
    recent,
  )
  try {
    const opening = openProject(link, options.project)
    if (options.project !== null) {
      const reply = await Promise.race([opening, stop])
      if (reply === 'stop') return 0
      if (!reply.ok) throw thrown(reply.error)
    }
    const page = {
      pageFolder: places.pageFolder,
      relay: createRelay(link, tokens),
      tokens,
      recent,
      privateFolder,
      projectFolder: join(data, 'projects'),
    }
    const server = await servePage(page, options.port).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error
      throw new Refusal('forbidden', `port ${options.port} can’t be used`, 'choose another, or leave --port out')
    })
    if (options.json) console.log(JSON.stringify({ address: server.address }))
    else console.log(`Proofbook is at ${server.address}\nOnly this computer can reach it. Ctrl-C stops it.`)
    if (options.open) openBrowser(server.address)
    void opening.then((reply) => {
      if (!reply.ok && reply.error.code !== 'cancelled') {
        console.error(`proofbook: ${reply.error.message}; ${reply.error.hint}`)
      }
    })
    await stop
    await server.close()
  } finally {
    await link.stop()
    await privateFolder.remove()
  }
  return 0
}

/** What a reply's error was when it was thrown. */
const thrown = ({ code, message, hint }: ReplyError): Error =>
  code === 'bug' ? new Error(message) : new Refusal(code, message, hint)

/** Resolves when the person or the system asks this process to end. */
function interrupted(): Promise<'stop'> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve('stop'))
  })
}

/** Shows an address in the person's browser. Where there is none, the printed address has to do. */
function openBrowser(address: string): void {
  const [command, ...args] =
    process.platform === 'win32'
      ? ['rundll32', 'url.dll,FileProtocolHandler', address]
      : [process.platform === 'darwin' ? 'open' : 'xdg-open', address]
  const child = spawn(command, args, { stdio: 'ignore', detached: true })
  child.on('error', () => {})
  child.unref()
}
