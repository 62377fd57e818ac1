import { readFileSync, renameSync, rmSync } from 'node:fs'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  answerImport,
  listImports,
  listProblemGroups,
  preview,
  previewAnswer,
  redo,
  undo,
  undone,
} from '../../../electron/api/data.ts'
import { Refusal } from '../../../shared/base/refusal.ts'
import type { Told } from '../../../shared/import/told.ts'
import { draws } from '../../helpers/draws.ts'
import { type ImportBench, importBench, quietTask } from '../../helpers/import-text.ts'

let bench: ImportBench
beforeEach(() => {
  bench = importBench()
})
afterEach(() => bench.remove())

const now = 1_790_000_000
const answer = (on: ImportBench, importId: number, told: Told, file?: string) =>
  answerImport(on.store, { importId, told, file }, quietTask, now)

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'nothing was refused'
}

const balanced = (on: ImportBench): boolean =>
  listImports(on.store).every((r) => r.rowsIn === r.records + r.merged + r.excluded + r.problems)

const tickets = `ticket_id,customer_id,created_at,closed_at,handled_by,resolution,agent name
1,C-1,03/04/2026 10:00,04/04/2026 10:00,ai,Parked,Secret Person
2,C-2,05/04/2026 10:00,06/04/2026 10:00,human,resolved,Secret Person
3,C-2,07/04/2026 10:00,,human,Parked,Secret Person
`

describe('answerImport', { timeout: 300_000 }, () => {
  it('reads the file again as if it had been told from the start, without the file', async () => {
    const name = 'tickets.csv'
    const receipt = await bench.importText(tickets, { name, dateOrder: 'MDY' })
    expect(receipt).toMatchObject({ rowsIn: 3, records: 3 })
    rmSync(bench.at('files', name))
    const told: Told = { dateOrder: 'DMY', words: { resolution: { Parked: 'open' } } }
    const again = await answer(bench, receipt.id, told)
    expect(again).toMatchObject({ id: receipt.id, rowsIn: 3, records: 3, problems: 0, sha256: receipt.sha256 })
    const other = importBench()
    try {
      const start = await other.importText(tickets, { name, ...told })
      expect(bench.hash()).toBe(other.hash())
      expect({ ...again, bytes: 0 }).toEqual({ ...start, bytes: 0 })
      expect(bench.problems()).toEqual(other.problems())
    } finally {
      other.remove()
    }
  })

  it('keeps nothing of columns that are not read', async () => {
    await bench.importText(`${tickets}4,C-9,not a date,,human,Parked,Secret Person\n`, { dateOrder: 'DMY' })
    for (const { body } of bench.rows<{ body: Uint8Array }>('SELECT body FROM kept_rows')) {
      expect(Buffer.from(body).length).toBeGreaterThan(20)
    }
    bench.store.db.exec('VACUUM')
    const { unpackRows } = await import('../../../electron/import/keep-rows.ts')
    const kept: (readonly string[])[] = []
    for (const { body } of bench.rows<{ body: Uint8Array }>('SELECT body FROM kept_rows'))
      unpackRows(body, (cells) => kept.push([...cells]))
    expect(kept).toHaveLength(5)
    expect(kept[0]).toContain('agent name')
    expect(kept[1]).toEqual(['1', 'C-1', '03/04/2026 10:00', '04/04/2026 10:00', 'ai', 'Parked', '…'])
    expect(readFileSync(bench.store.path).includes('Secret Person')).toBe(false)
  })

  it('takes a column that was left out from the file, and asks for the file when it is gone', async () => {
    const text = `ticket_id,customer_id,created_at,status,Wichtigkeit\n1,C-1,2026-04-03,closed,refund\n2,C-2,2026-04-04,closed,login\n`
    const path = bench.write('tickets.csv', text)
    const [receipt] = await bench.import([path], { source: 'generic-contacts' })
    const told: Told = { columns: { topic: 'Wichtigkeit' } }
    const id = receipt?.id as number
    renameSync(path, bench.at('moved.csv'))
    const before = bench.hash()
    expect(await codeOf(answer(bench, id, told))).toBe('file-needed')
    expect(await codeOf(answer(bench, id, told, bench.write('other.csv', `${text}3,C-3,2026-04-05,closed,x\n`)))).toBe(
      'file-changed',
    )
    expect(bench.hash()).toBe(before)
    await answer(bench, id, told, bench.at('moved.csv'))
    expect(
      bench.rows('SELECT vendor_id AS id, term FROM contacts JOIN terms ON terms.id = topic_id ORDER BY 1'),
    ).toEqual([
      { id: '1', term: 'refund' },
      { id: '2', term: 'login' },
    ])
    // From now on the column is kept, and the file is no longer needed.
    rmSync(bench.at('moved.csv'))
    await answer(bench, id, { ...told, words: { resolution: { x: 'open' } } })
  })

  it('reads other letters from the file where it was, and shows how they would read', async () => {
    const text = 'ticket_id,customer_id,created_at,topic\n1,C-1,2026-04-03,Rückgabe\n2,C-2,2026-04-04,Straße\n'
    const receipt = await bench.importText(iconv.encode(text, 'macintosh'), { encoding: 'windows-1252' })
    const shown = await previewAnswer(bench.store, { importId: receipt.id, told: {} })
    const choice = shown.encodings.find(({ encoding }) => encoding === 'macintosh')
    expect(choice?.samples).toEqual(['Rückgabe', 'Straße'])
    const again = await answer(bench, receipt.id, { encoding: 'macintosh' })
    expect(again.encoding).toBe('macintosh')
    expect(bench.rows("SELECT term FROM terms WHERE kind = 'topic' AND id IN (SELECT topic_id FROM contacts)")).toEqual(
      [{ term: 'rückgabe' }, { term: 'straße' }],
    )
  })

  it('groups problems by their cause, each with the answer that helps', async () => {
    const text = `ticket_id,customer_id,created_at,resolution,is_escalated\n1,C-1,2026-04-03,Parked,vielleicht\n2,C-2,2026-04-04,Parked,ja\n3,C-2,2026-04-04,Geparkt,nein\n,C-2,2026-04-04,resolved,nein\n`
    const receipt = await bench.importText(text, { source: 'generic-contacts' })
    expect(listProblemGroups(bench.store, receipt.id)).toMatchObject([
      {
        column: 'resolution',
        code: 'unknown-word',
        count: 3,
        values: [
          { value: 'Parked', count: 2, line: 2 },
          { value: 'Geparkt', count: 1, line: 4 },
        ],
        fix: { kind: 'words', field: 'resolution' },
      },
      { column: 'is_escalated', code: 'bad-flag', count: 1, fix: { kind: 'words', meanings: ['yes', 'no'] } },
      { column: 'ticket_id', code: 'missing-id', count: 1, fix: { kind: 'column', field: 'vendorId' } },
    ])
    await answer(bench, receipt.id, {
      words: { resolution: { Parked: 'contained', Geparkt: 'open' }, escalated: { vielleicht: 'no' } },
    })
    expect(listProblemGroups(bench.store, receipt.id)).toMatchObject([{ code: 'missing-id', count: 1 }])
  })

  it('changes nothing when the answer can’t be used', async () => {
    const receipt = await bench.importText(tickets, { dateOrder: 'MDY' })
    const before = [bench.hash(), listImports(bench.store)]
    expect(await codeOf(answer(bench, receipt.id, { corrected: { timeZone: 'Mars/Olympus' } }))).toMatch(/^mapping-/)
    expect(await codeOf(answer(bench, receipt.id, { columns: { openedAt: 'no such column' } }))).toBe('mapping-invalid')
    expect(await codeOf(answer(bench, 77, { dateOrder: 'DMY' }))).toBe('not-found')
    expect([bench.hash(), listImports(bench.store)]).toEqual(before)
  })

  it('gives what the right answers from the start would have given, wherever in the order of imports', async () => {
    const day = fc.integer({ min: 1, max: 12 })
    const row = fc.record({
      id: fc.constantFrom('1', '2', '3', '4', '5'),
      who: fc.constantFrom('C-1', 'C-2', ''),
      day,
      month: day,
      updated: fc.option(fc.integer({ min: 10, max: 28 }), { nil: null }),
      word: fc.constantFrom('Parked', 'resolved', 'Weg', ''),
      hours: fc.constantFrom('1.250', '2.500', ''),
    })
    const file = fc.array(row, { minLength: 1, maxLength: 6 })
    const two = (n: number): string => String(n).padStart(2, '0')
    const write = (rows: readonly (typeof row extends fc.Arbitrary<infer T> ? T : never)[], n: number): string =>
      [
        'ticket_id,customer_id,created_at,updated_at,resolution,handle seconds,note',
        ...rows.map(
          (r) =>
            `${r.id},${r.who},${two(r.day)}/${two(r.month)}/2026,${r.updated === null ? '' : `2026-10-${r.updated}`},${r.word},${r.hours},file ${n}`,
        ),
      ].join('\n')
    const right: Told = {
      dateOrder: 'DMY',
      decimal: ',',
      words: { resolution: { Parked: 'open', Weg: 'not resolved' } },
    }
    const wrong: Told = { dateOrder: 'MDY', decimal: '.' }
    await fc.assert(
      fc.asyncProperty(
        fc.array(file, { minLength: 1, maxLength: 4 }),
        fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
        fc.nat({ max: 3 }),
        async (files, isWrong, rotate) => {
          const [one, other] = [importBench(), importBench()]
          try {
            const source = 'generic-contacts'
            const ids: number[] = []
            for (const [i, rows] of files.entries()) {
              const text = write(rows, i)
              const told = isWrong[i] ? wrong : right
              ids.push((await one.importText(text, { source, ...told })).id)
              await other.importText(text, { source, ...right })
            }
            const toFix = ids.filter((_, i) => isWrong[i])
            const order = [
              ...toFix.slice(rotate % (toFix.length || 1)),
              ...toFix.slice(0, rotate % (toFix.length || 1)),
            ]
            for (const id of order) await answer(one, id, right)
            expect(one.hash()).toBe(other.hash())
            expect(balanced(one)).toBe(true)
          } finally {
            one.remove()
            other.remove()
          }
        },
      ),
      draws(25, 20_261_122),
    )
  })
})

describe('undoing an import', () => {
  const other = tickets.replaceAll('Parked', 'resolved').replace('C-1', 'C-8')

  it('restores the content hash, and making it again restores the other', async () => {
    await bench.importText(tickets, { dateOrder: 'DMY' })
    const first = bench.hash()
    const second = await bench.importText(`${other}9,C-9,01/05/2026 10:00,,ai,resolved,x\n`, { dateOrder: 'DMY' })
    const both = bench.hash()
    expect(undo(bench.store, second.id)).toMatchObject({ importId: second.id, file: second.file })
    expect(bench.hash()).toBe(first)
    expect(undone(bench.store)?.importId).toBe(second.id)
    expect(bench.rows('SELECT COUNT(*) AS n FROM problems WHERE import_id NOT IN (SELECT id FROM imports)')).toEqual([
      { n: 0 },
    ])
    expect(await redo(bench.store, quietTask, now)).toMatchObject({ id: second.id, records: 1, merged: 3 })
    expect(bench.hash()).toBe(both)
    expect(undone(bench.store)).toBeNull()
    expect(await codeOf(redo(bench.store, quietTask, now))).toBe('not-found')
  })

  it('lets go of what was taken back once something else is imported', async () => {
    const first = await bench.importText(tickets, { dateOrder: 'DMY' })
    undo(bench.store, first.id)
    expect(bench.rows('SELECT COUNT(*) AS n FROM kept_rows')).toEqual([{ n: 1 }])
    await bench.importText(other, { dateOrder: 'DMY' })
    expect(bench.rows('SELECT DISTINCT import_id AS id FROM kept_rows')).toEqual([{ id: 1 }])
    expect(undone(bench.store)).toBeNull()
  })

  it('imports the file anew after it was taken back', async () => {
    const path = bench.write('a.csv', tickets)
    const [receipt] = await bench.import([path], { dateOrder: 'DMY' })
    const before = bench.hash()
    undo(bench.store, receipt?.id as number)
    const [again] = await bench.import([path], { dateOrder: 'DMY' })
    expect(again).toMatchObject({ alreadyImported: false, records: 3 })
    expect(bench.hash()).toBe(before)
  })
})

describe('importing a file again in another way', () => {
  it('takes the place of what was read before; told nothing, it changes nothing', async () => {
    const path = bench.write('a.csv', tickets)
    await bench.import([path], { dateOrder: 'MDY' })
    const [again] = await bench.import([path], { dateOrder: 'DMY' })
    expect(again).toMatchObject({ id: 1, records: 3, alreadyImported: false })
    expect(listImports(bench.store)).toHaveLength(1)
    const [third] = await bench.import([path])
    expect(third).toMatchObject({ id: 1, alreadyImported: true })
  })
})

describe('what is remembered', () => {
  const head = 'Nummer;Kunde;Angelegt;Erledigt;Kanal;Fin-Status\n'
  const settings = { timeZone: 'Europe/Berlin', currency: 'EUR' }

  it('reads the next quarter’s file as the last one, and shows a changed heading as a difference', async () => {
    await bench.importText(`${head}1;C-1;03.04.2026;04.04.2026;Chat;Parked\n`, {
      source: 'generic-contacts',
      columns: {
        vendorId: 'Nummer',
        externalId: 'Kunde',
        openedAt: 'Angelegt',
        closedAt: 'Erledigt',
        resolution: 'Fin-Status',
      },
      words: { resolution: { Parked: 'open' } },
      dateOrder: 'DMY',
      name: 'q2.csv',
    })
    // A heading that nothing is read from went, another came.
    const next = head.replace('Kanal', 'Sprache')
    const receipt = await bench.importText(`${next}2;C-1;03.07.2026;04.07.2026;de;Parked\n`, { name: 'q3.csv' })
    expect(receipt).toMatchObject({ source: 'generic-contacts', records: 1, problems: 0 })
    expect(bench.problems()).toEqual([])
    const { readRemembered } = await import('../../../electron/store/remembered-mappings.ts')
    const renamed = head.replace('Angelegt', 'Angelegt am')
    const path = bench.write('q4.csv', `${renamed}3;C-1;03.10.2026;04.10.2026;Chat;Parked\n`)
    const shown = await preview({ file: path }, settings, readRemembered(bench.store))
    expect(shown.differences).toEqual({
      file: 'q2.csv',
      added: [],
      gone: [],
      renamed: [{ from: 'Angelegt', to: 'Angelegt am' }],
    })
    expect(shown.mapping.columns.openedAt).toBe('Angelegt am')
    expect(shown.reading.rows[0]).toMatchObject({ becomes: 'record' })
    // A column that is read and was probably renamed is asked for.
    expect(await codeOf(bench.import([path]))).toBe('mapping-incomplete')
    const [last] = await bench.import([path], { columns: { openedAt: 'Angelegt am' } })
    expect(last).toMatchObject({ records: 1 })
  })
})
