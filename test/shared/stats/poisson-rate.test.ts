import { describe, it } from 'vitest'
import { poissonRate } from '../../../shared/stats/poisson-rate.ts'
import { expectClose, readAnswers } from '../../reference/reference.ts'

const { poisson_rate_exact } = readAnswers<{
  readonly poisson_rate_exact: readonly { readonly x: number; readonly t: number; readonly ci: number[] }[]
}>('proportions')

describe('poissonRate', () => {
  it.each(poisson_rate_exact)('equals R poisson.test on $x in $t', ({ x, t, ci }) => {
    const { estimate, low, high } = poissonRate(x, t)
    expectClose([estimate, low, high], [x / t, ...ci], 1e-9)
  })
})
