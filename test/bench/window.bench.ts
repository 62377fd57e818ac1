import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { createCore } from '../../electron/api/index.ts'
import { screens } from '../../renderer/location.ts'
import { driveStandIn, type StandInRun } from '../e2e/stand-in/drive.ts'
import { processorSeconds } from '../e2e/stand-in/processor-time.ts'
import { type MainTask, type Trace, traceOf } from './main-tasks.ts'
import { addContacts, addCosts, contacts, day, makeProject, monthly, months, start } from './million-contacts.ts'

/** What is promised: seconds of processor time to the first answer, milliseconds of the renderer's processor time for a step and for its longest task, and bytes that it holds. */
const promised = { firstAnswer: 1, step: 200, task: 50, memory: 300 * 2 ** 20 }

const root = join(import.meta.dirname, '../..')
const cached = join(root, '.cache/million-contacts-1.proofbook')
const today = '2026-11-22'

/**
 * `npm run bench -- window`: the compiled app over Chromium with a project of a million contacts open, made once and kept under `.cache`. Says the processor time of the core from being up to
 * the first answer on screen, when this computer has never opened the file and when it has, the renderer’s busy time for every step to a place (the first time, when the core may still be working, and again), its longest task and what that was spent on, and its memory. Processor time, because a busy machine lengthens the clock's far more.
 */
export async function bench(): Promise<void> {
  if (!existsSync(join(root, 'out/main/main.js'))) throw new Error('the app is not built: npm run build')
  await makeOnce()
  const folder = mkdtempSync(join(tmpdir(), 'proofbook-bench-'))
  try {
    await measure(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Makes the project, and lets the core tell every place once, as a person would have when they last had it open. */
async function makeOnce(): Promise<void> {
  if (existsSync(cached)) return
  console.log(`making a project of ${contacts.toLocaleString('en')} contacts under .cache, once`)
  mkdirSync(join(root, '.cache'), { recursive: true })
  const path = `${cached}.making`
  // What an interrupted run had finished is gone on from.
  if (!existsSync(path)) fill(path)
  const core = createCore({ today, dataFolder: join(root, '.cache/data') })
  const task = { report: () => {}, checkCancelled: () => {}, breathe: async () => {} }
  await core.handlers['project:open']({ file: path }, task)
  for (const channel of [
    'answers:three',
    'scorecard:metrics',
    'cohorts:retention',
    'cost:outcomes',
    'ledger:movements',
    'story:proof-points',
    'deck:plan',
  ] as const)
    await core.handlers[channel]({}, task)
  await core.handlers['data:readiness']({}, task)
  core.close()
  renameSync(path, cached)
}

function fill(path: string): void {
  const begun = `${path}.begun`
  rmSync(begun, { force: true })
  const store = makeProject(begun)
  const end = start + months * 30 * day
  const lastMonth = end - 30 * day
  addContacts(store, 0, contacts - monthly, start, lastMonth, 2)
  addContacts(store, contacts - monthly, monthly, lastMonth, end, 3)
  addCosts(store, 4)
  store.close()
  renameSync(begun, path)
}

async function measure(folder: string): Promise<void> {
  // A copy, because the window's own questions leave numbers in the project, and a run that is stopped leaves it open.
  const project = join(folder, 'million-contacts.proofbook')
  copyFileSync(cached, project)
  const start = () =>
    driveStandIn({
      dataFolder: join(folder, 'data'),
      args: [project],
      env: { PROOFBOOK_TODAY: today },
      ownBrowser: true,
    })
  console.log('core: from when its process is up to the first answer, processor time')
  const never = await start()
  const keeps: boolean[] = []
  try {
    keeps.push(await tellFirstAnswer('a file that this computer has never opened', never))
  } finally {
    await never.close()
  }
  const run = await start()
  try {
    const { page } = run
    keeps.push(await tellFirstAnswer('a file as this computer left it', run))
    const client = await page.context().newCDPSession(page)
    await client.send('Performance.enable')
    const watch: Watch = { page, trace: traceOf(page) }
    const step = (what: string, most: number, { busy, longest }: Step) => {
      const kept = tell(`  ${what}`, busy, 'ms', most, describe(longest))
      keeps.push(kept, (longest?.cpu ?? 0) <= promised.task)
    }
    for (const round of ['the first time', 'again'] as const) {
      console.log(`\nto each place, ${round}: processor time of the window's main thread, and its longest task`)
      for (const screen of [...screens, 'answers' as const])
        step(screen, promised.step, await stepTo(watch, `#/${screen}`, screen))
    }
    console.log('\nworking in it')
    const opened = await during(watch, async () => {
      await page.locator('main .lead').getByRole('button').first().click()
      await page.getByRole('dialog').getByRole('grid').getByRole('row').nth(5).waitFor()
    })
    step('evidence with its rows', promised.step, opened)
    const walked = await during(watch, async () => {
      await page.getByRole('dialog').getByRole('row').nth(3).focus()
      for (let i = 0; i < 20; i += 1) await page.keyboard.press('PageDown')
    })
    step('twenty pages down its rows', promised.step * 20, walked)
    const { metrics } = await client.send('Performance.getMetrics')
    const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN
    console.log()
    tell('renderer: JavaScript heap', heap / 2 ** 20, 'MB', promised.memory / 2 ** 20)
    keeps.push(
      tell('renderer: whole process, its own pages', (await memoryOf(page)) / 2 ** 20, 'MB', promised.memory / 2 ** 20),
    )
    if (keeps.includes(false)) process.exitCode = 1
  } finally {
    await run.close()
  }
}

/** Waits for the first answer on screen, and tells the processor time that the core has had by then since its process was up. Says whether the promise is kept. */
async function tellFirstAnswer(what: string, { page, call }: StandInRun): Promise<boolean> {
  page.setDefaultTimeout(600_000)
  await page.locator('main .answers').waitFor()
  const { childPids, childUpAfter } = await call<{ childPids: number[]; childUpAfter: number[] }>('record')
  const up = childUpAfter.at(-1) ?? Number.NaN
  const since = processorSeconds(childPids.at(-1) ?? Number.NaN) - up
  return tell(`  ${what}`, since, 's', promised.firstAnswer, `after ${up.toFixed(2)} s for the process itself`)
}

/** A page that is watched at work. */
interface Watch {
  readonly page: Page
  readonly trace: Trace
}

/** Goes to an address and waits until its screen stands and nothing more is asked. */
function stepTo(watch: Watch, hash: string, screen: string): Promise<Step> {
  const { page } = watch
  return during(watch, async () => {
    await page.evaluate((to) => {
      location.hash = to
    }, hash)
    await page.locator(`.rail a[aria-current="page"][href^="#/${screen}"]`).waitFor()
    await page.locator('main h1').waitFor()
    await page.locator('main .waiting').first().waitFor({ state: 'detached' })
  })
}

interface Step {
  /** Milliseconds of processor time that the page’s main thread took. */
  readonly busy: number
  /** Its task of the most processor time. */
  readonly longest: MainTask | undefined
}

async function during({ page, trace }: Watch, work: () => Promise<void>): Promise<Step> {
  await trace.start()
  await work()
  // What follows the last answer belongs to the step, too: pictures are drawn a moment later.
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done, 400)))')
  const tasks = await trace.stop()
  const [longest] = [...tasks].sort((a, b) => b.cpu - a.cpu)
  return { busy: tasks.reduce((sum, { cpu }) => sum + cpu, 0), longest }
}

/** A task in words: how long, and what it was spent on. */
function describe(task: MainTask | undefined): string {
  if (task === undefined) return ''
  const parts = task.parts.filter(([, cpu]) => cpu >= 2).map(([what, cpu]) => `${what} ${cpu.toFixed(0)}`)
  const verdict = task.cpu <= promised.task ? '' : ` (at most ${promised.task}: NO)`
  return `longest task ${task.cpu.toFixed(0)} ms${verdict}, by the clock ${task.clock.toFixed(0)}: ${parts.join(', ')}`
}

/** Bytes that the page’s process holds for itself alone. */
async function memoryOf(page: Page): Promise<number> {
  const client = await page.context().browser()?.newBrowserCDPSession()
  const { processInfo } = (await client?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] }
  const own = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(
      ({ id }) => Number(/Private_Dirty:\s+(\d+)/.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))?.[1]) * 1024,
    )
  return Math.max(...own)
}

function tell(what: string, value: number, unit: string, most: number, more = ''): boolean {
  const isKept = value <= most
  const digits = unit === 's' ? 2 : 0
  console.log(
    `${what.padEnd(66)} ${value.toFixed(digits).padStart(7)} ${unit} (at most ${most}: ${isKept ? 'yes' : 'NO'})  ${more}`,
  )
  return isKept
}
