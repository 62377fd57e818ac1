import { Refusal } from '../base/refusal.ts'

/** Called with each row. `cells` is used again for the next row, so whoever keeps it must copy it. */
export type OnRow = (cells: readonly string[], line: number) => void

/** Takes text piece by piece and gives back whole rows. */
export interface CsvTokeniser {
  /** Hands on the rows that became whole with this piece. With `last`, what is left over is the last row. */
  readonly push: (text: string, last: boolean, onRow: OnRow) => void
  /** Rows with a quote in a place where it means nothing (`5" pipe`); they are read as they stand. */
  readonly strayQuotes: () => number
}

export interface CsvDialect {
  readonly delimiter: string
  readonly quote: string
  /** A backslash before a quote makes it part of the cell, as databases write it; otherwise a quote is doubled. */
  readonly hasBackslashes?: boolean
  /** Name of the file, for what is refused. */
  readonly file?: string
}

const comma = 44
const carriageReturn = 13
const lineFeed = 10
/** A row that doesn't end within this many characters is no row: a quote was opened and never closed. */
const longestRow = 16_000_000

/**
 * Splits delimited text into rows of cells after RFC 4180, whatever ends its lines (LF, CRLF, CR, also mixed): quoted cells may hold
 * delimiters, line breaks and doubled quotes; a quote inside an unquoted cell is an ordinary character, and text after a closing quote is kept.
 * Blank lines give no row. Every row knows its first line. A quote that is never closed would swallow the rows up to the next quote or the rest of the file: in the first
 * case it is read as an ordinary character, so that the damage stays in its row; in the second it is refused with its line.
 */
export function makeCsvTokeniser({
  delimiter,
  quote,
  hasBackslashes = false,
  file = 'the file',
}: CsvDialect): CsvTokeniser {
  const separator = delimiter.charCodeAt(0) || comma
  const quoteCode = quote === '' ? -1 : quote.charCodeAt(0)
  const doubled = new RegExp(`${quote}${quote}`, 'g')
  let rest = ''
  let line = 1
  let stray = 0
  /** Cells of the row before. */
  let usualWidth = 0

  const cells: string[] = []

  const push = (piece: string, last: boolean, onRow: OnRow): void => {
    const text = rest === '' ? piece : rest + piece
    const length = text.length
    let at = 0
    let rowStart = 0
    let rowLine = line
    row: while (at < length) {
      rowStart = at
      rowLine = line
      let width = 0
      let hasQuoted = false
      for (;;) {
        let c = at < length ? text.charCodeAt(at) : -1
        if (c === quoteCode && c !== -1) {
          hasQuoted = true
          const open = at
          let end = at + 1
          let hasDoubled = false
          for (;;) {
            end = text.indexOf(quote, end)
            if (end < 0) break
            if (hasBackslashes && isEscaped(text, end, open)) {
              end += 1
              continue
            }
            if (end + 1 >= length && !last) {
              end = -1
              break
            }
            if (text.charCodeAt(end + 1) !== quoteCode) break
            hasDoubled = true
            end += 2
          }
          if (end < 0) {
            if (last) throw unclosed(file, rowLine + countBreaks(text, rowStart, at))
            break row
          }
          let cell = text.slice(at + 1, end)
          if (hasDoubled) cell = cell.replace(doubled, quote)
          if (hasBackslashes && cell.includes('\\')) cell = cell.replaceAll(`\\${quote}`, quote)
          at = end + 1
          c = at < length ? text.charCodeAt(at) : -1
          if (c !== separator && c !== lineFeed && c !== carriageReturn && c !== -1) {
            const stop = endOfCell(text, at, separator)
            const tail = text.slice(at, stop)
            if (tail.trim() !== '') {
              stray += 1
              // A quote that was never closed ends at the next cell's own opening quote, with whole rows inside it: then it is an ordinary character.
              const isSwallowing =
                usualWidth > 1 && /[\r\n]/.test(cell) && countMarks(cell, separator) >= usualWidth - 1
              if (isSwallowing) {
                const plainEnd = endOfCell(text, open, separator)
                cell = text.slice(open, plainEnd)
                at = plainEnd
              } else {
                cell += tail
                at = stop
              }
            } else at = stop
            c = at < length ? text.charCodeAt(at) : -1
          }
          cells[width++] = cell
        } else {
          const start = at
          while (at < length) {
            c = text.charCodeAt(at)
            if (c === separator || c === lineFeed || c === carriageReturn) break
            at += 1
          }
          if (at >= length) c = -1
          cells[width++] = text.slice(start, at)
        }
        if (c === separator) {
          at += 1
          continue
        }
        if (c === -1) {
          if (!last) break row
          break
        }
        if (c === carriageReturn) {
          if (at + 1 >= length && !last) break row
          at += text.charCodeAt(at + 1) === lineFeed ? 2 : 1
        } else at += 1
        break
      }
      // Only quoted cells hold line breaks; the last row may have none at its end.
      line = rowLine + (hasQuoted || at >= length ? countBreaks(text, rowStart, at) : 1)
      rowStart = at
      if (width === 1 && (cells[0] as string).trim() === '') continue
      cells.length = width
      usualWidth = width
      onRow(cells, rowLine)
    }
    rest = rowStart < length ? text.slice(rowStart) : ''
    if (rest.length > longestRow) throw unclosed(file, line)
  }
  return { push, strayQuotes: () => stray }
}

function endOfCell(text: string, from: number, separator: number): number {
  let at = from
  while (at < text.length) {
    const c = text.charCodeAt(at)
    if (c === separator || c === lineFeed || c === carriageReturn) break
    at += 1
  }
  return at
}

/** Is the quote at `at` after an odd number of backslashes? */
function isEscaped(text: string, at: number, open: number): boolean {
  let from = at
  while (from - 1 > open && text.charCodeAt(from - 1) === 92) from -= 1
  return (at - from) % 2 === 1
}

function countMarks(text: string, mark: number): number {
  let count = 0
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) === mark) count += 1
  return count
}

/** Line breaks in `text` from `from` up to `until`: LF, CR and CRLF count one each. */
function countBreaks(text: string, from: number, until: number): number {
  let count = 0
  for (let i = from; i < until; i += 1) {
    const c = text.charCodeAt(i)
    if (c === lineFeed) count += 1
    else if (c === carriageReturn && text.charCodeAt(i + 1) !== lineFeed) count += 1
  }
  return count
}

function unclosed(file: string, line: number): Refusal {
  return new Refusal(
    'not-a-table',
    `${file} is no table: a quote that opens in line ${line} is never closed`,
    'close or remove that quote, or export the file again',
  )
}
