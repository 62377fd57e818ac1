import type { CanonicalRecord } from '../base/model.ts'
import type { Problem, ProblemCode } from '../base/problem.ts'
import { isBlank } from './cells/is-blank.ts'
import { makeColumns } from './columns.ts'
import { type Heading, headingKey } from './headings.ts'
import { isTotalText } from './ledger-rows.ts'
import type { Mapping } from './mapping.ts'
import type { RowOutcome, Source } from './source.ts'
import type { TableSample } from './table.ts'

/** Where the outcomes of rows go. */
export interface RowSink {
  /** `counts` is false for a further record of a row that counted already. */
  readonly record: (record: CanonicalRecord, line: number, counts: boolean) => void
  /** A row that can't be used, with its cells as they stood. */
  readonly problem: (problem: Problem, cells: readonly string[]) => void
  /** A cell that can't be read, of a row that is used all the same: kept as a problem line, but the row counts as a record. */
  readonly note: (problem: Problem) => void
}

/** Row counts that a receipt needs besides what the store says of records. */
export interface RowCounts {
  rowsIn: number
  /** Rows that belong to a record given by another row. */
  joined: number
  problems: number
  excluded: number
  readonly exclusions: Map<string, number>
}

export interface RowImporter {
  /** Takes a row; true when it is part of the table's frame (a footer, a group or total line, a heading again, a row of another width) and not of its data. */
  readonly push: (cells: readonly string[], line: number) => boolean
  /** Counts a piece of the file that could not even be read as a row. */
  readonly pushBad: (text: string, line: number, code: ProblemCode) => void
  readonly finish: () => void
  readonly counts: RowCounts
  /** A row, and a piece that is no row, as they may be kept: without what stands in columns that were left out. */
  readonly hide: (cells: readonly string[]) => readonly string[]
  readonly hideText: (text: string) => string
}

/** Reasons for which rows are left out because of what they are in their table, not of what they say. */
const frame: ReadonlySet<string> = new Set(['footer', 'repeated heading', 'group heading', 'total row'])

const footer =
  /^(confidential information|copyright \(c\)|generated (by|on)|report (generated|run)|exported (by|on|from)|grand totals?\b|as of )/i

/** Turns the data rows of one file into records and problems: every row ends as exactly one of record, joined, excluded or problem. */
export function makeRowImporter(
  source: Source,
  mapping: Mapping,
  headings: readonly Heading[],
  sample: TableSample,
  firstDataRow: number,
  sink: RowSink,
): RowImporter {
  const current: { cells: readonly string[]; line: number; notes: Problem[] } = { cells: [], line: 0, notes: [] }
  const rows = sample.rows.slice(firstDataRow)
  const counts: RowCounts = { rowsIn: 0, joined: 0, problems: 0, excluded: 0, exclusions: new Map() }
  const width = headings.length
  const keys = headings.map((heading) => heading.key)
  const places = new Map(headings.map((heading) => [heading.name, heading.index]))
  const shortRowsAreNormal = sample.isTyped || source.allowsShortRows === true || hasManyShortRows(rows, width)

  const leftOut = new Set(mapping.leftOut)
  const isOut = headings.map(({ name }) => leftOut.has(name))
  // In a row of another width nothing tells which cell is whose.
  const hideWith = (cells: readonly string[], instead: string): readonly string[] => {
    if (leftOut.size === 0) return cells
    if (isRagged(cells)) return isFooterRow(cells) ? cells : cells.map((cell) => (isBlank(cell) ? cell : hidden))
    return cells.map((cell, i) => (isOut[i] !== true || isBlank(cell) || headingKey(cell) === keys[i] ? cell : instead))
  }
  const hide = (cells: readonly string[]): readonly string[] => hideWith(cells, hidden)
  const hideText = (text: string): string => (leftOut.size === 0 ? text : hidden)
  const isRagged = (cells: readonly string[]): boolean => {
    if (cells.length === width) return false
    return cells.length > width ? !cells.slice(width).every(isEmpty) : !shortRowsAreNormal
  }
  const visible = leftOut.size === 0 ? rows : rows.map((cells) => hideWith(cells, ''))
  const reader = source.read(makeColumns(source, mapping, headings, visible, current))

  const exclude = (reason: string): void => {
    counts.excluded += 1
    counts.exclusions.set(reason, (counts.exclusions.get(reason) ?? 0) + 1)
  }
  const fail = (problem: Problem): void => {
    counts.problems += 1
    sink.problem(problem, current.cells)
  }

  /** What the row comes to before its source is asked: `undefined` when that is for the source to say. */
  const maybeKnown = (cells: readonly string[]): RowOutcome | 'ragged' | undefined => {
    if (isRagged(cells)) return isFooterRow(cells) ? { excluded: 'footer' } : 'ragged'
    const first = cells[0] as string
    const isHeading = first.length === keys[0]?.length && isRepeatedHeading(cells, keys)
    return isHeading ? { excluded: 'repeated heading' } : undefined
  }

  const push = (cells: readonly string[], line: number): boolean => {
    const first = cells[0] as string
    if ((first.length === 0 || first.charCodeAt(0) <= 32) && cells.every(isEmpty)) return true
    counts.rowsIn += 1
    current.cells = hideWith(cells, '')
    current.line = line
    if (current.notes.length > 0) current.notes = []
    const outcome = maybeKnown(cells) ?? reader.row()
    if (outcome === 'ragged') {
      fail({ line, column: '', value: current.cells.join(' | ').slice(0, 200), code: 'ragged-row' })
      return true
    }
    if (outcome === 'merged') counts.joined += 1
    else if (outcome === 'deferred') return false
    else if ('kind' in outcome) {
      for (const note of current.notes) sink.note(note)
      sink.record(outcome, line, true)
    } else if ('record' in outcome) {
      for (const note of current.notes) sink.note(note)
      sink.record(outcome.record, line, true)
      for (const record of outcome.also) sink.record(record, line, false)
    } else if ('excluded' in outcome) {
      exclude(outcome.excluded)
      return frame.has(outcome.excluded)
    } else if (isFooterRow(cells)) {
      exclude('footer')
      return true
    } else {
      const name = mapping.columns[outcome.field] ?? ''
      // A cell that is there but can't be read says more than that it is missing.
      const cause = current.notes.find((note) => note.column === name && note.column !== '')
      const value = current.cells[places.get(name) ?? -1] ?? ''
      fail(cause ?? { line, column: name, value: isBlank(value) ? '' : value.slice(0, 200), code: outcome.problem })
    }
    return false
  }
  const pushBad = (whole: string, line: number, code: ProblemCode): void => {
    const text = hideText(whole)
    counts.rowsIn += 1
    current.cells = [text]
    fail({ line, column: '', value: text.slice(0, 200), code })
  }
  const finish = (): void => {
    for (const end of reader.finish?.() ?? []) {
      if ('record' in end) {
        sink.record(end.record, end.line, true)
        for (const record of end.also ?? []) sink.record(record, end.line, false)
      } else exclude(end.excluded)
    }
  }
  return { push, pushBad, finish, counts, hide, hideText }
}

/** What stands for a cell of a column that was left out. */
const hidden = '…'

const isEmpty = (cell: string): boolean => cell.length === 0 || cell.trim().length === 0

function isRepeatedHeading(cells: readonly string[], keys: readonly string[]): boolean {
  return keys.length > 1 && keys.every((key, i) => headingKey(cells[i] ?? '') === key)
}

/** A line under the table that is no data: one text alone, saying so. */
function isFooterRow(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => !isBlank(cell))
  const first = (filled[0] ?? '').trim()
  return (filled.length <= 2 && footer.test(first)) || isTotalText(first)
}

function hasManyShortRows(sample: readonly (readonly string[])[], width: number): boolean {
  const short = sample.filter((row) => row.length < width).length
  return short >= 3 && short > sample.length * 0.2
}
