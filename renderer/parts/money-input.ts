import { minorDigits } from '../../shared/base/money.ts'
import { readTyped } from '../typed-number.ts'

/** An amount as a person typed it, in whole minor units; `null` when it is none. */
export function typedMinor(typed: string, currency: string): number | null {
  const value = readTyped(typed)
  return value === null ? null : Math.round(value * 10 ** minorDigits(currency))
}
