import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makePrivateFile, nameBeside, placeFile, removeUnfinished } from './place-file.ts'
import type { HeldFile } from './project-header.ts'

/** Which project files hold, byte for byte, what this computer has checked in full or has written itself since. */
export interface KnownBytes {
  readonly has: (file: HeldFile) => boolean
  /** Only for a file that was just checked in full or just closed, and that nobody else may write to. */
  readonly keep: (file: HeldFile) => void
}

/** Nothing is known, and nothing is remembered. */
export const nothingKnown: KnownBytes = { has: () => false, keep: () => undefined }

/** A file as it was. Key and tag in hexadecimal. */
interface Entry {
  readonly size: number
  readonly changeCounter: number
  readonly key: string
  readonly tag: string
}

const fileName = 'known-files.json'
/** Files that are remembered; of more, the ones that were kept longest ago are forgotten and checked in full again. */
const most = 200

/**
 * What is known on this computer, kept in `folder`, beside the app: neither names nor places of projects, only how to know their bytes again. Every tag has a random key of its own, so that nobody who
 * can't read that folder can make another file that passes for a known one. A list that can't be read or written is an empty one.
 */
export function knownBytesIn(folder: string): KnownBytes {
  const path = join(folder, fileName)
  return {
    has: (file) => {
      const { size, changeCounter } = file.header()
      return read(path).some(
        (one) =>
          one.size === size &&
          one.changeCounter === changeCounter &&
          maybeTag(file, Buffer.from(one.key, 'hex'))?.equals(Buffer.from(one.tag, 'hex')) === true,
      )
    },
    keep: (file) => {
      const key = randomBytes(32)
      const { size, changeCounter } = file.header()
      const tag = maybeTag(file, key)
      if (tag === undefined) return
      const kept = { size, changeCounter, key: key.toString('hex'), tag: tag.toString('hex') }
      write(path, folder, [...read(path), kept].slice(-most))
    },
  }
}

/** The tag of a file, none where it can't be told: where the disk fails, which the check in full then says, or the computer's cryptography does, without which a file is checked as if it were unknown. */
function maybeTag(file: HeldFile, key: Buffer): Buffer | undefined {
  try {
    return file.tag(key)
  } catch (error) {
    if (
      error instanceof Error &&
      'code' in error &&
      /^(E[A-Z0-9]+|ERR_CRYPTO_\w+|ERR_OSSL_\w+)$/.test(String(error.code))
    )
      return undefined
    throw error
  }
}

function read(path: string): readonly Entry[] {
  try {
    const kept: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return Array.isArray(kept) ? kept.filter(isEntry) : []
  } catch {
    return []
  }
}

function isEntry(given: unknown): given is Entry {
  const { size, changeCounter, key, tag } = (given ?? {}) as Record<keyof Entry, unknown>
  const isHex = (text: unknown, bytes: number) =>
    typeof text === 'string' && text.length === 2 * bytes && /^[0-9a-f]*$/.test(text)
  return typeof size === 'number' && typeof changeCounter === 'number' && isHex(key, 32) && isHex(tag, 16)
}

function write(path: string, folder: string, kept: readonly Entry[]): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const beside = nameBeside(path)
    try {
      makePrivateFile(beside)
      writeFileSync(beside, `${JSON.stringify(kept)}\n`)
      placeFile(beside, path)
    } catch {
      removeUnfinished(beside)
    }
  } catch {
    return
  }
}
