import { createCipheriv } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCore } from '../../../electron/api/index.ts'
import { openDatabase } from '../../../electron/store/database.ts'
import { ensureDerived } from '../../../electron/store/facts/derive.ts'
import { closeSeal } from '../../../electron/store/file-seal.ts'
import { knownBytesIn } from '../../../electron/store/known-bytes.ts'
import { openStore } from '../../../electron/store/open-store.ts'
import { holdFile } from '../../../electron/store/project-header.ts'
import { readSettings, writeSettings } from '../../../electron/store/settings.ts'
import type { WriteStore } from '../../../electron/store/store.ts'
import { seededRandom } from '../../../shared/stats/random.ts'
import { type ImportBench, importBench, quietTask } from '../../helpers/import-text.ts'

let bench: ImportBench
let sound: Buffer
beforeAll(async () => {
  bench = importBench()
  await bench.importText(
    'ticket_id,customer_id,created_at,channel,handled_by,resolution\nT1,C-1,2026-01-05T10:00:00Z,chat,ai,resolved\nT2,C-2,2026-01-06T10:00:00Z,chat,human,resolved\n',
  )
  ensureDerived(bench.store)
  bench.store.close()
  sound = readFileSync(bench.at('test.proofbook'))
})
afterAll(() => bench.remove())

let count = 0
/** A project of its own with these bytes, and the folder beside the app in which it may be remembered. */
function placed(bytes: Uint8Array = sound): { readonly path: string; readonly folder: string } {
  count += 1
  const path = bench.at(`known-${count}.proofbook`)
  writeFileSync(path, bytes)
  return { path, folder: bench.at(`beside-${count}`) }
}

function isKnown(folder: string, path: string): boolean {
  const file = holdFile(path)
  try {
    return knownBytesIn(folder).has(file)
  } finally {
    file.release()
  }
}

/** Its pages don't fit together, and its seal is right all the same, as in a file that somebody made on purpose. */
function brokenOnPurpose(): { readonly path: string; readonly folder: string } {
  const bytes = Buffer.from(sound)
  bytes.writeUInt32BE(bytes.readUInt32BE(36) + 7, 36)
  const made = placed(bytes)
  const file = holdFile(made.path)
  const db = openDatabase(made.path)
  db.pragma('locking_mode = EXCLUSIVE')
  closeSeal(db, file)
  db.close()
  file.release()
  return made
}

describe('the bytes of a project', () => {
  it('are known once they were checked, stay so when they were only looked at, and after every sitting that wrote', () => {
    const { path, folder } = placed()
    const known = knownBytesIn(folder)
    expect(isKnown(folder, path)).toBe(false)
    openStore(path, { known }).close()
    expect(isKnown(folder, path)).toBe(true)
    expect(readFileSync(path).equals(sound)).toBe(true)
    const list = readFileSync(bench.at(`beside-${count}`, 'known-files.json'))
    openStore(path, { known }).close()
    expect(readFileSync(bench.at(`beside-${count}`, 'known-files.json')).equals(list)).toBe(true)

    const store = openStore(path, { known }) as WriteStore
    writeSettings(store, { ...readSettings(store), name: 'Changed' })
    store.close()
    expect(readFileSync(path).equals(sound)).toBe(false)
    expect(isKnown(folder, path)).toBe(true)
    const again = openStore(path, { known })
    expect(again.found.state).toBe('closed')
    again.close()
  })

  it('are not known any more when one of them is another', () => {
    const { path, folder } = placed()
    const known = knownBytesIn(folder)
    openStore(path, { known }).close()
    const random = seededRandom(11)
    for (let i = 0; i < 300; i += 1) {
      const bytes = Buffer.from(sound)
      // Beyond the header, whose faults are refused before anything else.
      const at = 100 + random.integer(bytes.length - 100)
      bytes[at] = (bytes[at] as number) ^ (1 + random.integer(255))
      writeFileSync(path, bytes)
      expect(isKnown(folder, path), `byte ${at}`).toBe(false)
      expect(() => openStore(path, { known }), `byte ${at}`).toThrow()
    }
    writeFileSync(path, sound)
    expect(isKnown(folder, path)).toBe(true)
  })

  it('are gone through when somebody else made them, however right their seal is', () => {
    const { path, folder } = brokenOnPurpose()
    const known = knownBytesIn(folder)
    expect(() => openStore(path, { known })).toThrow(/damaged/)
    expect(isKnown(folder, path)).toBe(false)
    // What is spared for known bytes is this, and nothing before it.
    openStore(path, { known: { has: () => true, keep: () => undefined } }).close()
    const db = openDatabase(path)
    db.exec('CREATE VIEW v AS SELECT 1')
    db.close()
    expect(() => openStore(path, { known: { has: () => true, keep: () => undefined } })).toThrow(/view v/)
  })

  it('are known without a name or a place, by nobody but their owner, and forgotten with the list', () => {
    const { path, folder } = placed()
    openStore(path, { known: knownBytesIn(folder) }).close()
    expect(readdirSync(folder)).toEqual(['known-files.json'])
    const list = bench.at(`beside-${count}`, 'known-files.json')
    expect(statSync(list).mode & 0o777).toBe(0o600)
    expect(Object.keys(JSON.parse(readFileSync(list, 'utf8'))[0])).toEqual(['size', 'changeCounter', 'key', 'tag'])
    for (const text of ['', '[', '{}', '[null, 3, {"size":1}]', 'null']) {
      writeFileSync(list, text)
      expect(isKnown(folder, path)).toBe(false)
      openStore(path, { known: knownBytesIn(folder) }).close()
      expect(isKnown(folder, path)).toBe(true)
    }
  })

  it('are checked in full each time where nothing can be kept', () => {
    const { path, folder } = placed()
    writeFileSync(folder, 'a file where the folder should be')
    openStore(path, { known: knownBytesIn(folder) }).close()
    expect(isKnown(folder, path)).toBe(false)
    expect(readFileSync(path).equals(sound)).toBe(true)
  })

  it('are remembered of two hundred files at most', () => {
    const { path, folder } = placed()
    mkdirSync(folder)
    const other = { size: 1, changeCounter: 1, key: '0'.repeat(64), tag: '0'.repeat(32) }
    writeFileSync(bench.at(`beside-${count}`, 'known-files.json'), JSON.stringify(Array(200).fill(other)))
    openStore(path, { known: knownBytesIn(folder) }).close()
    expect(isKnown(folder, path)).toBe(true)
    expect(JSON.parse(readFileSync(bench.at(`beside-${count}`, 'known-files.json'), 'utf8'))).toHaveLength(200)
  })

  it('are gone through where their tag can’t be told, and only then', () => {
    const { path, folder } = placed()
    openStore(path, { known: knownBytesIn(folder) }).close()
    const file = holdFile(path)
    const failing = (code: string) => ({
      ...file,
      tag: () => {
        throw Object.assign(new Error('Invalid state for operation setAAD'), { code })
      },
    })
    const known = knownBytesIn(folder)
    expect(known.has(file)).toBe(true)
    for (const code of ['ERR_CRYPTO_INVALID_STATE', 'ERR_OSSL_EVP_UNSUPPORTED', 'EIO']) {
      expect(known.has(failing(code))).toBe(false)
      known.keep(failing(code))
    }
    expect(() => known.has(failing('ERR_INVALID_ARG_TYPE'))).toThrow(/setAAD/)
    file.release()
    expect(isKnown(folder, path)).toBe(true)
  })

  it('have the tag that GMAC gives over all of them at once', () => {
    const bytes = Buffer.concat([sound, Buffer.alloc(200_001, 'proof')])
    const key = Buffer.from(Array.from({ length: 32 }, (_, i) => i * 7))
    const whole = createCipheriv('aes-256-gcm', key, Buffer.alloc(12))
    whole.setAAD(bytes)
    whole.final()
    const file = holdFile(placed(bytes).path)
    expect(file.tag(key).equals(whole.getAuthTag())).toBe(true)
    file.release()
  })

  it('are known to the core that had the project open before', async () => {
    const { path, folder } = placed()
    chmodSync(path, 0o600)
    const core = createCore({ today: '2026-11-22', dataFolder: bench.at('data'), ownFolder: folder })
    await core.handlers['project:open']({ file: path }, quietTask)
    core.close()
    expect(isKnown(folder, path)).toBe(true)
    expect(existsSync(`${path}-open`)).toBe(false)
  })
})
