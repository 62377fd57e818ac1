import type { Evidence } from '../../shared/base/evidence.ts'
import { keepEvidence } from '../store/evidence.ts'
import { ensureDerived } from '../store/facts/derive.ts'
import { hashOfKept } from '../store/kept-hash.ts'
import { maybeWritable, type ReadStore, transact } from '../store/store.ts'

/**
 * A report as it was last made from the present content, or made now and kept with all of its evidence: reopening a project shows its answers at once.
 * Importing or deciding anything discards what was kept.
 */
export function keptReport<T>(
  store: ReadStore,
  name: string,
  make: () => { readonly report: T; readonly evidence: readonly Evidence[] },
): T {
  ensureDerived(store)
  const body = store.sql('SELECT body FROM reports WHERE name = ?').pluck().get(name) as string | undefined
  if (body !== undefined) return JSON.parse(body) as T
  const makeAndKeep = (): T => {
    const { report, evidence } = make()
    keepEvidence(store, evidence)
    if (store.readOnly) return report
    const kept = JSON.stringify(report)
    store
      .sql('INSERT OR REPLACE INTO reports (name, body, hash) VALUES (?, ?, ?)')
      .run(name, kept, hashOfKept(store, 'reports', name, kept))
    return report
  }
  // In one transaction: what is counted on the way is kept too, and each keeping by itself would wait for the disk.
  const writable = maybeWritable(store)
  return writable ? transact(writable, makeAndKeep) : makeAndKeep()
}
