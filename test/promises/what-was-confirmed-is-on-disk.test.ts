import { expect, it } from 'vitest'
import { killAtRandom } from '../experiment/torture.ts'
import { operations } from '../experiment/torture-operations.ts'

// The promise: what Proofbook confirmed is on the disk after a crash. Processes are killed without warning while they import, take back, upgrade, decide, edit and go back to a backup; whatever was said to be done
// must be there. `npm run experiment -- torture` does it hundreds of times.
it('what was confirmed is on disk after a kill at a random moment', { timeout: 600_000 }, async () => {
  const { broken, lines } = await killAtRandom(operations.length, 20_261_129, () => undefined)
  expect(broken).toEqual([])
  expect(lines.every((line) => /[1-9]\d* killed/.test(line))).toBe(true)
})
