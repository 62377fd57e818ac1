import { chmodSync, closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs'
import { basename } from 'node:path'
import type Database from 'better-sqlite3'
import { Refusal } from '../../shared/base/refusal.ts'
import { openDatabase, openInMemory } from './database.ts'
import { damagedProject, fileRefusal } from './file-refusals.ts'
import { migrate } from './migrate.ts'
import { schemaVersion } from './migrations/index.ts'
import type { ReadStore, WriteStore } from './store.ts'

/** "PRBK": marks a SQLite file as a Proofbook project. */
export const applicationId = 0x5052424b

/** Creates an empty project file and opens it for writing. Refuses to overwrite anything. */
export function createStore(path: string): WriteStore {
  if (existsSync(path)) {
    throw new Refusal(
      'already-exists',
      `${basename(path)} is there already`,
      'choose another name, or open the project that is there',
    )
  }
  let db: Database.Database
  try {
    db = openDatabase(path, { mayCreate: true })
  } catch {
    throw new Refusal('not-found', `${path} can’t be created`, 'check that the folder exists and may be written to')
  }
  chmodSync(path, 0o600)
  db.pragma('journal_mode = DELETE')
  db.pragma(`application_id = ${applicationId}`)
  migrate(db)
  return asStore(db, path, false) as WriteStore
}

/**
 * Opens a project file, upgrading an older one. A file that is no project, is damaged or comes from a newer version is refused and left
 * as it is. Without write permission it opens for reading.
 */
export function openStore(path: string, options: { readonly readOnly?: boolean } = {}): ReadStore {
  const header = checkHeader(path)
  const readOnly = options.readOnly === true
  let db: Database.Database
  try {
    db = openDatabase(path, { readOnly })
  } catch {
    throw new Refusal('not-found', `${path} can’t be opened`, 'check that you may read the file')
  }
  try {
    if (!readOnly) db.pragma('journal_mode = DELETE')
    const check = db.pragma('quick_check(1)', { simple: true })
    if (check !== 'ok') throw damagedProject(path)
    if (!readOnly && header.version < schemaVersion) migrate(db)
    return asStore(db, path, readOnly)
  } catch (error) {
    db.close()
    throw fileRefusal(error, path)
  }
}

/**
 * Opens the bytes of a project in memory, so that neither the file that they came from nor any other is written; `path` is what the project is called. Refuses what `openStore` refuses.
 */
export function openStoreInMemory(bytes: Buffer, path: string): WriteStore {
  const { version } = readHeader(bytes.subarray(0, 100), basename(path))
  let db: Database.Database | undefined
  try {
    db = openInMemory(bytes)
    if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') throw damagedProject(path)
    if (version < schemaVersion) migrate(db)
    return asStore(db, path, false) as WriteStore
  } catch (error) {
    db?.close()
    throw fileRefusal(error, path)
  }
}

function asStore(db: Database.Database, path: string, readOnly: boolean): ReadStore {
  const statements = new Map<string, Database.Statement>()
  return {
    db,
    path,
    readOnly,
    sql: (text) => {
      let statement = statements.get(text)
      if (!statement) {
        statement = db.prepare(text)
        statements.set(text, statement)
      }
      return statement
    },
    close: () => db.close(),
  }
}

/** Reads the first 100 bytes: SQLite itself would take an empty file for a valid empty project. */
function checkHeader(path: string): { version: number } {
  const name = basename(path)
  let handle: number
  try {
    handle = openSync(path, 'r')
  } catch {
    throw new Refusal('not-found', `there is no project at ${path}`, 'check the name, or make one with: new')
  }
  try {
    const stat = fstatSync(handle)
    if (!stat.isFile()) throw new Refusal('not-a-file', `${path} is not a file`, 'name a .proofbook file')
    const bytes = Buffer.alloc(100)
    const got = readSync(handle, bytes, 0, 100, 0)
    return readHeader(bytes.subarray(0, got), name)
  } finally {
    closeSync(handle)
  }
}

function readHeader(bytes: Buffer, name: string): { version: number } {
  if (
    bytes.length < 100 ||
    bytes.toString('latin1', 0, 16) !== 'SQLite format 3\0' ||
    bytes.readUInt32BE(68) !== applicationId
  ) {
    throw new Refusal(
      'not-a-project',
      `${name} is not a Proofbook project`,
      'name a .proofbook file, or import this file into one',
    )
  }
  const version = bytes.readUInt32BE(60)
  if (version > schemaVersion) {
    throw new Refusal(
      'newer-project',
      `${name} was written by a newer version of Proofbook`,
      'update Proofbook, then open it again',
    )
  }
  return { version }
}
