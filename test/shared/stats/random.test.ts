import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../shared/stats/random.ts'

const draws = (draw: () => number, n = 100_000) => Array.from({ length: n }, draw)
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('seededRandom', () => {
  it('gives the same stream for the same seed and another for another', () => {
    const first = draws(seededRandom(1).uniform, 5)
    expect(draws(seededRandom(1).uniform, 5)).toEqual(first)
    expect(draws(seededRandom(2).uniform, 5)).not.toEqual(first)
  })

  it('stays what it is: reports drawn years ago can be drawn again', () => {
    expect(draws(() => seededRandom(42).integer(1_000_000), 1)).toEqual([444221])
    const random = seededRandom(7)
    expect([random.integer(1000), random.integer(1000), random.integer(1000)]).toEqual([603, 892, 120])
  })

  it('is uniform from 0 up to 1, evenly in tenths', () => {
    const random = seededRandom(3)
    const tenths = new Array<number>(10).fill(0)
    for (const value of draws(random.uniform)) {
      expect(value >= 0 && value < 1).toBe(true)
      tenths[Math.floor(value * 10)] = (tenths[Math.floor(value * 10)] as number) + 1
    }
    // Chi-squared on 9 degrees of freedom: above 27.9 once in a thousand seeds.
    expect(tenths.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(27.9)
  })

  it('draws normals with mean 0 and variance 1, and exponentials with mean 1', () => {
    const random = seededRandom(4)
    const normals = draws(random.normal)
    expect(Math.abs(mean(normals))).toBeLessThan(0.012)
    expect(Math.abs(mean(normals.map((value) => value * value)) - 1)).toBeLessThan(0.018)
    expect(Math.abs(mean(draws(random.exponential)) - 1)).toBeLessThan(0.012)
  })

  it('draws every integer as often', () => {
    const random = seededRandom(5)
    const counts = new Array<number>(7).fill(0)
    for (const value of draws(() => random.integer(7))) counts[value] = (counts[value] as number) + 1
    expect(counts.reduce((sum, count) => sum + (count - 100_000 / 7) ** 2 / (100_000 / 7), 0)).toBeLessThan(22.5)
  })
})
