import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFileTokens, type FileTokens } from '../../../electron/shell/file-tokens.ts'
import { createRecentProjects, type RecentProjects, rememberOpened } from '../../../electron/shell/recent-projects.ts'

let folder: string
let file: string
let tokens: FileTokens
let recent: RecentProjects

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proofbook-recent-'))
  file = join(folder, 'data/recent-projects.json')
  tokens = createFileTokens()
  recent = createRecentProjects(file, tokens, '2026-11-29')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function project(name: string): Promise<string> {
  const path = join(folder, name)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, 'a project')
  return path
}

const names = async (from: RecentProjects = recent) => (await from.list()).map(({ name }) => name)

describe('the projects opened lately', () => {
  it('are none at first', async () => {
    expect(await recent.list()).toEqual([])
  })

  it('come newest first, each once, and outlive the process', async () => {
    const [q1, q2] = [await project('q1.proofbook'), await project('q2.proofbook')]
    await recent.note(q1)
    await recent.note(q2)
    await recent.note(q1)
    expect(await names()).toEqual(['q1', 'q2'])
    expect(await names(createRecentProjects(file, createFileTokens(), '2026-11-30'))).toEqual(['q1', 'q2'])
  })

  it('give the window a name, a folder’s name, a day and a token, and no path', async () => {
    await recent.note(await project('Finance/q3.proofbook'))
    const [only] = await recent.list()
    expect(only).toEqual({
      file: expect.stringMatching(/^file-[\w-]{24}$/),
      name: 'q3',
      fileName: 'q3.proofbook',
      folder: 'Finance',
      day: '2026-11-29',
      isMissing: false,
    })
    expect(JSON.stringify(only)).not.toContain(folder)
    expect(tokens.path(String(only?.file), 'read')).toBe(join(folder, 'Finance/q3.proofbook'))
    expect(() => tokens.path(String(only?.file), 'project')).toThrow('not chosen')
  })

  it('say which one is not where it was, and keep it until it is taken off', async () => {
    const [gone, here] = [await project('gone.proofbook'), await project('here.proofbook')]
    await recent.note(gone)
    await recent.note(here)
    await rm(gone)
    const listed = await recent.list()
    expect(listed.map(({ name, isMissing }) => [name, isMissing])).toEqual([
      ['here', false],
      ['gone', true],
    ])
    await recent.forget(listed[1]?.file)
    expect(await names()).toEqual(['here'])
  })

  it('are ten at most', async () => {
    for (let n = 1; n <= 12; n += 1) await recent.note(await project(`${n}.proofbook`))
    expect(await names()).toEqual(['12', '11', '10', '9', '8', '7', '6', '5', '4', '3'])
  })

  it('are cleared without a trace on the disk, and the projects stay', async () => {
    const path = await project('q3.proofbook')
    await recent.note(path)
    await recent.forget()
    expect(await recent.list()).toEqual([])
    await expect(stat(file)).rejects.toThrow('ENOENT')
    expect(await readFile(path, 'utf8')).toBe('a project')
  })

  it('are forgotten by a token of this window only', async () => {
    await recent.note(await project('q3.proofbook'))
    await expect(recent.forget(join(folder, 'q3.proofbook'))).rejects.toThrow('not chosen')
    expect(await names()).toEqual(['q3'])
  })

  it('lose none when many are noted at once', async () => {
    const paths = await Promise.all(['a', 'b', 'c', 'd'].map((name) => project(`${name}.proofbook`)))
    await Promise.all(paths.map((path) => recent.note(path)))
    expect((await names()).toSorted()).toEqual(['a', 'b', 'c', 'd'])
  })

  it('are readable by their owner only', async () => {
    await recent.note(await project('q3.proofbook'))
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  it.each(['', '{', 'null', '{"path":"x"}', '[1, null, {"path": 5}, {"day": "x"}]'])(
    'are none when the list reads %j',
    async (text) => {
      await mkdir(join(file, '..'), { recursive: true })
      await writeFile(file, text)
      expect(await recent.list()).toEqual([])
      await recent.note(await project('q3.proofbook'))
      expect(await names()).toEqual(['q3'])
    },
  )

  it.skipIf(process.getuid?.() === 0)('keep no project from opening where the list can’t be written', async () => {
    await mkdir(join(file, '..'), { recursive: true })
    await chmod(join(file, '..'), 0o500)
    await recent.note(await project('q3.proofbook'))
    expect(await recent.list()).toEqual([])
    await chmod(join(file, '..'), 0o700)
  })

  it('are what was opened and made over the line to the core, not what was refused, and not the sample', async () => {
    const made = await project('made.proofbook')
    const link = rememberOpened(
      {
        ask: async (_channel, arg) =>
          JSON.stringify(arg).includes('bad')
            ? { ok: false, error: { code: 'damaged-project', message: 'bad', hint: '' } }
            : { ok: true, value: { name: 'Autumn' } as never },
        stop: async () => {},
      },
      recent,
    )
    await link.ask('project:create', { file: made })
    await link.ask('project:open', { file: join(folder, 'bad.proofbook') })
    await link.ask('project:sample', {})
    await link.ask('project:close', {})
    expect((await recent.list()).map(({ name, fileName }) => [name, fileName])).toEqual([['Autumn', 'made.proofbook']])
  })
})
