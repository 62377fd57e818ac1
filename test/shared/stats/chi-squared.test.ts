import { describe, expect, it } from 'vitest'
import { chiSquaredQuantile, chiSquaredUpper } from '../../../shared/stats/chi-squared.ts'
import { expectClose, readAnswers } from '../../reference/reference.ts'

const r = readAnswers<{
  readonly chisq_upper: readonly { readonly x: number; readonly df: number; readonly p: number }[]
  readonly qchisq: readonly { readonly p: number; readonly df: number; readonly q: number }[]
}>('distributions')

describe('chiSquaredUpper', () => {
  it.each(r.chisq_upper)('equals R pchisq(lower.tail = FALSE) at $x on $df', ({ x, df, p }) =>
    expectClose([chiSquaredUpper(x, df)], [p], 1e-12),
  )
  it('tests nothing without degrees of freedom', () => expect(chiSquaredUpper(0, 0)).toBe(1))
})

describe('chiSquaredQuantile', () => {
  it.each(r.qchisq)('equals R qchisq at $p on $df', ({ p, df, q }) =>
    expectClose([chiSquaredQuantile(p, df)], [q], 1e-10),
  )
})
