import { join } from 'node:path'
import { plural } from '../../shared/base/format.ts'
import { Refusal } from '../../shared/base/refusal.ts'
import type { VerifyReport } from '../../shared/contract.ts'
import { backupsFolder, listBackups } from '../store/backups.ts'
import { maybeStrangeSchema } from '../store/golden-schema.ts'
import { schemaVersion } from '../store/migrations/index.ts'
import { openStore } from '../store/open-store.ts'
import type { ReadStore } from '../store/store.ts'

/** Checks of the file beyond SQLite's own: tables as this version makes them, no row that belongs to nothing, every backup readable. */
export function verifyFile(store: ReadStore): VerifyReport['checks'] {
  const orphans = (store.db.pragma('foreign_key_check') as unknown[]).length
  const strange = maybeStrangeSchema(store.db, schemaVersion)
  // What stood in a restored project's place is kept as it was found, damaged or not.
  const backups = listBackups(store.path).filter(({ why }) => why !== 'restore')
  const damaged = backups.filter(({ name }) => !canBeRead(join(backupsFolder(store.path), name)))
  return [
    {
      name: 'tables are those of this version',
      ok: strange === undefined,
      detail: strange ?? `version ${schemaVersion} of the file`,
    },
    {
      name: 'every row belongs to something',
      ok: orphans === 0,
      detail: orphans === 0 ? 'none without what it came with' : `${plural(orphans, 'row')} without what it came with`,
    },
    {
      name: 'backups can be read',
      ok: damaged.length === 0,
      detail:
        damaged.length === 0
          ? plural(backups.length, 'backup')
          : `damaged: ${damaged.map(({ name }) => name).join(', ')}`,
    },
  ]
}

/** Opens a backup as going back to it would. */
function canBeRead(path: string): boolean {
  try {
    openStore(path, { readOnly: true }).close()
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}
