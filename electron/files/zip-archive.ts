import { open } from 'node:fs/promises'
import { crc32, createInflateRaw } from 'node:zlib'
import { Refusal } from '../../shared/base/refusal.ts'

/** One file inside a ZIP archive. It is never written to disk, and its name is never used as a path. */
export interface ZipEntry {
  readonly name: string
  readonly packed: number
  readonly bytes: number
  readonly chunks: () => AsyncGenerator<Buffer>
}

interface Found {
  readonly name: string
  readonly method: number
  readonly packed: number
  readonly bytes: number
  readonly crc: number
  readonly at: number
}

const mostEntries = 5_000
const mostRatio = 200
/** Small parts of a workbook compress extremely well without meaning harm. */
const freeBytes = 10 << 20
/** The end record with the longest comment, and the 64-bit locator before it. */
const longestTail = 65_557 + 20
const mostDirectory = 64 << 20

/** Where a ZIP archive is: a file, or bytes that came out of another archive. */
export type ZipPlace = string | Buffer

/** Lists a ZIP archive by its directory, also one in the 64-bit form that archives above 4 GB have. Refuses what no export is: encrypted, thousands of files, sizes that no text packs to, names that occur twice. */
export async function openZip(place: ZipPlace, file: string, mostBytes: number): Promise<ZipEntry[]> {
  const handle = await openPlace(place)
  try {
    const found = await readDirectory(handle, file)
    let total = 0
    const names = new Set<string>()
    for (const entry of found) {
      total += entry.bytes
      if (names.has(entry.name)) throw damaged(file, `${entry.name} is in it twice`)
      names.add(entry.name)
      if (entry.bytes > freeBytes && entry.bytes > entry.packed * mostRatio) throw bomb(file)
    }
    if (total > mostBytes) throw bomb(file)
    return found.map((entry) => ({
      name: entry.name,
      packed: entry.packed,
      bytes: entry.bytes,
      chunks: () => unpack(place, file, entry),
    }))
  } finally {
    await handle.close()
  }
}

async function readDirectory(handle: Bytes, file: string): Promise<Found[]> {
  const size = await handle.size()
  const tailAt = Math.max(0, size - longestTail)
  const tail = await handle.readAt(tailAt, Math.min(size, longestTail))
  const end = tail.lastIndexOf(Buffer.from('504b0506', 'hex'))
  if (end < 0 || end + 22 > tail.length) throw damaged(file, 'its directory is missing')
  let count = tail.readUInt16LE(end + 10)
  let length = tail.readUInt32LE(end + 12)
  let at = tail.readUInt32LE(end + 16)
  if (count === 0xffff || length === 0xffffffff || at === 0xffffffff) {
    const locator = end >= 20 ? tail.subarray(end - 20, end) : tail.subarray(0, 0)
    if (locator.length === 20 && locator.readUInt32LE(0) === 0x07064b50) {
      const record = await handle.readAt(readCount(locator, 8, file), 56)
      if (record.length < 56 || record.readUInt32LE(0) !== 0x06064b50) throw damaged(file, 'its directory is missing')
      count = readCount(record, 32, file)
      length = readCount(record, 40, file)
      at = readCount(record, 48, file)
    } else if (length === 0xffffffff || at === 0xffffffff) throw damaged(file, 'its directory is missing')
  }
  if (count > mostEntries) throw bomb(file)
  if (at + length > size || length > mostDirectory) throw damaged(file, 'it was cut off')
  const directory = await handle.readAt(at, length)
  const found: Found[] = []
  for (let i = 0, p = 0; i < count; i += 1) {
    if (p + 46 > directory.length || directory.readUInt32LE(p) !== 0x02014b50)
      throw damaged(file, 'its directory is broken')
    const flags = directory.readUInt16LE(p + 8)
    const nameLength = directory.readUInt16LE(p + 28)
    const name = directory.toString((flags & 0x800) === 0 ? 'latin1' : 'utf8', p + 46, p + 46 + nameLength)
    if ((flags & 1) === 1) {
      throw new Refusal(
        'unknown-format',
        `${file} is encrypted`,
        'unpack it with its password and import the files in it',
      )
    }
    const extra = directory.subarray(p + 46 + nameLength, p + 46 + nameLength + directory.readUInt16LE(p + 30))
    found.push({
      name,
      method: directory.readUInt16LE(p + 10),
      crc: directory.readUInt32LE(p + 16),
      ...readSizes(directory, p, extra, file),
    })
    p += 46 + nameLength + directory.readUInt16LE(p + 30) + directory.readUInt16LE(p + 32)
  }
  return found
}

/** Sizes and place of an entry: 32 bits each, or, where those are all ones, 64 bits in the entry's extra field. */
function readSizes(
  directory: Buffer,
  p: number,
  extra: Buffer,
  file: string,
): { readonly packed: number; readonly bytes: number; readonly at: number } {
  const short = {
    bytes: directory.readUInt32LE(p + 24),
    packed: directory.readUInt32LE(p + 20),
    at: directory.readUInt32LE(p + 42),
  }
  let q = 0
  while (q + 4 <= extra.length && extra.readUInt16LE(q) !== 1) q += 4 + extra.readUInt16LE(q + 2)
  let next = q + 4
  const long = (value: number): number => {
    if (value !== 0xffffffff) return value
    if (next + 8 > extra.length) throw damaged(file, 'its directory is broken')
    next += 8
    return readCount(extra, next - 8, file)
  }
  // The long forms stand in this order, each only where its short one is all ones.
  const bytes = long(short.bytes)
  const packed = long(short.packed)
  return { bytes, packed, at: long(short.at) }
}

/** A 64-bit number that must be one that counts bytes of a real file. */
function readCount(from: Buffer, at: number, file: string): number {
  const value = from.readBigUInt64LE(at)
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw damaged(file, 'its directory is broken')
  return Number(value)
}

/** Bytes that can be read at any place. */
interface Bytes {
  readonly size: () => Promise<number>
  readonly readAt: (at: number, length: number) => Promise<Buffer>
  readonly close: () => Promise<void>
}

async function openPlace(place: ZipPlace): Promise<Bytes> {
  if (typeof place !== 'string') {
    return {
      size: async () => place.length,
      readAt: async (at, length) => place.subarray(at, at + length),
      close: async () => undefined,
    }
  }
  const handle = await open(place, 'r')
  return {
    size: async () => (await handle.stat()).size,
    readAt: async (at, length) => {
      const buffer = Buffer.alloc(length)
      const { bytesRead } = await handle.read(buffer, 0, length, at)
      return buffer.subarray(0, bytesRead)
    },
    close: () => handle.close(),
  }
}

async function* unpack(place: ZipPlace, file: string, entry: Found): AsyncGenerator<Buffer> {
  const handle = await openPlace(place)
  try {
    const header = await handle.readAt(entry.at, 30)
    if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50)
      throw damaged(file, `${entry.name} is not where its directory says`)
    const begin = entry.at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
    const packed = readRange(handle, begin, entry.packed)
    if (entry.method !== 0 && entry.method !== 8)
      throw damaged(file, `${entry.name} is packed in a way that Proofbook doesn’t know`)
    let bytes = 0
    let crc = 0
    for await (const chunk of entry.method === 0 ? packed : inflate(packed)) {
      bytes += chunk.length
      // The directory can lie; what really comes out counts.
      if (bytes > entry.bytes) throw bomb(file)
      crc = crc32(chunk, crc)
      yield chunk
    }
    if (bytes !== entry.bytes || crc !== entry.crc) throw damaged(file, `${entry.name} is incomplete`)
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw damaged(file, `${entry.name} can’t be unpacked`)
  } finally {
    await handle.close()
  }
}

async function* readRange(handle: Bytes, begin: number, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < length; ) {
    const piece = await handle.readAt(begin + at, Math.min(1 << 18, length - at))
    if (piece.length === 0) return
    at += piece.length
    yield piece
  }
}

async function* inflate(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const stream = createInflateRaw({ chunkSize: 1 << 18 })
  const feed = (async () => {
    try {
      for await (const piece of packed) {
        if (!stream.write(piece)) await new Promise((resolve) => stream.once('drain', resolve))
      }
      stream.end()
    } catch (error) {
      stream.destroy(error as Error)
    }
  })()
  try {
    yield* stream as AsyncIterable<Buffer>
    await feed
  } finally {
    stream.destroy()
  }
}

function damaged(file: string, why: string): Refusal {
  return new Refusal('unknown-format', `${file} is a damaged ZIP archive: ${why}`, 'export or download it again')
}

function bomb(file: string): Refusal {
  return new Refusal(
    'too-large',
    `${file} unpacks to far more than its size allows`,
    'unpack it yourself and look at what is in it',
  )
}
