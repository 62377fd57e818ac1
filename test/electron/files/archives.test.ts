import { execFileSync } from 'node:child_process'
import { gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openZip } from '../../../electron/files/zip-archive.ts'
import { type ImportBench, importBench } from '../../helpers/import-text.ts'
import { textRows, workbook } from '../../helpers/workbook.ts'
import { zip64Of } from '../../helpers/zip64-of.ts'

let bench: ImportBench
beforeEach(() => {
  bench = importBench({ timeZone: 'UTC' })
})
afterEach(() => bench.remove())

const heading = ['ticket_id', 'customer_id', 'created_at', 'channel', 'handled_by', 'resolution']
const rows = (from: number, to: number): string[][] => [
  heading,
  ...Array.from({ length: to - from }, (_, i) => [
    `T${from + i}`,
    'C-1',
    '2026-01-05T10:00:00Z',
    'chat',
    'ai',
    'resolved',
  ]),
]
const workbookOf = (table: string[][]): Uint8Array => workbook({ sheets: [{ name: 'Tickets', rows: textRows(table) }] })
const csv = (from: number, to: number): string =>
  `${rows(from, to)
    .map((row) => row.join(','))
    .join('\n')}\n`

describe('an archive in the 64-bit form', () => {
  it('is read like any other', async () => {
    const bytes = zip64Of([
      ['a.csv', Buffer.from(csv(1, 6))],
      ['b.csv', Buffer.from(csv(6, 9))],
    ])
    const receipts = await bench.import([bench.write('large.zip', bytes)])
    expect(receipts.map((r) => r.records)).toEqual([5, 3])
  })

  it.each([32, 40, 48])('is refused when its end record is damaged at byte %i', async (at) => {
    const bytes = zip64Of([['a.csv', Buffer.from(csv(1, 6))]])
    const end = bytes.lastIndexOf(Buffer.from('504b0606', 'hex'))
    bytes.fill(0xff, end + at, end + at + 16)
    await expect(openZip(bytes, 'x.zip', 1 << 30)).rejects.toThrow(
      /x\.zip (is a damaged ZIP archive|unpacks to far more)/,
    )
  })
})

describe('files inside files', () => {
  it('reads workbooks and packed tables inside a ZIP, and a packed workbook', async () => {
    const path = bench.write(
      'all.zip',
      zipSync({
        'one.xlsx': workbookOf(rows(1, 4)),
        'two.csv.gz': gzipSync(csv(4, 6)),
        'three.jsonl': strToU8(
          '{"ticket_id":"T9","customer_id":"C-1","created_at":"2026-01-05T10:00:00Z","channel":"chat","handled_by":"ai","resolution":"resolved"}\n',
        ),
      }),
    )
    const receipts = await bench.import([path])
    expect(receipts.map((r) => [r.file, r.records])).toEqual([
      ['all.zip › one.xlsx', 3],
      ['all.zip › two.csv.gz', 2],
      ['all.zip › three.jsonl', 1],
    ])
    const packed = await bench.import([bench.write('book.xlsx.gz', gzipSync(workbookOf(rows(20, 25))))])
    expect(packed.map((r) => r.records)).toEqual([5])
    expect((await bench.import([path])).every((r) => r.alreadyImported)).toBe(true)
  })

  it('refuses an archive in an archive in one sentence', async () => {
    const inner = zipSync({ 'a.csv': strToU8(csv(1, 3)) })
    const path = bench.write('twice.zip', zipSync({ 'inner.zip': inner }))
    await expect(bench.import([path])).rejects.toThrow('nothing in twice.zip is an export')
    await expect(bench.import([bench.write('a.zip.gz', gzipSync(inner))])).rejects.toThrow('a.zip.gz is no workbook')
  })

  it('reads a packed tar archive as tar itself makes it, with long names', async () => {
    const long = `${'a-long-name-'.repeat(11)}.csv`
    bench.write(long, csv(1, 4))
    bench.write('short.csv', csv(4, 2000))
    for (const format of ['gnu', 'pax', 'ustar']) {
      const names = format === 'ustar' ? ['short.csv'] : [long, 'short.csv']
      const path = bench.at(`export-${format}.tgz`)
      execFileSync('tar', ['--format', format, '-C', bench.at('files'), '-czf', path, ...names])
      const fresh = importBench({ timeZone: 'UTC' })
      try {
        const receipts = await fresh.import([path])
        expect(receipts.map((r) => r.records)).toEqual(format === 'ustar' ? [1996] : [3, 1996])
        expect((await fresh.import([path])).every((r) => r.alreadyImported)).toBe(true)
      } finally {
        fresh.remove()
      }
    }
  })

  it('refuses a tar archive that was cut off', async () => {
    bench.write('short.csv', csv(1, 400))
    const tar = execFileSync('tar', ['-C', bench.at('files'), '-cf', '-', 'short.csv'])
    await expect(bench.import([bench.write('cut.tar', tar.subarray(0, 4000))])).rejects.toThrow(
      'cut.tar is a damaged tar archive',
    )
  })
})
