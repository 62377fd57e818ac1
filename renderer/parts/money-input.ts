import { minorDigits } from '../../shared/base/money.ts'

/** An amount as a person typed it, in whole minor units; `null` when it is none. Decimals may be written with a comma. */
export function typedMinor(typed: string, currency: string): number | null {
  const text = typed.trim().replaceAll('\u202f', '').replace(',', '.').replace('−', '-')
  const value = Number(text)
  return text === '' || !Number.isFinite(value) ? null : Math.round(value * 10 ** minorDigits(currency))
}
