import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { runServe } from '../serve/run-serve.ts'
import { buildWhenStale } from './build-when-stale.ts'
import { findElectron } from './find-electron.ts'

/**
 * `npm start [-- [project.proofbook] [--browser] …]`: builds when the sources are newer than the build, then opens the window where Electron can run,
 * or says in one sentence why not and opens the same screens in a browser. Resolves with the exit code.
 */
export async function startApp(root: string, argv: readonly string[]): Promise<number> {
  if (!(await buildWhenStale(root))) return 1
  const rest = argv.filter((arg) => arg !== '--browser')
  const electron = rest.length < argv.length ? { why: 'as asked' } : await findElectron(root)
  if ('path' in electron) {
    const outcome = await runElectron(electron.path, root, rest)
    if (outcome.kind === 'ended') return outcome.code
    sayWhy(`Electron could not start here (${outcome.signal}; on Linux its sandbox may be missing)`)
  } else {
    sayWhy(electron.why)
  }
  const folder = join(root, 'out')
  return runServe(rest, { core: join(folder, 'main/core.js'), pageFolder: join(folder, 'renderer') })
}

const sayWhy = (why: string) => console.error(`No window: ${why}. Proofbook opens in your browser instead.`)

/** A crash this early is not the person's doing: Electron could not run on this machine. */
const earlyMilliseconds = 10_000

function runElectron(
  path: string,
  root: string,
  args: readonly string[],
): Promise<{ readonly kind: 'ended'; readonly code: number } | { readonly kind: 'crashed'; readonly signal: string }> {
  return new Promise((resolve) => {
    const started = performance.now()
    const child = spawn(path, [root, ...args], { stdio: 'inherit' })
    process.on('SIGINT', () => {})
    child.on('error', (error) => resolve({ kind: 'crashed', signal: error.message }))
    child.on('exit', (code, signal) => {
      const crashed = signal !== null && signal !== 'SIGINT' && signal !== 'SIGTERM'
      if (crashed && performance.now() - started < earlyMilliseconds) resolve({ kind: 'crashed', signal })
      else resolve({ kind: 'ended', code: code ?? 1 })
    })
  })
}
