import { type Format, makeFormat } from '../../../base/format.ts'
import type { NumberWords } from '../../../base/number-words.ts'

const thin = '\u202f'
const months = [
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
]
const anyMonth = months.join('|')

/** German: `1.234,5`, `12,3 %`, `49 Tsd. €`, `3. Mai 2026`. */
export const germanNumbers: NumberWords = {
  locale: 'de-DE',
  decimal: ',',
  group: '.',
  money: (amount, sign) => `${amount}${thin}${sign.trim()}`,
  thousand: `${thin}Tsd.`,
  million: `${thin}Mio.`,
  points: ' Prozentpunkte',
  days: (digits, isOne) => `${digits} ${isOne ? 'Tag' : 'Tage'}`,
  seconds: [`${thin}s`, `${thin}min`, `${thin}h`],
  range: (low, high) => `${low} bis ${high}`,
  tooFew: 'zu wenige für eine Aussage',
  months,
  day: (date, month, year) => `${date}. ${month} ${year}`,
  month: (month, year) => `${month} ${year}`,
  quarter: (quarter, year) => `${quarter} ${year}`,
  noNumbers: [
    new RegExp(`\\b\\d{1,2}\\. (?:${anyMonth}) \\d{4}\\b`, 'g'),
    new RegExp(`(?:${anyMonth}) \\d{4}\\b`, 'g'),
    /\b48 Stunden\b/g,
    /\b95-%-(?=Intervall)/g,
    /\b80[\s\u202f]%(?= der Ziehungen)/g,
  ],
}

/** The German formatter. */
export const german: Format = makeFormat(germanNumbers)
