import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { seededRandom } from '../../shared/stats/random.ts'
import { cutWays, Disk, type DiskEvent } from './disk.ts'
import { readSystemCalls, straceArguments } from './system-calls.ts'
import { freshProject, type Prepared, prepare, runStep, stateOf, type TortureResult } from './torture.ts'
import { type Operation, operations } from './torture-operations.ts'

/** Smaller steps than the killing takes: every write is recorded. */
const cutOff = operations.filter(({ name }) => name !== 'share')

/**
 * Cuts the power in the middle of steps of work, on a disk that keeps only what it was made to wait for. What the step does to files is recorded once; then the files are put together as the disk may hold
 * them at moments in between, with what was not synced lost, there, or there in torn pieces. Each must open and hold the step whole or not at all, and whole when it was said to be done.
 */
export async function cutPower(cuts: number, seed: number, say: (line: string) => void): Promise<TortureResult> {
  if (spawnSync('strace', ['-V'], { stdio: 'ignore' }).error !== undefined)
    return { lines: ['left out: strace (Debian: strace) is not installed'], broken: [] }
  const broken: string[] = []
  const lines: string[] = []
  for (const [place, operation] of cutOff.entries()) {
    const rounds = Math.floor(cuts / cutOff.length) + (place < cuts % cutOff.length ? 1 : 0)
    const prepared = await prepare(operation)
    const { events, files } = await record(prepared)
    const found = await cutAt(prepared, { events, files, rounds, seed, operation, broken })
    lines.push(
      `${operation.name.padEnd(22)} ${events.length} changes and syncs; cut ${rounds} times: as before ${found.before}, as after ${found.after}`,
    )
    say(lines.at(-1) as string)
    prepared.folder.remove()
  }
  return { lines, broken }
}

/** Does the step once and writes down what it does to the files, which are given as they were. */
async function record(
  prepared: Prepared,
): Promise<{ events: readonly DiskEvent[]; files: ReadonlyMap<string, Buffer> }> {
  const project = await freshProject(prepared)
  const folder = dirname(project)
  const files = filesIn(folder)
  const log = prepared.folder.at('system-calls.log')
  const ending = await runStep(prepared, project, null, ['strace', ...straceArguments, '-o', log])
  if (ending.kind !== 'done') throw new Error(`${prepared.operation.name} can’t be done while it is recorded`)
  const disk = new Disk(files)
  const events: DiskEvent[] = []
  for await (const call of readSystemCalls(log, folder)) {
    const event: DiskEvent =
      call.kind === 'copy'
        ? {
            kind: 'write',
            path: call.path,
            at: call.to,
            bytes: Buffer.from(disk.read(call.from)?.subarray(call.at, call.at + call.length) ?? []),
          }
        : call
    disk.apply(event)
    events.push(event)
  }
  rmSync(log)
  // The record is only worth something when it comes to what is really there.
  for (const [path, bytes] of filesIn(folder))
    if (!disk.read(path)?.equals(bytes))
      throw new Error(`${prepared.operation.name}: ${path} is not what was recorded of it`)
  return { events, files }
}

/** Cuts before syncs, where most is uncertain, at any other moment, and once all is done. */
async function cutAt(
  prepared: Prepared,
  {
    events,
    files,
    rounds,
    seed,
    operation,
    broken,
  }: {
    readonly events: readonly DiskEvent[]
    readonly files: ReadonlyMap<string, Buffer>
    readonly rounds: number
    readonly seed: number
    readonly operation: Operation
    readonly broken: string[]
  },
): Promise<{ before: number; after: number }> {
  const random = seededRandom(seed)
  const syncs = events.flatMap(({ kind }, at) => (kind === 'sync' ? [at] : []))
  const moments = Array.from({ length: rounds }, (_, round) => {
    if (round % 10 === 0) return events.length
    return round % 2 === 0 && syncs.length > 0
      ? (syncs[random.integer(syncs.length)] as number)
      : random.integer(events.length + 1)
  }).sort((a, b) => a - b)
  const found = { before: 0, after: 0 }
  const disk = new Disk(files)
  const project = prepared.folder.at('p.proofbook')
  let at = 0
  for (const moment of moments) {
    for (; at < moment; at += 1) disk.apply(events[at] as DiskEvent)
    const way = cutWays[random.integer(cutWays.length)] ?? 'anything'
    putFiles(dirname(project), disk.afterCut(way, random))
    const state = stateOf(project, prepared)
    const where = `${operation.name}, power cut after ${moment} of ${events.length}, ${way}`
    if (state !== 'before' && state !== 'after') broken.push(`${where}: ${state}`)
    else found[state] += 1
    if (moment === events.length && state !== 'after') broken.push(`${where}: was confirmed and is not there`)
  }
  return found
}

function filesIn(folder: string): Map<string, Buffer> {
  const files = new Map<string, Buffer>()
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name)
    if (statSync(path).isFile()) files.set(path, readFileSync(path))
  }
  return files
}

/** Makes a folder hold these files and no others. */
function putFiles(folder: string, files: ReadonlyMap<string, Buffer>): void {
  for (const path of filesIn(folder).keys()) if (!files.has(path)) rmSync(path)
  for (const [path, bytes] of files) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, bytes, { mode: 0o600 })
  }
}
