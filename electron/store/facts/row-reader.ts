import type { RowsBehind } from '../../../shared/base/evidence.ts'
import type { RowsWanted } from '../../../shared/contract.ts'
import type { ReadStore } from '../store.ts'
import type { RowsPage } from './rows-page.ts'

/** Reads a page of the rows behind a number, chosen as they were counted. Money is in minor units of the project's currency. */
export type RowReader = (store: ReadStore, behind: RowsBehind, page: RowsWanted) => RowsPage

/** Which reader lists the rows of which selection. */
export type RowReaders = Readonly<Record<string, RowReader>>

/** The span of a number, open where it has no end. */
export function spanOf(behind: RowsBehind): { readonly from: number; readonly until: number } {
  return { from: behind.from ?? Number.MIN_SAFE_INTEGER, until: behind.until ?? Number.MAX_SAFE_INTEGER }
}

/** What the billing system calls each customer. */
export function payerNames(store: ReadStore): Map<number, string> {
  return new Map(store.sql('SELECT id, vendor_id FROM payers').raw().all() as [number, string][])
}

/** An instant as rows show it: ISO 8601, UTC, whole seconds. */
export function isoOf(at: number): string {
  return new Date(at * 1000).toISOString().replace('.000', '')
}

/** The same in SQL, for a column of instants. */
export const isoSql = (column: string): string => `strftime('%Y-%m-%dT%H:%M:%SZ', ${column}, 'unixepoch')`

/** A column of numbers as the words that they stand for. */
export const wordSql = (column: string, words: readonly string[]): string =>
  `CASE ${column} ${words.map((word, i) => `WHEN ${i} THEN '${word.replaceAll("'", "''")}'`).join(' ')} END`
