import { readFileSync, rmSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answerImport, listImports, preview, previewAnswer, saveMapping } from '../../../electron/api/data.ts'
import { unpackRows } from '../../../electron/import/keep-rows.ts'
import { readRemembered } from '../../../electron/store/remembered-mappings.ts'
import { parseMapping } from '../../../shared/import/mapping.ts'
import { tellMapping } from '../../../shared/import/told.ts'
import { type ImportBench, importBench, quietTask } from '../../helpers/import-text.ts'

let bench: ImportBench
beforeEach(() => {
  bench = importBench()
})
afterEach(() => bench.remove())

const now = 1_790_000_000
const source = 'generic-contacts'
const tickets = `ticket_id,customer_id,email,agent name,phone,subject,created_at,closed_at,handled_by,resolution
1,C-1,ana@secret-one.example,Secret Agent,+49 30 7654321,My secret complaint,2026-04-03,2026-04-04,ai,resolved
2,C-2,bo@secret-two.example,Secret Agent,+49 30 7654321,My secret complaint,2026-04-05,not a date,human,resolved
3,C-3,cy@secret-three.example,Secret Agent,+49 30 7654321,My secret complaint,never,2026-04-05,human,resolved
4,C-4,shifted,di@secret-four.example,Secret Agent,+49 30 7654321,My secret complaint,2026-04-05,2026-04-05,human,resolved
ticket_id,customer_id,email,agent name,phone,subject,created_at,closed_at,handled_by,resolution
${Array.from({ length: 5 }, (_, i) => `${10 + i},C-${10 + i},ed@secret-${i}.example,Secret Agent,+49 30 7654321,My secret complaint,2026-04-0${i + 1},,human,resolved\n`).join('')}`

/** Everything that the project holds: its file as it stands, and the packed rows in it. */
const held = (): string => {
  const rows: string[] = [readFileSync(bench.store.path, 'latin1'), readFileSync(bench.store.path, 'utf16le')]
  for (const { body } of bench.rows<{ body: Uint8Array }>('SELECT body FROM kept_rows'))
    unpackRows(
      body,
      (cells) => rows.push(cells.join('\n')),
      (text) => rows.push(text),
    )
  return rows.join('\n')
}
const emails = () => bench.rows('SELECT email FROM people WHERE email IS NOT NULL')
const isBalanced = (): boolean =>
  listImports(bench.store).every((r) => r.rowsIn === r.records + r.merged + r.excluded + r.problems)

describe('a column that is left out', { timeout: 300_000 }, () => {
  it('leaves no value in the bytes of the project, nor in rows that could not be used', async () => {
    const receipt = await bench.importText(tickets, { source, leftOut: { email: true } })
    expect(receipt).toMatchObject({ rowsIn: 10, records: 7, problems: 2, excluded: 1 })
    expect(isBalanced()).toBe(true)
    expect(emails()).toEqual([])
    for (const secret of ['@secret', 'Secret Agent', '7654321', 'secret complaint'])
      expect(held()).not.toContain(secret)
    expect(held()).toContain('C-2')
  })

  it('goes out of what was kept before, without the file, and the receipt stays the same', async () => {
    const before = await bench.importText(tickets, { source, name: 'tickets.csv' })
    expect(emails()).toHaveLength(7)
    expect(held()).toContain('@secret')
    rmSync(bench.at('files', 'tickets.csv'))
    const again = { importId: before.id, told: { leftOut: { email: true } } }
    const after = await answerImport(bench.store, again, quietTask, now)
    expect(after).toMatchObject({ rowsIn: 10, records: 7, problems: 2, excluded: 1, sha256: before.sha256 })
    expect(emails()).toEqual([])
    expect(held()).not.toContain('@secret')
    // It can be read again from what is kept; what was left out comes back from the file alone.
    await answerImport(
      bench.store,
      { importId: before.id, told: { words: { resolution: { x: 'open' } } } },
      quietTask,
      now,
    )
    expect(held()).not.toContain('@secret')
    const back = { importId: before.id, told: { leftOut: { email: false }, columns: { email: 'email' } } }
    await expect(answerImport(bench.store, back, quietTask, now)).rejects.toMatchObject({ code: 'file-needed' })
    const file = bench.write('again.csv', tickets)
    await answerImport(bench.store, { ...back, file }, quietTask, now)
    expect(emails()).toHaveLength(7)
  })

  it('stays out of the next file of a vendor, whose columns are all known', async () => {
    const text = (id: string) =>
      `Id,Requester id,Requester email,Ticket type,Group stations,Created at,Status\n${id},77,ana@secret.example,Incident,1,2025-01-02 10:00,Open\n`
    const out = 'Requester email'
    await bench.importText(text('5'), { leftOut: { [out]: true } })
    await bench.importText(text('6'))
    expect(bench.rows('SELECT id FROM contacts')).toHaveLength(2)
    expect(held()).not.toContain('@secret')
    await bench.importText(text('7'), { leftOut: { [out]: false }, columns: { email: out } })
    expect(emails()).toEqual([{ email: 'ana@secret.example' }])
  })

  it('stays out of the next file like it', async () => {
    await bench.importText(tickets, { source, name: 'april.csv', leftOut: { email: true } })
    const next = bench.write('may.csv', tickets.replaceAll('2026-04', '2026-05'))
    const shown = await preview({ file: next }, { timeZone: 'UTC', currency: null }, readRemembered(bench.store))
    expect(shown.mapping).toMatchObject({ leftOut: ['email'] })
    expect(shown.mapping.columns.email).toBeUndefined()
    expect(shown.reading.columns.find(({ heading }) => heading === 'email')).toMatchObject({
      isLeftOut: true,
      isRead: false,
      personal: 'e-mail',
      couldBe: 'email',
    })
    await bench.import([next], {})
    expect(held()).not.toContain('@secret')
  })

  it('is said with every other column: what it is used for, and what it tells about people', async () => {
    const receipt = await bench.importText(tickets, { source })
    const { reading } = await previewAnswer(bench.store, { importId: receipt.id, told: {} })
    expect(
      reading.columns.map(({ heading, field, isRead, personal }) => ({ heading, field, isRead, personal })),
    ).toMatchObject([
      { heading: 'ticket_id', field: 'vendorId', isRead: true },
      { heading: 'customer_id', field: 'externalId', isRead: true },
      { heading: 'email', field: 'email', isRead: true, personal: 'e-mail' },
      { heading: 'agent name', field: null, isRead: false, personal: 'name' },
      { heading: 'phone', field: null, isRead: false, personal: 'phone' },
      { heading: 'subject', field: null, isRead: false, personal: 'message' },
      { heading: 'created_at', isRead: true },
      { heading: 'closed_at', isRead: true },
      { heading: 'handled_by', isRead: true },
      { heading: 'resolution', isRead: true },
    ])
  })

  it('stays in a saved mapping', async () => {
    const receipt = await bench.importText(tickets, { source, leftOut: { email: true } })
    const { mapping } = await previewAnswer(bench.store, { importId: receipt.id, told: {} })
    const file = bench.at('mapping.json')
    await saveMapping(mapping, file)
    expect(parseMapping(JSON.parse(readFileSync(file, 'utf8')))).toEqual(mapping)
    expect(parseMapping({ ...mapping, leftOut: 'email' })).toBe('“leftOut” must be a list of headings')
    expect(tellMapping(mapping, { columns: { email: 'email' } }).leftOut).toBeUndefined()
  })

  it('stands in the log by its heading, beside what about people was not taken in unasked', async () => {
    await bench.importText(tickets, { source, leftOut: { email: true } })
    const [line] = bench.rows<{ details: string }>("SELECT details FROM log WHERE kind = 'import'")
    const details = JSON.parse(line?.details ?? '[]') as { about: string; after: string }[]
    const told = (about: string) => details.find((one) => one.about === about)?.after
    expect(told('columns left out by choice')).toBe('email')
    expect(told('columns about people that were not taken in')).toBe('agent name, phone, subject')
    expect(line?.details).not.toContain('@')
  })

  it('is named whatever its capitals, refused when no file has it, and kept again when it is wanted', async () => {
    await expect(bench.importText(tickets, { source, leftOut: { Emial: true } })).rejects.toMatchObject({
      code: 'mapping-invalid',
      hint: expect.stringContaining('email'),
    })
    expect(bench.rows('SELECT * FROM imports')).toEqual([])
    await bench.importText(tickets, { source, leftOut: { EMAIL: true } })
    expect(emails()).toEqual([])
    // The next file leaves it out unasked, until somebody wants it.
    const later = tickets
      .replaceAll('2026-04', '2026-05')
      .replaceAll('C-', 'D-')
      .replace(/^(\d+),/gm, '9$1,')
    await bench.importText(later, { source, name: 'later.csv' })
    expect(emails()).toEqual([])
    const last = later
      .replaceAll('2026-05', '2026-06')
      .replaceAll('D-', 'E-')
      .replace(/^(\d+),/gm, '8$1,')
    await bench.importText(last, { source, name: 'last.csv', leftOut: { email: false } })
    expect(emails()).toHaveLength(7)
    await expect(
      bench.importText(`${last}\n`, { source, name: 'more.csv', leftOut: { subject: false } }),
    ).rejects.toMatchObject({ code: 'mapping-invalid', hint: expect.stringContaining('--column topic="subject"') })
  })
})

it('a column of messages or addresses is no topic unless somebody says so', async () => {
  const text = `ticket_id,customer_id,topic,channel,created_at\n${Array.from(
    { length: 3 },
    (_, i) =>
      `${i},C-${i},I have been waiting for my refund since Monday and nobody of you answers me ${i},me${i}@secret.example,2026-04-03`,
  ).join('\n')}\n`
  await bench.importText(text, { source: 'generic-contacts' })
  expect(held()).not.toContain('my refund')
  expect(held()).not.toContain('@secret')
  await bench.importText(text, { source: 'generic-contacts', columns: { topic: 'topic' } })
  expect(bench.rows("SELECT term FROM terms WHERE kind = 'topic'").length).toBeGreaterThan(0)
})
