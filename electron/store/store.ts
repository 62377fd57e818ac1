import type { Connection, Statement } from './database.ts'
import type { SealState } from './seal-mark.ts'

/** An open project that may be read. Reports are made from one of these. */
export interface ReadStore {
  readonly db: Connection
  readonly path: string
  readonly readOnly: boolean
  /** What a person should know about how the file was found when it was opened. */
  readonly found: OpenedAs
  /** A statement for this SQL text, prepared once. Never made from a person's text. */
  readonly sql: (text: string) => Statement
  readonly close: () => void
}

/** How a project was found and opened. */
export interface OpenedAs {
  /** Whether its last sitting was closed properly; if not, everything was checked and is whole. */
  readonly state: SealState
  /** Version of the schema that it was upgraded from. */
  readonly upgradedFrom: number | null
  /** Why it can only be read: it was asked for, or the file, its folder or its disk may not be written to. */
  readonly readOnlyBecause: 'asked' | 'file' | 'folder' | null
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
