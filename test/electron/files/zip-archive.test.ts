import { strToU8, zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openZip } from '../../../electron/files/zip-archive.ts'
import { type ImportBench, importBench } from '../../helpers/import-text.ts'

let bench: ImportBench
beforeEach(() => {
  bench = importBench({ timeZone: 'UTC' })
})
afterEach(() => bench.remove())

const tickets = (from: number, to: number): string =>
  `ticket_id,customer_id,created_at,channel,handled_by,resolution\n${Array.from({ length: to - from }, (_, i) => `${from + i},C-1,2026-01-05T10:00:00Z,chat,ai,resolved`).join('\n')}\n`

describe('a ZIP of exports', () => {
  it('is imported file by file, each with its receipt, and changes nothing the second time', async () => {
    const path = bench.write(
      'export.zip',
      zipSync({
        'tickets/january.csv': strToU8(tickets(1, 11)),
        'tickets/february.csv': strToU8(tickets(11, 31)),
        'notes.txt': strToU8('made by hand'),
        '__MACOSX/._january.csv': strToU8('x'),
        '../../escape.csv': strToU8(tickets(31, 32)),
      }),
    )
    const receipts = await bench.import([path])
    expect(receipts.map((r) => [r.file, r.records])).toEqual([
      ['export.zip › january.csv', 10],
      ['export.zip › february.csv', 20],
      ['export.zip › escape.csv', 1],
    ])
    const hash = bench.hash()
    expect((await bench.import([path])).map((r) => r.alreadyImported)).toEqual([true, true, true])
    expect(bench.hash()).toBe(hash)
  })

  it('is refused when nothing in it is an export, and when it is packed twice', async () => {
    const path = bench.write('notes.zip', zipSync({ 'notes.txt': strToU8('made by hand') }))
    await expect(bench.import([path])).rejects.toThrow('nothing in notes.zip is an export')
    const twice = bench.write('twice.zip', zipSync({ 'inner.zip': zipSync({ 'a.csv': strToU8(tickets(1, 3)) }) }))
    await expect(bench.import([twice])).rejects.toThrow('nothing in twice.zip')
  })
})

describe('openZip', () => {
  const open = (bytes: Uint8Array, most = 1 << 30): ReturnType<typeof openZip> =>
    openZip(bench.write('x.zip', bytes), 'x.zip', most)

  it('refuses what is encrypted, holds thousands of files, states too much, or is cut off', async () => {
    const good = Buffer.from(zipSync({ 'a.csv': strToU8(tickets(1, 100)) }))
    expect((await open(good)).map((entry) => entry.name)).toEqual(['a.csv'])
    const directory = good.lastIndexOf(Buffer.from('504b0102', 'hex'))
    const encrypted = Buffer.from(good)
    encrypted.writeUInt16LE(1, directory + 8)
    await expect(open(encrypted)).rejects.toThrow('encrypted')
    await expect(open(good.subarray(0, good.length - 30))).rejects.toThrow('damaged')
    await expect(open(good, 100)).rejects.toThrow('unpacks to far more')
    const many = zipSync(Object.fromEntries(Array.from({ length: 5_001 }, (_, i) => [`f${i}`, new Uint8Array(0)])))
    await expect(open(many)).rejects.toThrow('unpacks to far more')
    const bomb = zipSync({ 'zeros.csv': new Uint8Array(50 << 20) }, { level: 9 })
    await expect(open(bomb)).rejects.toThrow('unpacks to far more')
  })

  it('finds content that doesn’t match its checksum', async () => {
    const bytes = Buffer.from(zipSync({ 'a.csv': strToU8(tickets(1, 100)) }, { level: 0 }))
    bytes[200] = (bytes[200] as number) ^ 1
    const [entry] = await open(bytes)
    const read = async (): Promise<void> => {
      for await (const _ of entry?.chunks() ?? []);
    }
    await expect(read()).rejects.toThrow('incomplete')
  })
})
