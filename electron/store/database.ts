import Database from 'better-sqlite3'

/** A connection to one SQLite file. */
export type Connection = Database.Database

/** A statement of a connection. */
export type Statement = Database.Statement

/**
 * Opens a SQLite file so that nothing in it is trusted and nothing of it is lost or left behind: no code in its schema runs, cells are checked for their size, it is read without
 * mapping it into memory; writes go through a rollback journal that is flushed to the disk, and what is deleted is overwritten. Nothing of the file is read or changed yet, except that a
 * connection that may write rolls back what a crash left unfinished. `path` may be `:memory:`.
 */
export function openDatabase(
  path: string,
  options: { readonly readOnly?: boolean; readonly mayCreate?: boolean; readonly wait?: number } = {},
): Connection {
  const readOnly = options.readOnly === true
  const db = new Database(path, {
    readonly: readOnly,
    fileMustExist: options.mayCreate !== true,
    timeout: options.wait ?? 2000,
  })
  db.pragma('trusted_schema = OFF')
  db.pragma('cell_size_check = ON')
  db.pragma('mmap_size = 0')
  db.pragma('temp_store = MEMORY')
  db.pragma('cache_size = -65536')
  if (!readOnly) {
    // EXTRA also flushes the folder after a journal is gone: a power cut right after a commit must not bring it back.
    db.pragma('synchronous = EXTRA')
    db.pragma('secure_delete = ON')
    db.pragma('foreign_keys = ON')
  }
  return db
}

/**
 * Opens the bytes of a database in memory, as carefully as a file: what is read, changed and deleted there reaches no disk. The bytes are copied.
 */
export function openInMemory(bytes: Buffer): Connection {
  const db = new Database(bytes)
  db.pragma('trusted_schema = OFF')
  db.pragma('cell_size_check = ON')
  db.pragma('temp_store = MEMORY')
  db.pragma('secure_delete = ON')
  db.pragma('foreign_keys = ON')
  return db
}
