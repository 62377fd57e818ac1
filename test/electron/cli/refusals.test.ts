import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { proofbookHere, scratchFolder } from '../../helpers/command-line.ts'

const scratch = scratchFolder()
const project = scratch.at('p.proofbook')
const hash = () => createHash('sha256').update(readFileSync(project)).digest('hex')

beforeAll(async () => {
  expect((await proofbookHere('new', project)).exitCode).toBe(0)
  writeFileSync(scratch.at('empty.csv'), '')
  writeFileSync(scratch.at('prose.txt'), 'Dear colleague,\nplease find nothing attached.\n')
  writeFileSync(
    scratch.at('picture.png'),
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 1, 2, 3]),
  )
  writeFileSync(scratch.at('strange.csv'), 'colour,shape\nred,round\nblue,square\n')
  writeFileSync(scratch.at('heading-only.csv'), 'ticket_id,customer_id,created_at,closed_at\n')
  mkdirSync(scratch.at('folder'))
})
afterAll(scratch.remove)

describe('what can’t be imported', () => {
  it.each([
    ['a file that is not there', 'missing.csv'],
    ['an empty file', 'empty.csv'],
    ['prose', 'prose.txt'],
    ['a picture', 'picture.png'],
    ['a table of something else', 'strange.csv'],
    ['an empty folder', 'folder'],
    ['another project', 'p.proofbook'],
  ])('%s is refused in one clear line, with exit code 1, and nothing is changed', async (_, name) => {
    const before = await hash()
    const plain = await proofbookHere('import', project, scratch.at(name))
    expect(plain.exitCode).toBe(1)
    expect(plain.stdout).toBe('')
    expect(plain.stderr.trim().split('\n')).toHaveLength(1)
    expect(plain.stderr).toMatch(/^proofbook: .+; .+/)
    expect(plain.stderr).not.toMatch(/ at .+:\d+|undefined|\[object/)
    const json = await proofbookHere('import', project, scratch.at(name), '--json')
    expect(json.exitCode).toBe(1)
    const { error } = json.json<{ error: { code: string; message: string; hint: string } }>()
    expect([error.code, error.message, error.hint].every((text) => text.length > 0)).toBe(true)
    expect(error.code).not.toBe('bug')
    expect(await hash()).toBe(before)
  })
})

describe('projects that can’t be opened', () => {
  it.each([
    ['is not there', 'missing.proofbook'],
    ['is empty', 'empty.csv'],
    ['is something else', 'prose.txt'],
    ['is a folder', 'folder'],
  ])('a project that %s is refused by every command in one line', async (_, name) => {
    for (const command of ['metrics', 'cohorts', 'cost', 'ledger', 'story', 'verify', 'link', 'problems']) {
      const call = await proofbookHere(command, scratch.at(name), '--json')
      expect([command, call.exitCode, call.stderr.trim().split('\n').length]).toEqual([command, 1, 1])
      expect(call.json()).toHaveProperty('error.hint')
    }
  })

  it('is never overwritten by a new one', async () => {
    const before = await hash()
    const again = await proofbookHere('new', project, '--json')
    expect([again.exitCode, again.json<{ error: { code: string } }>().error.code]).toEqual([1, 'already-exists'])
    expect(await hash()).toBe(before)
  })

  it('answers questions about an empty project with a refusal, not with zeros', async () => {
    for (const command of ['metrics', 'cohorts', 'cost', 'ledger', 'story']) {
      const call = await proofbookHere(command, project, '--json')
      expect([command, call.exitCode, call.json<{ error: { code: string } }>().error.code]).toEqual([
        command,
        1,
        'no-data',
      ])
    }
  })
})

describe('wrong usage', () => {
  it.each([
    ['an unknown command', ['fly']],
    ['a missing argument', ['metrics']],
    ['an unknown option', ['metrics', 'p', '--colour', 'red']],
    ['a number that is none', ['sample', 'folder', '--customers', 'many']],
    ['a deck without a place', ['deck', 'p']],
    ['no command at all', []],
  ])('%s ends with exit code 2 and writes nothing to stdout but help', async (_, args) => {
    const call = await proofbookHere(...args)
    expect(call.exitCode).toBe(2)
    expect(call.stderr + call.stdout).toMatch(/usage|command/)
  })

  it.each([
    ['--currency', 'euros'],
    ['--timezone', 'Berlin'],
    ['--fiscal-year-start', '13'],
  ])('new refuses %s %s', async (option, value) => {
    const call = await proofbookHere('new', scratch.at('other.proofbook'), option, value)
    expect(call.exitCode).toBe(1)
    expect(call.stderr).toContain(value)
  })
})
