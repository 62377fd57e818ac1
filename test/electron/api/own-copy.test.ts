import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCore } from '../../../electron/api/index.ts'
import { openStore } from '../../../electron/store/open-store.ts'
import { readSettings, writeSettings } from '../../../electron/store/settings.ts'
import type { WriteStore } from '../../../electron/store/store.ts'
import { takeWorkingCopy } from '../../../electron/store/working-copy.ts'
import { proofbook, scratchFolder } from '../../helpers/command-line.ts'
import { quietTask } from '../../helpers/import-text.ts'

const scratch = scratchFolder()
const kept = { OneDrive: process.env.OneDrive, PROOFBOOK_DATA: process.env.PROOFBOOK_DATA }
afterAll(() => {
  for (const [name, value] of Object.entries(kept)) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
  scratch.remove()
})

const tickets = scratch.at('tickets.csv')
writeFileSync(
  tickets,
  'ticket_id,customer_id,created_at,closed_at,channel\n1,C-1,2026-01-05T00:10:00Z,2026-01-06T10:00:00Z,chat\n',
)
const importsIn = (path: string): number => {
  const store = openStore(path, { readOnly: true })
  try {
    return Number(store.sql('SELECT COUNT(*) FROM imports').pluck().get())
  } finally {
    store.close()
  }
}

describe('a project in a folder that a program copies to other computers', () => {
  let turn = 0
  let folder: string
  let shared: string
  let core: ReturnType<typeof createCore>
  const start = () => createCore({ today: '2026-11-22', dataFolder: scratch.at(`data ${turn}`) })
  const open = () => core.handlers['project:open']({ file: shared }, quietTask)
  const kindsOf = ({ notices }: { readonly notices: readonly { readonly kind: string }[] }) =>
    notices.map(({ kind }) => kind)
  const workingFiles = () =>
    readdirSync(scratch.at(`data ${turn}`, 'working'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.proofbook'),
    )
  beforeEach(async () => {
    turn += 1
    folder = scratch.at(`OneDrive ${turn}`)
    shared = join(folder, 'acme.proofbook')
    mkdirSync(folder)
    process.env.OneDrive = folder
    core = start()
    await core.handlers['project:create']({ file: shared, currency: 'EUR', timeZone: 'UTC' }, quietTask)
  })
  afterEach(() => {
    core.close()
  })

  it('is worked on in a copy, says so, and is put back after an import and at the close', async () => {
    const info = await core.handlers['project:current']({}, quietTask)
    expect(info).toMatchObject({ name: 'acme', readOnly: false })
    expect(info?.notices[0]).toMatchObject({ kind: 'working-copy', place: 'OneDrive' })
    expect(workingFiles()).toHaveLength(1)
    await core.handlers['data:import']({ files: [{ file: tickets }] }, quietTask)
    expect(importsIn(shared)).toBe(1)
    const quarter = (await core.handlers['project:current']({}, quietTask))?.quarter as string
    await core.handlers['story:language']({ quarter, language: 'de' }, quietTask)
    const before = readFileSync(shared)
    expect(core.close()).toBeNull()
    expect(readFileSync(shared).equals(before)).toBe(false)
    expect(workingFiles()).toEqual([])
    expect(readdirSync(folder).filter((name) => name.startsWith('.') || name.includes('conflict'))).toEqual([])
  })

  it('is verified, backed up beside itself, and restored', async () => {
    await core.handlers['data:import']({ files: [{ file: tickets }] }, quietTask)
    const backup = await core.handlers['project:back-up']({}, quietTask)
    expect(readdirSync(`${shared}-backups`)).toContain(backup.name)
    expect((await core.handlers['project:verify']({}, quietTask)).ok).toBe(true)
    const [{ id } = { id: 0 }] = await core.handlers['data:imports']({}, quietTask)
    await core.handlers['data:undo-import']({ importId: id }, quietTask)
    const restored = await core.handlers['project:restore']({ name: backup.name }, quietTask)
    expect(restored.imports).toBe(1)
    expect(kindsOf(restored)).toContain('working-copy')
  })

  it('is put elsewhere with all that was done in it; somebody else’s work that had come stays', async () => {
    await core.handlers['data:import']({ files: [{ file: tickets }] }, quietTask)
    const elsewhere = scratch.at(`moved ${turn}.proofbook`)
    const moved = await core.handlers['project:move']({ file: elsewhere }, quietTask)
    expect(moved.imports).toBe(1)
    expect(kindsOf(moved)).toEqual([])
    expect(existsSync(shared)).toBe(false)
    const back = await core.handlers['project:move']({ file: shared }, quietTask)
    expect(kindsOf(back)).toContain('working-copy')
    expect(existsSync(elsewhere)).toBe(false)
    const theirs = createCore({ today: '2026-11-22', dataFolder: scratch.at(`their data ${turn}`) })
    await theirs.handlers['project:create']({ file: scratch.at(`theirs ${turn}.proofbook`) }, quietTask)
    theirs.close()
    renameSync(scratch.at(`theirs ${turn}.proofbook`), shared)
    expect(await core.handlers['project:move']({ file: elsewhere }, quietTask)).toMatchObject({ imports: 1 })
    expect(importsIn(shared)).toBe(0)
  })

  it('that somebody else changed meanwhile is left as it is, ours lies beside it, and it is said', async () => {
    const theirs = createCore({ today: '2026-11-22', dataFolder: scratch.at(`their data ${turn}`) })
    core.close()
    await theirs.handlers['project:open']({ file: shared }, quietTask)
    await open()
    await theirs.handlers['data:import']({ files: [{ file: tickets }] }, quietTask)
    expect(theirs.close()).toBeNull()
    await core.handlers['project:settings']({ currency: 'USD' }, quietTask)
    expect(core.close()?.message).toMatch(/changed by somebody else meanwhile; your work is saved beside it/)
    expect(importsIn(shared)).toBe(1)
    const again = await open()
    expect(again.currency).toBe('EUR')
    expect(kindsOf(again)).toEqual(expect.arrayContaining(['conflicted-copies', 'conflict-saved']))
    const [ours] = readdirSync(folder).filter((name) => name.includes('(conflict'))
    expect((await core.handlers['project:open']({ file: join(folder, ours as string) }, quietTask)).currency).toBe(
      'USD',
    )
  })

  it('says who on another computer seems to work on it, and leaves their note', async () => {
    core.close()
    const note = `${JSON.stringify({ user: 'anna', host: 'LAPTOP-7', pid: 7 })}\n`
    writeFileSync(`${shared}-open`, note)
    const { notices } = await open()
    expect(notices).toContainEqual(expect.objectContaining({ kind: 'also-open', user: 'anna', host: 'LAPTOP-7' }))
    core.close()
    expect(readFileSync(`${shared}-open`, 'utf8')).toBe(note)
  })

  it('no longer holds anybody who was erased from it, before it is closed', async () => {
    const file = scratch.at(`person ${turn}.csv`)
    writeFileSync(file, readFileSync(tickets, 'utf8').replaceAll('C-1', 'Kunigunde-4711'))
    await core.handlers['data:import']({ files: [{ file }] }, quietTask)
    expect(readFileSync(shared).includes('Kunigunde-4711')).toBe(true)
    const [found] = await core.handlers['people:find']({ find: 'Kunigunde-4711' }, quietTask)
    const report = await core.handlers['people:erase']({ who: found?.who as string }, quietTask)
    expect(report.heldBack).toBeNull()
    expect(readFileSync(shared).includes('Kunigunde-4711')).toBe(false)
  })

  it('goes on while its folder is away, keeps the work, and puts it back when the folder is there again', async () => {
    const gone = `${folder} unplugged`
    renameSync(folder, gone)
    await core.handlers['data:import']({ files: [{ file: tickets }] }, quietTask)
    expect(kindsOf((await core.handlers['project:current']({}, quietTask)) ?? { notices: [] })).toContain('unpublished')
    expect(core.close()?.message).toMatch(/acme\.proofbook, or the folder it is in, is not there any more/)
    expect(existsSync(folder)).toBe(false)
    const offline = await open()
    expect(offline).toMatchObject({ imports: 1 })
    core.close()
    renameSync(gone, folder)
    expect(await open()).toMatchObject({ imports: 1 })
    expect(core.close()).toBeNull()
    expect(importsIn(shared)).toBe(1)
  })

  it('says quietly what is not yet in its folder, is put there when asked, and says at the close that it is there', async () => {
    const now = async () => kindsOf((await core.handlers['project:current']({}, quietTask)) ?? { notices: [] })
    expect(await now()).toEqual(['working-copy'])
    await core.handlers['project:settings']({ currency: 'USD' }, quietTask)
    expect(await now()).toEqual(['working-copy', 'not-yet-shared'])
    expect(kindsOf(await core.handlers['project:publish']({}, quietTask))).toEqual(['working-copy'])
    const theirs = openStore(shared, { readOnly: true })
    expect(readSettings(theirs).currency).toBe('USD')
    theirs.close()
    await core.handlers['project:settings']({ currency: 'EUR' }, quietTask)
    expect(await core.handlers['project:close']({}, quietTask)).toEqual({ kind: 'published', of: 'acme.proofbook' })
    expect(kindsOf(await open())).toEqual(['working-copy'])
  })

  it('says what could not be put there when asked, and at the close; and nothing of a project that lies in no such folder', async () => {
    await core.handlers['project:settings']({ currency: 'USD' }, quietTask)
    renameSync(folder, `${folder} unplugged`)
    await expect(core.handlers['project:publish']({}, quietTask)).rejects.toThrow(/is not there any more; your work is/)
    expect(await core.handlers['project:close']({}, quietTask)).toEqual({
      kind: 'unpublished',
      of: 'acme.proofbook',
      because: 'away',
    })
    renameSync(`${folder} unplugged`, folder)
    await core.handlers['project:create']({ file: scratch.at(`alone ${turn}.proofbook`) }, quietTask)
    expect(await core.handlers['project:close']({}, quietTask)).toBeNull()
    await core.handlers['project:create']({ file: scratch.at(`alone too ${turn}.proofbook`) }, quietTask)
    await expect(core.handlers['project:publish']({}, quietTask)).rejects.toThrow(/lies in no shared folder/)
  })

  it('says of an erasure that the file in the folder still holds the person, where it could not be put there', async () => {
    const file = scratch.at(`person ${turn}.csv`)
    writeFileSync(file, readFileSync(tickets, 'utf8').replaceAll('C-1', 'Kunigunde-4711'))
    await core.handlers['data:import']({ files: [{ file }] }, quietTask)
    const [found] = await core.handlers['people:find']({ find: 'Kunigunde-4711' }, quietTask)
    const theirs = createCore({ today: '2026-11-22', dataFolder: scratch.at(`their data ${turn}`) })
    await theirs.handlers['project:open']({ file: shared }, quietTask)
    await theirs.handlers['project:settings']({ currency: 'USD' }, quietTask)
    theirs.close()
    const report = await core.handlers['people:erase']({ who: found?.who as string }, quietTask)
    expect(report.heldBack).toBe('changed')
    expect(readFileSync(shared).includes('Kunigunde-4711')).toBe(true)
  })

  describe('and that two have changed', () => {
    beforeEach(async () => {
      const theirs = createCore({ today: '2026-11-23', dataFolder: scratch.at(`their data ${turn}`) })
      await theirs.handlers['project:open']({ file: shared }, quietTask)
      await theirs.handlers['data:import']({ files: [{ file: tickets }] }, quietTask)
      theirs.close()
      await core.handlers['project:settings']({ currency: 'USD' }, quietTask)
      await expect(core.handlers['project:publish']({}, quietTask)).rejects.toThrow(
        /changed by somebody else meanwhile/,
      )
    })
    const stateOf = (path: string) => {
      const store = openStore(path, { readOnly: true })
      const imports = Number(store.sql('SELECT COUNT(*) FROM imports').pluck().get())
      const state = { currency: readSettings(store).currency, imports }
      store.close()
      return state
    }
    const backups = () => core.handlers['project:backups']({ file: shared }, quietTask)

    it('is shown as what each of the two has since they parted', async () => {
      const { of, since, ours, theirs } = await core.handlers['project:compare']({}, quietTask)
      expect(of).toBe('acme.proofbook')
      expect(since).toMatch(/^2026-11-22T/)
      expect(ours.map(({ kind }) => kind)).toEqual(['project'])
      expect(theirs.map(({ kind, what }) => [kind, what])).toEqual([
        ['import', expect.stringContaining('Imported tickets.csv')],
      ])
    })

    it('becomes ours where ours is chosen; theirs is a backup', async () => {
      const info = await core.handlers['project:choose']({ keep: 'ours' }, quietTask)
      expect(info).toMatchObject({ currency: 'USD', imports: 0 })
      expect(kindsOf(info)).toEqual(['working-copy'])
      core.close()
      expect(stateOf(shared)).toEqual({ currency: 'USD', imports: 0 })
      const [kept] = await backups()
      expect(stateOf(join(`${shared}-backups`, kept?.name ?? ''))).toEqual({ currency: 'EUR', imports: 1 })
    })

    it('becomes theirs where theirs is chosen; ours is a backup', async () => {
      const info = await core.handlers['project:choose']({ keep: 'theirs' }, quietTask)
      expect(info).toMatchObject({ currency: 'EUR', imports: 1 })
      expect(kindsOf(info)).toEqual(['working-copy'])
      core.close()
      expect(stateOf(shared)).toEqual({ currency: 'EUR', imports: 1 })
      const [kept] = await backups()
      expect(stateOf(join(`${shared}-backups`, kept?.name ?? ''))).toEqual({ currency: 'USD', imports: 0 })
    })

    it('are two files where both are chosen, and theirs is open', async () => {
      const info = await core.handlers['project:choose']({ keep: 'both' }, quietTask)
      expect(info).toMatchObject({ currency: 'EUR', imports: 1 })
      expect(kindsOf(info)).toContain('conflicted-copies')
      const [ours] = readdirSync(folder).filter((name) => name.includes('(conflict'))
      expect(stateOf(join(folder, ours ?? ''))).toEqual({ currency: 'USD', imports: 0 })
    })
  })

  it('compares nothing where nobody else changed it', async () => {
    await expect(core.handlers['project:compare']({}, quietTask)).rejects.toThrow(/nobody else has changed/)
    await expect(core.handlers['project:choose']({ keep: 'ours' }, quietTask)).rejects.toThrow(
      /nobody else has changed/,
    )
  })

  it('is reviewed on the same copy', async () => {
    await core.handlers['data:import']({ files: [{ file: tickets }] }, quietTask)
    const review = await core.handlers['review:start']({ name: 'Fay', role: 'finance' }, quietTask)
    expect(review.readOnly).toBe(true)
    await core.handlers['review:end']({}, quietTask)
    expect(core.close()).toBeNull()
    expect(workingFiles()).toEqual([])
  })

  it('says on the command line what could not be put back, ends with 1, and puts it back next time', async () => {
    await core.handlers['data:import']({ files: [{ file: tickets }] }, quietTask)
    core.close()
    const work = takeWorkingCopy(shared, scratch.at(`data ${turn}`, 'working'), { today: '2026-11-22' })
    const store = openStore(shared, { at: work.file }) as WriteStore
    writeSettings(store, { ...readSettings(store), name: 'Ours' })
    store.close()
    work.release('kept')
    process.env.PROOFBOOK_DATA = scratch.at(`data ${turn}`)
    renameSync(folder, `${folder} unplugged`)
    const away = proofbook('verify', shared)
    expect(away.exitCode).toBe(1)
    expect(away.stderr).toContain('your work is kept on this computer')
    renameSync(`${folder} unplugged`, folder)
    expect(proofbook('verify', shared).exitCode).toBe(0)
    expect(await open()).toMatchObject({ name: 'Ours' })
  })
})
