import iconv from 'iconv-lite'

/** Bytes as words in an encoding. */
export function decodeBytes(bytes: Buffer, encoding: string): string {
  return encoding === 'utf-8' ? bytes.toString('utf8') : iconv.decode(bytes, encoding)
}

/** A decoder for bytes that come in pieces, which may end inside a letter; a byte-order mark is left in. */
export function pieceDecoder(encoding: string): {
  readonly write: (bytes: Buffer) => string
  readonly end: () => string
} {
  const decoder = iconv.getDecoder(encoding, { stripBOM: false })
  return { write: (bytes) => decoder.write(bytes), end: () => decoder.end() ?? '' }
}
