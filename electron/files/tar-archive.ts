import { Refusal } from '../../shared/base/refusal.ts'

/** One file inside a tar archive: its name, its length and where it begins. */
export interface TarEntry {
  readonly name: string
  readonly bytes: number
  readonly at: number
}

const block = 512
const mostEntries = 5_000

/** Are these the first bytes of a tar archive? */
export function isTar(head: Buffer): boolean {
  return head.length >= block && head.toString('latin1', 257, 262) === 'ustar' && hasSum(head.subarray(0, block))
}

/** Lists the regular files of a tar archive by reading through it once; links, devices and folders are passed over. */
export async function listTar(chunks: AsyncIterable<Buffer>, file: string): Promise<TarEntry[]> {
  const entries: TarEntry[] = []
  let at = 0
  let skip = 0
  let rest: Buffer = Buffer.alloc(0)
  // A name that is too long for its field stands in an entry before the file's own.
  let longName: string | null = null
  let wanted: { readonly kind: string; readonly bytes: number } | null = null
  for await (const chunk of chunks) {
    let piece = chunk
    if (skip > 0) {
      const passed = Math.min(skip, piece.length)
      skip -= passed
      at += passed
      piece = piece.subarray(passed)
      if (piece.length === 0) continue
    }
    rest = rest.length === 0 ? piece : Buffer.concat([rest, piece])
    for (;;) {
      if (wanted !== null) {
        const padded = Math.ceil(wanted.bytes / block) * block
        if (rest.length < padded) break
        longName = readLongName(rest.subarray(0, wanted.bytes), wanted.kind) ?? longName
        wanted = null
        at += padded
        rest = rest.subarray(padded)
      }
      if (rest.length < block) break
      const header = rest.subarray(0, block)
      if (header.every((byte) => byte === 0)) return entries
      if (!hasSum(header)) throw damaged(file)
      const bytes = readSize(header, file)
      const kind = String.fromCharCode(header[156] as number)
      at += block
      rest = rest.subarray(block)
      if (kind === 'x' || kind === 'L') {
        if (bytes > 1 << 20) throw damaged(file)
        wanted = { kind, bytes }
        continue
      }
      if (kind === '0' || kind === '\0') {
        entries.push({ name: longName ?? readName(header), bytes, at })
        if (entries.length > mostEntries) {
          throw new Refusal(
            'too-large',
            `${file} holds more than ${mostEntries} files`,
            'unpack it and import the exports in it',
          )
        }
      }
      longName = null
      const padded = Math.ceil(bytes / block) * block
      const here = Math.min(padded, rest.length)
      at += here
      rest = rest.subarray(here)
      skip = padded - here
      if (skip > 0) break
    }
  }
  if (skip > 0 || rest.length > 0) throw damaged(file)
  return entries
}

/** The bytes of one file of an archive, from the archive's. */
export async function* readTarEntry(
  chunks: AsyncIterable<Buffer>,
  entry: TarEntry,
  file: string,
): AsyncGenerator<Buffer> {
  const end = entry.at + entry.bytes
  let at = 0
  for await (const chunk of chunks) {
    const from = Math.max(entry.at - at, 0)
    const until = Math.min(end - at, chunk.length)
    if (until > from) yield chunk.subarray(from, until)
    at += chunk.length
    if (at >= end) return
  }
  if (at < end) throw damaged(file)
}

function readName(header: Buffer): string {
  const field = (from: number, length: number): string =>
    header.toString('utf8', from, from + length).replace(/\0[\s\S]*$/, '')
  const prefix = field(345, 155)
  return prefix === '' ? field(0, 100) : `${prefix}/${field(0, 100)}`
}

/** Octal digits, or for large files a binary number after a set first bit. */
function readSize(header: Buffer, file: string): number {
  if (((header[124] as number) & 0x80) !== 0) {
    const value = header.readBigUInt64BE(128)
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw damaged(file)
    return Number(value)
  }
  const text = header.toString('latin1', 124, 136).replace(/[\0 ]+/g, '')
  if (!/^[0-7]*$/.test(text)) throw damaged(file)
  return Number.parseInt(text === '' ? '0' : text, 8)
}

function readLongName(bytes: Buffer, kind: string): string | null {
  const text = bytes.toString('utf8').replace(/\0+$/, '')
  return kind === 'L' ? text : (/(?:^|\n)\d+ path=([^\n]*)/.exec(text)?.[1] ?? null)
}

/** The header's own checksum: the sum of its bytes, with the sum's field taken as spaces. */
function hasSum(header: Buffer): boolean {
  let sum = 0
  for (let i = 0; i < block; i += 1) sum += i >= 148 && i < 156 ? 32 : (header[i] as number)
  return Number.parseInt(header.toString('latin1', 148, 156).replace(/[\0 ]+/g, ''), 8) === sum
}

function damaged(file: string): Refusal {
  return new Refusal('unknown-format', `${file} is a damaged tar archive`, 'export or download it again')
}
