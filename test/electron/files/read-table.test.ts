import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { appendFile, truncate, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { inspectInput } from '../../../electron/files/input-file.ts'
import { openTable } from '../../../electron/files/read-table.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'proofbook-table-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function rowsOf(
  content: Uint8Array | string,
): Promise<{ rows: string[][]; encoding: string; delimiter: string }> {
  const path = join(folder, `t${Math.random()}.csv`)
  writeFileSync(path, content)
  const table = await openTable(await inspectInput(path))
  const rows: string[][] = []
  for await (const piece of table.rows()) piece.each((cells) => rows.push([...cells]))
  expect(table.sample.rows).toEqual(rows)
  return { rows, encoding: table.encoding, delimiter: table.delimiter }
}

const text = 'id;name;note\n1;Zoë Łukasz;€ 5\n2;"Müller; Söhne";ok\n'
const table = [
  ['id', 'name', 'note'],
  ['1', 'Zoë Łukasz', '€ 5'],
  ['2', 'Müller; Söhne', 'ok'],
]
const western = table.map((row) => row.map((cell) => cell.replace('Łukasz', 'Lukasz')))

describe('openTable', () => {
  test.each<[string, Uint8Array, string, string[][]]>([
    ['UTF-8', Buffer.from(text), 'utf-8', table],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`), 'utf-8', table],
    ['UTF-8 with two byte order marks', Buffer.from(`\ufeff\ufeff${text}`), 'utf-8', table],
    ['UTF-16 little endian with a mark', iconv.encode(text, 'utf-16le', { addBOM: true }), 'utf-16le', table],
    ['UTF-16 big endian with a mark', iconv.encode(text, 'utf-16be', { addBOM: true }), 'utf-16be', table],
    ['UTF-16 without a mark', iconv.encode(text, 'utf-16le', { addBOM: false }), 'utf-16le', table],
    ['Windows-1252', iconv.encode(text.replace('Łukasz', 'Lukasz'), 'windows-1252'), 'windows-1252', western],
    ['gzip', gzipSync(text), 'utf-8', table],
    ['CRLF', Buffer.from(text.replaceAll('\n', '\r\n')), 'utf-8', table],
    ['CR', Buffer.from(text.replaceAll('\n', '\r')), 'utf-8', table],
    ['sep= before the mark', Buffer.from(`sep=;\n\ufeff${text}`), 'utf-8', table],
    ['sep= after the mark', Buffer.from(`\ufeffsep=;\r\n${text}`), 'utf-8', table],
    [
      'tabs under a wrong name',
      Buffer.from(text.replaceAll('; ', '\u0001').replaceAll(';', '\t').replaceAll('\u0001', '; ')),
      'utf-8',
      table,
    ],
  ])('reads %s', async (_, content, encoding, rows) => {
    const read = await rowsOf(content)
    expect(read.rows).toEqual(rows)
    expect(read.encoding).toBe(encoding)
  })

  it('keeps a UTF-8 file with a few broken characters in UTF-8', async () => {
    const good = Buffer.from(`id,name\n${'1,Zoë Łukasz Müller 漢字\n'.repeat(50)}`)
    const broken = Buffer.concat([good, Buffer.from('2,'), Buffer.from([0xe2, 0x3f, 0x3f]), Buffer.from('\n')])
    const read = await rowsOf(broken)
    expect(read.encoding).toBe('utf-8-damaged')
    expect(read.rows[1]).toEqual(['1', 'Zoë Łukasz Müller 漢字'])
    expect(read.rows.at(-1)?.[1]).toContain('\ufffd')
  })

  it('reads a file that ends inside a character, and says so', async () => {
    const read = await rowsOf(
      Buffer.concat([Buffer.from('id,name\n1,Zoë Łukasz Müller 漢字\n2,Zo'), Buffer.from([0xc3])]),
    )
    expect(read.encoding).toBe('utf-8-damaged')
    expect(read.rows).toEqual([
      ['id', 'name'],
      ['1', 'Zoë Łukasz Müller 漢字'],
      ['2', 'Zo\ufffd'],
    ])
  })

  it('refuses a file that changes while it is read', async () => {
    const path = join(folder, 'changing.csv')
    writeFileSync(path, `id,name\n${'1,abcdefghijklmnopqrstuvwxyz\n'.repeat(100_000)}`)
    for (const change of [() => appendFile(path, '2,x\n'), () => truncate(path, 1_500_000), () => utimes(path, 1, 1)]) {
      const opened = await openTable(await inspectInput(path))
      let pieces = 0
      const read = async (): Promise<void> => {
        for await (const piece of opened.rows()) {
          piece.each(() => undefined)
          pieces += 1
          if (pieces === 1) await change()
        }
      }
      await expect(read()).rejects.toThrow('changed while it was being read')
      pieces = 0
    }
  })

  it('refuses a gzip file that unpacks to far more than any text would', async () => {
    const path = join(folder, 'bomb.gz')
    writeFileSync(path, gzipSync(Buffer.alloc(150 << 20, 'a,b\n')))
    const opened = await openTable(await inspectInput(path))
    const read = async (): Promise<void> => {
      for await (const piece of opened.rows()) piece.each(() => undefined)
    }
    await expect(read()).rejects.toThrow('more than 200 times its size')
  })
})
