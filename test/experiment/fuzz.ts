import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Damage, damages, type Outcome } from './damaged-inputs.ts'

/** What fuzzing came to. */
export interface FuzzResult {
  readonly tried: number
  readonly outcomes: Readonly<Record<Outcome, number>>
  /** Inputs that ended a process, that took too long, and that were read wrong; each with what it takes to try it again. */
  readonly ended: readonly string[]
  readonly hung: readonly string[]
  readonly wrong: readonly string[]
}

/** Inputs that one process tries before a fresh one takes over. */
const batch = 25_000
/** Memory of a process in megabytes, and the seconds of processor time in which a hundred inputs must be done. Time on the wall would blame a busy machine on the input. */
const memory = 512
const patience = 60

interface Message {
  readonly at?: number
  readonly wrong?: number
  readonly why?: string
  readonly done?: Partial<Record<Outcome, number>>
}

/** Tries `count` damaged inputs, a quarter of each kind, in processes of bounded memory and time, one after the other. */
export async function fuzz(count: number, seed: number, say: (line: string) => void): Promise<FuzzResult> {
  const outcomes: Record<Outcome, number> = { refused: 0, read: 0, compared: 0, 'passed over': 0 }
  const ended: string[] = []
  const hung: string[] = []
  const wrong: string[] = []
  let tried = 0
  for (const kind of damages) {
    const until = Math.floor(count / damages.length)
    for (let from = 0; from < until; ) {
      const to = Math.min(until, from + batch)
      const run = await tryBatch(kind, seed, from, to)
      for (const [name, times] of Object.entries(run.outcomes)) outcomes[name as Outcome] += times
      wrong.push(...run.wrong.map((one) => `${kind}, seed ${seed}, ${one}`))
      // The input that ended it lies within the hundred after the last word; the rest is tried by the next process.
      if (run.ending !== 'done') {
        const where = `${kind}, seed ${seed}, after ${run.at}`
        if (run.ending === 'hung') hung.push(where)
        else ended.push(where)
      }
      const next = run.ending === 'done' ? to : run.at + 100
      tried += next - from
      from = next
      say(`${kind}: ${from} of ${until}, ${wrong.length} wrong, ${ended.length} ended, ${hung.length} hung`)
    }
  }
  return { tried, outcomes, ended, hung, wrong }
}

interface BatchRun {
  readonly ending: 'done' | 'ended' | 'hung'
  readonly at: number
  readonly outcomes: Partial<Record<Outcome, number>>
  readonly wrong: readonly string[]
}

function tryBatch(kind: Damage, seed: number, from: number, until: number): Promise<BatchRun> {
  return new Promise((resolve) => {
    const worker = join(import.meta.dirname, 'fuzz-worker.ts')
    const child = fork(worker, [kind, String(seed), String(from), String(until)], {
      execArgv: [`--max-old-space-size=${memory}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    let at = from
    let outcomes: BatchRun['outcomes'] | undefined
    let isHung = false
    const wrong: string[] = []
    let busyAtWord = 0
    const endWhenStuck = () => {
      if (busySeconds(child.pid) - busyAtWord < patience) return
      isHung = true
      child.kill('SIGKILL')
    }
    // After the words that wait to be heard: this process may have had no turn for long.
    const watch = setInterval(() => setImmediate(endWhenStuck), 1_000)
    child.on('message', (message: Message) => {
      busyAtWord = busySeconds(child.pid)
      if (message.at !== undefined) at = message.at
      if (message.done) outcomes = message.done
      if (message.wrong !== undefined) wrong.push(`number ${message.wrong}: ${message.why}`)
    })
    child.on('exit', () => {
      clearInterval(watch)
      const ending = outcomes ? 'done' : isHung ? 'hung' : 'ended'
      resolve({ ending, at, outcomes: outcomes ?? {}, wrong })
    })
  })
}

/** Processor time that a process has used, from /proc; where there is none, the seconds since it was first asked for. */
function busySeconds(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return process.platform === 'linux' ? 0 : performance.now() / 1000
  }
}
