import pdfmake from 'pdfmake/build/pdfmake.js'
import faces from 'pdfmake/build/vfs_fonts.js'
import type { Deck, Slide } from '../../shared/deck/deck.ts'
import { wordsOf } from '../../shared/story/language/language.ts'
import { legalText } from './ooxml/xml.ts'
import { colourOf, colours, marks } from './pptx/look.ts'

pdfmake.addVirtualFileSystem(faces)
// Nothing of a brief lies anywhere else, and nothing may be fetched.
pdfmake.setUrlAccessPolicy(() => false)

/** Sizes of type to try, in points: the brief is to stay within two pages. */
const sizes = [10, 9.5, 9, 8.5, 8, 7.5] as const
const mostPages = 2

/**
 * A deck as a brief in PDF, two pages where its words allow it: each claim with its figure, its remarks, its grade and where it comes from. The same deck always gives the same
 * bytes. Its faces hold Latin, Greek and Cyrillic letters; others are left out of the page, and are in the Markdown.
 */
export async function writeBriefPdf(deck: Deck): Promise<Uint8Array> {
  let bytes = new Uint8Array()
  for (const size of sizes) {
    const drawn = await draw(deck, size)
    bytes = Uint8Array.from(drawn.bytes)
    if (drawn.pages <= mostPages) break
  }
  return bytes
}

async function draw(deck: Deck, size: number): Promise<{ readonly bytes: Uint8Array; readonly pages: number }> {
  let pages = 0
  const { format, page: said } = wordsOf(deck)
  const bytes = await pdfmake
    .createPdf({
      info: {
        title: line(deck.title),
        subject: line(deck.subject),
        author: line(deck.company),
        creator: 'Proofbook',
        producer: 'Proofbook',
        creationDate: new Date(`${deck.date}T12:00:00Z`),
      },
      language: format.words.locale,
      pageSize: 'A4',
      pageMargins: [48, 44, 48, 48],
      defaultStyle: { font: 'Roboto', fontSize: size, lineHeight: 1.18, color: `#${colours.ink}` },
      content: [
        { text: line(deck.title), fontSize: size + 7, bold: true, margin: [0, 0, 0, 2] },
        {
          text: [deck.subject, format.quarter(deck.quarter), deck.date].map(line).filter(Boolean).join(' · '),
          color: `#${colours.ink2}`,
          margin: [0, 0, 0, size],
        },
        ...deck.slides.map((slide, i) => section(deck, slide, i + 1, size)),
        {
          text: said.gradesOf([
            said.grades.fact,
            ...(['A', 'B', 'C', 'D', 'E', 'projection'] as const).map(
              (grade) => `${marks[grade]} ${said.grades[grade]}`,
            ),
          ]),
          fontSize: size - 2,
          color: `#${colours.ink3}`,
        },
      ],
      footer: (page: number, count: number) => {
        pages = count
        return {
          text: `${line(deck.company)} · ${format.quarter(deck.quarter)} · ${page} / ${count}`,
          fontSize: size - 2,
          color: `#${colours.ink3}`,
          margin: [48, 14, 48, 0],
          alignment: 'right',
        }
      },
    })
    .getBuffer()
  return { bytes, pages }
}

function section(deck: Deck, slide: Slide, number: number, size: number): unknown {
  const mark = marks[slide.grade]
  const { grades } = wordsOf(deck).page
  const word = grades[slide.grade]
  const ground = [slide.grade === 'fact' ? word : `${mark} ${word}`, slide.footer].map(line).filter(Boolean).join(' · ')
  const remarks = slide.remarks.map((remark) => ({
    text: line(remark.text),
    italics: remark.honest,
    margin: [0, 0, 0, 1],
  }))
  return {
    unbreakable: true,
    margin: [0, 0, 0, size * 0.8],
    columns: [
      { width: 18, text: String(number), color: `#${colours.ink3}` },
      {
        width: '*',
        stack: [
          { text: line(slide.title), bold: true, fontSize: size + 1, margin: [0, 0, 0, 2] },
          ...(slide.figure
            ? [
                {
                  text: [
                    { text: `${line(slide.figure.value)} `, bold: true, color: `#${colourOf('accent')}` },
                    { text: line(slide.figure.unit), color: `#${colours.ink2}` },
                  ],
                  margin: [0, 0, 0, 2],
                },
              ]
            : []),
          ...(remarks.length > 0 ? [{ ul: remarks }] : []),
          ...table(slide, size, grades.fact),
          { text: ground, fontSize: size - 2, color: `#${colours.ink3}`, margin: [0, 1, 0, 0] },
        ],
      },
    ],
  }
}

/** A slide whose picture is a table keeps it; other pictures are in the deck. */
function table({ exhibit }: Slide, size: number, fact: string): unknown[] {
  if (exhibit?.kind !== 'table' || exhibit.columns.length === 0 || exhibit.rows.length === 0) return []
  const cell = (text: string, column: number, head: boolean) => ({
    // The faces lack the mark of a fact.
    text: line(text).replace(/^✓$/, fact),
    bold: head,
    alignment: exhibit.columns[column]?.align ?? 'left',
  })
  const longest = exhibit.columns.map((_, c) => Math.max(...exhibit.rows.map((row) => (row[c] ?? '').length)))
  const widest = longest.indexOf(Math.max(...longest))
  return [
    {
      fontSize: size - 1,
      layout: 'lightHorizontalLines',
      margin: [0, 0, 0, 2],
      table: {
        headerRows: 1,
        widths: exhibit.columns.map((_, c) => (c === widest ? '*' : 'auto')),
        body: [
          exhibit.columns.map((column, c) => cell(column.title, c, true)),
          ...exhibit.rows.map((row) => exhibit.columns.map((_, c) => cell(row[c] ?? '', c, false))),
        ],
      },
    },
  ]
}

/** Words on one line; the narrow space, which the faces lack, becomes the plain one that does not break either. */
function line(text: string): string {
  return legalText(text)
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .replaceAll('\u202f', '\u00a0')
    .trim()
}
