import { readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../../shared/base/refusal.ts'
import { importBench } from '../../helpers/import-text.ts'

/** The sample company's exports, and any other folder of exports that is named: `PROOFBOOK_EXPORTS=folder npm test`. */
const folders = [
  join(import.meta.dirname, '../../../resources/sample'),
  ...(process.env.PROOFBOOK_EXPORTS ? [process.env.PROOFBOOK_EXPORTS] : []),
]

function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name)
      return statSync(path).isDirectory() ? filesIn(path) : [path]
    })
}

describe('every export', () => {
  it('is imported with a receipt that balances, or refused in one sentence', { timeout: 600_000 }, async () => {
    const table: string[] = []
    for (const folder of folders) {
      for (const path of filesIn(folder)) {
        const bench = importBench({ timeZone: 'UTC' })
        const name = relative(folder, path)
        try {
          for (const receipt of await bench.import([path])) {
            const { source, rowsIn, records, merged, excluded, problems } = receipt
            expect(records + merged + excluded + problems, name).toBe(rowsIn)
            expect(
              bench.rows<{ n: number }>('SELECT COUNT(*) AS n FROM problems WHERE cells IS NOT NULL')[0]?.n,
              name,
            ).toBe(problems)
            table.push(
              `${name}: ${source}, ${records} records, ${merged} merged, ${excluded} excluded, ${problems} problems`,
            )
          }
          const hash = bench.hash()
          expect(
            (await bench.import([path])).every((receipt) => receipt.alreadyImported),
            name,
          ).toBe(true)
          expect(bench.hash(), name).toBe(hash)
        } catch (error) {
          if (!(error instanceof Refusal)) throw new Error(`${name}: ${error}`, { cause: error })
          expect(error.message, name).toMatch(/^[^\n]{10,400}$/)
          expect(error.hint, name).not.toBe('')
          expect(bench.rows('SELECT * FROM imports'), name).toEqual([])
          table.push(`${name}: refused, ${error.message}`)
        } finally {
          bench.remove()
        }
      }
    }
    console.log(table.join('\n'))
    expect(table.filter((line) => !line.includes('refused')).length).toBeGreaterThanOrEqual(7)
  })
})
