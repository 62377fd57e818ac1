import { must } from '../../../../shared/base/assert.ts'
import type { Cell, CellFormat, Workbook } from '../../../../shared/deck/deck.ts'
import { type Element, element } from '../../ooxml/xml.ts'
import { columnName } from '../../write-workbook.ts'
import type { Measure } from '../value-format.ts'

/** A column of the workbook inside a chart: a head, and words or numbers below it; `null` leaves the cell empty. */
export interface ChartColumn {
  readonly head: string
  readonly cells: readonly (string | number | null)[]
  readonly format?: CellFormat
  /** Per cell the formula that gives its number, where it follows from other cells. */
  readonly formulas?: readonly string[]
}

/** What a chart draws, both as the workbook that a person edits and as the references and kept values inside the chart. */
export interface ChartData {
  readonly workbook: Workbook
  /** The name of a series: the head of a column. */
  readonly name: (column: number) => Element
  /** The words of a column, for categories. */
  readonly words: (column: number) => Element
  /** The numbers of a column; an empty cell is a gap. */
  readonly numbers: (column: number) => Element
}

const sheet = 'Numbers'

/** Puts columns side by side into one sheet and refers to them by their index. */
export function chartData(title: string, date: string, columns: readonly ChartColumn[]): ChartData {
  const length = Math.max(0, ...columns.map((c) => c.cells.length))
  const at = (index: number) => must(columns[index], `column ${index}`)
  const range = (index: number) => {
    const letter = columnName(index + 1)
    return `${sheet}!$${letter}$2:$${letter}$${at(index).cells.length + 1}`
  }
  const points = (index: number, cells: readonly (string | number | null)[]) =>
    cells.map((cell, idx) => (cell === null ? null : element('c:pt', { idx }, element('c:v', {}, text(cell, index)))))
  const text = (cell: string | number, index: number) => {
    if (typeof cell === 'number' && !Number.isFinite(cell)) throw new Error(`${at(index).head} is not finite: ${cell}`)
    return String(cell)
  }
  return {
    workbook: {
      title,
      date,
      sheets: [
        {
          name: sheet,
          widths: columns.map((c) => Math.min(40, Math.max(12, [...c.head].length + 2))),
          frozenRows: 1,
          rows: [
            columns.map((c) => ({ kind: 'text', text: c.head, strong: true })),
            ...Array.from({ length }, (_, row) => columns.map((c) => cellOf(c, row))),
          ],
        },
      ],
    },
    name: (index) =>
      element(
        'c:tx',
        {},
        element(
          'c:strRef',
          {},
          element('c:f', {}, `${sheet}!$${columnName(index + 1)}$1`),
          element('c:strCache', {}, element('c:ptCount', { val: 1 }), points(index, [at(index).head])),
        ),
      ),
    words: (index) =>
      element(
        'c:strRef',
        {},
        element('c:f', {}, range(index)),
        element(
          'c:strCache',
          {},
          element('c:ptCount', { val: at(index).cells.length }),
          points(index, at(index).cells),
        ),
      ),
    numbers: (index) =>
      element(
        'c:numRef',
        {},
        element('c:f', {}, range(index)),
        element(
          'c:numCache',
          {},
          element('c:formatCode', {}, 'General'),
          element('c:ptCount', { val: at(index).cells.length }),
          points(index, at(index).cells),
        ),
      ),
  }
}

function cellOf(column: ChartColumn, row: number): Cell {
  const cell = column.cells[row] ?? null
  if (cell === null) return null
  if (typeof cell === 'string') return { kind: 'text', text: cell }
  const format = column.format ?? 'decimal'
  const formula = column.formulas?.[row]
  return formula === undefined
    ? { kind: 'number', value: cell, format }
    : { kind: 'formula', formula, value: cell, format }
}

/** How the workbook inside a chart shows numbers of a measure. */
export function cellFormatOf({ unit, currency }: Measure): CellFormat {
  if (unit === 'money') return { money: currency ?? '' }
  if (unit === 'count' || unit === 'share') return unit
  return 'decimal'
}
