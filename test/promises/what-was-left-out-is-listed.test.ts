import { afterAll, beforeAll, expect, it } from 'vitest'
import { seededRandom } from '../../shared/stats/random.ts'
import { type ImportBench, importBench } from '../helpers/import-text.ts'

// The promise: what was left out of an import is counted and listed. Every row of a file is a record, merged into one, left out for a named reason, or a problem that names its line, whatever the rows hold.
let bench: ImportBench
beforeAll(() => {
  bench = importBench()
})
afterAll(() => bench.remove())

const cells: readonly (readonly string[])[] = [
  ['C-1', 'C-2', '', '#REF!'],
  ['2026-01-05T10:00:00Z', '2026-02-30', 'soon', '', '05/06/2026'],
  ['chat', '', 'e-mail'],
  ['ai', 'human', 'nobody knows'],
  ['resolved', 'open', 'parked'],
]

it('rows in = records + merged + left out + problems, and every problem names its line', {
  timeout: 600_000,
}, async () => {
  const random = seededRandom(20_261_129)
  for (let round = 0; round < 25; round += 1) {
    const rows = Array.from({ length: 1 + random.integer(40) }, (_, i) => {
      const id = random.integer(6) === 0 ? `T${random.integer(9)}` : `R${round}-${i}`
      return [id, ...cells.map((choices) => choices[random.integer(choices.length)] as string)].join(',')
    })
    const text = `ticket_id,customer_id,created_at,channel,handled_by,resolution\n${rows.join('\n')}\n`
    const told = { source: 'generic-contacts', dateOrder: 'MDY', words: { resolution: { parked: 'open' } } } as const
    const receipt = await bench.importText(text, told)
    const { rowsIn, records, merged, excluded, problems, exclusions } = receipt
    expect(rowsIn).toBe(rows.length)
    expect(records + merged + excluded + problems).toBe(rowsIn)
    expect(Object.values(exclusions).reduce((sum, count) => sum + count, 0)).toBe(excluded)
    const listed = bench.problems().filter(({ importId }) => importId === receipt.id)
    expect(new Set(listed.map(({ line }) => line)).size).toBeGreaterThanOrEqual(problems)
    for (const { line, code, value } of listed) {
      expect(text.split('\n')[line - 1]).toContain(value)
      expect(code.length).toBeGreaterThan(0)
    }
  }
  expect(bench.rows('SELECT 1 FROM problems').length).toBeGreaterThan(0)
})
