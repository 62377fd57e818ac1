import PptxGenJS from 'pptxgenjs'
import { invariant } from '../../shared/base/assert.ts'
import type { Deck } from '../../shared/deck/deck.ts'
import { wordsOf } from '../../shared/story/language/language.ts'
import { legalText } from './ooxml/xml.ts'
import { continueTables } from './pptx/continue-tables.ts'
import { type DrawnSlide, finishPackage } from './pptx/finish-package.ts'
import { layOutSlide } from './pptx/lay-out-slide.ts'
import { lintPackage } from './pptx/lint-package.ts'
import { type Box, fonts } from './pptx/look.ts'
import type { Placed, PlacedCell, PlacedShape, PlacedTable, PlacedText } from './pptx/placed.ts'
import type { Template } from './pptx/read-template.ts'

/**
 * A deck as the bytes of a .pptx file: one claim a slide, its picture as a native chart or table that can be edited, notes, alternative texts, reading order. The same
 * deck always gives the same bytes. PptxGenJS draws the slides; what it writes is repaired and held to the package lint before it leaves here.
 */
export async function writeDeck(deck: Deck, template: Template | null = null): Promise<Uint8Array> {
  invariant(deck.slides.length > 0, 'a deck needs a slide')
  const clean = cleaned({ ...deck, slides: continueTables(deck) })
  const { locale } = wordsOf(deck).format.words
  const pptx = new PptxGenJS()
  pptx.layout = 'LAYOUT_WIDE'
  pptx.theme = { headFontFace: fonts.claim, bodyFontFace: fonts.text }
  const drawn: DrawnSlide[] = clean.slides.map((slide, i) => {
    const { placed, notes } = layOutSlide(clean, slide, i + 1)
    const page = pptx.addSlide()
    for (const thing of placed) draw(page, thing, locale)
    page.addNotes(notes)
    return { placed, notes }
  })
  const written = await pptx.write({ outputType: 'uint8array' })
  invariant(written instanceof Uint8Array, 'PptxGenJS gave no bytes')
  const bytes = finishPackage(written, clean, drawn, template)
  const findings = lintPackage(bytes)
  invariant(findings.length === 0, `the deck is not sound: ${findings.slice(0, 5).join('; ')}`)
  return bytes
}

/** The same value with every text in it such that XML can hold it. */
function cleaned<T>(value: T): T {
  return clean(value) as T
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return legalText(value)
  if (Array.isArray(value)) return value.map(clean)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, clean(inside)]))
}

type Page = ReturnType<PptxGenJS['addSlide']>

/** Every call gets options of its own: PptxGenJS changes what it is given. */
function draw(page: Page, thing: Placed, locale: string): void {
  switch (thing.kind) {
    case 'text':
      drawText(page, thing, locale)
      return
    case 'shape':
      drawShape(page, thing)
      return
    case 'table':
      drawTable(page, thing, locale)
      return
    case 'chart':
      // Holds the place of the chart part that is written by hand.
      page.addChart('bar', [{ name: '-', labels: ['-'], values: [0] }], position(thing.box))
      return
  }
}

function position({ x, y, w, h }: Box): Box {
  for (const inches of [x, y, w, h]) invariant(Number.isFinite(inches), `a place on the slide is not finite: ${inches}`)
  invariant(w >= 0 && h >= 0, `a place on the slide is negative: ${w} × ${h}`)
  return { x, y, w, h }
}

const rightToLeft = /^[^\p{L}]*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u

function drawText(page: Page, text: PlacedText, locale: string): void {
  page.addText(
    text.paragraphs.flatMap(({ runs }) => {
      const turned = rightToLeft.test(runs.map((run) => run.text).join(''))
      return runs.map((run, i) => ({
        text: run.text,
        options: {
          fontFace: run.font ?? fonts.text,
          fontSize: run.points,
          color: run.colour,
          bold: run.bold ?? false,
          lang: locale,
          align: turned && text.align === undefined ? ('right' as const) : (text.align ?? 'left'),
          ...(turned ? { rtlMode: true } : {}),
          breakLine: i === runs.length - 1,
        },
      }))
    }),
    {
      ...position(text.box),
      margin: 0,
      valign: text.valign ?? 'top',
      align: text.align ?? 'left',
      fit: 'none',
      wrap: true,
      ...(text.fill ? { shape: text.fill.shape, fill: { color: text.fill.colour } } : {}),
    },
  )
}

function drawShape(page: Page, shape: PlacedShape): void {
  if (shape.shape === 'line') {
    page.addShape('line', {
      ...position(shape.box),
      line: { color: shape.colour, width: shape.width ?? 0.75, dashType: shape.dashed ? 'dash' : 'solid' },
    })
  } else {
    page.addShape('rect', { ...position(shape.box), fill: { color: shape.colour } })
  }
}

function drawTable(page: Page, table: PlacedTable, locale: string): void {
  page.addTable(
    table.rows.map((row) => row.map((cell) => tableCell(cell, table.points, locale))),
    { ...position(table.box), colW: [...table.widths], rowH: [...table.heights], autoPage: false },
  )
}

function tableCell(cell: PlacedCell, points: number, locale: string) {
  const none = { type: 'none' as const }
  const below = cell.rule ? { type: 'solid' as const, color: cell.rule.colour, pt: cell.rule.points } : none
  const border: [typeof none, typeof none, typeof below, typeof none] = [none, none, below, none]
  return {
    text: cell.text,
    options: {
      align: cell.align,
      bold: cell.bold ?? false,
      color: cell.colour,
      fontFace: fonts.text,
      fontSize: points,
      lang: locale,
      valign: 'top' as const,
      // The true room around the words is set when the slide is repaired: PptxGenJS takes it in inches or points by its size.
      margin: 0,
      border,
    },
  }
}
