import assert from 'node:assert/strict'
import { gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import iconv from 'iconv-lite'
import Papa from 'papaparse'
import type { InputFile } from '../../electron/files/input-file.ts'
import { openTable, type TableProfile } from '../../electron/files/read-table.ts'
import { NotUtf8 } from '../../electron/files/read-text.ts'
import { listTar } from '../../electron/files/tar-archive.ts'
import { openZip } from '../../electron/files/zip-archive.ts'
import type { CanonicalRecord } from '../../shared/base/model.ts'
import { Refusal } from '../../shared/base/refusal.ts'
import { makeRowImporter } from '../../shared/import/import-rows.ts'
import { recognise } from '../../shared/import/recognise.ts'
import { type Random, seededRandom } from '../../shared/stats/random.ts'
import { vendorExports } from '../electron/import/vendor-exports.ts'
import { textRows, workbook } from '../helpers/workbook.ts'
import { zip64Of } from '../helpers/zip64-of.ts'

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
  readonly records: number
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
          assert.ok(line >= 1)
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
      assert.equal(records + joined + excluded + problems, rowsIn)
      assert.equal(importer.counts.problems, problems)
      return { money, records, complaints: problems + notes + excluded, source: source.id }
    } catch (error) {
      if (error instanceof Refusal) {
        assert.match(error.message, /^[^\n]{5,400}$/)
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
  assert.ok(line >= 1)
  for (const [key, value] of Object.entries(record)) {
    if (typeof value === 'number') assert.ok(Number.isFinite(value), key)
    if (typeof value === 'number' && /Minor$|At$/.test(key)) assert.ok(Number.isSafeInteger(value), key)
    if (typeof value === 'string') assert.ok(value.isWellFormed() && value.length <= 20_000, key)
  }
  assert.equal(({} as Record<string, unknown>).polluted, undefined)
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

/** What trying a damaged input came to; that it went wrong is thrown. */
export type Outcome = 'refused' | 'read' | 'compared' | 'passed over'

/** Ways of damaging an input: any bytes, one line of a table, a table in another dress, a packed file. */
export const damages = ['bytes', 'line', 'dress', 'packed'] as const
export type Damage = (typeof damages)[number]

/** Tries one damaged input; the same kind, seed and number always give the same one. Throws when it was read wrong, ended otherwise than in a refusal, or changed a total silently. */
export async function tryDamaged(kind: Damage, seed: number, number: number): Promise<Outcome> {
  const random = seededRandom(Math.imul(seed, 2_654_435_761) ^ number)
  switch (kind) {
    case 'bytes':
      return tryBytes(random)
    case 'line':
      return tryLine(random)
    case 'dress':
      return tryDress(random)
    case 'packed':
      return tryPacked(random)
  }
}

async function tryBytes(random: Random): Promise<Outcome> {
  const { text, name } = pick(random, vendorExports)
  const bytes = damaged(random, Buffer.from(text))
  try {
    return (await make(bytes)) === undefined ? 'refused' : 'read'
  } catch (error) {
    throw new Error(`${name}: ${JSON.stringify(bytes.toString('latin1'))}`, { cause: error })
  }
}

const priced = vendorExports.filter(({ records }) => records.some((line) => /^(subscription|order|cost) /.test(line)))
const sound = new Map<string, Promise<Made | undefined>>()

function soundly({ name, text }: { readonly name: string; readonly text: string }): Promise<Made | undefined> {
  const known = sound.get(name) ?? make(Buffer.from(text))
  sound.set(name, known)
  return known
}

/** One mark in one line: what the other lines are worth stays, or somebody is told. */
async function tryLine(random: Random): Promise<Outcome> {
  const one = pick(random, priced)
  const { name, text } = one
  const before = await soundly(one)
  const lines = text.split('\n')
  const at = random.integer(lines.length)
  const line = lines[at] as string
  // The headings say what is money at all, and a spread account's rows stand under the account's own.
  if (before === undefined || !before.money.has(at + 1) || line.length === 0 || text.startsWith('{'))
    return 'passed over'
  const place = random.integer(line.length)
  const mark = pick(random, ['"', 'x', '1', ',', '-', '.', 'é', ' ', '\t', '٣'])
  const changed = `${line.slice(0, place)}${mark}${line.slice(place + random.integer(2))}`
  const after = await make(Buffer.from(lines.with(at, changed).join('\n')))
  if (after === undefined) return 'refused'
  if (after.complaints > before.complaints || after.source !== before.source) return 'read'
  for (const [other, worth] of before.money) {
    const context = `${name} line ${other}, after line ${at + 1} became ${changed}`
    if (other !== at + 1) assert.equal(after.money.get(other), worth, context)
  }
  return 'compared'
}

const tables = vendorExports.filter(({ text }) => !/^\s*[[{]/.test(text))

/** The same table in another dress: its columns turned round, another separator, other quotes, line ends and encodings. What it is worth stays, or somebody is told. */
async function tryDress(random: Random): Promise<Outcome> {
  const one = pick(random, tables)
  const before = await soundly(one)
  if (before === undefined) return 'passed over'
  const rows = Papa.parse<string[]>(one.text, { skipEmptyLines: 'greedy' }).data
  const width = Math.max(...rows.map((row) => row.length))
  // Of two columns of one name the first counts, as in the vendor's own export.
  const names = (rows[0] ?? []).map((name) => name.toLowerCase())
  const order = shuffled(random, width, new Set(names).size < names.length)
  const turned = rows.map((row) => order.map((c) => row[c] ?? ''))
  const delimiter = pick(random, [',', ';', '\t', '|'])
  const quotesAll = random.integer(2) === 0
  const end = pick(random, ['\n', '\r\n'])
  const cell = (text: string): string =>
    quotesAll || /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text
  const text = turned.map((row) => row.map(cell).join(delimiter)).join(end) + (random.integer(2) === 0 ? end : '')
  const encoding = pick(random, ['utf-8', 'utf-8', 'utf-16le', 'utf-16be'])
  const bytes = iconv.encode(text, encoding, { addBOM: encoding !== 'utf-8' || random.integer(2) === 0 })
  let after: Made | undefined
  try {
    after = await make(bytes)
  } catch (error) {
    throw new Error(`${one.name} as ${encoding}: ${JSON.stringify(text)}`, { cause: error })
  }
  if (after === undefined) return 'refused'
  if (after.source !== before.source || after.complaints > before.complaints) return 'read'
  assert.deepEqual(
    [after.records, totalOf(after)],
    [before.records, totalOf(before)],
    `${one.name} as ${encoding}: ${JSON.stringify(text)}`,
  )
  return 'compared'
}

const totalOf = ({ money }: Made): number => [...money.values()].reduce((sum, worth) => sum + worth, 0)

function shuffled(random: Random, length: number, isFixed: boolean): number[] {
  const order = Array.from({ length }, (_, i) => i)
  if (isFixed) return order
  for (let i = length - 1; i > 0; i -= 1) {
    const j = random.integer(i + 1)
    ;[order[i], order[j]] = [order[j] as number, order[i] as number]
  }
  return order
}

const packedText = vendorExports[0]?.text ?? ''
const packedRows = packedText.split('\r\n').map((line) => line.split(','))
const packed: readonly Buffer[] = [
  gzipSync(packedText),
  Buffer.from(workbook({ sheets: [{ name: 'A', rows: textRows(packedRows.map((row) => row.slice(0, 20))) }] })),
  Buffer.from(zipSync({ 'a.csv': strToU8(packedText) })),
  zip64Of([['a.csv', Buffer.from(packedText)]]),
]

async function tryPacked(random: Random): Promise<Outcome> {
  const kind = random.integer(packed.length + 1)
  if (kind === packed.length) {
    const tar = damaged(random, Buffer.alloc(1536))
    return listTar(inMemory(tar).chunks(), 'fuzz.tar').then(() => 'read' as const, refusedOnly)
  }
  const bytes = damaged(random, packed[kind] as Buffer)
  try {
    if (kind < 2) return (await make(bytes)) === undefined ? 'refused' : 'read'
    for (const entry of await openZip(bytes, 'fuzz.zip', 1 << 30)) {
      const parts: Buffer[] = []
      for await (const chunk of entry.chunks()) parts.push(chunk)
      // What comes out is what went in: a checksum stands over it.
      assert.equal(Buffer.concat(parts).toString(), packedText)
    }
    return 'compared'
  } catch (error) {
    return refusedOnly(error)
  }
}

function refusedOnly(error: unknown): Outcome {
  if (error instanceof Refusal) return 'refused'
  throw error
}
