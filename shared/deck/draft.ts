import type { Evidence } from '../base/evidence.ts'
import { formatCount, formatDay, formatEvidence, formatInterval, formatQuarter, plural } from '../base/format.ts'
import { definitionOf } from '../metrics/registry/index.ts'
import { type FactsOfQuarter, maybeEvidenceOf, maybeTold } from '../story/facts-of-quarter.ts'
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
  return {
    ...slide,
    footer: footerOf(slide.appendix === undefined ? known : [], input),
    notes: notesOf(slide.appendix === undefined ? known : [], likelyQuestion),
    evidence: known.map((e) => e.id),
  }
}

function footerOf(evidence: readonly Evidence[], input: DeckInput): string {
  const metrics = [...new Set(evidence.map((e) => `${e.metric} v${e.version}`))].slice(0, 2)
  const n = evidence.length > 0 ? Math.max(...evidence.map((e) => e.n)) : 0
  const sources = [...new Set(evidence.flatMap((e) => e.sources.map(vendorOf)))].slice(0, 5)
  return [
    ...metrics,
    ...(n > 0 ? [`n ${formatCount(n)}`] : []),
    ...(sources.length > 0 ? [sources.join(', ')] : []),
    ...(input.dataThroughDay === null ? [] : [`data through ${formatDay(input.dataThroughDay)}`]),
  ].join(' · ')
}

/** Who a source is from: the footer has room for names, the workbook lists the exports. */
function vendorOf(sourceTitle: string): string {
  return sourceTitle.split(' ')[0] ?? sourceTitle
}

function notesOf(evidence: readonly Evidence[], likelyQuestion: string): string {
  const lines = evidence.map((e) => {
    const interval = formatInterval(e)
    const definition = definitionOf(e.metric)
    const left = Object.entries(e.excluded)
      .filter(([, count]) => count > 0)
      .map(([reason, count]) => `${formatCount(count)} ${reason}`)
    return [
      `${e.title}: ${formatEvidence(e)}${interval ? ` (95 % interval ${interval})` : ''}, n ${formatCount(e.n)}.`,
      `${definition.formula}.`,
      ...(left.length > 0 ? [`Left out: ${left.join(', ')}.`] : []),
      ...e.caveats,
      `Evidence ${e.id}`,
    ].join(' ')
  })
  return [`Likely question: ${likelyQuestion}`, ...lines].join('\n\n')
}

/** A remark. */
export const plain = (text: string): Remark => ({ text, honest: false })
/** The remark that says what the picture can't. */
export const honest = (text: string): Remark => ({ text, honest: true })

/** A sentence as a title: without its full stop. */
export function asTitle(sentence: string): string {
  return sentence.replace(/\.$/, '')
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
    alt: `${caption}: ${rows.map((row) => row.join(', ')).join('; ')}`.slice(0, 900),
    unit: 'count',
    currency: null,
    evidence,
    columns: columns.map(([title, align]) => ({ title, align })),
    rows,
  }
}

/** A title must say a number even where the headline number can't be told: how much there is instead. */
export function fallbackTitle(facts: FactsOfQuarter, says: string): string {
  const contacts = maybeTold(facts, 'contacts')
  return `${says} from the ${plural(contacts?.value ?? 0, 'contact')} of ${formatQuarter(facts.quarter)}`
}

/** The slide that stands where something can't be told: it says what is missing, and nothing is guessed. */
export function untoldSlide(facts: FactsOfQuarter, id: string, says: string, likelyQuestion: string): Draft {
  return {
    id,
    title: fallbackTitle(facts, says),
    subtitle: 'What is missing is said here, so that nothing is guessed',
    exhibit: null,
    figure: null,
    remarks: [honest('Nothing is guessed in its place: once what is missing is imported, this slide tells it.')],
    grade: 'fact',
    evidence: [maybeEvidenceOf(facts, 'contacts')],
    likelyQuestion,
  }
}
