import type { Unit } from '../../../shared/base/evidence.ts'
import { currencySign, formatShare, formatValue, roundTo } from '../../../shared/base/format.ts'
import { minorDigits } from '../../../shared/base/money.ts'

const minus = '\u2212'
const thin = '\u202f'

/** What a chart measures in: the exhibit's unit and, for money, its currency. */
export interface Measure {
  readonly unit: Unit
  readonly currency: string | null
}

/**
 * The number that a chart holds for a value: money in major units and differences of shares in points, since a person who edits the chart reads them
 * so; everything else as it is.
 */
export function plottedValue(value: number, { unit, currency }: Measure): number {
  if (unit === 'money') return value / 10 ** minorDigits(currency ?? '')
  if (unit === 'points') return Number((value * 100).toPrecision(12))
  return value
}

/** A format for what is above zero, and the same with a true minus below it. */
function code(positive: string): string {
  return `${positive};"${minus}"${positive}`
}

function decimals(digits: number): string {
  return digits > 0 ? `.${'0'.repeat(digits)}` : ''
}

function signOf(currency: string | null): string {
  return `"${currencySign(currency ?? '').replace(/["\\]/g, '')}"`
}

/**
 * The number format under which Excel and PowerPoint show this value in the words of the app's one formatter (`€41k`, `9.4 %`, `−3`): labels stay live
 * numbers and still read the same as everywhere else. Lengths of time are the exception: they stay in seconds.
 */
export function labelFormat(value: number, { unit, currency }: Measure): string {
  const words = formatValue(value, unit, currency)
  const shown = patternOf(value, { unit, currency })
  const plus = words.startsWith('+') ? '"+"' : ''
  // A value that rounds to nothing has no sign, in words as here.
  return `${plus}${shown};${words.startsWith(minus) ? `"${minus}"` : ''}${shown}`
}

function patternOf(value: number, { unit, currency }: Measure): string {
  switch (unit) {
    case 'count':
      return '#,##0'
    case 'share':
      return `#,##0${decimals(formatShare(value).includes('.') ? 1 : 0)}"${thin}"%`
    case 'ratio':
    case 'hazard-ratio':
      return '#,##0.00'
    case 'points':
      return '#,##0.0" points"'
    case 'days':
      return Math.abs(roundTo(value, 0)) === 1 ? '0" day"' : '#,##0" days"'
    case 'seconds':
      return `#,##0"${thin}s"`
    case 'money': {
      const size = Math.abs(plottedValue(value, { unit, currency }))
      const sign = signOf(currency)
      if (size === 0) return `${sign}0`
      if (size >= 999_500) return `${sign}#,##0${decimals(size / 1e6 < 99.95 ? 1 : 0)},,"m"`
      if (size >= 9_999.5) return `${sign}#,##0,"k"`
      if (size >= 99.995) return `${sign}#,##0`
      return `${sign}#,##0${decimals(minorDigits(currency ?? ''))}`
    }
  }
}

/** How many decimals a step of an axis needs: 2.5 needs one, 0.05 two. */
export function decimalsOf(step: number): number {
  for (let digits = 0; digits < 8; digits++) {
    if (Math.abs(step * 10 ** digits - Math.round(step * 10 ** digits)) < 1e-6 * step * 10 ** digits) return digits
  }
  return 8
}

/** The number format of an axis whose marks stand `step` apart and reach up to `top` (both as plotted): no more decimals than the step needs. */
export function axisFormat(step: number, top: number, { unit, currency }: Measure): string {
  const digits = decimalsOf
  switch (unit) {
    case 'share':
      return code(`#,##0${decimals(digits(step * 100))}"${thin}"%`)
    case 'days':
    case 'count':
    case 'ratio':
    case 'hazard-ratio':
    case 'points':
    case 'seconds':
      return code(`#,##0${decimals(digits(step))}`)
    case 'money': {
      const sign = signOf(currency)
      if (top >= 1e6) return `${code(`${sign}#,##0${decimals(digits(step / 1e6))},,"m"`)};${sign}0`
      if (top >= 1e4) return `${code(`${sign}#,##0${decimals(digits(step / 1e3))},"k"`)};${sign}0`
      return code(`${sign}#,##0${decimals(step < 1 ? Math.max(digits(step), minorDigits(currency ?? '')) : 0)}`)
    }
  }
}

/** A value in words, with `+` before a rise: for steps of a waterfall. */
export function signedWords(value: number, { unit, currency }: Measure): string {
  const words = formatValue(value, unit, currency)
  return value > 0 && !words.startsWith('+') ? `+${words}` : words
}
