import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { contentHash } from '../../../electron/store/content-hash.ts'
import { copyStore } from '../../../electron/store/copy-store.ts'
import { openStore } from '../../../electron/store/open-store.ts'
import { importBench } from '../../helpers/import-text.ts'

const bench = importBench()
afterAll(() => bench.remove())

const tickets = (names: readonly string[]): string =>
  ['ticket_id,customer_id,created_at,channel', ...names.map((name, i) => `T${i},${name},2026-01-05T10:00:00Z,chat`)]
    .join('\n')
    .concat('\n')

describe('a copy of a project', () => {
  it('holds the same content, for its owner only, in one file', async () => {
    await bench.importText(tickets(['C-1', 'C-2']))
    const target = bench.at('copy', 'copy.proofbook')
    expect(() => copyStore(bench.store, target)).toThrow('can’t be opened')
    const beside = bench.at('files', 'copy.proofbook')
    copyStore(bench.store, beside)
    expect(statSync(beside).mode & 0o777).toBe(0o600)
    expect(readdirSync(bench.at('files')).filter((name) => name.startsWith('.'))).toEqual([])
    const copy = openStore(beside)
    expect(contentHash(copy)).toBe(bench.hash())
    copy.close()
  })

  it('does not hold what was deleted, and replaces what was there', async () => {
    const receipt = await bench.importText(tickets(['SECRET-NAME']), { name: 'secret.csv' })
    const target = bench.at('files', 'again.proofbook')
    copyStore(bench.store, target)
    expect(readFileSync(target).includes('SECRET-NAME')).toBe(true)
    bench.store.db.prepare('DELETE FROM people WHERE import_id = ?').run(receipt.id)
    bench.store.db.exec('DELETE FROM kept_rows')
    copyStore(bench.store, target)
    expect(readFileSync(target).includes('SECRET-NAME')).toBe(false)
  })

  it('leaves nothing behind when it can’t be made', () => {
    const folder = bench.at('files')
    const before = readdirSync(folder)
    bench.store.db.exec('BEGIN')
    // A statement that SQLite refuses for another reason comes back as the bug it is.
    expect(() => copyStore(bench.store, join(folder, 'never.proofbook'))).toThrow('cannot VACUUM')
    bench.store.db.exec('ROLLBACK')
    expect(readdirSync(folder)).toEqual(before)
  })

  it('is there whole or not at all when the copying is killed', async () => {
    const rows = Array.from({ length: 40_000 }, (_, i) => `C-${i % 700}`)
    await bench.importText(tickets(rows), { name: 'many.csv' })
    bench.store.close()
    const script = bench.at('copy.ts')
    const source = (name: string): string => join(import.meta.dirname, '../../../electron/store', name)
    writeFileSync(
      script,
      `import { openStore } from '${source('open-store.ts')}'
       import { copyStore } from '${source('copy-store.ts')}'
       const store = openStore(process.argv[2])
       copyStore(store, process.argv[3])
       store.close()`,
    )
    const target = bench.at('files', 'killed.proofbook')
    let killed = 0
    for (let wait = 40; ; wait *= 1.6) {
      const wasKilled = await new Promise((resolve) => {
        const child = spawn(process.execPath, [script, bench.at('test.proofbook'), target], { stdio: 'ignore' })
        const timer = setTimeout(() => child.kill('SIGKILL'), wait)
        child.on('exit', (code) => {
          clearTimeout(timer)
          resolve(code === null)
        })
      })
      if (!wasKilled) break
      killed += 1
      if (readdirSync(bench.at('files')).includes('killed.proofbook')) openStore(target).close()
    }
    expect(killed).toBeGreaterThan(0)
    const copy = openStore(target)
    expect(copy.db.prepare('SELECT COUNT(*) FROM contacts').pluck().get()).toBe(40_000)
    copy.close()
  })
})
