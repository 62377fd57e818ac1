import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Refusal } from '../../shared/base/refusal.ts'

/** A packed file may unpack to many times its size; a text that is honest stays below this. */
const mostRatio = 200
const freeBytes = 100 << 20

/** Are these the first bytes of a gzip file? */
export function isGzip(head: Buffer): boolean {
  return head[0] === 0x1f && head[1] === 0x8b
}

/** Unpacks a gzip file of `packedBytes` piece by piece. Refuses a damaged one, and one that unpacks to far more than any text would. */
export async function* gunzip(
  chunks: AsyncIterable<Buffer>,
  { file, packedBytes }: { readonly file: string; readonly packedBytes: number },
): AsyncGenerator<Buffer> {
  const unpacked = pipeline(chunks, createGunzip({ chunkSize: 1 << 18 }), () => undefined)
  let bytes = 0
  try {
    for await (const chunk of unpacked as unknown as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > freeBytes && bytes > packedBytes * mostRatio) {
        throw new Refusal(
          'too-large',
          `${file} unpacks to more than ${mostRatio} times its size`,
          'unpack it yourself and look at what is in it',
        )
      }
      yield chunk
    }
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('unknown-format', `${file} is a damaged gzip file`, 'export or download it again')
  }
}
