import { createHash, type Hash } from 'node:crypto'
import { constants, type Stats } from 'node:fs'
import { type FileHandle, lstat, open, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Refusal } from '../../shared/base/refusal.ts'

/** A file that may be read: a regular file, not a link, pipe or device. */
export interface InputFile {
  readonly path: string
  readonly file: string
  readonly bytes: number
  /** The file in pieces of up to a megabyte; `offset` skips the beginning. Refuses a file that changes meanwhile. */
  readonly chunks: (options?: { readonly hash?: Hash; readonly most?: number }) => AsyncGenerator<Buffer>
}

const pieceSize = 1 << 20

/** Looks at a path and says no to what can't be imported. Nothing is read yet. */
export async function inspectInput(path: string): Promise<InputFile> {
  const stat = await statOf(path)
  const file = basename(path)
  if (stat.isDirectory()) throw new Refusal('not-a-file', `${file} is a folder`, 'name the files in it')
  if (!stat.isFile()) {
    throw new Refusal('not-a-file', `${file} is no regular file (a link, pipe or device)`, 'name the file itself')
  }
  if (stat.size === 0) throw new Refusal('empty-file', `${file} is empty`, 'export it again')
  return { path, file, bytes: stat.size, chunks: (options) => readPieces(path, file, options ?? {}) }
}

async function statOf(path: string): Promise<Stats> {
  try {
    return await lstat(path)
  } catch {
    throw new Refusal('not-found', `there is no file at ${path}`, 'check the name and the folder')
  }
}

async function* readPieces(
  path: string,
  file: string,
  { hash, most = Number.POSITIVE_INFINITY }: { hash?: Hash; most?: number },
): AsyncGenerator<Buffer> {
  let handle: FileHandle
  try {
    // Without these flags a pipe put in the file's place would block, and a link would be followed.
    handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  } catch {
    throw new Refusal('not-found', `${file} can’t be read`, 'check that you may read the file')
  }
  try {
    const before = await handle.stat()
    if (!before.isFile()) throw new Refusal('not-a-file', `${file} is no regular file`, 'name the file itself')
    let at = 0
    while (at < most) {
      const buffer = Buffer.allocUnsafe(Math.min(pieceSize, most - at))
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, at)
      if (bytesRead === 0) break
      at += bytesRead
      const piece = bytesRead === buffer.length ? buffer : buffer.subarray(0, bytesRead)
      hash?.update(piece)
      yield piece
    }
    const after = await handle.stat()
    if (after.size !== before.size || after.mtimeMs !== before.mtimeMs || (at < most && at !== before.size)) {
      throw new Refusal(
        'file-changed',
        `${file} changed while it was being read`,
        'wait until the export is complete, then import it again',
      )
    }
  } finally {
    await handle.close()
  }
}

/** SHA-256 of a whole file in hexadecimal. */
export async function hashFile(input: InputFile): Promise<string> {
  const hash = createHash('sha256')
  for await (const _ of input.chunks({ hash }));
  return hash.digest('hex')
}

/** The regular files at a path: the file itself, or those in the folder (one level, by name, hidden ones left out). */
export async function expandPath(
  path: string,
): Promise<{ readonly paths: readonly string[]; readonly isFolder: boolean }> {
  const stat = await statOf(path)
  if (!stat.isDirectory()) return { paths: [path], isFolder: false }
  const entries = await readdir(path, { withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(path, entry.name))
    .sort()
  return { paths, isFolder: true }
}
