import type { Evidence } from '../base/evidence.ts'
import { minorDigits } from '../base/money.ts'
import { Refusal } from '../base/refusal.ts'
import { design } from '../cohorts/members.ts'
import { type Language, type Words, wordsOf } from '../story/language/language.ts'
import type { Deck, Slide, Workbook } from './deck.ts'
import type { Exhibit } from './exhibit.ts'

/** What numbers in a deck may stand on. */
export interface Grounds {
  /** In which the numbers are written. */
  readonly language: Language
  readonly evidence: readonly Evidence[]
  /** Whole numbers that the story counts of itself: its proof points, its checks, its files. */
  readonly counted?: readonly number[]
  /** What the pages of the appendix list as it is kept: receipts, assumptions, checks, restatements. Their numbers may stand there and nowhere else. */
  readonly listed?: readonly string[]
}

/**
 * The one law at the door: a deck leaves only when every number on every slide (title, words, table, labels, notes, footer) is of the evidence that this very slide names, as the one
 * formatter writes it, and every number drawn in a picture is a value of that evidence. Besides evidence, words may name quarters, dates, windows of definitions and horizons.
 */
export function checkDeckNumbers(deck: Deck, grounds: Grounds): void {
  const stray = strayNumbers(deck, grounds)[0]
  if (stray !== undefined)
    throw new Refusal(
      'number-without-evidence',
      `slide ${stray.slide} can’t be exported: ${stray.why}`,
      'report this: the app must never show such a number',
    )
}

/** Every number of a deck that does not stand on evidence, with its slide (from 1) and where it stands there. */
export function strayNumbers(
  deck: Deck,
  grounds: Grounds,
): { readonly slide: number; readonly id: string; readonly why: string }[] {
  const words = wordsOf(grounds)
  const { count, numbersIn } = words.format
  const known = new Map(grounds.evidence.map((e) => [e.id, e]))
  const counted = new Set([...design.horizons, ...(grounds.counted ?? [])].map(count))
  const listed = new Set((grounds.listed ?? []).flatMap(numbersIn))
  return deck.slides.flatMap((slide, index) => {
    const ids = [...new Set([...slide.evidence, ...(slide.exhibit?.evidence ?? [])])]
    const named = ids.flatMap((id) => known.get(id) ?? [])
    const allowed = numbersOf(named, words)
    // A picture may count its own parts.
    if (slide.exhibit) allowed.add(count(partsOf(slide.exhibit)))
    const holds = (number: string) =>
      allowed.has(number) || counted.has(number) || (slide.appendix !== undefined && listed.has(number))
    const stands = valueTest(named)
    return [
      ...(slide.evidence.length === 0 ? ['it names no evidence'] : []),
      ...ids.filter((id) => !known.has(id)).map((id) => `it names ${id}, which is not in evidence`),
      ...textsOf(slide).flatMap(({ where, text }) =>
        numbersIn(text)
          .filter((number) => !holds(number))
          .map((number) => `${where} says ${number}, which is not in evidence`),
      ),
      ...drawnValues(slide.exhibit)
        .filter((value) => !stands(value))
        .map((value) => `its picture draws ${value}, which is not in evidence`),
    ].map((why) => ({ slide: index + 1, id: slide.id, why }))
  })
}

/**
 * The same law for the workbook: every number in its words, and every amount that it gives for a claim, an answer or a movement, is of the project's evidence. A cell holds one line, not a
 * story, so all evidence of the export counts here, not that of one slide.
 */
export function checkWorkbookNumbers(book: Workbook, grounds: Grounds): void {
  const stray = strayCells(book, grounds)[0]
  if (stray !== undefined)
    throw new Refusal(
      'number-without-evidence',
      `the workbook can’t be exported: ${stray}, which is not in evidence`,
      'report this: the app must never show such a number',
    )
}

/** Sheets whose every number is a value of evidence; the others list what the project keeps, or follow the arithmetic step by step. */
const sheetsOfEvidence = ['answers', 'scorecard', 'ledger', 'story'] as const

/** Sheets that say what the registry and the receipts say, word for word. */
const sheetsOfRecord = ['definitions', 'sources'] as const

/** Every number of a workbook that does not stand on evidence, as the end of "the workbook …". */
export function strayCells(book: Workbook, grounds: Grounds): string[] {
  const words = wordsOf(grounds)
  const { count, numbersIn } = words.format
  const names = (of: readonly (keyof Words['sheets'] & (typeof sheetsOfEvidence | typeof sheetsOfRecord)[number])[]) =>
    new Set(of.map((sheet) => words.sheets[sheet].name))
  const [ofEvidence, ofRecord] = [names(sheetsOfEvidence), names(sheetsOfRecord)]
  const allowed = numbersOf(grounds.evidence, words)
  for (const number of [...design.horizons, ...(grounds.counted ?? [])]) allowed.add(count(number))
  for (const number of (grounds.listed ?? []).flatMap(numbersIn)) allowed.add(number)
  const values = new Set(
    grounds.evidence.flatMap((e) =>
      [e.value, e.low, e.high, e.n, e.numerator, e.denominator].flatMap((value) =>
        value === null
          ? []
          : [keyOf(value), ...(e.currency === null ? [] : [keyOf(value / 10 ** minorDigits(e.currency))])],
      ),
    ),
  )
  return book.sheets.flatMap((sheet) =>
    sheet.rows.flatMap((row, r) =>
      row.flatMap((cell, c): string[] => {
        const where = `${sheet.name}, row ${r + 1}, column ${c + 1}`
        if (ofRecord.has(sheet.name)) return []
        if (cell?.kind === 'text')
          return numbersIn(cell.text)
            .filter((number) => !allowed.has(number))
            .map((number) => `${where}, says ${number}`)
        if (cell?.kind !== 'number' || !ofEvidence.has(sheet.name)) return []
        return cell.value === 0 || values.has(keyOf(cell.value)) ? [] : [`${where}, gives ${cell.value}`]
      }),
    ),
  )
}

function keyOf(value: number): string {
  return Math.abs(value).toPrecision(12)
}

function numbersOf(evidence: readonly Evidence[], { format, definition }: Words): Set<string> {
  const allowed = new Set<string>()
  const put = (text: string) => {
    for (const number of format.numbersIn(text)) allowed.add(number)
  }
  for (const e of evidence) {
    for (const value of [e.value, e.low, e.high]) {
      if (value === null) continue
      put(format.value(value, e.unit, e.currency))
      if (e.unit === 'money') put(format.money(value, e.currency ?? ''))
      if (e.unit === 'days') put(format.days(value))
    }
    put(format.interval(e))
    put(format.count(e.n))
    for (const part of [e.numerator, e.denominator]) {
      if (part === null) continue
      put(format.count(part))
      if (e.currency !== null) put(format.moneyShort(part, e.currency))
      if (!Number.isInteger(part)) put(format.number(part, 2))
    }
    for (const count of Object.values(e.excluded)) put(format.count(count))
    // What the evidence itself says in words, and how its metric is defined.
    const { formula, title } = definition(e.metric)
    for (const words of [e.title, e.note ?? '', ...e.caveats, ...e.sources, ...Object.values(e.filter), formula, title])
      put(words)
  }
  return allowed
}

interface Said {
  readonly where: string
  readonly text: string
}

function textsOf(slide: Slide): Said[] {
  const { exhibit } = slide
  const said = (where: string, ...texts: readonly string[]): Said[] => texts.map((text) => ({ where, text }))
  return [
    ...said('its title', slide.title),
    ...said('its subtitle', slide.subtitle),
    ...(slide.figure ? said('its figure', slide.figure.value, slide.figure.unit) : []),
    ...said('a remark', ...slide.remarks.map(({ text }) => text)),
    ...said('its footer', slide.footer),
    ...said('its notes', slide.notes),
    ...(exhibit ? said('its picture', exhibit.caption, exhibit.alt, ...labelsOf(exhibit)) : []),
  ]
}

function labelsOf(exhibit: Exhibit): string[] {
  switch (exhibit.kind) {
    case 'table':
      return [...exhibit.columns.map((column) => column.title), ...exhibit.rows.flat()]
    case 'forest':
      return exhibit.rows.flatMap((row) => [row.label, row.under])
    case 'waterfall':
      return exhibit.bars.map((bar) => bar.label)
    case 'step':
      return exhibit.curves.map((curve) => curve.name)
    default:
      return [...exhibit.categories, ...exhibit.series.map((series) => series.name)]
  }
}

function partsOf(exhibit: Exhibit): number {
  switch (exhibit.kind) {
    case 'table':
    case 'forest':
      return exhibit.rows.length
    case 'waterfall':
      return exhibit.bars.length
    case 'step':
      return exhibit.curves.length
    default:
      return exhibit.categories.length
  }
}

/** The numbers that a picture draws, each of which must be a value of evidence; curves are drawn from the rows behind theirs. */
function drawnValues(exhibit: Exhibit | null): number[] {
  if (exhibit === null) return []
  switch (exhibit.kind) {
    case 'table':
    case 'step':
      return []
    case 'forest':
      return exhibit.rows.flatMap((row) => [row.value, row.low, row.high])
    case 'waterfall':
      return exhibit.bars.map((bar) => bar.value)
    default:
      return exhibit.series
        .flatMap((series) => [...series.values, ...(series.low ?? []), ...(series.high ?? [])])
        .flatMap((value) => value ?? [])
  }
}

/** Tells whether a drawn number is a value of this evidence, a part of one, or (as a step of a bridge) the difference of two. */
function valueTest(evidence: readonly Evidence[]): (drawn: number) => boolean {
  const values = evidence
    .flatMap((e) => [e.value, e.low, e.high, e.n, e.numerator, e.denominator])
    .flatMap((value) => (value === null ? [] : Math.abs(value)))
  const near = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, a, b)
  return (drawn) => {
    const size = Math.abs(drawn)
    return (
      size < 1e-9 ||
      values.some((value) => near(size, value)) ||
      values.some((a) => values.some((b) => near(size, Math.abs(a - b))))
    )
  }
}
