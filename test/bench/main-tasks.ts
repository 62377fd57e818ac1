import type { Page } from 'playwright-core'

/** A task of the page's main thread, without what the driver of the test does in it: to the page its line stands for Electron's, and it reads every answer as the text of a debugger's message. */
export interface MainTask {
  /** Milliseconds of processor time. */
  readonly cpu: number
  /** Milliseconds from its beginning to its end. */
  readonly clock: number
  /** What its processor time went on, most first. */
  readonly parts: readonly (readonly [what: string, cpu: number])[]
}

/** Watches the tasks of a page's main thread. */
export interface Trace {
  readonly start: () => Promise<void>
  /** The tasks since the start. */
  readonly stop: () => Promise<MainTask[]>
}

/** An event of Chromium's trace; times in microseconds. */
interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  readonly tdur?: number
  readonly args: { readonly name?: string; readonly chrome_mojo_event_info?: { readonly mojo_interface_tag: string } }
}

/** What the events of a trace are told as; others by the name that Chromium gives them. */
const kinds: Readonly<Record<string, string>> = {
  FunctionCall: 'script',
  EvaluateScript: 'script',
  RunMicrotasks: 'script',
  FireAnimationFrame: 'script',
  TimerFire: 'script',
  EventDispatch: 'script',
  'v8.compile': 'compiling',
  'v8.compileModule': 'compiling',
  'v8.evaluateModule': 'script',
  UpdateLayoutTree: 'style',
  Layout: 'layout',
  PrePaint: 'paint',
  Paint: 'paint',
  Layerize: 'paint',
  Commit: 'paint',
  ParseHTML: 'parsing',
  ParseAuthorStyleSheet: 'style',
  MinorGC: 'garbage',
  MajorGC: 'garbage',
}

/** A trace of the page, by Chromium's own tracing, which tells processor time where the page itself is only told the clock's. */
export function traceOf(page: Page): Trace {
  const browser = page.context().browser()
  if (browser === null) throw new Error('a page without a browser can’t be traced')
  return {
    start: () =>
      browser.startTracing(page, {
        categories: [
          '-*',
          'toplevel',
          'devtools.timeline',
          'disabled-by-default-devtools.timeline',
          'v8',
          '__metadata',
        ],
      }),
    stop: async () => {
      const { traceEvents } = JSON.parse((await browser.stopTracing()).toString('utf8')) as {
        traceEvents: TraceEvent[]
      }
      return mainTasks(traceEvents)
    },
  }
}

/** Of several pages' threads the busiest is meant. */
function mainTasks(events: readonly TraceEvent[]): MainTask[] {
  const mains = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
  const tasksOf = (main: TraceEvent) => {
    const own = events.filter(({ ph, pid, tid }) => ph === 'X' && pid === main.pid && tid === main.tid)
    own.sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))
    return own.flatMap((event, at) => (event.name === 'RunTask' ? [taskOf(event, own.slice(at + 1))] : []))
  }
  const total = (tasks: readonly MainTask[]) => tasks.reduce((sum, { cpu }) => sum + cpu, 0)
  return mains.map(tasksOf).reduce((best, tasks) => (total(tasks) > total(best) ? tasks : best), [])
}

function taskOf(task: TraceEvent, later: readonly TraceEvent[]): MainTask {
  const end = task.ts + (task.dur ?? 0)
  const beyond = later.findIndex(({ ts }) => ts >= end)
  const parts = partsOf(beyond < 0 ? later : later.slice(0, beyond))
  const all = (task.tdur ?? 0) / 1000
  const driver = parts.get(driverLine) ?? 0
  parts.delete(driverLine)
  return { cpu: all - driver, clock: (task.dur ?? 0) / 1000, parts: [...parts].sort(([, a], [, b]) => b - a) }
}

const driverLine = 'the line of the test'

function kindOf({ name, args }: TraceEvent): string {
  if (args.chrome_mojo_event_info?.mojo_interface_tag === 'blink.mojom.DevToolsSession') return driverLine
  return kinds[name] ?? name
}

/** Each kind of work in a task with the milliseconds that were its own: without what happened within it. */
function partsOf(within: readonly TraceEvent[]): Map<string, number> {
  const spent = new Map<string, number>()
  const add = (event: TraceEvent, micros: number) =>
    spent.set(kindOf(event), (spent.get(kindOf(event)) ?? 0) + micros / 1000)
  const open: TraceEvent[] = []
  for (const event of within) {
    while (open.length > 0 && (open.at(-1)?.ts ?? 0) + (open.at(-1)?.dur ?? 0) <= event.ts) open.pop()
    const outer = open.at(-1)
    if (outer !== undefined) add(outer, -(event.tdur ?? 0))
    add(event, event.tdur ?? 0)
    open.push(event)
  }
  return spent
}
