import { formatMoney, formatQuarter, plural } from '../../shared/base/format.ts'
import { missingRates } from '../../shared/cost/quarter-cost.ts'
import { readAllCharges, readAllLines } from '../store/facts/cost-figures.ts'
import { readCostTotals } from '../store/facts/costs.ts'
import { readSettings } from '../store/settings.ts'
import type { ReadStore } from '../store/store.ts'
import { readQuarterCosts } from './cost.ts'

/** Checks that cost ties: every posting to a class, every class to what was shared out, builds to their parts, and other currencies to a rate. */
export function costChecks(
  store: ReadStore,
): { readonly name: string; readonly ok: boolean; readonly detail: string }[] {
  const costs = readQuarterCosts(store)
  return [costTies(store, costs), buildsTie(store), everyRate(store, costs)]
}

function costTies(store: ReadStore, costs: ReturnType<typeof readQuarterCosts>) {
  const name = 'ledger = in scope + out of scope, in scope ± one-off carried = shared out + not shared out'
  const { currency } = readSettings(store)
  const money = (minor: number) => formatMoney(minor, currency)
  const wrong: string[] = []
  let classed = 0
  let lines = 0
  for (const cost of costs) {
    const quarter = formatQuarter(cost.figures.quarter)
    const parts = cost.lines.reduce((sum, line) => sum + line.amountMinor, 0)
    const shared = cost.allocation.perCell.reduce((sum, minor) => sum + minor, 0)
    const aimed = [...cost.aimed.values()].reduce((sum, minor) => sum + minor, 0)
    const unshared = cost.chargedMinor - shared - aimed - cost.unallocatedMinor
    if (parts !== cost.totalMinor || cost.totalMinor !== cost.inScopeMinor + cost.outOfScopeMinor)
      wrong.push(`${quarter}: classes miss the ledger by ${money(cost.totalMinor - parts)}`)
    if (unshared !== 0) wrong.push(`${quarter}: ${money(unshared)} of what it bears is unaccounted for`)
    classed += cost.totalMinor
    lines += cost.lines.reduce((sum, line) => sum + line.lines, 0)
  }
  const all = readAllLines(store)
  for (const total of readCostTotals(store)) {
    const own = all.filter((line) => line.currency === total.currency)
    const minor = own.reduce((sum, line) => sum + line.originalMinor, 0)
    const count = own.reduce((sum, line) => sum + line.lines, 0)
    if (minor !== total.amountMinor || count !== total.lines)
      wrong.push(
        `classed lines in ${total.currency} miss the ledger by ${formatMoney(total.amountMinor - minor, total.currency)} and ${plural(Math.abs(total.lines - count), 'line')}`,
      )
  }
  if (wrong.length > 0) return { name, ok: false, detail: wrong.join('; ') }
  const told = all.filter((line) => line.amountMinor !== null)
  const outside = told.reduce((sum, line) => sum + line.lines, 0) - lines
  const rest = told.reduce((sum, line) => sum + (line.amountMinor ?? 0), 0) - classed
  return {
    name,
    ok: true,
    detail:
      all.length === 0
        ? 'no cost line'
        : `${money(classed)} in ${plural(lines, 'line')}${outside === 0 ? '' : `; ${money(rest)} in ${plural(outside, 'line')} ${outside === 1 ? 'lies' : 'lie'} outside every quarter with contacts`}`,
  }
}

/** The parts of every spread build, wherever they fall, must sum to what was posted. */
function buildsTie(store: ReadStore) {
  const { currency } = readSettings(store)
  const builds = readAllLines(store).filter(
    (line) => line.costClass === 'one-off' && line.inScope && line.amountMinor !== null,
  )
  const posted = builds.reduce((sum, line) => sum + (line.amountMinor ?? 0), 0)
  const parts = readAllCharges(store).reduce((sum, charge) => sum + charge.amountMinor, 0)
  return {
    name: 'one-off cost = its parts over the months that bear it',
    ok: posted === parts,
    detail:
      posted === parts
        ? `${formatMoney(posted, currency)} in ${plural(builds.length, 'build')}`
        : `the parts miss what was posted by ${formatMoney(posted - parts, currency)}`,
  }
}

/** Amounts without a rate are no fault of the file, but they are in no total, and a reader has to hear it. */
function everyRate(store: ReadStore, costs: ReturnType<typeof readQuarterCosts>) {
  const { currency } = readSettings(store)
  const missing = costs.flatMap((cost) => missingRates(cost, currency))
  return {
    name: 'every cost line has a rate',
    ok: true,
    detail: missing.length === 0 ? currency : missing.join(' '),
  }
}
