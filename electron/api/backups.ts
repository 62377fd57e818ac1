import type { BackupLine } from '../../shared/contract.ts'
import type { LogLine } from '../../shared/log/entry.ts'
import { type Backup, backUp, backUpBeforeImport, listBackups } from '../store/backups.ts'
import { noteInLog } from '../store/log.ts'
import { restoreBackup } from '../store/restore-backup.ts'
import { maybeWritable, type ReadStore, type WriteStore } from '../store/store.ts'

/** The backups of a project's file, newest first. */
export function backupsOf(project: string): BackupLine[] {
  return listBackups(project).map(lineOf)
}

/** Makes a backup because somebody wants one; the log of the project tells of it. */
export function backUpNow(store: ReadStore): BackupLine {
  const made = lineOf(backUp(store, 'asked'))
  const writable = maybeWritable(store)
  if (writable !== undefined) noteInLog(writable, toldOf(made))
  return made
}

/** Copies the project before files come into it, where that is wanted (`backUpBeforeImport`). */
export function backUpBefore(store: WriteStore, now: number): void {
  const made = backUpBeforeImport(store, now)
  if (made !== null) noteInLog(store, toldOf(lineOf(made)))
}

/** Puts a backup in the place of its project (`restoreBackup`), and gives what the log of what is there now says of it. */
export function goBackTo(project: string, name: string, options: { readonly isBroken: boolean }): LogLine {
  const kept = restoreBackup(project, name, options)
  return {
    kind: 'backup',
    what: 'Went back to a backup',
    details: [
      { about: 'backup', before: null, after: name },
      ...(kept === null ? [] : [{ about: 'what stood there before, kept as', before: null, after: kept.name }]),
    ],
  }
}

const toldOf = ({ name, why }: BackupLine): LogLine => ({
  kind: 'backup',
  what: why === 'import' ? 'Made a backup before an import' : 'Made a backup',
  details: [{ about: 'backup', before: null, after: name }],
})

const lineOf = ({ at, ...backup }: Backup): BackupLine => ({ ...backup, at: new Date(at * 1000).toISOString() })
