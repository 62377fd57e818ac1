import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import type { Mapping } from '../../../shared/import/mapping.ts'
import type { ProblemGroup } from '../../../shared/import/problem-groups.ts'
import type { FileRecognition, Receipt } from '../../../shared/import/report.ts'
import { proofbookHere, scratchFolder } from '../../helpers/command-line.ts'

const folder = scratchFolder()
afterAll(folder.remove)
const project = folder.at('p.proofbook')
const file = folder.at('fälle.csv')
const rows = 'Nummer;Kunde;Angelegt;Ausgang\n1;C-1;03.04.2026;Parked\n2;C-2;05.04.2026;gelöst\n'
const columns = { vendorId: 'Nummer', externalId: 'Kunde', openedAt: 'Angelegt', resolution: 'Ausgang' }
const asFlags = Object.entries(columns).flatMap(([field, heading]) => ['--column', `${field}=${heading}`])

const hash = async (): Promise<string> =>
  (await proofbookHere('verify', project, '--json')).json<{ contentHash: string }>().contentHash
const receiptOf = async (args: readonly string[]): Promise<Receipt> => {
  const { exitCode, stderr, json } = await proofbookHere(...args, '--json')
  expect([exitCode, stderr.match(/proofbook: .*/)?.[0]]).toEqual([0, undefined])
  const answer = json<{ receipt?: Receipt; receipts?: readonly Receipt[] }>()
  return (answer.receipt ?? answer.receipts?.[0]) as Receipt
}

describe('changing what was imported', { timeout: 120_000 }, () => {
  it('answers problems, takes imports back and makes them again, without the file', async () => {
    writeFileSync(file, rows)
    expect((await proofbookHere('new', project, '--timezone', 'Europe/Berlin')).exitCode).toBe(0)
    const empty = await hash()
    const source = ['--source', 'generic-contacts']
    const first = await receiptOf(['import', project, file, ...source, ...asFlags, '--date-order', 'MDY'])
    expect(first).toMatchObject({ id: 1, records: 2, problems: 0 })
    rmSync(file)
    const { groups } = (await proofbookHere('problems', project, '--groups', '--json')).json<{
      groups: readonly ProblemGroup[]
    }>()
    expect(groups).toMatchObject([{ column: 'Ausgang', count: 1, fix: { kind: 'words', field: 'resolution' } }])
    const answers = ['--date-order', 'dmy', '--word', 'resolution:Parked=open']
    expect(await receiptOf(['answer', project, '--import', '1', ...answers])).toMatchObject({ id: 1, records: 2 })
    expect((await proofbookHere('problems', project, '--groups')).stdout.trim()).toBe('no problems')
    const fixed = await hash()
    expect((await proofbookHere('undo-import', project)).stdout).toContain('fälle.csv')
    expect(await hash()).toBe(empty)
    expect(await receiptOf(['undo-import', project, '--redo'])).toMatchObject({ id: 1 })
    expect(await hash()).toBe(fixed)
    expect((await proofbookHere('imports', project, '--json')).json<{ receipts: unknown[] }>().receipts).toHaveLength(1)
  })

  it('saves how a file was read, and reads the next one like it', async () => {
    const saved = folder.at('mapping.json')
    expect((await proofbookHere('mapping', project, '--import', '1', '--out', saved)).exitCode).toBe(0)
    const mapping = JSON.parse(readFileSync(saved, 'utf8')) as Mapping
    expect(mapping).toMatchObject({ source: 'generic-contacts', columns, dateOrder: 'DMY' })
    const next = folder.at('q3.csv')
    writeFileSync(next, rows.replaceAll('04.2026', '07.2026').replace('\n1;', '\n3;').replace('\n2;', '\n4;'))
    // A project that never saw such a file takes the mapping from the small file.
    const other = folder.at('other.proofbook')
    await proofbookHere('new', other, '--timezone', 'Europe/Berlin')
    expect(await receiptOf(['import', other, next, '--mapping', saved])).toMatchObject({ records: 2 })
    // This one remembers, and says what changed in the headings.
    const changed = folder.at('q4.csv')
    writeFileSync(changed, readFileSync(next, 'utf8').replace('Kunde', 'Kundennr').replace('Ausgang', 'Ausgang;Land'))
    const { files } = (await proofbookHere('recognise', changed, '--project', project, '--json')).json<{
      files: readonly FileRecognition[]
    }>()
    expect(files[0]).toMatchObject({
      source: 'generic-contacts',
      isRemembered: true,
      differences: { added: ['Land'], gone: [], renamed: [{ from: 'Kunde', to: 'Kundennr' }] },
    })
    expect(await receiptOf(['import', project, next])).toMatchObject({ id: 2, records: 2, problems: 0 })
  })

  it('refuses what can’t be meant, in one line', async () => {
    expect((await proofbookHere('answer', project, '--import', '1')).exitCode).toBe(2)
    expect((await proofbookHere('answer', project, '--import', '1', '--date-order', 'XYZ')).exitCode).toBe(2)
    expect((await proofbookHere('answer', project, '--import', '1', '--word', 'nonsense')).exitCode).toBe(2)
    const letters = await proofbookHere('answer', project, '--import', '1', '--encoding', 'macintosh')
    expect(letters.exitCode).toBe(1)
    expect(letters.stderr).toContain('--file')
    expect((await proofbookHere('undo-import', project, '--import', '9')).exitCode).toBe(1)
  })
})
