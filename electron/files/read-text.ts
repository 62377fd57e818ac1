import { isAscii, isUtf8 } from 'node:buffer'
import type { Encoding } from '../../shared/import/encoding.ts'
import { pieceDecoder } from './decode-bytes.ts'
import { likeliestLegacy } from './encoding-choices.ts'

/** Thrown when a file that began as UTF-8 goes on as something else; reading starts again with `guess`. */
export class NotUtf8 extends Error {
  readonly guess: Encoding
  constructor(guess: Encoding) {
    super(`not UTF-8 but perhaps ${guess}`)
    this.guess = guess
  }
}

/** The encoding of a file by its first bytes: a byte order mark, the NUL pattern of UTF-16, strict UTF-8, or else a legacy encoding, mostly Windows-1252. */
export function sniffEncoding(head: Buffer): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return isUtf8(whole(head)) ? 'utf-8' : guessLegacy(head)
  const [even, odd] = countNuls(head)
  const pairs = head.length / 2
  if (odd > pairs * 0.3 && even < odd / 10) return 'utf-16le'
  if (even > pairs * 0.3 && odd < even / 10) return 'utf-16be'
  return isUtf8(whole(head)) ? 'utf-8' : guessLegacy(head)
}

/** How to read a file in the encoding that a person chose: UTF-8 that isn't whole is read with its broken characters marked. */
export function encodingToRead(head: Buffer, chosen: Encoding): Encoding {
  return chosen === 'utf-8' && !isUtf8(whole(head)) ? 'utf-8-damaged' : chosen
}

/** True when these are not the first bytes of a text: NULs that aren't UTF-16's, or many control characters. */
export function isBinary(head: Buffer): boolean {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return false
  const [even, odd] = countNuls(head)
  const nuls = even + odd
  if (nuls > 0 && Math.min(even, odd) * 10 >= Math.max(even, odd) && nuls > head.length / 100) return true
  let control = 0
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) control += 1
  return control - nuls > head.length / 20
}

function countNuls(bytes: Buffer): [even: number, odd: number] {
  let even = 0
  let odd = 0
  for (let i = bytes.indexOf(0); i >= 0; i = bytes.indexOf(0, i + 1)) {
    if (i % 2 === 0) even += 1
    else odd += 1
  }
  return [even, odd]
}

/** A text in bytes that are no UTF-8: UTF-8 with a few broken characters when most long sequences are whole, else the legacy encoding that reads best. */
function guessLegacy(bytes: Buffer): Encoding {
  let good = 0
  let bad = 0
  for (let i = 0; i < bytes.length; ) {
    const byte = bytes[i] as number
    if (byte < 0x80) {
      i += 1
      continue
    }
    const length = byte >= 0xf0 && byte < 0xf5 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 && byte < 0xe0 ? 2 : 0
    if (length > 0 && i + length <= bytes.length && isUtf8(bytes.subarray(i, i + length))) {
      good += 1
      i += length
    } else {
      // A letter whose later bytes a program made question marks of was UTF-8 once.
      if (!(length > 0 && bytes[i + 1] === 0x3f)) bad += 1
      i += 1
    }
  }
  return good > bad * 3 ? 'utf-8-damaged' : likeliestLegacy(bytes)
}

/** The bytes without a character that is cut off at the end. */
function whole(bytes: Buffer): Buffer {
  return bytes.subarray(0, wholeLength(bytes))
}

function wholeLength(bytes: Buffer): number {
  const { length } = bytes
  for (let back = 1; back <= 3 && back <= length; back += 1) {
    const byte = bytes[length - back] as number
    if (byte < 0x80) return length
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return needed > back ? length - back : length
    }
  }
  return length
}

export interface TextDecoding {
  /** The text of the next piece; a character cut in two waits for the piece after. Byte order marks are taken off the beginning. */
  readonly push: (piece: Buffer, last: boolean) => string
}

/** Decodes a file piece by piece. UTF-8 is strict: the first wrong byte throws `NotUtf8`. */
export function decodeText(encoding: Encoding): TextDecoding {
  const decode = encoding === 'utf-8' ? strictUtf8() : legacy(encoding)
  let isFirst = true
  return {
    push: (piece, last) => {
      const text = decode(piece, last)
      if (!isFirst || text === '') return text
      isFirst = false
      return text.replace(/^\ufeff+/, '')
    },
  }
}

function strictUtf8(): TextDecoding['push'] {
  let rest: Buffer = Buffer.alloc(0)
  // Letters that were UTF-8 so far don't become another encoding's by one broken one.
  let hasLetters = false
  return (piece, last) => {
    let bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece])
    rest = Buffer.alloc(0)
    if (isAscii(bytes)) return bytes.toString('latin1')
    if (!last) {
      const end = wholeLength(bytes)
      rest = bytes.subarray(end)
      bytes = bytes.subarray(0, end)
    }
    if (!isUtf8(bytes)) throw new NotUtf8(hasLetters ? 'utf-8-damaged' : guessLegacy(bytes))
    hasLetters ||= !isAscii(bytes)
    return bytes.toString('utf8')
  }
}

function legacy(encoding: Encoding): TextDecoding['push'] {
  const decoder = pieceDecoder(encoding === 'utf-8-damaged' ? 'utf8' : encoding)
  return (piece, last) => decoder.write(piece) + (last ? decoder.end() : '')
}
