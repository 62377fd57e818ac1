import type { ReadStore } from './store.ts'

const known = new WeakMap<ReadStore, Map<string, { readonly stamp: string; readonly value: unknown }>>()

/** What `read` answers, read once for as long as this connection writes nothing and no other did: a report asks the same in many places. */
export function readOnce<T>(store: ReadStore, name: string, read: () => T): T {
  const stamp = `${String(store.sql('SELECT total_changes()').pluck().get())} ${String(store.db.pragma('data_version', { simple: true }))}`
  const ofStore = known.get(store) ?? new Map()
  known.set(store, ofStore)
  const last = ofStore.get(name)
  if (last?.stamp === stamp) return last.value as T
  const value = read()
  ofStore.set(name, { stamp, value })
  return value
}
