import { type Handler, handlers } from '../../../shared/base/model.ts'
import type { ContactCell, IssueKind } from '../../../shared/cost/allocate.ts'
import type { CostCell, IssueCell } from '../../../shared/cost/quarter-cost.ts'
import type { ReadStore } from '../store.ts'

/** A span of time that rows are put into: `from` included, `until` not. */
export interface Span {
  readonly name: string
  readonly from: number
  readonly until: number
}

/**
 * Sums the ledger's postings by account, cost centre, supplier, memo and currency for each of the spans (the months), which follow each other without a gap.
 */
export function readCostCells(store: ReadStore, months: readonly Span[]): CostCell[] {
  if (months.length === 0) return []
  const rows = store
    .sql(
      `SELECT month, account.term, centre.term, supplier.term, memo, currency, lines, amount
         FROM (SELECT ${spanOf('posted_at', months)} AS month, account_id, cost_centre_id, supplier_id, memo, currency,
                      COUNT(*) AS lines, SUM(amount_minor) AS amount
                 FROM costs WHERE posted_at >= ? AND posted_at < ?
                GROUP BY 1, account_id, cost_centre_id, supplier_id, memo, currency) sums
         JOIN terms account ON account.id = sums.account_id
         LEFT JOIN terms centre ON centre.id = sums.cost_centre_id
         LEFT JOIN terms supplier ON supplier.id = sums.supplier_id
        ORDER BY 1, 2, 3, 4, 5, 6`,
    )
    .raw()
    .all(...wholeSpan(months)) as CostRow[]
  return rows.map(([month, account, costCentre, supplier, memo, currency, lines, amountMinor]) => ({
    month: nameOf(months, month),
    account,
    costCentre,
    supplier,
    memo,
    currency,
    lines,
    amountMinor,
  }))
}

type CostRow = [number, string, string | null, string | null, string | null, string, number, number]

/** How the first contact of each issue was handled; the earlier contact wins, at the same second the lower handler. */
const began = 'SELECT issue_id, MIN(opened_at * 8 + handler) % 8 AS handler FROM facts GROUP BY issue_id'

/** Contacts opened in each of the spans (the quarters), counted together where they are alike. Keyed by the span's name. */
export function readContactCells(store: ReadStore, quarters: readonly Span[]): Map<string, ContactCell[]> {
  const rows =
    quarters.length === 0
      ? []
      : (store
          .sql(
            `SELECT quarter, handler, channel.term, ai, resolved, began, mature, kept, single, contacts, seconds, untimed
               FROM (SELECT ${spanOf('f.opened_at', quarters)} AS quarter, f.handler, f.channel_id, COALESCE(f.ai, 0) AS ai,
                            f.vendor_resolved AS resolved, first.handler AS began, i.mature, i.kept,
                            CASE WHEN i.contacts = 1 THEN 1 ELSE 0 END AS single, COUNT(*) AS contacts,
                            SUM(COALESCE(f.handle_seconds, 0)) AS seconds,
                            SUM(CASE WHEN f.handle_seconds IS NULL THEN 1 ELSE 0 END) AS untimed
                       FROM facts f
                       JOIN issues i ON i.id = f.issue_id
                       JOIN (${began}) first ON first.issue_id = f.issue_id
                      WHERE f.opened_at >= ? AND f.opened_at < ?
                      GROUP BY 1, f.handler, f.channel_id, COALESCE(f.ai, 0), f.vendor_resolved, first.handler, i.mature, i.kept,
                               CASE WHEN i.contacts = 1 THEN 1 ELSE 0 END) cells
               LEFT JOIN terms channel ON channel.id = cells.channel_id
              ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9`,
          )
          .raw()
          .all(...wholeSpan(quarters)) as ContactRow[])
  return grouped(
    quarters,
    rows,
    ([quarter, handler, channel, ai, resolved, first, mature, kept, single, contacts, handleSeconds, untimed]) => {
      const handledBy = handlerOf(handler)
      const cell: ContactCell = {
        handler: handledBy,
        channel,
        aiInvolved: ai === 1 || handledBy === 'ai-only' || handledBy === 'ai-to-human',
        vendorResolved: resolved === null ? null : resolved === 1,
        issue: issueKind(first, mature, kept, single),
        contacts,
        handleSeconds,
        untimed,
      }
      return [quarter, cell]
    },
  )
}

type ContactRow = [
  number,
  number,
  string | null,
  number,
  number | null,
  number,
  number,
  number | null,
  number,
  number,
  number,
  number,
]

/** Issues opened in each of the spans, counted together where they are alike. Keyed by the span's name. */
export function readIssueCells(store: ReadStore, quarters: readonly Span[]): Map<string, IssueCell[]> {
  const rows =
    quarters.length === 0
      ? []
      : (store
          .sql(
            `SELECT ${spanOf('i.opened_at', quarters)} AS quarter, first.handler, i.mature, i.kept,
                    CASE WHEN i.contacts = 1 THEN 1 ELSE 0 END AS single, COUNT(*)
               FROM issues i JOIN (${began}) first ON first.issue_id = i.id
              WHERE i.opened_at >= ? AND i.opened_at < ?
              GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`,
          )
          .raw()
          .all(...wholeSpan(quarters)) as [number, number, number, number | null, number, number][])
  return grouped(quarters, rows, ([quarter, first, mature, kept, single, issues]) => [
    quarter,
    { ...issueKind(first, mature, kept, single), issues },
  ])
}

/** How many contacts each system gave in each of the spans. Keyed by the span's name, then by the system's. */
export function readContactSystems(store: ReadStore, quarters: readonly Span[]): Map<string, Map<string, number>> {
  const found = new Map<string, Map<string, number>>(quarters.map((q) => [q.name, new Map()]))
  if (quarters.length === 0) return found
  const rows = store
    .sql(
      `SELECT quarter, terms.term, contacts
         FROM (SELECT ${spanOf('opened_at', quarters)} AS quarter, system_id, COUNT(*) AS contacts
                 FROM contacts WHERE opened_at >= ? AND opened_at < ? GROUP BY 1, system_id) sums
         JOIN terms ON terms.id = sums.system_id`,
    )
    .raw()
    .all(...wholeSpan(quarters)) as [number, string, number][]
  for (const [quarter, system, contacts] of rows) found.get(nameOf(quarters, quarter))?.set(system, contacts)
  return found
}

/** Everything that the ledger holds, by currency. */
export function readCostTotals(
  store: ReadStore,
): { readonly currency: string; readonly lines: number; readonly amountMinor: number }[] {
  return store
    .sql(
      'SELECT currency, COUNT(*) AS lines, SUM(amount_minor) AS amountMinor FROM costs GROUP BY currency ORDER BY currency',
    )
    .all() as { currency: string; lines: number; amountMinor: number }[]
}

/** An SQL expression for the number of the span that a time lies in. Made of whole numbers only. */
function spanOf(column: string, spans: readonly Span[]): string {
  const ends = spans.slice(0, -1).map((span, index) => `WHEN ${column} < ${Math.trunc(span.until)} THEN ${index}`)
  return ends.length === 0 ? '0' : `CASE ${ends.join(' ')} ELSE ${spans.length - 1} END`
}

function wholeSpan(spans: readonly Span[]): [number, number] {
  return [(spans[0] as Span).from, (spans.at(-1) as Span).until]
}

function nameOf(spans: readonly Span[], index: number): string {
  return (spans[index] as Span).name
}

function handlerOf(index: number): Handler {
  return handlers[index] ?? 'unknown'
}

function issueKind(first: number, mature: number, kept: number | null, single: number): IssueKind {
  return {
    began: handlerOf(first),
    mature: mature === 1,
    kept: kept === null ? null : kept === 1,
    single: single === 1,
  }
}

function grouped<Row, Cell>(
  spans: readonly Span[],
  rows: readonly Row[],
  read: (row: Row) => [number, Cell],
): Map<string, Cell[]> {
  const found = new Map<string, Cell[]>(spans.map((span) => [span.name, []]))
  for (const row of rows) {
    const [index, cell] = read(row)
    found.get(nameOf(spans, index))?.push(cell)
  }
  return found
}
