import { describe, expect, it } from 'vitest'
import { numbersIn } from '../../../shared/base/numbers-in.ts'
import type { Deck, Slide } from '../../../shared/deck/deck.ts'
import { checkDeckNumbers } from '../../../shared/deck/number-gate.ts'
import { inventEvidence } from '../../helpers/invent-evidence.ts'

const evidence = inventEvidence('csat@1/2026Q3', {
  title: 'Satisfied',
  value: 0.7012,
  unit: 'share',
  numerator: 1122,
  denominator: 1600,
  n: 1600,
  low: 0.678,
  high: 0.7231,
})

const blank: Slide = {
  id: 'one',
  title: '',
  subtitle: '',
  exhibit: null,
  figure: null,
  remarks: [],
  grade: 'fact',
  footer: '',
  notes: '',
  evidence: [],
}

const deckOf = (title: string, ids: readonly string[] = [evidence.id]): Deck => ({
  language: 'en',
  title: 't',
  subject: 's',
  company: 'c',
  quarter: '2026Q3',
  date: '2026-11-22',
  slides: [{ ...blank, title, evidence: ids }],
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
    expect(() => checkDeckNumbers(deckOf(title), { language: 'en', evidence: [evidence] })).not.toThrow()
  })

  it.each(['In Q3 2026, 71 % were satisfied', '70.12 % were satisfied', 'Of 1,601 customers'])(
    'refuses what is not: %s',
    (title) => {
      expect(() => checkDeckNumbers(deckOf(title), { language: 'en', evidence: [evidence] })).toThrow(/not in evidence/)
    },
  )

  const whole: Slide = {
    id: 'one',
    title: '70 % were satisfied',
    subtitle: 'of 1,600 who answered in Q3 2026',
    exhibit: {
      kind: 'bar',
      horizontal: false,
      caption: 'Satisfied',
      alt: 'Satisfied: 70 %.',
      unit: 'share',
      currency: null,
      evidence: [evidence.id],
      categories: ['all'],
      series: [{ name: 'satisfied', tone: 'accent', values: [0.7012], low: [0.678], high: [0.7231] }],
    },
    figure: { value: '70 %', unit: 'satisfied (68 % to 72 %)' },
    remarks: [{ text: '1,122 were satisfied.', honest: false }],
    grade: 'fact',
    footer: 'csat v1 · n 1,600 · data through 30 Sep 2026',
    notes: 'Satisfied: 70 % (95 % interval 68 % to 72 %), n 1,600. Evidence csat@1/2026Q3',
    evidence: [evidence.id],
  }
  const bar = whole.exhibit as Extract<Slide['exhibit'], { kind: 'bar' }>
  const check = (slide: Slide) =>
    checkDeckNumbers({ ...deckOf(''), slides: [slide] }, { language: 'en', evidence: [evidence], listed: ['204 rows'] })

  it('lets a slide through whose every number is in evidence', () => {
    expect(() => check(whole)).not.toThrow()
  })

  it.each<[string, Slide]>([
    ['its title', { ...whole, title: '71 % were satisfied' }],
    ['its subtitle', { ...whole, subtitle: 'of 1,601 who answered' }],
    ['its figure', { ...whole, figure: { value: '7 %', unit: '' } }],
    ['its figure', { ...whole, figure: { value: '70 %', unit: 'satisfied (67 % to 72 %)' } }],
    ['a remark', { ...whole, remarks: [{ text: '1,123 were satisfied.', honest: true }] }],
    ['its footer', { ...whole, footer: 'csat v1 · n 16,000' }],
    ['its notes', { ...whole, notes: `${whole.notes} Left out: 12.` }],
    ['its picture', { ...whole, exhibit: { ...bar, alt: 'Satisfied: 72.31 %.' } }],
    ['its picture', { ...whole, exhibit: { ...bar, categories: ['top 5'] } }],
    ['its picture draws', { ...whole, exhibit: { ...bar, series: [{ name: 's', tone: 'ai', values: [0.7013] }] } }],
    [
      'its picture',
      {
        ...whole,
        exhibit: {
          ...bar,
          kind: 'table',
          columns: [{ title: '', align: 'left' }],
          rows: [['204 rows']],
        } as Slide['exhibit'],
      },
    ],
  ])('refuses one with a single number changed in %s', (where, slide) => {
    expect(() => check(slide)).toThrow(where)
  })

  it('lets an appendix list what the project keeps, and only an appendix', () => {
    const page: Slide = { ...whole, title: '204 rows' }
    expect(() => check({ ...page, appendix: 'B' })).not.toThrow()
    expect(() => check(page)).toThrow(/204/)
  })

  it('refuses a slide that names no evidence, or evidence that is not there', () => {
    expect(() => checkDeckNumbers(deckOf('70 %', []), { language: 'en', evidence: [evidence] })).toThrow(
      /names no evidence/,
    )
    expect(() => checkDeckNumbers(deckOf('70 %', ['csat@1/2026Q2']), { language: 'en', evidence: [evidence] })).toThrow(
      /csat@1\/2026Q2/,
    )
  })

  it('lets the story count its own parts', () => {
    expect(() => checkDeckNumbers(deckOf('3 of 5 stand'), { language: 'en', evidence: [evidence] })).toThrow()
    expect(() =>
      checkDeckNumbers(deckOf('3 of 5 stand'), { language: 'en', evidence: [evidence], counted: [3, 5] }),
    ).not.toThrow()
  })
})
