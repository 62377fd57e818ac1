import type { RecordKind } from '../../shared/base/model.ts'
import { maybeSource } from '../../shared/import/sources/index.ts'
import type { ReadStore } from './store.ts'

/** Titles of the sources that these kinds of records were imported from, in the order of the alphabet: "Intercom conversations". */
export function readSourceTitles(store: ReadStore, kinds: readonly RecordKind[]): string[] {
  const rows = store.sql('SELECT DISTINCT source, kinds FROM imports').all() as { source: string; kinds: string }[]
  const wanted = rows.filter((row) => (JSON.parse(row.kinds) as RecordKind[]).some((kind) => kinds.includes(kind)))
  return [...new Set(wanted.map((row) => maybeSource(row.source)?.title ?? row.source))].sort()
}
