import { spawn } from 'node:child_process'
import { copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentHash } from '../../../electron/store/content-hash.ts'
import { openStore } from '../../../electron/store/open-store.ts'
import { seededRandom } from '../../../shared/stats/random.ts'
import { importBench } from '../../helpers/import-text.ts'

const root = join(import.meta.dirname, '../../..')
const rows = 60_000
let bench: ReturnType<typeof importBench>
beforeAll(async () => {
  bench = importBench()
  await bench.importText(
    'ticket_id,customer_id,created_at,channel,handled_by,resolution\nbefore,C-1,2026-01-05T10:00:00Z,chat,ai,resolved\n',
  )
  bench.store.close()
  const lines = Array.from({ length: rows }, (_, i) => `T${i},C-${i % 9_000},2026-01-05T10:00:00Z,chat,ai,resolved`)
  writeFileSync(
    bench.at('tickets.csv'),
    `ticket_id,customer_id,created_at,channel,handled_by,resolution\n${lines.join('\n')}\n`,
  )
})
afterAll(() => bench.remove())

/** Starts the import in a process of its own and kills it without warning after some milliseconds; true when it was not done by then. */
function importAndKill(project: string, after: number): Promise<boolean> {
  return runAndKill(['import', project, bench.at('tickets.csv')], after)
}

function runAndKill(args: readonly string[], after: number): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'electron/cli.ts'), ...args], { stdio: 'ignore' })
    const timer = setTimeout(() => child.kill('SIGKILL'), after)
    child.on('exit', (code) => {
      clearTimeout(timer)
      resolve(code === null)
    })
  })
}

/** Opens the project and holds it to its file: there whole, with its receipt, or not at all. Tells which. */
function expectWhole(project: string, wait: number): boolean {
  const store = openStore(project)
  const count = (sql: string): number => store.db.prepare(sql).pluck().get() as number
  const contacts = count('SELECT COUNT(*) FROM contacts')
  expect(contacts === 1 || contacts === rows + 1, `${contacts} contacts after ${Math.round(wait)} ms`).toBe(true)
  expect(count('SELECT COUNT(*) FROM imports')).toBe(contacts === 1 ? 1 : 2)
  expect(count('SELECT COUNT(*) FROM imports WHERE rows_in <> records + merged + excluded + problems')).toBe(0)
  expect(store.db.pragma('integrity_check', { simple: true })).toBe('ok')
  store.close()
  return contacts > 1
}

/** Kills at random moments; `PROOFBOOK_KILLS=100` takes more of them. */
const kills = Number(process.env.PROOFBOOK_KILLS ?? 6)

describe('an import that is killed', () => {
  it('leaves a project that opens and holds the file whole or not at all', async () => {
    const project = bench.at('killed.proofbook')
    let killed = 0
    // From before it writes to after it is done, however fast the machine: each round waits longer until one is through.
    for (let wait = 400; ; wait *= 1.6) {
      rmSync(`${project}-journal`, { force: true })
      copyFileSync(bench.at('test.proofbook'), project)
      const wasKilled = await importAndKill(project, wait)
      expectWhole(project, wait)
      if (!wasKilled) break
      killed += 1
    }
    expect(killed).toBeGreaterThan(0)
  })

  it(`holds each file whole or not at all at ${kills} random moments`, async () => {
    const project = bench.at('random.proofbook')
    const begun = performance.now()
    copyFileSync(bench.at('test.proofbook'), project)
    await importAndKill(project, 600_000)
    const whole = performance.now() - begun
    const moments = seededRandom(100)
    let killed = 0
    let kept = 0
    for (let round = 0; round < kills; round++) {
      rmSync(`${project}-journal`, { force: true })
      copyFileSync(bench.at('test.proofbook'), project)
      const wait = moments.uniform() * whole * 1.1
      if (await importAndKill(project, wait)) killed += 1
      if (expectWhole(project, wait)) kept += 1
    }
    console.log(
      `${killed} of ${kills} imports were killed before they were done; the file was there whole after ${kept}, not at all after ${kills - kept}`,
    )
    expect(killed).toBeGreaterThan(0)
  }, 1_200_000)

  it('leaves a file that was being read again or taken back as it was, or as it is then', async () => {
    const whole = bench.at('whole.proofbook')
    copyFileSync(bench.at('test.proofbook'), whole)
    await importAndKill(whole, 600_000)
    const hashOf = (path: string): string => {
      const store = openStore(path)
      try {
        expect(store.db.pragma('integrity_check', { simple: true })).toBe('ok')
        return contentHash(store)
      } finally {
        store.close()
      }
    }
    const project = bench.at('killed.proofbook')
    for (const args of [
      ['answer', project, '--import', '2', '--word', 'resolution:resolved=open'],
      ['undo-import', project, '--import', '2'],
    ]) {
      const before = hashOf(whole)
      const seen = new Set<string>()
      for (let wait = 300; ; wait *= 1.7) {
        rmSync(`${project}-journal`, { force: true })
        copyFileSync(whole, project)
        const wasKilled = await runAndKill(args, wait)
        seen.add(hashOf(project))
        if (!wasKilled) break
      }
      seen.delete(before)
      expect(seen.size).toBe(1)
    }
  })
})
