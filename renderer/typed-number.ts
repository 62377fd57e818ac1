import { type DecimalMark, editableNumber, typedNumber } from '../shared/base/typed-number.ts'

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
