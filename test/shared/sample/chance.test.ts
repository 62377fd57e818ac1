import { describe, expect, it } from 'vitest'
import { makeChance } from '../../../shared/sample/chance.ts'

describe('makeChance', () => {
  it('gives the same stream for the same key and another for any other', () => {
    const first = (seed: number, purpose: string, index: number) => makeChance(seed, purpose, index).next()
    expect(first(7, 'plan', 12)).toBe(first(7, 'plan', 12))
    expect(
      new Set([first(7, 'plan', 12), first(8, 'plan', 12), first(7, 'seats', 12), first(7, 'plan', 13)]).size,
    ).toBe(4)
  })

  it('is uniform, with the mean, spread and serial independence of a uniform', () => {
    const chance = makeChance(1, 'uniform')
    const draws = Array.from({ length: 100_000 }, () => chance.next())
    const mean = draws.reduce((sum, x) => sum + x, 0) / draws.length
    const variance = draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / draws.length
    const lagged =
      draws.slice(1).reduce((sum, x, i) => sum + (x - mean) * ((draws[i] as number) - mean), 0) / draws.length
    expect(mean).toBeCloseTo(0.5, 2)
    expect(variance).toBeCloseTo(1 / 12, 3)
    expect(lagged / variance).toBeCloseTo(0, 1)
    expect(Math.min(...draws.slice(0, 50_000))).toBeGreaterThanOrEqual(0)
  })

  it('draws normal, exponential, whole and weighted values as asked', () => {
    const chance = makeChance(2, 'shapes')
    const mean = (draw: () => number) => Array.from({ length: 40_000 }, draw).reduce((sum, x) => sum + x, 0) / 40_000
    expect(mean(() => chance.normal())).toBeCloseTo(0, 1)
    expect(mean(() => chance.normal() ** 2)).toBeCloseTo(1, 1)
    expect(mean(() => chance.exponential(5)) / 5).toBeCloseTo(1, 1)
    expect(mean(() => chance.whole(3, 5))).toBeCloseTo(4, 1)
    expect(mean(() => (chance.weighted([1, 3]) === 1 ? 1 : 0))).toBeCloseTo(0.75, 1)
  })

  it('refuses a seed that is not a whole number', () => {
    expect(() => makeChance(0.5, 'plan')).toThrow(/seed is not a whole number/)
  })
})
