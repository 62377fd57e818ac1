import { describe, expect, it } from 'vitest'
import type { Evidence } from '../../../shared/base/evidence.ts'
import type { Deck, Slide } from '../../../shared/deck/deck.ts'
import { checkDeckNumbers, numbersIn } from '../../../shared/deck/number-gate.ts'

const evidence: Evidence = {
  id: 'csat@1/2026Q3',
  metric: 'csat',
  version: 1,
  title: 'Satisfied',
  value: 0.7012,
  unit: 'share',
  currency: null,
  numerator: 1122,
  denominator: 1600,
  n: 1600,
  low: 0.678,
  high: 0.7231,
  period: '2026Q3',
  filter: {},
  excluded: {},
  grade: 'fact',
  caveats: [],
  note: null,
  dataThrough: null,
  sources: [],
  rows: null,
}

const deckOf = (title: string, ids: readonly string[] = [evidence.id]): Deck => ({
  title: 't',
  subject: 's',
  company: 'c',
  quarter: '2026Q3',
  date: '2026-11-22',
  slides: [{ id: 'one', title, evidence: ids } as Slide],
})

describe('numbersIn', () => {
  it('takes numbers as they are written, without the punctuation after them', () => {
    expect(numbersIn('Of 1,204 customers, €1.9m went in Q3 2026; 12.5 % came back within 48 hours, 9 days.')).toEqual([
      '1,204',
      '1.9',
      '12.5',
      '9',
    ])
    expect(numbersIn('of the next 180, after')).toEqual(['180'])
  })
})

describe('checkDeckNumbers', () => {
  it.each([
    'In Q3 2026, 70 % of 1,600 were satisfied',
    'Between 68 % and 72 % were satisfied in the next 180 days',
    'Nothing to count here',
  ])('lets through what is in evidence: %s', (title) => {
    expect(() => checkDeckNumbers(deckOf(title), { evidence: [evidence] })).not.toThrow()
  })

  it.each(['In Q3 2026, 71 % were satisfied', '70.12 % were satisfied', 'Of 1,601 customers'])(
    'refuses what is not: %s',
    (title) => {
      expect(() => checkDeckNumbers(deckOf(title), { evidence: [evidence] })).toThrow(/not in evidence/)
    },
  )

  it('refuses a slide that names no evidence, or evidence that is not there', () => {
    expect(() => checkDeckNumbers(deckOf('70 %', []), { evidence: [evidence] })).toThrow(/names no evidence/)
    expect(() => checkDeckNumbers(deckOf('70 %', ['csat@1/2026Q2']), { evidence: [evidence] })).toThrow(
      /csat@1\/2026Q2/,
    )
  })

  it('lets the story count its own parts', () => {
    expect(() => checkDeckNumbers(deckOf('3 of 5 stand'), { evidence: [evidence] })).toThrow()
    expect(() => checkDeckNumbers(deckOf('3 of 5 stand'), { evidence: [evidence], counted: [3, 5] })).not.toThrow()
  })
})
