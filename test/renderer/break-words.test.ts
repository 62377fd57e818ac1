import { expect, it } from 'vitest'
import { breakWords } from '../../renderer/break-words.ts'

it('writes the day of a break in words, and leaves one without a day as it is told', () => {
  expect(breakWords('Q2 2026', '2026-05-04: Zendesk counts otherwise: from here on')).toBe(
    'Q2 2026, 4 May 2026: Zendesk counts otherwise: from here on',
  )
  expect(breakWords('Q2 2026', 'the window is nine days')).toBe('Q2 2026: the window is nine days')
})
