import { spawnSync } from 'node:child_process'
import { quantileOfSorted } from '../../shared/stats/quantile.ts'

/** What a piece of work took: seconds on the wall, and seconds of processor time of all threads, which others on the machine lengthen less. */
export interface Took {
  readonly seconds: number
  readonly busy: number
}

/** Runs work in this process and measures it. */
export function measured(work: () => void): Took {
  const busy = process.cpuUsage()
  const began = performance.now()
  work()
  const { user, system } = process.cpuUsage(busy)
  return { seconds: (performance.now() - began) / 1000, busy: (user + system) / 1e6 }
}

/** One statement by the `sqlite3` program over a project: the median of five runs, all of it counted, after one that warms the disk's cache. */
export function measuredScan(path: string, sql: string): Took {
  const run = (): Took => {
    const timed = `TIMEFORMAT='%R %U %S'; time sqlite3 "$1" "$2" > /dev/null`
    const { status, stderr } = spawnSync('bash', ['-c', timed, 'bash', path, sql], { encoding: 'utf8' })
    const [seconds = 0, user = 0, system = 0] = stderr.trim().split(/\s+/).map(Number)
    if (status !== 0 || !Number.isFinite(system)) throw new Error(`sqlite3: ${stderr}`)
    return { seconds, busy: user + system }
  }
  run()
  return medianOf(Array.from({ length: 5 }, run))
}

/** The median of each figure. */
export function medianOf(all: readonly Took[]): Took {
  const of = (part: keyof Took) => quantileOfSorted(Float64Array.from(all, (one) => one[part]).sort(), 0.5)
  return { seconds: of('seconds'), busy: of('busy') }
}

/** The sum of each figure. */
export function sumOf(...all: readonly Took[]): Took {
  return all.reduce((sum, one) => ({ seconds: sum.seconds + one.seconds, busy: sum.busy + one.busy }))
}

/** One line of a bench: seconds, processor time, and how many times the yardstick's; `most` is what was promised of processor time. Says whether the promise is kept. */
export function tellRatio(what: string, took: Took, yard: Took, most?: number): boolean {
  const ratio = took.busy / yard.busy
  const isKept = most === undefined || ratio <= most
  const promise = most === undefined ? '' : `  (at most ${most}: ${isKept ? 'yes' : 'NO'})`
  console.log(
    `${what.padEnd(58)} ${took.seconds.toFixed(2).padStart(6)} s ${(took.seconds / yard.seconds).toFixed(1).padStart(5)} ×   of processor ${took.busy.toFixed(2).padStart(6)} s ${ratio.toFixed(1).padStart(5)} ×${promise}`,
  )
  return isKept
}
