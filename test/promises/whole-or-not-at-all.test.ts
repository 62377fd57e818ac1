import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { damageFiles, failDisks } from '../experiment/torture.ts'

// The promise: a step happens whole or not at all, whatever the disk does, and a damaged file gives no wrong number. `npm run experiment -- torture` does it at length.
const hasFaults = spawnSync('fiu-run', ['-h'], { stdio: 'ignore' }).error === undefined

it.skipIf(!hasFaults)(
  'a step on a disk that fails is confirmed and there, or refused in words and there whole or not at all (needs fiu-run)',
  { timeout: 600_000 },
  async () => {
    expect((await failDisks(8, 20_261_129, () => undefined)).broken).toEqual([])
  },
)

it('a file that was cut or changed is refused, or read right', { timeout: 600_000 }, async () => {
  const { broken, lines } = await damageFiles(60, 20_261_129, () => undefined)
  expect(broken).toEqual([])
  expect(lines.length).toBeGreaterThan(0)
})
