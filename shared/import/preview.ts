import { formatMoney, formatNumber, formatSeconds } from '../base/format.ts'
import { explainProblem, type Problem } from '../base/problem.ts'
import { isBlank } from './cells/is-blank.ts'
import { makeColumns } from './columns.ts'
import { fieldTitle } from './field-title.ts'
import type { Heading } from './headings.ts'
import { makeRowImporter } from './import-rows.ts'
import type { Mapping } from './mapping.ts'
import { maybeVocabulary } from './meanings.ts'
import { type PersonalKind, personalColumn } from './personal-columns.ts'
import { assignColumns } from './propose-mapping.ts'
import type { Columns, FieldType, Source } from './source.ts'
import type { TableSample } from './table.ts'
import { usedColumns } from './used-columns.ts'
import { foldWord } from './words/fold-word.ts'

/** How a table would be read with a mapping: for the eye, before anything is imported. */
export interface ReadingPreview {
  /** Every meaning that a column can have, the mapped ones first. */
  readonly fields: readonly PreviewField[]
  /** Every column of the file, with what stands in it. */
  readonly columns: readonly PreviewColumn[]
  readonly rows: readonly PreviewRow[]
  /** What the first rows, as far as they were looked at, would come to. */
  readonly outlook: {
    readonly rows: number
    readonly problems: number
    readonly leftOut: number
    readonly cells: number
  }
  /** Words of the mapped columns that have a vocabulary, and how each is understood. */
  readonly words: readonly PreviewWords[]
}

export interface PreviewColumn {
  readonly heading: string
  readonly field: string | null
  readonly values: readonly string[]
  /** True when something is read from it, also when only its neighbours tell what (the months of a budget). */
  readonly isRead: boolean
  /** True when a person left it out. */
  readonly isLeftOut: boolean
  /** What it says about people, by its heading and its values. */
  readonly personal: PersonalKind | null
  /** The field that could be read from it, which nothing else fills. */
  readonly couldBe: string | null
}

export interface PreviewField {
  readonly field: string
  readonly title: string
  readonly type: FieldType
  readonly required: boolean
  readonly heading: string | null
}

export interface PreviewRow {
  readonly line: number
  readonly becomes: 'record' | 'part' | 'left out' | 'problem'
  /** Why it is left out or a problem. */
  readonly why: string | null
  readonly cells: readonly PreviewCell[]
}

/** A cell as it stands and as it is read, of the field at the same place in the mapped `fields`. */
export interface PreviewCell {
  readonly raw: string
  readonly read: string | null
  /** What is wrong with it, when it can't be read. */
  readonly problem: string | null
}

export interface PreviewWords {
  readonly field: string
  readonly title: string
  readonly heading: string
  readonly meanings: readonly string[]
  readonly values: readonly { readonly word: string; readonly count: number; readonly means: string | null }[]
}

const rowsShown = 6
const rowsLooked = 1_000
const wordsShown = 40
const longest = 80

/** Reads the first rows of a table with a mapping and says what came of them. `firstDataRow` is the row of the sample after the headings. */
export function previewReading(
  source: Source,
  mapping: Mapping,
  headings: readonly Heading[],
  sample: TableSample,
  firstDataRow: number,
): ReadingPreview {
  const fields = fieldsOf(source, mapping)
  const mapped = fields.filter(({ heading }) => heading !== null)
  const rows = sample.rows.slice(firstDataRow, firstDataRow + rowsLooked)
  const lines = sample.lines.slice(firstDataRow, firstDataRow + rowsLooked)
  const become = outcomes(source, mapping, headings, sample, firstDataRow, rows, lines)
  const current: { cells: readonly string[]; line: number; notes: Problem[] } = { cells: [], line: 0, notes: [] }
  const columns = makeColumns(source, mapping, headings, sample.rows.slice(firstDataRow), current)
  const readers = mapped.map(({ field, type }) => readerOf(columns, field, type))
  const shown = rows.slice(0, rowsShown).map((cells, i): PreviewRow => {
    current.cells = cells
    return {
      line: lines[i] as number,
      ...(become.byRow[i] as Pick<PreviewRow, 'becomes' | 'why'>),
      cells: mapped.map(({ field }, c) => {
        current.notes = []
        const raw = cells[columns.heading(field)?.index ?? -1] ?? ''
        const read = readers[c]?.() ?? null
        const note = current.notes[0]
        return {
          raw: raw.slice(0, longest),
          read,
          problem: note === undefined ? null : explainProblem(note.code).message,
        }
      }),
    }
  })
  const used = usedColumns(source, mapping, headings)
  const leftOut = new Set(mapping.leftOut)
  const meant = new Map(
    Object.entries(assignColumns(source, headings, rows)).flatMap(([field, heading]) =>
      mapping.columns[field] === undefined ? [[heading, field] as const] : [],
    ),
  )
  const byHeading = new Map(Object.entries(mapping.columns).map(([field, heading]) => [heading, field]))
  return {
    fields,
    columns: headings.map(({ name, index }) => ({
      heading: name,
      field: byHeading.get(name) ?? null,
      values: someValues(rows, index, 3),
      isRead: used.has(index),
      isLeftOut: leftOut.has(name),
      personal: personalColumn(name, someValues(rows, index, 50)),
      couldBe: byHeading.has(name) ? null : (meant.get(name) ?? null),
    })),
    rows: shown,
    outlook: become.outlook,
    words: wordsOf(source, mapping, headings, rows),
  }
}

function fieldsOf(source: Source, mapping: Mapping): PreviewField[] {
  const all = Object.entries(source.fields).map(
    ([field, { type, required }]): PreviewField => ({
      field,
      title: fieldTitle(field),
      type,
      required: required === true,
      heading: mapping.columns[field] ?? null,
    }),
  )
  const rank = ({ heading, required }: PreviewField): number => (required ? 0 : heading === null ? 2 : 1)
  return all.sort((a, b) => rank(a) - rank(b))
}

function outcomes(
  source: Source,
  mapping: Mapping,
  headings: readonly Heading[],
  sample: TableSample,
  firstDataRow: number,
  rows: readonly (readonly string[])[],
  lines: readonly number[],
): { readonly byRow: readonly Pick<PreviewRow, 'becomes' | 'why'>[]; readonly outlook: ReadingPreview['outlook'] } {
  let failed: Problem | undefined
  let cells = 0
  const importer = makeRowImporter(source, mapping, headings, sample, firstDataRow, {
    record: () => undefined,
    problem: (problem) => {
      failed = problem
    },
    note: () => {
      cells += 1
    },
  })
  const { counts } = importer
  const byRow = rows.map((row, i): Pick<PreviewRow, 'becomes' | 'why'> => {
    const before = { excluded: counts.excluded, joined: counts.joined, reasons: new Map(counts.exclusions) }
    failed = undefined
    importer.push(row, lines[i] as number)
    if (failed !== undefined) return { becomes: 'problem', why: explainProblem((failed as Problem).code).message }
    if (counts.excluded > before.excluded) {
      const reason = [...counts.exclusions].find(([name, count]) => count !== before.reasons.get(name))?.[0]
      return { becomes: 'left out', why: reason ?? null }
    }
    return { becomes: counts.joined > before.joined ? 'part' : 'record', why: null }
  })
  return {
    byRow,
    outlook: { rows: counts.rowsIn, problems: counts.problems, leftOut: counts.excluded, cells },
  }
}

/** Reads the current row's cell of a field as words for people. */
function readerOf(columns: Columns, field: string, type: FieldType): () => string | null {
  const shown = <T>(read: () => T | null, show: (value: T) => string): (() => string | null) => {
    return () => {
      const value = read()
      return value === null ? null : show(value)
    }
  }
  const same = (text: string): string => text.slice(0, longest)
  switch (type) {
    case 'time':
      return shown(
        columns.time(field),
        (at) => `${new Date(at * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`,
      )
    case 'amount': {
      const currency = columns.currency('currency')
      const money = (minor: number): string => {
        const code = currency()
        return code === '' ? formatNumber(minor / 100, 2) : formatMoney(minor, code)
      }
      return shown(columns.amount(field, currency), money)
    }
    case 'number':
      return shown(columns.number(field), (value) => formatNumber(value, Number.isInteger(value) ? 0 : 2))
    case 'duration':
      return shown(columns.duration(field), formatSeconds)
    case 'flag':
      return shown(columns.flag(field), (value) => (value ? 'yes' : 'no'))
    case 'email':
      return shown(columns.email(field), same)
    case 'id':
      return shown(columns.id(field), same)
    case 'currency': {
      const read = columns.currency(field)
      return () => read() || null
    }
    case 'rating':
    case 'text':
      return shown(columns.text(field), columns.meaning(field))
  }
}

function someValues(rows: readonly (readonly string[])[], index: number, most: number): string[] {
  const values = new Set<string>()
  for (const row of rows) {
    const text = row[index] ?? ''
    if (!isBlank(text)) values.add(text.trim().slice(0, longest))
    if (values.size >= most) break
  }
  return [...values]
}

function wordsOf(
  source: Source,
  mapping: Mapping,
  headings: readonly Heading[],
  rows: readonly (readonly string[])[],
): PreviewWords[] {
  return Object.entries(mapping.columns).flatMap(([field, name]): PreviewWords[] => {
    const vocabulary = maybeVocabulary(source, field)
    const heading = headings.find((one) => one.name === name)
    if (vocabulary === undefined || heading === undefined) return []
    const told = new Map(Object.entries(mapping.words[field] ?? {}).map(([word, means]) => [foldWord(word), means]))
    const counts = new Map<string, number>()
    for (const row of rows) {
      const word = (row[heading.index] ?? '').trim()
      if (!isBlank(word) && !/^[-\d.,]+$/.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1)
    }
    const values = [...counts]
      .sort((a, b) => b[1] - a[1])
      .slice(0, wordsShown)
      .map(([word, count]) => ({
        word: word.slice(0, longest),
        count,
        means: told.get(foldWord(word)) ?? vocabulary.understand(word) ?? null,
      }))
    return values.length === 0
      ? []
      : [{ field, title: fieldTitle(field), heading: name, meanings: vocabulary.meanings, values }]
  })
}
