import type { AssumptionEdit, AssumptionId } from '../../shared/case/assumption.ts'
import { type ReadStore, transact, type WriteStore } from './store.ts'

/** Every change of an assumption that stands, oldest first. */
export function readAssumptionEdits(store: ReadStore): AssumptionEdit[] {
  const rows = store.sql('SELECT assumption, change FROM assumption_edits ORDER BY id').raw().all() as [
    string,
    string,
  ][]
  return rows.map(([id, change]) => ({ id: id as AssumptionId, ...(JSON.parse(change) as object) }))
}

/** Keeps a change; what rested on the assumptions before is thrown away. */
export function keepAssumptionEdit(store: WriteStore, edit: AssumptionEdit, at: number): void {
  const { id, ...change } = edit
  transact(store, () => {
    store
      .sql('INSERT INTO assumption_edits (assumption, change, at) VALUES (?, ?, ?)')
      .run(id, JSON.stringify(change), at)
    forgetWhatRestedOn(store, id)
  })
}

/** Takes the newest change back; false when there was none. */
export function dropLastAssumptionEdit(store: WriteStore): boolean {
  return transact(store, () => {
    const last = store.sql('SELECT id, assumption FROM assumption_edits ORDER BY id DESC LIMIT 1').get() as
      | { id: number; assumption: string }
      | undefined
    if (last === undefined) return false
    store.sql('DELETE FROM assumption_edits WHERE id = ?').run(last.id)
    forgetWhatRestedOn(store, last.assumption)
    return true
  })
}

/** Throws away what rests on an assumption: cases rest on every one; what is claimed of revenue only on the factors that finance agrees to. */
export function forgetWhatRestedOn(store: WriteStore, id: string): void {
  store.sql("DELETE FROM evidence WHERE id LIKE 'case-%'").run()
  if (!['attribution', 'gross-margin', 'horizon', 'decay'].includes(id)) return
  store.sql("DELETE FROM evidence WHERE id LIKE 'mrr-%' OR id LIKE 'pnl-%'").run()
  store.sql("DELETE FROM reports WHERE name LIKE 'ledger/%' OR name LIKE 'facts/%' OR name LIKE 'pnl/%'").run()
}
