import { must } from '../../shared/base/assert.ts'
import type { Evidence } from '../../shared/base/evidence.ts'
import { Refusal } from '../../shared/base/refusal.ts'
import {
  costBySlice,
  costBySliceChart,
  costOfPart,
  notKnown,
  type VerifiedOutcomes,
} from '../../shared/cost/cost-per-outcome.ts'
import { costReport as makeCostReport } from '../../shared/cost/cost-report.ts'
import { type CostToServe, costToServe } from '../../shared/cost/cost-to-serve.ts'
import type { CostEdit } from '../../shared/cost/edit.ts'
import type { CostBasis } from '../../shared/cost/lines.ts'
import { maybeMeanQuantity } from '../../shared/cost/quantity.ts'
import { type QuarterCost, quarterCost } from '../../shared/cost/quarter-cost.ts'
import type { CostBy, CostReport } from '../../shared/cost/report.ts'
import { type Scaling, scaling } from '../../shared/cost/scaling.ts'
import { dropLastCostEdit, keepCostEdit } from '../store/cost-edits.ts'
import {
  isPrivate,
  readCostBasis,
  readCostLines,
  readCostProvenance,
  readQuarterFigures,
  readServed,
  toldApart,
  within,
} from '../store/facts/cost-figures.ts'
import {
  type CostSlice,
  costSlices,
  countContacts,
  readContactCells,
  readIssueCells,
  readQuantities,
} from '../store/facts/costs.ts'
import { readCoverage } from '../store/facts/coverage.ts'
import { readPayingAt } from '../store/facts/home-currency.ts'
import { sliceAliases } from '../store/facts/selections.ts'
import { readSignalClaims } from '../store/facts/signals.ts'
import { readSettings } from '../store/settings.ts'
import type { ReadStore, WriteStore } from '../store/store.ts'
import { keptReport } from './kept-report.ts'
import { chooseQuarter, monthsOf, type Period, quartersOf } from './periods.ts'
import { quarterEvidence } from './scorecard.ts'

/**
 * The cost of one quarter per contact, per resolution and per outcome, with satisfaction where the resolution held beside it: a fall in cost is called
 * an improvement only while that held.
 */
export function costReport(store: ReadStore, asked?: string): CostReport {
  const { period, quarters } = chooseQuarter(store, asked)
  const qualityOf = (name: string): Evidence | undefined => {
    const quarter = quarters.find((q) => q.name === name)
    return quarter && quarterEvidence(store, quarter, null).find((evidence) => evidence.metric === 'csat-on-kept')
  }
  const basis = readCostBasis(store)
  return makeCostReport(
    readQuarterFigures(store, quarters, basis),
    period.name,
    readCostProvenance(store, basis),
    qualityOf,
    readVerified(store, period, basis),
  )
}

/** Outcomes other than resolved issues, when a line of cost is aimed at one: nothing is counted that nobody asks for. */
function readVerified(store: ReadStore, period: Period, basis: CostBasis): VerifiedOutcomes {
  const isAimed = basis.edits.some((edit) => edit.kind === 'line' && edit.outcome !== undefined)
  const claims = isAimed
    ? readSignalClaims(store, { currency: basis.currency, from: period.from, until: period.until })
    : null
  const onboarded = isAimed
    ? quarterEvidence(store, period, null).find((one) => one.metric === 'time-to-first-value')
    : undefined
  return {
    retained: claims === null ? null : claims.episodes.filter((one) => one.worked && one.kept).length,
    expanded: claims === null ? null : claims.claims.filter((one) => one.source === 'expansion').length,
    onboarded: onboarded === undefined || onboarded.value === null ? null : (onboarded.numerator ?? onboarded.n),
  }
}

/** The slices by which `--by` tells cost. */
const askedSlices = [...costSlices, 'month'] as const

/** Cost per contact and per kept resolution of a quarter for every word of one slice. Months bear their own cost. */
export function costBy(store: ReadStore, asked: string | undefined, askedBy: string): CostBy {
  const by = askedSlices.find((one) => one === (sliceAliases[askedBy] ?? askedBy))
  if (by === undefined)
    throw new Refusal(
      'bad-value',
      `cost can’t be split by “${askedBy}”`,
      `choose one of ${askedSlices.join(', ')} or category`,
    )
  const { period } = chooseQuarter(store, asked)
  return keptReport(store, `cost/${period.name}/${by}`, () => {
    const report = by === 'month' ? costByMonth(store, period) : costByWord(store, period, by)
    return { report, evidence: report.evidence }
  })
}

function costByWord(store: ReadStore, period: Period, by: CostSlice): CostBy {
  const basis = readCostBasis(store)
  const [figures] = readQuarterFigures(store, [period], basis, by)
  const cost = quarterCost(must(figures, period.name), basis)
  const evidence = costBySlice(cost, readCostProvenance(store, basis), by)
  return rowsOf(period, by, basis.currency, evidence, (word) => {
    let allocatedMinor = 0
    let contacts = 0
    cost.figures.contacts.forEach((cell, i) => {
      if ((cell.slice ?? notKnown) !== word) return
      allocatedMinor += cost.allocation.perCell[i] as number
      contacts += cell.contacts
    })
    return { allocatedMinor, contacts }
  })
}

function costByMonth(store: ReadStore, period: Period): CostBy {
  const basis = readCostBasis(store)
  const months = monthsOf(period, readSettings(store))
  const { lines, charges } = readCostLines(store, must(months.at(-1), 'last month').name, basis)
  const contacts = readContactCells(store, months, toldApart(lines, basis))
  const issues = readIssueCells(store, months)
  const costs = months.map((month) =>
    quarterCost(
      {
        quarter: month.name,
        from: month.from,
        until: month.until,
        ...within([month.name], lines, charges),
        contacts: contacts.get(month.name) ?? [],
        issues: issues.get(month.name) ?? [],
        systems: new Map(),
      },
      basis,
    ),
  )
  const provenance = readCostProvenance(store, basis)
  const evidence = costs.flatMap((cost) => costOfPart(cost, provenance, 'month', period.name))
  return rowsOf(period, 'month', basis.currency, evidence, (word) => {
    const cost = must(
      costs.find((one) => one.figures.quarter === word),
      word,
    )
    return {
      allocatedMinor: cost.allocation.allocatedMinor,
      contacts: cost.figures.contacts.reduce((sum, cell) => sum + cell.contacts, 0),
    }
  })
}

function rowsOf(
  period: Period,
  by: string,
  currency: string,
  evidence: readonly Evidence[],
  totals: (word: string) => { readonly allocatedMinor: number; readonly contacts: number },
): CostBy {
  const words = [...new Set(evidence.map((one) => must(one.filter[by], by)))]
  return {
    quarter: period.name,
    by,
    currency,
    rows: words.map((word) => ({ word, ...totals(word), evidence: evidence.filter((one) => one.filter[by] === word) })),
    chart: costBySliceChart(evidence, by, currency),
    evidence,
  }
}

/** How cost and headcount moved with contacts and revenue over the months up to a quarter. */
export function costGrowth(store: ReadStore, asked?: string): Scaling {
  const { period, quarters } = chooseQuarter(store, asked)
  return keptReport(store, `cost/${period.name}/growth`, () => {
    const settings = readSettings(store)
    const basis = readCostBasis(store)
    const until = quarters.filter((quarter) => quarter.until <= period.until)
    const { costsFrom, contactsFrom, contactsThrough, costsThrough, billingFrom, billingThrough } = readCoverage(store)
    const through = Math.min(contactsThrough ?? period.until, period.until)
    // A month that the data only begin or end in says nothing of a month.
    const months = until
      .flatMap((quarter) => monthsOf(quarter, settings))
      .filter(
        (month) =>
          month.until - slack <= through &&
          month.from + slack >= (contactsFrom ?? month.from) &&
          month.until > (costsFrom ?? Number.POSITIVE_INFINITY) &&
          month.from <= (costsThrough ?? Number.NEGATIVE_INFINITY),
      )
    const { lines, charges } = readCostLines(store, months.at(-1)?.name ?? '1970-01', basis)
    const contacts = countContacts(store, months)
    const report = scaling(
      months.map((month) => {
        const cost = quarterCost(
          {
            quarter: month.name,
            from: month.from,
            until: month.until,
            ...within([month.name], lines, charges),
            contacts: [],
            issues: [],
            systems: new Map(),
          },
          basis,
        )
        const knowsRevenue =
          billingFrom !== null && month.from >= billingFrom && month.until - slack <= (billingThrough ?? 0)
        return {
          month: month.name,
          from: month.from,
          until: month.until,
          costMinor: cost.chargedMinor,
          contacts: contacts.get(month.name) ?? 0,
          headcount: maybeMeanQuantity(basis.quantities, 'headcount', [month.name])?.total ?? null,
          mrrMinor: knowsRevenue
            ? [...readPayingAt(store, basis.currency, month.until).values()].reduce((sum, minor) => sum + minor, 0)
            : null,
        }
      }),
      readCostProvenance(store, basis),
      period.name,
    )
    return { report, evidence: report.evidence }
  })
}

/** Data that stop within three days of a month's end have all of it: weekends have few contacts. */
const slack = 3 * 86_400

/** What customers cost to serve in a quarter, and what they bring. */
export function customersServed(store: ReadStore, asked?: string): CostToServe {
  const { period } = chooseQuarter(store, asked)
  return keptReport(store, `cost/${period.name}/customers`, () => {
    const { cost, provenance, served, grossMargin } = readServed(store, period)
    const report = costToServe(cost, provenance, served, { grossMargin, isPrivate: isPrivate(store) })
    return { report, evidence: report.evidence }
  })
}

/** Keeps a decision about cost, when it speaks of something that is there, and answers with the cost as it is then. */
export function decideCost(
  store: WriteStore,
  asked: string | undefined,
  edit: CostEdit,
  at: number,
  report: (store: ReadStore, quarter?: string) => CostReport,
): CostReport {
  checkEdit(store, edit)
  keepCostEdit(store, edit, at)
  return report(store, asked)
}

/** Takes the newest decision about cost back. */
export function undoCost(
  store: WriteStore,
  asked: string | undefined,
  report: (store: ReadStore, quarter?: string) => CostReport,
): CostReport {
  if (!dropLastCostEdit(store))
    throw new Refusal('no-data', 'nothing was decided about cost', 'there is nothing to take back')
  return report(store, asked)
}

function checkEdit(store: ReadStore, edit: CostEdit): void {
  if (edit.kind === 'line' || edit.kind === 'spread') checkAccount(store, edit.about.account)
  if (edit.kind === 'line' && edit.driver?.startsWith('quantity:')) {
    const name = edit.driver.slice('quantity:'.length)
    const known = [...new Set(readQuantities(store).map((one) => one.name))].sort()
    if (!known.includes(name))
      throw new Refusal(
        'bad-value',
        `no “${name}” are counted in this project`,
        known.length === 0
          ? `import a file with month, team and ${name}`
          : `choose one of ${known.join(', ')}, or import a file with month, team and ${name}`,
      )
  }
}

function checkAccount(store: ReadStore, account: string): void {
  const accounts = store
    .sql('SELECT DISTINCT terms.term FROM costs JOIN terms ON terms.id = costs.account_id ORDER BY 1')
    .pluck()
    .all() as string[]
  if (accounts.includes(account)) return
  const near = accounts.filter((one) => one.toLowerCase().includes(account.toLowerCase())).slice(0, 3)
  throw new Refusal(
    'bad-value',
    `the ledger has no account “${account}”`,
    near.length > 0 ? `did you mean ${near.map((one) => `“${one}”`).join(' or ')}` : 'write it as the ledger does',
  )
}

/** Every quarter's cost, for the checks that money ties. */
export function readQuarterCosts(store: ReadStore): QuarterCost[] {
  const basis = readCostBasis(store)
  return readQuarterFigures(store, quartersOf(store), basis).map((figures) => quarterCost(figures, basis))
}
