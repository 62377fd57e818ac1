import { createHash } from 'node:crypto'
import type { ReadStore } from './store.ts'

/** What is kept of what was worked out: numbers, reports, and numbers as they were told under an earlier definition. */
export type KeptTable = 'evidence' | 'reports' | 'superseded'

const keyOf: Readonly<Record<KeptTable, string>> = { evidence: 'id', reports: 'name', superseded: 'id' }

/**
 * The hash that stands beside something kept: over what it was derived from, its name and its body. What was told earlier has outlived what it was derived from, and is hashed without.
 */
export function hashOfKept(store: ReadStore, table: KeptTable, name: string, body: string): string {
  return createHash('sha256')
    .update(`${table}\n${stampOf(store, table)}\n${name}\n${body}`)
    .digest('hex')
}

function stampOf(store: ReadStore, table: KeptTable): string {
  if (table === 'superseded') return ''
  return String(store.sql("SELECT stamp FROM derivation WHERE step = 'facts'").pluck().get() ?? '')
}

/** Names of what is kept and is no longer what was worked out. */
export function changedKept(store: ReadStore, table: KeptTable): string[] {
  const changed: string[] = []
  for (const [name, body, hash] of store
    .sql(`SELECT ${keyOf[table]}, body, hash FROM ${table}`)
    .raw()
    .iterate() as IterableIterator<[string, string, string]>)
    if (hashOfKept(store, table, name, body) !== hash) changed.push(name)
  return changed
}

/** Gives what an older version kept without a hash its hash, once. */
export function hashWhatIsKept(store: ReadStore): void {
  for (const table of Object.keys(keyOf) as KeptTable[]) {
    const rows = store.sql(`SELECT ${keyOf[table]}, body FROM ${table} WHERE hash = ''`).raw().all() as [
      string,
      string,
    ][]
    const put = store.sql(`UPDATE ${table} SET hash = ? WHERE ${keyOf[table]} = ?`)
    for (const [name, body] of rows) put.run(hashOfKept(store, table, name, body), name)
  }
}
