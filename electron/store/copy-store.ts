import { type Connection, openDatabase } from './database.ts'
import { damagedProject, fileRefusal } from './file-refusals.ts'
import { closeSeal } from './file-seal.ts'
import { makePrivateFile, nameBeside, placeFile, removeUnfinished } from './place-file.ts'
import { holdFile } from './project-header.ts'
import type { ReadStore } from './store.ts'

/**
 * Copies an open project into a file of its own (`VACUUM INTO`): what was deleted is not in the copy, and the copy keeps version, id and rollback journal mode.
 * The file appears under `target` whole or not at all: it is written under another name beside it, readable by its owner only, flushed, read back and compared, then
 * renamed over whatever stood there. Works for a project that is open for reading only; never within a transaction. Refuses a full disk, a folder that can't be written
 * and a failing disk, and leaves nothing behind then.
 *
 * To change the copy before it is handed out (names, free text), copy into a private folder first, open that with `openStore`, change it, and copy it on: only the
 * second copy holds nothing of what was deleted.
 */
export function copyStore(store: Pick<ReadStore, 'db'>, target: string): void {
  const beside = nameBeside(target)
  try {
    // SQLite takes an empty file for a new one, and would make its own readable by everybody.
    makePrivateFile(beside)
    store.db.prepare('VACUUM INTO ?').run(beside)
    compareCopy(store.db, beside)
    placeFile(beside, target)
  } catch (error) {
    removeUnfinished(beside)
    throw fileRefusal(error, target)
  }
}

/** Reads a copy back, undamaged and with as many rows in every table as in the original, and seals it. */
function compareCopy(db: Connection, path: string): void {
  const file = holdFile(path)
  const copy = openDatabase(path)
  try {
    copy.pragma('locking_mode = EXCLUSIVE')
    if (copy.pragma('quick_check(1)', { simple: true }) !== 'ok')
      throw damagedProject(path, 'the copy could not be read back')
    const rowsIn = (of: Connection): string => JSON.stringify(tablesOf(of).map((name) => [name, countOf(of, name)]))
    if (rowsIn(copy) !== rowsIn(db)) throw damagedProject(path, 'the copy does not hold the same rows')
    // A copy made before an upgrade may be of a version that has no seal.
    if (tablesOf(copy).includes('seal')) closeSeal(copy, file)
  } finally {
    copy.close()
    file.release()
  }
}

function tablesOf(db: Connection): string[] {
  return db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all() as string[]
}

function countOf(db: Connection, table: string): number {
  return db.prepare(`SELECT COUNT(*) FROM "${table}"`).pluck().get() as number
}
