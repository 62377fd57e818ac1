import type { RecordTable, Value } from './record-columns.ts'
import type { ReadStore, WriteStore } from './store.ts'

/** What stands before a table's own columns in a row. */
export const rowHead = ['import_id', 'line', 'system_id']

/** What one import said of a record: `row` is `rowHead`, then the table's columns. */
export interface Statement {
  readonly importId: number
  /** Its place among what the import said of the record. */
  readonly seq: number
  readonly row: readonly Value[]
}

/** A record as it stands in its table. */
export interface StoredRecord {
  readonly id: number
  readonly row: readonly Value[]
}

/**
 * Whether several imports speak of a record: `alone` when only its own one does, `agreed` while none of them has changed what stands in the table, else `told`.
 * As long as they agree their words needn't be kept: they are those of the table.
 */
export type Speakers = 'alone' | 'agreed' | 'told'

/** Says whether several imports speak of a record. */
export function speakersOf(store: ReadStore, table: RecordTable, id: number): Speakers {
  const told = store
    .sql('SELECT MIN(body IS NOT NULL) FROM statements WHERE kind = ? AND record_id = ?')
    .pluck()
    .get(table.kind, id) as number | null
  return told === null ? 'alone' : told === 0 ? 'agreed' : 'told'
}

/** Notes what an import said of a record; without `row` it said what the table says. */
export function addStatement(
  store: WriteStore,
  table: RecordTable,
  id: number,
  said: { readonly importId: Value; readonly seq: number; readonly line: Value; readonly row?: readonly Value[] },
): void {
  store
    .sql('INSERT INTO statements (kind, record_id, import_id, seq, line, body) VALUES (?, ?, ?, ?, ?, ?)')
    .run(table.kind, id, said.importId, said.seq, said.line, said.row === undefined ? null : rowText(table, said.row))
}

/** Writes out what imports said of a record before the table, which said the same, changes. */
export function writeOut(store: WriteStore, table: RecordTable, { id, row }: StoredRecord): void {
  store
    .sql('UPDATE statements SET body = ? WHERE kind = ? AND record_id = ? AND body IS NULL')
    .run(rowText(table, row), table.kind, id)
}

/** Forgets one thing that an import said of a record. */
export function forgetStatement(store: WriteStore, table: RecordTable, id: number, { importId, seq }: Statement): void {
  store
    .sql('DELETE FROM statements WHERE kind = ? AND record_id = ? AND import_id = ? AND seq = ?')
    .run(table.kind, id, importId, seq)
}

/** All that was said of a record, in the order of the imports and of their lines. */
export function readStatements(store: ReadStore, table: RecordTable, { id, row }: StoredRecord): Statement[] {
  const said = store
    .sql(
      'SELECT import_id AS importId, seq, line, body FROM statements WHERE kind = ? AND record_id = ? ORDER BY import_id, seq',
    )
    .all(table.kind, id) as { importId: number; seq: number; line: number; body: string | null }[]
  return said.map(({ importId, seq, line, body }) => ({
    importId,
    seq,
    row: [importId, line, row[2] as Value, ...(body === null ? row.slice(rowHead.length) : textRow(table, body))],
  }))
}

/** The columns of a row as text; those that say nothing are left out. */
export function rowText(table: RecordTable, row: readonly Value[]): string {
  return JSON.stringify(
    Object.fromEntries(
      table.columns.flatMap(({ name }, c) => {
        const value = row[c + rowHead.length] as Value
        return value === null ? [] : [[name, value]]
      }),
    ),
  )
}

/** The columns that `rowText` wrote. */
export function textRow(table: RecordTable, body: string): Value[] {
  const values = JSON.parse(body) as Record<string, Value>
  return table.columns.map(({ name }) => values[name] ?? null)
}
