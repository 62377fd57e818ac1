import { spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { quantileOfSorted } from '../../shared/stats/quantile.ts'
import { seededRandom } from '../../shared/stats/random.ts'
import { readProfiles } from './read-profile.ts'

/** What is promised: no slower than twice the `sqlite3` program, in less memory than this. */
const promisedRatio = 2
const promisedBytes = 400 * 2 ** 20
const rounds = 3

/**
 * `npm run bench -- import [--rows 5000000]`: imports that many tickets (a million) through the generic mapping, with checks, problems and indexes, in a process of its
 * own, and has the `sqlite3` program import the same file into a typed table with three indexes. They run by turns, so that a busy machine is
 * busy for both; the ratio is the median of the rounds' own. Memory is the most that the process had at once, all threads and the program's own pages
 * counted. A last run, which counts for nothing, shows where the time goes.
 */
export async function bench(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { rows: { type: 'string', default: '1000000' } } })
  if (!(await isWithinPromise(Number(values.rows)))) process.exitCode = 1
}

async function isWithinPromise(rows: number): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'proofbook-bench-'))
  try {
    const file = join(folder, 'tickets.csv')
    writeTickets(file, rows)
    console.log(`${rows.toLocaleString('en')} tickets, ${(statSync(file).size / 1e6).toFixed(0)} MB`)
    const hasSqlite = spawnSync('sqlite3', ['--version']).status === 0
    if (!hasSqlite) console.log('the sqlite3 program is not installed, so there is nothing to hold against')
    const ours: Measure[] = []
    const theirs: Measure[] = []
    for (let i = 0; i < rounds; i += 1) {
      ours.push(await measureImport(folder, file))
      if (hasSqlite) theirs.push(await measureSqlite(folder, file, rows))
    }
    const bytes = Math.max(...ours.map((one) => one.bytes))
    const perSecond = Math.round(rows / median(ours.map((one) => one.seconds)))
    console.log(`proofbook  ${say(ours)}, ${perSecond.toLocaleString('en')} rows a second`)
    console.log(`memory     ${(bytes / 2 ** 20).toFixed(0)} MB at most (promised: under ${promisedBytes / 2 ** 20} MB)`)
    let ok = bytes < promisedBytes
    if (theirs.length > 0) {
      const ratioOf = (part: 'seconds' | 'busy') =>
        median(ours.map((one, i) => one[part] / (theirs[i] as Measure)[part]))
      console.log(`sqlite3    ${say(theirs)}`)
      console.log(
        `ratio      ${ratioOf('seconds').toFixed(2)} (promised: under ${promisedRatio}), of processor time ${ratioOf('busy').toFixed(2)}`,
      )
      ok &&= ratioOf('seconds') < promisedRatio
    }
    const profiles = join(folder, 'profiles')
    await measureImport(folder, file, ['--cpu-prof', `--cpu-prof-dir=${profiles}`])
    console.log(
      ['where the time goes (one more run, slowed down by being watched)', ...readProfiles(profiles, 8)].join('\n'),
    )
    return ok
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Measure {
  readonly seconds: number
  /** Processor time of all threads. */
  readonly busy: number
  readonly bytes: number
}

const say = (measures: readonly Measure[]): string =>
  `${median(measures.map((one) => one.seconds)).toFixed(2)} s (${median(measures.map((one) => one.busy)).toFixed(2)} s of processor), median of ${measures.length}`

const median = (values: readonly number[]): number => quantileOfSorted(Float64Array.from(values).sort(), 0.5)

async function measureImport(folder: string, file: string, flags: readonly string[] = []): Promise<Measure> {
  const project = join(folder, 'bench.proofbook')
  rmSync(project, { force: true })
  const made = spawnSync(process.execPath, [cli, 'new', project, '--timezone', 'UTC'], { encoding: 'utf8' })
  if (made.status !== 0) throw new Error(made.stderr)
  return measure(process.execPath, [...flags, cli, 'import', project, file, '--source', 'generic-contacts', '--json'])
}

const cli = join(import.meta.dirname, '../../electron/cli.ts')

async function measureSqlite(folder: string, file: string, rows: number): Promise<Measure> {
  const database = join(folder, 'bench.sqlite')
  rmSync(database, { force: true })
  const measured = await measure('sqlite3', [
    database,
    '.mode csv',
    'CREATE TABLE t (ticket_id TEXT, customer_id TEXT, created_at TEXT, closed_at TEXT, channel TEXT, handled_by TEXT, resolution TEXT, topic TEXT, csat INTEGER, subject TEXT)',
    `.import --skip 1 ${file} t`,
    'CREATE UNIQUE INDEX by_id ON t (ticket_id)',
    'CREATE INDEX by_customer ON t (customer_id)',
    'CREATE INDEX by_time ON t (created_at)',
  ])
  const count = spawnSync('sqlite3', [database, 'SELECT COUNT(*) FROM t'], { encoding: 'utf8' }).stdout.trim()
  if (Number(count) !== rows) throw new Error(`sqlite3 imported ${count} rows`)
  return measured
}

/** Runs a program and watches it: how long, how busy, how much memory at most (from /proc where there is one). */
function measure(program: string, args: readonly string[]): Promise<Measure> {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
    let errors = ''
    child.stderr.on('data', (text) => {
      errors += text
    })
    let bytes = 0
    let busy = 0
    const watch = setInterval(() => {
      const proc = `/proc/${child.pid}`
      if (!existsSync(`${proc}/status`)) return
      try {
        bytes = Math.max(bytes, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`${proc}/status`, 'utf8'))?.[1] ?? 0) * 1024)
        const fields = readFileSync(`${proc}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
        busy = (Number(fields[11]) + Number(fields[12])) / 100
      } catch {
        // It ended between the two looks.
      }
    }, 20)
    child.on('exit', (code) => {
      clearInterval(watch)
      if (code === 0) resolve({ seconds: (performance.now() - began) / 1000, busy, bytes })
      else reject(new Error(`${program} failed: ${errors}`))
    })
  })
}

const channels = ['chat', 'email', 'phone', 'whatsapp', 'web form']
const handlers = ['ai', 'human', 'ai_to_human']
const endings = ['resolved', 'reopened', 'unresolved', 'abandoned']
const topics = ['refund', 'login', 'delivery late', 'billing', 'cancel', 'how to', 'bug report']
const subjects = [
  'Where is my order from last week',
  'Cannot log in after the update',
  'Charged twice, please check and refund',
  'The assistant said "no refund" but policy says 30 days',
  'Cancel my plan at the end of the month',
  'Invoice for March, April is missing',
]

/** Writes tickets of ten columns, about 147 bytes each; some subjects hold commas, quotes and line breaks. */
function writeTickets(path: string, rows: number): void {
  const { uniform: random } = seededRandom(9)
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const iso = (at: number): string => `${new Date(at * 1000).toISOString().slice(0, 19)}Z`
  const start = Date.UTC(2023, 0, 1) / 1000
  const customers = Math.max(1, Math.floor(rows / 6))
  const handle = openSync(path, 'w')
  let text = 'ticket_id,customer_id,created_at,closed_at,channel,handled_by,resolution,topic,csat,subject\n'
  for (let i = 1; i <= rows; i += 1) {
    const opened = start + Math.floor(random() * 3 * 365 * 86_400)
    const closed = opened + Math.floor(-Math.log(1 - random()) * 40_000)
    const subject = `${one(subjects)} #${Math.floor(random() * 1e6)}${random() < 0.002 ? '\nsecond line' : ''}`
    const quoted = /[",\n]/.test(subject) ? `"${subject.replaceAll('"', '""')}"` : subject
    const customer = String(Math.floor(random() * customers)).padStart(8, '0')
    const rating = random() < 0.25 ? 1 + Math.floor(random() * 5) : ''
    text += `T${String(i).padStart(9, '0')},CUST-${customer},${iso(opened)},${random() < 0.02 ? '' : iso(closed)},${one(channels)},${one(handlers)},${one(endings)},${one(topics)},${rating},${quoted}\n`
    if (text.length > 1 << 20) {
      writeSync(handle, text)
      text = ''
    }
  }
  writeSync(handle, text)
  closeSync(handle)
}
