import { firstDay, monthOfDay } from '../../../shared/base/calendar.ts'
import { type Handler, handlers } from '../../../shared/base/model.ts'
import { makeZone } from '../../../shared/base/zone.ts'
import type { ContactCell, IssueKind } from '../../../shared/cost/allocate.ts'
import type { PayerCell } from '../../../shared/cost/cost-to-serve.ts'
import type { CostCell } from '../../../shared/cost/lines.ts'
import type { Quantity } from '../../../shared/cost/quantity.ts'
import type { IssueCell } from '../../../shared/cost/quarter-cost.ts'
import { readSettings } from '../settings.ts'
import type { ReadStore } from '../store.ts'
import { slicesOf } from './selections.ts'

/** A span of time that rows are put into: `from` included, `until` not. */
export interface Span {
  readonly name: string
  readonly from: number
  readonly until: number
}

/**
 * Sums the ledger's postings by account, cost centre, supplier and memo: those in the project's currency for each of the spans (the months), which follow each other
 * without a gap; those in another one by day and amount, because each is turned over by itself.
 */
export function readCostCells(store: ReadStore, months: readonly Span[]): CostCell[] {
  if (months.length === 0) return []
  const { currency, timeZone } = readSettings(store)
  const { dayOf } = makeZone(timeZone)
  const names = `JOIN terms account ON account.id = sums.account_id
         LEFT JOIN terms centre ON centre.id = sums.cost_centre_id
         LEFT JOIN terms supplier ON supplier.id = sums.supplier_id`
  const own = store
    .sql(
      `SELECT month, account.term, centre.term, supplier.term, memo, currency, lines, amount
         FROM (SELECT ${spanOf('posted_at', months)} AS month, account_id, cost_centre_id, supplier_id, memo, currency,
                      COUNT(*) AS lines, SUM(amount_minor) AS amount
                 FROM costs WHERE posted_at >= ? AND posted_at < ? AND currency = ?
                GROUP BY 1, account_id, cost_centre_id, supplier_id, memo, currency) sums
         ${names} ORDER BY 1, 2, 3, 4, 5`,
    )
    .raw()
    .all(...wholeSpan(months), currency) as CostRow[]
  const others = store
    .sql(
      `SELECT posted_at, account.term, centre.term, supplier.term, memo, currency, lines, amount
         FROM (SELECT posted_at, account_id, cost_centre_id, supplier_id, memo, currency, COUNT(*) AS lines, SUM(amount_minor) AS amount
                 FROM costs WHERE posted_at >= ? AND posted_at < ? AND currency <> ?
                GROUP BY posted_at, account_id, cost_centre_id, supplier_id, memo, currency, amount_minor) sums
         ${names} ORDER BY 1, 2, 3, 4, 5, 6, 8`,
    )
    .raw()
    .all(...wholeSpan(months), currency) as CostRow[]
  const cell = (day: number, [, account, costCentre, supplier, memo, code, lines, amountMinor]: CostRow): CostCell => ({
    day,
    account,
    costCentre,
    supplier,
    memo,
    currency: code,
    lines,
    amountMinor,
  })
  return [
    ...own.map((row) => cell(firstDay(nameOf(months, row[0])), row)),
    ...others.map((row) => cell(dayOf(row[0]), row)),
  ]
}

type CostRow = [number, string, string | null, string | null, string | null, string, number, number]

/** Counts that were imported by month: people, seats, drivers of one's own. */
export function readQuantities(store: ReadStore): Quantity[] {
  const { dayOf } = makeZone(readSettings(store).timeZone)
  const rows = store
    .sql('SELECT at, name, counted_by, part, value FROM quantities ORDER BY import_id, line, name')
    .raw()
    .all() as [number, string, Quantity['by'], string, number][]
  // Of two counts of one thing in one month the later import's stands.
  const found = new Map<string, Quantity>()
  for (const [at, name, by, key, value] of rows) {
    const month = monthOfDay(dayOf(at))
    found.set(JSON.stringify([month, name, by, key]), { month, name, by, key, value })
  }
  return [...found.values()]
}

/** What contacts are told apart by beside what every report needs. */
export interface ToldApart {
  /** A slice: the contact's own word stands in `slice`, its issue's in `issue.slice`. */
  readonly by?: CostSlice | undefined
  /** Where cost goes by team or by topic. */
  readonly teams?: boolean
  readonly topics?: boolean
}

/** The slices by which cost can be told. */
export const costSlices = ['handler', 'channel', 'topic', 'team', 'segment', 'plan', 'country'] as const
export type CostSlice = (typeof costSlices)[number]

/** Contacts opened in each of the spans (the quarters), counted together where they are alike. Keyed by the span's name. */
export function readContactCells(
  store: ReadStore,
  quarters: readonly Span[],
  { by, teams = false, topics = false }: ToldApart = {},
): Map<string, ContactCell[]> {
  const slice = by === undefined ? undefined : slicesOf('contacts')[by]
  const keys = [slice?.key ?? 'NULL', issueKey(by), teams ? 'f.team_id' : 'NULL', topics ? 'f.topic_id' : 'NULL']
  const plain = by === undefined && !teams && !topics
  const rows =
    quarters.length === 0
      ? []
      : (store
          .sql(
            `SELECT quarter, handler, channel.term, ai, resolved, began, mature, kept, single, contacts, seconds, untimed,
                    ${slice?.isTerm === false ? 'own' : 'own_term.term'}, ${slice?.isTerm === false ? 'whole' : 'whole_term.term'}, team_term.term, topic_term.term
               FROM (SELECT ${spanOf('f.opened_at', quarters)} AS quarter, f.handler, f.channel_id, COALESCE(f.ai, 0) AS ai,
                            f.vendor_resolved AS resolved, i.handler AS began, i.mature, i.kept,
                            CASE WHEN i.contacts = 1 THEN 1 ELSE 0 END AS single, COUNT(*) AS contacts,
                            SUM(COALESCE(f.handle_seconds, 0)) AS seconds,
                            SUM(CASE WHEN f.handle_seconds IS NULL THEN 1 ELSE 0 END) AS untimed,
                            ${keys.map((key, i) => `${key} AS ${['own', 'whole', 'team', 'topic'][i]}`).join(', ')}
                       FROM facts f
                       JOIN issues i ON i.id = f.issue_id ${slice?.keyJoin ?? ''}
                      WHERE f.opened_at >= ? AND f.opened_at < ?
                      GROUP BY 1, f.handler, f.channel_id, COALESCE(f.ai, 0), f.vendor_resolved, i.handler, i.mature, i.kept,
                               CASE WHEN i.contacts = 1 THEN 1 ELSE 0 END ${plain ? '' : `, ${keys.filter((key) => key !== 'NULL').join(', ')}`}) cells
               LEFT JOIN terms channel ON channel.id = cells.channel_id
               LEFT JOIN terms own_term ON own_term.id = cells.own LEFT JOIN terms whole_term ON whole_term.id = cells.whole
               LEFT JOIN terms team_term ON team_term.id = cells.team LEFT JOIN terms topic_term ON topic_term.id = cells.topic
              ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 14, 15, 16`,
          )
          .raw()
          .all(...wholeSpan(quarters)) as ContactRow[])
  return grouped(
    quarters,
    rows,
    ([
      quarter,
      handler,
      channel,
      ai,
      resolved,
      first,
      mature,
      kept,
      single,
      contacts,
      handleSeconds,
      untimed,
      ...told
    ]) => {
      const [own, whole, team, topic] = told
      const handledBy = handlerOf(handler)
      const word = (key: string | number | null): string | null =>
        by === 'handler' ? handlerOf(Number(key)) : (key as string | null)
      const issue = issueKind(first, mature, kept, single)
      const cell: ContactCell = {
        handler: handledBy,
        channel,
        aiInvolved: ai === 1 || handledBy === 'ai-only' || handledBy === 'ai-to-human',
        vendorResolved: resolved === null ? null : resolved === 1,
        issue: by === undefined ? issue : { ...issue, slice: word(whole) },
        contacts,
        handleSeconds,
        untimed,
        ...(by !== undefined && { slice: word(own) }),
        ...(teams && { team }),
        ...(topics && { topic }),
      }
      return [quarter, cell]
    },
  )
}

/** Where the word of an issue for a slice stands; who pays is the same for an issue and its contacts. */
function issueKey(by: CostSlice | undefined): string {
  switch (by) {
    case undefined:
      return 'NULL'
    case 'handler':
      return 'i.handler'
    case 'channel':
    case 'topic':
    case 'team':
      return `i.${by}_id`
    case 'segment':
    case 'plan':
    case 'country':
      return `slice_payer.${by}_id`
  }
}

/** Contacts of each payer in a span, counted together where they are alike; `null` for those of nobody known to pay. */
export function readPayerCells(
  store: ReadStore,
  span: Span,
  { teams = false, topics = false }: ToldApart = {},
): PayerCell[] {
  const also = [...(teams ? ['f.team_id'] : []), ...(topics ? ['f.topic_id'] : [])]
  const rows = store
    .sql(
      `SELECT payer_id, handler, ai, contacts, seconds, untimed, channel.term, team_term.term, topic_term.term
         FROM (SELECT f.payer_id, f.handler, COALESCE(f.ai, 0) AS ai, f.channel_id, ${teams ? 'f.team_id' : 'NULL'} AS team, ${topics ? 'f.topic_id' : 'NULL'} AS topic,
                      COUNT(*) AS contacts, SUM(COALESCE(f.handle_seconds, 0)) AS seconds,
                      SUM(CASE WHEN f.handle_seconds IS NULL THEN 1 ELSE 0 END) AS untimed
                 FROM facts f WHERE f.opened_at >= ? AND f.opened_at < ?
                GROUP BY f.payer_id, f.handler, COALESCE(f.ai, 0), f.channel_id ${also.map((key) => `, ${key}`).join('')}) cells
         LEFT JOIN terms channel ON channel.id = cells.channel_id
         LEFT JOIN terms team_term ON team_term.id = cells.team LEFT JOIN terms topic_term ON topic_term.id = cells.topic
        ORDER BY 1, 2, 3, 7, 8, 9`,
    )
    .raw()
    .all(span.from, span.until) as [
    number | null,
    number,
    number,
    number,
    number,
    number,
    string | null,
    string | null,
    string | null,
  ][]
  return rows.map(([payer, handler, ai, contacts, handleSeconds, untimed, channel, team, topic]): PayerCell => {
    const handledBy = handlerOf(handler)
    return {
      payer,
      handler: handledBy,
      channel,
      aiInvolved: ai === 1 || handledBy === 'ai-only' || handledBy === 'ai-to-human',
      vendorResolved: null,
      issue: { began: handledBy, mature: false, kept: null, single: false },
      contacts,
      handleSeconds,
      untimed,
      team,
      topic,
    }
  })
}

/** Contacts opened in each of the spans. Keyed by the span's name. */
export function countContacts(store: ReadStore, months: readonly Span[]): Map<string, number> {
  if (months.length === 0) return new Map()
  const rows = store
    .sql(
      `SELECT ${spanOf('opened_at', months)} AS month, COUNT(*) FROM facts WHERE opened_at >= ? AND opened_at < ? GROUP BY 1`,
    )
    .raw()
    .all(...wholeSpan(months)) as [number, number][]
  return new Map(rows.map(([month, contacts]) => [nameOf(months, month), contacts]))
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
  string | number | null,
  string | number | null,
  string | null,
  string | null,
]

/** Issues opened in each of the spans, counted together where they are alike. Keyed by the span's name. */
export function readIssueCells(store: ReadStore, quarters: readonly Span[], by?: CostSlice): Map<string, IssueCell[]> {
  const slice = by === undefined ? undefined : slicesOf('issues')[by]
  const key = by === 'handler' ? 'i.handler' : (slice?.key ?? 'NULL')
  const rows =
    quarters.length === 0
      ? []
      : (store
          .sql(
            `SELECT quarter, began, mature, kept, single, issues, ${slice?.isTerm === false ? 'whole' : 'whole_term.term'}
               FROM (SELECT ${spanOf('i.opened_at', quarters)} AS quarter, i.handler AS began, i.mature, i.kept,
                            CASE WHEN i.contacts = 1 THEN 1 ELSE 0 END AS single, COUNT(*) AS issues, ${key} AS whole
                       FROM issues i ${slice?.keyJoin ?? ''}
                      WHERE i.opened_at >= ? AND i.opened_at < ?
                      GROUP BY 1, 2, 3, 4, 5 ${by === undefined ? '' : `, ${key}`}) cells
               LEFT JOIN terms whole_term ON whole_term.id = cells.whole
              ORDER BY 1, 2, 3, 4, 5, 7`,
          )
          .raw()
          .all(...wholeSpan(quarters)) as [
          number,
          number,
          number,
          number | null,
          number,
          number,
          string | number | null,
        ][])
  return grouped(quarters, rows, ([quarter, first, mature, kept, single, issues, whole]) => [
    quarter,
    {
      ...issueKind(first, mature, kept, single),
      issues,
      ...(by !== undefined && { slice: by === 'handler' ? handlerOf(Number(whole)) : (whole as string | null) }),
    },
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
