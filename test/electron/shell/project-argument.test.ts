import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectArgument } from '../../../electron/shell/project-argument.ts'

describe('the project on a command line', () => {
  it.each<[string, readonly string[], number, string | null]>([
    ['after the program’s name', ['proofbook', 'q3.proofbook'], 1, '/there/q3.proofbook'],
    ['after Electron and the app', ['electron', '.', 'q3.proofbook'], 2, '/there/q3.proofbook'],
    ['as a whole path', ['proofbook', '/data/q3.proofbook'], 1, '/data/q3.proofbook'],
    ['behind switches', ['proofbook', '--force-dark-mode', '-x', 'q3.proofbook'], 1, '/there/q3.proofbook'],
    ['the first one of two', ['proofbook', 'a.proofbook', 'b.proofbook'], 1, '/there/a.proofbook'],
    ['none', ['proofbook'], 1, null],
    ['none among switches', ['proofbook', '--lang=de'], 1, null],
    ['none that is empty or holds a zero byte', ['proofbook', '', 'a\0b.proofbook'], 1, null],
  ])('is found: %s', (_what, argv, skip, path) => {
    expect(projectArgument(argv, skip, '/there')).toBe(path === null ? null : resolve(path))
  })
})
