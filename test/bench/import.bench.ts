import { spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seededRandom } from '../../shared/stats/random.ts'

/** What is promised: no slower than twice the `sqlite3` program, in less memory than this. */
const promisedRatio = 2
const promisedBytes = 400 * 2 ** 20

/**
 * `npm run bench -- import [rows]`: imports that many tickets through the generic mapping, with checks, problems and indexes, in a process of its own, and has the `sqlite3`
 * program import the same file into a typed table with three indexes. Each runs three times by turns; the best of each counts.
 */
export async function bench([rows = '1000000']: readonly string[]): Promise<void> {
  if (!(await isWithinPromise(Number(rows)))) process.exitCode = 1
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
    for (let i = 0; i < 3; i += 1) {
      ours.push(await measureImport(folder, file))
      if (hasSqlite) theirs.push(await measureSqlite(folder, file, rows))
    }
    const best = (measures: readonly Measure[]): Measure => measures.reduce((a, b) => (b.seconds < a.seconds ? b : a))
    const mine = best(ours)
    console.log(`proofbook  ${say(mine)}, ${Math.round(rows / mine.seconds).toLocaleString('en')} rows a second`)
    let ok = mine.bytes < promisedBytes
    if (theirs.length > 0) {
      const other = best(theirs)
      const ratio = mine.seconds / other.seconds
      console.log(`sqlite3    ${say(other)}`)
      console.log(`ratio      ${ratio.toFixed(2)} (promised: under ${promisedRatio})`)
      ok &&= ratio < promisedRatio
    }
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

const say = ({ seconds, busy, bytes }: Measure): string =>
  `${seconds.toFixed(2)} s (${busy.toFixed(2)} s of processor), peak memory ${(bytes / 2 ** 20).toFixed(0)} MB`

async function measureImport(folder: string, file: string): Promise<Measure> {
  const project = join(folder, 'bench.proofbook')
  rmSync(project, { force: true })
  const made = spawnSync(process.execPath, [cli, 'new', project, '--timezone', 'UTC'], { encoding: 'utf8' })
  if (made.status !== 0) throw new Error(made.stderr)
  return measure(process.execPath, [cli, 'import', project, file, '--source', 'generic-contacts', '--json'])
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
  'Where is my order',
  'Cannot log in after the update',
  'Charged twice, please check',
  'The assistant said "no refund" but policy says 30 days',
  'Cancel my plan',
  'Invoice for March, April',
]

/** Writes tickets of ten columns, about 140 bytes each; some subjects hold commas, quotes and line breaks. */
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
