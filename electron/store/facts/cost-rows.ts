import type { RowsBehind } from '../../../shared/base/evidence.ts'
import { makeZone } from '../../../shared/base/zone.ts'
import { notKnown } from '../../../shared/cost/cost-per-outcome.ts'
import { isBeyondMargin } from '../../../shared/cost/cost-to-serve.ts'
import { driverWords } from '../../../shared/cost/edit.ts'
import { type CostBasis, type CostLine, costLines } from '../../../shared/cost/lines.ts'
import { quarterCost, whereTo } from '../../../shared/cost/quarter-cost.ts'
import { isToolLine, toolName } from '../../../shared/cost/stack.ts'
import { readSettings } from '../settings.ts'
import type { ReadStore } from '../store.ts'
import { readCostBasis, readQuarterFigures, readServedCustomers } from './cost-figures.ts'
import type { RowReader, RowReaders } from './row-reader.ts'
import { type Cell, listPage } from './rows-page.ts'

/** What stands in each column of a posting behind a number. */
const costColumns = [
  'posted',
  'account',
  'cost centre',
  'supplier',
  'memo',
  'amount',
  'class',
  'in scope',
  'why',
  'as posted',
  'currency',
  'rate',
  'file',
  'line',
] as const

/**
 * The postings behind a number of cost, each with its class, why, and what it is in the project's currency. Behind what is borne or shared out stand the parts of
 * one-off cost instead of their postings, and one row for a class that was shared out in part.
 */
function readCostRows(store: ReadStore, behind: RowsBehind): Cell[][] {
  const basis = readCostBasis(store)
  const postings = readPostings(store, behind, basis)
  switch (behind.selection) {
    case 'cost-charged':
    case 'cost-allocated':
    case 'cost-unallocated':
    case 'cost-per-outcome':
      return borneRows(store, behind, basis, postings)
    case 'tool-cost':
      return postings
        .filter(({ line }) => isToolLine(line) && line.amountMinor !== null && toolName(line) === behind.filter.tool)
        .map((one) => one.cells)
    default:
      return postings
        .filter(({ line }) => {
          if (line.amountMinor === null) return false
          if (behind.selection === 'cost-in-scope' && !line.inScope) return false
          if (behind.selection === 'cost-out-of-scope' && line.inScope) return false
          return behind.filter.class === undefined || line.costClass === behind.filter.class
        })
        .map((one) => one.cells)
  }
}

interface PostedLine {
  readonly line: CostLine
  readonly cells: Cell[]
}

/** Costs are few, and their class is known to TypeScript only: all of the period are read. */
function readPostings(store: ReadStore, behind: RowsBehind, basis: CostBasis): PostedLine[] {
  const { dayOf } = makeZone(readSettings(store).timeZone)
  const rows = store
    .sql(
      `SELECT c.posted_at, strftime('%Y-%m-%dT%H:%M:%SZ', c.posted_at, 'unixepoch'), account.term, centre.term, supplier.term, c.memo, c.amount_minor, c.currency, i.file, c.line
         FROM costs c JOIN imports i ON i.id = c.import_id JOIN terms account ON account.id = c.account_id
         LEFT JOIN terms centre ON centre.id = c.cost_centre_id LEFT JOIN terms supplier ON supplier.id = c.supplier_id
        WHERE c.posted_at >= ? AND c.posted_at < ? ORDER BY c.posted_at, c.line, c.id`,
    )
    .raw()
    .all(behind.from ?? Number.MIN_SAFE_INTEGER, behind.until ?? Number.MAX_SAFE_INTEGER) as [
    number,
    string,
    string,
    string | null,
    string | null,
    string | null,
    number,
    string,
    string,
    number,
  ][]
  const cells = rows.map(([at, , account, costCentre, supplier, memo, amountMinor, currency]) => ({
    day: dayOf(at),
    account,
    costCentre,
    supplier,
    memo,
    currency,
    lines: 1,
    amountMinor,
  }))
  return costLines(cells, basis).map((line, i): PostedLine => {
    const [, posted, account, costCentre, supplier, memo, , , file, at] = rows[i] as (typeof rows)[number]
    return {
      line,
      cells: [
        posted,
        account,
        costCentre,
        supplier,
        memo,
        line.amountMinor,
        line.costClass,
        line.inScope ? 'yes' : 'no',
        line.reason,
        line.originalMinor,
        line.currency,
        line.rate === null ? null : line.rate.rate,
        file,
        at,
      ],
    }
  })
}

function borneRows(store: ReadStore, behind: RowsBehind, basis: CostBasis, postings: readonly PostedLine[]): Cell[][] {
  const span = { name: 'period', from: behind.from ?? 0, until: behind.until ?? Number.MAX_SAFE_INTEGER }
  const [figures] = readQuarterFigures(store, [span], basis)
  if (figures === undefined) return []
  const cost = quarterCost(figures, basis)
  const wanted = (line: CostLine): boolean => {
    if (behind.selection === 'cost-per-outcome') return line.outcome === behind.filter.outcome
    return behind.selection === 'cost-charged' || `cost-${whereTo(cost, line)}` === behind.selection
  }
  const borne = postings
    .filter(({ line }) => line.amountMinor !== null && line.inScope && line.costClass !== 'one-off' && wanted(line))
    .map((one) => one.cells)
  const parts = figures.charges
    .filter(({ line }) => wanted(line))
    .map(({ line, month, amountMinor }): Cell[] => [
      month,
      line.account,
      line.costCentre,
      line.supplier,
      `part of what was posted in ${line.month}${line.memo === null ? '' : `: ${line.memo}`}`,
      amountMinor,
      line.costClass,
      'yes',
      line.reason,
      line.originalMinor,
      line.currency,
      line.rate === null ? null : line.rate.rate,
      null,
      null,
    ])
  const inPart = cost.allocation.pools.filter((pool) => pool.allocatedMinor !== 0 && pool.unallocatedMinor !== 0)
  const partly =
    behind.selection === 'cost-allocated' || behind.selection === 'cost-unallocated'
      ? inPart.map((pool): Cell[] => [
          null,
          null,
          null,
          null,
          `of ${pool.costClass}, by ${driverWords(pool.driver)}`,
          behind.selection === 'cost-allocated' ? pool.allocatedMinor : pool.unallocatedMinor,
          pool.costClass,
          'yes',
          pool.reason,
          null,
          null,
          null,
          null,
          null,
        ])
      : []
  return [...borne, ...parts, ...partly]
}

/** The customers behind what it costs to serve them, the costliest first. */
function readServedRows(store: ReadStore, behind: RowsBehind): { columns: readonly string[]; rows: Cell[][] } {
  const span = { name: 'period', from: behind.from ?? 0, until: behind.until ?? Number.MAX_SAFE_INTEGER }
  const rows = readServedCustomers(store, span)
    .filter((one) => behind.filter.segment === undefined || (one.segment ?? notKnown) === behind.filter.segment)
    .filter((one) => behind.selection !== 'customers-beyond-margin' || isBeyondMargin(one))
    .sort((a, b) => b.costMinor - a.costMinor || a.payer - b.payer)
    .map((one): Cell[] => [one.customer, one.segment, one.contacts, one.costMinor, one.revenueMinor, one.leftMinor])
  return { columns: ['customer', 'segment', 'contacts', 'cost-to-serve', 'revenue', 'left of the margin'], rows }
}

const postingRows: RowReader = (store, behind, page) => listPage(costColumns, readCostRows(store, behind), page)
const servedRows: RowReader = (store, behind, page) => {
  const { columns, rows } = readServedRows(store, behind)
  return listPage(columns, rows, page)
}

/** Postings of the ledger behind a cost, and customers behind what serving them costs. */
export const postingReaders: RowReaders = {
  'cost-total': postingRows,
  'cost-in-scope': postingRows,
  'cost-out-of-scope': postingRows,
  'cost-charged': postingRows,
  'cost-allocated': postingRows,
  'cost-unallocated': postingRows,
  'cost-per-outcome': postingRows,
  'tool-cost': postingRows,
  'cost-to-serve': servedRows,
  'cost-to-serve-share': servedRows,
  'customers-beyond-margin': servedRows,
}
