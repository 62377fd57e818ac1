import { formatMoney, formatMonth, plural } from '../base/format.ts'
import type { CostClass, Instant } from '../base/model.ts'
import { type Allocation, allocateCost, type ContactCell, type IssueKind } from './allocate.ts'
import { type CostNames, classifyCost } from './classify.ts'
import type { CostClassLine } from './report.ts'

/** Postings with the same names, currency and month: what the store sums up. */
export interface CostCell extends CostNames {
  readonly month: string
  readonly currency: string
  readonly lines: number
  readonly amountMinor: number
}

/** Issues that are alike, opened in one quarter. */
export interface IssueCell extends IssueKind {
  readonly issues: number
}

/** Everything that was gathered about one quarter. */
export interface QuarterFigures {
  readonly quarter: string
  readonly from: Instant
  readonly until: Instant
  /** Its months in order. */
  readonly months: readonly string[]
  readonly costs: readonly CostCell[]
  readonly contacts: readonly ContactCell[]
  readonly issues: readonly IssueCell[]
  /** Systems that the contacts came from, with how many each gave. */
  readonly systems: ReadonlyMap<string, number>
}

/** The cost of one quarter, classed and shared out to its contacts. */
export interface QuarterCost {
  readonly figures: QuarterFigures
  readonly lines: readonly CostClassLine[]
  readonly totalMinor: number
  readonly inScopeMinor: number
  readonly outOfScopeMinor: number
  readonly inScope: ReadonlyMap<CostClass, number>
  readonly allocation: Allocation
  /** Months of the quarter without one posting in scope. */
  readonly emptyMonths: readonly string[]
  /** True when every month has cost in scope and there are contacts to share it out to. */
  readonly full: boolean
  /** Postings in other currencies, which are in no total: per currency. */
  readonly otherCurrencies: readonly {
    readonly currency: string
    readonly lines: number
    readonly amountMinor: number
  }[]
}

/** Classes what the ledger holds for a quarter and shares the part in scope out to its contacts. Amounts in another currency stay out. */
export function quarterCost(figures: QuarterFigures, currency: string): QuarterCost {
  const lines = new Map<string, { -readonly [K in keyof CostClassLine]: CostClassLine[K] }>()
  const others = new Map<string, { currency: string; lines: number; amountMinor: number }>()
  const inScope = new Map<CostClass, number>()
  const covered = new Set<string>()
  let totalMinor = 0
  for (const cell of figures.costs) {
    if (cell.currency !== currency) {
      const other = others.get(cell.currency) ?? { currency: cell.currency, lines: 0, amountMinor: 0 }
      other.lines += cell.lines
      other.amountMinor += cell.amountMinor
      others.set(cell.currency, other)
      continue
    }
    const is = classifyCost(cell)
    const key = `${is.costClass}|${is.inScope}|${is.reason}`
    const line = lines.get(key) ?? { ...is, lines: 0, amountMinor: 0 }
    line.lines += cell.lines
    line.amountMinor += cell.amountMinor
    lines.set(key, line)
    totalMinor += cell.amountMinor
    if (is.inScope) {
      inScope.set(is.costClass, (inScope.get(is.costClass) ?? 0) + cell.amountMinor)
      covered.add(cell.month)
    }
  }
  const sorted = [...lines.values()].sort(
    (a, b) => Number(b.inScope) - Number(a.inScope) || b.amountMinor - a.amountMinor || (a.reason < b.reason ? -1 : 1),
  )
  const inScopeMinor = sorted.reduce((sum, line) => sum + (line.inScope ? line.amountMinor : 0), 0)
  const emptyMonths = figures.months.filter((month) => !covered.has(month))
  const allocation = allocateCost(new Map([...inScope].sort(([a], [b]) => (a < b ? -1 : 1))), figures.contacts)
  return {
    figures,
    lines: sorted,
    totalMinor,
    inScopeMinor,
    outOfScopeMinor: totalMinor - inScopeMinor,
    inScope,
    allocation,
    emptyMonths,
    full: emptyMonths.length === 0 && figures.contacts.length > 0 && allocation.allocatedMinor !== 0,
    otherCurrencies: [...others.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1)),
  }
}

/** Why some cost was not shared out, in one or more sentences; `null` when all of it was. */
export function maybeUnallocatedReason(cost: QuarterCost, currency: string): string | null {
  const sentences = cost.allocation.classes
    .filter((c) => c.unallocatedMinor !== 0)
    .map((c) => `${formatMoney(c.unallocatedMinor, currency)} of ${c.costClass}: ${c.reason}.`)
  for (const other of cost.otherCurrencies) {
    sentences.push(
      `${formatMoney(other.amountMinor, other.currency)} in ${plural(other.lines, 'posting')} is in no total: there is no rate from ${other.currency} to ${currency}.`,
    )
  }
  return sentences.length === 0 ? null : sentences.join(' ')
}

/** Whole sentences on what the cost of a quarter rests on, for the evidence made from it. */
export function caveatsOf(cost: QuarterCost, currency: string): string[] {
  const caveats = [...cost.allocation.caveats]
  if (cost.inScopeMinor !== 0 && cost.emptyMonths.length > 0) {
    caveats.push(`The ledger has no cost of support for ${cost.emptyMonths.map(formatMonth).join(' and ')}.`)
  }
  const unallocated = maybeUnallocatedReason(cost, currency)
  if (unallocated !== null) caveats.push(`Not shared out: ${unallocated}`)
  return caveats
}
