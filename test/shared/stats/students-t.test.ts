import { describe, it } from 'vitest'
import { studentsTQuantile, studentsTTwoSided } from '../../../shared/stats/students-t.ts'
import { expectClose, readAnswers } from '../../reference/reference.ts'

const r = readAnswers<{
  readonly t_upper: readonly { readonly x: number; readonly df: number; readonly p: number }[]
  readonly qt: readonly { readonly p: number; readonly df: number; readonly q: number }[]
}>('distributions')

describe('studentsTTwoSided', () => {
  it.each(r.t_upper)('is twice R pt(lower.tail = FALSE) at $x on $df', ({ x, df, p }) =>
    expectClose([studentsTTwoSided(x, df)], [2 * p], 1e-12),
  )
})

describe('studentsTQuantile', () => {
  it.each(r.qt)('equals R qt at $p on $df', ({ p, df, q }) => expectClose([studentsTQuantile(p, df)], [q], 1e-10))
})
