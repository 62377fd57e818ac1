import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { medianOf, type Took } from './measure.ts'

/** What is promised of the short deck, made from stored evidence by a process of its own. */
const promisedBusy = 2
const promisedBytes = 300 * 2 ** 10

const cli = join(import.meta.dirname, '../../electron/cli.ts')

/**
 * `npm run bench -- deck`: imports the invented company, makes its short deck once so that its evidence is stored, then measures five further times how long the command
 * line takes for it, from its start to the file on disk, and how large the file is.
 */
export function bench(): void {
  const folder = mkdtempSync(join(tmpdir(), 'proofbook-bench-'))
  try {
    const project = join(folder, 'sample.proofbook')
    const deck = join(folder, 'short.pptx')
    run('sample', join(folder, 'exports'))
    run('new', project, '--timezone', 'Europe/Berlin')
    run('import', project, join(folder, 'exports'))
    const write = () => run('deck', project, '--out', deck)
    const first = write()
    const { seconds, busy } = medianOf(Array.from({ length: 5 }, write))
    const { size } = statSync(deck)
    console.log(
      `the first time, everything derived   ${first.seconds.toFixed(2)} s, ${first.busy.toFixed(2)} s of processor`,
    )
    console.log(
      `from stored evidence, median of 5    ${seconds.toFixed(2)} s, ${busy.toFixed(2)} s of processor (promised: under ${promisedBusy})`,
    )
    console.log(
      `the short deck                       ${Math.round(size / 1024)} KB (promised: under ${promisedBytes / 1024})`,
    )
    if (busy >= promisedBusy || size >= promisedBytes) process.exitCode = 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Runs the command line and measures its process, start and end included. */
function run(...args: readonly string[]): Took {
  const timed = `TIMEFORMAT='%R %U %S'; time "$@" > /dev/null`
  const { status, stderr } = spawnSync('bash', ['-c', timed, 'bash', process.execPath, cli, ...args], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  const [seconds = 0, user = 0, system = 0] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number)
  return { seconds, busy: user + system }
}
