import type { WriteStore } from './store.ts'

/** The number of a word in the project's dictionary, made when it is new. */
export function termId(store: WriteStore, kind: string, term: string): number {
  const known = store.sql('SELECT id FROM terms WHERE kind = ? AND term = ?').pluck().get(kind, term) as
    | number
    | undefined
  if (known !== undefined) return known
  return Number(store.sql('INSERT INTO terms (kind, term) VALUES (?, ?)').run(kind, term).lastInsertRowid)
}
