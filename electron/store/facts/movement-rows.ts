import type { RowsBehind } from '../../../shared/base/evidence.ts'
import type { RowsWanted } from '../../../shared/contract.ts'
import { type MovementKind, movementKinds } from '../../../shared/ledger/movements.ts'
import { type CohortMember, cohortOf } from '../../../shared/ledger/retention-rates.ts'
import { readSettings } from '../settings.ts'
import type { ReadStore } from '../store.ts'
import { maybeCustomerWord } from './customer-slices.ts'
import { readHomeRevenue, readPayingAt } from './home-currency.ts'
import { readPayerSpans, readSubscriptionCurrencies } from './movements.ts'
import { isoOf, isoSql, payerNames, type RowReaders, spanOf } from './row-reader.ts'
import { type Cell, listPage, queryPage, type RowsPage } from './rows-page.ts'

function movementRows(store: ReadStore, behind: RowsBehind, page: RowsWanted): RowsPage {
  const kind = movementKinds.find((one) => behind.selection === `mrr-${one}`)
  const { currency } = readSettings(store)
  if (readSubscriptionCurrencies(store).some((one) => one !== currency))
    return turnedOverRows(store, behind, page, kind)
  const { from, until } = spanOf(behind)
  return queryPage(
    store,
    {
      columns: ['at', 'customer', 'kind', 'amount', 'after'],
      select: `${isoSql('m.at')}, p.vendor_id, m.kind, m.amount_minor, m.after_minor`,
      from: `movements m JOIN payers p ON p.id = m.payer_id WHERE m.at >= ? AND m.at < ? AND m.currency = ? ${kind ? `AND m.kind = '${kind}'` : ''}`,
      order: 'm.at, p.vendor_id, m.id',
      values: [from, until, currency],
    },
    page,
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
  const { from, until } = spanOf(behind)
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
  const { from, until } = spanOf(behind)
  const rows = membersOf(store, cohortOf(readPayerSpans(store), from, until), behind).map((member): Cell[] => [
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

function rateRows(store: ReadStore, behind: RowsBehind, page: RowsWanted): RowsPage {
  const { changes } = readHomeRevenue(store, readSettings(store).currency, spanOf(behind))
  const names = payerNames(store)
  return listPage(
    ['at', 'customer', 'moved by the rate alone'],
    changes.filter((one) => one.kind === null).map((one) => [isoOf(one.at), names.get(one.payer) ?? '', one.minor]),
    page,
  )
}

/** Movements of recurring revenue, and the customers whom they moved. */
export const movementReaders: RowReaders = {
  'mrr-opening': payingRows,
  'mrr-closing': payingRows,
  'mrr-new': movementRows,
  'mrr-expansion': movementRows,
  'mrr-contraction': movementRows,
  'mrr-churn': movementRows,
  'mrr-reactivation': movementRows,
  'mrr-residual': movementRows,
  'mrr-fx': rateRows,
  'gross-revenue-retention': cohortRows,
  'net-revenue-retention': cohortRows,
  'logo-churn': cohortRows,
}
