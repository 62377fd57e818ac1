import type { Deck, Slide } from '../../shared/deck/deck.ts'
import { wordsOf } from '../../shared/story/language/language.ts'
import { legalText } from './ooxml/xml.ts'
import { marks } from './pptx/look.ts'

/** A deck as a brief of about two pages in Markdown: each claim with its figure, what is to be said about it, its grade and where it comes from. */
export function writeBrief(deck: Deck): string {
  const { format, page } = wordsOf(deck)
  const lines = [
    `# ${inline(deck.title)}`,
    '',
    [deck.subject, deck.company, format.quarter(deck.quarter), deck.date]
      .map((part) => inline(part))
      .filter((part) => part !== '')
      .join(' · '),
    '',
    ...deck.slides.flatMap((slide, i) => section(deck, slide, i + 1)),
    '---',
    '',
    page.gradesOf([
      `${marks.fact} ${page.grades.fact}`,
      ...(['A', 'B', 'C', 'D', 'E', 'projection'] as const).map((grade) => `${marks[grade]} ${page.grades[grade]}`),
    ]),
  ]
  return `${lines.join('\n')}\n`
}

function section(deck: Deck, slide: Slide, number: number): string[] {
  const mark = marks[slide.grade]
  const word = wordsOf(deck).page.grades[slide.grade]
  const figure = slide.figure === null ? [] : [`**${inline(slide.figure.value)}** ${inline(slide.figure.unit)}`, '']
  const remarks = slide.remarks.map((r) => (r.honest ? `- *${inline(r.text)}*` : `- ${inline(r.text)}`))
  return [
    `## ${number}. ${inline(slide.title)}`,
    '',
    ...figure,
    ...remarks,
    ...(remarks.length > 0 ? [''] : []),
    ...table(slide),
    `<sub>${mark} ${word}${slide.footer === '' ? '' : ` · ${inline(slide.footer)}`}</sub>`,
    '',
  ]
}

/** A slide whose picture is a table keeps it; other pictures are in the deck. */
function table({ exhibit }: Slide): string[] {
  if (exhibit?.kind !== 'table' || exhibit.columns.length === 0) return []
  const row = (cells: readonly string[]) => `| ${cells.map((cell) => inline(cell) || ' ').join(' | ')} |`
  return [
    row(exhibit.columns.map((c) => c.title)),
    row(exhibit.columns.map((c) => (c.align === 'right' ? '---:' : '---'))),
    ...exhibit.rows.map((cells) => row(exhibit.columns.map((_, i) => cells[i] ?? ''))),
    '',
  ]
}

/** Words on one line that Markdown takes as words: what would start a list, a link, a table cell or HTML is escaped. */
function inline(text: string): string {
  return legalText(text)
    .replace(/\s*\n\s*/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|#~]/g, '\\$&')
    .replace(/^([-+=])(?=\s)/, '\\$1')
    .replace(/^(\d+)([.)])(?=\s)/, '$1\\$2')
    .replace(/!(?=\\\[)/g, '\\!')
}
