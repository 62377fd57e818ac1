import { isTimeZone } from '../base/zone.ts'

/** One column of a table. Its place is its identity: headings repeat and can be empty. */
export interface Heading {
  readonly index: number
  /** As shown to people: the heading as it stands, `Source (2)` when it occurs again, `Column 4` when it is empty. */
  readonly name: string
  /** For comparing: lower case, single spaces, no underscores. */
  readonly key: string
  /** The same without what people add: `CSAT (1–5)`, `Escalated?`, `customerId` are `csat`, `escalated`, `customer id`. */
  readonly plain: string
  /** The explaining row under the heading as a key, `''` when there is none. */
  readonly label: string
  /** The zone that the heading names, `Created at (America/New_York)`, or `null`. */
  readonly timeZone: string | null
}

const longest = 200

/**
 * A heading for comparing: without a byte order mark (also one that was decoded wrongly), in lower case, with single plain spaces for
 * underscores, non-breaking spaces and line breaks.
 */
export function headingKey(raw: string): string {
  return (
    raw
      .replace(/^(\ufeff|ï»¿)+/, '')
      .normalize('NFKC')
      // A report shows by which column it was sorted.
      .replace(/\s*[↑↓▲▼]\s*/gu, ' ')
      .replace(/[\s_\u00a0]+/g, ' ')
      .trim()
      .replace(/^['"]+|['"]+$/g, '')
      .toLowerCase()
      .slice(0, longest)
  )
}

function plainKey(raw: string): string {
  const split = raw.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
  return headingKey(split)
    .replace(/\s*[([{].*[)\]}]$/, '')
    .replace(/[?:*.!]+$/, '')
    .replace(/[./-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * Names the columns of a heading row, keeping repeated and empty headings apart. `labels` is the row that explains them, if any: under an empty heading it names the
 * column together with the question before ("What matters? · Speed"). Empty columns at the end are left out, unless one of the `below` rows has something there.
 */
export function nameHeadings(
  row: readonly string[],
  labels: readonly string[] = [],
  below: readonly (readonly string[])[] = [],
): Heading[] {
  const seen = new Map<string, number>()
  const isFilled = (cells: readonly string[], at: number): boolean => (cells[at] ?? '').trim() !== ''
  let width = Math.max(row.length, labels.length)
  while (
    width > 0 &&
    !isFilled(row, width - 1) &&
    !isFilled(labels, width - 1) &&
    !(width <= row.length && below.some((cells) => isFilled(cells, width - 1)))
  )
    width -= 1
  let question = ''
  return Array.from({ length: width }, (_, index) => {
    const raw = row[index] ?? ''
    const text = shown(raw)
    const label = shown(labels[index] ?? '')
    if (text !== '') question = text
    const own = text === '' && label !== '' && question !== '' ? `${question} · ${label}`.slice(0, longest) : text
    const base = own === '' ? `Column ${index + 1}` : own
    const count = (seen.get(base) ?? 0) + 1
    seen.set(base, count)
    return {
      index,
      name: count === 1 ? base : `${base} (${count})`,
      key: headingKey(raw),
      plain: plainKey(raw),
      label: headingKey(labels[index] ?? ''),
      timeZone: maybeHeadingZone(raw) ?? null,
    }
  })
}

function shown(raw: string): string {
  return raw
    .replace(/^(\ufeff|ï»¿)+/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longest)
}

/** The IANA zone that a heading names: `Started at (Europe/Berlin)`, `Created (UTC)`, `created_utc`. */
export function maybeHeadingZone(raw: string): string | undefined {
  const inParentheses = /\(([A-Za-z]+(?:\/[A-Za-z0-9_+-]+)*)\)\s*$/.exec(raw)?.[1]
  if (inParentheses !== undefined) {
    if (/^(utc|gmt)$/i.test(inParentheses)) return 'UTC'
    if (inParentheses.includes('/') && isTimeZone(inParentheses)) return inParentheses
  }
  return /[_ ]utc$/i.test(raw.trim()) ? 'UTC' : undefined
}

/**
 * One heading row from two, as reports have them: a group over several columns in the first row (in a workbook a merged cell, so that only its first column holds the
 * text), the columns' own names under it, and names that reach over both rows. A name that occurs once stands alone, others go with their group: `Time Opened`.
 * `undefined` when the second row is no such row: every column must be named in exactly one of them, or in both under a group of several.
 */
export function maybeJoinedHeadings(
  first: readonly string[],
  second: readonly string[],
  below: readonly (readonly string[])[],
): string[] | undefined {
  const width = Math.max(first.length, second.length)
  const at = (row: readonly string[], i: number): string => shown(row[i] ?? '')
  const isWord = (text: string): boolean => /\p{L}/u.test(text) && !/^[\d.,:/ -]+$/.test(text) && !text.includes('@')
  let last = width
  while (last > 0 && at(first, last - 1) === '' && at(second, last - 1) === '') last -= 1
  if (last < 3 || at(first, 0) === '' || !below.some((row) => row.some((cell) => /\d/.test(cell)))) return undefined
  let group = ''
  let spans = 0
  const joined: { readonly group: string; readonly own: string }[] = []
  for (let i = 0; i < last; i += 1) {
    const over = at(first, i)
    const own = at(second, i)
    if ((over !== '' && !isWord(over)) || (own !== '' && !isWord(own))) return undefined
    if (over !== '') group = over
    const isSpanning = over === '' || (i + 1 < last && at(first, i + 1) === '' && at(second, i + 1) !== '')
    if (isSpanning !== (own !== '')) return undefined
    if (over === '') spans += 1
    joined.push({ group, own })
  }
  if (spans === 0) return undefined
  const times = new Map<string, number>()
  for (const { own } of joined) times.set(headingKey(own), (times.get(headingKey(own)) ?? 0) + 1)
  return joined.map(({ group: over, own }) =>
    own === '' ? over : times.get(headingKey(own)) === 1 ? own : `${over} ${own}`,
  )
}
