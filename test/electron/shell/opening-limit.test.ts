import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openingLimit } from '../../../electron/shell/opening-limit.ts'

describe('how long a project may take to open', () => {
  const folder = mkdtempSync(join(tmpdir(), 'limit-'))
  const file = join(folder, 'p.proofbook')
  writeFileSync(file, '')
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('is a minute, and a second for each megabyte', () => {
    expect(openingLimit(file)).toBe(60_000)
    truncateSync(file, 30_000_000)
    expect(openingLimit(file)).toBe(90_000)
  })

  it.each([
    ['is not there', join(folder, 'nowhere.proofbook')],
    ['lies in a file', join(file, 'p.proofbook')],
    ['has a longer name than any disk knows', join(folder, 'x'.repeat(5_000))],
    ['has no name that a disk could know', '\0'],
  ])('is a minute for what %s, so that opening it can say so', (_, path) => {
    expect(openingLimit(path)).toBe(60_000)
  })
})
