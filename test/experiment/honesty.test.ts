import { describe, expect, it } from 'vitest'
import { honestyTable, playWorlds } from './honesty.ts'
import { trueDays } from './honesty-world.ts'

describe('the honesty experiment, in short', () => {
  const none = playWorlds(1, 60, 1200, 70_000)
  const effect = playWorlds(1.8, 60, 1200, 80_000)

  it('claims hardly ever where there is nothing, while a naive split nearly always would', () => {
    // At a rate of 5 %, chance allows seven of sixty once in a hundred times; the full experiment holds the rate itself.
    expect(none.claims).toBeLessThanOrEqual(7)
    expect(none.naiveClaims).toBeGreaterThan(50)
    expect(none.meanRatio).toBeGreaterThan(0.95)
    expect(none.meanRatio).toBeLessThan(1.05)
  })

  it('holds the truth in its intervals where there is an effect, while the naive one misses it', () => {
    expect(effect.ratioCovered).toBeGreaterThanOrEqual(0.88)
    expect(effect.daysCovered).toBeGreaterThanOrEqual(0.88)
    expect(effect.naiveCovered).toBeLessThan(0.2)
    expect(effect.claims).toBeGreaterThan(45)
    expect(effect.wrongWay).toBe(0)
  })

  it('prints a table that says what was promised and what was kept', () => {
    const { lines } = honestyTable(none, effect)
    expect(lines.join('\n')).toContain('ratio: interval holds the truth')
    expect(lines.some((line) => line.includes('misses') && line.endsWith('kept'))).toBe(true)
  })

  it('knows that without an effect no days are lost', () => {
    expect(trueDays(1, 180, 200)).toEqual({ exposed: 0, overlap: 0 })
    expect(trueDays(1.8, 180, 2_000).exposed).toBeLessThan(-5)
  })
})
