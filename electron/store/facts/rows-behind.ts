import { assertNever, must } from '../../../shared/base/assert.ts'
import type { RowsBehind } from '../../../shared/base/evidence.ts'
import { handlers, tiers } from '../../../shared/base/model.ts'
import { design, mrrBand, tenureBand } from '../../../shared/cohorts/members.ts'
import type { RowsWanted } from '../../../shared/contract.ts'
import { tierRules } from '../../../shared/metrics/resolution.ts'
import type { ReadStore } from '../store.ts'
import { customerCaseSql } from './customer-case.ts'
import { maybeCustomerRows } from './customer-counts.ts'
import { maybeMoneyRows } from './money-rows.ts'
import { isoSql, wordSql } from './row-reader.ts'
import { listPage, queryPage, type RowsPage } from './rows-page.ts'
import { maybeSameCustomersSql } from './same-customers.ts'
import { selections, slicesOf } from './selections.ts'

interface Query {
  readonly columns: readonly string[]
  readonly select: string
  readonly from: string
  readonly where: readonly string[]
  readonly values: readonly (string | number)[]
  readonly order: string
}

/** Lists the rows behind a number by the same conditions that counted them. */
export function readRowsBehind(store: ReadStore, behind: RowsBehind, page: RowsWanted): RowsPage {
  const money = maybeMoneyRows(store, behind, page)
  if (money) return money
  const customers = behind.table === 'customers' ? maybeCustomerRows(store, behind) : undefined
  if (customers) return listPage(['counted', 'customer', 'since', 'then'], customers, page)
  const query = queryFor(behind)
  const where = query.where.length > 0 ? `WHERE ${query.where.join(' AND ')}` : ''
  return queryPage(store, { ...query, from: `${query.from} ${where}` }, page)
}

function queryFor(behind: RowsBehind): Query {
  switch (behind.table) {
    case 'contacts':
    case 'surveys':
      return contactsQuery(behind)
    case 'issues':
      return issuesQuery(behind)
    case 'costs':
      return costsQuery(behind)
    case 'movements':
      return movementsQuery(behind)
    case 'retention':
      return retentionQuery(behind)
    case 'customers':
      return customersQuery(behind)
    case 'assumptions':
      return assumptionsQuery()
    default:
      return assertNever(behind.table)
  }
}

/** Conditions of a period and of the slices that a table knows. */
function span(column: string, behind: RowsBehind): { where: string[]; values: number[] } {
  const where: string[] = []
  const values: number[] = []
  if (behind.from !== null) {
    where.push(`${column} >= ?`)
    values.push(behind.from)
  }
  if (behind.until !== null) {
    where.push(`${column} < ?`)
    values.push(behind.until)
  }
  return { where, values }
}

/** The slice that a filter names, and the customers that it keeps to. */
function sliceOf(table: 'contacts' | 'issues', payer: string, { filter }: RowsBehind) {
  const known = slicesOf(table)
  const [by, word] = Object.entries(filter).find(([name]) => known[name] !== undefined) ?? []
  const same = maybeSameCustomersSql(filter, payer)
  return { slice: by === undefined ? undefined : known[by], word, only: same === undefined ? [] : [same] }
}

function contactsQuery(behind: RowsBehind): Query {
  if (behind.selection === 'customer-case') return exampleQuery(behind)
  const selection = selections[behind.selection] ?? selections.contacts
  const { denominator, numerator, summed } = must(selection, 'selection of contacts')
  const { slice, word, only } = sliceOf('contacts', 'f.payer_id', behind)
  const { where, values } = span('f.opened_at', behind)
  return {
    columns: [
      'counted',
      'contact',
      'system',
      'opened',
      'closed',
      'channel',
      'topic',
      'handler',
      'tier',
      'why',
      'customer',
      'file',
      'line',
    ],
    select: `CASE WHEN ${numerator} THEN ${summed ?? "'yes'"} ELSE 'no' END, c.vendor_id, system.term, ${isoSql('f.opened_at')}, ${isoSql('f.closed_at')}, channel.term, topic.term,
      ${wordSql('f.handler', handlers)}, ${wordSql('f.tier', tiers)}, ${wordSql(
        'f.rule',
        tierRules.map((r) => r.words),
      )}, p.vendor_id, i.file, c.line`,
    from: `facts f JOIN contacts c ON c.id = f.contact_id JOIN terms system ON system.id = c.system_id JOIN imports i ON i.id = c.import_id
      LEFT JOIN terms channel ON channel.id = f.channel_id LEFT JOIN terms topic ON topic.id = f.topic_id LEFT JOIN payers p ON p.id = f.payer_id ${slice?.join ?? ''}`,
    where: [`(${denominator})`, ...where, ...only, ...(slice ? [`${slice.word} = ?`] : [])],
    values: [...values, ...(slice && word !== undefined ? [word] : [])],
    order: 'f.opened_at, c.vendor_id',
  }
}

/** The contacts of the one issue that is told as an example. */
function exampleQuery(behind: RowsBehind): Query {
  const all = contactsQuery({ ...behind, selection: 'contacts', from: null, until: null, filter: {} })
  return { ...all, where: [`f.issue_id = (${customerCaseSql})`], values: [behind.from ?? 0, behind.until ?? 0] }
}

function issuesQuery(behind: RowsBehind): Query {
  const { denominator, numerator } = must(
    selections[behind.selection] ?? selections['end-to-end-resolution-rate'],
    'selection of issues',
  )
  const { slice, word, only } = sliceOf('issues', 'i.payer_id', behind)
  const { where, values } = span('i.opened_at', behind)
  return {
    columns: ['counted', 'topic', 'opened', 'closed', 'contacts', 'kept', 'customer'],
    select: `CASE WHEN ${numerator} THEN 'yes' ELSE 'no' END, topic.term, ${isoSql('i.opened_at')}, ${isoSql('i.closed_at')}, i.contacts, CASE i.kept WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END, p.vendor_id`,
    from: `issues i LEFT JOIN terms topic ON topic.id = i.topic_id LEFT JOIN payers p ON p.id = i.payer_id ${slice?.join ?? ''}`,
    where: [`(${denominator})`, ...where, ...only, ...(slice ? [`${slice.word} = ?`] : [])],
    values: [...values, ...(slice && word !== undefined ? [word] : [])],
    order: 'i.opened_at, i.id',
  }
}

function costsQuery(behind: RowsBehind): Query {
  const { where, values } = span('c.posted_at', behind)
  return {
    columns: ['posted', 'account', 'cost centre', 'supplier', 'memo', 'amount', 'currency', 'file', 'line'],
    select: `${isoSql('c.posted_at')}, account.term, centre.term, supplier.term, c.memo, c.amount_minor, c.currency, i.file, c.line`,
    from: `costs c JOIN imports i ON i.id = c.import_id JOIN terms account ON account.id = c.account_id
      LEFT JOIN terms centre ON centre.id = c.cost_centre_id LEFT JOIN terms supplier ON supplier.id = c.supplier_id`,
    where,
    values,
    order: 'c.posted_at, c.line',
  }
}

const movementKinds: Readonly<Record<string, readonly string[]>> = {
  'mrr-new': ['new'],
  'mrr-expansion': ['expansion'],
  'mrr-contraction': ['contraction'],
  'mrr-churn': ['churn'],
  'mrr-reactivation': ['reactivation'],
  'logo-churn': ['churn', 'reactivation'],
}

function movementsQuery(behind: RowsBehind): Query {
  const { where, values } = span('m.at', behind)
  const kinds = movementKinds[behind.selection] ?? []
  return {
    columns: ['at', 'customer', 'kind', 'amount', 'after', 'currency'],
    select: `${isoSql('m.at')}, p.vendor_id, m.kind, m.amount_minor, m.after_minor, m.currency`,
    from: 'movements m JOIN payers p ON p.id = m.payer_id',
    where: [...where, ...(kinds.length > 0 ? [`m.kind IN (${kinds.map(() => '?').join(', ')})`] : [])],
    values: [...values, ...kinds],
    order: 'm.at, p.vendor_id',
  }
}

/** The changes that people made; what they left alone is read from the quarter's own evidence and stands in the register. */
function assumptionsQuery(): Query {
  return {
    columns: ['assumption', 'changed', 'when'],
    select: `edits.assumption, edits.change, ${isoSql('edits.at')}`,
    from: 'assumption_edits edits',
    where: [],
    values: [],
    order: 'edits.id',
  }
}

/** A member's word for each way of grouping: the same words as `groupings` in the cohorts. */
const memberColumns: Readonly<Record<string, string>> = {
  handling: 'm.arm',
  'tier-and-handler': "m.tier || ' · ' || m.handler",
  handler: 'm.handler',
  tier: 'm.tier',
  topic:
    "COALESCE(NULLIF((SELECT t.term FROM facts f JOIN terms t ON t.id = f.topic_id WHERE f.contact_id = m.contact_id), ''), 'topic not told')",
  channel:
    "COALESCE((SELECT t.term FROM facts f JOIN terms t ON t.id = f.channel_id WHERE f.contact_id = m.contact_id), 'channel not told')",
  segment: "COALESCE((SELECT t.term FROM terms t WHERE t.id = p.segment_id), 'segment not told')",
  // The stratum begins with the plan that was paid for then.
  plan: ['no earlier contact', '1–2 earlier', '3+ earlier', 'new', 'established'].reduce(
    (sql, word) => `REPLACE(${sql}, ' · ${word}', '')`,
    'm.stratum',
  ),
  csat: `CASE WHEN COALESCE(c.rated_at, c.closed_at) <= m.start_at AND c.satisfied = 1 THEN 'satisfied' WHEN COALESCE(c.rated_at, c.closed_at) <= m.start_at AND c.satisfied = 0 THEN 'not satisfied' ELSE 'not rated' END`,
  tenure: bands(
    `(m.start_at - ${design.windowDays * 86_400} - (SELECT MIN(v.at) FROM movements v WHERE v.payer_id = m.payer_id)) / 86400`,
    [90, 365, 1095],
    (tenureDays) => tenureBand({ tenureDays }),
  ),
  mrr: bands('m.mrr_minor', [10_000, 50_000, 200_000], (mrrMinor) => mrrBand({ mrrMinor })),
}

/** SQL for the band in which a number lies: below the first limit, from it up, and so on. */
function bands(sql: string, limits: readonly number[], word: (value: number) => string): string {
  const cases = limits.map((limit) => `WHEN ${sql} < ${limit} THEN '${word(limit - 1)}'`)
  return `CASE ${cases.join(' ')} ELSE '${word(limits.at(-1) ?? 0)}' END`
}

function retentionQuery(behind: RowsBehind): Query {
  const { quarter, ...cuts } = behind.filter
  const wanted = Object.entries(cuts).flatMap(([by, words]) => {
    const column = memberColumns[by]
    return column === undefined ? [] : [{ column, words: words.split('|') }]
  })
  return {
    columns: ['customer', 'arm', 'stratum', 'from', 'days', 'left', 'monthly revenue', 'contact', 'tier', 'why'],
    select: `p.vendor_id, m.arm, m.stratum, ${isoSql('m.start_at')}, m.days, CASE m.left_us WHEN 1 THEN 'yes' ELSE 'no' END, m.mrr_minor, c.vendor_id, m.tier, m.rule`,
    from: 'cohort_members m JOIN payers p ON p.id = m.payer_id JOIN contacts c ON c.id = m.contact_id',
    where: [
      ...(quarter === undefined ? [] : ['m.quarter = ?']),
      ...wanted.map(({ column, words }) => `${column} IN (${words.map(() => '?').join(', ')})`),
    ],
    values: [...(quarter === undefined ? [] : [quarter]), ...wanted.flatMap(({ words }) => words)],
    order: 'm.arm, m.days, p.vendor_id',
  }
}

/** How many contacts put a customer into the numerator. */
const times: Readonly<Record<string, string>> = {
  'repeat-contact-rate': '> 1',
  'customers-once': '= 1',
  'customers-twice': '= 2',
  'customers-three-times': '= 3',
  'customers-four-or-more': '> 3',
}

function customersQuery(behind: RowsBehind): Query {
  const { where, values } = span('f.opened_at', behind)
  const { slice, word } = sliceOf('issues', 'i.payer_id', behind)
  return {
    columns: ['counted', 'customer', 'contacts', 'first', 'last'],
    select: `CASE WHEN i.contacts ${times[behind.selection] ?? '> 0'} THEN 'yes' ELSE 'no' END, COALESCE(p.vendor_id, 'not a paying customer'), i.contacts, ${isoSql('i.opened_at')}, ${isoSql('i.last')}`,
    from: `(SELECT f.party AS party, MAX(f.payer_id) AS payer_id, COUNT(*) AS contacts, MIN(f.opened_at) AS opened_at, MAX(f.opened_at) AS last
              FROM facts f WHERE ${[...where, 'f.party > -1000000000000'].join(' AND ')} GROUP BY f.party) i LEFT JOIN payers p ON p.id = i.payer_id ${slice?.join ?? ''}`,
    where: slice ? [`${slice.word} = ?`] : [],
    values: [...values, ...(slice && word !== undefined ? [word] : [])],
    order: 'i.contacts DESC, i.opened_at',
  }
}
