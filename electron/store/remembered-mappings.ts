import type { Mapping } from '../../shared/import/mapping.ts'
import type { RememberedMapping } from '../../shared/import/recall-mapping.ts'
import type { ReadStore, WriteStore } from './store.ts'

/** Remembers how a file was read, in place of what was remembered of files with the same headings. */
export function rememberMapping(store: WriteStore, { file, headings, mapping, corrected }: RememberedMapping): void {
  store
    .sql('DELETE FROM remembered_mappings WHERE source = ? AND headings = ?')
    .run(mapping.source, JSON.stringify(headings))
  store
    .sql('INSERT INTO remembered_mappings (source, headings, told, file) VALUES (?, ?, ?, ?)')
    .run(mapping.source, JSON.stringify(headings), JSON.stringify({ mapping, corrected }), file)
}

/** How files were read before, the newest first. */
export function readRemembered(store: ReadStore): RememberedMapping[] {
  const rows = store.sql('SELECT headings, told, file FROM remembered_mappings ORDER BY id DESC LIMIT 500').all() as {
    headings: string
    told: string
    file: string
  }[]
  return rows.map(({ headings, told, file }) => ({
    file,
    headings: JSON.parse(headings) as string[],
    ...(JSON.parse(told) as { mapping: Mapping; corrected: RememberedMapping['corrected'] }),
  }))
}
