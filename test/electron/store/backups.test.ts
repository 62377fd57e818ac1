import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Backup, backUp, backupsFolder, listBackups, staleBackups } from '../../../electron/store/backups.ts'
import { contentHash } from '../../../electron/store/content-hash.ts'
import { openStore } from '../../../electron/store/open-store.ts'
import { restoreBackup } from '../../../electron/store/restore-backup.ts'
import { type ImportBench, importBench } from '../../helpers/import-text.ts'

const day = 86_400
const noon = (date: string): Date => new Date(`${date}T12:00:00Z`)

/** Backups made every so many minutes, as the pruning leaves them at each moment. */
function keptOver(days: number, everyMinutes: number, bytes: number): Backup[] {
  let kept: Backup[] = []
  const start = noon('2026-11-01').getTime() / 1000
  for (let at = start; at < start + days * day; at += everyMinutes * 60) {
    kept = [{ name: String(at), at, why: 'import', bytes }, ...kept]
    const stale = new Set(staleBackups(kept, at))
    expect(stale.has(kept[0] as Backup)).toBe(false)
    kept = kept.filter((backup) => !stale.has(backup))
  }
  return kept
}

describe('backups that are kept', () => {
  it('are three of today, one of each day before, ten in all', () => {
    const kept = keptOver(20, 45, 1_000)
    expect(kept).toHaveLength(10)
    const days = kept.map(({ at }) => new Date(at * 1000).toISOString().slice(0, 10))
    expect(days.slice(0, 3)).toEqual([days[0], days[0], days[0]])
    expect(new Set(days).size).toBe(8)
  })

  it('are fewer when they are large: two gigabytes together, and always the newest', () => {
    expect(keptOver(20, 45, 700 * 2 ** 20)).toHaveLength(2)
    expect(keptOver(3, 300, 5 * 2 ** 30)).toHaveLength(1)
  })

  it('hold the one from before the last upgrade', () => {
    const at = noon('2026-11-20').getTime() / 1000
    const imports = Array.from(
      { length: 30 },
      (_, i): Backup => ({ name: `${i}`, at: at - i * 60, why: 'import', bytes: 9 }),
    )
    const upgrade: Backup = { name: 'u', at: at - 90 * day, why: 'upgrade', bytes: 9 }
    expect(staleBackups([...imports, upgrade], at)).not.toContain(upgrade)
    expect(staleBackups([...imports, upgrade], at)).toHaveLength(27)
  })
})

describe('a backup', () => {
  let bench: ImportBench
  const project = (): string => bench.at('test.proofbook')
  const ticket = (id: string): string =>
    `ticket_id,customer_id,created_at,channel\n${id},C-1,2026-01-05T10:00:00Z,chat\n`
  beforeAll(async () => {
    bench = importBench()
    await bench.importText(ticket('T1'))
  })
  afterAll(() => bench.remove())

  it('is made before an import into a project that holds something, for its owner only', async () => {
    expect(listBackups(project())).toEqual([])
    const before = bench.hash()
    await bench.importText(ticket('T2'))
    const [backup] = listBackups(project())
    expect(backup).toMatchObject({ why: 'import' })
    const path = `${backupsFolder(project())}/${backup?.name}`
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(statSync(backupsFolder(project())).mode & 0o777).toBe(0o700)
    const store = openStore(path, { readOnly: true })
    expect(contentHash(store)).toBe(before)
    store.close()
  })

  it('can be gone back to, and from there back again', () => {
    const now = bench.hash()
    bench.store.close()
    const [backup] = listBackups(project())
    const then = hashOf(`${backupsFolder(project())}/${backup?.name}`)
    const kept = restoreBackup(project(), backup?.name ?? '')
    expect(hashOf(project())).toBe(then)
    expect(then).not.toBe(now)
    expect(kept?.why).toBe('restore')
    restoreBackup(project(), kept?.name ?? '')
    expect(hashOf(project())).toBe(now)
    expect(readdirSync(bench.at('.')).filter((name) => name.includes('.part'))).toEqual([])
  })

  it('is there once it was made, even among others of the same second', () => {
    const store = openStore(project())
    for (const why of ['restore', 'restore', 'restore', 'asked', 'import', 'asked'] as const) {
      const { name } = backUp(store, why)
      expect(existsSync(`${backupsFolder(project())}/${name}`), name).toBe(true)
    }
    store.close()
  })

  it('takes the place of a damaged project, whose bytes and journal are kept', () => {
    const whole = hashOf(project())
    const store = openStore(project())
    const backup = backUp(store, 'asked')
    store.close()
    truncateSync(project(), 8_000)
    writeFileSync(`${project()}-journal`, 'not a journal')
    const damaged = readFileSync(project())
    const kept = restoreBackup(project(), backup.name)
    expect(hashOf(project())).toBe(whole)
    expect(existsSync(`${project()}-journal`)).toBe(false)
    expect(readFileSync(`${backupsFolder(project())}/${kept?.name}`).equals(damaged)).toBe(true)
  })

  it('that is damaged itself is refused, and nothing is changed', () => {
    const [backup] = listBackups(project())
    const path = `${backupsFolder(project())}/${backup?.name}`
    truncateSync(path, 5_000)
    const before = readFileSync(project())
    expect(() => restoreBackup(project(), backup?.name ?? '')).toThrow('is damaged')
    expect(() => restoreBackup(project(), '../test.proofbook')).toThrow('no backup named')
    expect(readFileSync(project()).equals(before)).toBe(true)
  })
})

function hashOf(path: string): string {
  const store = openStore(path, { readOnly: true })
  try {
    return contentHash(store)
  } finally {
    store.close()
  }
}
