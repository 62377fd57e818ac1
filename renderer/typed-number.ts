import { type DecimalMark, editableNumber, typedNumber } from '../shared/base/typed-number.ts'
import { words } from './words/words.ts'

/** The decimal mark of the region that the system is set to. */
function decimalMark(): DecimalMark {
  const part = new Intl.NumberFormat(navigator.language).formatToParts(1.5).find(({ type }) => type === 'decimal')
  return part?.value === ',' ? ',' : '.'
}

/** A number that was typed, read as people write it where this computer stands; `null` when it is none. */
export function readTyped(typed: string): number | null {
  return typedNumber(typed, decimalMark())
}

/** A number in a field, to be changed and read again by `readTyped`. */
export function showTyped(value: number): string {
  return editableNumber(value, decimalMark())
}

/** What is wrong with a number that was typed: that it is none. `null` when it is one. */
export function numberProblem(typed: string): string | null {
  return readTyped(typed) === null ? words.fields.noNumber(typed.trim()) : null
}

/** What is wrong with a whole number that was typed, which lies between two ends; `null` when nothing is. */
export function wholeNumberProblem(typed: string, from: number, to: number): string | null {
  const value = readTyped(typed)
  const isOne = value !== null && Number.isInteger(value) && value >= from && value <= to
  return isOne ? null : words.fields.noWholeNumber(String(from), String(to))
}

/** What is wrong with words that may not be missing; `null` when there are some. */
export function wordsProblem(typed: string): string | null {
  return typed.trim() === '' ? words.fields.empty : null
}
