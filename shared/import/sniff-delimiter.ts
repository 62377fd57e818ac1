import { makeCsvTokeniser } from './tokenise-csv.ts'

/** The first four are usual; the others are tried only where none of them makes a table. */
const candidates = [',', ';', '\t', '|'] as const
const rare = ['^', '~', '¦', '§'] as const

/**
 * The delimiter that splits the beginning of a text into the most regular table: rows of one width, more than one column, read with quotes
 * respected. A `sep=;` line decides at once.
 */
export function sniffDelimiter(sample: string): { readonly delimiter: string; readonly saidSo: boolean } {
  const said = /^\ufeff*sep=(.)\r?\n?/i.exec(sample)?.[1]
  if (said !== undefined) return { delimiter: said, saidSo: true }
  let best = ','
  let bestScore = 0
  for (const delimiter of candidates) {
    const score = regularity(sample, delimiter)
    if (score > bestScore) {
      best = delimiter
      bestScore = score
    }
  }
  if (bestScore > 0) return { delimiter: best, saidSo: false }
  for (const delimiter of rare) {
    const score = regularity(sample, delimiter)
    if (score > bestScore) {
      best = delimiter
      bestScore = score
    }
  }
  return { delimiter: best, saidSo: false }
}

/** Share of rows with the commonest width, weighted by that width; 0 when there is only one column. */
function regularity(sample: string, delimiter: string): number {
  let rows = 0
  const widths = new Map<number, number>()
  makeCsvTokeniser({ delimiter, quote: '"' }).push(sample, false, (cells) => {
    rows += 1
    widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1)
  })
  if (rows === 0) {
    const line = sample.split(/\r\n|\r|\n/, 1)[0] ?? ''
    return line.split(delimiter).length - 1
  }
  let score = 0
  for (const [width, count] of widths) {
    if (width > 1) score = Math.max(score, (count / rows) * Math.log2(width + 1) * (1 + Math.log2(count)))
  }
  return score
}

/** How the cells of a text are quoted. */
export interface Quoting {
  readonly quote: string
  readonly hasBackslashes: boolean
}

/**
 * The quoting of the beginning of a text: single quotes when every heading stands in them; backslashes before quotes when there are such and no doubled quotes.
 */
export function sniffQuoting(sample: string, delimiter: string): Quoting {
  const first = /^\ufeff*([^\r\n]*)/.exec(sample)?.[1] ?? ''
  const cells = first.split(delimiter)
  if (cells.length > 1 && cells.every((cell) => /^'[^']*'$/.test(cell))) return { quote: "'", hasBackslashes: false }
  const isEnd = (at: number): boolean => {
    const next = sample[at]
    return next === undefined || next === delimiter || next === '\r' || next === '\n'
  }
  const isInside = (mark: string): boolean => {
    for (let at = sample.indexOf(mark); at >= 0; at = sample.indexOf(mark, at + mark.length)) {
      // An empty quoted cell is no doubled quote, and a path may end in a backslash.
      if (!isEnd(at + mark.length) && !isEnd(at - 1)) return true
    }
    return false
  }
  return { quote: '"', hasBackslashes: isInside('\\"') && !isInside('""') }
}
