import type { RowsBehind } from '../../../shared/base/evidence.ts'
import { handlers, tiers } from '../../../shared/base/model.ts'
import { assumptionIds } from '../../../shared/case/assumption.ts'
import type { FrozenPromise } from '../../../shared/case/promise.ts'
import type { RowsWanted } from '../../../shared/contract.ts'
import { claimsByPayer } from '../../../shared/ledger/claims.ts'
import { savedByPayer } from '../../../shared/ledger/ledger-report.ts'
import { validatedByPayer } from '../../../shared/ledger/pilot-result.ts'
import { readMoneyDecisions } from '../money-decisions.ts'
import { readSettings } from '../settings.ts'
import type { ReadStore } from '../store.ts'
import { readBridgeRows } from './arr-bridge.ts'
import { readExposedTopics } from './category-money.ts'
import { readHomeRevenue } from './home-currency.ts'
import { readPayerSpans, readTouchedPayers } from './movements.ts'
import { readPilot } from './pilot.ts'
import { quarterSpan } from './quarter-span.ts'
import { type Cell, listPage, queryPage, type RowsPage } from './rows-page.ts'
import { readSignalClaims } from './signals.ts'

/**
 * The rows behind a number that reconciles or proves revenue: customers in both books, what moved by rates alone, cases of a comparison, the arms of a pilot, a
 * promise's values. `undefined` for any other selection. Money is in minor units of the project's currency.
 */
export function maybeRevenueRows(store: ReadStore, behind: RowsBehind, page: RowsWanted): RowsPage | undefined {
  switch (behind.selection) {
    case 'arr-ours':
    case 'arr-finance':
    case 'arr-difference':
    case 'arr-unexplained':
      return bridgeRows(store, behind, page)
    case 'mrr-fx':
      return rateRows(store, behind, page)
    case 'mrr-signalled':
      return qualityRows(store, behind, page)
    case 'pnl-category-cost':
      return categoryContacts(store, behind, page)
    case 'pnl-category-retained':
    case 'pnl-category-exposed':
      return categoryCustomers(store, behind, page)
    case 'kept-after':
      return caseRows(store, behind, page)
    case 'flagged-first':
      return flaggedRows(store, behind, page)
    case 'pilot-retention':
      return pilotRows(store, behind, page)
    case 'promise-promised':
    case 'promise-realised':
      return promiseRows(store, behind, page)
    default:
      return undefined
  }
}

/** Customers in both books; for a difference those whom it explains, for the remainder those whom nothing does. */
function bridgeRows(store: ReadStore, behind: RowsBehind, page: RowsWanted): RowsPage {
  const { quarter, kind, name } = behind.filter
  if (quarter === undefined || name !== undefined) return listPage(['customer'], [], page)
  const rows = readBridgeRows(store, quarter, quarterSpan(quarter, readSettings(store)))
    .filter((one) =>
      behind.selection === 'arr-unexplained'
        ? one.unexplainedMinor !== 0
        : behind.selection !== 'arr-difference' || one.parts.some((part) => part.kind === kind),
    )
    .map((one): Cell[] => [
      one.customer,
      one.oursMinor,
      one.financeMinor,
      one.financeMinor - one.oursMinor,
      one.parts.map((part) => part.what).join('; '),
      one.parts.filter((part) => kind === undefined || part.kind === kind).reduce((sum, part) => sum + part.minor, 0),
      one.unexplainedMinor,
    ])
  return listPage(
    ['customer', 'billing data a year', 'finance a year', 'difference', 'why', 'explained', 'unexplained'],
    rows,
    page,
  )
}

function rateRows(store: ReadStore, behind: RowsBehind, page: RowsWanted): RowsPage {
  const { changes } = readHomeRevenue(store, readSettings(store).currency, spanOf(behind))
  const names = payerNames(store)
  return listPage(
    ['at', 'customer', 'moved by the rate alone'],
    changes.filter((one) => one.kind === null).map((one) => [isoOf(one.at), names.get(one.payer) ?? '', one.minor]),
    page,
  )
}

/** Each exposed customer with the lower bound of what the quality of handling holds of them, out of what other claims have left. */
function qualityRows(store: ReadStore, behind: RowsBehind, page: RowsWanted): RowsPage {
  const { currency } = readSettings(store)
  const span = spanOf(behind)
  const spans = readPayerSpans(store, currency)
  const names = payerNames(store)
  const touched = readTouchedPayers(store, {
    ...span,
    failedTier: tiers.indexOf('failed'),
    handedOver: handlers.indexOf('ai-to-human'),
  }).map(({ payer, firstAt, exposed }) => ({ payer, firstAt, exposed, mrrMinor: spans.mrrAt(payer, firstAt) }))
  const pilot = readPilot(store, spans)
  const isRead = pilot.ripeAt !== null && pilot.ripeAt >= span.from && pilot.ripeAt < span.until
  const low = Number(behind.filter.risk ?? 0)
  const claims = claimsByPayer(
    touched,
    { grade: 'fact', riskDifference: low, low, high: low },
    savedByPayer(readSignalClaims(store, { currency, ...span }, spans)),
    isRead ? validatedByPayer(pilot) : new Map(),
  )
  const firstAt = new Map(touched.map((one) => [one.payer, one.firstAt]))
  return listPage(
    ['customer', 'when', 'monthly revenue', 'of it associated'],
    claims
      .filter((one) => one.qualityMinor > 0)
      .map((one) => [
        names.get(one.payer) ?? '',
        isoOf(firstAt.get(one.payer) ?? 0),
        one.atRiskMinor,
        one.qualityMinor,
      ]),
    page,
  )
}

function topicOf(behind: RowsBehind): string | null {
  const { category } = behind.filter
  return category === undefined || category === 'no topic' ? null : category
}

function categoryContacts(store: ReadStore, behind: RowsBehind, page: RowsWanted): RowsPage {
  const { from, until } = spanOf(behind)
  const topic = topicOf(behind)
  return queryPage(
    store,
    {
      columns: ['contact', 'opened', 'handler', 'seconds of work', 'customer'],
      select: `c.vendor_id, strftime('%Y-%m-%dT%H:%M:%SZ', f.opened_at, 'unixepoch'),
        CASE f.handler ${handlers.map((handler, index) => `WHEN ${index} THEN '${handler}'`).join(' ')} END, f.handle_seconds, p.vendor_id`,
      from: `facts f JOIN contacts c ON c.id = f.contact_id LEFT JOIN terms topic ON topic.id = f.topic_id LEFT JOIN payers p ON p.id = f.payer_id
        WHERE f.opened_at >= ? AND f.opened_at < ? AND topic.term ${topic === null ? 'IS NULL' : '= ?'}`,
      order: 'f.opened_at, c.vendor_id',
      values: [from, until, ...(topic === null ? [] : [topic])],
    },
    page,
  )
}

function categoryCustomers(store: ReadStore, behind: RowsBehind, page: RowsWanted): RowsPage {
  const spans = readPayerSpans(store, readSettings(store).currency)
  const names = payerNames(store)
  const topic = topicOf(behind)
  return listPage(
    ['customer', 'first contact', 'monthly revenue then'],
    readExposedTopics(store, spanOf(behind))
      .filter((one) => one.topic === topic)
      .map((one): Cell[] => [names.get(one.payer) ?? '', isoOf(one.firstAt), spans.mrrAt(one.payer, one.firstAt)])
      .filter(([, , minor]) => Number(minor) > 0),
    page,
  )
}

function caseRows(store: ReadStore, behind: RowsBehind, page: RowsWanted): RowsPage {
  const claims = readSignalClaims(store, { currency: readSettings(store).currency, ...spanOf(behind) })
  const names = payerNames(store)
  const compared = behind.filter.source === 'payments' ? claims?.payments : claims?.exceptions
  return listPage(
    ['counted', 'customer', 'when', 'monthly revenue then'],
    (compared?.cases ?? [])
      .filter((one) => one.done === (behind.filter.done === 'yes'))
      .map((one) => [one.kept ? 'yes' : 'no', names.get(one.payer) ?? '', isoOf(one.at), one.mrrMinor]),
    page,
  )
}

function flaggedRows(store: ReadStore, behind: RowsBehind, page: RowsWanted): RowsPage {
  const claims = readSignalClaims(store, { currency: readSettings(store).currency, ...spanOf(behind) })
  const names = payerNames(store)
  const first = new Set(claims?.flaggedFirst?.payers ?? [])
  return listPage(
    ['counted', 'customer', 'flagged by support', 'monthly revenue then'],
    (claims?.episodes ?? []).map((one) => [
      first.has(one.payer) ? 'yes' : 'no',
      names.get(one.payer) ?? '',
      isoOf(one.at),
      one.mrrMinor,
    ]),
    page,
  )
}

function pilotRows(store: ReadStore, behind: RowsBehind, page: RowsWanted): RowsPage {
  const names = payerNames(store)
  const { members, difference } = readPilot(store)
  return listPage(
    ['counted', 'customer', 'arm', 'assigned', 'monthly revenue then'],
    members
      .filter((one) => behind.filter.arm === undefined || one.arm === behind.filter.arm)
      // Before everybody's horizon is over nobody is told who stayed.
      .map((one) => [
        difference === null ? 'not yet' : one.kept ? 'yes' : 'no',
        names.get(one.payer) ?? '',
        one.arm,
        isoOf(one.at),
        one.mrrMinor,
      ]),
    page,
  )
}

function promiseRows(store: ReadStore, behind: RowsBehind, page: RowsWanted): RowsPage {
  const promise = readMoneyDecisions<FrozenPromise>(store, 'promise').find(
    (one) => one.body.name === behind.filter.promise,
  )?.body
  return listPage(
    ['driver', 'value when promised'],
    promise === undefined ? [] : assumptionIds.map((id) => [id, promise.values[id] ?? null]),
    page,
  )
}

function payerNames(store: ReadStore): Map<number, string> {
  return new Map(store.sql('SELECT id, vendor_id FROM payers').raw().all() as [number, string][])
}

function isoOf(at: number): string {
  return new Date(at * 1000).toISOString().replace('.000', '')
}

function spanOf(behind: RowsBehind): { readonly from: number; readonly until: number } {
  return { from: behind.from ?? Number.MIN_SAFE_INTEGER, until: behind.until ?? Number.MAX_SAFE_INTEGER }
}
