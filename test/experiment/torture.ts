import { fork, spawnSync } from 'node:child_process'
import { copyFileSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contentHash } from '../../electron/store/content-hash.ts'
import { openStore } from '../../electron/store/open-store.ts'
import { Refusal } from '../../shared/base/refusal.ts'
import { seededRandom } from '../../shared/stats/random.ts'
import { scratchFolder } from '../helpers/command-line.ts'
import { type Operation, operations } from './torture-operations.ts'

/** What a kind of torture came to; `broken` says each promise that was not kept. */
export interface TortureResult {
  readonly lines: readonly string[]
  readonly broken: readonly string[]
}

/** A step of work that was done once undisturbed: as a project is before and after it. */
export interface Prepared {
  readonly operation: Operation
  readonly folder: ReturnType<typeof scratchFolder>
  /** The project as it is before every round. */
  readonly start: string
  readonly before: string
  readonly after: string
  /** Milliseconds that the step takes when nobody disturbs it. */
  readonly whole: number
}

type Word = { readonly done?: true; readonly refused?: string; readonly bug?: string; readonly ready?: true }

/** How a disturbed step ended: `killed` when it had said nothing by then. */
type Ending =
  | { readonly kind: 'done'; readonly took: number }
  | { readonly kind: 'killed' }
  | { readonly kind: 'refused' | 'bug'; readonly what: string }

/** Kills steps of work at random moments; each project must then open, hold the step whole or not at all, and whole when it was said to be done. */
export async function killAtRandom(kills: number, seed: number, say: (line: string) => void): Promise<TortureResult> {
  const random = seededRandom(seed)
  const broken: string[] = []
  const lines: string[] = []
  for (const [place, operation] of operations.entries()) {
    const prepared = await prepare(operation)
    const rounds = Math.floor(kills / operations.length) + (place < kills % operations.length ? 1 : 0)
    const found = { killed: 0, done: 0, before: 0, after: 0, left: 0 }
    for (let round = 0; round < rounds; ) {
      const project = await freshProject(prepared)
      const ending = await runStep(prepared, project, random.uniform() * prepared.whole * 1.1)
      if (ending.kind === 'killed') {
        found.killed += 1
        round += 1
      } else found.done += 1
      if (existsSync(`${project}-journal`)) found.left += 1
      const state = stateOf(project, prepared)
      if (state !== 'before' && state !== 'after') broken.push(`${operation.name}, killed: ${state}`)
      else found[state] += 1
      if (ending.kind === 'done' && state !== 'after') broken.push(`${operation.name} was confirmed and is not there`)
      if (ending.kind === 'bug' || ending.kind === 'refused') broken.push(`${operation.name}: ${ending.what}`)
    }
    lines.push(
      `${operation.name.padEnd(22)} ${found.killed} killed, ${found.done} done before; then as before ${found.before}, as after ${found.after}; a journal was left ${found.left} times`,
    )
    say(lines.at(-1) as string)
    prepared.folder.remove()
  }
  return { lines, broken }
}

/** Ways in which a disk fails: what is called, with which error. */
const faults = [
  'posix/io/rw/pwrite64',
  'posix/io/rw/pwrite',
  'posix/io/sync/fsync',
  'posix/io/sync/fdatasync',
  'posix/io/rw/ftruncate',
  'posix/io/dir/rename',
  'posix/io/dir/unlink',
].flatMap((call) => [
  { call, error: 'ENOSPC', number: 28 },
  { call, error: 'EIO', number: 5 },
])

/** Lets disks fail at random under steps of work; each must be confirmed and there, or refused in words and there whole or not at all, and work when it is tried again. */
export async function failDisks(runs: number, seed: number, say: (line: string) => void): Promise<TortureResult> {
  if (spawnSync('fiu-run', ['-h'], { stdio: 'ignore' }).error !== undefined)
    return { lines: ['left out: fiu-run (Debian: fiu-utils) is not installed'], broken: [] }
  const random = seededRandom(seed)
  const broken: string[] = []
  const lines: string[] = []
  for (const [place, operation] of operations.entries()) {
    const prepared = await prepare(operation)
    const rounds = Math.floor(runs / operations.length) + (place < runs % operations.length ? 1 : 0)
    const found: Record<string, number> = {}
    for (let round = 0; round < rounds; round += 1) {
      const project = await freshProject(prepared)
      const { call, error, number } = faults[random.integer(faults.length)] as (typeof faults)[number]
      const chance = [0.003, 0.02, 0.2, 1][random.integer(4)] as number
      const fault = `enable_random name=${call},probability=${chance},failinfo=${number}`
      const ending = await runStep(prepared, project, null, ['fiu-run', '-x', '-f', '', '-c', fault])
      const what = ending.kind === 'refused' ? `refused: ${ending.what}` : ending.kind
      found[what] = (found[what] ?? 0) + 1
      const where = `${operation.name} with ${error} from ${call} (${chance})`
      if (ending.kind === 'bug' || ending.kind === 'killed')
        broken.push(`${where} ended in ${ending.kind === 'bug' ? ending.what : 'a crash'}`)
      const state = stateOf(project, prepared)
      if (state !== 'before' && state !== 'after') broken.push(`${where}: ${state}`)
      if (ending.kind === 'done' && state !== 'after') broken.push(`${where} was confirmed and is not there`)
    }
    lines.push(
      `${operation.name.padEnd(22)} ${Object.entries(found)
        .map(([what, times]) => `${what} ${times}`)
        .join(', ')}`,
    )
    say(lines.at(-1) as string)
    prepared.folder.remove()
  }
  return { lines, broken }
}

/** Cuts a project at every border of a page and flips bytes at random; opening it must be refused in words, or give the right content, and never take long. */
export async function damageFiles(flips: number, seed: number, say: (line: string) => void): Promise<TortureResult> {
  const random = seededRandom(seed)
  const broken: string[] = []
  const prepared = await prepare(operations[0] as Operation)
  const sound = readFileSync(prepared.start)
  const page = sound.readUInt16BE(16)
  const path = prepared.folder.at('damaged.proofbook')
  let longest = 0
  const tried = (bytes: Buffer, what: string): string => {
    writeFileSync(path, bytes)
    const began = performance.now()
    const state = stateOf(path, prepared)
    longest = Math.max(longest, performance.now() - began)
    if (state !== 'before' && !state.startsWith('refused')) broken.push(`${what}: ${state}`)
    return state.startsWith('refused') ? 'refused' : 'right'
  }
  const cut = { refused: 0, right: 0 }
  for (let length = 0; length < sound.length; length += page)
    cut[tried(sound.subarray(0, length), `cut at ${length}`) as 'refused' | 'right'] += 1
  const flipped = { refused: 0, right: 0 }
  for (let i = 0; i < flips; i += 1) {
    const bytes = Buffer.from(sound)
    const at = random.integer(bytes.length)
    bytes[at] = (bytes[at] as number) ^ (1 + random.integer(255))
    flipped[tried(bytes, `byte ${at} changed`) as 'refused' | 'right'] += 1
  }
  prepared.folder.remove()
  const lines = [
    `cut at every page       ${cut.refused} refused, ${cut.right} read right`,
    `a byte changed          ${flipped.refused} refused, ${flipped.right} read right`,
    `longest opening         ${Math.round(longest)} ms`,
  ]
  for (const line of lines) say(line)
  return { lines, broken }
}

/** Makes what an operation begins with, and does it once undisturbed. */
export async function prepare(operation: Operation): Promise<Prepared> {
  const folder = scratchFolder()
  const start = folder.at('start.proofbook')
  await operation.prepare(start)
  const project = await freshProject({ folder, start })
  const known = { operation, folder, start, before: hashOf(start), after: '', whole: 600_000 }
  const ending = await runStep(known, project, null)
  if (ending.kind !== 'done') throw new Error(`${operation.name} can’t be done undisturbed: ${JSON.stringify(ending)}`)
  return { ...known, whole: ending.took, after: hashOf(project) }
}

/** The project of an operation as it begins, and what belongs to it, under another name. */
export async function freshProject({ folder, start }: Pick<Prepared, 'folder' | 'start'>): Promise<string> {
  const project = folder.at('p.proofbook')
  for (const ending of ['', '-journal', '-open', '-backups', '.data'])
    rmSync(project + ending, { recursive: true, force: true })
  copyFileSync(start, project)
  if (existsSync(`${start}-backups`)) cpSync(`${start}-backups`, `${project}-backups`, { recursive: true })
  for (const ending of ['.before.csv', '.more.csv', '.own'])
    if (existsSync(start + ending)) copyFileSync(start + ending, project + ending)
  return project
}

/** Does the step in a process of its own, killed so many milliseconds after it was told to begin. */
export function runStep(
  { operation }: Pick<Prepared, 'operation'>,
  project: string,
  killAfter: number | null,
  within: readonly string[] = [],
): Promise<Ending> {
  return new Promise((resolve) => {
    const worker = join(import.meta.dirname, 'torture-worker.ts')
    const [command, ...wrapped] = [...within, process.execPath]
    const child = fork(worker, [operation.name, project], {
      ...(within.length === 0 ? {} : { execPath: command as string, execArgv: wrapped }),
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      // A thousand processes read the same sources.
      env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'proofbook-torture-cache') },
    })
    let ending: Ending = { kind: 'killed' }
    let timer: NodeJS.Timeout | undefined
    let began = 0
    child.on('message', (word: Word) => {
      if (word.ready) {
        began = performance.now()
        child.send('go')
        if (killAfter !== null) timer = setTimeout(() => child.kill('SIGKILL'), killAfter)
      } else if (word.done) ending = { kind: 'done', took: performance.now() - began }
      else if (word.refused !== undefined) ending = { kind: 'refused', what: word.refused }
      else if (word.bug !== undefined) ending = { kind: 'bug', what: word.bug }
    })
    child.on('exit', () => {
      clearTimeout(timer)
      resolve(ending)
    })
  })
}

/** Opens a project as a person would next and says which of its two states it is in, how it was refused, or what is wrong with it. */
export function stateOf(project: string, { before, after }: Pick<Prepared, 'before' | 'after'>): string {
  try {
    const store = openStore(project)
    try {
      const integrity = store.db.pragma('integrity_check(1)', { simple: true })
      if (integrity !== 'ok') return `opened, but ${String(integrity)}`
      const hash = contentHash(store)
      return hash === after ? 'after' : hash === before ? 'before' : 'neither as before nor as after'
    } finally {
      store.close()
    }
  } catch (error) {
    return error instanceof Refusal ? `refused: ${error.message}` : `a bug: ${String(error)}`
  }
}

function hashOf(project: string): string {
  const store = openStore(project, { readOnly: true })
  try {
    return contentHash(store)
  } finally {
    store.close()
  }
}
