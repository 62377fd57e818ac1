import type { Unit } from '../../../shared/base/evidence.ts'
import { currencySign, roundTo } from '../../../shared/base/format.ts'
import { minorDigits } from '../../../shared/base/money.ts'
import type { Words } from '../../../shared/story/language/language.ts'

const minus = '\u2212'
const thin = '\u202f'

/** What a chart measures in: the exhibit's unit and, for money, its currency. */
export interface Measure {
  readonly unit: Unit
  readonly currency: string | null
}

/** The same with the words of the language in which its numbers are said. */
export interface SaidMeasure extends Measure {
  readonly words: Words
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

function quoted(words: string): string {
  return words === '' ? '' : `"${words.replace(/["\\]/g, '')}"`
}

/** Digits of money with the currency's sign where the language puts it; `scale` are the commas and the word of thousands or millions. */
function moneyPattern(
  digits: string,
  currency: string | null,
  { format }: Words,
  scale: { readonly commas: string; readonly word: string } = { commas: '', word: '' },
): string {
  const [before = '', after = ''] = format.words.money('\u0000', currencySign(currency ?? '')).split('\u0000')
  return `${quoted(before)}${digits}${scale.commas}${quoted(`${scale.word}${after}`)}`
}

/**
 * The number format under which Excel and PowerPoint show this value in the words of the language's formatter (`€41k`, `9.4 %`, `−3`): labels stay live
 * numbers and still read the same as everywhere else, with the decimal mark of the reader's own system. Lengths of time are the exception: they stay in seconds.
 */
export function labelFormat(value: number, measure: SaidMeasure): string {
  const words = measure.words.format.value(value, measure.unit, measure.currency)
  const shown = patternOf(value, measure)
  const plus = words.startsWith('+') ? '"+"' : ''
  // A value that rounds to nothing has no sign, in words as here.
  return `${plus}${shown};${words.startsWith(minus) ? `"${minus}"` : ''}${shown}`
}

function patternOf(value: number, { unit, currency, words: said }: SaidMeasure): string {
  const { format } = said
  const { words } = format
  switch (unit) {
    case 'count':
      return '#,##0'
    case 'share':
      return `#,##0${decimals(format.share(value).includes(words.decimal) ? 1 : 0)}"${thin}"%`
    case 'ratio':
    case 'hazard-ratio':
      return '#,##0.00'
    case 'points':
      return `#,##0.0${quoted(words.points)}`
    case 'days':
      return Math.abs(roundTo(value, 0)) === 1
        ? `0${quoted(words.days('', true))}`
        : `#,##0${quoted(words.days('', false))}`
    case 'seconds':
      return `#,##0${quoted(words.seconds[0])}`
    case 'money': {
      const size = Math.abs(plottedValue(value, { unit, currency }))
      const money = (digits: number, commas = '', word = '') =>
        moneyPattern(`#,##0${decimals(digits)}`, currency, said, { commas, word })
      if (size === 0) return moneyPattern('0', currency, said)
      if (size >= 999_500) return money(size / 1e6 < 99.95 ? 1 : 0, ',,', words.million)
      if (size >= 9_999.5) return money(0, ',', words.thousand)
      return money(size >= 99.995 ? 0 : minorDigits(currency ?? ''))
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
export function axisFormat(step: number, top: number, { unit, currency, words: said }: SaidMeasure): string {
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
      const { words } = said.format
      const money = (digits: number, commas = '', word = '') =>
        code(moneyPattern(`#,##0${decimals(digits)}`, currency, said, { commas, word }))
      const nothing = moneyPattern('0', currency, said)
      if (top >= 1e6) return `${money(digits(step / 1e6), ',,', words.million)};${nothing}`
      if (top >= 1e4) return `${money(digits(step / 1e3), ',', words.thousand)};${nothing}`
      return money(step < 1 ? Math.max(digits(step), minorDigits(currency ?? '')) : 0)
    }
  }
}

/** A value in words, with `+` before a rise: for steps of a waterfall. */
export function signedWords(value: number, { unit, currency, words: said }: SaidMeasure): string {
  const words = said.format.value(value, unit, currency)
  return value > 0 && !words.startsWith('+') ? `+${words}` : words
}
