import { createHash, type Hash } from 'node:crypto'
import { constants, type Stats } from 'node:fs'
import { type FileHandle, lstat, open, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Refusal } from '../../shared/base/refusal.ts'
import { gunzip, isGzip } from './gunzip.ts'
import { isWorkbook } from './read-xlsx.ts'
import { isTar, listTar, readTarEntry } from './tar-archive.ts'
import { openZip } from './zip-archive.ts'

/** A file that may be read: a regular file (not a link, pipe or device), or a file inside a ZIP archive. */
export interface InputFile {
  readonly path: string
  /** Name inside the archive at `path`, or `null` when the file is the one at `path`. */
  readonly entry: string | null
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
  return { path, entry: null, file, bytes: stat.size, chunks: (options) => readPieces(path, file, options ?? {}) }
}

/** All that an archive may unpack to. */
const mostUnpacked = 8 * 2 ** 30

/**
 * The files to read at a path: the file there, or, when it is an archive (ZIP, tar, packed tar) and no workbook, those in it that could be exports. `isGroup` says
 * that they were not named one by one.
 */
export async function openInputs(
  path: string,
): Promise<{ readonly inputs: readonly InputFile[]; readonly isGroup: boolean }> {
  const input = await inspectInput(path)
  const entries = await maybeEntries(input)
  if (entries === undefined) return { inputs: [input], isGroup: false }
  const inputs = entries.filter(
    ({ entry, bytes }) => bytes > 0 && !/(^|\/)(\.[^./]|__MACOSX)/.test(entry ?? '') && !entry?.endsWith('/'),
  )
  if (inputs.length === 0) throw new Refusal('no-data', `${input.file} is an empty archive`, 'export it again')
  return { inputs, isGroup: true }
}

/** The same file again, by where it is. */
export async function reopenInput({
  path,
  entry,
}: {
  readonly path: string
  readonly entry: string | null
}): Promise<InputFile> {
  const input = await inspectInput(path)
  if (entry === null) return input
  const found = (await maybeEntries(input))?.find((one) => one.entry === entry)
  if (!found) throw new Refusal('file-changed', `${basename(path)} changed while it was being read`, 'import it again')
  return found
}

/** The files of an archive; nothing for a file that is none, or a workbook. */
async function maybeEntries(input: InputFile): Promise<InputFile[] | undefined> {
  const { path, file } = input
  const raw = await readStart(input.chunks({ most: tarBlock }))
  if (raw.subarray(0, 4).equals(zipStart)) {
    const entries = await openZip(path, file, mostUnpacked)
    return isWorkbook(entries)
      ? undefined
      : entries.map((entry) => entryInput(path, entry.name, entry.bytes, entry.chunks))
  }
  const isPacked = isGzip(raw)
  const unpack = (options: { readonly hash?: Hash }): AsyncGenerator<Buffer> =>
    isPacked ? gunzip(input.chunks(options), { file, packedBytes: input.bytes }) : input.chunks(options)
  // What doesn't unpack is refused where it is read, with its own words.
  const start = isPacked ? await readStart(unpack({})).catch(() => raw) : raw
  if (!isTar(start)) return undefined
  return (await listTar(unpack({}), file)).map((entry) =>
    entryInput(path, entry.name, entry.bytes, () => readTarEntry(unpack({}), entry, file)),
  )
}

const tarBlock = 512

async function readStart(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const chunk of chunks) {
    parts.push(chunk)
    size += chunk.length
    if (size >= tarBlock) break
  }
  return Buffer.concat(parts).subarray(0, tarBlock)
}

function entryInput(path: string, name: string, bytes: number, open: () => AsyncIterable<Buffer>): InputFile {
  return {
    path,
    entry: name,
    file: `${basename(path)} › ${name.split('/').at(-1) as string}`,
    bytes,
    chunks: async function* ({ hash, most = Number.POSITIVE_INFINITY } = {}) {
      let at = 0
      for await (const chunk of open()) {
        hash?.update(chunk)
        yield chunk
        at += chunk.length
        if (at >= most) return
      }
    },
  }
}

const zipStart = Buffer.from('504b0304', 'hex')

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
