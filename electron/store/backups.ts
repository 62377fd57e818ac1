import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { copyStore } from './copy-store.ts'
import { fileRefusal } from './file-refusals.ts'
import { nameBeside, placeFile } from './place-file.ts'
import type { ReadStore, WriteStore } from './store.ts'

/** Why a backup was made. */
export type BackupReason = 'upgrade' | 'import' | 'restore' | 'asked'

/** A copy of a project as it was. */
export interface Backup {
  /** Its name in the folder of backups. */
  readonly name: string
  /** Seconds since 1970. */
  readonly at: number
  readonly why: BackupReason
  readonly bytes: number
}

/** Folder of a project's backups: beside it, so that it moves, and is found, with it. */
export const backupsFolder = (project: string): string => `${project}-backups`

/** Copies an open project into its folder of backups, whole or not at all, and lets go of backups that are no longer needed. Gives the new one. */
export function backUp(store: Pick<ReadStore, 'db' | 'path'>, why: BackupReason): Backup {
  const made = keepAsBackup(store.path, why, (to) => copyStore(store, to))
  const folder = backupsFolder(store.path)
  // First whatever its name says: others may be of the same second.
  const newestFirst = [made, ...listBackups(store.path).filter(({ name }) => name !== made.name)]
  for (const { name } of staleBackups(newestFirst, made.at)) rmSync(join(folder, name), { force: true })
  return made
}

/** Puts what `copy` writes to a path among the backups of a project, under the time that the disk gave it. */
export function keepAsBackup(project: string, why: BackupReason, copy: (to: string) => void): Backup {
  const folder = backupsFolder(project)
  try {
    // Not its parent: a folder that is away is not made anew under its name.
    if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 })
    for (const left of readdirSync(folder).filter((name) => /^\..+\.part$/.test(name)))
      rmSync(join(folder, left), { force: true })
    const beside = nameBeside(join(folder, 'backup'))
    copy(beside)
    const { mtimeMs, size } = statSync(beside)
    const name = freeName(folder, why, new Date(mtimeMs))
    placeFile(beside, join(folder, name))
    return { name, at: Math.floor(mtimeMs / 1000), why, bytes: size }
  } catch (error) {
    throw fileRefusal(error, folder)
  }
}

/** Removes all backups of a project: they hold what was to be erased. Gives how many there were. */
export function forgetBackups(project: string): number {
  const { length } = listBackups(project)
  rmSync(backupsFolder(project), { recursive: true, force: true })
  return length
}

/** Bytes up to which a project is copied before every import; a larger one only before the first of a day, since every import can also be taken back exactly. */
const copiedEachTime = 16 << 20

/** Copies a project before files are imported into it: a small one each time, a large one once a day, an empty one never. `at` is now, in seconds. */
export function backUpBeforeImport(store: WriteStore, at: number): Backup | null {
  if (store.sql('SELECT 1 FROM imports LIMIT 1').get() === undefined) return null
  const bytes =
    Number(store.db.pragma('page_count', { simple: true })) * Number(store.db.pragma('page_size', { simple: true }))
  const last = listBackups(store.path)[0]
  const isOfToday = last !== undefined && dayOf(last.at) === dayOf(at)
  return bytes > copiedEachTime && isOfToday ? null : backUp(store, 'import')
}

/** The day of an instant in seconds, UTC. */
const dayOf = (at: number): string => new Date(at * 1000).toISOString().slice(0, 10)

/** The backups of a project, newest first. */
export function listBackups(project: string): Backup[] {
  const folder = backupsFolder(project)
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    return []
  }
  const backups = names.flatMap((name): Backup[] => {
    const parts = namePattern.exec(name)
    if (parts === null) return []
    const [, day, hour, minute, second, , why] = parts
    const at = Date.parse(`${day}T${hour}:${minute}:${second}Z`) / 1000
    return [{ name, at, why: why as BackupReason, bytes: statSync(join(folder, name)).size }]
  })
  return backups.sort((a, b) => b.at - a.at || (a.name < b.name ? 1 : -1))
}

const namePattern = /^(\d{4}-\d\d-\d\d) (\d\d)(\d\d)(\d\d)(-\d+)? before (upgrade|import|restore|asked)\.proofbook$/

function freeName(folder: string, why: BackupReason, now: Date): string {
  const iso = now.toISOString()
  const stem = `${iso.slice(0, 10)} ${iso.slice(11, 19).replaceAll(':', '')}`
  const taken = new Set(readdirSync(folder))
  for (let n = 1; ; n += 1) {
    const name = `${stem}${n === 1 ? '' : `-${n}`} before ${why}.proofbook`
    if (!taken.has(name)) return name
  }
}

/** Backups that are kept: of today, of all days, and bytes in all. */
export const keptBackups = { ofToday: 3, inAll: 10, bytes: 2 * 2 ** 30 }

/**
 * The backups that are no longer needed at `now` (seconds), of a list with the newest first: of today all but the three newest, of every other day all but its newest, everything after the tenth, and what is over
 * two gigabytes together. The newest is always kept, and so is the one from before the last upgrade as long as it fits.
 */
export function staleBackups(backups: readonly Backup[], now: number): Backup[] {
  const today = dayOf(now)
  const upgrade = backups.find(({ why }) => why === 'upgrade')
  const ofDay = new Map<string, number>()
  let kept = 0
  let bytes = upgrade?.bytes ?? 0
  return backups.filter((backup, place) => {
    if (backup === upgrade) return false
    const day = dayOf(backup.at)
    const already = ofDay.get(day) ?? 0
    ofDay.set(day, already + 1)
    const isWanted =
      already < (day === today ? keptBackups.ofToday : 1) &&
      kept < keptBackups.inAll - (upgrade === undefined ? 0 : 1) &&
      bytes + backup.bytes <= keptBackups.bytes
    if (!isWanted && place > 0) return true
    kept += 1
    bytes += backup.bytes
    return false
  })
}
