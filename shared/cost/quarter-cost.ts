import { dateOfDay, type Month } from '../base/calendar.ts'
import { formatDay, formatMoney, formatMonth, plural } from '../base/format.ts'
import type { CostClass, Instant } from '../base/model.ts'
import { type Allocation, allocateCost, type ContactCell, type IssueKind, type Pool } from './allocate.ts'
import { type Outcome, outcomes } from './edit.ts'
import { type Charge, type CostBasis, type CostLine, rateRuleOf } from './lines.ts'

/** Ledger cost of one class in one quarter. */
export interface CostClassLine {
  readonly costClass: CostClass
  readonly inScope: boolean
  readonly reason: string
  readonly lines: number
  readonly amountMinor: number
}

/** Issues that are alike, opened in one quarter. */
export interface IssueCell extends IssueKind {
  readonly issues: number
}

/** Everything that was gathered about one quarter (or month). */
export interface QuarterFigures {
  readonly quarter: string
  readonly from: Instant
  readonly until: Instant
  /** Its months in order. */
  readonly months: readonly Month[]
  /** The ledger's lines of these months. */
  readonly costs: readonly CostLine[]
  /** Parts of one-off cost that fall into these months, whenever it was posted. */
  readonly charges: readonly Charge[]
  readonly contacts: readonly ContactCell[]
  readonly issues: readonly IssueCell[]
  /** Systems that the contacts came from, with how many each gave. */
  readonly systems: ReadonlyMap<string, number>
}

/** The cost of one quarter, classed and shared out to its contacts. Minor units of the project's currency; every line of the identity is exact. */
export interface QuarterCost {
  readonly figures: QuarterFigures
  readonly lines: readonly CostClassLine[]
  /** The ledger: `inScope + outOfScope = total`. */
  readonly totalMinor: number
  readonly inScopeMinor: number
  readonly outOfScopeMinor: number
  /** In scope, as posted, by class. */
  readonly inScope: ReadonlyMap<CostClass, number>
  /** One-off cost posted now that later months bear, and one-off cost of earlier months that is borne now. */
  readonly carriedForwardMinor: number
  readonly broughtForwardMinor: number
  /** What the quarter bears: `inScope − carriedForward + broughtForward = charged = allocated + unallocated`. */
  readonly chargedMinor: number
  /** Shared out to contacts, or to the other outcomes that lines are aimed at. */
  readonly allocatedMinor: number
  readonly unallocatedMinor: number
  /** What is aimed at other outcomes than resolved issues; no contact bears it. */
  readonly aimed: ReadonlyMap<Outcome, number>
  /** Sharing out to contacts. */
  readonly allocation: Allocation
  /** Months of the quarter without one posting in scope. */
  readonly emptyMonths: readonly Month[]
  /** True when every month has cost in scope, all of it has a rate, and there are contacts to share it out to. */
  readonly full: boolean
  /** Postings without a rate to the project's currency, which are in no total: per currency. */
  readonly withoutRate: readonly {
    readonly currency: string
    readonly lines: number
    readonly amountMinor: number
    readonly firstMonth: Month
  }[]
  /** Postings that were turned over: per currency, as posted and as told. */
  readonly converted: readonly {
    readonly currency: string
    readonly lines: number
    readonly originalMinor: number
    readonly amountMinor: number
    /** Day of the oldest rate that was used. */
    readonly oldest: number
  }[]
}

/** Sums the lines of a quarter and shares what it bears out to its contacts. */
export function quarterCost(figures: QuarterFigures, basis: CostBasis): QuarterCost {
  const classes = new Map<string, { -readonly [K in keyof CostClassLine]: CostClassLine[K] }>()
  const inScope = new Map<CostClass, number>()
  const covered = new Set<Month>()
  const pools = new Map<string, { -readonly [K in keyof Pool]: Pool[K] }>()
  const aimed = new Map<Outcome, number>()
  let totalMinor = 0
  let postedOneOff = 0
  const bear = (line: CostLine, minor: number): void => {
    if (line.outcome !== 'resolved') {
      aimed.set(line.outcome, (aimed.get(line.outcome) ?? 0) + minor)
      return
    }
    const key = `${line.costClass}|${line.driver}`
    const pool = pools.get(key) ?? { costClass: line.costClass, driver: line.driver, amountMinor: 0 }
    pool.amountMinor += minor
    pools.set(key, pool)
  }
  for (const line of figures.costs) {
    if (line.amountMinor === null) continue
    const key = `${line.costClass}|${line.inScope}|${line.reason}`
    const of = classes.get(key) ?? {
      costClass: line.costClass,
      inScope: line.inScope,
      reason: line.reason,
      lines: 0,
      amountMinor: 0,
    }
    of.lines += line.lines
    of.amountMinor += line.amountMinor
    classes.set(key, of)
    totalMinor += line.amountMinor
    if (!line.inScope) continue
    inScope.set(line.costClass, (inScope.get(line.costClass) ?? 0) + line.amountMinor)
    covered.add(line.month)
    if (line.costClass === 'one-off') postedOneOff += line.amountMinor
    else bear(line, line.amountMinor)
  }
  let bornePosted = 0
  let broughtForwardMinor = 0
  for (const charge of figures.charges) {
    if (figures.months.includes(charge.line.month)) bornePosted += charge.amountMinor
    else broughtForwardMinor += charge.amountMinor
    bear(charge.line, charge.amountMinor)
  }
  const sorted = [...classes.values()].sort(
    (a, b) => Number(b.inScope) - Number(a.inScope) || b.amountMinor - a.amountMinor || (a.reason < b.reason ? -1 : 1),
  )
  const inScopeMinor = sorted.reduce((sum, line) => sum + (line.inScope ? line.amountMinor : 0), 0)
  const carriedForwardMinor = postedOneOff - bornePosted
  const emptyMonths = figures.months.filter((month) => !covered.has(month))
  const ordered = [...pools.values()].sort((a, b) =>
    `${a.costClass}|${a.driver}` < `${b.costClass}|${b.driver}` ? -1 : 1,
  )
  const allocation = allocateCost(ordered, figures.contacts, { quantities: basis.quantities, months: figures.months })
  const aimedMinor = [...aimed.values()].reduce((sum, minor) => sum + minor, 0)
  return {
    figures,
    lines: sorted,
    totalMinor,
    inScopeMinor,
    outOfScopeMinor: totalMinor - inScopeMinor,
    inScope,
    carriedForwardMinor,
    broughtForwardMinor,
    chargedMinor: inScopeMinor - carriedForwardMinor + broughtForwardMinor,
    allocatedMinor: allocation.allocatedMinor + aimedMinor,
    unallocatedMinor: allocation.unallocatedMinor,
    aimed: new Map(outcomes.flatMap((one) => (aimed.has(one) ? [[one, aimed.get(one) ?? 0] as const] : []))),
    allocation,
    emptyMonths,
    full:
      emptyMonths.length === 0 &&
      figures.contacts.length > 0 &&
      allocation.allocatedMinor !== 0 &&
      !figures.costs.some((line) => line.inScope && line.amountMinor === null),
    withoutRate: byCurrency(figures.costs.filter((line) => line.amountMinor === null)).map(([currency, lines]) => ({
      currency,
      lines: countOf(lines),
      amountMinor: lines.reduce((sum, line) => sum + line.originalMinor, 0),
      firstMonth: lines.map((line) => line.month).sort()[0] ?? '',
    })),
    converted: byCurrency(figures.costs.filter((line) => line.rate !== null)).map(([currency, lines]) => ({
      currency,
      lines: countOf(lines),
      originalMinor: lines.reduce((sum, line) => sum + line.originalMinor, 0),
      amountMinor: lines.reduce((sum, line) => sum + (line.amountMinor ?? 0), 0),
      oldest: Math.min(...lines.map((line) => line.rate?.asOf ?? 0)),
    })),
  }
}

/** Where the cost of a line went: to contacts or another outcome, nowhere yet, or in part. */
export function whereTo(cost: QuarterCost, line: CostLine): 'allocated' | 'unallocated' | 'in part' {
  if (line.outcome !== 'resolved') return 'allocated'
  const pool = cost.allocation.pools.find(
    (one) =>
      one.costClass === line.costClass &&
      // People's time may have given way to their contacts when the pool was shared out.
      (one.driver === line.driver || (line.driver === 'handle-time' && one.driver === 'human-contacts')),
  )
  if (pool === undefined || pool.unallocatedMinor === 0) return 'allocated'
  return pool.allocatedMinor === 0 ? 'unallocated' : 'in part'
}

/** How many rows stand behind what was borne, shared out, or not: postings, parts of one-off cost, and one for each class shared out in part. */
export function countBorne(cost: QuarterCost, what: 'charged' | 'allocated' | 'unallocated'): number {
  const isMeant = (line: CostLine): boolean => what === 'charged' || whereTo(cost, line) === what
  const posted = cost.figures.costs.filter(
    (line) => line.amountMinor !== null && line.inScope && line.costClass !== 'one-off' && isMeant(line),
  )
  const parts = cost.figures.charges.filter(({ line }) => isMeant(line))
  const inPart = cost.allocation.pools.filter((pool) => pool.allocatedMinor !== 0 && pool.unallocatedMinor !== 0)
  return countOf(posted) + parts.length + (what === 'charged' ? 0 : inPart.length)
}

function countOf(lines: readonly CostLine[]): number {
  return lines.reduce((sum, line) => sum + line.lines, 0)
}

function byCurrency(lines: readonly CostLine[]): [string, CostLine[]][] {
  const found = new Map<string, CostLine[]>()
  for (const line of lines) found.set(line.currency, [...(found.get(line.currency) ?? []), line])
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** Why some cost was not shared out, in one or more sentences; `null` when all of it was. */
export function maybeUnallocatedReason(cost: QuarterCost, currency: string): string | null {
  const sentences = cost.allocation.pools
    .filter((pool) => pool.unallocatedMinor !== 0)
    .map((pool) => `${formatMoney(pool.unallocatedMinor, currency)} of ${pool.costClass}: ${pool.reason}.`)
  return sentences.length === 0 ? null : sentences.join(' ')
}

/** What is in no total because there is no rate, and what to do about it: one sentence per currency. */
export function missingRates(cost: QuarterCost, currency: string): string[] {
  return cost.withoutRate.map(
    (other) =>
      `${formatMoney(other.amountMinor, other.currency)} in ${plural(other.lines, 'posting')} is in no total: there is no rate from ${other.currency} to ${currency} for ${formatMonth(other.firstMonth)}; import a file with date, from, to and rate.`,
  )
}

/** Whole sentences on what the cost of a quarter rests on, for the evidence made from it. */
export function caveatsOf(cost: QuarterCost, basis: CostBasis): string[] {
  const { currency } = basis
  const caveats = [...cost.allocation.caveats]
  if (cost.inScopeMinor !== 0 && cost.emptyMonths.length > 0) {
    caveats.push(`The ledger has no cost of support for ${cost.emptyMonths.map(formatMonth).join(' and ')}.`)
  }
  if (cost.carriedForwardMinor !== 0)
    caveats.push(
      `${formatMoney(cost.carriedForwardMinor, currency)} of one-off cost posted in the quarter is borne by later months.`,
    )
  if (cost.broughtForwardMinor !== 0)
    caveats.push(
      `${formatMoney(cost.broughtForwardMinor, currency)} of one-off cost posted earlier is borne by this quarter.`,
    )
  const unallocated = maybeUnallocatedReason(cost, currency)
  if (unallocated !== null) caveats.push(`Not shared out: ${unallocated}`)
  for (const other of cost.converted) {
    const rule =
      rateRuleOf(basis.edits) === 'on-the-day' ? 'the rate of each posting’s day' : 'the mean rate of each month'
    caveats.push(
      `${formatMoney(other.originalMinor, other.currency)} in ${plural(other.lines, 'posting')} counts as ${formatMoney(other.amountMinor, currency)}, at ${rule}${isOld(other.oldest, cost.figures) ? `; the oldest rate is of ${formatDay(other.oldest)}` : ''}.`,
    )
  }
  caveats.push(...missingRates(cost, currency))
  return caveats
}

/** A rate from before the month that came before the quarter is worth a word. */
function isOld(day: number, figures: QuarterFigures): boolean {
  return dateOfDay(day + 31).slice(0, 7) < (figures.months[0] ?? '')
}
