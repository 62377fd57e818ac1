import { gunzipSync, gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { InputFile } from '../../../electron/files/input-file.ts'
import { openTable, type TableProfile } from '../../../electron/files/read-table.ts'
import { NotUtf8 } from '../../../electron/files/read-text.ts'
import { listTar } from '../../../electron/files/tar-archive.ts'
import { openZip } from '../../../electron/files/zip-archive.ts'
import type { CanonicalRecord } from '../../../shared/base/model.ts'

import { Refusal } from '../../../shared/base/refusal.ts'
import { makeRowImporter } from '../../../shared/import/import-rows.ts'
import { recognise } from '../../../shared/import/recognise.ts'
import { type Random, seededRandom } from '../../../shared/stats/random.ts'
import { textRows, workbook } from '../../helpers/workbook.ts'
import { zip64Of } from '../../helpers/zip64-of.ts'
import { vendorExports } from './vendor-exports.ts'

/** How many damaged files are tried; `PROOFBOOK_FUZZ=1000000` tries a million, `PROOFBOOK_FUZZ_SEED` others. */
const times = Number(process.env.PROOFBOOK_FUZZ ?? 600)
const seed = Number(process.env.PROOFBOOK_FUZZ_SEED ?? 20_260_930)

function inMemory(bytes: Buffer): InputFile {
  return {
    path: '',
    // A file inside another is read without a path.
    entry: 'fuzz',
    file: 'fuzz',
    bytes: bytes.length,
    chunks: async function* ({ most = Number.POSITIVE_INFINITY } = {}) {
      for (let at = 0; at < Math.min(bytes.length, most); at += 1000)
        yield bytes.subarray(at, Math.min(at + 1000, most))
    },
  }
}

interface Made {
  /** Money of the records by the line they came from. */
  readonly money: ReadonlyMap<number, number>
  readonly complaints: number
  readonly source: string
}

/** Reads a file as an import does, up to its records; `undefined` when it is refused or a question stays open. */
async function make(bytes: Buffer): Promise<Made | undefined> {
  let profile: TableProfile | undefined
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      const table = await openTable(inMemory(bytes), profile)
      profile = table.profile
      const { source, layout, proposal } = recognise(table.sample, { timeZone: 'UTC', currency: 'USD' })
      if (source === null || proposal === null || proposal.questions.length > 0) return undefined
      const money = new Map<number, number>()
      let records = 0
      let problems = 0
      let notes = 0
      const first = layout.headerAt + 1 + layout.explained
      const importer = makeRowImporter(source, proposal.mapping, layout.headings, table.sample, first, {
        record: (record, line, counts) => {
          if (counts) records += 1
          check(record, line)
          money.set(line, (money.get(line) ?? 0) + moneyOf(record))
        },
        problem: ({ line }) => {
          expect(line).toBeGreaterThanOrEqual(1)
          problems += 1
        },
        note: () => {
          notes += 1
        },
      })
      let seen = 0
      for await (const piece of table.rows()) {
        piece.each((cells, line) => {
          if (seen >= first) importer.push(cells, line)
          else seen += 1
        }, importer.pushBad)
      }
      importer.finish()
      const { rowsIn, joined, excluded } = importer.counts
      expect(records + joined + excluded + problems).toBe(rowsIn)
      expect(importer.counts.problems).toBe(problems)
      return { money, complaints: problems + notes + excluded, source: source.id }
    } catch (error) {
      if (error instanceof Refusal) {
        expect(error.message).toMatch(/^[^\n]{5,400}$/)
        return undefined
      }
      if (!(error instanceof NotUtf8) || profile === undefined || profile.format === 'xlsx') throw error
      profile = { ...profile, encoding: error.guess }
    }
  }
  throw new Error('the encoding was never found')
}

function moneyOf(record: CanonicalRecord): number {
  switch (record.kind) {
    case 'subscription':
      return record.mrrMinor
    case 'order':
      return record.totalMinor - record.refundedMinor
    case 'cost':
      return record.amountMinor
    default:
      return 0
  }
}

/** What no record may hold, whatever its file held. */
function check(record: CanonicalRecord, line: number): void {
  expect(line).toBeGreaterThanOrEqual(1)
  for (const [key, value] of Object.entries(record)) {
    if (typeof value === 'number') expect(Number.isFinite(value), key).toBe(true)
    if (typeof value === 'number' && /Minor$|At$/.test(key)) expect(Number.isSafeInteger(value), key).toBe(true)
    if (typeof value === 'string') expect(value.isWellFormed() && value.length <= 20_000, key).toBe(true)
  }
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
}

const nasty: readonly Buffer[] = [
  Buffer.from('"'),
  Buffer.from('""'),
  Buffer.from(','),
  Buffer.from(';'),
  Buffer.from('\n'),
  Buffer.from('\r'),
  Buffer.from('\t'),
  Buffer.from([0]),
  Buffer.from([0xff, 0xfe]),
  Buffer.from([0xef, 0xbb, 0xbf]),
  Buffer.from([0xed, 0xa0, 0x80]),
  Buffer.from([0xc3]),
  Buffer.from('\u202e\u200b\ufeff'),
  Buffer.from('__proto__'),
  Buffer.from('constructor'),
  Buffer.from('{"polluted":true,"__proto__":{"polluted":true}}'),
  Buffer.from('='.repeat(50)),
  Buffer.from('9'.repeat(400)),
  Buffer.from('1e308'),
  Buffer.from('-'),
  Buffer.from('[['.repeat(300)),
  Buffer.from('x'.repeat(40_000)),
  Buffer.from('sep=;\n'),
]

function pick<T>(random: Random, list: readonly T[]): T {
  return list[random.integer(list.length)] as T
}

function damaged(random: Random, given: Buffer): Buffer {
  let bytes = given
  for (let i = 0; i < 1 + random.integer(4); i += 1) {
    const at = random.integer(bytes.length + 1)
    const length = random.integer(30)
    switch (random.integer(6)) {
      case 0:
        bytes = Buffer.from(bytes)
        if (at < bytes.length) bytes[at] = random.integer(256)
        break
      case 1:
        bytes = Buffer.concat([bytes.subarray(0, at), pick(random, nasty), bytes.subarray(at)])
        break
      case 2:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)])
        break
      case 3:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.max(0, at - length))])
        break
      case 4:
        bytes = bytes.subarray(0, at)
        break
      default: {
        const lines = bytes.toString('latin1').split('\n')
        const from = random.integer(lines.length)
        lines.splice(random.integer(lines.length), 0, ...lines.splice(from, 1))
        bytes = Buffer.from(lines.join('\n'), 'latin1')
      }
    }
  }
  return bytes
}

describe('a damaged file', () => {
  it('is refused or read with a balance, and never ends the app', { timeout: 24 * 3_600_000 }, async () => {
    const random = seededRandom(seed)
    for (let i = 0; i < times; i += 1) {
      const { text, name } = pick(random, vendorExports)
      const bytes = damaged(random, Buffer.from(text))
      try {
        await make(bytes)
      } catch (error) {
        throw new Error(`${name}, try ${i} of seed ${seed}: ${JSON.stringify(bytes.toString('latin1'))}`, {
          cause: error,
        })
      }
    }
  })

  it('never changes what the lines beside the damage are worth without a word', {
    timeout: 24 * 3_600_000,
  }, async () => {
    const random = seededRandom(seed + 1)
    const priced = vendorExports.filter(({ records }) =>
      records.some((line) => /^(subscription|order|cost) /.test(line)),
    )
    const sound = new Map<string, Made>()
    for (const { name, text } of priced) {
      const made = await make(Buffer.from(text))
      if (made) sound.set(name, made)
    }
    let compared = 0
    for (let i = 0; i < times; i += 1) {
      const { name, text } = pick(random, priced)
      const before = sound.get(name)
      const lines = text.split('\n')
      const at = random.integer(lines.length)
      const line = lines[at] as string
      // The headings say what is money at all, and a spread account's rows stand under the account's own.
      if (before === undefined || !before.money.has(at + 1) || line.length === 0 || text.startsWith('{')) continue
      const place = random.integer(line.length)
      const mark = pick(random, ['"', 'x', '1', ',', '-', '.', 'é', ' ', '\t', '٣'])
      const changed = `${line.slice(0, place)}${mark}${line.slice(place + random.integer(2))}`
      const after = await make(Buffer.from(lines.with(at, changed).join('\n')))
      if (after === undefined || after.complaints > before.complaints || after.source !== before.source) continue
      compared += 1
      for (const [other, worth] of before.money) {
        const context = `${name} line ${other}, after line ${at + 1} became ${changed}`
        if (other !== at + 1) expect(after.money.get(other), context).toBe(worth)
      }
    }
    expect(compared).toBeGreaterThan(times / 20)
  })

  it('is refused or read whole when it is packed', { timeout: 24 * 3_600_000 }, async () => {
    const random = seededRandom(seed + 2)
    const text = vendorExports[0]?.text ?? ''
    const rows = text.split('\r\n').map((line) => line.split(','))
    const packed: readonly Buffer[] = [
      gzipSync(text),
      Buffer.from(workbook({ sheets: [{ name: 'A', rows: textRows(rows.map((row) => row.slice(0, 20))) }] })),
      Buffer.from(zipSync({ 'a.csv': strToU8(text) })),
      zip64Of([['a.csv', Buffer.from(text)]]),
    ]
    for (let i = 0; i < times; i += 1) {
      const kind = random.integer(packed.length)
      const bytes = damaged(random, packed[kind] as Buffer)
      try {
        if (kind < 2) await make(bytes)
        else {
          for (const entry of await openZip(bytes, 'fuzz.zip', 1 << 30)) {
            const parts: Buffer[] = []
            for await (const chunk of entry.chunks()) parts.push(chunk)
            // What comes out is what went in: a checksum stands over it.
            expect(Buffer.concat(parts).toString()).toBe(text)
          }
        }
      } catch (error) {
        if (!(error instanceof Refusal)) throw new Error(`kind ${kind}, try ${i} of seed ${seed}`, { cause: error })
      }
      const tar = damaged(random, gunzipSync(gzipSync(Buffer.alloc(1536))))
      await listTar(inMemory(tar).chunks(), 'fuzz.tar').catch((error) => expect(error).toBeInstanceOf(Refusal))
    }
  })
})
