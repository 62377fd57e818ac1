import type { Evidence, Grade } from '../base/evidence.ts'
import { asSentence } from '../base/format.ts'
import { type FactsOfQuarter, maybeEvidenceOf, maybeTold } from '../story/facts-of-quarter.ts'
import { wordsOf } from '../story/language/language.ts'
import type { Remark, Slide } from './deck.ts'
import type { DeckInput } from './deck-input.ts'
import type { TableExhibit } from './exhibit.ts'

/** A slide before its footer and notes are made from its evidence. */
export interface Draft extends Omit<Slide, 'footer' | 'notes' | 'evidence'> {
  readonly evidence: readonly (Evidence | undefined)[]
  readonly likelyQuestion: string
}

/** A draft with its footer, its speaker notes and the ids of its evidence. */
export function finishSlide(draft: Draft, input: DeckInput): Slide {
  const { evidence, likelyQuestion, ...slide } = draft
  const known = [...new Map(evidence.flatMap((e) => (e ? [[e.id, e] as const] : []))).values()]
  const told = slide.appendix === undefined ? known : []
  return {
    ...slide,
    footer: footerOf(told, input),
    notes: notesOf(told, likelyQuestion, input),
    evidence: known.map((e) => e.id),
  }
}

function footerOf(evidence: readonly Evidence[], { facts, dataThroughDay }: DeckInput): string {
  const { format, slides } = wordsOf(facts)
  const metrics = [...new Set(evidence.map((e) => `${e.metric} v${e.version}`))].slice(0, 2)
  const n = evidence.length > 0 ? Math.max(...evidence.map((e) => e.n)) : 0
  const sources = [...new Set(evidence.flatMap((e) => e.sources.map(vendorOf)))].slice(0, 5)
  return [
    ...metrics,
    ...(n > 0 ? [slides.footer.n(n)] : []),
    ...(sources.length > 0 ? [sources.join(', ')] : []),
    ...(dataThroughDay === null ? [] : [slides.footer.through(format.day(dataThroughDay))]),
  ].join(' · ')
}

/** Who a source is from: the footer has room for names, the workbook lists the exports. */
function vendorOf(sourceTitle: string): string {
  return sourceTitle.split(' ')[0] ?? sourceTitle
}

function notesOf(evidence: readonly Evidence[], likelyQuestion: string, { facts }: DeckInput): string {
  const { format, slides } = wordsOf(facts)
  const lines = evidence.map((e) => {
    const left = Object.entries(e.excluded).flatMap(([reason, count]) => (count > 0 ? [{ count, reason }] : []))
    return [
      slides.notes.number({
        title: e.title,
        value: format.evidence(e),
        interval: format.interval(e),
        cases: e.n,
        isProjection: e.grade === 'projection',
      }),
      asSentence(wordsOf(facts).definition(e.metric).formula),
      ...(left.length > 0 ? [slides.notes.leftOut(left)] : []),
      ...e.caveats,
      slides.notes.evidence(e.id),
    ].join(' ')
  })
  return [slides.notes.question(likelyQuestion), ...lines].join('\n\n')
}

/** The mark by which a grade is shown in a table. */
export const gradeMarks: Readonly<Record<Grade, string>> = {
  fact: '✓',
  A: 'A',
  B: 'B',
  C: 'C',
  D: 'D',
  E: 'E',
  projection: 'P',
}

/** A remark. */
export const plain = (text: string): Remark => ({ text, honest: false })
/** The remark that says what the picture can't. */
export const honest = (text: string): Remark => ({ text, honest: true })

/** A sentence as a title: without its full stop. */
export function asTitle(sentence: string): string {
  return sentence.replace(/\.$/, '')
}

/** A caption with as many whole rows as an alternative text of some 900 letters holds: a number that is cut is another number. */
export function altOfRows(caption: string, rows: readonly (readonly string[])[]): string {
  let alt = `${caption}: `
  for (const [i, row] of rows.entries()) {
    const next = `${i === 0 ? '' : '; '}${row.join(', ')}`
    if (i > 0 && alt.length + next.length > 900) break
    alt += next
  }
  return alt
}

/** A table of words as a picture; its alternative text says its rows. */
export function table(
  caption: string,
  columns: readonly (readonly [string, 'left' | 'right'])[],
  rows: readonly (readonly string[])[],
  evidence: readonly string[],
): TableExhibit {
  return {
    kind: 'table',
    caption,
    alt: altOfRows(caption, rows),
    unit: 'count',
    currency: null,
    evidence,
    columns: columns.map(([title, align]) => ({ title, align })),
    rows,
  }
}

/** A title must say a number even where the headline number can't be told: how much there is instead. */
export function fallbackTitle(facts: FactsOfQuarter, says: string): string {
  const { format, slides } = wordsOf(facts)
  const contacts = maybeTold(facts, 'contacts')
  return slides.untold.title({ says, contacts: contacts?.value ?? 0, quarter: format.quarter(facts.quarter) })
}

/** The slide that stands where something can't be told: it says what is missing, and nothing is guessed. */
export function untoldSlide(facts: FactsOfQuarter, id: string, says: string, likelyQuestion: string): Draft {
  const { slides } = wordsOf(facts)
  return {
    id,
    title: fallbackTitle(facts, says),
    subtitle: slides.untold.subtitle,
    exhibit: null,
    figure: null,
    remarks: [honest(slides.untold.remark)],
    grade: 'fact',
    evidence: [maybeEvidenceOf(facts, 'contacts')],
    likelyQuestion,
  }
}
