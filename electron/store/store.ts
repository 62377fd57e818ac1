import type Database from 'better-sqlite3'

/** An open project that may be read. Reports are made from one of these. */
export interface ReadStore {
  readonly db: Database.Database
  readonly path: string
  readonly readOnly: boolean
  /** A statement for this SQL text, prepared once. Never made from a person's text. */
  readonly sql: (text: string) => Database.Statement
  readonly close: () => void
}

/** An open project that may also be written; the type says which functions do. */
export type WriteStore = ReadStore & { readonly mayWrite: true }

/** The same project for writing, or `undefined` when it was opened for reading only. */
export function maybeWritable(store: ReadStore): WriteStore | undefined {
  return store.readOnly ? undefined : (store as WriteStore)
}

/** Runs `work` whole or not at all. */
export function transact<T>(store: WriteStore, work: () => T): T {
  return store.db.transaction(work).immediate()
}
