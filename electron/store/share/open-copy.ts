import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { Refusal } from '../../../shared/base/refusal.ts'
import type { OpenedCopy } from '../../../shared/privacy/share.ts'
import { openDatabase } from '../database.ts'
import { openStoreInMemory } from '../open-store.ts'
import { isSealed, mostSealedBytes, unseal } from '../seal.ts'
import type { WriteStore } from '../store.ts'
import { maybeCopyLabel } from './copy-label.ts'

/**
 * Opens a file that is a locked project or a review copy: into memory, so that the file stays as it was sent and nothing of a locked one reaches the disk. `undefined` for every other file, which
 * `openStore` opens or refuses. Refuses a locked file without its passphrase (`passphrase-needed`).
 */
export async function maybeOpenCopy(
  path: string,
  passphrase: string | undefined,
): Promise<{ readonly store: WriteStore; readonly opened: OpenedCopy } | undefined> {
  const name = basename(path)
  const isLocked = isSealedFile(path)
  if (!isLocked && !isReviewCopy(path)) return undefined
  if (statSync(path).size > mostSealedBytes) throw tooLarge(name)
  if (isLocked && passphrase === undefined) {
    throw new Refusal(
      'passphrase-needed',
      `${name} is locked with a passphrase`,
      'ask for it whoever sent the file (on the command line: --passphrase-file)',
    )
  }
  const bytes = readFileSync(path)
  const plain = isLocked ? await unseal(bytes, passphrase as string, name) : bytes
  const store = openStoreInMemory(plain, path)
  return { store, opened: { label: maybeCopyLabel(store), isLocked } }
}

/** Is this file locked with a passphrase? */
export const isSealedFile = (path: string): boolean => isSealed(readStart(path))

/** Is there a file of one's own project, that must not be written over? */
export function isOwnProject(path: string): boolean {
  const start = readStart(path)
  return start.length >= 16 && start.toString('latin1', 0, 15) === 'SQLite format 3' && !isReviewCopy(path)
}

/** What is said of a project that is too large to be held in memory. */
export function tooLarge(name: string): Refusal {
  return new Refusal(
    'too-large',
    `${name} is over 1 GB, too large to be opened in memory`,
    'share it as it is and without a passphrase, on a disk that is encrypted itself',
  )
}

/** The first bytes of a file, none when it can't be read: whoever opens it next says why. */
function readStart(path: string): Buffer {
  const bytes = Buffer.alloc(16)
  try {
    const handle = openSync(path, 'r')
    try {
      return bytes.subarray(0, statSync(path).isFile() ? readSync(handle, bytes, 0, 16, 0) : 0)
    } finally {
      closeSync(handle)
    }
  } catch {
    return bytes.subarray(0, 0)
  }
}

function isReviewCopy(path: string): boolean {
  try {
    const db = openDatabase(path, { readOnly: true })
    try {
      return maybeCopyLabel({ db }) !== null
    } finally {
      db.close()
    }
  } catch {
    return false
  }
}
