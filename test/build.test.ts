import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const main = join(import.meta.dirname, '../out/main')
const compiled = readdirSync(main, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'))

describe('what is compiled for Node', () => {
  // A chunk that is loaded only when somebody exports a deck would otherwise fail there and nowhere else.
  it.each(compiled)('%s is sound JavaScript', (name) => {
    const { status, stderr } = spawnSync(process.execPath, ['--check', join(main, name)], { encoding: 'utf8' })
    expect([status, stderr]).toEqual([0, ''])
  })
})
