import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCore } from '../../electron/api/index.ts'
import { shareProject } from '../../electron/api/share.ts'
import { foundIn, personalValues, sharedProject, task, today } from './shared-project.ts'

const passphrase = 'lantern orbit pickle seventeen'
const root = join(import.meta.dirname, '../..')

describe('a passphrase', { timeout: 240_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'proofbook-locked-'))
  const [own, out, temp] = ['own', 'out', 'temp'].map((name) => join(folder, name)) as [string, string, string]
  const secretFile = join(folder, 'passphrase.txt')
  let project: string
  let names: string[]
  beforeAll(async () => {
    for (const one of [own, out, temp]) mkdirSync(one)
    const store = await sharedProject(own, 40)
    project = store.path
    store.close()
    names = [...personalValues(own)].slice(0, 400)
    writeFileSync(secretFile, `${passphrase}\n`, { mode: 0o600 })
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** Runs the command line with a folder of its own for temporary files, and reads everything that it writes while it does so. */
  async function watched(...args: string[]) {
    const child = spawn(process.execPath, [join(root, 'electron/cli.ts'), ...args], {
      env: {
        ...process.env,
        TMPDIR: temp,
        SQLITE_TMPDIR: temp,
        PROOFBOOK_TODAY: today,
        PROOFBOOK_DEBUG: '1',
        NO_COLOR: '1',
      },
    })
    const said: Buffer[] = []
    child.stdout.on('data', (data: Buffer) => said.push(data))
    child.stderr.on('data', (data: Buffer) => said.push(data))
    let exitCode: number | null = null
    const ended = new Promise<void>((resolve) =>
      child.on('close', (code) => {
        exitCode = code
        resolve()
      }),
    )
    const leaked = new Set<string>()
    let looks = 0
    const look = (): void => {
      looks += 1
      for (const where of [out, temp])
        for (const one of readAll(where))
          for (const found of foundIn(one, [...names, passphrase, 'SQLite format 3'])) leaked.add(found)
    }
    while (exitCode === null) {
      look()
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5))])
    }
    look()
    return { exitCode, said: Buffer.concat(said).toString('utf8'), leaked: [...leaked], looks }
  }

  it('keeps every name out of the file, its neighbours and temporary files, while it is written and after', async () => {
    const file = join(out, 'locked.proofbook')
    // Names are kept, so that only the lock can hide them.
    const run = await watched(
      'review',
      project,
      '--out',
      file,
      '--keep-names',
      '--min-cell',
      '1',
      '--passphrase-file',
      secretFile,
      '--json',
    )
    expect(run.exitCode).toBe(0)
    expect(run.looks).toBeGreaterThan(3)
    expect(run.leaked).toEqual([])
    expect(run.said).not.toContain(passphrase)
    expect(JSON.parse(run.said)).toMatchObject({ file, isLocked: true, suppressed: expect.any(Number) })
    expect(readdirSync(out)).toEqual(['locked.proofbook'])
    expect(readdirSync(temp)).toEqual([])
  })

  it('opens what it locked, with every number as it was, and writes nothing on the way', async () => {
    const file = join(out, 'locked.proofbook')
    const before = readFileSync(file)
    const run = await watched('metrics', file, '--quarter', '2026Q3', '--passphrase-file', secretFile, '--json')
    expect(run.exitCode).toBe(0)
    expect(run.leaked).toEqual([])
    const plain = await watched('metrics', project, '--quarter', '2026Q3', '--json')
    expect(JSON.parse(run.said)).toEqual(JSON.parse(plain.said))
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(readdirSync(temp)).toEqual([])
  })

  it('is asked for, and told when it is wrong, apart from a damaged file', async () => {
    const file = join(out, 'locked.proofbook')
    const core = createCore({ today, dataFolder: folder })
    const open = async (arg: { file: string; passphrase?: string }) => core.handlers['project:open'](arg, task)
    await expect(open({ file })).rejects.toMatchObject({ code: 'passphrase-needed' })
    await expect(open({ file, passphrase: 'lantern orbit pickle eighteen' })).rejects.toMatchObject({
      code: 'wrong-passphrase',
    })
    const damaged = join(folder, 'damaged.proofbook')
    const bytes = readFileSync(file)
    bytes[bytes.length - 100] = (bytes[bytes.length - 100] as number) ^ 1
    writeFileSync(damaged, bytes)
    await expect(open({ file: damaged, passphrase })).rejects.toMatchObject({ code: 'damaged-project' })
    writeFileSync(damaged, bytes.subarray(0, 5_000))
    await expect(open({ file: damaged, passphrase })).rejects.toMatchObject({ code: 'damaged-project' })
    // The project that was open stays open, and none of it was opened half.
    expect(await core.handlers['project:current']({}, task)).toBeNull()
    expect(await open({ file, passphrase })).toMatchObject({ readOnly: true, copy: { isLocked: true } })
    core.close()
  })

  it('also locks a whole project, which opens for reading and can be unlocked into a project of one’s own', async () => {
    const core = createCore({ today, dataFolder: folder })
    await core.handlers['project:open']({ file: project }, task)
    const [locked, free] = [join(out, 'whole.proofbook'), join(folder, 'unlocked.proofbook')]
    await core.handlers['share:write']({ kind: 'whole', file: locked, passphrase }, task)
    const told = await core.handlers['project:verify']({}, task)
    await core.handlers['project:open']({ file: locked, passphrase }, task)
    await expect(
      Promise.resolve(core.handlers['scorecard:map-outcome']({ metric: 'x', outcome: 'retention', owner: 'y' }, task)),
    ).rejects.toMatchObject({ code: 'read-only' })
    await core.handlers['share:write']({ kind: 'whole', file: free }, task)
    expect(await core.handlers['project:open']({ file: free }, task)).toMatchObject({ readOnly: false })
    expect((await core.handlers['project:verify']({}, task)).contentHash).toBe(told.contentHash)
    core.close()
  })

  it('can’t be given on a command line, where others would see it, and is never too short', async () => {
    expect(
      (await watched('review', project, '--out', join(out, 'x.proofbook'), '--passphrase', passphrase)).exitCode,
    ).toBe(2)
    writeFileSync(join(folder, 'short.txt'), 'short')
    const run = await watched(
      'review',
      project,
      '--out',
      join(out, 'x.proofbook'),
      '--passphrase-file',
      join(folder, 'short.txt'),
    )
    expect(run).toMatchObject({ exitCode: 1, said: expect.stringContaining('at least 12 characters') })
    expect(readdirSync(out)).not.toContain('x.proofbook')
  })

  it('is no way to write a copy over a project of one’s own', async () => {
    const store = await sharedProject(join(folder, 'other'), 20)
    const wanted = { kind: 'review' as const, file: project }
    await expect(shareProject(store, wanted, task, today)).rejects.toMatchObject({ code: 'already-exists' })
    await expect(shareProject(store, { ...wanted, file: store.path }, task, today)).rejects.toMatchObject({
      code: 'already-exists',
    })
    store.close()
  })
})

function readAll(folder: string): Buffer[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true }).flatMap((entry) => {
    try {
      return entry.isFile() ? [readFileSync(join(entry.parentPath, entry.name))] : []
    } catch {
      // It was there when the folder was listed.
      return []
    }
  })
}
