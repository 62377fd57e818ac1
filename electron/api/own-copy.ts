import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, join } from 'node:path'
import { Refusal } from '../../shared/base/refusal.ts'
import type { ProjectNotice } from '../../shared/contract.ts'
import { backupsFolder, keepAsBackup } from '../store/backups.ts'
import type { KnownBytes } from '../store/known-bytes.ts'
import { openStore, whyReadOnly } from '../store/open-store.ts'
import { maybeSharedFile, type SharedPlace } from '../store/shared-place.ts'
import type { ReadStore } from '../store/store.ts'
import { maybeHolderElsewhere } from '../store/who-has-it.ts'
import {
  copyFlushed,
  hasWorkingCopy,
  type Published,
  takeWorkingCopy,
  type WorkingCopy,
} from '../store/working-copy.ts'

/** A project that lies in a shared folder, and the copy on this computer in which it is worked on. */
export interface OwnCopy {
  readonly working: WorkingCopy
  /** The file that the store opens. */
  readonly at: string
  /** What a person should know about it now. */
  readonly notices: () => readonly ProjectNotice[]
  /** Puts the work into the shared file if that is as it was, and remembers for the notices what came of it. The store must be closed. */
  readonly publish: () => Published
  /** Does the shared file hold what the copy held when it was opened, or put back last? */
  readonly isPublished: () => boolean
  /** Has somebody else changed the shared file since? */
  readonly isContested: () => boolean
  /** Makes ours the shared file, theirs being kept among its backups; or keeps ours there, or beside theirs, so that theirs can be opened. The store must be closed. */
  readonly settle: (keep: 'ours' | 'theirs' | 'both') => void
  /** Puts the work back for good, or keeps it where that can't be, and lets go of the copy. What of it must be said, if anything. The store must be closed. */
  readonly giveBack: () => Unpublished | null
}

/** Work that did not reach the shared file: as a notice of the window, and in words for the command line. */
export interface Unpublished {
  readonly notice: ProjectNotice
  readonly refusal: Refusal
}

/** Where this file is shared with other computers, says how. */
export const sharedPlaceOf = (path: string): SharedPlace | undefined =>
  maybeSharedFile(path, { env: process.env, platform: process.platform, home: homedir() })

/**
 * Opens a project where it lies; or, if that is a folder shared with other computers and may be written to, in a working copy below `folder`. So it does where an earlier sitting left work that is
 * nowhere else. `today` dates the name of a conflict.
 */
export function openOwn(
  path: string,
  options: { readonly folder: string; readonly today: string; readonly known: KnownBytes },
): { readonly store: ReadStore; readonly own: OwnCopy | null } {
  const { known } = options
  const place = sharedPlaceOf(path)
  const isShared = place !== undefined && existsSync(path) && whyReadOnly(path) === null
  if (!isShared && !hasWorkingCopy(path, options.folder)) return { store: openStore(path, { known }), own: null }
  const working = takeWorkingCopy(path, options.folder, { today: options.today })
  try {
    const own = ownCopy(path, place ?? 'network', working)
    return { store: openStore(path, { known, at: working.file }), own }
  } catch (error) {
    working.release('kept')
    throw error
  }
}

function ownCopy(path: string, place: SharedPlace, working: WorkingCopy): OwnCopy {
  const of = basename(path)
  const { found } = working
  // Before this computer leaves its own note.
  const elsewhere = maybeHolderElsewhere(path)
  let last: Published | null = null
  return {
    working,
    at: working.file,
    notices: () => {
      const unpublished =
        last?.kind === 'kept'
          ? last.because
          : last !== null
            ? undefined
            : found.kind === 'unpublished'
              ? ('found' as const)
              : found.kind === 'away'
                ? ('away' as const)
                : undefined
      return [
        { kind: 'working-copy', place, published: working.publishedAt() },
        ...(unpublished === undefined ? [] : [{ kind: 'unpublished', of, because: unpublished } as const]),
        ...(found.kind === 'conflict' ? [{ kind: 'conflict-saved', of, name: found.name } as const] : []),
        ...(elsewhere === undefined
          ? []
          : [{ kind: 'also-open', user: elsewhere.user, host: elsewhere.host, since: elsewhere.since } as const]),
      ]
    },
    publish: () => {
      const outcome = working.publish({ isEnd: false })
      if (outcome.kind !== 'nothing') last = outcome
      return outcome
    },
    isPublished: () =>
      last === null ? found.kind === 'fresh' || found.kind === 'conflict' : last.kind === 'published',
    isContested: () => last?.kind === 'kept' && last.because === 'changed',
    settle: (keep) => {
      if (keep === 'ours') {
        const kept = keepAsBackup(path, 'restore', (to) => copyFlushed(working.shared, to))
        working.replaces(join(backupsFolder(path), kept.name))
        last = working.publish({ isEnd: false })
        if (last.kind === 'kept') throw last.why
        return
      }
      if (keep === 'theirs') keepAsBackup(path, 'restore', (to) => copyFlushed(working.file, to))
      else {
        const outcome = working.publish({ isEnd: true })
        if (outcome.kind === 'kept') throw outcome.why
      }
      working.release('done')
    },
    giveBack: () => {
      let outcome: Published | null = null
      try {
        outcome = working.publish({ isEnd: true })
      } finally {
        working.release(outcome === null || outcome.kind === 'kept' ? 'kept' : 'done')
      }
      if (outcome.kind === 'kept')
        return { notice: { kind: 'unpublished', of, because: outcome.because }, refusal: outcome.why }
      if (outcome.kind !== 'conflict') return null
      const { name } = outcome
      return {
        notice: { kind: 'conflict-saved', of, name },
        refusal: new Refusal(
          'project-in-use',
          `${of} was changed by somebody else meanwhile; your work is saved beside it as “${name}”`,
          'open both and decide which one to go on with',
        ),
      }
    },
  }
}
