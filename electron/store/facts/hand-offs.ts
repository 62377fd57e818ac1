import type { ReadStore, WriteStore } from '../store.ts'

/** Who takes a signal on, and on which calendar date it was, or has to be, handed over. */
export interface HandOffDecision {
  readonly owner: string
  readonly on: string
  readonly note: string
}

/** Decided hand-offs by the id of the signal's episode. */
export function readHandOffs(store: ReadStore): Map<string, HandOffDecision> {
  const rows = store
    .sql("SELECT signal, owner, handed_on, note FROM hand_offs WHERE system = 'episode'")
    .raw()
    .all() as [string, string, string, string][]
  return new Map(rows.map(([signal, owner, on, note]) => [signal, { owner, on, note }]))
}

/** Keeps who takes a signal on; decided again, the newer decision stands. */
export function keepHandOff(store: WriteStore, signal: string, { owner, on, note }: HandOffDecision, at: number): void {
  store
    .sql(
      `INSERT INTO hand_offs (system, signal, owner, handed_on, note, at) VALUES ('episode', ?, ?, ?, ?, ?)
       ON CONFLICT (system, signal) DO UPDATE SET owner = excluded.owner, handed_on = excluded.handed_on, note = excluded.note, at = excluded.at`,
    )
    .run(signal, owner, on, note, at)
}
