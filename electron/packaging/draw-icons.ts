import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A picture of the mark at one size, as PNG. */
export interface SizedPicture {
  readonly size: number
  readonly png: Uint8Array
}

/** Sizes that Linux desktops look for, each a file of its own. */
export const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512] as const
const windowsSizes = [16, 24, 32, 48, 64, 128, 256] as const
/** Apple's names for the sizes of a set: once for plain screens and once for those with twice the dots. */
const appleNames = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
] as const

/** Draws the mark in every size and writes the files that installers ask for: PNGs, an `.ico` and an `.icns`. `draw` renders the SVG at one size. */
export async function drawIcons(
  folder: string,
  draw: (svg: string, size: number) => Promise<Uint8Array>,
): Promise<readonly string[]> {
  const svg = await readFile(join(folder, 'icon.svg'), 'utf8')
  const pictures = new Map<number, SizedPicture>()
  const at = async (size: number): Promise<SizedPicture> => {
    const known = pictures.get(size) ?? { size, png: await draw(svg, size) }
    pictures.set(size, known)
    return known
  }
  const written: string[] = []
  const write = async (name: string, bytes: Uint8Array) => {
    await writeFile(join(folder, name), bytes)
    written.push(name)
  }
  await mkdir(join(folder, 'sizes'), { recursive: true })
  for (const size of linuxSizes) await write(`sizes/${size}x${size}.png`, (await at(size)).png)
  await write('icon.png', (await at(1024)).png)
  await write('icon.ico', windowsIcon(await Promise.all(windowsSizes.map(at))))
  await write('icon.icns', appleIcon(await Promise.all(appleNames.map(async ([name, size]) => [name, await at(size)]))))
  return written
}

/** An `.ico` file of PNG pictures: a directory with an entry of 16 bytes for each, then the pictures. */
export function windowsIcon(pictures: readonly SizedPicture[]): Uint8Array {
  const head = Buffer.alloc(6 + 16 * pictures.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let offset = head.length
  for (const [index, { size, png }] of pictures.entries()) {
    const at = 6 + 16 * index
    // 256 is written as 0: a side has one byte.
    head.writeUInt8(size % 256, at)
    head.writeUInt8(size % 256, at + 1)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(png.length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += png.length
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)])
}

/** An `.icns` file of PNG pictures: each behind its name and length. */
export function appleIcon(pictures: readonly (readonly [name: string, picture: SizedPicture])[]): Uint8Array {
  const parts = pictures.map(([name, { png }]) => chunk(name, png))
  return chunk('icns', Buffer.concat(parts))
}

function chunk(name: string, bytes: Uint8Array): Buffer {
  const head = Buffer.alloc(8)
  head.write(name, 'latin1')
  head.writeUInt32BE(bytes.length + 8, 4)
  return Buffer.concat([head, bytes])
}
