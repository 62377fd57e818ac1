import { accessSync, constants, copyFileSync, existsSync, mkdtempSync, realpathSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { Refusal } from '../../shared/base/refusal.ts'
import { backUp } from './backups.ts'
import { type Connection, openDatabase, openInMemory, type Statement } from './database.ts'
import { damagedProject, fileRefusal } from './file-refusals.ts'
import { closeSeal, holdToSeal, totalChanges } from './file-seal.ts'
import { maybeStrangeSchema } from './golden-schema.ts'
import { type KnownBytes, nothingKnown } from './known-bytes.ts'
import { migrate } from './migrate.ts'
import { schemaVersion } from './migrations/index.ts'
import { makePrivateFile, nameBeside, placeFile, removeUnfinished } from './place-file.ts'
import { applicationId, checkHeader, type HeldFile, hasJournal, holdFile } from './project-header.ts'
import type { OpenedAs, ReadStore, WriteStore } from './store.ts'
import { inUse, leaveNote, maybeHolderElsewhere, takeNote } from './who-has-it.ts'

/** Real paths of the projects that this process has open for writing: opening one a second time would let go of the first one's locks. */
const openHere = new Set<string>()

/** Creates an empty project file, whole or not at all, and opens it for writing; `fill` writes what it must hold from the start. Refuses to overwrite anything. */
export function createStore(path: string, fill: (store: WriteStore) => void = () => undefined): WriteStore {
  if (existsSync(path)) {
    throw new Refusal(
      'already-exists',
      `${basename(path)} is there already`,
      'choose another name, or open the project that is there',
    )
  }
  const beside = nameBeside(path)
  try {
    makePrivateFile(beside)
    const db = openDatabase(beside)
    try {
      db.pragma('journal_mode = DELETE')
      db.pragma(`application_id = ${applicationId}`)
      migrate(db)
      fill(asStore(db, beside, asAsked, { before: none, after: none }) as WriteStore)
    } finally {
      db.close()
    }
    placeFile(beside, path)
  } catch (error) {
    removeUnfinished(beside)
    const refusal = fileRefusal(error, path)
    if (!(refusal instanceof Refusal) || refusal.code !== 'not-found') throw refusal
    throw new Refusal('not-found', `${path} can’t be created`, 'check that the folder exists and may be written to')
  }
  return openStore(path) as WriteStore
}

const asAsked: OpenedAs = { state: 'new', upgradedFrom: null, readOnlyBecause: null }

/**
 * Opens a project, for writing where file and folder may be written to, and keeps everybody else from writing to it. The file is checked before anything in it is used: its header, its schema against
 * that of its version, its pages, its seal; where its bytes are `known`, the last two were found right before. An older one is upgraded, after a copy was put among its backups. A file that is no
 * project, is damaged or comes from a newer version is refused and left as it is, byte for byte. With `at` the file worked in is that one, a working copy of the project at `path`, by which everything
 * else goes: its name, its backups, the note of who has it.
 */
export function openStore(
  path: string,
  {
    readOnly = false,
    at = path,
    known = nothingKnown,
  }: { readonly readOnly?: boolean; readonly at?: string; readonly known?: KnownBytes } = {},
): ReadStore {
  const real = realPath(at)
  if (openHere.has(real)) throw inUse(path)
  const file = holdFile(at)
  try {
    file.header()
    const readOnlyBecause = readOnly ? 'asked' : whyReadOnly(at)
    const opening = { path, at, file, known }
    return readOnlyBecause === null ? openToWrite(opening, real) : openToRead(opening, readOnlyBecause)
  } catch (error) {
    file.release()
    throw isBusy(error) ? inUse(path) : fileRefusal(error, path)
  }
}

/**
 * Opens the bytes of a project in memory, so that neither the file that they came from nor any other is written; `path` is what the project is called. Refuses what `openStore` refuses.
 */
export function openStoreInMemory(bytes: Buffer, path: string): WriteStore {
  const { version } = checkHeader(bytes.subarray(0, 100), { path, size: bytes.length })
  let db: Connection | undefined
  try {
    db = openInMemory(bytes)
    checkSchema(db, path, version)
    checkPages(db, path)
    if (version < schemaVersion) migrate(db)
    // Sealed was the file, not what is made of it here.
    db.prepare('UPDATE seal SET mark = NULL').run()
    return asStore(db, path, asAsked, { before: none, after: none }) as WriteStore
  } catch (error) {
    db?.close()
    throw fileRefusal(error, path)
  }
}

interface Opening {
  readonly path: string
  readonly at: string
  readonly file: HeldFile
  readonly known: KnownBytes
}

function openToWrite({ path, at, file, known }: Opening, real: string): ReadStore {
  const hadJournal = hasJournal(at)
  const db = openDatabase(at)
  try {
    lockOut(db)
    // After what a crash had left unfinished was rolled back.
    const { version } = file.header()
    const isKnown = known.has(file)
    checkSchema(db, path, version)
    if (!isKnown) checkPages(db, path)
    // Before an upgrade, which would make of a damaged file one that nobody could tell from a sound one.
    const { state, fault } = holdToSeal(db, file, { hadJournal, isKnown })
    if (fault !== undefined) throw damagedProject(path, fault)
    const upgradedFrom = version < schemaVersion ? version : null
    if (upgradedFrom !== null) {
      backUp({ db, path }, 'upgrade')
      migrate(db)
    }
    if (!isKnown) known.keep(file)
    const changes = totalChanges(db)
    // Where several may work in copies, the note of whoever came first stays.
    const hasNote = at === path || maybeHolderElsewhere(path) === undefined
    if (hasNote) leaveNote(path)
    openHere.add(real)
    const seal = (): void => {
      try {
        if (state === 'closed' && upgradedFrom === null && totalChanges(db) === changes) return
        closeSeal(db, file)
        known.keep(file)
      } catch {
        // What was confirmed is in the file; unsealed it is checked in full when it is next opened.
      }
    }
    const release = (): void => {
      file.release()
      if (hasNote) takeNote(path)
      openHere.delete(real)
    }
    return asStore(db, path, { state, upgradedFrom, readOnlyBecause: null }, { before: seal, after: release })
  } catch (error) {
    db.close()
    throw error
  }
}

function openToRead({ path, at, file, known }: Opening, readOnlyBecause: 'asked' | 'file' | 'folder'): ReadStore {
  const { version } = file.header()
  if (version < schemaVersion) {
    const upgraded = openUpgradedCopy(path, at, version, readOnlyBecause)
    file.release()
    return upgraded
  }
  const hadJournal = hasJournal(at)
  const db = openDatabase(at, { readOnly: true })
  try {
    // A journal may yet change what is read.
    const isKnown = !hadJournal && known.has(file)
    checkSchema(db, path, version)
    if (!isKnown) checkPages(db, path)
    const { state, fault } = holdToSeal(db, file, { hadJournal, isKnown })
    if (fault !== undefined) throw damagedProject(path, fault)
    return asStore(db, path, { state, upgradedFrom: null, readOnlyBecause }, { before: none, after: file.release })
  } catch (error) {
    db.close()
    throw hadJournal ? unfinished(error, path) : error
  }
}

/** An older project that can only be read: a private copy is upgraded and read in its place. */
function openUpgradedCopy(
  path: string,
  at: string,
  version: number,
  readOnlyBecause: 'asked' | 'file' | 'folder',
): ReadStore {
  const folder = mkdtempSync(join(tmpdir(), 'proofbook-'))
  let db: Connection | undefined
  let file: HeldFile | undefined
  const remove = (): void => {
    file?.release()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const copy = join(folder, basename(path))
    makePrivateFile(copy)
    copyFileSync(at, copy)
    if (hasJournal(at)) copyFileSync(`${at}-journal`, `${copy}-journal`)
    file = holdFile(copy)
    db = openDatabase(copy)
    lockOut(db)
    checkSchema(db, path, version)
    checkPages(db, path)
    const { state, fault } = holdToSeal(db, file, { hadJournal: hasJournal(at), isKnown: false })
    if (fault !== undefined) throw damagedProject(path, fault)
    migrate(db)
    const found = { state, upgradedFrom: version, readOnlyBecause } as const
    return asStore(db, path, found, { before: none, after: remove })
  } catch (error) {
    db?.close()
    remove()
    throw error
  }
}

const none = (): void => undefined

/** Takes the file for this connection alone, for as long as it is open. */
function lockOut(db: Connection): void {
  db.pragma('locking_mode = EXCLUSIVE')
  db.exec('BEGIN EXCLUSIVE; COMMIT')
}

/** Schema first: nothing that it could hide has run by then. */
function checkSchema(db: Connection, path: string, version: number): void {
  const strange = maybeStrangeSchema(db, version)
  if (strange !== undefined) {
    throw new Refusal(
      'damaged-project',
      `${basename(path)} is not as Proofbook writes its projects: ${strange}`,
      'don’t trust it; ask for it again, or open a backup',
    )
  }
}

function checkPages(db: Connection, path: string): void {
  const before = db.pragma('cache_size', { simple: true })
  // Every page is looked at once or twice, none long after: in a cache that fits into a processor's own this takes two thirds of the time.
  db.pragma('cache_size = -1024')
  const check = db.pragma('quick_check(1)', { simple: true })
  db.pragma(`cache_size = ${before}`)
  if (check !== 'ok') throw damagedProject(path, String(check).split('\n').at(-1))
}

/** Why a project can only be read where it lies, if so. */
export function whyReadOnly(path: string): 'file' | 'folder' | null {
  const isWritable = (place: string): boolean => {
    try {
      accessSync(place, constants.W_OK)
      return true
    } catch {
      return false
    }
  }
  // The journal of a step stands beside the file.
  if ((statSync(path).mode & 0o222) === 0 || !isWritable(path)) return 'file'
  return isWritable(dirname(realPath(path))) ? null : 'folder'
}

/** Is it locked by another connection? */
const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')

/** Are these two names of one file? */
export const isSameFile = (one: string, other: string): boolean => realPath(one) === realPath(other)

function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

/** A step that a crash cut short can only be rolled back where the file may be written to. */
function unfinished(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code !== 'SQLITE_READONLY_ROLLBACK' && code !== 'SQLITE_CANTOPEN' && code !== 'SQLITE_READONLY_RECOVERY')
    return fileRefusal(error, path)
  return new Refusal(
    'read-only',
    `${basename(path)} was not closed properly and can’t be put right here, where it may only be read`,
    `copy it together with ${basename(path)}-journal to a folder of your own and open the copy`,
  )
}

function asStore(
  db: Connection,
  path: string,
  found: OpenedAs,
  closing: { readonly before: () => void; readonly after: () => void },
): ReadStore {
  const statements = new Map<string, Statement>()
  return {
    db,
    path,
    readOnly: found.readOnlyBecause !== null,
    found,
    sql: (text) => {
      let statement = statements.get(text)
      if (!statement) {
        statement = db.prepare(text)
        statements.set(text, statement)
      }
      return statement
    },
    close: () => {
      if (!db.open) return
      if (db.inTransaction) db.exec('ROLLBACK')
      closing.before()
      db.close()
      closing.after()
    },
  }
}
