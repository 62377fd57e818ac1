import {
  createCipheriv,
  createDecipheriv,
  createHash,
  hkdfSync,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from 'node:crypto'
import { Refusal } from '../../shared/base/refusal.ts'

/**
 * A file locked with a passphrase. Layout, numbers big-endian:
 *
 *     0  "PRBKSEAL"          magic
 *     8  1                   version of this layout
 *     9  log2 N, r, p        scrypt (RFC 7914), one byte each
 *    12  log2 of chunk size  one byte
 *    13  salt                16 bytes
 *    29  nonce prefix        7 bytes
 *    36  header mark         first 16 bytes of SHA-256 over bytes 0–35: tells damage from a wrong passphrase
 *    52  key mark            32 bytes of HKDF-SHA256 over the scrypt key, bound to bytes 0–35
 *    84  chunks              AES-256-GCM each, tag of 16 bytes behind; the last may be short
 *
 * A chunk's nonce is the prefix, its number (4 bytes) and 1 for the last one, else 0 (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015), and bytes 0–83 are its
 * associated data: chunks can't be changed, swapped, left out or cut off.
 */
const magic = Buffer.from('PRBKSEAL', 'latin1')
const headerBytes = 84
const fixedBytes = 36
const tagBytes = 16
const version = 1

/** What a locked file is made with. Every part but the passphrase stands in its header. */
export interface SealParts {
  /** log2 of scrypt's N: 17 asks for 128 MiB and about half a second, once for whoever opens it and for every guess. */
  readonly cost?: number
  readonly salt?: Buffer
  readonly noncePrefix?: Buffer
  /** log2 of the bytes in a chunk. */
  readonly chunk?: number
}

/** A header may ask for no more than this, so that a made-up file can't hold the computer: 256 MiB at log2 N = 18. */
const cheapest = 14
const dearest = 18

/** A passphrase shorter than this is refused. */
export const shortestPassphrase = 12

/** Files above this are not shared locked: they are held in memory whole. */
export const mostSealedBytes = 1 << 30

/** Does a file begin as a locked one does? */
export function isSealed(bytes: Uint8Array): boolean {
  return bytes.length >= magic.length && magic.equals(bytes.subarray(0, magic.length))
}

/** Locks bytes with a passphrase. Refuses a passphrase under twelve characters. */
export async function seal(plain: Uint8Array, passphrase: string, parts: SealParts = {}): Promise<Buffer> {
  if ([...passphrase].length < shortestPassphrase)
    throw new Refusal(
      'bad-value',
      `a passphrase needs at least ${shortestPassphrase} characters`,
      'four or five unrelated words are easy to say and hard to guess',
    )
  const { cost = 17, salt = randomBytes(16), noncePrefix = randomBytes(7), chunk = 16 } = parts
  const fixed = Buffer.concat([magic, Buffer.from([version, cost, 8, 1, chunk]), salt, noncePrefix])
  const { key, mark } = await keysOf(passphrase, fixed)
  const header = Buffer.concat([fixed, headerMark(fixed), mark])
  const size = 2 ** chunk
  const count = Math.max(1, Math.ceil(plain.length / size))
  const pieces: Buffer[] = [header]
  for (let i = 0; i < count; i += 1) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(noncePrefix, i, i === count - 1))
    cipher.setAAD(header)
    pieces.push(cipher.update(plain.subarray(i * size, (i + 1) * size)), cipher.final(), cipher.getAuthTag())
  }
  key.fill(0)
  return Buffer.concat(pieces)
}

/** Opens what `seal` locked. Refuses a wrong passphrase (`wrong-passphrase`), a damaged file (`damaged-project`) and one of a newer layout (`newer-project`), never telling them as one another. */
export async function unseal(sealed: Uint8Array, passphrase: string, name: string): Promise<Buffer> {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
  const fixed = bytes.subarray(0, fixedBytes)
  if (bytes.length < headerBytes + tagBytes || !isSealed(bytes)) throw damaged(name)
  if (!timingSafeEqual(headerMark(fixed), bytes.subarray(fixedBytes, 52))) throw damaged(name)
  if (fixed[8] !== version)
    throw new Refusal(
      'newer-project',
      `${name} was locked by a newer version of Proofbook`,
      'update Proofbook, then open it again',
    )
  const [cost, r, p, chunk] = fixed.subarray(9, 13) as unknown as [number, number, number, number]
  if (cost < cheapest || cost > dearest || r !== 8 || p !== 1 || chunk < 12 || chunk > 24) throw damaged(name)
  const { key, mark } = await keysOf(passphrase, fixed)
  if (!timingSafeEqual(mark, bytes.subarray(52, headerBytes)))
    throw new Refusal(
      'wrong-passphrase',
      `that is not the passphrase of ${name}`,
      'type it again; capitals and spaces count',
    )
  try {
    return openChunks(bytes, key, chunk)
  } catch {
    throw damaged(name)
  } finally {
    key.fill(0)
  }
}

/** Throws when any chunk is not what it was. */
function openChunks(bytes: Buffer, key: Buffer, chunk: number): Buffer {
  const header = bytes.subarray(0, headerBytes)
  const prefix = bytes.subarray(29, fixedBytes)
  const body = bytes.subarray(headerBytes)
  const size = 2 ** chunk + tagBytes
  const count = Math.ceil(body.length / size)
  const plain = Buffer.allocUnsafe(body.length - count * tagBytes)
  let at = 0
  for (let i = 0; i < count; i += 1) {
    const piece = body.subarray(i * size, (i + 1) * size)
    const end = piece.length - tagBytes
    if (end < 0) throw new Error('cut off')
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(prefix, i, i === count - 1), {
      authTagLength: tagBytes,
    })
    decipher.setAAD(header)
    decipher.setAuthTag(piece.subarray(end))
    at += decipher.update(piece.subarray(0, end)).copy(plain, at)
    decipher.final()
  }
  return plain
}

function nonceOf(prefix: Buffer, number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  prefix.copy(nonce)
  nonce.writeUInt32BE(number, 7)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

function headerMark(fixed: Buffer): Buffer {
  return createHash('sha256').update(fixed).digest().subarray(0, 16)
}

/** The key of the chunks and what shows that the passphrase is right. One spelling of letters with accents: keyboards differ in how they write them. */
async function keysOf(passphrase: string, fixed: Buffer): Promise<{ readonly key: Buffer; readonly mark: Buffer }> {
  const N = 2 ** (fixed[9] as number)
  const salt = fixed.subarray(13, 29)
  const secret = await new Promise<Buffer>((resolve, reject) => {
    const options = { N, r: 8, p: 1, maxmem: 130 * 8 * N + (1 << 20) }
    scrypt(Buffer.from(passphrase.normalize('NFC'), 'utf8'), salt, 32, options, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
  const part = (info: string) => Buffer.from(hkdfSync('sha256', secret, fixed, `proofbook ${info}`, 32))
  const keys = { key: part('chunks'), mark: part('key mark') }
  secret.fill(0)
  return keys
}

function damaged(name: string): Refusal {
  return new Refusal('damaged-project', `${name} is damaged`, 'ask for the copy again; a locked copy can’t be mended')
}
