import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { proofbook, scratchFolder } from '../../helpers/command-line.ts'

const scratch = scratchFolder()
const project = scratch.at('p.proofbook')
const hash = () => createHash('sha256').update(readFileSync(project)).digest('hex')

beforeAll(() => {
  expect(proofbook('new', project).exitCode).toBe(0)
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
  ])('%s is refused in one clear line, with exit code 1, and nothing is changed', (_, name) => {
    const before = hash()
    const plain = proofbook('import', project, scratch.at(name))
    expect(plain.exitCode).toBe(1)
    expect(plain.stdout).toBe('')
    expect(plain.stderr.trim().split('\n')).toHaveLength(1)
    expect(plain.stderr).toMatch(/^proofbook: .+; .+/)
    expect(plain.stderr).not.toMatch(/ at .+:\d+|undefined|\[object/)
    const json = proofbook('import', project, scratch.at(name), '--json')
    expect(json.exitCode).toBe(1)
    const { error } = json.json<{ error: { code: string; message: string; hint: string } }>()
    expect([error.code, error.message, error.hint].every((text) => text.length > 0)).toBe(true)
    expect(error.code).not.toBe('bug')
    expect(hash()).toBe(before)
  })
})

describe('projects that can’t be opened', () => {
  it.each([
    ['is not there', 'missing.proofbook'],
    ['is empty', 'empty.csv'],
    ['is something else', 'prose.txt'],
    ['is a folder', 'folder'],
  ])('a project that %s is refused by every command in one line', (_, name) => {
    for (const command of ['metrics', 'cohorts', 'cost', 'ledger', 'story', 'verify', 'link', 'problems']) {
      const call = proofbook(command, scratch.at(name), '--json')
      expect([command, call.exitCode, call.stderr.trim().split('\n').length]).toEqual([command, 1, 1])
      expect(call.json()).toHaveProperty('error.hint')
    }
  })

  it('is never overwritten by a new one', () => {
    const before = hash()
    const again = proofbook('new', project, '--json')
    expect([again.exitCode, again.json<{ error: { code: string } }>().error.code]).toEqual([1, 'already-exists'])
    expect(hash()).toBe(before)
  })

  it('answers questions about an empty project with a refusal, not with zeros', () => {
    for (const command of ['metrics', 'cohorts', 'cost', 'ledger', 'story']) {
      const call = proofbook(command, project, '--json')
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
  ])('%s ends with exit code 2 and writes nothing to stdout but help', (_, args) => {
    const call = proofbook(...args)
    expect(call.exitCode).toBe(2)
    expect(call.stderr + call.stdout).toMatch(/usage|command/)
  })

  it.each([
    ['--currency', 'euros'],
    ['--timezone', 'Berlin'],
    ['--fiscal-year-start', '13'],
  ])('new refuses %s %s', (option, value) => {
    const call = proofbook('new', scratch.at('other.proofbook'), option, value)
    expect(call.exitCode).toBe(1)
    expect(call.stderr).toContain(value)
  })
})
