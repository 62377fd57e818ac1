import { chmodSync, constants, copyFileSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../../shared/base/refusal.ts'
import { type Backup, backUp, backupsFolder, keepAsBackup, listBackups } from './backups.ts'
import { fileRefusal } from './file-refusals.ts'
import { openStore } from './open-store.ts'
import { nameBeside, placeFile, removeUnfinished } from './place-file.ts'

/**
 * Puts a backup in the place of its project, which no process may have open. The backup is checked in full first, and what stands there now, even when it is damaged, goes among the backups: restoring
 * that one undoes this. One that `isBroken` is kept as it is, without opening it once more. The old or the new file is there at every moment. Gives the backup that was made.
 */
export function restoreBackup(
  project: string,
  name: string,
  { isBroken = false }: { readonly isBroken?: boolean } = {},
): Backup | null {
  const chosen = listBackups(project).find((backup) => backup.name === name)
  if (chosen === undefined)
    throw new Refusal(
      'not-found',
      `there is no backup named ${name}`,
      'choose one of those that are there (on the command line: proofbook backups lists them)',
    )
  const from = join(backupsFolder(project), name)
  openStore(from, { readOnly: true }).close()
  const beside = nameBeside(project)
  try {
    // Copied first: making room for what stands there now may let go of an old backup, even of this one.
    copyFileSync(from, beside, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE)
    chmodSync(beside, 0o600)
    const kept = existsSync(project) ? keepWhatStandsThere(project, isBroken) : null
    placeFile(beside, project)
    return kept
  } catch (error) {
    removeUnfinished(beside)
    throw fileRefusal(error, project)
  }
}

function keepWhatStandsThere(project: string, isBroken: boolean): Backup {
  if (isBroken) return keepDamaged(project)
  try {
    const store = openStore(project)
    try {
      return backUp(store, 'restore')
    } finally {
      store.close()
    }
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'project-in-use') throw error
    return keepDamaged(project)
  }
}

/** A file that can't be opened is kept byte for byte, with its journal, which must not be taken for the restored one's. */
function keepDamaged(project: string): Backup {
  const kept = keepAsBackup(project, 'restore', (to) => {
    copyFileSync(project, to, constants.COPYFILE_EXCL)
    chmodSync(to, 0o600)
  })
  const journal = `${project}-journal`
  if (existsSync(journal)) {
    copyFileSync(journal, join(backupsFolder(project), `${kept.name}-journal`))
    rmSync(journal, { force: true })
  }
  return kept
}
