import { minorDigits } from '../base/money.ts'
import type { Problem, ProblemCode } from '../base/problem.ts'
import { makeZone, type Zone } from '../base/zone.ts'
import { cleanText, hasStrangeCharacters } from './cells/clean-text.ts'
import { isBlank } from './cells/is-blank.ts'
import { maybeCurrency } from './cells/read-currency.ts'
import { maybeDurationUnit, readDuration } from './cells/read-duration.ts'
import { readEmail } from './cells/read-email.ts'
import { maybeFlag } from './cells/read-flag.ts'
import { readId } from './cells/read-id.ts'
import { readMinor, readNumber } from './cells/read-number.ts'
import { readTime } from './cells/read-time.ts'
import type { Heading } from './headings.ts'
import type { Mapping } from './mapping.ts'
import type { Cell, Columns, Source } from './source.ts'
import { foldWord } from './words/fold-word.ts'

/** The row that the cells are read from; changed in place, so that reading a row makes no objects. */
export interface CurrentRow {
  readonly cells: readonly string[]
  readonly line: number
  /** Problems with cells of this row, in the order met. */
  readonly notes: Problem[]
}

const longestValue = 200
/** Texts are for telling apart and showing, not for reading: ids and words longer than this are cut. */
const longestText = 500

/**
 * The columns of one file by what they mean, for a source's row reader. `sample` is the beginning of the file, used for what only values can tell.
 */
export function makeColumns(
  source: Source,
  mapping: Mapping,
  headings: readonly Heading[],
  sample: readonly (readonly string[])[],
  row: CurrentRow,
): Columns {
  const byName = new Map(headings.map((heading) => [heading.name, heading]))
  const find = (field: string): Heading | undefined => {
    const name = mapping.columns[field]
    return name === undefined ? undefined : byName.get(name)
  }
  const zones = new Map<string, Zone>()
  const zoneNamed = (name: string): Zone => {
    let zone = zones.get(name)
    if (!zone) {
      zone = makeZone(name)
      zones.set(name, zone)
    }
    return zone
  }
  const note = (field: string, code: ProblemCode): void => {
    const heading = find(field)
    row.notes.push({
      line: row.line,
      column: heading?.name ?? '',
      value: (heading === undefined ? '' : (row.cells[heading.index] ?? '')).slice(0, longestValue),
      code,
    })
  }
  const never = (): null => null
  /** Reads a cell that is there and not blank. */
  const cell = <T>(field: string, read: (text: string) => T | null): Cell<T> => {
    const heading = find(field)
    if (heading === undefined) return never
    const { index } = heading
    return () => {
      const text = row.cells[index]
      return text === undefined || isBlank(text) ? null : read(text)
    }
  }
  const fileCurrency = mapping.currency ?? ''
  const meaning = (field: string): ((text: string) => string) => {
    const own = new Map(Object.entries(mapping.words[field] ?? {}).map(([word, means]) => [foldWord(word), means]))
    return own.size === 0 ? (text) => text : (text) => own.get(foldWord(text)) ?? text
  }

  return {
    headings,
    has: (field) => find(field) !== undefined,
    heading: (field) => find(field) ?? null,
    cells: () => row.cells,
    firstRows: () => sample,
    withCells: (change) => {
      const changed: CurrentRow = {
        get cells() {
          return change(row.cells)
        },
        get line() {
          return row.line
        },
        get notes() {
          return row.notes
        },
      }
      return makeColumns(source, mapping, headings, sample, changed)
    },
    line: () => row.line,
    note,
    id: (field) =>
      cell(field, (text) => {
        const result = readId(text)
        if (typeof result !== 'string') return result.id === '' ? null : result.id.slice(0, longestText)
        note(field, result)
        return null
      }),
    text: (field) =>
      cell(field, (text) => {
        if (text.length > 1_000_000) note(field, 'text-too-long')
        else if (hasStrangeCharacters(text.trim()) || text.includes('\ufffd')) note(field, 'bad-characters')
        return cleanText(text.slice(0, 1_000)).slice(0, longestText) || null
      }),
    email: (field) => cell(field, readEmail),
    time: (field) => {
      const heading = find(field)
      const zone = zoneNamed(heading?.timeZone ?? mapping.timeZone ?? 'UTC')
      const reading = { zone, order: mapping.dateOrder }
      return cell(field, (text) => {
        const result = readTime(text, reading)
        if (typeof result === 'number') return result
        // MySQL's way of writing that there is no date.
        if (/^0000-00-00/.test(text)) return null
        note(field, result)
        return null
      })
    },
    number: (field) =>
      cell(field, (text) => {
        const result = readNumber(text, mapping.decimal)
        if (typeof result === 'number') return result
        note(field, result)
        return null
      }),
    amount: (field, currency) => {
      const inMinorUnits = /\b(cents?|minor|pence)\b/.test(find(field)?.key ?? '')
      return cell(field, (text) => {
        const result = readMinor(text, mapping.decimal, inMinorUnits ? 0 : minorDigits(currency()))
        if (typeof result === 'number') return result
        note(field, result)
        return null
      })
    },
    flag: (field) => {
      const means = meaning(field)
      return cell(field, (text) => {
        const result = maybeFlag(means(text))
        if (result !== undefined) return result
        note(field, 'bad-flag')
        return null
      })
    },
    duration: (field) => {
      const heading = find(field)
      const unit = (heading && maybeDurationUnit(heading.name)) ?? source.fields[field]?.unit ?? 'seconds'
      return cell(field, (text) => {
        const result = readDuration(text, unit, mapping.decimal)
        if (typeof result === 'number') return result
        note(field, result)
        return null
      })
    },
    currency: (field) => {
      const means = meaning(field)
      const read = cell(field, (text) => {
        const code = maybeCurrency(means(text))
        if (code !== undefined) return code
        note(field, 'bad-currency')
        return null
      })
      return () => read() ?? fileCurrency
    },
    sample: (field) => {
      const heading = find(field)
      if (heading === undefined) return []
      // A row of another width is shifted: what it has under this heading is another column's.
      const rows = sample.filter((cells) => cells.length === headings.length)
      return (rows.length > 0 ? rows : sample)
        .map((cells) => cells[heading.index] ?? '')
        .filter((text) => !isBlank(text))
    },
    meaning,
    decimal: mapping.decimal,
  }
}
