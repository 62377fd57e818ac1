import { describe, expect, it } from 'vitest'
import { describeProgress } from '../../renderer/describe-progress.ts'

describe('describeProgress', () => {
  it('tells rows, rate and time left', () => {
    expect(describeProgress({ doing: '', done: 0.5, rows: 20_000 }, 4)).toBe(
      '20,000 rows · 5,000 rows a second · about 4\u202fs left',
    )
  })

  it.each([
    ['no rate in the first second', { doing: '', done: 0.5, rows: 900 }, 0.4, '900 rows'],
    ['no guess before a twentieth is done', { doing: '', done: 0.04, rows: 900 }, 9, '900 rows · 100 rows a second'],
    ['nothing where nothing is counted', { doing: '', done: null }, 9, ''],
    ['no time left at the end', { doing: '', done: 1 }, 9, ''],
  ])('makes %s', (_, progress, elapsed, said) => {
    expect(describeProgress(progress, elapsed)).toBe(said)
  })
})
