import { asciiDigits } from './ascii-digits.ts'
import { maybeCurrency } from './read-currency.ts'

export type DecimalMark = '.' | ','
export type NumberFault = 'bad-number' | 'ambiguous-number'

/** A decimal number taken apart, so that money never passes through a float: `-1234.5` is `{ negative: true, whole: '1234', fraction: '5' }`. */
export interface DecimalParts {
  readonly negative: boolean
  readonly whole: string
  readonly fraction: string
}

/** Characters of the longest number with all that may stand beside it. What is longer isn't looked at: a page of letters would take a quadratic time. */
const longestNumber = 60

/**
 * Reads a number of any locale: `1,234.50`, `1.234,50`, `1 234,50`, `1'234.50`, `1,23,456.78`, `(500.00)`, `$ (500.00)`, `500.00-`, `−3`, `500.00 CR`, `€ 12`, `12 USD`,
 * `Fr. 12.–`, `45 %`, `١٢٣٫٤`. A credit is negative. A lone mark before exactly three digits (`1.234`) is told apart by `decimal`, the file's own mark; without one it is
 * ambiguous. Words beside the digits must be a currency or a unit: `1.5k` and `3 Mio` are no numbers, because leaving the word out would change them.
 */
export function readDecimal(cell: string, decimal: DecimalMark | null): DecimalParts | NumberFault {
  const plain = readPlain(cell)
  if (plain) return plain
  if (cell.length > longestNumber) return 'bad-number'
  const text = asciiDigits(cell).replace(/[\s\u00a0\u202f\u2009'’`_]/g, '')
  const tiny = exponent.exec(text)
  if (tiny) return shifted(tiny)
  const bare = peel(text)
  if (bare === undefined || !/^[\d.,]*\d[\d.,]*$/.test(bare.text)) return 'bad-number'
  const parts = split(bare.text, decimal)
  return typeof parts === 'string' ? parts : { negative: bare.negative, ...parts }
}

/** What programs write for numbers close to nothing. Large exponents are what a spreadsheet made of an id, and are refused. */
const exponent = /^(-?)(\d)(?:\.(\d+))?e-(\d{1,2})$/i

function shifted([, sign, whole, fraction = '', power]: RegExpExecArray): DecimalParts {
  return { negative: sign === '-', whole: '0', fraction: `${'0'.repeat(Number(power) - 1)}${whole}${fraction}` }
}

/** The digits and marks of a number without sign, parentheses, percent sign, side of the ledger, currency and unit; `undefined` when something else is beside them. */
function peel(given: string): { readonly text: string; readonly negative: boolean } | undefined {
  let text = given
  let signs = 0
  let minus = 0
  for (let turn = 0; turn < 6; turn += 1) {
    const before = text
    if (text.startsWith('(') && text.endsWith(')')) {
      minus += 1
      signs += 1
      text = text.slice(1, -1)
    }
    const sign = /^[+\-−–]/.exec(text)
    if (sign) {
      if (sign[0] !== '+') minus += 1
      signs += 1
      text = text.slice(1)
    }
    // "12.–" is how the Swiss write twelve francs.
    if (/\d[.,][-−–]{1,2}$/.test(text)) text = text.replace(/[.,][-−–]+$/, '')
    else if (/\d[-−–]$/.test(text)) {
      minus += 1
      signs += 1
      text = text.slice(0, -1)
    }
    const side = /^(cr|dr)(?=[\d(])|(?<=[\d.)])(cr|dr)\.?$/i.exec(text)
    if (side) {
      if (/cr/i.test(side[0])) {
        minus += 1
        signs += 1
      }
      text = text.replace(side[0], '')
    }
    const first = /^[^\d(+\-−–]+/.exec(text)?.[0] ?? ''
    if (first !== '' && !/^[.,]$/.test(first)) {
      if (!isBeside(first)) return undefined
      text = text.slice(first.length)
    }
    const last = /[^\d)+\-−–.,]+\.?$/.exec(text)?.[0] ?? ''
    if (last !== '') {
      if (!isBeside(last)) return undefined
      text = text.slice(0, -last.length)
    }
    if (text === before) break
  }
  return signs > 1 ? undefined : { text, negative: minus === 1 }
}

const units = new Set(
  '% ‰ kr kr. s/ s/. pts points point h hr hrs hour hours std std. min mins minute minutes s sec secs second seconds x × pcs pc stk stk. st st. units unit #'.split(
    ' ',
  ),
)

function isBeside(word: string): boolean {
  return units.has(word.toLowerCase()) || maybeCurrency(word) !== undefined
}

/** The common case without any work: digits with at most one dot that can't separate thousands. */
function readPlain(cell: string): DecimalParts | undefined {
  let dot = -1
  const length = cell.length
  if (length === 0 || length > 15) return undefined
  const start = cell.charCodeAt(0) === 45 ? 1 : 0
  for (let i = start; i < length; i += 1) {
    const c = cell.charCodeAt(i)
    if (c >= 48 && c <= 57) continue
    if (c !== 46 || dot >= 0 || i === start) return undefined
    dot = i
  }
  if (length === start) return undefined
  if (dot < 0) return { negative: start === 1, whole: cell.slice(start), fraction: '' }
  const decimals = length - dot - 1
  if (decimals === 0 || (decimals === 3 && dot - start <= 3 && cell.charCodeAt(start) !== 48)) return undefined
  return { negative: start === 1, whole: cell.slice(start, dot), fraction: cell.slice(dot + 1) }
}

function split(text: string, decimal: DecimalMark | null): { whole: string; fraction: string } | NumberFault {
  const lastDot = text.lastIndexOf('.')
  const lastComma = text.lastIndexOf(',')
  if (lastDot < 0 && lastComma < 0) return { whole: text, fraction: '' }
  if (lastDot >= 0 && lastComma >= 0) {
    const mark = Math.max(lastDot, lastComma)
    const other = lastDot > lastComma ? ',' : '.'
    if (text.indexOf(text[mark] as string) !== mark) return 'bad-number'
    return grouped(text.slice(0, mark), other, text.slice(mark + 1))
  }
  const sign = lastDot >= 0 ? '.' : ','
  const at = Math.max(lastDot, lastComma)
  if (text.indexOf(sign) !== at) return grouped(text, sign, '')
  const whole = text.slice(0, at)
  const fraction = text.slice(at + 1)
  const couldGroup = fraction.length === 3 && whole.length >= 1 && whole.length <= 3 && whole !== '0'
  if (!couldGroup) {
    // A mark that the file uses for thousands can't be a decimal mark here.
    if (decimal !== null && sign !== decimal) return 'bad-number'
    return { whole: whole === '' ? '0' : whole, fraction }
  }
  if (decimal === null) return 'ambiguous-number'
  return decimal === sign ? { whole, fraction } : { whole: whole + fraction, fraction: '' }
}

function grouped(text: string, mark: string, fraction: string): { whole: string; fraction: string } | NumberFault {
  const groups = text.split(mark)
  const ok = groups.every((g, i) =>
    i === 0 ? g.length >= 1 && g.length <= 3 : g.length === 3 || (g.length === 2 && i < groups.length - 1),
  )
  if (!ok || groups.length < 2) return groups.length === 1 ? { whole: text, fraction } : 'bad-number'
  if (!/^\d*$/.test(fraction)) return 'bad-number'
  return { whole: groups.join(''), fraction }
}

/** The same as a number, for quantities and ratings. */
export function readNumber(cell: string, decimal: DecimalMark | null): number | NumberFault {
  const parts = readDecimal(cell, decimal)
  if (typeof parts === 'string') return parts
  const value = Number(parts.fraction === '' ? parts.whole : `${parts.whole}.${parts.fraction}`)
  return parts.negative ? -value : value
}

/**
 * An amount in major units as whole minor units of a currency with `digits` decimals, computed on the digits themselves; further decimals are
 * rounded half away from zero. `readMinor('1,234.505', '.', 2)` is 123451.
 */
export function readMinor(cell: string, decimal: DecimalMark | null, digits: number): number | NumberFault {
  const parts = readDecimal(cell, decimal)
  if (typeof parts === 'string') return parts
  const kept = parts.fraction.slice(0, digits).padEnd(digits, '0')
  const up = parts.fraction.length > digits && parts.fraction.charCodeAt(digits) >= 53 ? 1 : 0
  const value = Number(parts.whole + kept) + up
  if (!Number.isSafeInteger(value)) return 'bad-number'
  return parts.negative && value !== 0 ? -value : value
}

/** What a value says about the file's decimal mark: `.` or `,` when it can be only one, `both` when it could be either, `null` when it has none or is no number. */
export function decimalEvidence(cell: string): DecimalMark | 'both' | null {
  if (cell.length > longestNumber) return null
  const digits = asciiDigits(cell)
    .replace(/[.,][-−–]+\s*$/, '')
    .replace(/\p{L}+\./gu, '')
    .replace(/[^\d.,]/g, '')
  if (!/[.,]/.test(digits)) return null
  const dot = digits.lastIndexOf('.')
  const comma = digits.lastIndexOf(',')
  if (dot >= 0 && comma >= 0) return dot > comma ? '.' : ','
  const sign = dot >= 0 ? '.' : ','
  const at = Math.max(dot, comma)
  if (digits.indexOf(sign) !== at) return sign === '.' ? ',' : '.'
  const after = digits.length - at - 1
  return after === 3 && at >= 1 && at <= 3 && digits[0] !== '0' ? 'both' : sign
}
