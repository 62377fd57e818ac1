import type { Evidence } from '../../../shared/base/evidence.ts'
import type { ReadStore, WriteStore } from '../store.ts'

/** Keeps numbers as they were told under windows that no longer hold. The first value stays: it is what was told. */
export function keepSuperseded(store: WriteStore, evidence: readonly Evidence[]): void {
  const put = store.sql('INSERT OR IGNORE INTO superseded (id, body) VALUES (?, ?)')
  for (const one of evidence) put.run(one.id, JSON.stringify(one))
}

/** Every number told under earlier windows. */
export function readSuperseded(store: ReadStore): Evidence[] {
  const bodies = store.sql('SELECT body FROM superseded ORDER BY id').pluck().all() as string[]
  return bodies.map((body) => JSON.parse(body) as Evidence)
}

/** A number told under earlier windows, when there is one with this id. */
export function maybeSuperseded(store: ReadStore, id: string): Evidence | undefined {
  const body = store.sql('SELECT body FROM superseded WHERE id = ?').pluck().get(id) as string | undefined
  return body === undefined ? undefined : (JSON.parse(body) as Evidence)
}
