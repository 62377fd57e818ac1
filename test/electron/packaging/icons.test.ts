import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { appleIcon, linuxSizes, windowsIcon } from '../../../electron/packaging/draw-icons.ts'

const icons = join(import.meta.dirname, '../../../resources/icons')
const read = (name: string) => readFileSync(join(icons, name))

/** The width and height that a PNG says it has. */
function sizeOfPng(png: Uint8Array): readonly number[] {
  const bytes = Buffer.from(png)
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
}

/** The pictures in an `.ico`, as its directory lists them. */
function inWindowsIcon(bytes: Buffer): readonly { readonly size: number; readonly png: Buffer }[] {
  expect([bytes.readUInt16LE(0), bytes.readUInt16LE(2)]).toEqual([0, 1])
  return Array.from({ length: bytes.readUInt16LE(4) }, (_, index) => {
    const at = 6 + 16 * index
    const offset = bytes.readUInt32LE(at + 12)
    return { size: bytes.readUInt8(at) || 256, png: bytes.subarray(offset, offset + bytes.readUInt32LE(at + 8)) }
  })
}

/** The pictures in an `.icns`, by their names. */
function inAppleIcon(bytes: Buffer): ReadonlyMap<string, Buffer> {
  expect(bytes.toString('latin1', 0, 4)).toBe('icns')
  expect(bytes.readUInt32BE(4)).toBe(bytes.length)
  const found = new Map<string, Buffer>()
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at + 4)
    found.set(bytes.toString('latin1', at, at + 4), bytes.subarray(at + 8, at + length))
    at += length
  }
  return found
}

describe('the app’s icon', () => {
  it('is there in each size that Linux looks for', () => {
    expect(readdirSync(join(icons, 'sizes')).toSorted()).toEqual(
      linuxSizes.map((size) => `${size}x${size}.png`).toSorted(),
    )
    for (const size of linuxSizes) expect(sizeOfPng(read(`sizes/${size}x${size}.png`))).toEqual([size, size])
    expect(sizeOfPng(read('icon.png'))).toEqual([1024, 1024])
  })

  it('is a Windows icon up to 256 dots', () => {
    const pictures = inWindowsIcon(read('icon.ico'))
    expect(pictures.map(({ size }) => size)).toEqual([16, 24, 32, 48, 64, 128, 256])
    for (const { size, png } of pictures) expect(sizeOfPng(png)).toEqual([size, size])
  })

  it('is an Apple icon up to 1024 dots', () => {
    const pictures = inAppleIcon(read('icon.icns'))
    expect([...pictures].map(([name, png]) => [name, sizeOfPng(png)[0]])).toEqual([
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
    ])
  })

  it('is packed without changing a picture', () => {
    const pictures = [16, 256].map((size) => ({ size, png: read(`sizes/${size}x${size}.png`) }))
    expect(inWindowsIcon(Buffer.from(windowsIcon(pictures))).map(({ png }) => png.length)).toEqual(
      pictures.map(({ png }) => png.length),
    )
    const [first] = pictures
    const apple = inAppleIcon(Buffer.from(appleIcon([['icp4', first as (typeof pictures)[number]]])))
    expect(apple.get('icp4')?.equals(first?.png as Buffer)).toBe(true)
  })
})
