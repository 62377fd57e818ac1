import { statSync, writeFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { createFileTokens } from '../../../electron/shell/file-tokens.ts'
import { createOwnProjects } from '../../../electron/shell/own-projects.ts'
import { scratchFolder } from '../../helpers/command-line.ts'

describe('createOwnProjects', () => {
  const scratch = scratchFolder()
  afterEach(() => scratch.remove())

  it('gives a free place in a folder of the owner’s alone, by a token for a project', async () => {
    const tokens = createFileTokens()
    const own = createOwnProjects(scratch.at('projects'), tokens)
    const first = await own.place('../../exports.proofbook')
    expect(first.name).toBe('exports.proofbook')
    const path = tokens.path(first.file, 'project')
    expect(path).toBe(scratch.at('projects', 'exports.proofbook'))
    expect(() => tokens.path(first.file, 'read')).toThrow()
    if (process.platform !== 'win32') expect(statSync(scratch.at('projects')).mode & 0o077).toBe(0)
    writeFileSync(path, '')
    expect((await own.place('exports.proofbook')).name).toBe('exports 2.proofbook')
    await expect(own.place(undefined)).rejects.toThrow('needs a name')
  })
})
