import { describe, it } from 'vitest'
import { newcombeDifference } from '../../../shared/stats/newcombe.ts'
import { expectClose, readAnswers } from '../../reference/reference.ts'

const { newcombe_diff } = readAnswers<{
  readonly newcombe_diff: {
    readonly cases: readonly { readonly k: readonly [number, number, number, number]; readonly ci: number[] }[]
  }
}>('proportions')

describe('newcombeDifference', () => {
  it.each(newcombe_diff.cases)('equals method 10 of the paper on $k', ({ k, ci }) => {
    const [a, n, b, m] = k
    const { estimate, low, high } = newcombeDifference({ successes: a, n }, { successes: b, n: m })
    expectClose([estimate, low, high], [a / n - b / m, ...ci], 1e-9)
  })
})
