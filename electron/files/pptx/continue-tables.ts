import { must } from '../../../shared/base/assert.ts'
import type { Deck, Slide } from '../../../shared/deck/deck.ts'
import { altOfRows } from '../../../shared/deck/draft.ts'
import type { TableExhibit } from '../../../shared/deck/exhibit.ts'
import { wordsOf } from '../../../shared/story/language/language.ts'
import { rowsThatFit } from './charts/table-picture.ts'
import { places } from './look.ts'

/** The room for a table on a slide without remarks, below its caption. */
const room = { w: places.body.w, h: places.body.h - 0.3 }

/** The slides of an appendix whose table is longer than a page, each page with its number in the title; every other slide as it is. No row is left out. */
export function continueTables(deck: Pick<Deck, 'slides' | 'language'>): Slide[] {
  const { appendix } = wordsOf(deck)
  return deck.slides.flatMap((slide) => {
    const { exhibit } = slide
    if (slide.appendix === undefined || exhibit?.kind !== 'table') return [slide]
    const pages = pagesOf(exhibit)
    if (pages.length <= 1) return [slide]
    return pages.map((rows, i) => ({
      ...slide,
      id: `${slide.id}-${i + 1}`,
      title: appendix.page({ title: slide.title, page: i + 1, of: pages.length }),
      exhibit: { ...exhibit, rows, alt: altOf(exhibit, rows) },
    }))
  })
}

function pagesOf(exhibit: TableExhibit): (readonly (readonly string[])[])[] {
  const pages: (readonly (readonly string[])[])[] = []
  let rest = exhibit.rows
  while (rest.length > 0) {
    const fit = Math.max(1, rowsThatFit({ ...exhibit, rows: rest }, room))
    pages.push(rest.slice(0, fit))
    rest = rest.slice(fit)
  }
  return pages
}

function altOf(exhibit: TableExhibit, rows: TableExhibit['rows']): string {
  return altOfRows(
    exhibit.caption,
    rows.map((row) => [must(row[0], 'first cell')]),
  )
}
