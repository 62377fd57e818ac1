import type { Told } from '../../shared/import/told.ts'
import type { ReadStore, WriteStore } from './store.ts'

/** What is needed to read an imported file again. */
export interface KeptFile {
  /** Where the file was; a path in the home folder begins with `~`, so that the project doesn't tell whose it is. */
  readonly path: string
  readonly entry: string | null
  /** What a person had said of it. */
  readonly told: Told
  readonly shape: KeptShape
  /** Number of packs of rows, or `null` when the rows weren't kept. */
  readonly packs: number | null
}

/** How the rows of a file were found. */
export interface KeptShape {
  readonly bytes: number
  readonly sampleRows: number
  readonly isWhole: boolean
  readonly isTyped: boolean
  readonly encoding: string
  readonly delimiter: string
  readonly headings: readonly string[]
  /** Places of the columns whose cells were kept. */
  readonly columns: readonly number[]
}

/** Keeps what is needed to read a file again, in place of what was kept before. */
export function keepFile(store: WriteStore, importId: number, file: Omit<KeptFile, 'packs'>): void {
  store
    .sql(
      `INSERT INTO kept_files (import_id, path, entry, told, shape) VALUES (@importId, @path, @entry, @told, @shape)
         ON CONFLICT (import_id) DO UPDATE SET path = @path, entry = @entry, told = @told, shape = @shape, row_chunks = NULL`,
    )
    .run({
      importId,
      path: file.path,
      entry: file.entry,
      told: JSON.stringify(file.told),
      shape: JSON.stringify(file.shape),
    })
  store.sql('DELETE FROM kept_rows WHERE import_id = ?').run(importId)
}

/** Changes only what was said of a kept file. */
export function keepTold(store: WriteStore, importId: number, told: Told): void {
  store.sql('UPDATE kept_files SET told = ? WHERE import_id = ?').run(JSON.stringify(told), importId)
}

/** Adds a pack of rows. */
export function keepPack(store: WriteStore, importId: number, seq: number, pack: Uint8Array): void {
  store.sql('INSERT INTO kept_rows (import_id, seq, body) VALUES (?, ?, ?)').run(importId, seq, pack)
}

/** Says that all rows are kept, in so many packs; `null` lets go of them. */
export function endKeeping(store: WriteStore, importId: number, packs: number | null): void {
  if (packs === null) store.sql('DELETE FROM kept_rows WHERE import_id = ?').run(importId)
  store.sql('UPDATE kept_files SET row_chunks = ? WHERE import_id = ?').run(packs, importId)
}

/** What was kept of an imported file; nothing for one that an older version imported. */
export function maybeKeptFile(store: ReadStore, importId: number): KeptFile | undefined {
  const row = store
    .sql('SELECT path, entry, told, shape, row_chunks AS packs FROM kept_files WHERE import_id = ?')
    .get(importId) as
    | { path: string; entry: string | null; told: string; shape: string; packs: number | null }
    | undefined
  return row && { ...row, told: JSON.parse(row.told) as Told, shape: JSON.parse(row.shape) as KeptShape }
}

/** The packs of rows one after the other. */
export function* readPacks(store: ReadStore, importId: number): Generator<Uint8Array> {
  const packs = Number(
    store.sql('SELECT COALESCE(MAX(seq) + 1, 0) FROM kept_rows WHERE import_id = ?').pluck().get(importId),
  )
  const one = store.sql('SELECT body FROM kept_rows WHERE import_id = ? AND seq = ?').pluck()
  for (let seq = 0; seq < packs; seq += 1) yield one.get(importId, seq) as Uint8Array
}

/** An import that was taken back and can still be made again. */
export interface UndoneImport {
  readonly importId: number
  readonly file: string
  readonly source: string
  readonly sha256: string
}

/** The import that was taken back last, as long as nothing else was imported or taken back since. */
export function maybeUndone(store: ReadStore): UndoneImport | undefined {
  return store
    .sql('SELECT import_id AS importId, file, source, sha256 FROM undone_imports ORDER BY import_id DESC LIMIT 1')
    .get() as UndoneImport | undefined
}

/** Remembers an import as taken back. */
export function keepUndone(store: WriteStore, { importId, file, source, sha256 }: UndoneImport): void {
  store
    .sql('INSERT INTO undone_imports (import_id, file, source, sha256) VALUES (?, ?, ?, ?)')
    .run(importId, file, source, sha256)
}

/** Lets go of everything that was kept of imports taken back, except of `again`, which is being made again. */
export function forgetUndone(store: WriteStore, again: number | null = null): void {
  const ids = store.sql('DELETE FROM undone_imports RETURNING import_id').pluck().all() as number[]
  for (const id of ids) {
    if (id === again) continue
    store.sql('DELETE FROM kept_rows WHERE import_id = ?').run(id)
    store.sql('DELETE FROM kept_files WHERE import_id = ?').run(id)
  }
}
