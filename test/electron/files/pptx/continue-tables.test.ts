import { describe, expect, it } from 'vitest'
import { continueTables } from '../../../../electron/files/pptx/continue-tables.ts'
import type { Slide } from '../../../../shared/deck/deck.ts'

const slideOf = (rows: number, appendix?: 'A'): Slide => ({
  id: 'list',
  ...(appendix ? { appendix } : {}),
  title: 'Appendix A: many rows',
  subtitle: '',
  exhibit: {
    kind: 'table',
    caption: 'Rows',
    alt: 'Rows',
    unit: 'count',
    currency: null,
    evidence: [],
    columns: [
      { title: 'row', align: 'left' },
      { title: 'words', align: 'left' },
    ],
    rows: Array.from({ length: rows }, (_, i) => [`row ${i}`, 'words that go on '.repeat(1 + (i % 9) * 4)]),
  },
  figure: null,
  remarks: [],
  grade: 'fact',
  footer: '',
  notes: '',
  evidence: [],
})

const rowsOf = (slides: readonly Slide[]) =>
  slides.flatMap(({ exhibit }) => (exhibit?.kind === 'table' ? exhibit.rows.map((row) => row[0]) : []))

describe('continueTables', () => {
  it.each([0, 1, 3, 12, 60, 200])('leaves out none of %i rows and keeps their order', (count) => {
    const pages = continueTables({ language: 'en', slides: [slideOf(count, 'A')] })
    expect(rowsOf(pages)).toEqual(Array.from({ length: count }, (_, i) => `row ${i}`))
    if (pages.length > 1)
      expect(pages.at(-1)?.title).toBe(`Appendix A: many rows (page ${pages.length} of ${pages.length})`)
  })

  it('gives a row of its own page to words that fill one', () => {
    const slide = slideOf(2, 'A')
    const long = {
      ...slide,
      exhibit: {
        ...slide.exhibit,
        rows: [
          ['row 0', 'word '.repeat(3000)],
          ['row 1', 'short'],
        ],
      },
    } as Slide
    expect(rowsOf(continueTables({ language: 'en', slides: [long] }))).toEqual(['row 0', 'row 1'])
  })

  it('leaves slides of the story as they are', () => {
    const slide = slideOf(60)
    expect(continueTables({ language: 'en', slides: [slide] })).toEqual([slide])
  })
})
