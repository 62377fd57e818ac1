import type { Evidence } from '../../shared/base/evidence.ts'
import { logRestatements } from './facts/restatements.ts'
import { hashOfKept } from './kept-hash.ts'
import { maybeWritable, type ReadStore, transact } from './store.ts'

/** Keeps evidence so that any number can be opened later by its id; the same id is replaced. */
export function keepEvidence(store: ReadStore, evidence: readonly Evidence[]): void {
  const writable = maybeWritable(store)
  if (!writable) return
  const put = store.sql(
    'INSERT INTO evidence (id, body, hash) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body, hash = excluded.hash',
  )
  transact(writable, () => {
    logRestatements(writable, evidence)
    for (const one of evidence) {
      const body = JSON.stringify(one)
      put.run(one.id, body, hashOfKept(writable, 'evidence', one.id, body))
    }
  })
}

/** The evidence with this id, when it was made. */
export function maybeEvidence(store: ReadStore, id: string): Evidence | undefined {
  const body = store.sql('SELECT body FROM evidence WHERE id = ?').pluck().get(id) as string | undefined
  return body === undefined ? undefined : (JSON.parse(body) as Evidence)
}

/** Ids of kept evidence that begin like this, for a helpful refusal. */
export function similarEvidence(store: ReadStore, id: string): string[] {
  const start = id.split('@')[0] ?? id
  return store.sql("SELECT id FROM evidence WHERE id LIKE ? || '%' ORDER BY id LIMIT 5").pluck().all(start) as string[]
}
