import { ofCustomer } from '../../shared/import/sources/generic-billing.ts'
import { coverageStep } from './facts/coverage.ts'
import { readReach, tellAnew } from './merge-records.ts'
import { forgetPeople } from './people.ts'
import { recordTables } from './record-columns.ts'
import { putStandInsAside, takeStandInsOut } from './stand-ins.ts'
import type { WriteStore } from './store.ts'

/**
 * Takes an import out of the project, as if it had never been made: its records and people go, those of which other imports speak too are told anew from what
 * these said. Everything derived is made again when it is next asked for. The caller holds the transaction.
 */
export function takeOutImport(store: WriteStore, importId: number): void {
  const aside = store.sql('SELECT DISTINCT system_id FROM stand_ins').pluck().all() as number[]
  for (const systemId of aside) takeStandInsOut(store, systemId)
  for (const table of recordTables) {
    store
      .sql(
        `DELETE FROM ${table.table} WHERE import_id = @importId AND id NOT IN (SELECT record_id FROM statements WHERE kind = @kind AND record_id = ${table.table}.id)`,
      )
      .run({ importId, kind: table.kind })
    const shared = store
      .sql('SELECT DISTINCT record_id FROM statements WHERE kind = ? AND import_id = ?')
      .pluck()
      .all(table.kind, importId) as number[]
    const forget = store.sql('DELETE FROM statements WHERE kind = ? AND record_id = ? AND import_id = ?')
    for (const id of shared) {
      forget.run(table.kind, id, importId)
      tellAnew(store, table, id, (other) => readReach(store, other))
    }
  }
  forgetPeople(store, importId)
  const systems = store
    .sql('SELECT DISTINCT system_id FROM subscriptions WHERE vendor_id LIKE ?')
    .pluck()
    .all(`${ofCustomer}%`) as number[]
  for (const systemId of systems) putStandInsAside(store, systemId)
  store.sql('DELETE FROM imports WHERE id = ?').run(importId)
  store.sql("DELETE FROM derivation WHERE step IN ('facts', 'decisions', ?)").run(coverageStep)
}
