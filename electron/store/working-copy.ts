import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { Refusal } from '../../shared/base/refusal.ts'
import { type Connection, openDatabase } from './database.ts'
import { fileRefusal } from './file-refusals.ts'
import { openStore } from './open-store.ts'
import { flushFile, flushFolder, makePrivateFile } from './place-file.ts'
import { hasJournal, holdFile } from './project-header.ts'
import { inUse, userName } from './who-has-it.ts'

/** What is done in a shared folder. Each act may find the folder otherwise than the one before left it. */
export interface FolderActs {
  /** SHA-256 of a file in hexadecimal, `undefined` when it isn't there. */
  readonly hash: (path: string) => string | undefined
  /** Copies a file to a name that nobody has, flushed to the disk. */
  readonly copy: (from: string, to: string) => void
  /** Gives a file another name, over whatever stood there. */
  readonly rename: (from: string, to: string) => void
  /** Makes new names of a folder survive a power cut. */
  readonly flushFolder: (folder: string) => void
}

/** The acts as the system does them. */
export const folderActs: FolderActs = { hash: hashOf, copy: copyFlushed, rename: renameSync, flushFolder }

/** What came of putting the work back. */
export type Published =
  /** Nothing had changed. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'published' }
  /** Somebody else's work had come meanwhile and stays as it is; ours lies beside it under this name. */
  | { readonly kind: 'conflict'; readonly name: string }
  /** Nothing was written, and the work stays in the working copy: the file or its folder is away, somebody else's work has come, or it could not be written. */
  | { readonly kind: 'kept'; readonly because: 'away' | 'changed' | 'failed'; readonly why: Refusal }

/** A copy on this computer of a project that lies in a shared folder. Nobody else works in it until it is released. */
export interface WorkingCopy {
  /** The file that is worked in. */
  readonly file: string
  /** Real path of the shared file. */
  readonly shared: string
  /** What was found: nothing of an earlier sitting; its work, whose shared file is as it was or away; or its work, which now lies beside the changed file under a name. */
  readonly found:
    | { readonly kind: 'fresh' | 'unpublished' | 'away' }
    | { readonly kind: 'conflict'; readonly name: string }
  /** When the shared file was last written, as its folder says, or published from here; ISO 8601, UTC; `null` when it is away. */
  readonly publishedAt: () => string | null
  /** Puts the work in the place of the shared file if that is as it was. `store` must be closed. With `isEnd` a conflict is saved beside, otherwise it waits. Never throws for what a folder can do. */
  readonly publish: (options: { readonly isEnd: boolean }) => Published
  /** Is the shared file what it was when it was copied or published last? */
  readonly isSharedAsItWas: () => boolean
  /** Takes the shared file, of which `copy` is one, for what this copy began with: the next time the work is put back it replaces it. */
  readonly replaces: (copy: string) => void
  /** Lets go of the copy; its files go too, unless they hold what is nowhere else. */
  readonly release: (outcome: 'done' | 'kept') => void
}

/** What stands beside a working copy. */
interface Note {
  /** Real path of the shared file. */
  readonly path: string
  /** SHA-256 of the shared file when it was copied or published. Whatever differs from it is unpublished. */
  readonly base: string
  readonly madeAt: string
  /** Name of the file in the shared folder that is written before it is renamed. */
  readonly part: string
}

const noteName = 'working-copy.json'

/** Is there a working copy of this path that an earlier sitting left? */
export const hasWorkingCopy = (path: string, folder: string): boolean =>
  existsSync(join(ownFolderOf(realPlace(path), folder), noteName))

/**
 * Takes the working copy of a shared project, in a folder of its own below `folder`, for this process alone. Work that an earlier sitting left unpublished is in it, or lies beside the shared file if
 * that has changed since; otherwise it is made anew. `today` dates the name of a conflict. Refuses what is no project, one in use on this computer, and a folder that can't be written.
 */
export function takeWorkingCopy(
  path: string,
  folder: string,
  { today, acts = folderActs }: { readonly today: string; readonly acts?: FolderActs },
): WorkingCopy {
  const shared = realPlace(path)
  const own = ownFolderOf(shared, folder)
  const file = join(own, basename(shared))
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const unlock = lock(`${own}.lock`, path)
  const at: Places = { own, file, shared, today, acts }
  try {
    const taken = findWork(at) ?? { note: copyAnew(at), found: { kind: 'fresh' as const } }
    let note = taken.note
    return {
      file,
      shared,
      found: taken.found,
      publishedAt: () => lastWritten(shared),
      publish: ({ isEnd }) => {
        const { outcome, base } = publish(at, note, isEnd)
        if (base !== note.base) note = keepNote(own, { ...note, base })
        return outcome
      },
      replaces: (copy) => {
        const base = hashOf(copy)
        if (base === undefined) throw new Error(`${copy} is gone`)
        note = keepNote(own, { ...note, base })
      },
      isSharedAsItWas: () => acts.hash(shared) === note.base,
      release: (outcome) => {
        if (outcome === 'done' || !isUnpublished(file, note)) removeCopy(own)
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw fileRefusal(error, path)
  }
}

interface Places {
  readonly own: string
  readonly file: string
  readonly shared: string
  readonly today: string
  readonly acts: FolderActs
}

/** What an earlier sitting left, if it is nowhere else. */
function findWork(at: Places): { readonly note: Note; readonly found: WorkingCopy['found'] } | undefined {
  const note = maybeNote(at.own)
  if (note === undefined || !isUnpublished(at.file, note)) return undefined
  const theirs = at.acts.hash(at.shared)
  if (theirs === undefined) return { note, found: { kind: 'away' } }
  if (theirs === note.base) return { note, found: { kind: 'unpublished' } }
  settle(at)
  // Published by a sitting that ended before it could note so.
  if (theirs === hashOf(at.file)) return undefined
  const name = saveBeside(at, note)
  try {
    return { note: copyAnew(at), found: { kind: 'conflict', name } }
  } catch (error) {
    const refusal = fileRefusal(error, at.shared)
    if (!(refusal instanceof Refusal)) throw refusal
    throw new Refusal(
      refusal.code,
      `${refusal.message}; what you did in it on this computer is saved beside it as “${name}”`,
      'open that one to go on',
    )
  }
}

/** Rolls back what a crash cut short, so that the file is whole without its journal. */
function settle({ file, shared }: Places): void {
  if (!hasJournal(file)) return
  try {
    openStore(shared, { at: file }).close()
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'damaged-project') throw error
    throw new Refusal(
      'damaged-project',
      `the copy of ${basename(shared)} in which you worked on this computer is damaged: ${file}`,
      'move that file elsewhere to keep it, then open the project again',
    )
  }
}

/** Without its note a copy was never worked in: the note comes last, and goes first. */
function copyAnew({ own, file, shared, acts }: Places): Note {
  removeCopy(own)
  const held = holdFile(shared)
  try {
    held.header()
  } finally {
    held.release()
  }
  // A step that a crash cut short in the shared file itself is rolled back there, as its journal would be applied to whatever is put in its place.
  if (hasJournal(shared)) openStore(shared).close()
  mkdirSync(own, { recursive: true, mode: 0o700 })
  acts.copy(shared, file)
  const base = hashOf(file)
  if (base === undefined) throw new Error(`${file} is gone`)
  const part = `.${basename(shared).slice(0, 80)}.${randomBytes(6).toString('hex')}.part`
  return keepNote(own, { path: shared, base, madeAt: new Date(statSync(file).mtimeMs).toISOString(), part })
}

function publish(at: Places, note: Note, isEnd: boolean): { readonly outcome: Published; readonly base: string } {
  const { acts, file, shared } = at
  const ours = hashOf(file)
  if (ours === undefined) throw new Error(`${file} is gone`)
  const kept = (because: 'away' | 'changed' | 'failed', why: Refusal) =>
    ({ outcome: { kind: 'kept', because, why }, base: note.base }) as const
  if (ours === note.base) return { outcome: { kind: 'nothing' }, base: note.base }
  const temp = join(dirname(shared), note.part)
  const otherwise = (theirs: string | undefined) => {
    if (theirs === undefined) return kept('away', away(shared))
    if (!isEnd) return kept('changed', changed(shared))
    return { outcome: { kind: 'conflict', name: saveBeside(at, note) }, base: note.base } as const
  }
  try {
    const theirs = acts.hash(shared)
    if (theirs === ours) return { outcome: { kind: 'published' }, base: ours }
    if (theirs !== note.base || hasJournal(shared)) return otherwise(theirs)
    rmSync(temp, { force: true })
    acts.copy(file, temp)
    if (acts.hash(temp) !== ours) return kept('failed', notWritten(shared))
    chmodSync(temp, statSync(shared).mode & 0o777)
    // Once more, as late as can be: what came since is somebody's work.
    const late = acts.hash(shared)
    if (late !== note.base || hasJournal(shared)) return otherwise(late)
    renameRetrying(acts, temp, shared)
    acts.flushFolder(dirname(shared))
    const now = acts.hash(shared)
    return now === ours ? { outcome: { kind: 'published' }, base: ours } : otherwise(now)
  } catch (error) {
    const refusal = fileRefusal(error, shared)
    if (refusal instanceof Refusal)
      return kept(refusal.code === 'not-found' ? 'away' : 'failed', failed(shared, refusal))
    if (isSystemError(refusal)) return kept('failed', notWritten(shared))
    throw refusal
  } finally {
    removeQuietly(temp)
  }
}

/** Saves the work under a name of its own beside the shared file, unless it lies there already. Gives the name. */
function saveBeside({ acts, file, shared, today }: Places, note: Note): string {
  const folder = dirname(shared)
  const ours = hashOf(file)
  const stem = basename(shared).replace(/\.proofbook$/i, '')
  const beginning = `${stem} (conflict `
  const there = readdirSync(folder).filter((name) => name.startsWith(beginning))
  const already = there.find((name) => acts.hash(join(folder, name)) === ours)
  if (already !== undefined) return already
  const who = userName().replace(/[^\p{L}\p{N}._-]+/gu, '-')
  const temp = join(folder, note.part)
  try {
    rmSync(temp, { force: true })
    acts.copy(file, temp)
    if (acts.hash(temp) !== ours) throw notWritten(shared)
    for (let n = 1; ; n += 1) {
      const name = `${beginning}${today} ${who}${n === 1 ? '' : ` ${n}`}).proofbook`
      if (existsSync(join(folder, name))) continue
      renameRetrying(acts, temp, join(folder, name))
      acts.flushFolder(folder)
      if (acts.hash(join(folder, name)) !== ours) throw notWritten(shared)
      return name
    }
  } finally {
    removeQuietly(temp)
  }
}

/** Milliseconds between tries: virus scanners and copying programs hold a file for moments. */
const waits = [50, 100, 200, 400]

function renameRetrying(acts: FolderActs, from: string, to: string): void {
  for (let tries = 0; ; tries += 1) {
    try {
      acts.rename(from, to)
      return
    } catch (error) {
      const wait = waits[tries]
      if (wait === undefined || !['EBUSY', 'EPERM', 'EACCES'].includes(codeOf(error))) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait)
    }
  }
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')
const isSystemError = (error: unknown): boolean => /^E[A-Z0-9]+$/.test(codeOf(error))

const isUnpublished = (file: string, note: Note): boolean => {
  const ours = hashOf(file)
  return ours !== undefined && (hasJournal(file) || ours !== note.base)
}

const keptHere = 'your work is kept on this computer'
const openAgain = 'open it again from the same place to go on with it'

const away = (shared: string): Refusal =>
  new Refusal(
    'not-found',
    `${basename(shared)}, or the folder it is in, is not there any more; ${keptHere}`,
    `when it is back, ${openAgain} and put it there; or put the project elsewhere`,
  )
const changed = (shared: string): Refusal =>
  new Refusal(
    'project-in-use',
    `${basename(shared)} was changed by somebody else meanwhile; ${keptHere}`,
    'close the project: your work is then saved beside theirs under a name of its own',
  )
const notWritten = (shared: string): Refusal =>
  new Refusal('project-in-use', `${basename(shared)} can’t be replaced now; ${keptHere}`, openAgain)
const failed = (shared: string, why: Refusal): Refusal =>
  why.code === 'not-found' ? away(shared) : new Refusal(why.code, `${why.message}; ${keptHere}`, openAgain)

/** A lock that the system lets go of when its process ends, however it ends: SQLite's own, on an empty file. */
function lock(path: string, project: string): () => void {
  try {
    if (!existsSync(path)) makePrivateFile(path)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw fileRefusal(error, project)
  }
  let db: Connection | undefined
  try {
    db = openDatabase(path, { wait: 0 })
    db.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    db?.close()
    throw codeOf(error).startsWith('SQLITE_BUSY') ? inUse(project) : fileRefusal(error, project)
  }
  const locked = db
  return () => {
    locked.close()
  }
}

/** The folder of a working copy, named by its path, so that a name tells nobody what it is. */
const ownFolderOf = (shared: string, folder: string): string =>
  join(folder, createHash('sha256').update(shared).digest('hex').slice(0, 24))

/** The real path of a file that may be away. */
function realPlace(path: string): string {
  try {
    return realpathSync.native(path)
  } catch {
    try {
      return join(realpathSync.native(dirname(path)), basename(path))
    } catch {
      return resolve(path)
    }
  }
}

function lastWritten(path: string): string | null {
  try {
    return statSync(path).mtime.toISOString()
  } catch {
    return null
  }
}

/** A note that can't be read says nothing of what was published: then all of the work counts as unpublished. */
function maybeNote(own: string): Note | undefined {
  const path = join(own, noteName)
  if (!existsSync(path)) return undefined
  try {
    const note = JSON.parse(readFileSync(path, 'utf8')) as Note
    if (typeof note.base === 'string' && typeof note.part === 'string' && basename(note.part) === note.part) return note
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  return { path: '', base: '', madeAt: '', part: `.${basename(own)}.part` }
}

function keepNote(own: string, note: Note): Note {
  const next = join(own, `${noteName}.next`)
  writeFileSync(next, `${JSON.stringify(note, null, 2)}\n`, { mode: 0o600 })
  flushFile(next)
  renameSync(next, join(own, noteName))
  flushFolder(own)
  return note
}

function removeCopy(own: string): void {
  rmSync(join(own, noteName), { force: true })
  rmSync(own, { recursive: true, force: true })
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    return
  }
}

/** Copies a file to a name that nobody has, readable by its owner only, flushed to the disk. */
export function copyFlushed(from: string, to: string): void {
  copyFileSync(from, to, constants.COPYFILE_EXCL)
  chmodSync(to, 0o600)
  flushFile(to)
}

/** Never of a file that this process has open with SQLite: closing any handle of it lets go of its locks. */
function hashOf(path: string): string | undefined {
  let handle: number
  try {
    handle = openSync(path, 'r')
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined
    throw error
  }
  try {
    const sum = createHash('sha256')
    const bytes = Buffer.alloc(1 << 20)
    for (let got = readSync(handle, bytes); got > 0; got = readSync(handle, bytes)) sum.update(bytes.subarray(0, got))
    return sum.digest('hex')
  } finally {
    closeSync(handle)
  }
}
