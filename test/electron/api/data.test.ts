import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { importFiles, listImports, recogniseFiles } from '../../../electron/api/data.ts'
import { Refusal } from '../../../shared/base/refusal.ts'
import { draws } from '../../helpers/draws.ts'
import { type ImportBench, importBench, quietTask } from '../../helpers/import-text.ts'
import { textRows, workbook } from '../../helpers/workbook.ts'

let bench: ImportBench
beforeEach(() => {
  bench = importBench()
})
afterEach(() => bench.remove())

const contacts = `ticket_id,customer_id,created_at,closed_at,channel,handled_by,resolution,topic,csat,subject
1,C-1,2026-01-05T10:00:00Z,2026-01-05T12:00:00Z,chat,ai,resolved,refund,5,"Hello, ""x"""
2,C-1,2026-01-06T10:00:00Z,2026-01-05T12:00:00Z,Live Chat,human,reopened,refund,2,ends before it starts
3,C-2,2026-01-06T10:00:00Z,2026-01-06T12:00:00Z,email,ai→human,escalated,login,,"two
lines"
4,,bad,2026-01-06T12:00:00Z,email,ai_to_human,unresolved,login,,x

5,C-3,2026-01-06T10:00:00Z,,phone,Maria,durable,login,4,x
6,C-3,2026-01-06T10:00:00Z
`

const refusalOf = async (work: Promise<unknown>): Promise<Refusal> => {
  try {
    await work
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('importFiles', () => {
  it('turns rows into records and problems, and its receipt balances', async () => {
    const receipt = await bench.importText(contacts)
    expect(receipt).toMatchObject({
      source: 'generic-contacts',
      rowsIn: 6,
      records: 4,
      merged: 0,
      excluded: 0,
      problems: 2,
      dataFrom: '2026-01-05T10:00:00.000Z',
      dataThrough: '2026-01-06T10:00:00.000Z',
      alreadyImported: false,
    })
    expect(receipt.sha256).toMatch(/^[0-9a-f]{64}$/)
    const rows = bench.rows(`
      SELECT vendor_id AS id, channel.term AS channel, topic.term AS topic, ai, human, vendor_resolved AS resolved, escalated, reopens, satisfied, closed_at AS closed, external_id AS who
        FROM contacts c LEFT JOIN terms channel ON channel.id = c.channel_id LEFT JOIN terms topic ON topic.id = c.topic_id LEFT JOIN people p ON p.id = c.person_id ORDER BY vendor_id`)
    expect(rows).toEqual([
      {
        id: '1',
        channel: 'chat',
        topic: 'refund',
        ai: 1,
        human: 0,
        resolved: 1,
        escalated: 0,
        reopens: null,
        satisfied: 1,
        closed: 1767614400,
        who: 'C-1',
      },
      {
        id: '2',
        channel: 'chat',
        topic: 'refund',
        ai: 0,
        human: 1,
        resolved: 1,
        escalated: 0,
        reopens: 1,
        satisfied: 0,
        closed: null,
        who: 'C-1',
      },
      {
        id: '3',
        channel: 'email',
        topic: 'login',
        ai: 1,
        human: 1,
        resolved: 0,
        escalated: 1,
        reopens: null,
        satisfied: null,
        closed: 1767700800,
        who: 'C-2',
      },
      {
        id: '5',
        channel: 'phone',
        topic: 'login',
        ai: null,
        human: null,
        resolved: 1,
        escalated: 0,
        reopens: null,
        satisfied: 1,
        closed: null,
        who: 'C-3',
      },
    ])
  })

  it('says of every row and cell that it couldn’t use where it is, what it holds and what to do', async () => {
    await bench.importText(contacts, { name: 'tickets.csv' })
    expect(
      bench.problems().map(({ file, line, column, value, code }) => [file, line, column, value.slice(0, 30), code]),
    ).toEqual([
      ['tickets.csv', 3, 'closed_at', '2026-01-05T12:00:00Z', 'ends-before-start'],
      ['tickets.csv', 6, 'created_at', 'bad', 'bad-date'],
      ['tickets.csv', 8, 'handled_by', 'Maria', 'unknown-word'],
      ['tickets.csv', 9, '', '6 | C-3 | 2026-01-06T10:00:00Z', 'ragged-row'],
    ])
    expect(bench.problems().every(({ message, hint }) => message.length > 10 && hint.length > 10)).toBe(true)
  })

  it('changes nothing when the same file comes again, under whatever name', async () => {
    await bench.importText(contacts)
    const before = bench.hash()
    const again = await bench.importText(contacts, { name: 'copy of it.csv' })
    expect(again.alreadyImported).toBe(true)
    expect(bench.hash()).toBe(before)
    expect(listImports(bench.store)).toHaveLength(1)
  })

  it('takes up a newer state of a record and leaves an older one, whichever file comes first', async () => {
    const head = 'ticket_id,customer_id,created_at,closed_at,updated_at,status,channel'
    const older = `${head}\n1,C-1,2026-01-05 10:00,2026-01-05 12:00,2026-01-05 12:00,closed,chat\n2,C-2,2026-01-05 10:00,,2026-01-05 10:00,open,\n`
    const newer = `${head}\n1,C-1,2026-01-05 10:00,,2026-01-07 09:00,open,\n2,C-2,2026-01-05 10:00,2026-01-06 10:00,2026-01-06 10:00,closed,email\n3,C-2,2026-01-06 10:00,,2026-01-06 10:00,open,email\n`
    const state = (b: ImportBench): unknown[] =>
      b.rows(
        'SELECT vendor_id AS id, closed_at IS NOT NULL AS closed, (SELECT term FROM terms WHERE id = channel_id) AS channel FROM contacts ORDER BY vendor_id',
      )
    await bench.importText(older)
    const receipt = await bench.importText(newer)
    expect(receipt).toMatchObject({ rowsIn: 3, records: 1, merged: 2 })
    const expected = [
      { id: '1', closed: 0, channel: 'chat' },
      { id: '2', closed: 1, channel: 'email' },
      { id: '3', closed: 0, channel: 'email' },
    ]
    expect(state(bench)).toEqual(expected)
    const other = importBench()
    try {
      await other.importText(newer)
      await other.importText(older)
      expect(state(other)).toEqual(expected)
      expect(other.hash()).toBe(bench.hash())
    } finally {
      other.remove()
    }
  })

  it('gives the same content for the same rows, however they are spread over files and in whatever order', async () => {
    const row = fc.record({
      id: fc.integer({ min: 1, max: 12 }),
      who: fc.constantFrom('C-1', 'C-2', ''),
      day: fc.integer({ min: 1, max: 9 }),
      updated: fc.integer({ min: 10, max: 28 }),
      status: fc.constantFrom('open', 'closed'),
      handled: fc.constantFrom('ai', 'human', 'ai→human', ''),
      topic: fc.constantFrom('refund', 'login', ''),
    })
    const text = (
      rows: readonly {
        id: number
        who: string
        day: number
        updated: number
        status: string
        handled: string
        topic: string
      }[],
    ): string =>
      `ticket_id,customer_id,created_at,closed_at,updated_at,status,handled_by,topic\n${rows
        .map(
          (r) =>
            `${r.id},${r.who},2026-01-0${r.day},${r.status === 'closed' ? `2026-01-${r.updated}` : ''},2026-01-${r.updated},${r.status},${r.handled},${r.topic}`,
        )
        .join('\n')}\n`
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 2, maxLength: 16 }), fc.nat(15), async (rows, cut) => {
        // Two states of one ticket at one moment would contradict each other.
        const told = [...new Map(rows.map((r) => [`${r.id}/${r.updated}`, r])).values()]
        const parts = [told.slice(0, cut), told.slice(cut)].filter((part) => part.length > 0)
        const hashes: string[] = []
        for (const files of [parts, [...parts].reverse(), [told], [[...told].reverse()]]) {
          const one = importBench()
          try {
            for (const part of files) {
              const receipt = await one.importText(text(part), { source: 'generic-contacts' })
              expect(receipt.rowsIn).toBe(receipt.records + receipt.merged + receipt.excluded + receipt.problems)
            }
            hashes.push(
              one.rows<{ text: string }>(
                'SELECT group_concat(vendor_id || opened_at || ifnull(closed_at, 0) || updated_at) AS text FROM (SELECT * FROM contacts ORDER BY vendor_id)',
              )[0]?.text ?? '',
            )
          } finally {
            one.remove()
          }
        }
        expect(new Set(hashes).size).toBe(1)
      }),
      draws(15),
    )
  })

  it('imports what a folder holds and passes over the rest, but refuses a folder with nothing in it', async () => {
    const folder = bench.at('exports')
    mkdirSync(folder)
    mkdirSync(bench.at('exports', 'deeper'))
    bench.write('../exports/tickets.csv', contacts)
    bench.write('../exports/truth.json', '{"hazardRatio": 1.8}')
    bench.write('../exports/.hidden.csv', contacts)
    bench.write('../exports/picture.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]))
    const receipts = await bench.import([folder])
    expect(receipts.map((r) => r.file)).toEqual(['tickets.csv'])
    expect((await refusalOf(bench.import([bench.at('exports', 'deeper')]))).code).toBe('no-data')
  })

  it('writes nothing at all when one of the files named can’t be read', async () => {
    const good = bench.write('good.csv', contacts)
    const bad = bench.write('bad.csv', 'a,b\n1,2\n')
    const refusal = await refusalOf(bench.import([good, bad]))
    expect([refusal.code, refusal.message]).toEqual(['unknown-source', 'bad.csv is no export that Proofbook knows'])
    expect(bench.rows('SELECT * FROM imports')).toEqual([])
    expect(bench.rows('SELECT * FROM contacts')).toEqual([])
  })

  test.each<[string, string, string | Uint8Array]>([
    ['an empty file', 'empty-file', ''],
    ['a file of blank lines', 'empty-file', '\n\n  \n'],
    ['a byte order mark alone', 'empty-file', '\ufeff'],
    ['a picture', 'unknown-format', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13])],
    ['any bytes', 'unknown-format', new Uint8Array(5000).map((_, i) => (i * 7919) % 251)],
    ['a web page', 'not-a-table', '<!DOCTYPE html><html><body>Sign in</body></html>'],
    [
      'a quote that is never closed',
      'not-a-table',
      `${contacts}7,C-1,2026-01-06T10:00:00Z,,chat,ai,resolved,"open,,\n`,
    ],
    ['a damaged gzip file', 'unknown-format', gzipSync(contacts).subarray(0, 60)],
  ])('refuses %s in one line and changes nothing', async (_, code, content) => {
    const before = bench.hash()
    const refusal = await refusalOf(bench.importText(content))
    expect(refusal.code).toBe(code)
    expect(refusal.message).toMatch(/^[^\n]{10,200}$/)
    expect(refusal.hint).not.toBe('')
    expect(bench.rows('SELECT * FROM imports')).toEqual([])
    expect(bench.hash()).toBe(before)
    expect(bench.store.db.inTransaction).toBe(false)
  })

  it('refuses what is no regular file without waiting for it', async () => {
    const target = bench.write('tickets.csv', contacts)
    symlinkSync(target, bench.at('link.csv'))
    execFileSync('mkfifo', [bench.at('pipe.csv')])
    expect((await refusalOf(bench.import([bench.at('nothing.csv')]))).code).toBe('not-found')
    expect((await refusalOf(bench.import([bench.at('link.csv')]))).code).toBe('not-a-file')
    expect((await refusalOf(bench.import([bench.at('pipe.csv')]))).code).toBe('not-a-file')
    expect((await refusalOf(bench.import(['/dev/zero']))).code).toBe('not-a-file')
  })

  it('refuses a source or mapping that doesn’t fit, and names the mapping to fill in', async () => {
    const table = 'Vorgang,Wann,Wer\n1,2026-01-05 10:00,C-1\n2,2026-01-06 10:00,C-2\n'
    expect((await refusalOf(bench.importText(table, { source: 'generic-tickets' }))).message).toContain(
      'generic-tickets',
    )
    const open = await refusalOf(bench.importText(table, { source: 'generic-contacts' }))
    expect(open.code).toBe('mapping-incomplete')
    const skeleton = JSON.parse(/\{.*\}/.exec(open.hint)?.[0] ?? '')
    expect(skeleton).toMatchObject({ source: 'generic-contacts', columns: { vendorId: '', openedAt: '' } })
    const mapping = { ...skeleton, columns: { vendorId: 'Vorgang', openedAt: 'Wann', externalId: 'Wer' } }
    expect(await bench.importText(table, { mapping })).toMatchObject({
      source: 'generic-contacts',
      records: 2,
      timeZone: 'Europe/Berlin',
    })
    const wrong = await refusalOf(
      bench.importText(`${table}3,2026-01-07 10:00,C-2\n`, {
        mapping: { ...mapping, columns: { ...mapping.columns, topic: 'Thema' } },
      }),
    )
    expect([wrong.code, wrong.message.includes('“Thema”')]).toEqual(['mapping-invalid', true])
  })

  it('asks which of day and month comes first only when the whole file doesn’t tell', async () => {
    const rows = (last: string): string =>
      `ticket_id,customer_id,created_at,channel,handled_by\n${Array.from({ length: 40_000 }, (_, i) => `${i},C-1,0${(i % 9) + 1}/0${(i % 8) + 1}/2026 10:00,chat,ai`).join('\n')}\n${last}`
    const undecided = await refusalOf(bench.importText(rows('x,C-1,05/05/2026 10:00,chat,ai\n')))
    expect([undecided.code, undecided.message.includes('day or the month')]).toEqual(['mapping-incomplete', true])
    const receipt = await bench.importText(rows('x,C-1,28/02/2026 10:00,chat,ai\n'))
    expect(receipt).toMatchObject({ rowsIn: 40_001, records: 40_001, dataFrom: '2026-01-01T09:00:00.000Z' })
  })

  it('stops cleanly when told to, in a small file and in one that is read in a thread of its own', async () => {
    const large = `${contacts}${Array.from({ length: 60_000 }, (_, i) => `L${i},C-${i},2026-01-05T10:00:00Z,2026-01-05T12:00:00Z,chat,ai,resolved,refund,5,x`).join('\n')}\n`
    for (const content of [contacts, large]) {
      let calls = 0
      const task = {
        ...quietTask,
        checkCancelled: () => {
          calls += 1
          if (calls > 1) throw new Refusal('cancelled', 'stopped', '')
        },
      }
      const path = bench.write('cancelled.csv', content)
      expect((await refusalOf(importFiles(bench.store, [{ file: path }], task, 0))).code).toBe('cancelled')
      expect(bench.rows('SELECT * FROM imports')).toEqual([])
      expect(bench.rows('SELECT * FROM contacts')).toEqual([])
    }
    expect((await bench.importText(large)).records).toBe(60_004)
  })

  it('reads the same in a thread of its own as in the caller’s', async () => {
    const rows = Array.from(
      { length: 60_000 },
      (_, i) =>
        `L${i},C-${i % 700},2026-01-05T10:00:00Z,${i % 50 === 0 ? 'never' : '2026-01-05T12:00:00Z'},chat,ai,resolved,topic ${i % 30},5,x`,
    )
    const text = `ticket_id,customer_id,created_at,closed_at,channel,handled_by,resolution,topic,csat,subject\n${rows.join('\n')}\n`
    const whole = await bench.importText(text)
    expect(whole).toMatchObject({ rowsIn: 60_000, records: 60_000 })
    const other = importBench()
    try {
      const head = text.slice(0, text.indexOf('\n') + 1)
      for (let i = 0; i < 4; i += 1) await other.importText(head + rows.slice(i * 15_000, (i + 1) * 15_000).join('\n'))
      expect(other.hash()).toBe(bench.hash())
      expect(other.problems()).toHaveLength(1_200)
    } finally {
      other.remove()
    }
    expect(bench.problems()).toHaveLength(1_000)
  })

  it('keeps overlapping ledgers apart line by line: what is told twice counts once, identical postings stay', async () => {
    const head =
      'Nordwind GmbH\nTransaction Detail by Account\n\nDate,Transaction Type,Num,Name,Memo/Description,Account,Split,Amount\n'
    const lines = [
      '01/15/2026,Bill,7,Zendesk,Seats,Software,AP,"1,200.00"',
      '01/15/2026,Bill,7,Zendesk,Seats,Software,AP,"1,200.00"',
      '02/15/2026,Bill,8,Fin,Usage,AI,AP,(30.50)',
      '03/31/2026,Journal Entry,9,,Salaries,Payroll,,"20,000.00"',
    ]
    const total = 'Total Software,,,,,,,"2,400.00"\n'
    expect(await bench.importText(`${head}${lines.slice(0, 3).join('\n')}\n${total}`)).toMatchObject({
      rowsIn: 4,
      records: 3,
      merged: 0,
      excluded: 1,
      exclusions: { 'total row': 1 },
    })
    expect(await bench.importText(`${head}${lines.join('\n')}\n`)).toMatchObject({ rowsIn: 4, records: 1, merged: 3 })
    expect(bench.rows('SELECT SUM(amount_minor) AS sum, COUNT(*) AS n FROM costs')).toEqual([
      { sum: 120_000 * 2 - 3_050 + 2_000_000, n: 4 },
    ])
  })
})

describe('one table in any dress', () => {
  const cell = fc
    .string({ unit: fc.constantFrom('a', 'Z', 'ü', '€', ' ', ',', ';', '"', '\n', '7', '|'), maxLength: 6 })
    .map((text) => `t${text.trim()}x`)
  const ticket = fc.record({
    id: fc.stringMatching(/^[A-Z0-9]{1,6}$/).map((id) => `T-${id}`),
    who: fc.constantFrom('C-1', 'C-2', '0042'),
    opened: fc.integer({ min: 1_700_000_000, max: 1_780_000_000 }),
    lasted: fc.integer({ min: 60, max: 900_000 }),
    channel: fc.constantFrom('chat', 'email', 'phone'),
    handled: fc.constantFrom('ai', 'human', 'ai to human'),
    ending: fc.constantFrom('resolved', 'unresolved', 'escalated'),
    topic: cell,
    rating: fc.constantFrom('', '1', '3', '5'),
  })
  const headings = [
    'ticket_id',
    'customer_id',
    'created_at',
    'closed_at',
    'channel',
    'handled_by',
    'resolution',
    'topic',
    'csat',
  ]
  const zulu = (at: number): string => `${new Date(at * 1000).toISOString().slice(0, 19)}Z`
  const csv = (rows: readonly (readonly string[])[], delimiter: string, end: string, quoteAll: boolean): string =>
    rows
      .map((row) =>
        row
          .map((c) => (quoteAll || /["\r\n]/.test(c) || c.includes(delimiter) ? `"${c.replaceAll('"', '""')}"` : c))
          .join(delimiter),
      )
      .join(end)

  it('imports the same content from every dialect, encoding and format', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(ticket, { selector: (t) => t.id, minLength: 3, maxLength: 12 }),
        fc.constantFrom(';', '\t', '|'),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.boolean(),
        async (tickets, delimiter, end, quoteAll) => {
          const rows = tickets.map((t) => [
            t.id,
            t.who,
            zulu(t.opened),
            zulu(t.opened + t.lasted),
            t.channel,
            t.handled,
            t.ending,
            t.topic,
            t.rating,
          ])
          const table = [headings, ...rows]
          const objects = rows.map((row) => Object.fromEntries(headings.map((heading, i) => [heading, row[i]])))
          const text = csv(table, delimiter, end, quoteAll)
          const dresses: [string, string | Uint8Array][] = [
            ['plain.csv', csv(table, ',', '\n', false)],
            ['dialect.txt', text],
            ['mark.csv', `\ufeff${text}`],
            ['utf16.csv', iconv.encode(text, 'utf-16le', { addBOM: true })],
            ['legacy.csv', iconv.encode(text, 'windows-1252')],
            ['packed.csv.gz', gzipSync(text)],
            ['archive.zip', zipSync({ 'deep/tickets.csv': Buffer.from(text) })],
            ['list.json', JSON.stringify(objects)],
            ['under.json', JSON.stringify({ count: rows.length, tickets: objects }, null, 2)],
            ['lines.ndjson', objects.map((object) => JSON.stringify(object)).join('\n')],
            [
              'book.xlsx',
              workbook({
                sheets: [
                  { name: 'Cover', rows: textRows([['Tickets']]) },
                  { name: 'Data', rows: textRows(table) },
                ],
              }),
            ],
          ]
          const hashes = new Set<string>()
          for (const [name, content] of dresses) {
            const one = importBench({ timeZone: 'UTC' })
            try {
              const receipt = await one.importText(content, { name, source: 'generic-contacts' })
              expect([name, receipt.rowsIn, receipt.records]).toEqual([name, rows.length, rows.length])
              hashes.add(one.hash())
            } finally {
              one.remove()
            }
          }
          expect(hashes.size).toBe(1)
        },
      ),
      draws(6),
    )
  })
})

describe('recogniseFiles', () => {
  it('says what each file is, shows a few rows, and changes nothing', async () => {
    const [tickets, empty, nothing] = await recogniseFiles(
      [bench.write('tickets.csv', contacts), bench.write('empty.csv', ''), bench.at('nothing.csv')],
      { timeZone: null, currency: null },
    )
    expect(tickets).toMatchObject({
      file: 'tickets.csv',
      source: 'generic-contacts',
      encoding: 'utf-8',
      delimiter: ',',
      headerRows: 1,
      refusal: null,
      questions: [],
    })
    expect(tickets?.preview.columns[0]).toBe('ticket_id')
    expect(tickets?.preview.rows[0]?.[0]).toBe('1')
    expect(empty?.refusal?.code).toBe('empty-file')
    expect(nothing?.refusal?.code).toBe('not-found')
    expect(bench.rows('SELECT * FROM imports')).toEqual([])
  })
})
