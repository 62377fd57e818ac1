import type { RowsBehind } from '../../../shared/base/evidence.ts'
import { handlers } from '../../../shared/base/model.ts'
import { assumptionIds } from '../../../shared/case/assumption.ts'
import type { FrozenPromise } from '../../../shared/case/promise.ts'
import type { RowsWanted } from '../../../shared/contract.ts'
import { readMoneyDecisions } from '../money-decisions.ts'
import { readSettings } from '../settings.ts'
import type { ReadStore } from '../store.ts'
import { readBridgeRows } from './arr-bridge.ts'
import { readExposedTopics } from './category-money.ts'
import { readPayerSpans } from './movements.ts'
import { quarterSpan } from './quarter-span.ts'
import { isoOf, isoSql, payerNames, type RowReaders, spanOf, wordSql } from './row-reader.ts'
import { type Cell, listPage, queryPage, type RowsPage } from './rows-page.ts'

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
      select: `c.vendor_id, ${isoSql('f.opened_at')},
        ${wordSql('f.handler', handlers)}, f.handle_seconds, p.vendor_id`,
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

/** Rows behind what is held against another book: finance's, the profit and loss, a promise. */
export const reconciledReaders: RowReaders = {
  'arr-ours': bridgeRows,
  'arr-finance': bridgeRows,
  'arr-difference': bridgeRows,
  'arr-unexplained': bridgeRows,
  'pnl-category-cost': categoryContacts,
  'pnl-category-retained': categoryCustomers,
  'pnl-category-exposed': categoryCustomers,
  'promise-promised': promiseRows,
  'promise-realised': promiseRows,
}
