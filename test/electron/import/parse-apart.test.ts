import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inspectInput } from '../../../electron/files/input-file.ts'
import { openTable } from '../../../electron/files/read-table.ts'
import { parseApart } from '../../../electron/import/parse-apart.ts'
import { recognise } from '../../../shared/import/recognise.ts'
import { type ImportBench, importBench } from '../../helpers/import-text.ts'
import { textRows, workbook } from '../../helpers/workbook.ts'

let bench: ImportBench
beforeEach(() => {
  bench = importBench({ timeZone: 'UTC' })
})
afterEach(() => bench.remove())

const tickets = [
  ['ticket_id', 'customer_id', 'created_at', 'channel', 'handled_by', 'resolution'],
  ...Array.from({ length: 50 }, (_, i) => [`T${i}`, 'C-1', '2026-01-05T10:00:00Z', 'chat', 'ai', 'resolved']),
]

async function jobFor(path: string) {
  const table = await openTable(await inspectInput(path))
  const { source, layout, proposal } = recognise(table.sample, { timeZone: 'UTC', currency: 'USD' })
  if (source === null || proposal === null) throw new Error('not recognised')
  const plan = { source: source.id, mapping: proposal.mapping, headerAt: layout.headerAt }
  return { path, entry: null, profile: table.profile, plan }
}

describe('a file read in a thread of its own', () => {
  it('gives its records and ends', async () => {
    const path = bench.write('tickets.csv', `${tickets.map((row) => row.join(',')).join('\n')}\n`)
    const pieces = parseApart(await jobFor(path), 'tickets.csv')
    let rows = 0
    for (;;) {
      const next = await pieces.next()
      if (next.done) {
        expect(next.value.counts.rowsIn).toBe(50)
        break
      }
      rows = next.value.rows
    }
    expect(rows).toBe(50)
  })

  it('is refused, and its thread ended, when it says nothing for too long', async () => {
    const path = bench.write('tickets.csv', `${tickets.map((row) => row.join(',')).join('\n')}\n`)
    await expect(parseApart(await jobFor(path), 'tickets.csv', 0).next()).rejects.toThrow('takes longer to read')
  })

  it('holds a workbook however small, since its size says nothing of what it unpacks to', async () => {
    const path = bench.write('book.xlsx', workbook({ sheets: [{ name: 'A', rows: textRows(tickets) }] }))
    const [receipt] = await bench.import([path])
    expect(receipt).toMatchObject({ rowsIn: 50, records: 50, problems: 0 })
  })
})
