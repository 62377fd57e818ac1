import { must } from '../../../../shared/base/assert.ts'
import type { TableExhibit } from '../../../../shared/deck/exhibit.ts'
import { colours, sizes } from '../look.ts'
import { linesHeight, textWidth, wrapText } from '../measure-text.ts'
import type { Placed, PlacedCell } from '../placed.ts'
import { type Canvas, nothingToDraw, type Said } from './picture.ts'

/** Room around the words of a cell in inches: beside them, and above and below at the least. */
const side = 0.07
const tight = 0.06

/**
 * Numbers as a native table with hairlines. Columns are as wide as their words need; type steps down from 16 (14 beside remarks) to 11 points and rows breathe where there is
 * room; rows that still do not fit are left out and counted in the last row, never dropped in silence.
 */
export function tablePicture(exhibit: Said<TableExhibit>, canvas: Canvas): Placed[] {
  const { box } = canvas
  if (exhibit.columns.length === 0) return nothingToDraw(canvas)
  const cells = exhibit.rows.map((row) => exhibit.columns.map((_, c) => row[c] ?? ''))
  let points: number = canvas.dense ? sizes.small : box.w > 10 ? sizes.large : sizes.text
  let laid = layOut(exhibit, cells, box.w, points)
  while (sum(laid.heights) > box.h && points > sizes.small) {
    points -= 1
    laid = layOut(exhibit, cells, box.w, points)
  }
  let kept = cells
  while (sum(laid.heights) > box.h && kept.length > 1) {
    const most = kept === cells ? kept.length - 1 : kept.length - 2
    const left = cells.length - most
    kept = [...cells.slice(0, most), exhibit.columns.map((_, c) => (c === 0 ? exhibit.words.page.more(left) : ''))]
    laid = layOut(exhibit, kept, box.w, points)
    if (most === 0) break
  }
  const spare = Math.max(0, box.h * 0.85 - sum(laid.heights)) / laid.heights.length
  const heights = laid.heights.map((h) => h + Math.min(spare, 0.22))
  const vertical = tight + Math.min(spare, 0.22) / 2
  const row = (words: readonly string[], head: boolean): PlacedCell[] =>
    words.map((text, c) => ({
      text,
      align: exhibit.columns[c]?.align ?? 'left',
      bold: head,
      colour: head ? colours.ink2 : colours.ink,
      rule: head ? { colour: colours.axis, points: 1 } : { colour: colours.rule, points: 0.75 },
      inset: { left: c === 0 ? 0 : side, right: c === words.length - 1 ? 0 : side, vertical },
    }))
  return [
    {
      kind: 'table',
      name: 'Table',
      alt: exhibit.alt,
      box: { ...box, h: sum(heights) },
      points,
      head: true,
      widths: laid.widths,
      heights,
      rows: [
        row(
          exhibit.columns.map((column) => column.title),
          true,
        ),
        ...kept.map((cells) => row(cells, false)),
      ],
    },
  ]
}

/** How many of a table's first rows fit into a room (inches) in the smallest type; at least 0. */
export function rowsThatFit(exhibit: TableExhibit, room: { readonly w: number; readonly h: number }): number {
  const cells = exhibit.rows.map((row) => exhibit.columns.map((_, c) => row[c] ?? ''))
  let fit = cells.length
  // Columns share the width by the rows that are there, so fewer rows are laid out anew until all of them fit.
  while (fit > 0) {
    const { heights } = layOut(exhibit, cells.slice(0, fit), room.w, sizes.small)
    if (sum(heights) <= room.h) return fit
    let height = heights[0] ?? 0
    const within = heights.slice(1).findIndex((h) => {
      height += h
      return height > room.h
    })
    fit = Math.min(fit - 1, Math.max(0, within))
  }
  return 0
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0)
}

function layOut(exhibit: TableExhibit, rows: readonly (readonly string[])[], width: number, points: number) {
  const widths = shareWidth(
    exhibit.columns.map((column, c) => ({
      cells: [column.title, ...rows.map((row) => row[c] ?? '')],
      numbers: column.align === 'right',
    })),
    width,
    points,
  )
  const height = (row: readonly string[], face: 'Calibri' | 'Calibri bold') =>
    linesHeight(
      Math.max(
        1,
        ...row.map((words, c) => wrapText(words, face, points, (must(widths[c], 'width') - 2 * side) * 0.97).length),
      ),
      points,
    ) +
    2 * tight
  return {
    widths,
    heights: [
      height(
        exhibit.columns.map((c) => c.title),
        'Calibri bold',
      ),
      ...rows.map((row) => height(row, 'Calibri')),
    ],
  }
}

/**
 * Columns get what their words need on one line. Where that is too much, each begins with its longest word (numbers, with all they need), and what is left goes bit by bit to the column that
 * then stands tallest: so rows become as low as they can.
 */
function shareWidth(
  columns: readonly { readonly cells: readonly string[]; readonly numbers: boolean }[],
  width: number,
  points: number,
): number[] {
  const room = 2 * side + 0.04
  const measure = (words: string) => textWidth(words, 'Calibri bold', points) * 1.04
  const needs = columns.map(({ cells, numbers }) => {
    const lengths = cells.map(measure)
    const word = Math.max(...cells.flatMap((cell) => cell.split(/\s+/)).map(measure))
    const whole = Math.max(...lengths) + room
    // A number broken in two is read wrongly.
    const least = numbers && whole <= width * 0.25 ? whole : Math.min(word + room, width * 0.4)
    return { lengths, whole, word: least }
  })
  const whole = sum(needs.map((n) => n.whole))
  if (whole <= width) return needs.map((n) => n.whole + ((width - whole) * n.whole) / whole)
  const least = sum(needs.map((n) => n.word))
  if (least >= width) return needs.map((n) => (n.word / least) * width)
  const widths = needs.map((n) => n.word)
  const bits = 120
  for (let i = 0; i < bits; i++) {
    const tall = needs.map((n, c) => {
      const free = must(widths[c], 'width') - room
      // A column without a word needs no line, and nothing of nothing is no number.
      const lines = Math.max(...n.lengths.map((length) => (length === 0 ? 0 : length / free)))
      return lines <= 1 ? 0 : lines
    })
    const tallest = tall.indexOf(Math.max(...tall))
    widths[tallest] = must(widths[tallest], 'width') + (width - least) / bits
  }
  return widths
}
