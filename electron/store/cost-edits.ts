import type { CostEdit } from '../../shared/cost/edit.ts'
import { type ReadStore, transact, type WriteStore } from './store.ts'

/** Every decision about cost that stands, oldest first. */
export function readCostEdits(store: ReadStore): CostEdit[] {
  const rows = store.sql('SELECT change FROM cost_edits ORDER BY id').pluck().all() as string[]
  return rows.map((change) => JSON.parse(change) as CostEdit)
}

/** Keeps a decision; what rested on the cost before is thrown away. */
export function keepCostEdit(store: WriteStore, edit: CostEdit, at: number): void {
  transact(store, () => {
    store.sql('INSERT INTO cost_edits (change, at) VALUES (?, ?)').run(JSON.stringify(edit), at)
    forgetCost(store)
  })
}

/** Takes the newest decision back; false when there was none. */
export function dropLastCostEdit(store: WriteStore): boolean {
  return transact(store, () => {
    const last = store.sql('SELECT MAX(id) FROM cost_edits').pluck().get() as number | null
    if (last === null) return false
    store.sql('DELETE FROM cost_edits WHERE id = ?').run(last)
    forgetCost(store)
    return true
  })
}

/** Throws away what rests on decisions about cost: it is in the story, the profit and loss and the case, and nowhere else. */
export function forgetCost(store: WriteStore): void {
  const metrics = [
    'cost-',
    'ai-cost-',
    'ai-fees-',
    'ai-invoice-',
    'failed-ai-',
    'marginal-',
    'average-cost-',
    'tool-cost',
    'use-cost-',
    'customers-beyond-',
    'pnl-',
    'case-',
    'chain-cost',
  ]
  for (const metric of metrics) store.sql('DELETE FROM evidence WHERE id LIKE ?').run(`${metric}%`)
  for (const name of ['cost', 'facts', 'pnl', 'case', 'chains'])
    store.sql('DELETE FROM reports WHERE name LIKE ?').run(`${name}/%`)
}
