import type { RowsBehind } from '../../../shared/base/evidence.ts'
import { handlers, tiers } from '../../../shared/base/model.ts'
import { maybeAgreedFactors } from '../../../shared/case/register.ts'
import type { RowsWanted } from '../../../shared/contract.ts'
import { type MovementKind, movementKinds } from '../../../shared/ledger/movements.ts'
import { type CohortMember, cohortOf } from '../../../shared/ledger/retention-rates.ts'
import { readAssumptionEdits } from '../assumptions.ts'
import { readSettings } from '../settings.ts'
import type { ReadStore } from '../store.ts'
import { costColumns, readCostRows, readServedRows } from './cost-rows.ts'
import { maybeCustomerWord } from './customer-slices.ts'
import { readHomeRevenue, readPayingAt } from './home-currency.ts'
import { readPayerSpans, readSubscriptionCurrencies, readTouchedPayers } from './movements.ts'
import { maybeRevenueRows } from './revenue-rows.ts'
import { type Cell, listPage, queryPage, type RowsPage } from './rows-page.ts'
import { slicesOf } from './selections.ts'
import { readSignalClaims } from './signals.ts'

/**
 * The rows behind a number of money, chosen as they were counted: postings with their class and why, issues, movements, customers with what they
 * pay. `undefined` for a selection that is not money's. Money is in minor units of the project's currency.
 */
export function maybeMoneyRows(store: ReadStore, behind: RowsBehind, page: RowsWanted): RowsPage | undefined {
  switch (behind.selection) {
    case 'cost-total':
    case 'cost-in-scope':
    case 'cost-out-of-scope':
    case 'cost-charged':
    case 'cost-allocated':
    case 'cost-unallocated':
    case 'cost-per-outcome':
    case 'tool-cost':
      return listPage(costColumns, readCostRows(store, behind), page)
    case 'cost-to-serve':
    case 'cost-to-serve-share':
    case 'customers-beyond-margin': {
      const { columns, rows } = readServedRows(store, behind)
      return listPage(columns, rows, page)
    }
    case 'ai-invoice-per-resolution':
      return vendorResolutionRows(store, behind, page)
    case 'cost-per-kept-resolution':
    case 'cost-of-failed-ai-attempt':
    case 'cost-of-kept-ai-attempt':
    case 'failed-ai-attempt-ratio':
    case 'ai-fees-per-kept-resolution':
    case 'ai-cost-per-kept-resolution':
    case 'ai-cost-part':
      return issueRows(store, behind, page)
    case 'cost-per-vendor-resolution':
      return vendorResolutionRows(store, behind, page)
    case 'mrr-opening':
    case 'mrr-closing':
      return payingRows(store, behind, page)
    case 'mrr-new':
    case 'mrr-expansion':
    case 'mrr-contraction':
    case 'mrr-churn':
    case 'mrr-reactivation':
    case 'mrr-residual':
      return movementRows(store, behind, page)
    case 'gross-revenue-retention':
    case 'net-revenue-retention':
    case 'logo-churn':
      return cohortRows(store, behind, page)
    case 'mrr-touched':
    case 'mrr-exposed':
    case 'mrr-associated':
      return touchedRows(store, behind, page)
    case 'mrr-claimed':
      if (behind.filter.rung === 'validated')
        return maybeRevenueRows(
          store,
          { ...behind, selection: 'pilot-retention', filter: { arm: 'pilot-treated' } },
          page,
        )
      return behind.filter.rung === 'attributed' && maybeAgreedFactors(readAssumptionEdits(store)) !== null
        ? touchedRows(store, behind, page)
        : listPage(['customer'], [], page)
    case 'mrr-signalled':
    case 'mrr-expanded-after-signal':
      return behind.filter.source === 'quality'
        ? maybeRevenueRows(store, behind, page)
        : signalRows(store, behind, page)
    case 'at-risk-save-rate':
    case 'at-risk-stay-rate':
      return episodeRows(store, behind, page)
    default:
      return maybeRevenueRows(store, behind, page)
  }
}

function issueRows(store: ReadStore, behind: RowsBehind, page: RowsWanted): RowsPage {
  const [aiOnly, handedOver] = [handlers.indexOf('ai-only'), handlers.indexOf('ai-to-human')]
  const byAi = `i.handler IN (${aiOnly}, ${handedOver})`
  const alone = `i.handler = ${aiOnly} AND i.contacts = 1 AND i.kept = 1`
  const [by, word] = Object.entries(behind.filter)[0] ?? []
  const wanted = by === 'handler' ? (handlers as readonly (string | undefined)[]).indexOf(word) : -1
  const slice = by === undefined || by === 'handler' ? undefined : slicesOf('issues')[by]
  const chosen: Readonly<Record<string, string>> = {
    'cost-of-failed-ai-attempt': `AND ${byAi} AND NOT (${alone})`,
    'cost-of-kept-ai-attempt': `AND ${alone}`,
    'failed-ai-attempt-ratio': `AND ${byAi}`,
    'ai-fees-per-kept-resolution': `AND ${byAi}`,
    'ai-cost-per-kept-resolution': `AND ${byAi}`,
    'ai-cost-part': `AND ${byAi}`,
  }
  const counted: Readonly<Record<string, string>> = {
    'cost-per-kept-resolution': 'i.kept = 1',
    'cost-of-failed-ai-attempt': '1 = 1',
    'cost-of-kept-ai-attempt': '1 = 1',
  }
  const from = `issues i
    LEFT JOIN terms topic ON topic.id = i.topic_id LEFT JOIN payers p ON p.id = i.payer_id ${slice?.join ?? ''}
   WHERE i.opened_at >= ? AND i.opened_at < ? AND i.mature = 1 AND i.kept IS NOT NULL
     ${chosen[behind.selection] ?? ''} ${wanted < 0 ? '' : `AND i.handler = ${wanted}`} ${slice ? `AND ${slice.word} = ?` : ''}`
  const began = `CASE i.handler ${handlers.map((handler, index) => `WHEN ${index} THEN '${handler}'`).join(' ')} END`
  return queried(
    store,
    behind,
    page,
    {
      columns: ['counted', 'began with', 'topic', 'opened', 'contacts', 'kept', 'customer'],
      select: `CASE WHEN ${counted[behind.selection] ?? alone} THEN 'yes' ELSE 'no' END, ${began}, topic.term, strftime('%Y-%m-%dT%H:%M:%SZ', i.opened_at, 'unixepoch'), i.contacts, CASE i.kept WHEN 1 THEN 'yes' ELSE 'no' END, p.vendor_id`,
      from,
      order: 'i.opened_at, i.id',
    },
    slice && word !== undefined ? [word] : [],
  )
}

function vendorResolutionRows(store: ReadStore, behind: RowsBehind, page: RowsWanted): RowsPage {
  const wanted = (handlers as readonly (string | undefined)[]).indexOf(behind.filter.handler)
  return queried(store, behind, page, {
    columns: ['counted', 'contact', 'system', 'opened', 'handler', 'customer', 'file', 'line'],
    select: `CASE f.vendor_resolved WHEN 1 THEN 'yes' ELSE 'no' END, c.vendor_id, system.term, strftime('%Y-%m-%dT%H:%M:%SZ', f.opened_at, 'unixepoch'),
      CASE f.handler ${handlers.map((handler, index) => `WHEN ${index} THEN '${handler}'`).join(' ')} END, p.vendor_id, i.file, c.line`,
    from: `facts f JOIN contacts c ON c.id = f.contact_id JOIN terms system ON system.id = c.system_id JOIN imports i ON i.id = c.import_id
      LEFT JOIN payers p ON p.id = f.payer_id
     WHERE f.opened_at >= ? AND f.opened_at < ? AND ${behind.selection === 'ai-invoice-per-resolution' ? `f.vendor_resolved = 1 AND (f.ai = 1 OR f.handler IN (${handlers.indexOf('ai-only')}, ${handlers.indexOf('ai-to-human')}))` : 'f.vendor_resolved IS NOT NULL'} ${wanted < 0 ? '' : `AND f.handler = ${wanted}`}`,
    order: 'f.opened_at, c.vendor_id',
  })
}

function movementRows(store: ReadStore, behind: RowsBehind, page: RowsWanted): RowsPage {
  const kind = movementKinds.find((one) => behind.selection === `mrr-${one}`)
  const { currency } = readSettings(store)
  if (readSubscriptionCurrencies(store).some((one) => one !== currency))
    return turnedOverRows(store, behind, page, kind)
  return queried(
    store,
    behind,
    page,
    {
      columns: ['at', 'customer', 'kind', 'amount', 'after'],
      select: `strftime('%Y-%m-%dT%H:%M:%SZ', m.at, 'unixepoch'), p.vendor_id, m.kind, m.amount_minor, m.after_minor`,
      from: `movements m JOIN payers p ON p.id = m.payer_id WHERE m.at >= ? AND m.at < ? AND m.currency = ? ${kind ? `AND m.kind = '${kind}'` : ''}`,
      order: 'm.at, p.vendor_id, m.id',
    },
    [currency],
  )
}

/** Movements where customers pay in several currencies: those of payers in other currencies as they are in the project's, at the rates of their days. */
function turnedOverRows(
  store: ReadStore,
  behind: RowsBehind,
  page: RowsWanted,
  kind: MovementKind | undefined,
): RowsPage {
  const { currency } = readSettings(store)
  const [from, until] = spanOf(behind)
  const { changes, turnedOver } = readHomeRevenue(store, currency, { from, until })
  const names = payerNames(store)
  const marks = turnedOver.map(() => '?').join(', ')
  const own = store
    .sql(
      `SELECT at, payer_id, kind, amount_minor FROM movements WHERE at >= ? AND at < ? AND currency = ?
        ${turnedOver.length === 0 ? '' : `AND payer_id NOT IN (SELECT payer_id FROM movements WHERE currency IN (${marks}))`} ORDER BY at, id`,
    )
    .raw()
    .all(from, until, currency, ...turnedOver) as [number, number, MovementKind, number][]
  const rows = [
    ...own.map(([at, payer, is, minor]) => ({ at, payer, kind: is, minor })),
    ...changes.filter((one) => one.kind !== null),
  ]
    .filter((one) => kind === undefined || one.kind === kind)
    .sort((a, b) => a.at - b.at || a.payer - b.payer)
    .map((one): Cell[] => [isoOf(one.at), names.get(one.payer) ?? '', one.kind, one.minor])
  return listPage(['at', 'customer', 'kind', 'amount'], rows, page)
}

function payingRows(store: ReadStore, behind: RowsBehind, page: RowsWanted): RowsPage {
  const at = behind.until ?? Number.MAX_SAFE_INTEGER
  const names = payerNames(store)
  const rows = [...readPayingAt(store, readSettings(store).currency, at)].map(([payer, minor]): Cell[] => [
    names.get(payer) ?? '',
    minor,
  ])
  return listPage(['customer', 'monthly revenue'], rows, page)
}

function cohortRows(store: ReadStore, behind: RowsBehind, page: RowsWanted): RowsPage {
  const names = payerNames(store)
  const rows = membersOf(store, cohortOf(readPayerSpans(store), ...spanOf(behind)), behind).map((member): Cell[] => [
    names.get(member.payer) ?? '',
    member.start,
    member.end,
    member.left ? (member.end > 0 ? 'left and came back' : 'left') : 'stayed',
  ])
  return listPage(['customer', 'monthly revenue at the start', 'at the end', 'what happened'], rows, page)
}

/** The members that a slice keeps; a filter that is no slice of customers (the window of twelve months) keeps all. */
function membersOf(store: ReadStore, members: readonly CohortMember[], behind: RowsBehind): readonly CohortMember[] {
  const [[by, word] = []] = Object.entries(behind.filter)
  const wordOf = by === undefined ? undefined : maybeCustomerWord(store, by)
  const at = (behind.from ?? 0) - 1
  return wordOf === undefined ? members : members.filter(({ payer }) => wordOf({ payer, at }) === word)
}

function touchedRows(store: ReadStore, behind: RowsBehind, page: RowsWanted): RowsPage {
  const [from, until] = spanOf(behind)
  const spans = readPayerSpans(store)
  const names = payerNames(store)
  const touched = readTouchedPayers(store, {
    from,
    until,
    failedTier: tiers.indexOf('failed'),
    handedOver: handlers.indexOf('ai-to-human'),
  })
  const rows = touched
    .filter((one) => behind.selection === 'mrr-touched' || one.exposed)
    .map((one) => ({ ...one, mrr: spans.mrrAt(one.payer, one.firstAt) }))
    .filter((one) => one.mrr > 0)
    .map((one): Cell[] => [
      names.get(one.payer) ?? '',
      new Date(one.firstAt * 1000).toISOString().replace('.000', ''),
      one.mrr,
      one.exposed ? 'yes' : 'no',
    ])
  return listPage(['customer', 'first contact', 'monthly revenue then', 'AI contact failed or handed over'], rows, page)
}

function signalRows(store: ReadStore, behind: RowsBehind, page: RowsWanted): RowsPage {
  const names = payerNames(store)
  const source = behind.filter.source ?? 'expansion'
  const rows = (readSignalClaims(store, claimSpan(store, behind))?.claims ?? [])
    .filter((one) => one.source === source)
    .map((one): Cell[] => [names.get(one.payer) ?? '', isoOf(one.at), one.atRiskMinor, one.associatedMinor])
  return listPage(['customer', 'when', 'monthly revenue', 'of it associated'], rows, page)
}

function episodeRows(store: ReadStore, behind: RowsBehind, page: RowsWanted): RowsPage {
  const names = payerNames(store)
  const rows = (readSignalClaims(store, claimSpan(store, behind))?.episodes ?? [])
    .filter((one) => one.worked === (behind.selection === 'at-risk-save-rate'))
    .map((one): Cell[] => [one.kept ? 'yes' : 'no', names.get(one.payer) ?? '', isoOf(one.at), one.mrrMinor])
  return listPage(['counted', 'customer', 'flagged', 'monthly revenue then'], rows, page)
}

function claimSpan(store: ReadStore, behind: RowsBehind) {
  const [from, until] = spanOf(behind)
  return { currency: readSettings(store).currency, from, until }
}

function isoOf(at: number): string {
  return new Date(at * 1000).toISOString().replace('.000', '')
}

function payerNames(store: ReadStore): Map<number, string> {
  return new Map(store.sql('SELECT id, vendor_id FROM payers').raw().all() as [number, string][])
}

function spanOf(behind: RowsBehind): [number, number] {
  return [behind.from ?? Number.MIN_SAFE_INTEGER, behind.until ?? Number.MAX_SAFE_INTEGER]
}

interface Query {
  readonly columns: readonly string[]
  readonly select: string
  /** With its conditions; its first two values are the span. */
  readonly from: string
  readonly order: string
}

function queried(
  store: ReadStore,
  behind: RowsBehind,
  page: RowsWanted,
  query: Query,
  values: readonly string[] = [],
): RowsPage {
  return queryPage(store, { ...query, values: [...spanOf(behind), ...values] }, page)
}
