import { must } from '../../../shared/base/assert.ts'
import { addMonths, firstDay, type Month, monthOfDay, monthRange } from '../../../shared/base/calendar.ts'
import { makeZone } from '../../../shared/base/zone.ts'
import { cautious } from '../../../shared/case/assumption.ts'
import { readGrossMargin } from '../../../shared/case/register.ts'
import { type PayingCustomer, type ServedCustomer, servedCustomers } from '../../../shared/cost/cost-to-serve.ts'
import { type Charge, type CostBasis, type CostLine, costLines, spreadCharges } from '../../../shared/cost/lines.ts'
import type { Provenance } from '../../../shared/cost/provenance.ts'
import { type QuarterCost, type QuarterFigures, quarterCost } from '../../../shared/cost/quarter-cost.ts'
import { readAssumptionEdits } from '../assumptions.ts'
import { readCostEdits } from '../cost-edits.ts'
import { readSettings } from '../settings.ts'
import { readSourceTitles } from '../sources.ts'
import type { ReadStore } from '../store.ts'
import {
  type CostSlice,
  readContactCells,
  readContactSystems,
  readCostCells,
  readIssueCells,
  readPayerCells,
  readQuantities,
  type Span,
  type ToldApart,
} from './costs.ts'
import { readBillingCoverage, readCoverage } from './coverage.ts'
import { readPayingAt } from './home-currency.ts'
import { readRates } from './rates.ts'

/** What cost is told by in this project: its currency, the imported rates and counts, and what people decided. */
export function readCostBasis(store: ReadStore): CostBasis {
  return {
    currency: readSettings(store).currency,
    rates: readRates(store),
    edits: readCostEdits(store),
    quantities: readQuantities(store),
  }
}

/** What every number of cost has in common. */
export function readCostProvenance(store: ReadStore, basis: CostBasis): Provenance {
  const { costsThrough, contactsThrough } = readCoverage(store)
  const known = [costsThrough, contactsThrough].filter((at) => at !== null)
  return {
    basis,
    dataThrough: known.length === 0 ? null : Math.min(...known),
    sources: readSourceTitles(store, ['cost', 'contact', 'rate', 'quantity']),
  }
}

/** The ledger's lines from its first posting on, classed and told in the project's currency, with the parts of one-off cost by month. */
export function readCostLines(
  store: ReadStore,
  until: Month,
  basis: CostBasis,
): { readonly lines: readonly CostLine[]; readonly charges: readonly Charge[] } {
  const { costsFrom } = readCoverage(store)
  if (costsFrom === null) return { lines: [], charges: [] }
  const zone = makeZone(readSettings(store).timeZone)
  const months = monthRange(monthOfDay(zone.dayOf(costsFrom)), until).map((month) => monthSpan(month, zone.startOfDay))
  const lines = costLines(readCostCells(store, months), basis)
  return { lines, charges: spreadCharges(lines, basis.edits) }
}

function monthSpan(month: Month, startOfDay: (day: number) => number): Span {
  return { name: month, from: startOfDay(firstDay(month)), until: startOfDay(firstDay(addMonths(month, 1))) }
}

/** What the store knows of the cost and the contacts of each quarter, in order. */
export function readQuarterFigures(
  store: ReadStore,
  quarters: readonly Span[],
  basis: CostBasis,
  by?: CostSlice,
): QuarterFigures[] {
  if (quarters.length === 0) return []
  const months = quarters.map((quarter) => monthsWithin(store, quarter))
  const { lines, charges } = readCostLines(store, must(must(months.at(-1), 'last quarter').at(-1), 'last month'), basis)
  const contacts = readContactCells(store, quarters, { by, ...toldApart(lines, basis) })
  const issues = readIssueCells(store, quarters, by)
  const systems = readContactSystems(store, quarters)
  return quarters.map((quarter, index) => ({
    quarter: quarter.name,
    from: quarter.from,
    until: quarter.until,
    ...within(must(months[index], quarter.name), lines, charges),
    contacts: contacts.get(quarter.name) ?? [],
    issues: issues.get(quarter.name) ?? [],
    systems: systems.get(quarter.name) ?? new Map(),
  }))
}

/** Lines and charges of some months. */
export function within(
  months: readonly Month[],
  lines: readonly CostLine[],
  charges: readonly Charge[],
): Pick<QuarterFigures, 'months' | 'costs' | 'charges'> {
  return {
    months,
    costs: lines.filter((line) => months.includes(line.month)),
    charges: charges.filter((charge) => months.includes(charge.month)),
  }
}

/** The calendar months that begin in a span. */
function monthsWithin(store: ReadStore, { from, until }: Span): Month[] {
  const { dayOf } = makeZone(readSettings(store).timeZone)
  return monthRange(monthOfDay(dayOf(from)), monthOfDay(dayOf(until - 1)))
}

/** Contacts have to be told apart by team or topic only where a line is shared out by a count of teams or topics. */
export function toldApart(lines: readonly CostLine[], basis: CostBasis): Pick<ToldApart, 'teams' | 'topics'> {
  const used = new Set(lines.map((line) => line.driver))
  const counted = basis.quantities.filter((one) => used.has(`quantity:${one.name}`))
  return {
    teams: counted.some((one) => one.by === 'team'),
    topics: counted.some((one) => one.by === 'topic'),
  }
}

/** Every customer of a quarter with what they cost and bring: none in a private copy. */
export function readServedCustomers(store: ReadStore, period: Span): readonly ServedCustomer[] {
  return isPrivate(store) ? [] : readServed(store, period).served.customers
}

/** A copy made for reviewers keeps no list of single customers. */
export function isPrivate(store: ReadStore): boolean {
  return (
    store
      .sql("SELECT 1 FROM project WHERE key IN ('isReview', 'reviewCopy', 'pseudonymised') AND value = 'true'")
      .get() !== undefined
  )
}

/** The cost of a period and what each customer bore of it and brought. */
export function readServed(
  store: ReadStore,
  period: Span,
): {
  readonly cost: QuarterCost
  readonly provenance: Provenance
  readonly grossMargin: number
  readonly served: ReturnType<typeof servedCustomers>
} {
  const basis = readCostBasis(store)
  const [figures] = readQuarterFigures(store, [period], basis)
  const cost = quarterCost(must(figures, period.name), basis)
  const provenance = readCostProvenance(store, basis)
  const cells = readPayerCells(store, period, toldApart(cost.figures.costs, basis))
  const grossMargin = cautious(readGrossMargin(readAssumptionEdits(store)))
  return {
    cost,
    provenance,
    grossMargin,
    served: servedCustomers(cost, provenance, cells, readPaying(store, period), grossMargin),
  }
}

/** Who pays, with the mean of what they paid at the beginning and the end of each month, summed over the quarter. */
function readPaying(store: ReadStore, period: Span): PayingCustomer[] {
  const { startOfDay } = makeZone(readSettings(store).timeZone)
  const months = monthsWithin(store, period).map((month) => monthSpan(month, startOfDay))
  const { currency } = readSettings(store)
  const ends = [period.from, ...months.map((month) => month.until)].map((at) => readPayingAt(store, currency, at))
  const withoutRate = readPayersWithoutRate(store, period)
  const rows = store
    .sql(
      'SELECT payers.id, payers.vendor_id, segment.term FROM payers LEFT JOIN terms segment ON segment.id = payers.segment_id ORDER BY payers.id',
    )
    .raw()
    .all() as [number, string, string | null][]
  return rows.map(([payer, customer, segment]) => ({
    payer,
    customer,
    segment,
    revenueMinor: withoutRate.has(payer)
      ? null
      : Math.round(
          months.reduce((sum, _, i) => sum + ((ends[i]?.get(payer) ?? 0) + (ends[i + 1]?.get(payer) ?? 0)) / 2, 0),
        ),
  }))
}

/** Every posting of the ledger, classed, whether its quarter has contacts or not. */
export function readAllLines(store: ReadStore): readonly CostLine[] {
  return readCostLines(store, lastMonth(store), readCostBasis(store)).lines
}

/** The parts of every one-off cost, also those that lie ahead. */
export function readAllCharges(store: ReadStore): readonly Charge[] {
  return readCostLines(store, lastMonth(store), readCostBasis(store)).charges
}

function lastMonth(store: ReadStore): Month {
  const { costsThrough } = readCoverage(store)
  return monthOfDay(makeZone(readSettings(store).timeZone).dayOf(costsThrough ?? 0))
}

/** Who pays in a currency that the project has no rate for at the end of a period. */
function readPayersWithoutRate(store: ReadStore, { until }: Span): ReadonlySet<number> {
  const { currency, timeZone } = readSettings(store)
  const { through } = readBillingCoverage(store)
  const day = makeZone(timeZone).dayOf(Math.min(until - 1, through ?? until - 1))
  const rates = readRates(store)
  const rows = store
    .sql(
      'SELECT DISTINCT p.id, s.currency FROM subscriptions s JOIN payers p ON p.system_id = s.system_id AND p.vendor_id = s.customer_vendor_id WHERE s.currency <> ? AND s.mrr_minor > 0',
    )
    .raw()
    .all(currency) as [number, string][]
  const unknown = new Set(
    [...new Set(rows.map(([, code]) => code))].filter(
      (code) => rates.maybeRate({ from: code, to: currency, day, rule: 'on-the-day' }) === undefined,
    ),
  )
  return new Set(rows.filter(([, code]) => unknown.has(code)).map(([payer]) => payer))
}
