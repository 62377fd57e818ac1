import { randomBytes } from 'node:crypto'
import { type FileHandle, open, realpath, rename, stat, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Refusal } from '../../shared/base/refusal.ts'

/**
 * Writes a file so that it is there whole or not at all: into a new file beside it, readable by its owner only, flushed to the disk, then renamed over
 * whatever stood there. Refuses a folder that is missing or can't be written, a folder in the way and a full disk, and then leaves nothing behind.
 */
export async function saveFile(path: string, bytes: Uint8Array): Promise<void> {
  const name = basename(path)
  await checkPlace(path, name, dirname(path))
  // A link is followed, so that the file it stands for is replaced and not the link.
  const place = await realpath(path).catch(() => path)
  const folder = dirname(place)
  const beside = join(folder, `.${name.slice(0, 80)}.${randomBytes(6).toString('hex')}.part`)
  let made = false
  try {
    const file = await open(beside, 'wx', 0o600)
    made = true
    await fill(file, bytes)
    await rename(beside, place)
  } catch (error) {
    if (made) await unlink(beside).catch(() => undefined)
    throw refusalFor(error, name, folder) ?? error
  }
  await flushFolder(folder)
}

async function fill(file: FileHandle, bytes: Uint8Array): Promise<void> {
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function checkPlace(path: string, name: string, folder: string): Promise<void> {
  const above = await maybeStat(folder)
  if (above === undefined) {
    throw new Refusal(
      'not-found',
      `${name} can’t be written: the folder ${folder} does not exist`,
      'choose a folder that exists',
    )
  }
  if (!above.isDirectory()) {
    throw new Refusal(
      'not-found',
      `${name} can’t be written: ${folder} is a file, not a folder`,
      'choose a folder that exists',
    )
  }
  const there = await maybeStat(path)
  if (there !== undefined && !there.isFile()) {
    throw new Refusal(
      'not-a-file',
      `${name} can’t be written: ${there.isDirectory() ? 'a folder of that name' : 'something that is no ordinary file'} is in the way`,
      'choose another name',
    )
  }
  // Renaming over a file asks only for rights on its folder; a file that was made read-only is still somebody's wish.
  if (there !== undefined && (there.mode & 0o222) === 0) {
    throw new Refusal(
      'read-only',
      `${name} can’t be written: the file is read-only`,
      'choose another name, or make the file writable',
    )
  }
}

async function maybeStat(path: string) {
  try {
    return await stat(path)
  } catch (error) {
    if (isErrno(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined
    throw refusalFor(error, basename(path), dirname(path)) ?? error
  }
}

/** Makes the new name itself survive a power cut; some systems can't flush a folder, then the file is safe all the same. */
async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r')
    await handle.sync().finally(() => handle.close())
  } catch {
    return
  }
}

function isErrno(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error
}

function refusalFor(error: unknown, name: string, folder: string): Refusal | undefined {
  if (!isErrno(error)) return undefined
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new Refusal(
        'not-found',
        `${name} can’t be written: the folder ${folder} does not exist`,
        'choose a folder that exists',
      )
    case 'EISDIR':
      return new Refusal(
        'not-a-file',
        `${name} can’t be written: a folder of that name is in the way`,
        'choose another name',
      )
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'EBUSY':
      return new Refusal(
        'read-only',
        `${name} can’t be written: ${folder} or the file is protected or open in another program`,
        'close the file where it is open, or choose another folder',
      )
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new Refusal('disk-full', `${name} can’t be written: the disk is full`, 'make room or choose another disk')
    case 'ENAMETOOLONG':
      return new Refusal('bad-value', `${name} can’t be written: the name is too long`, 'choose a shorter name')
    default:
      return undefined
  }
}
