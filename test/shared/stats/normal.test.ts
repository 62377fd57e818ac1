import { describe, expect, it } from 'vitest'
import { normalCritical, normalQuantile, normalTwoSided, normalUpper } from '../../../shared/stats/normal.ts'
import { expectClose, readAnswers } from '../../reference/reference.ts'

const r = readAnswers<{
  readonly norm_upper: readonly { readonly z: number; readonly p: number }[]
  readonly qnorm: readonly { readonly p: number; readonly q: number }[]
}>('distributions')

describe('normalUpper', () => {
  it.each(r.norm_upper)('equals R pnorm(lower.tail = FALSE) at $z', ({ z, p }) =>
    expectClose([normalUpper(z)], [p], 1e-12),
  )
  it('adds up to 1 with its mirror image', () => expect(normalUpper(-1.3) + normalUpper(1.3)).toBeCloseTo(1, 15))
})

describe('normalTwoSided', () => {
  it('is twice the upper tail whatever the sign', () => {
    expect(normalTwoSided(-2)).toBe(normalTwoSided(2))
    expectClose([normalTwoSided(8.3)], [2 * normalUpper(8.3)], 1e-14)
  })
})

describe('normalQuantile', () => {
  const usual = r.qnorm.filter(({ p }) => p >= 1e-9)
  it.each(usual)('equals R qnorm at $p', ({ p, q }) => expectClose([normalQuantile(p)], [q], 1e-8))
  it('gives the multiplier of a 95 % interval', () => expect(normalCritical(0.95)).toBeCloseTo(1.959963984540054, 14))
})
