import type { Evidence } from '../../shared/base/evidence.ts'
import { formatCount, plural } from '../../shared/base/format.ts'
import { Refusal } from '../../shared/base/refusal.ts'
import type { Task, VerifyReport } from '../../shared/contract.ts'
import { ensureDerived } from '../store/facts/derive.ts'
import { openStoreInMemory } from '../store/open-store.ts'
import { mostSealedBytes } from '../store/seal.ts'
import { maybeCopyLabel } from '../store/share/copy-label.ts'
import type { ReadStore, WriteStore } from '../store/store.ts'
import { chainsReport } from './chains.ts'
import { retentionReport } from './cohorts.ts'
import { costBy, costGrowth, customersServed } from './cost.ts'
import { openEvidence } from './evidence.ts'
import { fatesReport } from './fates.ts'
import { identityReport } from './identity.ts'
import { likeForLikeReport } from './like-for-like.ts'
import { readLink } from './link.ts'
import { pnlReport } from './pnl.ts'
import { namedFaults, verifyProject } from './project.ts'
import { factsOfQuarter, keptCost, keptLedger } from './quarter-facts.ts'
import { readReadiness } from './readiness.ts'
import { rolesReport } from './roles.ts'
import { metricsReport } from './scorecard.ts'
import { selfCheckReport } from './self-check.ts'
import { storyExtras } from './story-extras.ts'
import { waterfallReport } from './waterfall.ts'

/**
 * Checks everything, and works every kept number and report out again from the rows: whoever changed one together with the hash beside it is found out. That is done in a copy in memory, so that the
 * project is only read; a project above 1 GB is not copied, and it is said. Takes about as long as making every screen anew.
 */
export async function verifyDeep(store: ReadStore, task: Task): Promise<VerifyReport> {
  const report = verifyProject(store)
  const checks = [...report.checks, await followsFromRows(store, task)]
  return { ...report, ok: checks.every((check) => check.ok), checks }
}

async function followsFromRows(store: ReadStore, task: Task): Promise<VerifyReport['checks'][number]> {
  const name = 'kept numbers follow from the rows'
  const pages = Number(store.db.pragma('page_count', { simple: true }))
  if (pages * Number(store.db.pragma('page_size', { simple: true })) > mostSealedBytes)
    return { name, ok: true, detail: 'not done: a project above 1 GB is not copied into memory' }
  task.report({ doing: 'Working everything out again', done: 0 })
  await task.breathe()
  const copy = openStoreInMemory(store.db.serialize(), store.path)
  try {
    const numbers = copy.sql('SELECT id, body FROM evidence ORDER BY id').raw().all() as [string, string][]
    const reports = copy.sql('SELECT name, body FROM reports ORDER BY name').raw().all() as [string, string][]
    forgetWorkedOut(copy)
    ensureDerived(copy)
    const faults: string[] = []
    const all = numbers.length + reports.length
    let done = 0
    const next = async (): Promise<void> => {
      done += 1
      if (done % 20 !== 0) return
      task.report({ doing: 'Working everything out again', done: done / all })
      await task.breathe()
      task.checkCancelled()
    }
    // Reports first: each makes the numbers of its quarter at once.
    for (const [report, body] of reports) {
      makeReport(copy, report)
      const now = copy.sql('SELECT body FROM reports WHERE name = ?').pluck().get(report) as string | undefined
      if (now !== undefined && !saysTheSame(JSON.parse(body), JSON.parse(now)))
        faults.push(`the report ${report} says otherwise`)
      await next()
    }
    for (const [id, body] of numbers) {
      const fault = maybeFault(copy, id, JSON.parse(body) as Evidence)
      if (fault !== undefined) faults.push(fault)
      await next()
    }
    return {
      name,
      ok: faults.length === 0,
      detail:
        faults.length === 0
          ? `${plural(numbers.length, 'number')} and ${plural(reports.length, 'report')}, worked out again`
          : namedFaults(faults),
    }
  } finally {
    copy.close()
  }
}

/** Lets go of everything that was worked out. What a review copy was made from is not in it, so its facts stay. */
function forgetWorkedOut(copy: WriteStore): void {
  copy.db.exec('DELETE FROM evidence; DELETE FROM reports; DELETE FROM counted')
  if (maybeCopyLabel(copy) === null) copy.db.exec('DELETE FROM derivation')
}

const makers: Readonly<Record<string, (store: ReadStore, quarter: string, more: string | undefined) => unknown>> = {
  facts: factsOfQuarter,
  ledger: keptLedger,
  chains: chainsReport,
  fates: fatesReport,
  story: storyExtras,
  pnl: pnlReport,
  roles: rolesReport,
  waterfall: waterfallReport,
  'self-check': selfCheckReport,
  readiness: readReadiness,
  link: readLink,
  identity: (store) => identityReport(store),
  'scorecard 2': (store, quarter, by) => metricsReport(store, quarter, by === '' ? undefined : by),
  cohorts: (store, quarter, by) => retentionReport(store, quarter, by),
  'like-for-like': (store, quarter, against) =>
    likeForLikeReport(store, quarter, against === 'year-before' ? 'year-before' : 'quarter-before'),
  cost: (store, quarter, more) => {
    if (more === undefined) return keptCost(store, quarter)
    if (more === 'growth') return costGrowth(store, quarter)
    return more === 'customers' ? customersServed(store, quarter) : costBy(store, quarter, more)
  },
}

function makeReport(store: ReadStore, name: string): void {
  const [kind = '', quarter = '', more] = name.split('/')
  const make = Object.hasOwn(makers, kind) ? makers[kind] : undefined
  if (make === undefined) return
  try {
    make(store, quarter, more)
  } catch (error) {
    // A name that nothing can be made for was not written by the app.
    if (!(error instanceof Refusal)) throw error
  }
}

const figures = ['value', 'numerator', 'denominator', 'n', 'low', 'high'] as const

function maybeFault(store: ReadStore, id: string, kept: Evidence): string | undefined {
  const now = maybeMade(store, id)
  if (now === undefined) return `${id} does not follow from any row`
  const other = figures.find((figure) => !isSameNumber(kept[figure], now[figure]))
  return other === undefined
    ? undefined
    : `${id}: its ${other} is kept as ${told(kept[other])} and follows from the rows as ${told(now[other])}`
}

function maybeMade(store: ReadStore, id: string): Evidence | undefined {
  try {
    return openEvidence(store, id).evidence
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

const told = (value: number | null): string =>
  value === null ? 'nothing' : Number.isInteger(value) ? formatCount(value) : String(Number(value.toPrecision(6)))

/** Another computer may add the same numbers up to another last digit. */
function isSameNumber(a: unknown, b: unknown): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a === b
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))
}

/** Do two reports say the same numbers? A later version of the app may word them differently. */
function saysTheSame(a: unknown, b: unknown): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a === b || digitsOf(a) === digitsOf(b)
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one, i) => saysTheSame(one, b[i]))
  if (typeof a === 'object' && typeof b === 'object' && a !== null && b !== null) {
    const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>]
    return Object.keys(left).every((key) => !(key in right) || saysTheSame(left[key], right[key]))
  }
  return isSameNumber(a, b)
}

const digitsOf = (text: string): string => (text.match(/\d+/g) ?? []).join(' ')
