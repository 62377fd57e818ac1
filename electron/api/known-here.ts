import { knownBytesIn } from '../store/known-bytes.ts'
import { isSameFile } from '../store/open-store.ts'
import { hasJournal, holdFile } from '../store/project-header.ts'
import { isSealedFile } from '../store/share/open-copy.ts'

/**
 * Can opening this file set something off that this computer, whose app keeps its own things in `ownFolder`, has not gone through before? Not by a file whose first bytes say that it is no project or that can't
 * be read: it is refused by them. `open` is the project that this process has open, which is known, and may not be looked at beside SQLite.
 */
export function isUnknownHere(file: string, ownFolder: string, open: string | null): boolean {
  if (open !== null && isSameFile(open, file)) return false
  try {
    if (isSealedFile(file) || hasJournal(file)) return true
    const held = holdFile(file)
    try {
      held.header()
      return !knownBytesIn(ownFolder).has(held)
    } finally {
      held.release()
    }
  } catch {
    return false
  }
}
