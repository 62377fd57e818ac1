import { ofCustomer } from '../../shared/import/sources/generic-billing.ts'
import { recordTable } from './record-columns.ts'
import { rowHead, rowText, type StoredRecord, textRow } from './statements.ts'
import type { WriteStore } from './store.ts'

const table = recordTable('subscription')
const names = [...rowHead, ...table.columns.map((column) => column.name)]

/**
 * Puts aside the subscriptions that only a table of customers told of where the customer has their own, whichever was imported first. They are not forgotten:
 * when the own ones are taken back, these count again.
 */
export function putStandInsAside(store: WriteStore, systemId: number): void {
  const rows = store
    .sql(
      `SELECT id, ${names.join(', ')} FROM subscriptions WHERE system_id = @systemId AND vendor_id LIKE @prefix AND customer_vendor_id IN (
         SELECT customer_vendor_id FROM subscriptions WHERE system_id = @systemId AND vendor_id NOT LIKE @prefix)`,
    )
    .raw()
    .all({ systemId, prefix: `${ofCustomer}%` }) as StoredRecord['row'][]
  const put = store.sql('INSERT INTO stand_ins (system_id, import_id, line, body) VALUES (?, ?, ?, ?)')
  for (const [id, ...row] of rows) {
    const { lastInsertRowid } = put.run(systemId, row[0], row[1], rowText(table, row))
    renumber(store, id as number, -Number(lastInsertRowid))
    store.sql('DELETE FROM subscriptions WHERE id = ?').run(id)
  }
}

/** Takes them out again, so that an import can complete or update them. */
export function takeStandInsOut(store: WriteStore, systemId: number): void {
  const rows = store
    .sql('SELECT id, import_id, line, body FROM stand_ins WHERE system_id = ? ORDER BY id')
    .all(systemId) as { id: number; import_id: number; line: number; body: string }[]
  if (rows.length === 0) return
  const insert = store.sql(
    `INSERT INTO subscriptions (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
  )
  for (const row of rows) {
    const { lastInsertRowid } = insert.run(row.import_id, row.line, systemId, ...textRow(table, row.body))
    renumber(store, -row.id, Number(lastInsertRowid))
  }
  store.sql('DELETE FROM stand_ins WHERE system_id = ?').run(systemId)
}

function renumber(store: WriteStore, from: number, to: number): void {
  store.sql("UPDATE statements SET record_id = ? WHERE kind = 'subscription' AND record_id = ?").run(to, from)
}
