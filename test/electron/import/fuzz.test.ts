import { describe, expect, it } from 'vitest'
import { type Damage, damages, tryDamaged } from '../../experiment/damaged-inputs.ts'

/** How many damaged files of each kind are tried; `PROOFBOOK_FUZZ=1000000` tries a million, `PROOFBOOK_FUZZ_SEED` others. */
const times = Number(process.env.PROOFBOOK_FUZZ ?? 600)
const seed = Number(process.env.PROOFBOOK_FUZZ_SEED ?? 20_260_930)

/** What must come out, and how many of a hundred tries at least can be held against the sound file. */
const promises: Readonly<Record<Damage, readonly [says: string, compared: number]>> = {
  bytes: ['is refused or read with a balance, and never ends the app', 0],
  line: ['never changes what the lines beside the damage are worth without a word', 5],
  dress: ['is worth the same in any dress, or somebody is told', 30],
  packed: ['is refused or read whole when it is packed', 0],
}

describe('a damaged file', { timeout: 24 * 3_600_000 }, () => {
  it.each(damages)('(%s) keeps its promise', async (kind) => {
    const [says, least] = promises[kind]
    let compared = 0
    for (let i = 0; i < times; i += 1) {
      try {
        if ((await tryDamaged(kind, seed, i)) === 'compared') compared += 1
      } catch (error) {
        throw new Error(`${says}: not kept by try ${i} of seed ${seed}`, { cause: error })
      }
    }
    expect(compared).toBeGreaterThanOrEqual((times * least) / 100)
  })
})
