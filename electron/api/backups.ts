import type { BackupLine } from '../../shared/contract.ts'
import { type Backup, backUp, listBackups } from '../store/backups.ts'
import type { ReadStore } from '../store/store.ts'

/** The backups of a project's file, newest first. */
export function backupsOf(project: string): BackupLine[] {
  return listBackups(project).map(lineOf)
}

/** Makes a backup because somebody wants one. */
export function backUpNow(store: ReadStore): BackupLine {
  return lineOf(backUp(store, 'asked'))
}

const lineOf = ({ at, ...backup }: Backup): BackupLine => ({ ...backup, at: new Date(at * 1000).toISOString() })
