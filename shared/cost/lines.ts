import { must } from '../base/assert.ts'
import { type Day, type Month, monthOfDay } from '../base/calendar.ts'
import { convertMinor, type RateRule, type Rates, rateNumber } from '../base/exchange.ts'
import { type CostClass, costClasses } from '../base/model.ts'
import { type CostClassification, type CostNames, classifyCost, isForAi } from './classify.ts'
import { type CostEdit, type Driver, isAbout, type LineMatch, type Outcome, type SpreadMethod } from './edit.ts'
import type { Quantity } from './quantity.ts'
import { defaultSpread, spreadOver } from './spread.ts'

/** Postings that are alike, as the store sums them up: in the project's currency by month, in another one by day and amount. */
export interface CostCell extends CostNames {
  readonly day: Day
  readonly currency: string
  readonly lines: number
  readonly amountMinor: number
}

/** What cost is told by: the project's currency, the rates to it, what people decided, and what was counted beside. */
export interface CostBasis {
  readonly currency: string
  readonly rates: Rates
  readonly edits: readonly CostEdit[]
  readonly quantities: readonly Quantity[]
}

/** Postings of one month that are alike, classed and told in the project's currency. */
export interface CostLine extends CostNames {
  readonly month: Month
  readonly costClass: CostClass
  readonly inScope: boolean
  readonly reason: string
  /** What the rules alone make of it. */
  readonly ruled: CostClassification
  /** True when a person decided on it. */
  readonly decided: boolean
  readonly driver: Driver
  readonly outcome: Outcome
  /** As posted. */
  readonly currency: string
  readonly originalMinor: number
  /** In the project's currency; `null` when there is no rate: then it is in no total. */
  readonly amountMinor: number | null
  /** The rate it was turned over at and the day of that rate; `null` where nothing had to be turned over. */
  readonly rate: { readonly rate: number; readonly asOf: Day } | null
  readonly lines: number
}

/** A month's part of a one-off cost that is spread. */
export interface Charge {
  readonly line: CostLine
  readonly month: Month
  readonly amountMinor: number
}

/** What each class is shared out by unless a person decides otherwise. One-off cost follows what it was spent on. */
export function usualDriver(costClass: CostClass, names: CostNames): Driver {
  switch (costClass) {
    case 'labour':
    case 'bpo':
    case 'telecom':
      return 'handle-time'
    case 'ai-usage':
    case 'ai-platform':
      return 'ai-contacts'
    case 'one-off':
      return isForAi(names) ? 'ai-contacts' : 'contacts'
    case 'tools':
    case 'facilities':
    case 'overhead':
      return 'contacts'
    case 'unclassified':
      return 'none'
  }
}

/** The rule for rates that was decided last; the rate of the day when nobody did. */
export function rateRuleOf(edits: readonly CostEdit[]): RateRule {
  return edits.findLast((edit) => edit.kind === 'rate-rule')?.rule ?? 'on-the-day'
}

/**
 * Classes postings and tells them in the project's currency: by the rules first, then as people decided, newest decision last. Amounts in another currency are turned
 * over posting by posting, so that the rows behind a total sum to it; where there is no rate the amount stays `null` and in no total.
 */
export function costLines(cells: readonly CostCell[], basis: CostBasis): CostLine[] {
  const decisions = basis.edits.filter((edit) => edit.kind === 'line')
  const rule = rateRuleOf(basis.edits)
  const known = new Map<
    string,
    Omit<CostLine, 'month' | 'currency' | 'originalMinor' | 'amountMinor' | 'rate' | 'lines'>
  >()
  return cells.map((cell) => {
    const { account, costCentre, supplier, memo, currency } = cell
    const key = JSON.stringify([account, costCentre, supplier, memo])
    let classed = known.get(key)
    if (!classed) {
      classed = classedAs({ account, costCentre, supplier, memo }, decisions)
      known.set(key, classed)
    }
    return {
      ...classed,
      month: monthOfDay(cell.day),
      currency,
      originalMinor: cell.amountMinor,
      ...told(cell, basis, rule),
      lines: cell.lines,
    }
  })
}

type LineEdit = Extract<CostEdit, { kind: 'line' }>

function classedAs(
  names: CostNames,
  decisions: readonly LineEdit[],
): Omit<CostLine, 'month' | 'currency' | 'originalMinor' | 'amountMinor' | 'rate' | 'lines'> {
  const ruled = classifyCost(names)
  let { costClass, inScope, reason } = ruled
  let driver: Driver | undefined
  let outcome: Outcome = 'resolved'
  let decided = false
  for (const edit of decisions) {
    if (!isAbout(edit.about, names, ruled)) continue
    decided = true
    if (edit.inScope !== undefined) inScope = edit.inScope
    if (edit.costClass !== undefined) costClass = edit.costClass
    if (edit.driver !== undefined) driver = edit.driver
    if (edit.outcome !== undefined) outcome = edit.outcome
    if (edit.reason) reason = edit.reason
    else if (edit.inScope !== undefined || edit.costClass !== undefined) reason = decidedByHand
  }
  return {
    ...names,
    costClass,
    inScope,
    reason,
    ruled,
    decided,
    driver: driver ?? usualDriver(costClass, names),
    outcome,
  }
}

/** The reason of a line that a person moved without giving one. */
export const decidedByHand = 'decided by a person'

function told(cell: CostCell, basis: CostBasis, rule: RateRule): Pick<CostLine, 'amountMinor' | 'rate'> {
  if (cell.currency === basis.currency) return { amountMinor: cell.amountMinor, rate: null }
  const rate = basis.rates.maybeRate({ from: cell.currency, to: basis.currency, day: cell.day, rule })
  if (rate === undefined) return { amountMinor: null, rate: null }
  // Each posting is rounded by itself: the cell holds postings of one amount.
  const each = must(cell.lines > 0 ? cell.amountMinor / cell.lines : undefined, 'postings of a cell')
  return {
    amountMinor: convertMinor(each, rate) * cell.lines,
    rate: { rate: rateNumber(rate), asOf: rate.asOf },
  }
}

/**
 * The parts that one-off lines in scope put into each month, as decided or by default over three years. The parts of a line sum exactly to it.
 */
export function spreadCharges(lines: readonly CostLine[], edits: readonly CostEdit[]): Charge[] {
  const decisions = edits.filter((edit) => edit.kind === 'spread')
  return lines.flatMap((line) => {
    if (line.costClass !== 'one-off' || !line.inScope || line.amountMinor === null) return []
    const how = spreadOf(line, decisions)
    return spreadOver(line.amountMinor, how).map(({ month, amountMinor }) => ({ line, month, amountMinor }))
  })
}

/** How a one-off line is spread. */
export function spreadOf(
  line: CostLine,
  decisions: readonly CostEdit[],
): { readonly method: SpreadMethod; readonly months: number; readonly from: Month } {
  const decided = decisions.findLast((edit) => edit.kind === 'spread' && isAbout(edit.about, line, line.ruled))
  if (decided?.kind !== 'spread') return { ...defaultSpread, from: line.month }
  return { method: decided.method, months: decided.months, from: decided.from ?? line.month }
}

/** Lines of one account and cost centre that are treated alike, month by month: what a person looks at and decides about. */
export interface AccountLine {
  /** The match by which a decision about exactly these postings is kept. */
  readonly about: LineMatch
  readonly account: string
  readonly costCentre: string | null
  readonly suppliers: readonly string[]
  readonly costClass: CostClass
  readonly inScope: boolean
  readonly reason: string
  readonly decided: boolean
  readonly ruled: CostClassification
  readonly driver: Driver
  readonly outcome: Outcome
  readonly months: readonly { readonly month: Month; readonly amountMinor: number }[]
  readonly lines: number
  readonly amountMinor: number
  /** What was posted in other currencies, with what of it has no rate. */
  readonly originals: readonly { readonly currency: string; readonly minor: number; readonly lines: number }[]
  readonly withoutRate: number
}

/** Gathers lines into accounts, in scope first, then by amount. */
export function accountLines(lines: readonly CostLine[], currency: string): AccountLine[] {
  const groups = new Map<string, CostLine[]>()
  for (const line of lines) {
    const key = JSON.stringify([
      line.account,
      line.costCentre,
      line.costClass,
      line.inScope,
      line.reason,
      line.driver,
      line.outcome,
      line.ruled.costClass,
      line.ruled.inScope,
    ])
    const group = groups.get(key)
    if (group) group.push(line)
    else groups.set(key, [line])
  }
  const sum = (of: readonly CostLine[]): number => of.reduce((total, line) => total + (line.amountMinor ?? 0), 0)
  return [...groups.values()]
    .map((group): AccountLine => {
      const first = must(group[0], 'line of an account')
      const months = [...new Set(group.map((line) => line.month))].sort()
      const others = [...new Set(group.map((line) => line.currency))].filter((code) => code !== currency).sort()
      return {
        about: {
          account: first.account,
          costCentre: first.costCentre,
          ruledClass: first.ruled.costClass,
          ruledIn: first.ruled.inScope,
        },
        account: first.account,
        costCentre: first.costCentre,
        suppliers: [...new Set(group.flatMap((line) => line.supplier ?? []))].sort(),
        costClass: first.costClass,
        inScope: first.inScope,
        reason: first.reason,
        decided: first.decided,
        ruled: first.ruled,
        driver: first.driver,
        outcome: first.outcome,
        months: months.map((month) => ({ month, amountMinor: sum(group.filter((line) => line.month === month)) })),
        lines: group.reduce((total, line) => total + line.lines, 0),
        amountMinor: sum(group),
        originals: others.map((code) => {
          const own = group.filter((line) => line.currency === code)
          return {
            currency: code,
            minor: own.reduce((total, line) => total + line.originalMinor, 0),
            lines: own.reduce((total, line) => total + line.lines, 0),
          }
        }),
        withoutRate: group.reduce((total, line) => total + (line.amountMinor === null ? line.lines : 0), 0),
      }
    })
    .sort(
      (a, b) =>
        Number(b.inScope) - Number(a.inScope) ||
        costClasses.indexOf(a.costClass) - costClasses.indexOf(b.costClass) ||
        b.amountMinor - a.amountMinor ||
        (a.account < b.account ? -1 : 1),
    )
}
