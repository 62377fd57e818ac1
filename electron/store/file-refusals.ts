import { basename } from 'node:path'
import { Refusal } from '../../shared/base/refusal.ts'

/**
 * A `Refusal` for what SQLite or the system says of a project file: damaged, in use, disk full, read-only, unreadable disk. Anything else is a bug and comes back as it was.
 * `path` is the file that was worked on.
 */
export function fileRefusal(error: unknown, path: string): unknown {
  if (error instanceof Refusal || !(error instanceof Error) || !('code' in error)) return error
  const name = basename(path)
  const code = String(error.code)
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) return damagedProject(path)
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new Refusal('project-in-use', `${name} is in use by another program`, 'close it there, then try again')
  }
  switch (code) {
    case 'SQLITE_FULL':
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new Refusal('disk-full', 'the disk is full', 'make room and try again; the project is as it was')
    case 'SQLITE_CANTOPEN':
    case 'ENOENT':
    case 'ENOTDIR':
      return new Refusal('not-found', `${path} can’t be opened`, 'check that it exists and that you may read it')
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return readOnlyPlace(path)
    default:
      if (code.startsWith('SQLITE_READONLY')) return readOnlyPlace(path)
      if (code.startsWith('SQLITE_IOERR') || code === 'EIO') {
        return new Refusal(
          'disk-failed',
          `the disk failed while ${name} was read or written`,
          'check the disk or its connection, then try again: what was confirmed before is kept, and the last step can be repeated safely',
        )
      }
      return error
  }
}

/** What is said of a file that is not as it was written. */
export function damagedProject(path: string, how = ''): Refusal {
  return new Refusal(
    'damaged-project',
    `${basename(path)} is damaged${how === '' ? '' : `: ${how}`}`,
    'open the newest backup instead (on the command line: proofbook backups lists them)',
  )
}

function readOnlyPlace(path: string): Refusal {
  return new Refusal(
    'read-only',
    `${basename(path)}, or the folder it is in, may not be written to`,
    'copy the project to a folder of your own and open the copy',
  )
}
