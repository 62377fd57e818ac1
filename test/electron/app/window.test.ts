import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Bridge } from '../../../shared/contract.ts'
import { driveStandIn, type StandInRun } from '../../e2e/stand-in/drive.ts'

/** As much of the page as these tests use. */
type Page = typeof globalThis & { proofbook: Bridge }

let folder: string
let run: StandInRun
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proofbook-window-'))
  run = await driveStandIn({ dataFolder: join(folder, 'data'), args: [join(folder, 'none.proofbook')] })
})
afterAll(async () => {
  await run?.close()
  await rm(folder, { recursive: true, force: true })
})

const current = () => run.page.evaluate(() => (globalThis as Page).proofbook.ask('project:current', {}))

/** The process of the core that runs now. */
const corePid = async () => (await run.call<{ childPids: number[] }>('record')).childPids.at(-1) ?? Number.NaN

const isRunning = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('the window', () => {
  it('says what is wrong with the project it was started with, and stays', async () => {
    expect(await current()).toEqual({ ok: true, value: null })
    const unopened = await run.page.evaluate(() => (globalThis as Page).proofbook.ask('project:unopened', {}))
    expect(unopened).toMatchObject({ ok: true, value: { error: { message: expect.any(String) }, backups: [] } })
    expect(run.notes.filter(([kind]) => kind === 'error-box')).toEqual([])
  })

  it('outlives the core: what was asked is answered, and what is asked next is answered by a fresh one', async () => {
    const before = await corePid()
    const asked = run.page.evaluate(() =>
      Promise.all(Array.from({ length: 50 }, () => (globalThis as Page).proofbook.ask('project:current', {}))),
    )
    process.kill(before, 'SIGKILL')
    for (const reply of await asked) {
      expect(reply.ok || reply.error.code).toSatisfy((outcome) => outcome === true || outcome === 'core-stopped')
    }
    expect(await current()).toEqual({ ok: true, value: null })
    expect(await corePid()).not.toBe(before)
  })

  it('gives tokens for files that were chosen, and none when the person changed their mind', async () => {
    const path = join(folder, 'tickets.csv')
    await writeFile(path, 'id\n1\n')
    run.dialogs.open.push([path])
    const picked = () => run.page.evaluate(() => (globalThis as Page).proofbook.files.pick('exports'))
    expect(await picked()).toEqual([{ file: expect.stringMatching(/^file-[\w-]{24}$/), name: 'tickets.csv' }])
    expect(await picked()).toEqual([])
  })

  it('suggests a name that leads nowhere and ends as its kind does', async () => {
    run.dialogs.saveFolder = folder
    const save = (name: string) =>
      run.page.evaluate((suggested) => (globalThis as Page).proofbook.files.saveAs('deck', suggested), name)
    expect((await save('../../Q3: the case'))?.name).toBe('Q3 the case.pptx')
    expect((await save('case.PPTX'))?.name).toBe('case.pptx')
    run.dialogs.saveFolder = null
    expect(await save('case.pptx')).toBeNull()
  })

  it('refuses a kind of file that is none', async () => {
    const refused = run.page.evaluate(() =>
      (globalThis as Page).proofbook.files.pick('anything' as never).catch((error: Error) => error.message),
    )
    expect(await refused).toBe('no such kind of file. Reload the window and try again.')
  })

  it('remembers the projects that were opened in it, by name and token', async () => {
    run.dialogs.saveFolder = folder
    const made = await run.page.evaluate(async () => {
      const { files, ask } = (globalThis as Page).proofbook
      const target = await files.saveAs('project', 'q3.proofbook')
      return ask('project:create', { file: String(target?.file) })
    })
    expect(made).toMatchObject({ ok: true })
    const recent = () => run.page.evaluate(() => (globalThis as Page).proofbook.recent.list())
    const [first] = await recent()
    expect(first).toMatchObject({ name: 'q3', folder: basename(folder), isMissing: false })
    expect(JSON.stringify(first)).not.toContain(folder)
    const opened = await run.page.evaluate(
      (file) => (globalThis as Page).proofbook.ask('project:open', { file }),
      String(first?.file),
    )
    expect(opened).toMatchObject({ ok: true, value: { name: 'q3' } })
    await run.page.evaluate(() => (globalThis as Page).proofbook.recent.forget())
    expect(await recent()).toEqual([])
    await run.page.evaluate(() => (globalThis as Page).proofbook.ask('project:close', {}))
  })

  it('comes to the front when the app is started a second time', async () => {
    await run.call('emitApp', 'second-instance', ['electron', '.'], folder)
    await expect.poll(() => run.notes.map(([kind]) => kind)).toEqual(expect.arrayContaining(['restore', 'focus']))
  })

  it('ends with everything it started', async () => {
    const pid = await corePid()
    expect(isRunning(pid)).toBe(true)
    await run.close()
    expect(await run.exited).toBe(0)
    expect(isRunning(pid)).toBe(false)
  })
})
