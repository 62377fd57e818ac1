import type { Evidence } from '../base/evidence.ts'
import { type Language, wordsOf } from './language/language.ts'

/**
 * Words with locked numbers. A number in a sentence is a field that names a piece of evidence and which of its numbers is meant: `{{csat@1/2026Q3|value}}`. A person rewrites the
 * words around it; the number itself is read from evidence each time, so that it stays true after a new import.
 */
export const fieldForms = ['value', 'size', 'full', 'interval', 'low', 'high', 'n', 'numerator', 'denominator'] as const
export type FieldForm = (typeof fieldForms)[number]

export interface Field {
  readonly evidence: string
  readonly form: FieldForm
}

/** A sentence in parts: words, and fields where its numbers stand. */
export type Part = { readonly kind: 'words'; readonly text: string } | ({ readonly kind: 'field' } & Field)

const written = /\{\{([^{}|]{1,300})\|([a-z]{1,12})\}\}/g

/** Takes a template apart; what only looks like a field stays words. */
export function partsOf(template: string): Part[] {
  const parts: Part[] = []
  let from = 0
  for (const found of template.matchAll(written)) {
    const form = fieldForms.find((one) => one === found[2])
    if (form === undefined || found[1] === undefined) continue
    if (found.index > from) parts.push({ kind: 'words', text: template.slice(from, found.index) })
    parts.push({ kind: 'field', evidence: found[1], form })
    from = found.index + found[0].length
  }
  if (from < template.length) parts.push({ kind: 'words', text: template.slice(from) })
  return parts
}

/** A field as it is written in a template. */
export function writeField({ evidence, form }: Field): string {
  return `{{${evidence}|${form}}}`
}

/** A field's number in words, by the formatter of the story’s language; `null` when the evidence is not there or can't be told. */
export function fieldWords(
  { form }: Pick<Field, 'form'>,
  evidence: Evidence | undefined,
  language: Language,
): string | null {
  if (evidence === undefined) return null
  const { format } = wordsOf({ language })
  const { value, low, high, n, numerator, denominator, unit, currency } = evidence
  const say = (number: number | null) => (number === null ? null : format.value(number, unit, currency))
  switch (form) {
    case 'value':
      return say(value)
    case 'full':
      return value === null || unit !== 'money' ? null : format.money(value, currency ?? '')
    case 'size':
      return value === null ? null : say(Math.abs(value))
    case 'interval':
      return format.interval(evidence) || null
    case 'low':
      return say(low)
    case 'high':
      return say(high)
    case 'n':
      return format.count(n)
    case 'numerator':
      return numerator === null
        ? null
        : unit === 'money'
          ? format.moneyShort(numerator, currency ?? '')
          : format.count(numerator)
    case 'denominator':
      return denominator === null ? null : format.count(denominator)
  }
}

/** A template as a sentence of today, and the fields whose number can't be told any more; there it says "(no longer known)". */
export function renderFields(
  template: string,
  evidence: ReadonlyMap<string, Evidence>,
  language: Language,
): { readonly text: string; readonly missing: readonly Field[] } {
  const missing: Field[] = []
  const text = partsOf(template)
    .map((part) => {
      if (part.kind === 'words') return part.text
      const words = fieldWords(part, evidence.get(part.evidence), language)
      if (words === null) missing.push({ evidence: part.evidence, form: part.form })
      return words ?? `(${wordsOf({ language }).page.gone})`
    })
    .join('')
  return { text, missing }
}

/**
 * A sentence with its numbers locked: wherever a number of this evidence stands as the one formatter writes it, a field takes its place. Longer readings come first, so that an
 * interval is one field and not two; of several pieces of evidence that read the same, the first wins.
 */
export function lockNumbers(sentence: string, evidence: readonly Evidence[], language: Language): string {
  const readings = evidence
    .flatMap((one) =>
      fieldForms.map((form) => ({ evidence: one.id, form, words: fieldWords({ form }, one, language) })),
    )
    // A bare "3" is rarely the number meant.
    .flatMap((one) =>
      one.words === null || !/\d/.test(one.words) || /^\d$/.test(one.words) ? [] : [{ ...one, words: one.words }],
    )
    .sort((a, b) => b.words.length - a.words.length)
  let template = sentence
  for (const reading of readings) {
    template = partsOf(template)
      .map((part) =>
        part.kind === 'field' ? writeField(part) : replaceWhole(part.text, reading.words, writeField(reading)),
      )
      .join('')
  }
  return template
}

/** Puts a field where a number stands by itself: `41` in `1,412` or `Q3 2041` is another number. */
function replaceWhole(text: string, words: string, field: string): string {
  let made = ''
  let rest = text
  for (let at = rest.indexOf(words); at >= 0; at = rest.indexOf(words)) {
    const before = (made + rest.slice(0, at)).slice(-12)
    const after = rest.slice(at + words.length)
    const isWhole =
      !/[\d.,€$£\u2212-]$/.test(before) && !/^(?:[.,]?\d)/.test(after) && !/Q[1-4] $/.test(before) && !/@$/.test(before)
    made += rest.slice(0, at) + (isWhole ? field : words)
    rest = after
  }
  return made + rest
}

/** Numbers that a template says outside its fields: typed by hand, so nothing stands behind them. Quarters, dates and the names of windows are no such numbers. */
export function looseNumbers(template: string, language: Language): string[] {
  const { format } = wordsOf({ language })
  return partsOf(template).flatMap((part) => (part.kind === 'words' ? format.numbersIn(part.text) : []))
}
