import { createCipheriv } from 'node:crypto'
import { closeSync, existsSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { crc32 } from 'node:zlib'
import { Refusal } from '../../shared/base/refusal.ts'
import { damagedProject, fileRefusal } from './file-refusals.ts'
import { schemaVersion } from './migrations/index.ts'
import { sealedBytes, sealMark } from './seal-mark.ts'

/** "PRBK": marks a SQLite file as a Proofbook project. */
export const applicationId = 0x5052424b

/** What the first bytes of a project say. */
export interface ProjectHeader {
  /** Version of its schema. */
  readonly version: number
  /** SQLite's count of changes; it only grows. */
  readonly changeCounter: number
  /** Bytes that the file has. */
  readonly size: number
}

/** A project file held open beside SQLite, for what SQLite doesn't tell. */
export interface HeldFile {
  /**
   * Reads the header before SQLite does, which would take an empty file for a valid empty project. Refuses what is no project, from a newer version, shorter than it says, or was changed by another
   * program; changes nothing.
   */
  readonly header: () => ProjectHeader
  /** CRC-32 over the whole file, without the numbers after each `sealMark` and without the page that SQLite uses for locks alone. */
  readonly checksum: () => number
  /** GMAC (AES-256) of the whole file but that page, 16 bytes, under a key of 32 bytes that is used for nothing else. */
  readonly tag: (key: Buffer) => Buffer
  /** Only after SQLite's connections to the file are closed: whoever closes a file lets go of all locks that its process has on it. */
  readonly release: () => void
}

/** Opens a project's file to be looked at. Refuses what is no file, or can't be read. */
export function holdFile(path: string): HeldFile {
  const handle = openToLook(path)
  return {
    header: () => readHeader(handle, path),
    checksum: () => checksumOf(handle),
    tag: (key) => tagOf(handle, key),
    release: () => closeSync(handle),
  }
}

/** Small enough to stay in a processor's cache while it is gone over twice. */
const piece = 1 << 16
/** Where SQLite keeps its locks, once a file is so large: on some systems nobody else may read there. */
const lockedAt = 0x4000_0000
const lockedPage = 65_536

function checksumOf(handle: number): number {
  const beyond = sealMark.length + sealedBytes
  // Each piece with the end of the one before, so that no mark is cut in two.
  const bytes = Buffer.alloc(beyond + piece)
  let sum = 0
  let kept = 0
  for (let at = 0; ; ) {
    if (at === lockedAt) at += lockedPage
    const most = at < lockedAt ? Math.min(piece, lockedAt - at) : piece
    const got = readSync(handle, bytes, kept, most, at)
    at += got
    const length = kept + got
    const isLast = got === 0
    for (
      let mark = bytes.indexOf(sealMark);
      mark >= 0 && mark + beyond <= length;
      mark = bytes.indexOf(sealMark, mark + 1)
    )
      bytes.fill(0, mark + sealMark.length, mark + beyond)
    const done = isLast ? length : Math.max(0, length - beyond)
    sum = crc32(bytes.subarray(0, done), sum)
    if (isLast) return sum
    bytes.copyWithin(0, done, length)
    kept = length - done
    bytes.fill(0, kept)
  }
}

function tagOf(handle: number, key: Buffer): Buffer {
  // A key of its own needs no other nonce.
  const mac = createCipheriv('aes-256-gcm', key, Buffer.alloc(12))
  const bytes = Buffer.alloc(piece)
  for (let at = 0; ; ) {
    if (at === lockedAt) at += lockedPage
    const got = readSync(handle, bytes, 0, at < lockedAt ? Math.min(piece, lockedAt - at) : piece, at)
    if (got === 0) break
    mac.setAAD(bytes.subarray(0, got))
    at += got
  }
  mac.final()
  return mac.getAuthTag()
}

function readHeader(handle: number, path: string): ProjectHeader {
  const { bytes, size } = readStart(handle, path)
  // A crash may leave a file of another length; its journal puts that right.
  return { ...checkHeader(bytes, { path, size: hasJournal(path) ? Number.POSITIVE_INFINITY : size }), size }
}

/** What a project's first hundred bytes say, for a file of `size` bytes that is called `path`. Refuses as `holdFile` does. */
export function checkHeader(
  bytes: Buffer,
  { path, size }: { readonly path: string; readonly size: number },
): Omit<ProjectHeader, 'size'> {
  const name = basename(path)
  if (
    bytes.length < 100 ||
    bytes.toString('latin1', 0, 16) !== 'SQLite format 3\0' ||
    bytes.readUInt32BE(68) !== applicationId
  ) {
    throw new Refusal(
      'not-a-project',
      `${name} is not a Proofbook project`,
      'name a .proofbook file, or import this file into one',
    )
  }
  const version = bytes.readInt32BE(60)
  if (version > schemaVersion) {
    throw new Refusal(
      'newer-project',
      `${name} was written by a newer version of Proofbook`,
      'update Proofbook, then open it again; the file was left untouched',
    )
  }
  if (version < 1) throw damagedProject(path, 'its version is missing')
  if (bytes[18] !== 1 || bytes[19] !== 1)
    throw damagedProject(path, 'another program has changed it to a journal that Proofbook never uses')
  const page = bytes.readUInt16BE(16) === 1 ? 65_536 : bytes.readUInt16BE(16)
  const isCounted = bytes.readUInt32BE(24) === bytes.readUInt32BE(92)
  if (size < 512 || (isCounted && size < page * bytes.readUInt32BE(28)))
    throw damagedProject(path, 'its end is missing')
  return { version, changeCounter: bytes.readUInt32BE(24) }
}

/** Is there a rollback journal beside the file, as while somebody writes, or after a crash? */
export const hasJournal = (path: string): boolean => existsSync(`${path}-journal`)

function openToLook(path: string): number {
  try {
    // Before it is opened: a pipe would be waited for, and never end.
    if (!statSync(path).isFile()) throw new Refusal('not-a-file', `${path} is not a file`, 'name a .proofbook file')
    return openSync(path, 'r')
  } catch (error) {
    if (isMissing(error))
      throw new Refusal('not-found', `there is no project at ${path}`, 'check the name, or make one with: new')
    throw fileRefusal(error, path)
  }
}

function readStart(handle: number, path: string): { readonly bytes: Buffer; readonly size: number } {
  try {
    const bytes = Buffer.alloc(100)
    const got = readSync(handle, bytes, 0, 100, 0)
    return { bytes: bytes.subarray(0, got), size: fstatSync(handle).size }
  } catch (error) {
    throw fileRefusal(error, path)
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}
