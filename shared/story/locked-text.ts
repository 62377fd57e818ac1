import type { Evidence } from '../base/evidence.ts'
import { type Field, type FieldForm, fieldForms, fieldWords, partsOf, writeField } from './fields.ts'
import { type Language, wordsOf } from './language/language.ts'

/** A number that stands locked in a text: which it is, and from where until where it stands, brackets and all. */
export interface Lock extends Field {
  readonly from: number
  readonly until: number
}

/** A template as a plain text field can hold it: words, and each number in brackets, `[€7.40]`, of which the locks say which number it is. */
export interface LockedText {
  readonly text: string
  readonly locks: readonly Lock[]
}

/** One way to say one number of a piece of evidence. */
export interface Reading extends Field {
  readonly words: string
}

/** A template with its numbers in brackets: `down from [€7.40]`. */
export function lockedText(template: string, known: ReadonlyMap<string, Evidence>, language: Language): LockedText {
  let text = ''
  const locks: Lock[] = []
  for (const part of partsOf(template)) {
    if (part.kind === 'words') {
      text += part.text
      continue
    }
    const from = text.length
    text += `[${fieldWords(part, known.get(part.evidence), language) ?? wordsOf({ language }).page.gone}]`
    locks.push({ evidence: part.evidence, form: part.form, from, until: text.length })
  }
  return { text, locks }
}

/** The template that a locked text stands for; the other way round than `lockedText`. */
export function templateOf({ text, locks }: LockedText): string {
  let template = ''
  let at = 0
  for (const lock of locks) {
    template += text.slice(at, lock.from) + writeField(lock)
    at = lock.until
  }
  return template + text.slice(at)
}

/** Every way to say the numbers of some evidence, each wording of a number once. */
export function readingsOf(evidence: readonly Evidence[], language: Language): Reading[] {
  return evidence.flatMap((one) => {
    const said = new Map<string, FieldForm>()
    for (const form of fieldForms) {
      const words = fieldWords({ form }, one, language)
      if (words !== null && /\d/.test(words) && !said.has(words)) said.set(words, form)
    }
    return [...said].map(([words, form]) => ({ evidence: one.id, form, words }))
  })
}

/**
 * What becomes of a locked text when someone types, deletes or pastes. `typed` is the text field's new content with the caret at `caret`. A number is taken out whole or not at all; typing
 * into one is refused (`null`). A number in brackets that comes in by pasting or undoing is locked again when `offered` has it.
 */
export function changeLocked(
  before: LockedText,
  typed: string,
  caret: number,
  offered: readonly Reading[],
): { readonly locked: LockedText; readonly caret: number } | null {
  const { from, until, put } = changeBetween(before.text, typed, caret)
  if (from === until && before.locks.some((lock) => lock.from < from && from < lock.until)) return null
  return replaceIn(before, from, until, put, offered)
}

/** Puts a number into a locked text in the place of what stands from `from` until `until`, with a blank before it where a word stands there. */
export function putNumber(
  before: LockedText,
  from: number,
  until: number,
  reading: Reading,
): { readonly locked: LockedText; readonly caret: number } {
  const start = before.locks.find((lock) => lock.from < from && from < lock.until)?.until ?? from
  const blank = /[\p{L}\p{N}\].,;:]$/u.test(before.text.slice(0, start)) ? ' ' : ''
  return replaceIn(before, start, Math.max(start, until), `${blank}[${reading.words}]`, [reading])
}

/** Takes a number out of a locked text, and the second of two blanks that then meet. */
export function takeOut(before: LockedText, lock: Lock): LockedText {
  const isDouble = before.text[lock.from - 1] === ' ' && before.text[lock.until] === ' '
  return replaceIn(before, lock.from, lock.until + (isDouble ? 1 : 0), '', []).locked
}

/** The caret's own place when it was moved into a number: one step past it when it came from its edge, else `null`, as for any place outside. */
export function besideLock({ locks }: LockedText, caret: number, was: number): number | null {
  const inside = locks.find((lock) => lock.from < caret && caret < lock.until)
  if (inside === undefined) return null
  if (was <= inside.from) return inside.until
  return was >= inside.until ? inside.from : null
}

/** The one stretch in which two texts differ. The caret says where it ends: of two equal letters beside each other only it knows which was typed. */
function changeBetween(
  before: string,
  after: string,
  caret: number,
): { readonly from: number; readonly until: number; readonly put: string } {
  let tail = after.length - caret
  if (tail > before.length || !before.endsWith(after.slice(caret))) {
    tail = 0
    while (
      tail < Math.min(before.length, after.length) &&
      before[before.length - 1 - tail] === after[after.length - 1 - tail]
    )
      tail += 1
  }
  const most = Math.min(before.length, after.length) - tail
  let from = 0
  while (from < most && before[from] === after[from]) from += 1
  return { from, until: before.length - tail, put: after.slice(from, after.length - tail) }
}

function replaceIn(
  before: LockedText,
  from: number,
  until: number,
  put: string,
  offered: readonly Reading[],
): { readonly locked: LockedText; readonly caret: number } {
  const touched = before.locks.filter((lock) => lock.from < until && from < lock.until)
  const start = Math.min(from, ...touched.map((lock) => lock.from))
  const end = Math.max(until, ...touched.map((lock) => lock.until))
  const moved = start + put.length - end
  const own = before.locks.map((lock) => ({ ...lock, words: before.text.slice(lock.from + 1, lock.until - 1) }))
  return {
    locked: {
      text: before.text.slice(0, start) + put + before.text.slice(end),
      locks: [
        ...before.locks.filter((lock) => lock.until <= start),
        ...locksIn(put, [...offered, ...own]).map((lock) => ({
          ...lock,
          from: lock.from + start,
          until: lock.until + start,
        })),
        ...before.locks
          .filter((lock) => lock.from >= end)
          .map((lock) => ({ ...lock, from: lock.from + moved, until: lock.until + moved })),
      ],
    },
    caret: start + put.length,
  }
}

/** Numbers in brackets within a text, as far as some reading says them. */
function locksIn(text: string, readings: readonly Reading[]): Lock[] {
  return [...text.matchAll(/\[([^[\]]+)\]/g)].flatMap((found) => {
    const reading = readings.find((one) => one.words === found[1])
    return reading
      ? [
          {
            evidence: reading.evidence,
            form: reading.form,
            from: found.index,
            until: found.index + found[0].length,
          },
        ]
      : []
  })
}
